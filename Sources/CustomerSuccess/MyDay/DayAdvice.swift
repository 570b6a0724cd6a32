/// A line of the day that is no thing yet but advice: it can be taken up, noted as done, or waved off.
extension DayRules {
  public func isAdvice(_ item: DayItem) -> Bool {
    switch item.matter {
    case .ticket, .action, .lapsed: false
    case .fall, .renewal, .certificate, .journey, .interview, .review: true
    }
  }

  /// What the form of a new action item begins with when the advice is taken up: its words, why, and by when the framework
  /// wants it.
  public func takenUp(_ item: DayItem, at now: Instant) -> [String: String] {
    guard isAdvice(item) else { return [:] }
    let (kind, priority, days) = haste(of: item, at: now)
    return [
      "title": item.work, "type": kind, "priority": priority.rawValue,
      "due": (zone.date(of: now) + days).description, "description": reason(for: item, at: now),
    ]
  }

  /// An alarming score within 24 hours, at once below 50; what has a date of its own before the next reminder.
  private func haste(of item: DayItem, at now: Instant) -> (kind: String, ActionPriority, days: Int) {
    switch place(of: item, at: now).step {
    case .critical: ("Risk", .high, 0)
    case .alert: ("Risk", .high, 1)
    case .renewalMissed, .renewalNow: ("Engagement", .high, 0)
    case .renewalSoon: ("Engagement", .medium, 2)
    case .stepLate: ("Onboarding", .high, 0)
    case .stepToday: ("Onboarding", .medium, 0)
    case .exitInterview: ("Engagement", .medium, 2)
    case .businessReview: ("Engagement", .medium, 7)
    case .certificateSoon: ("Education", .medium, 2)
    case .decline: ("Risk", .medium, 7)
    case .certificateLater: ("Education", .low, 7)
    default: ("Engagement", .medium, 7)
    }
  }
}
