/// A customer told of an initiative.
extension Acting {
  /// A draft, or what keeps it from being one, as a run of outreach would have it. Nil for any other act; nothing where the customer
  /// was told of it before.
  func telling(_ request: ActRequest, _ customer: Customer) throws -> [FactEdit]? {
    guard case .tellOf(let id) = request.act else { return nil }
    guard case .initiative(let initiative) = try source.fact(.initiative(id)) else { throw missing(.initiative(id)) }
    if let words = initiative.refusalOfTelling { throw ActFailure.refused("\(id): \(words)") }
    try refuseWhoLeft(customer)
    var facts = try outreachFacts(of: customer)
    for case .mute(let one) in try source.facts(.mute, of: customer.id) { facts.mutes.append(one) }
    var firing = initiative.news(for: customer.id, at: now)
    guard !facts.firings.contains(where: firing.isSame) else { return [] }
    firing.id = FiringID(try source.freshID(.firing))
    let draft = OutreachMessage(
      id: MessageID(try source.freshID(.message)), customer: customer.id, trigger: firing.trigger,
      occasion: firing.occasion, fired: now, state: .held, since: now)
    let context = outreachContext
    var desk = MessageDesk(
      context, facts, StandingNow(context, facts), plannedRenewals: [], isRenewed: false, firings: [firing])
    let settled = desk.settle([draft]).first { $0.id == draft.id } ?? draft
    return [Fact.firing(firing).added, Fact.message(settled).added]
  }
}
