/// Customers made, changed, renewed, lost and won back.
extension Acting {
  func edits(ofPortfolio request: ActRequest) throws -> [FactEdit] {
    if case .addSession(let draft) = request.act { return try edits(planning: draft) }
    if case .addInitiative(let draft) = request.act { return try edits(beginning: draft) }
    guard case .addCustomer(let draft) = request.act else { return [] }
    let blank = Customer(
      id: CustomerID(try source.freshID(.customer)), name: "", tier: .community, industry: .other, size: .small,
      signedUp: today)
    let customer = draft.applied(to: blank)
    try doubt(called: customer.name, of: customer.id, request)
    return [Fact.customer(customer).added] + (try firstTerm(of: customer))
  }

  /// Two of one name are doubles more often than not.
  private func doubt(called name: String, of id: CustomerID, _ request: ActRequest) throws {
    guard !request.isSure, let other = try source.customers(called: name).first(where: { $0.id != id }) else { return }
    throw ActFailure.refused(Refusal("\(other.id) is called '\(other.name)' already.", isDoubt: true))
  }

  /// A year mistyped takes a customer who is there out of every list and figure.
  private func doubt(signUpOn day: LocalDate, _ customer: Customer, _ request: ActRequest) throws {
    guard !request.isSure, day > today, customer.signedUp <= today else { return }
    let words =
      "\(customer.id): is a customer since \(customer.signedUp.written); with a sign-up on \(day.written) it counts nowhere until then."
    throw ActFailure.refused(Refusal(words, isDoubt: true))
  }

  /// A price in another currency takes the place of the one there is, and nothing converts it. Who pays nothing yet has no currency.
  private func doubt(currencyOf amount: Money, _ customer: Customer, _ request: ActRequest) throws {
    guard !request.isSure, customer.churned == nil else { return }
    let paid = customer.paying(by: try source.subscriptions(of: customer.id), on: today).monthlyRevenue
    guard paid.minorUnits > 0, amount.minorUnits > 0, amount.currency != paid.currency else { return }
    func words(_ money: Money) -> String { "\(money.amountText) \(money.currency)" }
    let question =
      "\(customer.id): pays \(words(paid)) a month, and \(words(amount)) is another currency: nothing is converted."
    throw ActFailure.refused(Refusal(question, isDoubt: true))
  }

  /// What is done to the account itself; nil for any other act.
  func keeping(_ request: ActRequest, _ customer: Customer) throws -> [FactEdit]? {
    switch request.act {
    case .assignCustomer(let owner):
      guard owner != customer.owner else {
        throw refusal(customer, "is \(owner.isEmpty ? "nobody" : owner)'s already")
      }
      var revision = CustomerRevision()
      revision.owner = owner
      return [try edit(customer, revision.applied(to: customer), request)]
    case .changeCustomer(let revision):
      if revision.lifecycle != nil, customer.churned != nil {
        throw ActFailure.refused(customer.refusalOfLifecycle)
      }
      if let name = revision.name, name != customer.name { try doubt(called: name, of: customer.id, request) }
      if let day = revision.signedUp { try doubt(signUpOn: day, customer, request) }
      if let amount = revision.monthlyRevenue { try doubt(currencyOf: amount, customer, request) }
      return try inStep(try changed(customer, revision, request), customer.id)
    case .renew(let until, let amount, let from):
      if let amount { try doubt(currencyOf: amount, customer, request) }
      return try inStep(try renew(customer, until, amount, from, request), customer.id)
    case .churn(let day, let reason, let note): return try churn(customer, day, reason, note, request)
    case .comeBack(let day, let renews): return try inStep(try comeBack(customer, day, renews, request), customer.id)
    case .mergeCustomer(let other): return try merge(customer, into: other, isSure: request.isSure)
    case .addContact(let revision, let isPrimary): return try addContact(revision, isPrimary, customer, request)
    case .answerSurvey(let kind, let score, let comment, let ticket):
      return try survey(kind, score, comment, ticket, customer)
    case .interview(let told): return try edits(holding: told, with: customer, isSure: request.isSure)
    case .review(let told): return try edits(reviewing: told, with: customer)
    case .count(let counter, let value, let limit, let note):
      return try count(counter, value, limit, note, customer, request)
    case .enrolTeam(let path, let due): return try enrolTeam(customer, path, due)
    default: return nil
    }
  }

