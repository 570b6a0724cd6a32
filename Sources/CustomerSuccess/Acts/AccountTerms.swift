/// What a customer pays for, as it is renewed, ends with its leaving and is taken up again. Nothing is made of nothing: of a customer
/// without a subscription what it says of itself is all there is, until two prices have to be told apart.
///
/// What goes on at another price, or goes on again, keeps its id, for that is the one by which a source tells of it from then on; what was
/// before is told under an id of its own.
extension Acting {
  /// A term that ends with the contract goes on until `until`. Another price from `from` on, else from the beginning of the term that is
  /// renewed, is another subscription; which of several it is for, nobody has said. What is renewed late has begun already, and its price
  /// with it.
  func renewed(until: LocalDate, _ amount: Money?, from: LocalDate?, _ customer: Customer) throws -> [FactEdit] {
    let renewal = from ?? rules.contracts.beginning(ofRenewing: customer, today: today)
    let all = try source.subscriptions(of: customer.id)
    if all.isEmpty { return try agreed(amount, from: renewal, customer) }
    let known = all.filter { $0.to != $0.from }
    // Of what has been priced anew since a day that was missed, the newer one is renewed.
    let live = known.filter { $0.isLive(on: max(today, renewal)) }
    if let amount, live.count == 1, let term = live.first, from != nil || isAgreed(after: term, in: known, renewal) {
      return try repriced(known, term, from: renewal, until: until, amount)
    }
    if !live.isEmpty { return try prolonged(live, from: renewal, until: until, amount, customer) }
    // Nobody has ended it, but its term is over: it is taken up where the contract was to be renewed, if not where it ended.
    guard let last = known.compactMap(\.to).max() else { return [] }
    let start = max(last, from ?? min(today, customer.renews ?? today))
    return try prolonged(known.filter { $0.to == last }, from: start, until: until, amount, customer)
  }

  /// Another price of the same plan has been agreed for a later day.
  private func isAgreed(after term: Subscription, in known: [Subscription], _ day: LocalDate) -> Bool {
    known.contains { $0.plan == term.plan && $0.id != term.id && $0.from > max(day, today) }
  }

  /// From the day on nothing is paid for the plan but the new price: what runs then ends with it, what was to begin later does not, and the
  /// last of them says how long it goes on, and goes on itself.
  private func repriced(
    _ known: [Subscription], _ term: Subscription, from day: LocalDate, until: LocalDate, _ amount: Money
  ) throws -> [FactEdit] {
    let course = known.filter { $0.plan == term.plan && $0.to.map { $0 > day } ?? true }.sorted { $0.from < $1.from }
    let last = course.last ?? term
    var next = term
    (next.id, next.amount, next.from) = (last.id, amount, day)
    next.to = last.to.map { max($0, until) }
    let edits = course.filter { $0.id != last.id }.flatMap { one in
      one.from < day ? ended(one, on: day) : [FactEdit(before: .subscription(one), after: nil)]
    }
    guard last.from < day else {
      return next == last ? edits : edits + [FactEdit(before: .subscription(last), after: .subscription(next))]
    }
    return edits + (try turned([(last, next)], on: day))
  }

  /// Another price from a day ahead is no price of today, nor was it that of the days before one that is past: what it says of itself
  /// holds from its first day up to that one, and what was agreed from then on. From today on, what it says of itself is enough.
  private func agreed(_ amount: Money?, from day: LocalDate, _ customer: Customer) throws -> [FactEdit] {
    guard let amount, amount != customer.monthlyRevenue, day != today else { return [] }
    var present = try term(of: customer)
    var next = present
    (present.to, next.amount, next.from) = (day, amount, day)
    guard present.amount.minorUnits > 0, present.from < day else { return [Fact.subscription(next).added] }
    next.id = SubscriptionID(ShortID.later(present.id.text, by: 1))
    return [present, next].map { Fact.subscription($0).added }
  }

  /// What a new customer pays is its first subscription: without one it would be missing wherever revenue is followed.
  func firstTerm(of customer: Customer) throws -> [FactEdit] {
    guard customer.monthlyRevenue.minorUnits > 0, customer.lifecycle != .churned else { return [] }
    return [Fact.subscription(try term(of: customer)).added]
  }

  /// What it says of itself, as a subscription.
  private func term(of customer: Customer) throws -> Subscription {
    Subscription(
      id: SubscriptionID(try source.freshID(.subscription)), customer: customer.id,
      plan: customer.tier.rawValue.capitalizedFirst, amount: customer.monthlyRevenue, seats: customer.seats,
      from: customer.signedUp)
  }

  /// The edits, with what the customer says of itself as its subscriptions say it today once they are made: a file of customers says
  /// what lists say.
  func inStep(_ edits: [FactEdit], _ id: CustomerID) throws -> [FactEdit] {
    var terms = Dictionary(uniqueKeysWithValues: try source.subscriptions(of: id).map { ($0.id, $0) })
    var own: (place: Int?, customer: Customer)?
    if case .customer(let customer) = try source.fact(.customer(id)) { own = (nil, customer) }
    var touches = false
    for (place, edit) in edits.enumerated() {
      if case .subscription(let before) = edit.before { (terms[before.id], touches) = (nil, true) }
      if case .subscription(let after) = edit.after, after.customer == id { (terms[after.id], touches) = (after, true) }
      if case .customer(let after) = edit.after, after.id == id {
        own = (place, after)
        if case .customer(let before) = edit.before, before.monthlyRevenue != after.monthlyRevenue { touches = true }
      }
    }
    guard touches, let own else { return edits }
    let paying = own.customer.paying(by: terms.values, on: today)
    guard paying != own.customer else { return edits }
    guard let place = own.place else {
      return edits + [FactEdit(before: .customer(own.customer), after: .customer(paying))]
    }
    var all = edits
    all[place] = FactEdit(before: edits[place].before, after: .customer(paying))
    return all
  }

