/// The span of time that figures look at, and what of the present they hold.
public struct QualityPeriod: Hashable, Sendable {
  public var seconds: Range<Instant>
  /// Promises that are broken and still open count; not so in a part of a period that is over.
  public var countsOpen: Bool
  /// The backlog is of tickets opened in it; nil for all that are open.
  public var opened: Range<Instant>?

  public init(_ seconds: Range<Instant>, countsOpen: Bool = true, opened: Range<Instant>? = nil) {
    self.seconds = seconds
    self.countsOpen = countsOpen
    self.opened = opened
  }

  /// So many days up to and with `now`.
  public init(days: Int, until now: Instant) {
    self.init(now.adding(days: -days)..<(now + 1))
  }

  /// The part of it that a week is.
  public func within(_ week: QualityWeek) -> QualityPeriod {
    QualityPeriod(
      week.seconds, countsOpen: countsOpen && week.seconds.upperBound == seconds.upperBound, opened: week.seconds)
  }
}

/// A ticket with what is said about it elsewhere.
public struct QualityTicket: Hashable, Sendable {
  public var reading: TicketReading
  /// The answers to surveys about it.
  public var answers: [SurveyResponse]
  /// A customer who has left has no backlog.
  public var isOfChurned: Bool

  public init(_ reading: TicketReading, answers: [SurveyResponse] = [], isOfChurned: Bool = false) {
    self.reading = reading
    self.answers = answers
    self.isOfChurned = isOfChurned
  }
}

extension SupportQualityRules {
  /// What one ticket adds to the sums of a period.
  public static func sums(of ticket: QualityTicket, in period: QualityPeriod, at now: Instant) -> QualitySums {
    var sums = QualitySums(answers: ticket.answers, in: period)
    sums.quality = verdict(for: ticket.reading, period: period.seconds, at: now)
    sums.quality.respondInTime = account(of: .response, ticket, in: period, at: now).share
    sums.quality.resolveInTime = account(of: .resolution, ticket, in: period, at: now).share
    let backlog = account(of: .backlog, ticket, in: period, at: now).share
    sums.openTickets = isOpen(ticket, in: period) ? 1 : 0
    sums.backlog = backlog.whole
    sums.breached = backlog.missed
    return sums
  }

  /// What one ticket has to do with a figure, and why it counts against it.
  public static func account(
    of figure: QualityFigure, _ ticket: QualityTicket, in period: QualityPeriod, at now: Instant
  ) -> QualityAccount {
    let reading = ticket.reading
    let verdict = verdict(for: reading, period: period.seconds, at: now)
    switch figure {
    case .firstContact:
      return account(verdict.firstContact) { TicketMiss(failedRules(of: reading)) }
    case .withoutEscalation:
      return account(verdict.closedWithoutEscalation) { TicketMiss([.escalated]) }
    case .satisfaction:
      let share = QualitySums(answers: ticket.answers, in: period).share(of: .satisfaction)
      let displeased = ticket.answers.filter { $0.counts(in: period) && $0.score < QualitySums.satisfiedFrom }
      return QualityAccount(share: share, misses: displeased.map { TicketMiss(blemishes(of: reading, by: $0.at, now)) })
    case .response: return promises(.respond, reading, period, now)
    case .resolution: return promises(.resolve, reading, period, now)
    case .resolutionTime:
      let share = TicketShare(part: verdict.resolved, whole: verdict.resolved)
      return QualityAccount(share: share, seconds: verdict.resolved == 0 ? nil : verdict.resolutionSeconds)
    case .backlog: return backlog(ticket, period, now)
    }
  }

  private static func account(_ share: TicketShare, _ miss: () -> TicketMiss) -> QualityAccount {
    QualityAccount(share: share, misses: Array(repeating: miss(), count: share.missed))
  }

  private static func promises(
    _ kind: ClockKind, _ reading: TicketReading, _ period: QualityPeriod, _ now: Instant
  ) -> QualityAccount {
    var account = QualityAccount()
    for clock in reading.clocks where clock.kind == kind && (period.countsOpen || clock.outcome != .open) {
      guard let isMet = isMet(clock, period.seconds, now) else { continue }
      account.share = account.share + TicketShare(isMet)
      if !isMet { account.misses.append(miss(of: clock, reading, now)) }
    }
    return account
  }

  private static func miss(of clock: SLAClock, _ reading: TicketReading, _ now: Instant) -> TicketMiss {
    TicketMiss([MissReason(reading.cause(ofMissing: clock, at: now) ?? .late)], clock: clock)
  }

  private static func isOpen(_ ticket: QualityTicket, in period: QualityPeriod) -> Bool {
    guard ticket.reading.isOpen, !ticket.isOfChurned else { return false }
    return period.opened?.contains(ticket.reading.ticket.created) ?? true
  }

  private static func backlog(_ ticket: QualityTicket, _ period: QualityPeriod, _ now: Instant) -> QualityAccount {
    let reading = ticket.reading
    guard isOpen(ticket, in: period), [.critical, .high].contains(reading.severity) else { return QualityAccount() }
    // Several broken promises make one ticket late.
    let broken = reading.openClocks.first { $0.state(at: now).standing == .breached }
    return QualityAccount(share: TicketShare(broken == nil), misses: broken.map { [miss(of: $0, reading, now)] } ?? [])
  }

  /// Which of the rules of first contact a ticket failed at its first resolution.
  private static func failedRules(of reading: TicketReading) -> [MissReason] {
    guard let first = reading.resolutions.first else { return [] }
    var failed: [MissReason] = []
    if isReopened(reading, after: first) { failed.append(.reopened) }
    let replies = publicReplies(reading, until: first)
    if replies == 0 { failed.append(.noReply) }
    if replies > 1 { failed.append(.severalReplies) }
    if first.escalations > 0 { failed.append(.escalated) }
    return failed
  }

  /// What may have displeased whoever answered then: the causes of all promises broken by that moment, and what else was
  /// not smooth. What came later was no reason.
  private static func blemishes(of reading: TicketReading, by moment: Instant, _ now: Instant) -> [MissReason] {
    let broken = reading.clocks.filter { $0.broken(by: now).map { $0 <= moment } ?? false }
    var found = Set(broken.compactMap { reading.cause(ofMissing: $0, at: now) }.map(MissReason.init))
    if reading.reopens.contains(where: { $0 <= moment }) { found.insert(.reopened) }
    if reading.escalations.contains(where: { $0.at <= moment }) { found.insert(.escalated) }
    let isAnswered = reading.firstReply.map { $0 <= moment } ?? false
    let isEnded = reading.resolutions.contains { $0.at <= moment && knowsReplies(reading, until: $0) }
    if !isAnswered, isEnded { found.insert(.noReply) }
    return MissReason.allCases.filter(found.contains)
  }
}

extension SurveyResponse {
  fileprivate func counts(in period: QualityPeriod) -> Bool { kind == .csat && period.seconds.contains(at) }
}

extension QualitySums {
  /// Of the answers that count: to surveys after support, in the period.
  public init(answers: [SurveyResponse], in period: QualityPeriod) {
    self.init()
    let counted = answers.filter { $0.counts(in: period) }
    self.answers = counted.count
    marks = counted.reduce(0) { $0 + $1.score }
    satisfied = counted.count { $0.score >= QualitySums.satisfiedFrom }
  }
}
