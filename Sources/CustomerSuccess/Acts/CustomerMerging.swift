/// Two entries of one company made one: the facts of both, under the one that stays.
extension Acting {
  func merge(_ double: Customer, into other: CustomerID, isSure: Bool) throws -> [FactEdit] {
    let id = try source.meant(other)
    guard case .customer(let kept) = try source.fact(.customer(id)) else {
      throw ActFailure.refused("There is no customer \(other) to merge into")
    }
    guard kept.id != double.id else { throw refusal(double, "cannot be merged into itself") }
    // One who is there would be gone with it, and what it pays for go on.
    guard kept.churned == nil || double.churned != nil else {
      throw refusal(
        double, "is there and \(kept.id) has left: merge \(kept.id) into \(double.id), or note the return first")
    }
    let (own, others) = (try source.facts(of: double.id), try source.facts(of: kept.id))
    let people = SamePeople(own, others)
    guard isSure else { throw ActFailure.refused(doubt(double, own, kept, others, people)) }
    var taken = Set(others.map(\.key))
    let hasPrimary = others.contains { if case .contact(let contact) = $0 { contact.isPrimary } else { false } }
    var edits: [FactEdit] = []
    edits += people.completed.map { FactEdit(before: .contact($0.kept), after: .contact($0.whole)) }
    for fact in own {
      if people.isSame(fact) {
        edits.append(FactEdit(before: fact, after: nil))
        continue
      }
      var moved = people.readdressed(fact.moved(from: double.id, to: kept.id))
      if hasPrimary, case .contact(var contact) = moved {
        contact.isPrimary = false
        moved = .contact(contact)
      }
      // What the double had left is the customer that stays, which is there.
      if kept.churned == nil, case .departure(var away) = moved, away.returned == nil {
        away.returned = max(today, away.left)
        moved = .departure(away)
      }
      // What both have of the same second stands beside each other, a second earlier.
      while taken.contains(moved.key), moved.key != fact.key, moved.earlier(seconds: 1).key != moved.key {
        moved = moved.earlier(seconds: 1)
      }
      // What has no time of its own, such as a step of the journey, is there once: that of the one that stays.
      guard moved.key == fact.key || !taken.contains(moved.key) else {
        edits.append(FactEdit(before: fact, after: nil))
        continue
      }
      taken.insert(moved.key)
      edits +=
        moved.key == fact.key
        ? [FactEdit(before: fact, after: moved)] : [FactEdit(before: fact, after: nil), moved.added]
    }
    let whole = kept.completed(by: double)
    if whole != kept { edits.append(FactEdit(before: .customer(kept), after: .customer(whole))) }
    edits.append(try activity("Merge", "\(double.id) \(double.name) was merged into this customer", "", kept.id))
    return try inStep(edits, kept.id) + [FactEdit(before: .customer(double), after: nil)]
  }

  /// The customer that an act has made a part of another one; nil for any other act.
  public func merged(by request: ActRequest) throws -> (double: CustomerID, kept: CustomerID)? {
    guard case .mergeCustomer(let other) = request.act, case .customer(let double) = request.target else { return nil }
    return (double, try source.meant(other))
  }

  /// Both are shown before anything is done: they are not always doubles.
  private func doubt(_ double: Customer, _ own: [Fact], _ kept: Customer, _ others: [Fact], _ people: SamePeople)
    -> Refusal
  {
    let words = [
      "\(double.summary(own, on: today)) becomes part of \(kept.summary(others, on: today)), and is then a customer no more."
    ]
    let revenue = MergedRevenue(double, own.subscriptions, kept, others.subscriptions, on: today)
    return Refusal((words + revenue.words + people.words).joined(separator: " "), isDoubt: true)
  }
}

extension Customer {
  /// `CUST-9 'Acme Inc' (starter, renews 2027-01-31, 99 USD a month; 3 contacts, 12 tickets)`
  fileprivate func summary(_ facts: [Fact], on today: LocalDate) -> String {
    var words = [tier.rawValue]
    if let churned { words.append("left on \(churned)") } else if let renews { words.append("renews \(renews)") }
    words.append("\(monthlyRevenue(on: today, by: facts.subscriptions).amountWords) a month")
    var counts: [FactKind: Int] = [:]
    for fact in facts { counts[fact.kind, default: 0] += 1 }
    let held = counts.sorted { $0.key < $1.key }.map {
      "\($0.value) \($0.value == 1 ? $0.key.title : $0.key.rowsTitle)"
    }
    return
      "\(id) '\(name)' (\(words.joined(separator: ", ")); \(held.isEmpty ? "no facts" : held.joined(separator: ", ")))"
  }

  /// What is not known of it is taken from its double, and it was a customer since the earlier of the two sign-ups.
  func completed(by double: Customer) -> Customer {
    var whole = self
    if owner.isEmpty { whole.owner = double.owner }
    if accountExecutive.isEmpty { whole.accountExecutive = double.accountExecutive }
    whole.signedUp = min(signedUp, double.signedUp)
    whole.renews = renews ?? double.renews
    if monthlyRevenue.minorUnits == 0 { whole.monthlyRevenue = double.monthlyRevenue }
    whole.seats = seats ?? double.seats
    whole.limits = limits.merging(double.limits) { own, _ in own }
    return whole
  }
}

extension FactKind {
  /// `action items`, `module progress`: of several.
  fileprivate var rowsTitle: String {
    switch self {
    case .activity: "activities"
    case .progress: title
    default: "\(title)s"
    }
  }
}

extension FactSource {
  func meant(_ id: CustomerID) throws -> CustomerID {
    let readings = ShortID.readings(of: id.text, as: .customer).map(CustomerID.init(_:))
    return try readings.first { try fact(.customer($0)) != nil } ?? id
  }
}

extension Fact {
  /// The same fact of another customer.
  func moved(from double: CustomerID, to kept: CustomerID) -> Fact { movingCustomers { $0 == double ? kept : nil } }

  /// The same fact of those customers that `target` has for its own.
  func movingCustomers(to target: (CustomerID) -> CustomerID?) -> Fact {
    moving(.customer) { target(CustomerID($0))?.text }
  }

  fileprivate func earlier(seconds: Int) -> Fact { value.shifted(seconds: -seconds, days: 0).fact }
}
