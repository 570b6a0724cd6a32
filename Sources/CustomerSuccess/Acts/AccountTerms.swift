/// What a customer pays for, as it is renewed, ends with its leaving and is taken up again. Nothing is made of nothing: of a customer
/// without a subscription what it says of itself is all there is.
extension Acting {
  /// A term that ends with the contract goes on until `until`. Another price from the renewal on is another subscription; which of several
  /// it is for, nobody has said.
  func renewed(until: LocalDate, _ amount: Money?, _ customer: Customer) throws -> [FactEdit] {
    let renewal = max(today, customer.renews ?? today)
    let known = try source.subscriptions(of: customer.id).filter { $0.to != $0.from }
    let live = known.filter { $0.isLive(on: renewal) }
    if !live.isEmpty { return try prolonged(live, from: renewal, until: until, amount, customer) }
    // Nobody has ended it, but its term is over: it is taken up where the contract was to be renewed, if not where it ended.
    guard let last = known.compactMap(\.to).max() else { return [] }
    let from = max(last, min(today, customer.renews ?? today))
    return try prolonged(known.filter { $0.to == last }, from: from, until: until, amount, customer)
  }

  /// What a new customer pays is its first subscription: without one it would be missing wherever revenue is followed.
  func firstTerm(of customer: Customer) throws -> [FactEdit] {
    guard customer.monthlyRevenue.minorUnits > 0, customer.lifecycle != .churned else { return [] }
    let term = Subscription(
      id: SubscriptionID(try source.freshID(.subscription)), customer: customer.id,
      plan: customer.tier.rawValue.capitalizedFirst, amount: customer.monthlyRevenue, seats: customer.seats,
      from: customer.signedUp)
    return [Fact.subscription(term).added]
  }

  /// Another revenue, or other seats, are those of what it pays for from today on. Of several nobody can say which one is meant.
  func repriced(_ customer: Customer, by revision: CustomerRevision) throws -> [FactEdit] {
    guard revision.monthlyRevenue != nil || revision.seats != nil else { return [] }
    let live = try source.subscriptions(of: customer.id).filter { $0.isLive(on: today) }
    guard let term = live.first else { return [] }
    var next = term
    next.amount = revision.monthlyRevenue ?? term.amount
    next.seats = revision.seats ?? term.seats
    guard next != term else { return [] }
    guard live.count == 1 else {
      throw refusal(
        customer,
        "pays for \(live.count) subscriptions: what each is to bring is said by importing them, so leave revenue and seats out here"
      )
    }
    guard term.from < today else { return [FactEdit(before: .subscription(term), after: .subscription(next))] }
    return ended(term, on: today) + (try begun([next], on: today))
  }

  private func prolonged(
    _ terms: [Subscription], from: LocalDate, until: LocalDate, _ amount: Money?, _ customer: Customer
  ) throws -> [FactEdit] {
    guard amount == nil || terms.count <= 1 else {
      throw refusal(
        customer, "pays for \(terms.count) subscriptions: the amount could be any one's, so leave it out here")
    }
    var new: [Subscription] = []
    let edits = terms.flatMap { term in
      var next = term
      next.amount = amount ?? term.amount
      next.to = term.to.map { max($0, until) }
      guard next != term else { return [FactEdit]() }
      let isGap = term.to.map { $0 < from } ?? false
      guard term.from < from, isGap || next.amount != term.amount else {
        return [FactEdit(before: .subscription(term), after: .subscription(next))]
      }
      new.append(next)
      return ended(term, on: from)
    }
    return edits + (try begun(new, on: from))
  }

  /// Nobody who has left pays on.
  func ended(on day: LocalDate, _ customer: Customer) throws -> [FactEdit] {
    try source.subscriptions(of: customer.id).flatMap { ended($0, on: max(day, $0.from)) }
  }

  /// What ended when it left begins anew with the day on which it is back: as far as anybody has said, it pays what it paid.
  func takenUp(on day: LocalDate, left: LocalDate, _ customer: Customer) throws -> [FactEdit] {
    let terms = try source.subscriptions(of: customer.id).filter { $0.to == left && $0.from < left }
    return try begun(
      terms.map { term in
        var next = term
        next.to = nil
        return next
      }, on: day)
  }

  private func ended(_ term: Subscription, on day: LocalDate) -> [FactEdit] {
    guard term.to.map({ $0 > day }) ?? true else { return [] }
    var ended = term
    ended.to = day
    return [FactEdit(before: .subscription(term), after: .subscription(ended))]
  }

  private func begun(_ terms: [Subscription], on day: LocalDate) throws -> [FactEdit] {
    guard !terms.isEmpty else { return [] }
    let first = try source.freshID(.subscription)
    return terms.sorted { $0.id < $1.id }.enumerated().map { index, term in
      var next = term
      next.id = SubscriptionID(ShortID.later(first, by: index))
      next.from = day
      return Fact.subscription(next).added
    }
  }
}
