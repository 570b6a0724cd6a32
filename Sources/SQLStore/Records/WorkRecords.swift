import CustomerSuccess

enum ActionTable: FactTable {
  static let kind = FactKind.action
  static let name = "actions"
  static let keyColumns = ["id"]
  static let valueColumns = [
    "customer", "priority", "kind", "title", "description", "owner", "due", "status", "snoozed_until",
    "snooze_reason", "checklist", "origin", "origin_name", "created", "ended", "is_ended", "queue",
  ]
  static let source = "actions f JOIN customers c ON c.key = f.customer"
  static let columns = """
    f.id, c.id, f.priority, f.kind, f.title, f.description, f.owner, f.due, f.status, f.snoozed_until, \
    f.snooze_reason, f.checklist, f.origin, f.origin_name, f.created, f.ended
    """
  static let order = "f.id"
  static let customer = "f.customer"
  /// Where an action without a due date stands in the queue: behind all with one.
  static let undated = 1 << 40

  static func keyParts(_ key: FactKey, _ keys: Keys) -> [KeyPart]? { key.parts.map(KeyPart.text) }

  static func bind(_ value: ActionItem, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(try keys.required(value.customer.text, in: .customers))
    binder.bind(value.priority.rawValue)
    binder.bind(value.kind)
    binder.bind(value.title)
    binder.bind(value.description)
    binder.bind(value.owner)
    binder.bind(value.due)
    binder.bind(value.status.rawValue)
    binder.bind(value.snooze?.until)
    binder.bind(value.snooze?.reason ?? "")
    binder.bind(value.checklist.isEmpty ? "" : try JSON.encode(value.checklist))
    let (origin, name) = words(value.origin)
    binder.bind(origin)
    binder.bind(name)
    binder.bind(value.created)
    binder.bind(value.ended)
    binder.bind(!value.status.isOpen)
    binder.bind(queue(value))
  }

  /// Open ones by due date, then priority; ended ones newest first.
  static func queue(_ value: ActionItem) -> Int {
    guard value.status.isOpen else { return -(value.ended ?? value.created).seconds }
    return queueStart(of: value.due ?? LocalDate(day: undated)) + value.priority.code
  }

  /// The first place in the queue of open ones that are due on a day.
  static func queueStart(of day: LocalDate) -> Int { day.day * 4 }

  static func read(_ row: SQLRow) throws -> ActionItem {
    ActionItem(
      id: row.id(0), customer: row.id(1), priority: try row.choice(2), kind: row[3], title: row[4],
      description: row[5], owner: row[6], due: row.date(orNil: 7), status: try row.choice(8),
      snooze: row.date(orNil: 9).map { Snooze(until: $0, reason: row[10]) },
      checklist: try row.json(11, empty: []), origin: try origin(row[12], row[13]), created: row.instant(14),
      ended: row.instant(orNil: 15))
  }

  private static func words(_ origin: ActionOrigin) -> (String, String) {
    switch origin {
    case .hand: ("hand", "")
    case .trigger(let name): ("trigger", name)
    case .journey(let name): ("journey", name)
    case .programme(let name): ("programme", name)
    }
  }

  private static func origin(_ word: String, _ name: String) throws -> ActionOrigin {
    switch word {
    case "hand": .hand
    case "trigger": .trigger(name)
    case "journey": .journey(name)
    case "programme": .programme(name)
    default: throw UnreadableRow("'\(word)' is no origin of an action item")
    }
  }

  static func fact(_ value: ActionItem) -> Fact { .action(value) }
  static func value(_ fact: Fact) -> ActionItem? { if case .action(let value) = fact { value } else { nil } }
}

enum SurveyTable: FactTable {
  static let kind = FactKind.survey
  static let name = "surveys"
  static let keyColumns = ["id"]
  static let valueColumns = ["customer", "kind", "score", "at", "ticket", "comment"]
  static let source = """
    surveys f JOIN customers c ON c.key = f.customer LEFT JOIN tickets t ON t.key = f.ticket
    """
  static let columns = "f.id, c.id, f.kind, f.score, f.at, t.id, f.comment"
  static let order = "f.id"
  static let customer = "f.customer"

  static func keyParts(_ key: FactKey, _ keys: Keys) -> [KeyPart]? { key.parts.map(KeyPart.text) }

  static func bind(_ value: SurveyResponse, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(try keys.required(value.customer.text, in: .customers))
    binder.bind(value.kind.rawValue)
    binder.bind(value.score)
    binder.bind(value.at)
    binder.bind(try value.ticket.map { try keys.required($0.text, in: .tickets) })
    binder.bind(value.comment)
  }

  static func read(_ row: SQLRow) throws -> SurveyResponse {
    SurveyResponse(
      id: row.id(0), customer: row.id(1), kind: try row.choice(2), score: row[3], at: row.instant(4),
      ticket: (row[5] as String?).map(TicketID.init), comment: row[6])
  }

  static func fact(_ value: SurveyResponse) -> Fact { .survey(value) }
  static func value(_ fact: Fact) -> SurveyResponse? { if case .survey(let value) = fact { value } else { nil } }
}
