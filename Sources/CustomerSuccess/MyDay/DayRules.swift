/// What needs somebody today, and what of it has been dealt with.
///
/// Thresholds are the framework's: `healthDeclineAlerts` (a score drops below 70, within 24 hours, escalated below 50),
/// `renewalReminders` (60, 30, 14, 7 and 1 day before), and the training catalogue's certificate warnings.
public struct DayRules: Hashable, Sendable {
  public var health: HealthModel
  public var training: TrainingCatalogue
  /// In which days begin and end.
  public var zone: Zone
  /// Days before a renewal at which it is to be spoken of, longest first.
  public var renewalDays = [60, 30, 14, 7, 1]

  public init(health: HealthModel, training: TrainingCatalogue, zone: Zone) {
    self.health = health
    self.training = training
    self.zone = zone
  }

  /// Below this a score counts as alarming: the framework's `drops below 70`.
  static let alertScore = HealthCategory.good.range.lowerBound
  /// Below this it goes to the executive team: the framework's `score < 50`.
  static let escalationScore = HealthCategory.fair.range.lowerBound

  /// So many days after its day a renewal that nobody renewed, moved or ended is a line of its own: until then somebody
  /// remembers the customer's answer, and later it is rather the date that is stale.
  static let missedDays = 90

  /// So many days ahead a renewal, or a certificate's end, first counts: the longest reminder and warning.
  public var renewalHorizon: Int { renewalDays.max() ?? 0 }
  public var certificateHorizon: Int { training.renewalDays }

  /// A ticket with a running promise at risk or worse; paused ones wait for somebody else.
  public func item(ticket reading: TicketReading, at now: Instant) -> DayItem? {
    guard reading.isOpen else { return nil }
    let alarming = reading.openClocks.filter { ($0.state(at: now).standing ?? .fine) >= .atRisk }
    let first = alarming.compactMap { clock in clock.due.map { (due: $0, kind: clock.kind) } }
      .min { ($0.due, $0.kind.rawValue) < ($1.due, $1.kind.rawValue) }
    guard let first else { return nil }
    return DayItem(
      customer: reading.ticket.customer, title: reading.ticket.subject,
      matter: .ticket(
        DayTicket(id: reading.ticket.id, clock: first.kind, due: first.due, severity: reading.severity)))
  }

  /// An open action item that is due or late, unless it sleeps.
  public func item(action: ActionItem, at now: Instant) -> DayItem? {
    let today = zone.date(of: now)
    guard action.status.isOpen, action.created <= now, let due = action.due, due <= today else { return nil }
    if let snooze = action.snooze, snooze.until > today { return nil }
    return DayItem(
      customer: action.customer, title: action.title,
      matter: .action(DayAction(id: action.id, due: due, priority: action.priority)))
  }

  /// True when a score that moved by `change` fell below 70, or into a worse category by a decline the model counts.
  public func isFall(to score: Int, change: Int) -> Bool {
    guard change < 0 else { return false }
    let before = score - change
    if before >= DayRules.alertScore, score < DayRules.alertScore { return true }
    return HealthCategory(score: score) < HealthCategory(score: before)
      && health.trend(change: Double(change)) == .declining
  }

  /// `since` is when the score entered its present category.
  public func item(fallOf customer: CustomerID, to score: Int, change: Int, since: Instant) -> DayItem? {
    guard isFall(to: score, change: change) else { return nil }
    let category = HealthCategory(score: score)
    return DayItem(
      customer: customer,
      title: score < DayRules.escalationScore
        ? "Escalate to executive team"
        : score < DayRules.alertScore ? "Schedule immediate check-in call" : "Identify root cause",
      matter: .fall(
        DayFall(
          score: score, points: -change, days: health.trend.days, since: since,
          status: health.categories[category]?.status ?? category.title)))
  }

