extension ActReader {
  /// What a form begins with: how things are, or what is most often meant.
  public func initialValues(_ verb: Verb, for subject: ActSubject?) -> [String: String] {
    switch (verb, subject) {
    case (.edit, .action(let item)): values(of: item)
    case (.edit, .session(let session)): values(of: session)
    case (.edit, .initiative), (.schedule, _), (.milestone, _), (.progress, _), (.initiative, _):
      values(verb, of: subject)
    case (.session, _): ["trainer": me, "zone": rules.zone.identifier]
    case (.followUp, _): ["owner": me, "due": (today + 7).description]
    case (.assess, _): ["stage": "after"]
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
    case (.respond, .ticket(let reading, _)): ["then": Verb.status(after: reading)]
    case (.promise, .ticket(let reading, _)): promise(reading)
    case (.enrol, .learner(_, let enrolled, _, _)):
      ["path": rules.training.paths.first { !enrolled.contains($0.id) }?.id.text ?? ""]
    case (.complete, .learner(_, let enrolled, let progress, _)):
      ["module": module(of: enrolled) { path, module in !progress.isDone(path, module) }]
    case (.waive, .learner(_, let enrolled, let progress, _)):
      ["module": module(of: enrolled) { path, module in !progress.isDone(path, module) }]
    case (.assign, _): ["owner": me]
    case (.customer, _): newCustomer
    case (.edit, .customer(let customer)): values(of: customer)
    case (.edit, .contact(let contact)):
      [
        "name": contact.name, "email": contact.email, "role": contact.role,
        "messages": contact.isUnsubscribed ? "no" : "yes",
      ]
    case (.renew, .customer(let customer)):
      ["until": rules.contracts.nextRenewal(of: customer, today: today).description]
    case (.renew, .learner(_, _, _, let certificates)):
      ["path": rules.training.toRenew(certificates ?? [], on: today)?.path.text ?? ""]
    case (.renew, _): ["until": "\(rules.contracts.renewalMonths)m"]
    case (.churn, _), (.comeBack, _): ["day": today.description]
    case (.review, _):
      ["day": today.description, "by": me, "next": today.adding(months: BusinessReview.months).description]
    case (.interview, _): ["day": today.description, "by": me]
    case (.counter, .customer(let customer)): ["counter": customer.limits.keys.sorted().first ?? ""]
    case (.take, _): ["owner": me]
    case (.stage, _): ["stage": Opportunity.Stage.qualified.rawValue]
    case (.event, _): ["event": rules.journeys.eventNames.first ?? ""]
    case (.explain, .ticket(_, let rootCause?)): values(of: rootCause)
    case (.edit, .article(let article)): values(of: article)
    case (.correct, .verbatim(let read)): values(of: read)
    case (.edit, .message): subject?.messageText.map { ["subject": $0.subject, "body": $0.body] } ?? [:]
    default: [:]
    }
  }

  /// The first of the modules that there is still something to do about, else the first.
  private func module(of enrolled: [PathID], where isOpen: (PathID, ModuleID) -> Bool) -> String {
    let modules = rules.training.paths.filter { enrolled.contains($0.id) }.flatMap { path in
      path.modules.map { (path.id, $0.id) }
    }
    guard let found = modules.first(where: isOpen) ?? modules.first else { return "" }
    return "\(found.0)/\(found.1)"
  }

  /// The clock that was promised by hand, with its time, or the next reply where it is owed a time, or the clock that runs first.
  private func promise(_ reading: TicketReading) -> [String: String] {
    let running = ClockKind.allCases.filter { kind in reading.openClocks.contains { $0.kind == kind } }
    guard let kind = running.first(where: { reading.handSetDue($0) != nil }), let due = reading.handSetDue(kind) else {
      return ["clock": (reading.isPromised ? running.first ?? .resolve : .update).rawValue]
    }
    return ["clock": kind.rawValue, "due": due > now ? DayWords.text(of: due, in: rules.zone) : ""]
  }

  private func values(of item: ActionItem) -> [String: String] {
    [
      "title": item.title, "type": item.kind, "priority": item.priority.rawValue, "owner": item.owner,
      "due": item.due?.description ?? "", "description": item.description, "status": Verb.name(of: item.status),
      "checklist": item.checklist.map { "\($0.isDone ? "[x]" : "[ ]") \($0.title)" }.joined(separator: "\n"),
    ]
  }

  private var newCustomer: [String: String] {
    [
      "industry": Industry.other.rawValue, "size": CompanySize.small.rawValue,
      "owner": me,
      "signed": today.description, "renews": today.adding(months: rules.contracts.renewalMonths).description,
      "lifecycle": Lifecycle.onboarding.rawValue,
    ]
  }

  private func values(of customer: Customer) -> [String: String] {
    [
      "name": customer.name, "tier": customer.tier.rawValue, "industry": customer.industry.rawValue,
      "size": customer.size.rawValue, "owner": customer.owner, "executive": customer.accountExecutive,
      "signed": customer.signedUp.description, "renews": customer.renews?.description ?? "",
      "seats": customer.seats.map(String.init) ?? "",
      "limits": LimitsForm.text(customer.limits), "lifecycle": customer.lifecycle.rawValue,
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

extension Verb {
  /// A reply leaves a ticket as it is, but that it takes up what was new.
  fileprivate static func status(after reading: TicketReading) -> String {
    switch reading.status {
    case .closed: ""
    case .new, .open: TicketStatus.open.rawValue
    case .pending, .onHold, .resolved: reading.status.rawValue
    }
  }
}

extension [ModuleProgress] {
  fileprivate func isDone(_ path: PathID, _ module: ModuleID) -> Bool {
    contains { $0.path == path && $0.module == module && $0.state != .inProgress }
  }
}
