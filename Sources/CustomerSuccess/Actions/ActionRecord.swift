extension ActionItem: FactRecord {
  public static let names = RecordNames(.action, title: "action item", rows: "actions")
  public static let blank = ActionItem(id: "", customer: "", title: "", created: Instant(seconds: 0))
  public static let moves: [FactKind] = [.customer]
  public var fact: Fact { .action(self) }
  public static let inseparable: [[StaticString]] = [["status", "ended"], ["snoozed_until", "snooze_reason"]]

  public static func fields<Visitor: FieldVisitor>(_ value: inout ActionItem, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the action item's id"), &value.id)
    visitor.reference(.required("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.choice(.optional("priority", "high, medium or low; empty: medium"), &value.priority, standard: .medium)
    visitor.text(.optional("type", "such as Expansion, Engagement, Education", column: "kind").line, &value.kind)
    visitor.text(.required("title", "what is to be done", filled: "a title").line, &value.title)
    visitor.text(.optional("description", "more about it"), &value.description)
    visitor.text(.optional("owner", "empty: nobody has taken it").person, &value.owner)
    visitor.date(.optional("due", "date"), &value.due)
    visitor.choice(
      .optional(
        "status", "pending, scheduled, inProgress, succeeded, unchanged, lost, invalid or dropped; empty: pending"),
      &value.status, standard: .pending)
    snoozeFields(&value, &visitor)
    visitor.form(
      .optional("checklist", "such as [x] Call; [ ] Prepare analysis"), &value.checklist, ChecklistForm.self)
    switch visitor.medium {
    case .file:
      visitor.form(
        .optional("origin", "hand, trigger:NAME, journey:NAME or programme:NAME; empty: hand"), &value.origin,
        ActionOriginForm.self)
    case .table: value.origin.storedFields(&visitor)
    }
    visitor.instant(.required("created", "time"), &value.created)
    visitor.instant(.optional("ended", "time it was done or dropped"), &value.ended)
    if visitor.medium == .table { value.orderFields(&visitor) }
  }

  private static func snoozeFields(_ value: inout ActionItem, _ visitor: inout some FieldVisitor) {
    var until = value.snooze?.until
    var reason = value.snooze?.reason ?? ""
    visitor.date(.optional("snoozed_until", "date until which it is out of sight"), &until)
    visitor.text(.optional("snooze_reason", "why").line, &reason)
    value.snooze = until.map { Snooze(until: $0, reason: reason) }
  }

  public static func check<Visitor: FieldVisitor>(_ value: ActionItem, _ visitor: inout Visitor) {
    guard visitor.hasRead("status"), value.status.isOpen, value.ended != nil else { return }
    visitor.complain("ended", "found a time, expected none as the status is \(value.status.rawValue)")
  }
}

extension ActionItem {
  /// Where an action without a due date stands in the queue: behind all with one.
  private static let undated = LocalDate(day: 1 << 40)

  /// Open ones by due date, then priority; ended ones newest first.
  private var queue: Int {
    guard status.isOpen else { return -(ended ?? created).seconds }
    return ActionItem.queueStart(of: due ?? ActionItem.undated) + priority.code
  }

  /// The first place in the queue of open ones that are due on a day.
  package static func queueStart(of day: LocalDate) -> Int { day.day * 4 }

  /// What follows from the item, kept for the order of lists.
  fileprivate func orderFields(_ visitor: inout some FieldVisitor) {
    var isEnded = !status.isOpen
    var queue = queue
    visitor.flag(.stored("is_ended"), &isEnded)
    visitor.integer(.stored("queue"), &queue, in: .min ... .max)
  }
}

extension ActionOrigin {
  /// As released: what made it, and its name.
  fileprivate mutating func storedFields(_ visitor: inout some FieldVisitor) {
    var (word, name) = parts
    let before = (word, name)
    visitor.text(.stored("origin"), &word)
    visitor.text(.stored("origin_name"), &name)
    guard before != (word, name) else { return }
    switch word {
    case "hand": self = .hand
    case "trigger": self = .trigger(name)
    case "journey": self = .journey(name)
    case "programme": self = .programme(name)
    default: visitor.complain("origin", "'\(word)' is no origin of an action item")
    }
  }

  private var parts: (String, String) {
    switch self {
    case .hand: ("hand", "")
    case .trigger(let name): ("trigger", name)
    case .journey(let name): ("journey", name)
    case .programme(let name): ("programme", name)
    }
  }
}
