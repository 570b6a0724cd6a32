/// One thing that needs somebody today.
public struct DayItem: Hashable, Sendable, Identifiable {
  public var customer: CustomerID
  /// What is to be done: a ticket's subject, an action item's title, or the first step the framework names.
  public var title: String
  public var matter: DayMatter
  /// How likely the customer is to leave, as predicted last; it moves nothing in the list.
  public var churnRisk: Double?

  /// The same from one reading to the next, and no other item's: `ticket T-1042`, `fall CUST-007`.
  public var id: String {
    switch matter {
    case .ticket(let ticket): "ticket \(ticket.id)"
    case .action(let action): "action \(action.id)"
    case .fall: "fall \(customer)"
    case .renewal: "renewal \(customer)"
    case .certificate(let certificate): "certificate \(certificate.id)"
    case .journey(let step): "journey \(customer) \(step.step)"
    case .lapsed: "renewals past"
    case .interview: "interview \(customer)"
    case .review: "review \(customer)"
    }
  }

  /// What an act on the item is about.
  public var target: Target {
    switch matter {
    case .ticket(let ticket): .ticket(ticket.id)
    case .action(let action): .action(action.id)
    case .fall, .renewal, .journey, .lapsed, .interview, .review: .customer(customer)
    case .certificate(let certificate): .learner(certificate.learner)
    }
  }

  public init(customer: CustomerID, title: String, matter: DayMatter) {
    self.customer = customer
    self.title = title
    self.matter = matter
  }
}

/// Why it needs somebody.
public enum DayMatter: Hashable, Sendable {
  /// A promise that is broken or nearly used up.
  case ticket(DayTicket)
  /// An action item that is due or late.
  case action(DayAction)
  /// A score that fell into a worse category.
  case fall(DayFall)
  /// A renewal inside the framework's reminders, or whose day is over without anybody having said what became of it.
  case renewal(DayRenewal)
  /// Renewals whose day was over long ago, all in one line.
  case lapsed(DayLapse)
  /// A certificate inside the framework's warnings, or that has run out lately.
  case certificate(DayCertificate)
  /// A step of the customer's journey that is due or late.
  case journey(DayJourney)
  /// A customer that left lately and was not asked why.
  case interview(DayInterview)
  /// A business review whose agreed day has come.
  case review(DayReview)
}

public struct DayTicket: Hashable, Sendable {
  public var id: TicketID
  /// The most urgent promise that is at risk.
  public var clock: ClockKind
  public var due: Instant
  public var severity: Severity

  public init(id: TicketID, clock: ClockKind, due: Instant, severity: Severity) {
    self.id = id
    self.clock = clock
    self.due = due
    self.severity = severity
  }
}

public struct DayAction: Hashable, Sendable {
  public var id: ActionID
  public var due: LocalDate
  public var priority: ActionPriority

  public init(id: ActionID, due: LocalDate, priority: ActionPriority) {
    self.id = id
    self.due = due
    self.priority = priority
  }
}

public struct DayFall: Hashable, Sendable {
  /// Now, 0 to 100.
  public var score: Int
  /// How much less than `days` ago; positive.
  public var points: Int
  public var days: Int
  /// When the score entered its present category or a worse one.
  public var since: Instant
  /// The category's status in the framework's words: `At Risk`.
  public var status: String

  public init(score: Int, points: Int, days: Int, since: Instant, status: String) {
    self.score = score
    self.points = points
    self.days = days
    self.since = since
    self.status = status
  }
}

public struct DayRenewal: Hashable, Sendable {
  public var on: LocalDate
  /// Nil when nothing is known of the customer's health.
  public var score: Int?

  public init(on: LocalDate, score: Int?) {
    self.on = on
    self.score = score
  }
}

/// Renewals of long ago that nobody has renewed, moved or ended. The item's customer is the one whose day was the last.
public struct DayLapse: Hashable, Sendable {
  public var count: Int
  /// The last of their days.
  public var last: LocalDate

  public init(count: Int, last: LocalDate) {
    self.count = count
    self.last = last
  }

  /// Shows every customer whose renewal is over; those who have left need another word.
  public static let filter = "renews:past"
}

public struct DayReview: Hashable, Sendable {
  /// The day that was agreed for it.
  public var due: LocalDate
  /// When the last one was held.
  public var last: LocalDate

  public init(due: LocalDate, last: LocalDate) {
    self.due = due
    self.last = last
  }
}

public struct DayInterview: Hashable, Sendable {
  /// The first day on which it was no customer.
  public var left: LocalDate

  public init(left: LocalDate) { self.left = left }
}

public struct DayCertificate: Hashable, Sendable {
  public var id: CertificateID
  public var learner: LearnerID
  public var learnerName: String
  /// The path's title: `Technical`.
  public var path: String
  /// The last day it is valid.
  public var ends: LocalDate

  public init(id: CertificateID, learner: LearnerID, learnerName: String, path: String, ends: LocalDate) {
    self.id = id
    self.learner = learner
    self.learnerName = learnerName
    self.path = path
    self.ends = ends
  }
}
