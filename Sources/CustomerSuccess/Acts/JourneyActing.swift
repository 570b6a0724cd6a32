/// What people do on a customer's journey.
extension Acting {
  /// Nil for any other act.
  func journeying(_ request: ActRequest, _ customer: Customer) throws -> [FactEdit]? {
    switch request.act {
    case .noteEvent(let name, let at, let note): return try event(name, at, note, customer)
    case .settleStep(let step, let outcome, let day, let reason):
      return try settle(step, outcome, day, reason, customer)
    case .reopenStep(let step): return try reopen(step, customer)
    case .takeUpStep(let step, let owner, let due): return try takeUp(step, owner, due, customer)
    default: return nil
    }
  }

  /// A second one of the same second takes the place of the first.
  private func event(_ name: EventName, _ at: Instant, _ note: String, _ customer: Customer) throws -> [FactEdit] {
    guard !name.text.isBlank else { throw ActFailure.refused("an event needs a name, such as First login") }
    guard at <= now else {
      throw refusal(customer, "an event is noted when it has happened, \(rules.zone.written(at)) is still ahead")
    }
    guard rules.zone.date(of: at) >= customer.signedUp else {
      throw refusal(customer, "signed up on \(customer.signedUp.written): nothing happened with it before")
    }
    let event = CustomerEvent(customer: customer.id, name: name, at: at, source: author, note: note)
    let before = try source.fact(.event(customer.id, name, at))
    guard before != .event(event) else { return [] }
    return [FactEdit(before: before, after: .event(event))] + (try measured(by: event, customer))
  }

  /// Time to value feeds health, where nobody has measured it.
  private func measured(by event: CustomerEvent, _ customer: Customer) throws -> [FactEdit] {
    guard let found = rules.journeys.objective?.observation(from: event, of: customer, in: rules.zone) else {
      return []
    }
    let isKnown = try source.facts(.observation, of: customer.id).contains { fact in
      if case .observation(let known) = fact { known.metric == found.metric } else { false }
    }
    return isKnown ? [] : [Fact.observation(found).added]
  }

  /// That a tier is another one is an event that journeys go by; nothing where it is not.
  func moves(_ before: Customer, _ after: Customer) throws -> [FactEdit] {
    guard let event = before.move(to: after, at: now, source: author) else { return [] }
    let stored = try source.fact(event.fact.key)
    return stored == event.fact ? [] : [FactEdit(before: stored, after: event.fact)]
  }

  private func settle(
    _ word: StepID, _ outcome: StepOutcome.Outcome, _ day: LocalDate?, _ reason: String, _ customer: Customer
  ) throws -> [FactEdit] {
    let (flow, step) = try meant(word, customer)
    if let day, day > today {
      throw refusal(customer, "'\(step.fullTitle)' is settled on a day that has come, \(day.written) is still ahead")
    }
    guard outcome == .done || !reason.isBlank else { throw refusal(customer, "skipping a step needs a reason") }
    let at = day.map { $0 == today ? now : rules.zone.instant($0, secondOfDay: Instant.secondsPerDay / 2) } ?? now
    let fact = StepOutcome(
      customer: customer.id, flow: flow, step: step.id, outcome: outcome, at: at,
      reason: outcome == .done ? "" : reason,
      author: author)
    let before = try source.fact(.stepOutcome(customer.id, flow, step.id))
    if case .stepOutcome(let known) = before, known.outcome == outcome, day == nil, known.reason == fact.reason {
      throw refusal(customer, "'\(step.fullTitle)' is \(outcome.rawValue) already")
    }
    return [FactEdit(before: before, after: .stepOutcome(fact))]
  }

  private func reopen(_ word: StepID, _ customer: Customer) throws -> [FactEdit] {
    let (flow, step) = try meant(word, customer)
    guard let before = try source.fact(.stepOutcome(customer.id, flow, step.id)) else {
      throw refusal(customer, "nothing was noted of '\(step.fullTitle)'")
    }
    return [FactEdit(before: before, after: nil)]
  }

