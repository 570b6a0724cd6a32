/// A piece of work for a customer with an owner and a due date.
public struct ActionItem: Hashable, Sendable, Codable, Identifiable {
  public var id: ActionID
  public var customer: CustomerID
  public var priority: ActionPriority
  /// The framework's kinds (`Expansion`, `Engagement`, `Education`) and the team's own.
  public var kind: String
  public var title: String
  public var description: String
  /// Empty when nobody has taken it.
  public var owner: String
  public var due: LocalDate?
  public var status: ActionStatus
  public var snooze: Snooze?
  public var checklist: [ChecklistStep]
  public var origin: ActionOrigin
  public var created: Instant
  /// When it was done or dropped.
  public var ended: Instant?

  public init(
    id: ActionID, customer: CustomerID, priority: ActionPriority = .medium, kind: String = "",
    title: String, description: String = "", owner: String = "", due: LocalDate? = nil,
    status: ActionStatus = .pending, snooze: Snooze? = nil, checklist: [ChecklistStep] = [],
    origin: ActionOrigin = .hand, created: Instant, ended: Instant? = nil
  ) {
    self.id = id
    self.customer = customer
    self.priority = priority
    self.kind = kind
    self.title = title
    self.description = description
    self.owner = owner
    self.due = due
    self.status = status
    self.snooze = snooze
    self.checklist = checklist
    self.origin = origin
    self.created = created
    self.ended = ended
  }
}

public struct ActionID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

public enum ActionPriority: String, CaseIterable, Sendable, Codable {
  case high, medium, low
  public var title: String { rawValue.capitalizedFirst }
  /// `Med` where the column is narrow.
  public var shortTitle: String { self == .medium ? "Med" : title }
}

/// Where an action item stands; done ones carry how they ended.
public enum ActionStatus: String, CaseIterable, Sendable, Codable {
  case pending, scheduled, inProgress
  case succeeded, unchanged, lost, invalid
  case dropped

  public var isOpen: Bool {
    switch self {
    case .pending, .scheduled, .inProgress: true
    case .succeeded, .unchanged, .lost, .invalid, .dropped: false
    }
  }

  public var title: String {
    switch self {
    case .pending: "Pending"
    case .scheduled: "Scheduled"
    case .inProgress: "In Progress"
    case .succeeded: "Done: success"
    case .unchanged: "Done: no change"
    case .lost: "Done: lost"
    case .invalid: "Done: invalid"
    case .dropped: "Dropped"
    }
  }
}

/// Out of sight until a day, for a reason.
public struct Snooze: Hashable, Sendable, Codable {
  public var until: LocalDate
  public var reason: String

  public init(until: LocalDate, reason: String) {
    self.until = until
    self.reason = reason
  }
}

public struct ChecklistStep: Hashable, Sendable, Codable {
  public var title: String
  public var isDone: Bool

  public init(title: String, isDone: Bool = false) {
    self.title = title
    self.isDone = isDone
  }
}

/// What made the item: a person, or one of the framework's programmes by name.
public enum ActionOrigin: Hashable, Sendable, Codable {
  case hand
  case trigger(String)
  case journey(String)
  case programme(String)
}
