/// What of a ticket an event decides. A later event of the same aspect says what holds: taking an earlier one away, or putting
/// it back, would change nothing but what the later one is said to have begun from.
public enum TicketAspect: Hashable, Sendable {
  case status, severity, owner, tier, subject
  case due(ClockKind)

  static let all: Set<TicketAspect> = Set(
    [.status, .severity, .owner, .tier, .subject] + ClockKind.allCases.map(Self.due))
}

extension TicketEvent.Kind {
  /// None for what is said: replies and notes stand beside each other.
  public var aspects: Set<TicketAspect> {
    switch self {
    case .opened: TicketAspect.all
    case .customerMessage, .publicReply, .note, .tookIn: []
    case .status, .spam, .merged, .withdrawn: [.status]
    case .severity: [.severity]
    case .owner: [.owner]
    case .escalated: [.tier]
    case .subject: [.subject]
    case .due(let clock, _): [.due(clock)]
    }
  }
}