  /// The step as an action item with its checklist; one open item a step.
  private func takeUp(
    _ word: StepID, _ owner: String, _ due: LocalDate?, _ customer: Customer
  ) throws -> [FactEdit] {
    let (flow, step) = try meant(word, customer)
    guard let journey = rules.journeys.journey(of: try source.journey(of: customer), at: now, in: rules.zone),
      let found = journey.step(step.id)
    else { throw refusal(customer, "is on no journey now") }
    guard found.state != .done else { throw refusal(customer, "'\(step.fullTitle)' is done already") }
    let origin = ActionOrigin.step(flow, step.id)
    let open = try source.facts(.action, of: customer.id).compactMap { fact -> ActionItem? in
      if case .action(let item) = fact, item.origin == origin, item.status.isOpen { item } else { nil }
    }
    if let item = open.first { throw refusal(customer, "'\(step.fullTitle)' is an action item already, \(item.id)") }
    let item = ActionItem(
      id: ActionID(try source.freshID(.action)), customer: customer.id,
      priority: found.state == .late ? .high : .medium, kind: "Onboarding", title: step.title,
      description: step.description, owner: owner, due: due ?? found.dates.map { max($0.upperBound, today) },
      checklist: step.checklist.map { ChecklistStep(title: $0) }, origin: origin, created: now)
    return [Fact.action(item).added]
  }

  /// An action item that a step was taken up as is done with it: the step is, too, unless somebody has settled it.
  func settled(by item: ActionItem) throws -> [FactEdit] {
    guard [.succeeded, .unchanged].contains(item.status), let (flow, step) = item.journeyStep else { return [] }
    guard try source.fact(.stepOutcome(item.customer, flow, step)) == nil else { return [] }
    return [
      Fact.stepOutcome(
        StepOutcome(customer: item.customer, flow: flow, step: step, outcome: .done, at: now, author: author)
      ).added
    ]
  }

  /// The step that is meant of the customer's present flow.
  private func meant(_ word: StepID, _ customer: Customer) throws -> (flow: FlowID, step: FlowStep) {
    if let churned = customer.churned { throw refusal(customer, "left on \(churned): its journey is over") }
    guard let flow = rules.journeys[customer.tier] else {
      throw refusal(customer, "there is no flow for \(customer.tier.rawValue) customers")
    }
    guard let step = rules.journeys.step(named: word.text, of: customer.tier) else {
      let names = flow.steps.filter { !$0.isRepeated }.map(\.id.text)
      let near = nearestHint(to: word.text, among: names)
      throw refusal(
        customer,
        "'\(word)' is no step of its journey, expected one such as \(names.prefix(3).joined(separator: ", "))\(near)")
    }
    return (flow.id, step)
  }
}

extension Customer {
  /// The event that says it has moved to another tier; nil where it has not.
  package func move(to after: Customer, at moment: Instant, source: String) -> CustomerEvent? {
    guard tier != after.tier else { return nil }
    return CustomerEvent(
      customer: id, name: TierMove(from: tier, to: after.tier).event, at: moment, source: source)
  }
}

extension ActionOrigin {
  static func step(_ flow: FlowID, _ step: StepID) -> ActionOrigin { .journey("\(flow)/\(step)") }
}

extension ActionItem {
  /// The step of a journey that it was taken up from; nil for any other item.
  public var journeyStep: (flow: FlowID, step: StepID)? { origin.journeyStep }
}

extension ActionOrigin {
  var journeyStep: (flow: FlowID, step: StepID)? {
    guard case .journey(let name) = self else { return nil }
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    return parts.count == 2 ? (FlowID(parts[0]), StepID(parts[1])) : nil
  }
}

extension FlowStep {
  /// What the framework says about it beside its title, in a few lines.
  public var description: String {
    var lines: [String] = []
    if let minutes { lines.append(counted(minutes, "minute")) }
    if !attendees.isEmpty { lines.append("Attendees: \(attendees)") }
    if !words.goal.isEmpty { lines.append("Goal: \(words.goal)") }
    if !words.support.isEmpty { lines.append("Support: \(words.support)") }
    if !words.message.isEmpty { lines.append("Message: \(words.message)") }
    if !words.offer.isEmpty { lines.append("Offer: \(words.offer)") }
    if !words.timing.isEmpty { lines.append("When: \(words.timing.lowercased())") }
    if !resources.isEmpty { lines.append("Resources: \(resources.joined(separator: ", "))") }
    return lines.joined(separator: "\n")
  }
}

extension FactSource {
  func journey(of customer: Customer) throws -> JourneyFacts {
    var found = JourneyFacts(customer: customer)
    for fact in try facts(.event, of: customer.id) { if case .event(let event) = fact { found.events.append(event) } }
    for fact in try facts(.stepOutcome, of: customer.id) {
      if case .stepOutcome(let outcome) = fact { found.outcomes.append(outcome) }
    }
    for fact in try facts(.counter, of: customer.id) {
      if case .counter(let count) = fact { found.counts.append(count) }
    }
    for fact in try facts(.survey, of: customer.id) {
      if case .survey(let answer) = fact { found.answers.append(answer.at) }
    }
    return found
  }
}
