extension DayRules {
  /// Why the item is in the list, in words: `breached 12 min ago: respond, critical`.
  public func reason(for item: DayItem, at now: Instant) -> String {
    let today = zone.date(of: now)
    switch item.matter {
    case .ticket(let ticket): return reason(ticket, at: now)
    case .action(let action): return "\(due(today - action.due)), \(action.priority.rawValue)"
    case .fall(let fall):
      let days = counted(fall.days, "day")
      return "fell \(fall.points) in \(days) to \(fall.score): \(fall.status.lowercased())\(risk(of: item))"
    case .lapsed(let lapse):
      return "\(counted(lapse.count, "renewal")) of over \(Self.missedDays) days ago, nothing noted"
    case .renewal(let renewal) where renewal.on < today:
      return "renewal was due \(counted(today - renewal.on, "day")) ago, nothing noted\(risk(of: item))"
    case .renewal(let renewal):
      let health = renewal.score.map { " at \($0)" } ?? ", not scored"
      return "renews \(ahead(renewal.on - today))\(health)\(risk(of: item))"
    case .certificate(let certificate):
      let days = certificate.ends - today
      return "\(certificate.path.lowercased()) certificate of \(certificate.learnerName) "
        + (days < 0 ? "ended \(counted(-days, "day")) ago" : "ends \(ahead(days))")
    case .journey(let step): return reason(step, today: today)
    case .review(let review): return "business review \(due(today - review.due))"
    case .interview(let interview):
      let days = today - interview.left
      return "left \(days == 0 ? "today" : "\(counted(days, "day")) ago"), no exit interview"
    }
  }

  /// From one in ten on: below, nobody would do anything else for it.
  private func risk(of item: DayItem) -> String {
    guard let risk = item.churnRisk, risk >= Self.tellingRisk else { return "" }
    return ", chance to leave \(Int((risk * 100).rounded())) %"
  }

  private static let tellingRisk = 0.1

  private func reason(_ ticket: DayTicket, at now: Instant) -> String {
    let (clock, severity) = (ticket.clock.rawValue, ticket.severity.rawValue)
    if now > ticket.due { return "breached \(length(now - ticket.due)) ago: \(clock), \(severity)" }
    // A minute begun counts as one: nobody reads `0 min` as time left.
    return "\(clock) due in \(length(ticket.due - now + 59)), \(severity)"
  }

  private func due(_ daysLate: Int) -> String {
    daysLate < 1 ? "due today" : "\(counted(daysLate, "day")) late"
  }

  private func ahead(_ days: Int) -> String {
    switch days {
    case ..<1: "today"
    case 1: "tomorrow"
    default: "in \(days) days"
    }
  }

  private func length(_ seconds: Int) -> String {
    switch seconds {
    case ..<3600: "\(seconds / 60) min"
    case ..<(2 * Instant.secondsPerDay): "\(seconds / 3600) h"
    default: "\(seconds / Instant.secondsPerDay) days"
    }
  }
}
