extension Acting {
  func edits(_ request: ActRequest, customer id: CustomerID) throws -> [FactEdit] {
    guard case .customer(let customer) = try source.fact(.customer(id)) else { throw missing(request.target) }
    if let edits = try keeping(request, customer) ?? journeying(request, customer) ?? muting(request, customer)
      ?? staging(request, customer) ?? telling(request, customer)
    {
      return edits
    }
    switch request.act {
    case .record(let metric, let value, let note): return try record(metric, value, note, customer)
    case .override(let target, let value, let reason, let days):
      return try override(target, value, reason, days, customer)
    case .withdraw(let target): return try withdraw(target, customer)
    case .logActivity(let kind, let description, let outcome, let at):
      guard at ?? now <= now else {
        throw refusal(
          customer, "an activity is noted when it has happened, \(at.map(rules.zone.written) ?? "") is still ahead")
      }
      return [
        try activity(rules.outreach.noteType(kind), description, outcome, customer.id, at: at)
      ]
    case .addAction(let draft): return [try action(draft, customer)]
    case .openTicket(let draft): return try ticket(draft, customer)
    case .addLearner(let name, let email, let role):
      guard !name.isBlank else { throw ActFailure.refused("a learner needs a name") }
      let learner = Learner(
        id: LearnerID(try source.freshID(.learner)), customer: id, name: name, email: email, role: role)
      return [Fact.learner(learner).added]
    default: return []
    }
  }

  /// A second value for the same second takes the place of the first.
  private func record(
    _ metric: MetricID, _ value: MetricValue, _ note: String, _ customer: Customer
  ) throws -> [FactEdit] {
    let observation = Observation(
      customer: customer.id, metric: metric, value: value, at: now, source: author, note: note)
    let before = try source.fact(.observation(customer.id, metric, now))
    guard before != .observation(observation) else { return [] }
    return [FactEdit(before: before, after: .observation(observation))]
  }

  /// An override of the same thing that is still in force ends where the new one begins.
  private func override(
    _ target: OverrideTarget, _ value: Int, _ reason: String, _ days: Int?, _ customer: Customer
  ) throws -> [FactEdit] {
    let new = Override(
      id: OverrideID(try source.freshID(.override)), customer: customer.id, target: target, value: value,
      reason: reason, author: author, at: now, expires: rules.health.expiry(from: now, days: days))
    if let refusal = rules.health.refusal(of: new) { throw ActFailure.refused(refusal) }
    return try inForce(target, customer).map(withdrawn) + [Fact.override(new).added]
  }

  private func withdraw(_ target: OverrideTarget, _ customer: Customer) throws -> [FactEdit] {
    let found = try inForce(target, customer)
    guard !found.isEmpty else {
      throw ActFailure.refused("\(customer.id): no override of \(KeyTitles(rules).target(target)) is in force")
    }
    return found.map(withdrawn)
  }

  private func inForce(_ target: OverrideTarget, _ customer: Customer) throws -> [Override] {
    try source.overrides(of: customer.id).filter { $0.target == target && $0.counts(at: now) }
  }

  private func withdrawn(_ override: Override) -> FactEdit {
    var after = override
    after.withdrawn = now
    return FactEdit(before: .override(override), after: .override(after))
  }

  func activity(
    _ kind: String, _ description: String, _ outcome: String, _ customer: CustomerID, at moment: Instant? = nil
  ) throws -> FactEdit {
    guard !description.isBlank else { throw ActFailure.refused("an activity needs words that say what happened") }
    let activity = Activity(
      id: ActivityID(try source.freshID(.activity)), customer: customer, at: moment ?? now,
      kind: kind.isBlank ? "Note" : kind,
      description: description, outcome: outcome, author: author)
    return Fact.activity(activity).added
  }

  private func action(_ draft: ActionDraft, _ customer: Customer) throws -> FactEdit {
    guard !draft.title.isBlank else { throw ActFailure.refused("an action item needs a title") }
    let item = ActionItem(
      id: ActionID(try source.freshID(.action)), customer: customer.id, priority: draft.priority, kind: draft.kind,
      title: draft.title, description: draft.description, owner: draft.owner, due: draft.due,
      checklist: draft.checklist, created: now)
    return Fact.action(item).added
  }
}

extension StringProtocol {
  package var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
