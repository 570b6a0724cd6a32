/// A part of a whole, so that shares of many tickets can be added up.
public struct TicketShare: Hashable, Sendable, Codable {
  public var part: Int
  public var whole: Int

  public init(part: Int = 0, whole: Int = 0) {
    self.part = part
    self.whole = whole
  }

  init(_ holds: Bool) { self.init(part: holds ? 1 : 0, whole: 1) }

  /// 0 to 100; nil of nothing.
  public var percent: Double? { whole == 0 ? nil : 100 * Double(part) / Double(whole) }

  public static func + (left: TicketShare, right: TicketShare) -> TicketShare {
    TicketShare(part: left.part + right.part, whole: left.whole + right.whole)
  }
}

/// The framework's `supportQualityFramework.qualityMetrics` for a period, of one ticket or of many added up.
public struct SupportQuality: Hashable, Sendable, Codable {
  /// Resolved with one public reply, no escalation, and not reopened within seven days.
  public var firstContact = TicketShare()
  /// The framework's own measurement, under its own name: closed without escalation.
  public var closedWithoutEscalation = TicketShare()
  /// Met of met and missed, over clocks that ended in the period or are open and breached.
  public var respondInTime = TicketShare()
  public var resolveInTime = TicketShare()
  /// Tickets brought to an end in the period, and the seconds from creation to that, nights and waiting included.
  public var resolved = 0
  public var resolutionSeconds = 0

  public init() {}

  public var averageResolutionSeconds: Double? {
    resolved == 0 ? nil : Double(resolutionSeconds) / Double(resolved)
  }

  public static func + (left: SupportQuality, right: SupportQuality) -> SupportQuality {
    var sum = left
    sum.firstContact = left.firstContact + right.firstContact
    sum.closedWithoutEscalation = left.closedWithoutEscalation + right.closedWithoutEscalation
    sum.respondInTime = left.respondInTime + right.respondInTime
    sum.resolveInTime = left.resolveInTime + right.resolveInTime
    sum.resolved += right.resolved
    sum.resolutionSeconds += right.resolutionSeconds
    return sum
  }
}

/// How a period's tickets are judged.
public enum SupportQualityRules {
  /// One ticket's part in a period's figures. Spam and what a tool has withdrawn have none; of a ticket that was merged away only the promises that were
  /// broken before count on, once each.
  public static func verdict(
    for reading: TicketReading, period: Range<Instant>, at now: Instant
  ) -> SupportQuality {
    var verdict = SupportQuality()
    verdict.respondInTime = compliance(of: .respond, reading, period, now)
    verdict.resolveInTime = compliance(of: .resolve, reading, period, now)
    guard reading.disposition == .counted else { return verdict }
    if let first = reading.resolutions.first, period.contains(first.at) {
      if knowsReplies(reading, until: first) { verdict.firstContact = TicketShare(isFirstContact(reading, first)) }
      verdict.closedWithoutEscalation = TicketShare(first.escalations == 0)
    }
    // Where the tool does not tell when, the end that stands there is none to reckon with.
    let isTold = reading.ticket.untold?.contains(.resolve) != true
    if isTold, let resolved = reading.resolved, period.contains(resolved) {
      verdict.resolved = 1
      verdict.resolutionSeconds = resolved - reading.ticket.created
    }
    return verdict
  }

  public static func quality(
    of readings: [TicketReading], period: Range<Instant>, at now: Instant
  ) -> SupportQuality {
    readings.reduce(SupportQuality()) { $0 + verdict(for: $1, period: period, at: now) }
  }

  /// Where the tool does not tell of the first reply, a ticket without one may well have had some.
  static func knowsReplies(_ reading: TicketReading, until first: TicketReading.Resolution) -> Bool {
    publicReplies(reading, until: first) > 0 || reading.ticket.outsideReplies != nil
      || reading.ticket.untold?.contains(.respond) != true
  }

  private static func isFirstContact(
    _ reading: TicketReading, _ first: TicketReading.Resolution
  ) -> Bool {
    publicReplies(reading, until: first) == 1 && first.escalations == 0 && !isReopened(reading, after: first)
  }

  /// A tool that counts more replies than it tells of was not answered by one.
  public static func publicReplies(_ reading: TicketReading, until first: TicketReading.Resolution) -> Int {
    max(first.publicReplies, reading.ticket.outsideReplies ?? 0)
  }

  /// Reopenings that a tool has only counted are taken for such within seven days.
  static func isReopened(_ reading: TicketReading, after first: TicketReading.Resolution) -> Bool {
    if let counted = reading.ticket.outsideReopens, counted > 0 { return true }
    return reading.reopens.contains { $0 - first.at <= TicketHistory.reopenSeconds }
  }

  private static func compliance(
    of kind: ClockKind, _ reading: TicketReading, _ period: Range<Instant>, _ now: Instant
  ) -> TicketShare {
    reading.clocks.filter { $0.kind == kind }.reduce(TicketShare()) { sum, clock in
      guard let isMet = isMet(clock, period, now) else { return sum }
      return sum + TicketShare(isMet)
    }
  }

  /// Nil where the clock has no verdict in the period.
  static func isMet(_ clock: SLAClock, _ period: Range<Instant>, _ now: Instant) -> Bool? {
    switch clock.outcome {
    case .met(let at, _): return period.contains(at) ? true : nil
    case .missed(let at, _): return period.contains(at) ? false : nil
    case .stopped: return nil
    case .open:
      let last = min(now, period.upperBound)
      return clock.breach.map { $0.at < last } ?? clock.isPast(at: last) ? false : nil
    }
  }
}