  /// Held against what it brings today, which is not what it says of itself where a price has begun since.
  private func changed(
    _ customer: Customer, _ revision: CustomerRevision, _ request: ActRequest
  ) throws -> [FactEdit] {
    let paying = customer.paying(by: try source.subscriptions(of: customer.id), on: today)
    let after = revision.applied(to: paying)
    guard after != paying else { throw refusal(customer, "is like that already") }
    try refuseLateSignUp(customer, revision)
    let own = after == customer ? [] : [try edit(customer, after, request)]
    return own + (try moves(customer, after)) + (try repriced(customer, by: revision))
  }

  /// What was given is named, and not the day that it does not go with.
  private func refuseLateSignUp(_ customer: Customer, _ revision: CustomerRevision) throws {
    guard let signedUp = revision.signedUp, signedUp != customer.signedUp else { return }
    func refuse(_ day: LocalDate, _ what: String, _ instead: String) -> ActFailure {
      refusal(customer, "cannot have signed up on \(signedUp): it \(what) on \(day)\(instead)")
    }
    if revision.renews == nil, let renews = customer.renews, renews < signedUp {
      throw refuse(renews, "renews", "; give another renewal, too")
    }
    if let churned = customer.churned, churned < signedUp { throw refuse(churned, "left", "") }
  }

  func refusal(_ customer: Customer, _ words: String) -> ActFailure { .refused("\(customer.id): \(words)") }

  func edit(_ customer: Customer, _ after: Customer, _ request: ActRequest) throws -> FactEdit {
    guard after != customer else { throw refusal(customer, "is like that already") }
    if case .customer(let seen) = request.sight { try refuseOvertaken(seen, customer, after) }
    return FactEdit(before: .customer(customer), after: .customer(after))
  }

  // MARK: Renewal

  func refuseWhoLeft(_ customer: Customer) throws {
    if let churned = customer.churned { throw refusal(customer, "left on \(churned): it has to return first") }
  }

  private func renew(
    _ customer: Customer, _ until: LocalDate, _ amount: Money?, _ from: LocalDate?, _ request: ActRequest
  ) throws -> [FactEdit] {
    try refuseWhoLeft(customer)
    if let from { try refuse(priceFrom: from, until, amount, customer) }
    guard until > today else {
      let counted = customer.renews.map { ": a length such as 12m counts from its renewal, \($0)" } ?? ""
      throw refusal(customer, "is renewed until a day after today, not \(until.written)\(counted)")
    }
    if let renews = customer.renews, until <= renews {
      throw refusal(customer, "renews on \(renews) already: a renewal holds longer than that, edit sets another date")
    }
    var after = customer
    after.renews = until
    let terms = try renewed(until: until, amount, from: from, customer)
    // Where subscriptions carry the price it is theirs from the day on which the new one begins.
    if let amount, terms.isEmpty { after.monthlyRevenue = amount }
    let own = try edit(customer, after, request)
    return [own] + (try noted(.renewed, customer)) + terms
  }

  private func refuse(priceFrom day: LocalDate, _ until: LocalDate, _ amount: Money?, _ customer: Customer) throws {
    guard amount != nil else {
      throw refusal(customer, "keeps its price: a day from which another one holds needs the amount")
    }
    guard day < until, day >= customer.signedUp else {
      throw refusal(
        customer,
        "pays another price from a day of its own time on, \(customer.signedUp.written) to \(until.written), not \(day.written)"
      )
    }
  }

  // MARK: Leaving and coming back