  public func item(renewalOf customer: CustomerID, on day: LocalDate, score: Int?, at now: Instant) -> DayItem? {
    let late = zone.date(of: now) - day
    guard reminder(renewalDays, before: day, at: now) != nil || (1...Self.missedDays).contains(late) else { return nil }
    return DayItem(
      customer: customer, title: late > 0 ? "Renew, move or end the contract" : "Schedule renewal discussion",
      matter: .renewal(DayRenewal(on: day, score: score)))
  }

  /// The first day whose renewal is still a line of its own when it was missed.
  public func firstMissed(at now: Instant) -> LocalDate { zone.date(of: now) + -Self.missedDays }

  /// Of all that were due before that; `customer` is the one whose day was the last. Nil of none.
  public func item(lapsed count: Int, last: LocalDate, of customer: CustomerID) -> DayItem? {
    guard count > 0 else { return nil }
    return DayItem(
      customer: customer, title: "Renew, move or end the contracts (\(DayLapse.filter))",
      matter: .lapsed(DayLapse(count: count, last: last)))
  }

  /// Of a customer that is there, once the day has come that the last of its reviews agreed for the next.
  public func item(reviewWith customer: Customer, held reviews: [BusinessReview], at now: Instant) -> DayItem? {
    let today = zone.date(of: now)
    guard customer.lifecycle(on: today) != .churned, let last = reviews.last(by: today), let next = last.next,
      next <= today
    else { return nil }
    return DayItem(
      customer: customer.id, title: "Business review with \(customer.name)",
      matter: .review(DayReview(due: next, last: last.day)))
  }

  /// Of a customer that left within the last 30 days. `interviews`: all that were held with it.
  public func item(interviewWith customer: Customer, held interviews: [ExitInterview], at now: Instant) -> DayItem? {
    let today = zone.date(of: now)
    guard let left = customer.churned, left <= today, today - left <= ExitInterview.daysOpen,
      !interviews.contains(where: { $0.day <= today && $0.isAbout(leavingOn: left) })
    else { return nil }
    return DayItem(
      customer: customer.id, title: "Exit interview with \(customer.name)", matter: .interview(DayInterview(left: left))
    )
  }

  public func item(certificate: Certificate, of learner: Learner, at now: Instant) -> DayItem? {
    guard training.state(of: certificate, on: zone.date(of: now)).isDue else { return nil }
    return DayItem(
      customer: learner.customer, title: "Renew the certificate",
      matter: .certificate(
        DayCertificate(
          id: certificate.id, learner: learner.id, learnerName: learner.name,
          path: training[certificate.path]?.title ?? certificate.path.text, ends: certificate.expires)))
  }

  /// From when on what is written down of the item, or an action item that takes it up, deals with it: a fall since it
  /// happened, a renewal or certificate since its present reminder began, one whose day is over since then. Nil for what only its own change deals with.
  public func opened(_ item: DayItem, at now: Instant) -> Instant? {
    switch item.matter {
    case .ticket, .action, .journey, .lapsed: nil
    case .fall(let fall): fall.since
    case .review(let review): zone.instant(review.due, secondOfDay: 0)
    case .interview(let interview): zone.instant(interview.left, secondOfDay: 0)
    case .renewal(let renewal):
      start(of: renewalDays, before: renewal.on, at: now) ?? zone.instant(renewal.on + 1, secondOfDay: 0)
    case .certificate(let certificate):
      start(of: training.warningDays, before: certificate.ends, at: now)
        ?? zone.instant(certificate.ends + 1, secondOfDay: 0)
    }
  }

  /// The shortest reminder that has begun: 14 for an event in 9 days; nil before the first and after the event.
  func reminder(_ days: [Int], before event: LocalDate, at now: Instant) -> Int? {
    let left = event - zone.date(of: now)
    return left < 0 ? nil : days.filter { $0 >= left }.min()
  }

  private func start(of days: [Int], before event: LocalDate, at now: Instant) -> Instant? {
    reminder(days, before: event, at: now).map { zone.instant(event - $0, secondOfDay: 0) }
  }
}
