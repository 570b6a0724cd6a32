extension ActReader {
  /// What a form begins with: how things are, or what is most often meant.
  public func initialValues(_ verb: Verb, for subject: ActSubject?) -> [String: String] {
    switch (verb, subject) {
    case (.edit, .action(let item)): values(of: item)
    case (.due, .action(let item)): ["due": item.due?.description ?? ""]
    case (.priority, .action(let item)): ["priority": item.priority.rawValue]
    case (.status, .action(let item)): ["status": Verb.name(of: item.status)]
    case (.tick, .action(let item)):
      ["step": item.checklist.firstIndex { !$0.isDone }.map { "\($0 + 1)" } ?? "1"]
    case (.done, _): ["outcome": "success"]
    case (.add, _): ["priority": "medium", "owner": me, "due": (today + 7).description]
    case (.open, _): ["severity": "medium", "owner": me]
    case (.override, _): ["target": "score", "days": "\(rules.health.overrides.defaultDays)"]
    case (.withdraw, _): ["target": "score"]
    case (.activity, _): ["type": "Note"]
    case (.snooze, _): ["until": (today + 7).description]
    case (.severity, .ticket(let reading)): ["severity": reading.severity.rawValue]
    case (.escalate, .ticket(let reading)): ["tier": "\(reading.supportTier.rawValue + 1)"]
    case (.rename, .ticket(let reading)): ["subject": reading.ticket.subject]
    case (.respond, _): ["then": "open"]
    case (.assign, _): ["owner": me]
    default: [:]
    }
  }

  private func values(of item: ActionItem) -> [String: String] {
    [
      "title": item.title, "type": item.kind, "priority": item.priority.rawValue, "owner": item.owner,
      "due": item.due?.description ?? "", "description": item.description, "status": Verb.name(of: item.status),
      "checklist": item.checklist.map { "\($0.isDone ? "[x]" : "[ ]") \($0.title)" }.joined(separator: "\n"),
    ]
  }
}