  private func churn(
    _ customer: Customer, _ day: LocalDate, _ reason: ChurnReasonID, _ note: String, _ request: ActRequest
  ) throws -> [FactEdit] {
    if let churned = customer.churned { throw refusal(customer, "left on \(churned.written) already") }
    if let away = try open(customer).last {
      throw refusal(
        customer, "left on \(away.left.written) by its record, which says of no return: it has to return first")
    }
    guard day <= today else {
      throw refusal(
        customer,
        """
        leaves on a day that has come, \(day.written) is still ahead: until then it is counted and worked. Make it an action item due \
        on that day, and take the leaving down when it has come
        """)
    }
    // What it says of itself from now on is what was lost.
    var after = customer.paying(by: try source.subscriptions(of: customer.id), on: day)
    after.lifecycle = .churned
    after.churned = day
    let own = try edit(customer, after, request)
    let departure = Departure(
      id: DepartureID(try source.freshID(.departure)), customer: customer.id, left: day, reason: reason, note: note)
    return [own, Fact.departure(departure).added] + (try ended(on: day, customer))
  }

  private func comeBack(
    _ customer: Customer, _ day: LocalDate, _ renews: LocalDate?, _ request: ActRequest
  ) throws -> [FactEdit] {
    let known = try open(customer)
    guard let churned = customer.churned else { return try takenDown(known, on: day, customer) }
    guard day >= churned else {
      throw refusal(customer, "left on \(churned.written), it cannot be back on \(day.written)")
    }
    guard day <= today else { throw refusal(customer, "is back on a day that has come, \(day.written) is still ahead") }
    if let renews, renews <= day { throw refusal(customer, "renews on a day after it is back, not \(renews)") }
    var after = customer
    after.lifecycle = .active
    after.churned = nil
    after.renews = renews ?? customer.renews
    let own = try edit(customer, after, request)
    let paid = try takenUp(on: day, left: churned, customer)
    guard !known.isEmpty else {
      // It came in as one that had left: that it had is not to be lost.
      let departure = Departure(
        id: DepartureID(try source.freshID(.departure)), customer: customer.id, left: churned, returned: day)
      return [own, Fact.departure(departure).added] + paid
    }
    return [own] + closed(known, on: day) + paid
  }

  /// Of one who is a customer as it is: only its record does not say so yet.
  private func takenDown(_ known: [Departure], on day: LocalDate, _ customer: Customer) throws -> [FactEdit] {
    guard let last = known.last else { throw refusal(customer, "has not left") }
    guard day >= last.left else {
      throw refusal(customer, "left on \(last.left.written), it cannot be back on \(day.written)")
    }
    guard day <= today else { throw refusal(customer, "is back on a day that has come, \(day.written) is still ahead") }
    return closed(known, on: day)
  }

  /// Departures from which it is not back, the oldest first.
  private func open(_ customer: Customer) throws -> [Departure] {
    try source.departures(of: customer.id).filter { $0.returned == nil }.sorted { $0.left < $1.left }
  }

  private func closed(_ departures: [Departure], on day: LocalDate) -> [FactEdit] {
    departures.map { departure in
      var back = departure
      back.returned = max(day, departure.left)
      return FactEdit(before: .departure(departure), after: .departure(back))
    }
  }

  // MARK: What customers say and use

  private func survey(
    _ kind: SurveyResponse.Kind, _ score: Int, _ comment: String, _ ticket: TicketID?, _ customer: Customer
  ) throws -> [FactEdit] {
    guard kind.range.contains(score) else {
      throw ActFailure.refused(
        "\(kind.title) is answered by \(kind.range.lowerBound) to \(kind.range.upperBound), not \(score)")
    }
    let id = try ticket.map { try own($0, of: customer, "is rated") }
    let answer = SurveyResponse(
      id: SurveyResponseID(try source.freshID(.survey)), customer: customer.id, kind: kind, score: score, at: now,
      ticket: id, comment: comment)
    return [Fact.survey(answer).added]
  }

