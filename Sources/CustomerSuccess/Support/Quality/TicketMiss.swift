/// Why a ticket counts against a figure, as far as its own record says.
public enum MissReason: String, CaseIterable, Sendable {
  /// The causes of a broken promise, one each.
  case severityRaised, reopened, handedOver, late
  /// The rules of first contact that a ticket can fail besides coming back.
  case noReply, severalReplies, escalated

  init(_ cause: MissCause) {
    switch cause {
    case .severityRaised: self = .severityRaised
    case .reopened: self = .reopened
    case .handedOver: self = .handedOver
    case .late: self = .late
    }
  }

  public var title: String {
    switch self {
    case .severityRaised: "severity raised"
    case .reopened: "reopened"
    case .handedOver: "handed over"
    case .late: "late"
    case .noReply: "no reply"
    case .severalReplies: "several replies"
    case .escalated: "escalated"
    }
  }
}

/// One miss of a ticket.
public struct TicketMiss: Hashable, Sendable {
  /// One for a broken promise, every rule that failed for first contact; none where the record shows nothing.
  public var reasons: [MissReason]
  /// The promise that was broken, if it was one.
  public var clock: SLAClock?

  public init(_ reasons: [MissReason], clock: SLAClock? = nil) {
    self.reasons = reasons
    self.clock = clock
  }
}

/// What one ticket has to do with a figure. `misses` are as many as `share` misses.
public struct QualityAccount: Hashable, Sendable {
  public var share: TicketShare
  public var misses: [TicketMiss]
  /// For the time to resolution: the ticket's seconds.
  public var seconds: Int?

  public init(share: TicketShare = TicketShare(), misses: [TicketMiss] = [], seconds: Int? = nil) {
    self.share = share
    self.misses = misses
    self.seconds = seconds
  }

  /// The ticket counts.
  public var counts: Bool { share.whole > 0 }

  /// Every reason once, in the order of `MissReason`.
  public var reasons: [MissReason] {
    let all = Set(misses.flatMap(\.reasons))
    return MissReason.allCases.filter(all.contains)
  }
}
