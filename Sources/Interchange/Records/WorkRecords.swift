import CustomerSuccess

enum ActionRecords: RecordFormat {
  static let columns = [
    RecordColumn("id", "the action item's id", required: true),
    RecordColumn("customer", "the customer's id", required: true),
    RecordColumn("priority", "high, medium or low; empty: medium"),
    RecordColumn("type", "such as Expansion, Engagement, Education"),
    RecordColumn("title", "what is to be done", required: true),
    RecordColumn("description", "more about it"),
    RecordColumn("owner", "empty: nobody has taken it"),
    RecordColumn("due", "date"),
    RecordColumn(
      "status", "pending, scheduled, inProgress, succeeded, unchanged, lost, invalid or dropped; empty: pending"),
    RecordColumn("snoozed_until", "date until which it is out of sight"),
    RecordColumn("snooze_reason", "why"),
    RecordColumn("checklist", "such as [x] Call; [ ] Prepare analysis"),
    RecordColumn("origin", "hand, trigger:NAME, journey:NAME or programme:NAME; empty: hand"),
    RecordColumn("created", "time", required: true),
    RecordColumn("ended", "time it was done or dropped"),
  ]

  static func read(_ row: inout RecordRow) -> [Fact] {
    let id: ActionID = row.id("id")
    let customer: CustomerID = row.id("customer")
    let priority: ActionPriority? = row.choice("priority", standard: .medium)
    let title = row.required("title", "a title")
    let due = row.optionalDate("due")
    let status: ActionStatus? = row.choice("status", standard: .pending)
    let until = row.optionalDate("snoozed_until")
    let origin = origin(&row)
    let created = row.instant("created")
    let ended = row.optionalInstant("ended")
    let checklist = checklist(&row)
    if let status, status.isOpen, ended != nil {
      row.complain("ended", "found a time, expected none as the status is \(status.rawValue)")
    }
    guard let priority, let status, let origin, let created else { return [] }
    return [
      .action(
        ActionItem(
          id: id, customer: customer, priority: priority, kind: row.text("type"), title: title,
          description: row.text("description"), owner: row.text("owner"), due: due, status: status,
          snooze: until.map { Snooze(until: $0, reason: row.text("snooze_reason")) }, checklist: checklist,
          origin: origin, created: created, ended: ended))
    ]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .action(let item) = fact else { return nil }
    let origin =
      switch item.origin {
      case .hand: "hand"
      case .trigger(let name): "trigger:\(name)"
      case .journey(let name): "journey:\(name)"
      case .programme(let name): "programme:\(name)"
      }
    let checklist = item.checklist.map { ListText.escape("[\($0.isDone ? "x" : " ")] \($0.title)") }
    return [
      item.id.text, item.customer.text, item.priority.rawValue, item.kind, item.title, item.description, item.owner,
      item.due?.description ?? "", item.status.rawValue, item.snooze?.until.description ?? "",
      item.snooze?.reason ?? "", ListText.join(checklist), origin, item.created.iso8601, item.ended?.iso8601 ?? "",
    ]
  }

  private static func origin(_ row: inout RecordRow) -> ActionOrigin? {
    let text = row.text("origin")
    if text.isEmpty || text == "hand" { return .hand }
    switch text.namedPart {
    case ("trigger", let name)?: return .trigger(name)
    case ("journey", let name)?: return .journey(name)
    case ("programme", let name)?: return .programme(name)
    default:
      row.complain("origin", "found '\(text.excerpt)', expected hand, trigger:NAME, journey:NAME or programme:NAME")
      return nil
    }
  }

  private static func checklist(_ row: inout RecordRow) -> [ChecklistStep] {
    guard let parts = ListText.parts(row.text("checklist")) else {
      row.complain("checklist", "ends in a bare \\, expected steps such as [x] Call; [ ] Prepare analysis")
      return []
    }
    var steps: [ChecklistStep] = []
    for (name, value) in parts {
      let text = [name, value].compactMap { $0 }.joined(separator: "=")
      // By scalars: a mark at the start of the title would join the blank before it.
      let isDone = text.unicodeScalars.starts(with: "[x] ".unicodeScalars)
      guard isDone || text.unicodeScalars.starts(with: "[ ] ".unicodeScalars) else {
        row.complain("checklist", "found '\(text.excerpt)', expected steps such as [x] Call; [ ] Prepare analysis")
        return []
      }
      steps.append(ChecklistStep(title: String(text.unicodeScalars.dropFirst(4)), isDone: isDone))
    }
    return steps
  }
}

enum ActivityRecords: RecordFormat {
  static let columns = [
    RecordColumn("id", "the activity's id", required: true),
    RecordColumn("customer", "the customer's id", required: true),
    RecordColumn("at", "time", required: true),
    RecordColumn("type", "such as Support, Feature Usage, Feedback", required: true),
    RecordColumn("description", "what happened", required: true),
    RecordColumn("outcome", "what came of it"),
    RecordColumn("author", "who wrote it down"),
  ]

  static func read(_ row: inout RecordRow) -> [Fact] {
    let id: ActivityID = row.id("id")
    let customer: CustomerID = row.id("customer")
    let description = row.required("description")
    guard let at = row.instant("at") else { return [] }
    return [
      .activity(
        Activity(
          id: id, customer: customer, at: at, kind: row.text("type"), description: description,
          outcome: row.text("outcome"), author: row.text("author")))
    ]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .activity(let fact) = fact else { return nil }
    return [
      fact.id.text, fact.customer.text, fact.at.iso8601, fact.kind, fact.description, fact.outcome, fact.author,
    ]
  }
}

enum SurveyRecords: RecordFormat {
  static let columns = [
    RecordColumn("id", "the answer's id", required: true),
    RecordColumn("customer", "the customer's id", required: true),
    RecordColumn("survey", "nps, csat or ces", required: true),
    RecordColumn("score", "nps 0 to 10, csat and ces 1 to 5", required: true),
    RecordColumn("at", "time of the answer", required: true),
    RecordColumn("ticket", "the ticket it rates, if it does"),
    RecordColumn("comment", "in the customer's words"),
  ]

  static func read(_ row: inout RecordRow) -> [Fact] {
    let id: SurveyResponseID = row.id("id")
    let customer: CustomerID = row.id("customer")
    let ticket: TicketID? = row.optionalID("ticket")
    let kind: SurveyResponse.Kind? = row.choice("survey")
    let score = row.integer("score", in: kind?.range ?? 0...10)
    let at = row.instant("at")
    guard let kind, let score, let at else { return [] }
    return [
      .survey(
        SurveyResponse(
          id: id, customer: customer, kind: kind, score: score, at: at, ticket: ticket, comment: row.text("comment")))
    ]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .survey(let fact) = fact else { return nil }
    return [
      fact.id.text, fact.customer.text, fact.kind.rawValue, String(fact.score), fact.at.iso8601,
      fact.ticket?.text ?? "", fact.comment,
    ]
  }
}