  /// The ticket that is meant; it has to be the customer's.
  func own(_ ticket: TicketID, of customer: Customer, _ deed: String) throws -> TicketID {
    let id = try source.meant(ticket)
    guard case .ticket(let known) = try source.fact(.ticket(id)) else {
      throw ActFailure.refused("There is no ticket \(ticket) that \(deed)")
    }
    guard known.customer == customer.id else {
      throw ActFailure.refused("\(id) is \(known.customer)'s, expected a ticket of \(customer.id)")
    }
    return id
  }

  /// A name that nothing knows, and one that is near to it, is a slip of the finger more often than another thing that is counted.
  private func doubt(_ counter: CounterID, _ customer: Customer, _ request: ActRequest) throws {
    let known = rules.counters.union(customer.limits.keys)
    guard !request.isSure, !known.contains(counter.text) else { return }
    let counted = try source.facts(.counter, of: customer.id).compactMap { fact -> String? in
      if case .counter(let count) = fact { count.counter.text } else { nil }
    }
    guard !counted.contains(counter.text), let near = likelyMeant(by: counter.text, among: known.union(counted)) else {
      return
    }
    throw ActFailure.refused(
      Refusal("Nothing is counted as '\(counter)' so far; the nearest is \(near).", isDoubt: true))
  }

  /// A second count for the same second takes the place of the first.
  private func count(
    _ counter: CounterID, _ value: Int, _ limit: Int?, _ note: String, _ customer: Customer, _ request: ActRequest
  ) throws -> [FactEdit] {
    guard !counter.text.isBlank else { throw ActFailure.refused("a count needs the name of what is counted") }
    try doubt(counter, customer, request)
    let count = UsageCount(
      customer: customer.id, counter: counter, at: now, value: value, source: author, note: note)
    let before = try source.fact(.counter(customer.id, counter, now))
    var edits = before == .counter(count) ? [] : [FactEdit(before: before, after: .counter(count))]
    if let limit, customer.limits[counter.text] != limit {
      var after = customer
      after.limits[counter.text] = limit
      edits.append(try edit(customer, after, request))
    }
    return edits
  }
}

extension FactSource {
  /// All that names the customer itself, each kind after those it refers to.
  func facts(of customer: CustomerID) throws -> [Fact] {
    try FactKind.allCases.flatMap { try facts($0, of: customer) }
  }

  public func subscriptions(of customer: CustomerID) throws -> [Subscription] {
    try facts(.subscription, of: customer).compactMap { if case .subscription(let fact) = $0 { fact } else { nil } }
  }

  func departures(of customer: CustomerID) throws -> [Departure] {
    try facts(.departure, of: customer).compactMap { if case .departure(let fact) = $0 { fact } else { nil } }
  }

  func contacts(of customer: CustomerID) throws -> [Contact] {
    try facts(.contact, of: customer).compactMap { if case .contact(let fact) = $0 { fact } else { nil } }
  }
}

extension Customer: EditedByField {
  var asFact: Fact { .customer(self) }

  static func differences(_ one: Customer, _ other: Customer) -> Set<String> {
    var names: Set<String> = []
    if one.name != other.name { names.insert("name") }
    if one.tier != other.tier { names.insert("tier") }
    if one.industry != other.industry { names.insert("industry") }
    if one.size != other.size { names.insert("size") }
    if one.owner != other.owner { names.insert("owner") }
    if one.accountExecutive != other.accountExecutive { names.insert("accountExecutive") }
    if one.signedUp != other.signedUp { names.insert("signedUp") }
    if one.renews != other.renews { names.insert("renews") }
    if one.monthlyRevenue != other.monthlyRevenue { names.insert("monthlyRevenue") }
    if one.seats != other.seats { names.insert("seats") }
    if one.limits != other.limits { names.insert("limits") }
    if one.lifecycle != other.lifecycle || one.churned != other.churned { names.insert("lifecycle") }
    return names
  }
}

extension SurveyResponse.Kind {
  /// `NPS`
  public var title: String { rawValue.uppercased() }
}