  /// Another revenue, or other seats, are those of what it pays for from today on. Of several nobody can say which one is meant.
  func repriced(_ customer: Customer, by revision: CustomerRevision) throws -> [FactEdit] {
    guard revision.monthlyRevenue != nil || revision.seats != nil else { return [] }
    let known = try source.subscriptions(of: customer.id)
    let live = known.filter { $0.isLive(on: today) }
    guard let term = live.first else { return try resumed(known, revision.monthlyRevenue) }
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
    let agreed = reseated(known, from: term, to: next)
    guard term.from < today else { return [FactEdit(before: .subscription(term), after: .subscription(next))] + agreed }
    return try turned([(term, next)], on: today) + agreed
  }

  /// What is agreed for later, for as many seats as the one that is live: for as many as that has from now on.
  private func reseated(_ known: [Subscription], from old: Subscription, to new: Subscription) -> [FactEdit] {
    guard new.seats != old.seats else { return [] }
    return known.filter { $0.from > today && $0.seats == old.seats }.map { later in
      var after = later
      after.seats = new.seats
      return FactEdit(before: .subscription(later), after: .subscription(after))
    }
  }

  /// All of them are over, and say so that nothing is paid: the price begins anew, for the plan of the last. None goes on: whoever told of
  /// them has said that they ended.
  private func resumed(_ known: [Subscription], _ amount: Money?) throws -> [FactEdit] {
    let past = known.filter { $0.from <= today }
    guard let amount, amount.minorUnits > 0, let last = past.max(by: { ($0.from, $0.id) < ($1.from, $1.id) }) else {
      return []
    }
    var next = last
    next.id = SubscriptionID(try source.freshID(.subscription))
    (next.amount, next.from, next.to) = (amount, today, known.map(\.from).filter { $0 > today }.min())
    return [Fact.subscription(next).added]
  }

  private func prolonged(
    _ terms: [Subscription], from: LocalDate, until: LocalDate, _ amount: Money?, _ customer: Customer
  ) throws -> [FactEdit] {
    guard amount == nil || terms.count <= 1 else {
      throw refusal(
        customer, "pays for \(terms.count) subscriptions: the amount could be any one's, so leave it out here")
    }
    var turns: [Turn] = []
    let edits = terms.flatMap { term in
      var next = term
      next.amount = amount ?? term.amount
      next.to = term.to.map { max($0, until) }
      guard next != term else { return [FactEdit]() }
      let isGap = term.to.map { $0 < from } ?? false
      guard term.from < from, isGap || next.amount != term.amount else {
        return [FactEdit(before: .subscription(term), after: .subscription(next))]
      }
      turns.append((term, next))
      return []
    }
    return edits + (try turned(turns, on: from))
  }

  /// Nobody who has left pays on.
  func ended(on day: LocalDate, _ customer: Customer) throws -> [FactEdit] {
    try source.subscriptions(of: customer.id).flatMap { ended($0, on: max(day, $0.from)) }
  }

  /// What ended when it left goes on with the day on which it is back: as far as anybody has said, it pays what it paid. What was
  /// agreed for a day after it left ended with that day, unbegun: it holds again from its day on, or from now where that is past.
  func takenUp(on day: LocalDate, left: LocalDate, _ customer: Customer) throws -> [FactEdit] {
    let all = try source.subscriptions(of: customer.id)
    let agreed = all.filter { $0.to == $0.from && $0.from >= left }.sorted { ($0.from, $0.id) < ($1.from, $1.id) }
    let restored = agreed.compactMap { term -> FactEdit? in
      let later = agreed.filter { $0.plan == term.plan && $0.from > term.from }.map(\.from)
      guard !later.contains(where: { $0 <= day }) else { return nil }
      var next = term
      (next.from, next.to) = (max(term.from, day), later.first)
      return FactEdit(before: .subscription(term), after: .subscription(next))
    }
    let resumed = all.filter { $0.to == left && $0.from < left }.compactMap { term -> Turn? in
      var next = term
      next.to = agreed.filter { $0.plan == term.plan }.map(\.from).min()
      return next.to.map { $0 <= day } ?? false ? nil : (term, next)
    }
    return restored + (try turned(resumed, on: day))
  }

  private func ended(_ term: Subscription, on day: LocalDate) -> [FactEdit] {
    guard term.to.map({ $0 > day }) ?? true else { return [] }
    var ended = term
    ended.to = day
    return [FactEdit(before: .subscription(term), after: .subscription(ended))]
  }

  /// What was, and what it goes on as.
  private typealias Turn = (term: Subscription, next: Subscription)

  /// Each goes on from the day under its id; what it was up to then is told under a new one.
  private func turned(_ turns: [Turn], on day: LocalDate) throws -> [FactEdit] {
    guard !turns.isEmpty else { return [] }
    let first = try source.freshID(.subscription)
    return turns.sorted { $0.term.id < $1.term.id }.enumerated().flatMap { index, turn in
      let both = turn.term.turned(
        into: turn.next, on: day, pastID: SubscriptionID(ShortID.later(first, by: index)))
      return [
        FactEdit(before: .subscription(turn.term), after: .subscription(both.next)), Fact.subscription(both.past).added,
      ]
    }
  }
}
