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
    case (.severity, .ticket(let reading, _)): ["severity": reading.severity.rawValue]
    case (.escalate, .ticket(let reading, _)): ["tier": "\(reading.supportTier.rawValue + 1)"]
    case (.rename, .ticket(let reading, _)): ["subject": reading.ticket.subject]
    case (.respond, _): ["then": "open"]
    case (.assign, _): ["owner": me]
    case (.explain, .ticket(_, let rootCause?)): values(of: rootCause)
    case (.edit, .article(let article)): values(of: article)
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
  private func values(of cause: RootCause) -> [String: String] {
    var values = ["category": cause.path.description]
    for (index, why) in cause.whys.enumerated() { values["why\(index + 1)"] = why }
    return values
  }

  private func values(of article: Article) -> [String: String] {
    ["title": article.title, "body": article.body, "tags": ArticleTags.line(article.tags)]
  }
}
