import CustomerSuccess

/// What has a beginning that has not come yet is mostly a mistyped year, or a day and a month in the wrong order: it is taken, and told.
/// What is said to have happened to it by then has not: that is not told of it.
struct DatesAhead: Sendable {
  /// Contracts are signed some time before they begin.
  static let signUpDays = 90

  private let now: Instant
  private let today: LocalDate

  /// Nil while nobody has said when it is.
  init?(_ now: Instant, zone: Zone?) {
    guard now.seconds > 0 else { return nil }
    self.now = now
    today = (zone ?? .gmt).date(of: now)
  }

  /// What is to be told of a fact, and the field's value.
  func remark(on fact: Fact) -> (reason: String, value: String)? {
    switch fact {
    case .customer(let customer):
      guard customer.signedUp > today + Self.signUpDays else { return nil }
      return ("signed_up lies more than \(Self.signUpDays) days ahead", customer.signedUp.description)
    case .ticket(let ticket):
      guard isSoon(ticket.created) else { return moment("created", ticket.created, "; until then no list has it") }
      return (Self.soon("created", "until then no list has it"), ticket.created.iso8601)
    case .ticketEvent(let event): return moment("at", event.at, "; until then it has not happened")
    case .score(let score): return moment("at", score.at)
    case .progress(let progress): return moment("at", progress.at)
    case .action(let action): return moment("created", action.created)
    case .survey(let answer): return moment("at", answer.at)
    case .activity(let activity): return moment("at", activity.at)
    case .observation(let observation): return moment("at", observation.at)
    case .counter(let count): return moment("at", count.at)
    default: return nil
    }
  }

  /// What is said of a time that is left out.
  static func untold(_ field: String) -> String { "\(field) lies ahead of the day of the import; taken for not told" }

  /// A day's grace, for clocks and zones.
  func isAhead(_ moment: Instant) -> Bool { moment > now.adding(days: 1) }

  /// So much clocks differ.
  private static let grace = 15 * 60

  /// Ahead by minutes or hours: mostly a local time that was read as another zone's.
  func isSoon(_ moment: Instant) -> Bool { moment > now + Self.grace && !isAhead(moment) }

  /// What is said of a time that is ahead by hours, and what comes of it.
  static func soon(_ field: String, _ outcome: String) -> String {
    "\(field) lies ahead of now; \(outcome): are its times of another zone? --zone says which"
  }

  private func moment(_ field: String, _ at: Instant, _ more: String = "") -> (reason: String, value: String)? {
    isAhead(at) ? ("\(field) lies ahead of the day of the import\(more)", at.iso8601) : nil
  }
}
