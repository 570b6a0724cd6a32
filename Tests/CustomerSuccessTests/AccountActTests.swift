import CustomerSuccess
import Testing

/// Accounts kept by hand: customers, contacts, what they answer and use.
@Suite struct AccountActTests {
  let world: ActWorld
  init() throws { world = try ActWorld() }

  private static let today = ActWorld.today
  private let me = Target.customer("C-1")

  private func customer(_ id: CustomerID = "C-1") throws -> Customer {
    guard case .customer(let found) = world.facts.fact(.customer(id)) else { throw Missing() }
    return found
  }

  private struct Missing: Error {}

  private func refusal(_ act: Act, on target: Target, isSure: Bool = false, seen: ActRequest.Sight? = nil) -> String? {
    do {
      var request = ActRequest(act, on: target, seen: seen)
      request.isSure = isSure
      _ = try world.acting().edits(for: request)
      return nil
    } catch ActFailure.refused(let refusal) {
      return refusal.description
    } catch {
      return "\(error)"
    }
  }

  private func of<Value: FactRecord>(_ kind: FactKind, _ type: Value.Type, _ id: CustomerID = "C-1") -> [Value] {
    world.facts.facts(kind, of: id).compactMap { $0.value as? Value }
  }

  private func revision(_ change: (inout CustomerRevision) -> Void) -> CustomerRevision {
    var revision = CustomerRevision()
    change(&revision)
    return revision
  }

  // MARK: Customers

  @Test func aNewCustomerIsWhatWasToldAndNothingElse() throws {
    let draft = revision { ($0.name, $0.tier, $0.owner) = ("Zeta", .starter, "kim") }
    let edits = try world.perform(.addCustomer(draft), on: .portfolio)
    guard case .customer(let made)? = edits.first?.after else { throw Missing() }
    #expect(
      made
        == Customer(
          id: made.id, name: "Zeta", tier: .starter, industry: .other, size: .small, owner: "kim", signedUp: Self.today)
    )
    #expect(edits.count == 1 && edits[0].before == nil)
  }

  /// What it pays is a subscription from its first day on.
  @Test func aNewCustomersRevenueIsItsFirstSubscription() throws {
    let price = Money(minorUnits: 1_200_000, currency: "EUR")
    let draft = revision {
      ($0.name, $0.tier, $0.monthlyRevenue, $0.seats) = ("Zeta", .enterprise, price, 30)
      $0.signedUp = date("2026-01-02")
    }
    let edits = try world.perform(.addCustomer(draft), on: .portfolio)
    guard edits.count == 2, case .customer(let made)? = edits[0].after, case .subscription(let term)? = edits[1].after
    else { throw Missing() }
    #expect(
      term
        == Subscription(
          id: term.id, customer: made.id, plan: "Enterprise", amount: price, seats: 30, from: date("2026-01-02")))
  }

  /// Two of one name are doubles more often than not: that is asked, as a merge asks.
  @Test func aSecondCustomerOfOneNameIsAskedAbout() throws {
    let name = try customer().name
    for double in [name, name.uppercased() + ", GmbH"] {
      let draft = revision { ($0.name, $0.tier) = (double, .starter) }
      #expect(refusal(.addCustomer(draft), on: .portfolio) == "C-1 is called '\(name)' already.")
      #expect(refusal(.addCustomer(draft), on: .portfolio, isSure: true) == nil)
    }
    let draft = revision { ($0.name, $0.tier) = (name, .starter) }
    let made = try world.perform(.addCustomer(revision { ($0.name, $0.tier) = ("Zeta", .starter) }), on: .portfolio)
    guard case .customer(let other)? = made.first?.after else { throw Missing() }
    #expect(refusal(.changeCustomer(draft), on: .customer(other.id)) == "C-1 is called '\(name)' already.")
    #expect(refusal(.changeCustomer(draft), on: .customer(other.id), isSure: true) == nil)
    #expect(refusal(.changeCustomer(revision { $0.name = name.uppercased() }), on: me) == nil, "its own name")
  }

  /// The rules of files, by the same declaration.
  @Test(arguments: [
    ("renews", "renews: found 2024-12-31, expected a day not before 2025-01-01, when the customer signed up"),
    ("name", "name: empty, expected a company name"), ("seats", "seats: found -1, expected 0 or more"),
  ])
  func whatFilesRefuseIsRefusedByHand(_ field: String, _ words: String) {
    let wrong = revision { revision in
      switch field {
      case "renews": revision.renews = .some(date("2024-12-31"))
      case "name": revision.name = " "
      default: revision.seats = .some(-1)
      }
    }
    #expect(refusal(.changeCustomer(wrong), on: me) == words)
    var new = wrong
    new.name = new.name ?? "Zeta"
    new.signedUp = date("2025-01-01")
    #expect(refusal(.addCustomer(new), on: .portfolio) == words)
  }

  @Test func twoPeoplesEditsStandBesideEachOther() throws {
    let seen = try customer()
    try world.perform(.changeCustomer(revision { $0.tier = .enterprise }), on: me, by: "lee")
    try world.perform(.changeCustomer(revision { $0.seats = .some(9) }), on: me, seen: .customer(seen))
    #expect(try customer().tier == .enterprise && customer().seats == 9)
    #expect(throws: ActFailure.self) {
      try world.perform(.changeCustomer(revision { $0.tier = .starter }), on: me, seen: .customer(seen))
    }
    #expect(refusal(.changeCustomer(revision { $0.seats = .some(9) }), on: me) == "C-1: is like that already")
  }

  @Test func aRenewalMovesTheDateAndThePrice() throws {
    let price = Money(minorUnits: 130_000, currency: "USD")
    try world.perform(.renew(until: date("2027-06-01"), amount: price), on: me)
    #expect(try customer().renews == date("2027-06-01") && customer().monthlyRevenue == price)
    #expect(
      refusal(.renew(until: date("2027-06-01"), amount: nil), on: me)?.contains("renews on 2027-06-01 already") == true)
    #expect(refusal(.renew(until: Self.today, amount: nil), on: me)?.contains("a day after today") == true)
  }

  private func subscription(_ id: SubscriptionID, to: LocalDate? = nil) -> Subscription {
    Subscription(
      id: id, customer: "C-1", plan: "Pro", amount: Money(minorUnits: 100, currency: "USD"), from: date("2025-01-01"),
      to: to)
  }

  @Test func anotherPriceIsAnotherSubscriptionFromTheRenewalOn() throws {
    world.facts.apply([FactEdit(before: nil, after: .subscription(subscription("S-1")))])
    try world.perform(.changeCustomer(revision { $0.renews = .some(date("2026-12-31")) }), on: me)
    let price = Money(minorUnits: 150, currency: "USD")
    try world.perform(.renew(until: date("2027-12-31"), amount: price), on: me)
    let all = of(.subscription, Subscription.self).sorted { $0.from < $1.from }
    #expect(all.map(\.amount.minorUnits) == [100, 150])
    #expect(all.map(\.to) == [date("2026-12-31"), nil] && all[1].from == date("2026-12-31"))
    world.facts.apply([FactEdit(before: nil, after: .subscription(subscription("S-2")))])
    let other = Money(minorUnits: 170, currency: "USD")
    #expect(refusal(.renew(until: date("2028-12-31"), amount: other), on: me)?.contains("2 subscriptions") == true)
    #expect(refusal(.renew(until: date("2028-12-31"), amount: nil), on: me) == nil)
  }

  /// Of a customer that has no subscription yet, as files bring them in, a new price holds from the renewal's day on as well.
  @Test func aNewPriceHoldsFromTheRenewalOnWithoutASubscriptionToo() throws {
    let (own, price) = (Money(minorUnits: 10_050, currency: "EUR"), Money(minorUnits: 12_000, currency: "EUR"))
    let renewal = date("2026-12-31")
    func told(_ revenue: Money) throws {
      var told = try customer()
      (told.monthlyRevenue, told.renews, told.seats) = (revenue, renewal, 7)
      world.facts.apply([FactEdit(before: .customer(try customer()), after: .customer(told))])
    }
    try told(own)
    #expect(refusal(.renew(until: date("2027-12-31"), amount: nil), on: me) == nil)
    let edits = try world.perform(.renew(until: date("2027-12-31"), amount: price), on: me)
    let all = of(.subscription, Subscription.self).sorted { $0.from < $1.from }
    #expect(all.map(\.amount) == [own, price] && all.map(\.from) == [date("2025-01-01"), renewal])
    #expect(all.map(\.to) == [renewal, nil] && all.map(\.plan) == ["Professional", "Professional"])
    #expect(all.map(\.seats) == [7, 7] && Set(all.map(\.id)).count == 2)
    #expect(try customer().monthlyRevenue == own && customer().renews == date("2027-12-31"))
    for (day, amount) in [(Self.today, own), (renewal + -1, own), (renewal, price)] {
      #expect(try customer().recurringRevenue(on: day, by: all) == amount)
    }
    world.facts.apply(edits.reversed().map(\.undone))
    #expect(of(.subscription, Subscription.self).isEmpty)

    try world.perform(.renew(until: date("2027-12-31"), amount: own), on: me)
    #expect(of(.subscription, Subscription.self).isEmpty, "the same price is no other one")
    try told(Money(minorUnits: 0, currency: "EUR"))
    try world.perform(.renew(until: date("2028-12-31"), amount: price), on: me)
    #expect(of(.subscription, Subscription.self).map(\.from) == [renewal], "nothing was paid before")
  }

  /// A file of customers says what lists say, on the day of whatever act.
  @Test func whatACustomerSaysOfItselfIsWhatItsSubscriptionsSay() throws {
    func inStep(_ words: Comment) throws {
      let terms = of(.subscription, Subscription.self)
      #expect(try customer().monthlyRevenue == customer().recurringRevenue(on: Self.today, by: terms), words)
    }
    func dollars(_ amount: Int) -> Money { Money(minorUnits: amount, currency: "USD") }
    var past = subscription("S-1", to: date("2026-11-01"))
    var next = subscription("S-2")
    (past.amount, next.amount, next.from) = (dollars(100), dollars(120), date("2026-11-01"))
    world.facts.apply([past, next].map { FactEdit(before: nil, after: .subscription($0)) })
    // What began by itself since is not what it says of itself, until the next act.
    #expect(try customer().monthlyRevenue.minorUnits == 0)
    #expect(
      refusal(.changeCustomer(revision { $0.monthlyRevenue = dollars(120) }), on: me)?.contains("already") == true)
    try world.perform(.renew(until: date("2027-11-01"), amount: nil), on: me)
    try world.perform(.changeCustomer(revision { $0.seats = .some(3) }), on: me)
    try inStep("other seats")
    #expect(try customer().monthlyRevenue == dollars(120))
    try world.perform(.changeCustomer(revision { $0.monthlyRevenue = dollars(90) }), on: me)
    try inStep("another price")
    try world.perform(.renew(until: date("2028-11-01"), amount: dollars(150)), on: me)
    try inStep("a price from the renewal on")
    #expect(try customer().monthlyRevenue == dollars(90))
    try world.perform(.churn(on: Self.today, reason: "price", note: ""), on: me)
    #expect(try customer().monthlyRevenue == dollars(90), "what was lost")
    try world.perform(.comeBack(on: Self.today, renews: nil), on: me)
    try inStep("back")
    #expect(try customer().monthlyRevenue == dollars(90))
    let live = of(.subscription, Subscription.self).filter { $0.isLive(on: date("2028-01-01")) }
    #expect(live.map(\.amount) == [dollars(150)], "one price a day")
  }

  /// All subscriptions are over, and an amount begins another one.
  @Test func aRevenueThatIsToldBeginsAgainWhatIsOver() throws {
    world.facts.apply([FactEdit(before: nil, after: .subscription(subscription("S-1", to: date("2026-01-01"))))])
    let price = Money(minorUnits: 150, currency: "USD")
    try world.perform(.changeCustomer(revision { $0.monthlyRevenue = price }), on: me)
    let all = of(.subscription, Subscription.self).sorted { $0.from < $1.from }
    #expect(all.map(\.from) == [date("2025-01-01"), Self.today] && all.last?.amount == price && all.last?.to == nil)
    #expect(try customer().recurringRevenue(on: Self.today, by: all) == price)
  }

  /// What is edited is what is paid from today on, and what the form does not say stays.
  @Test func anEditedRevenueIsThatOfTheSubscription() throws {
    world.facts.apply([FactEdit(before: nil, after: .subscription(subscription("S-1", to: date("2027-06-01"))))])
    let price = Money(minorUnits: 150, currency: "USD")
    try world.perform(.changeCustomer(revision { $0.monthlyRevenue = price }), on: me)
    try world.perform(.changeCustomer(revision { $0.seats = .some(12) }), on: me)
    let all = of(.subscription, Subscription.self).sorted { $0.from < $1.from }
    #expect(all.map(\.amount.minorUnits) == [100, 150] && all.map(\.seats) == [nil, 12])
    #expect(all.map(\.to) == [Self.today, date("2027-06-01")] && all[1].from == Self.today)
    world.facts.apply([FactEdit(before: nil, after: .subscription(subscription("S-9")))])
    let other = Money(minorUnits: 170, currency: "USD")
    #expect(
      refusal(.changeCustomer(revision { $0.monthlyRevenue = other }), on: me)?.contains("2 subscriptions") == true)
    #expect(refusal(.changeCustomer(revision { $0.industry = .financial }), on: me) == nil)
  }

  /// Without a subscription there is nothing to renew but what the customer says of itself; a term that ends goes on.
  @Test func aRenewalMakesNoSubscriptionAndLetsNoneEnd() throws {
    let price = Money(minorUnits: 150, currency: "USD")
    try world.perform(.renew(until: date("2027-01-31"), amount: price), on: me)
    #expect(try of(.subscription, Subscription.self) == [] && customer().monthlyRevenue == price)
    world.facts.apply([FactEdit(before: nil, after: .subscription(subscription("S-1", to: date("2027-01-31"))))])
    try world.perform(.renew(until: date("2028-01-31"), amount: nil), on: me)
    #expect(of(.subscription, Subscription.self).map(\.to) == [date("2028-01-31")])
    try world.perform(.renew(until: date("2029-01-31"), amount: price), on: me)
    let all = of(.subscription, Subscription.self).sorted { $0.from < $1.from }
    #expect(all.map(\.to) == [date("2028-01-31"), date("2029-01-31")] && all.map(\.amount.minorUnits) == [100, 150])
    #expect(all[1].from == date("2028-01-31"))
  }

  /// A term that was over long before: what was not paid for stays so.
  @Test func aGapIsNotPaidForAfterwards() throws {
    world.facts.apply([FactEdit(before: nil, after: .subscription(subscription("S-1", to: date("2026-01-01"))))])
    try world.perform(.changeCustomer(revision { $0.renews = .some(date("2026-11-01")) }), on: me)
    try world.perform(.renew(until: date("2027-11-01"), amount: nil), on: me)
    let all = of(.subscription, Subscription.self).sorted { $0.from < $1.from }
    #expect(all.map(\.from) == [date("2025-01-01"), date("2026-11-01")])
    #expect(all.map(\.to) == [date("2026-01-01"), date("2027-11-01")])
  }

  @Test func whoIsBackPaysWhatItPaid() throws {
    world.facts.apply([
      FactEdit(before: nil, after: .subscription(subscription("S-1"))),
      FactEdit(before: nil, after: .subscription(subscription("S-2"))),
      FactEdit(before: nil, after: .subscription(subscription("S-3", to: date("2026-01-01")))),
    ])
    try world.perform(.churn(on: date("2026-11-01"), reason: "price", note: ""), on: me)
    #expect(try customer().recurringRevenue(on: date("2026-11-01")).minorUnits == 0)
    #expect(try customer().recurringRevenue(on: date("2026-10-31")) == customer().monthlyRevenue)
    try world.perform(.comeBack(on: date("2026-11-20"), renews: nil), on: me)
    let all = of(.subscription, Subscription.self)
    #expect(Set(all.map(\.id)).count == 5)
    #expect(all.filter { $0.isLive(on: date("2026-11-20")) }.map(\.from) == [date("2026-11-20"), date("2026-11-20")])
    #expect(!all.contains { $0.isLive(on: date("2026-11-10")) })
  }

  /// 100 now and 120 from a day ahead: leaving in between ends both, and coming back brings both again.
  @Test(arguments: ["2026-11-20", "2026-11-23"]) func whatWasAgreedHoldsAgain(day: String) throws {
    let (left, agreed) = (date("2026-11-10"), date("2026-11-22"))
    var next = subscription("S-2")
    (next.amount.minorUnits, next.from) = (120, agreed)
    world.facts.apply([subscription("S-1", to: agreed), next].map { FactEdit(before: nil, after: .subscription($0)) })
    try world.perform(.churn(on: left, reason: "price", note: ""), on: me)
    #expect(of(.subscription, Subscription.self).allSatisfy { !$0.isLive(on: agreed) })
    try world.perform(.comeBack(on: date(day), renews: nil), on: me)
    let all = of(.subscription, Subscription.self).sorted { ($0.from, $0.id) < ($1.from, $1.id) }
    #expect(!all.contains { $0.to == $0.from }, "nothing is left over")
    #expect(!all.contains { $0.isLive(on: left) } && all.last?.id == "S-2" && all.last?.to == nil)
    if date(day) < agreed {
      #expect(all.map(\.amount.minorUnits) == [100, 100, 120])
      #expect(all.map(\.from) == [date("2025-01-01"), date(day), agreed] && all[1].to == agreed)
    } else {
      #expect(all.map(\.amount.minorUnits) == [100, 120] && all.map(\.from) == [date("2025-01-01"), date(day)])
    }
    #expect(try customer().monthlyRevenue.minorUnits == 120)
  }

  @Test func whoLeavesPaysNoMoreAndWhyIsKept() throws {
    world.facts.apply([
      FactEdit(before: nil, after: .subscription(subscription("S-1"))),
      FactEdit(before: nil, after: .subscription(subscription("S-2", to: date("2026-01-01")))),
    ])
    try world.perform(.churn(on: date("2026-11-20"), reason: "price", note: "too much"), on: me)
    #expect(try customer().lifecycle == .churned && customer().churned == date("2026-11-20"))
    #expect(of(.subscription, Subscription.self).compactMap(\.to).sorted() == [date("2026-01-01"), date("2026-11-20")])
    #expect(of(.departure, Departure.self).map(\.reason) == ["price"])
    #expect(
      refusal(.churn(on: Self.today, reason: "price", note: ""), on: me) == "C-1: left on 20 November 2026 already")
    #expect(refusal(.renew(until: date("2028-01-01"), amount: nil), on: me)?.contains("it has to return first") == true)
    #expect(refusal(.changeCustomer(revision { $0.lifecycle = .active }), on: me)?.contains("return") == true)
    #expect(refusal(.comeBack(on: date("2026-11-19"), renews: nil), on: me)?.contains("cannot be back") == true)
    try world.perform(.comeBack(on: Self.today, renews: date("2027-11-23")), on: me)
    #expect(try customer().lifecycle == .active && customer().churned == nil && customer().renews == date("2027-11-23"))
    #expect(of(.departure, Departure.self).map(\.returned) == [Self.today])
    #expect(refusal(.comeBack(on: Self.today, renews: nil), on: me) == "C-1: has not left")
  }

  /// It came from a file as one that had left.
  @Test func thatSomebodyHadLeftIsKeptWithoutAReason() throws {
    var gone = try customer()
    (gone.lifecycle, gone.churned) = (.churned, date("2026-10-01"))
    world.facts.apply([FactEdit(before: .customer(try customer()), after: .customer(gone))])
    try world.perform(.comeBack(on: Self.today, renews: nil), on: me)
    let departure = try #require(of(.departure, Departure.self).first)
    #expect(departure.left == date("2026-10-01") && departure.returned == Self.today && departure.reason == "")
  }

  @Test(arguments: [
    (Act.churn(on: ActWorld.today + 1, reason: "price", note: ""), "still ahead"),
    (.churn(on: date("2024-12-31"), reason: "price", note: ""), "when the customer signed up"),
    (.answerSurvey(.csat, score: 9, comment: "", ticket: nil), "CSAT is answered by 1 to 5, not 9"),
    (.answerSurvey(.nps, score: 9, comment: "", ticket: "T-9"), "There is no ticket T-9"),
    (.mergeCustomer(into: "C-1"), "cannot be merged into itself"),
    (.mergeCustomer(into: "C-9"), "There is no customer C-9"),
    (.count(" ", 3, limit: nil, note: ""), "needs the name of what is counted"),
  ])
  func whatCannotBeIsRefused(_ act: Act, _ words: String) {
    #expect(refusal(act, on: me)?.contains(words) == true, "\(refusal(act, on: me) ?? "done")")
  }

  // MARK: Doubles

  /// Every kind that names a customer, at the double and at the one that stays, some with the same key but for it.
  private func doubles() throws -> [Fact] {
    let now = ActWorld.now
    let double = Customer(
      id: "C-2", name: "Acme Inc", tier: .starter, industry: .other, size: .small, owner: "kim",
      signedUp: date("2024-05-01"), renews: date("2027-01-01"), seats: 5, limits: ["workflows": 9])
    let facts = ["C-1", "C-2"].flatMap { (id: CustomerID) -> [Fact] in
      [
        .contact(Contact(id: ContactID("P-\(id)"), customer: id, name: "Pat", isPrimary: true)),
        .observation(
          Observation(customer: id, metric: "activeUsers", value: .measured(50), at: now - 60, source: "\(id)")),
        .score(ScoreRecord(customer: id, at: now - 90, score: 70, origin: .imported, contributions: [])),
        .counter(UsageCount(customer: id, counter: "workflows", at: now - 60, value: 3)),
        .survey(SurveyResponse(id: SurveyResponseID("S-\(id)"), customer: id, kind: .nps, score: 9, at: now)),
        .departure(Departure(id: DepartureID("D-\(id)"), customer: id, left: date("2026-01-01"))),
        .session(
          TrainingSession(
            id: SessionID("X-\(id)"), path: "p", module: "m", at: now + 60, minutes: 60, customer: id)),
        .message(
          OutreachMessage(
            id: MessageID("M-\(id)"), customer: id, contact: ContactID("P-\(id)"), trigger: "renewalReminders",
            occasion: "\(id)", fired: now - 60, state: .drafted, since: now - 60)),
        .activity(Activity(id: ActivityID("V-\(id)"), customer: id, at: now, kind: "Call", description: "x")),
      ]
    }
    let ticket = Ticket(id: "T-2", customer: "C-2", subject: "Theirs", created: now - 60)
    return [.customer(double), .ticket(ticket)] + facts
  }

  @Test func aDoubleIsMergedOnlyWhenThatIsMeantAndNothingIsLost() throws {
    let facts = try doubles()
    world.facts.apply(facts.map { FactEdit(before: nil, after: $0) })
    let before = world.facts.facts
    let doubt = try #require(refusal(.mergeCustomer(into: "C-1"), on: .customer("C-2")))
    for part in ["C-2 'Acme Inc'", "C-1 'Acme'", "1 ticket", "kim"].dropLast() {
      #expect(doubt.contains(part), "\(doubt)")
    }
    var request = ActRequest(.mergeCustomer(into: "C-1"), on: .customer("C-2"))
    request.isSure = true
    let edits = try world.acting().edits(for: request)
    for edit in edits {
      let key = try #require(edit.key)
      #expect(world.facts.facts[key] == edit.before)
    }
    world.facts.apply(edits)
    #expect(world.facts.fact(.customer("C-2")) == nil)
    #expect(world.facts.facts.values.allSatisfy { !$0.references.contains(.customer("C-2")) })
    func counts(_ facts: some Collection<Fact>) -> [FactKind: Int] {
      facts.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
    }
    var expected = counts(before.values)
    expected[.customer, default: 0] -= 1
    expected[.activity, default: 0] += 1
    #expect(counts(world.facts.facts.values) == expected, "all facts of both are kept")
    let kept = try customer()
    #expect(kept.name == "Acme" && kept.owner == "dana" && kept.tier == .professional, "what was known stays")
    #expect(kept.renews == date("2027-01-01") && kept.seats == 5 && kept.limits == ["workflows": 9])
    #expect(kept.signedUp == date("2024-05-01"))
    #expect(of(.contact, Contact.self).filter(\.isPrimary).map(\.id) == ["P-C-1"])
    world.facts.apply(edits.reversed().map(\.undone))
    #expect(world.facts.facts == before, "one entry takes all of it back")
  }

  /// What both pay for is kept and added up: that is said before, with what it comes to and what may be one thing.
  @Test func whatDoublesBringIsSaidAndAddedUp() throws {
    let double = Customer(
      id: "C-2", name: "Acme Inc", tier: .starter, industry: .other, size: .small, signedUp: date("2024-05-01"),
      monthlyRevenue: Money(minorUnits: 19_900, currency: "USD"))
    func term(_ id: SubscriptionID, _ customer: CustomerID, _ amount: Int, _ plan: String) -> Fact {
      .subscription(
        Subscription(
          id: id, customer: customer, plan: plan, amount: Money(minorUnits: amount, currency: "USD"),
          from: date("2025-01-01")))
    }
    let cases: [([Fact], String, Int, isDouble: Bool)] = [
      ([], "It then brings 199 USD a month.", 19_900, false),
      (
        [term("S-1", "C-1", 49_900, "Pro"), term("S-2", "C-2", 19_900, "Pro")],
        "It then brings 698 USD a month, for the subscriptions of both are kept.", 69_800, false
      ),
      (
        [term("S-1", "C-1", 19_900, "Pro"), term("S-2", "C-2", 19_900, "Pro")],
        "It then brings 398 USD a month, for the subscriptions of both are kept.", 39_800, true
      ),
      (
        [term("S-1", "C-1", 49_900, "Pro")],
        "It then brings 499 USD a month, as the subscriptions of C-1 say, which are kept; what C-2 says of itself",
        49_900,
        false
      ),
    ]
    let before = world.facts.facts
    for (facts, words, amount, isDouble) in cases {
      let all = [Fact.customer(double)] + facts
      world.facts.apply(all.map { FactEdit(before: nil, after: $0) })
      let doubt = try #require(refusal(.mergeCustomer(into: "C-1"), on: .customer("C-2")))
      #expect(doubt.contains(words), "\(doubt)")
      #expect(doubt.contains("S-2 of C-2 and S-1 of C-1 are both Pro at 199 USD") == isDouble, "\(doubt)")
      var request = ActRequest(.mergeCustomer(into: "C-1"), on: .customer("C-2"))
      request.isSure = true
      let edits = try world.acting().edits(for: request)
      world.facts.apply(edits)
      #expect(try customer().monthlyRevenue.minorUnits == amount, "what it says of itself is what it brings")
      #expect(of(.subscription, Subscription.self).count == facts.count)
      world.facts.apply(edits.reversed().map(\.undone))
      world.facts.apply(all.reversed().map { FactEdit(before: $0, after: nil) })
      #expect(world.facts.facts == before)
    }
  }

  /// Of two that say something of themselves one price is lost: that is said, with the price.
  @Test func whatAMergerLosesIsSaid() throws {
    let paying = [("C-1", "Acme", 49_900), ("C-2", "Acme Inc", 19_900)].map { id, name, amount in
      Customer(
        id: CustomerID(id), name: name, tier: .starter, industry: .other, size: .small, signedUp: date("2024-05-01"),
        monthlyRevenue: Money(minorUnits: amount, currency: "USD"))
    }
    world.facts.apply(paying.map { FactEdit(before: world.facts.fact(.customer($0.id)), after: .customer($0)) })
    let doubt = try #require(refusal(.mergeCustomer(into: "C-1"), on: .customer("C-2")))
    #expect(
      doubt.contains("It then brings 499 USD a month; what C-2 says of itself, 199 USD, counts no more."), "\(doubt)")
  }

  /// Whoever has one address is one person; capitals make no difference, and a name alone is not enough.
  @Test(arguments: [true, false]) func contactsOfOneAddressBecomeOne(hasPrimary: Bool) throws {
    func contact(_ id: String, _ customer: CustomerID, _ name: String, _ email: String, _ role: String = "") -> Contact
    {
      Contact(id: ContactID(id), customer: customer, name: name, email: email, role: role)
    }
    var gone = contact("B1", "C-2", "A. Lee", "ann@acme.example", "IT director")
    gone.isPrimary = true
    var other = contact("A3", "C-1", "Cy", "cy@acme.example")
    other.isPrimary = hasPrimary
    let contacts = [
      contact("A1", "C-1", "Ann Lee", "Ann@Acme.example"), contact("A2", "C-1", "Bo", ""), other, gone,
      contact("B2", "C-2", "BO", "bo@acme.example"), contact("B3", "C-2", "Cy", "cy@elsewhere.example"),
    ]
    let double = try doubles().filter { $0.kind == .customer }
    let message = Fact.message(
      OutreachMessage(
        id: "M-1", customer: "C-2", contact: "B1", trigger: "renewalReminders", occasion: "o", fired: ActWorld.now,
        state: .drafted, since: ActWorld.now))
    let facts = double + contacts.map(Fact.contact) + [message]
    world.facts.apply(facts.map { FactEdit(before: nil, after: $0) })
    let before = world.facts.facts
    let doubt = try #require(refusal(.mergeCustomer(into: "C-1"), on: .customer("C-2")))
    #expect(doubt.contains("In both by the same address, and then one: Ann Lee (not kept: A. Lee)."), "\(doubt)")
    #expect(doubt.contains("without the same address, and still two: BO."), "\(doubt)")
    var request = ActRequest(.mergeCustomer(into: "C-1"), on: .customer("C-2"))
    request.isSure = true
    let edits = try world.acting().edits(for: request)
    world.facts.apply(edits)
    let left = of(.contact, Contact.self)
    #expect(Set(left.map(\.id)) == ["A1", "A2", "A3", "B2", "B3"])
    #expect(left.allSatisfy { $0.customer == "C-1" })
    #expect(of(.message, OutreachMessage.self).map(\.contact) == ["A1"], "what was written to her is still hers")
    let ann = try #require(left.first { $0.id == "A1" })
    #expect(ann.name == "Ann Lee" && ann.role == "IT director", "what either knew")
    #expect(left.filter(\.isPrimary).map(\.id) == [hasPrimary ? "A3" : "A1"])
    world.facts.apply(edits.reversed().map(\.undone))
    #expect(world.facts.facts == before)
  }

  /// A department's address is several people's, and what differs of one person is said before it goes.
  @Test(
    arguments: [
      ("Ute Rau", "IT", "Ute Rau-Vogt", "Einkauf", "and then one: Ute Rau (not kept: Ute Rau-Vogt, Einkauf).", 1),
      ("Ute Rau", "", "UTE RAU", "Einkauf", "and then one: Ute Rau.", 1),
      ("Ute Rau", "IT", "", "", "and then one: Ute Rau.", 1),
      ("Ute Rau", "IT", "Ben Ort", "IT", "under another name, and still two: Ben Ort.", 2),
      ("Ann Lee", "", "Ann Ort", "", "under another name, and still two: Ann Ort.", 2),
    ] as [(String, String, String, String, String, Int)])
  func oneAddressMayBeSeveralPeoples(
    name: String, role: String, other: String, otherRole: String, words: String, left: Int
  ) throws {
    let contacts = [
      Contact(id: "A1", customer: "C-1", name: name, email: "info@acme.example", role: role),
      Contact(id: "B1", customer: "C-2", name: other, email: "INFO@acme.example", role: otherRole),
    ]
    let double = try doubles().filter { $0.kind == .customer }
    world.facts.apply((double + contacts.map(Fact.contact)).map { FactEdit(before: nil, after: $0) })
    let doubt = try #require(refusal(.mergeCustomer(into: "C-1"), on: .customer("C-2")))
    #expect(doubt.contains(words), "\(doubt)")
    var request = ActRequest(.mergeCustomer(into: "C-1"), on: .customer("C-2"))
    request.isSure = true
    world.facts.apply(try world.acting().edits(for: request))
    #expect(of(.contact, Contact.self).count == left)
  }

  // MARK: Contacts

  /// One address at one customer is asked about, whoever has it, for new ones and for those that change.
  @Test func anAddressThatSomebodyHasIsAskedAbout() throws {
    try world.perform(
      .addContact(ContactRevision(name: "Ann Lee", email: "ann@acme.example"), isPrimary: false), on: me)
    let ann = try #require(of(.contact, Contact.self).first { $0.name == "Ann Lee" }).id
    let words = [
      ("A. Lee", "\(ann) 'Ann Lee' is the same person by name and address (ann@acme.example): edit that one."),
      ("Front Desk", "\(ann) 'Ann Lee' has the address ann@acme.example already."),
    ]
    for (name, words) in words {
      let double = ContactRevision(name: name, email: "ANN@acme.example")
      #expect(refusal(.addContact(double, isPrimary: false), on: me) == words)
      #expect(refusal(.addContact(double, isPrimary: false), on: me, isSure: true) == nil)
      let other = Contact(id: "P-X", customer: "C-1", name: name)
      world.facts.apply([FactEdit(before: nil, after: .contact(other))])
      defer { world.facts.apply([FactEdit(before: .contact(other), after: nil)]) }
      let change = Act.changeContact(ContactRevision(email: "ann@acme.example"))
      #expect(refusal(change, on: .contact("P-X")) == words)
      #expect(refusal(change, on: .contact("P-X"), isSure: true) == nil)
    }
    #expect(refusal(.changeContact(ContactRevision(email: "Ann@acme.example")), on: .contact(ann)) == nil, "her own")
  }

  private var primaries: [String] { of(.contact, Contact.self).filter(\.isPrimary).map(\.name) }

  @Test func thereIsOneToTurnToFirst() throws {
    try world.perform(.addContact(ContactRevision(name: "Ann"), isPrimary: false), on: me)
    #expect(primaries == ["Ann"], "the first is the one")
    try world.perform(.addContact(ContactRevision(name: "Bo"), isPrimary: false), on: me)
    #expect(primaries == ["Ann"])
    try world.perform(.addContact(ContactRevision(name: "Cy"), isPrimary: true), on: me)
    #expect(primaries == ["Cy"])
    let bo = try #require(of(.contact, Contact.self).first { $0.name == "Bo" })
    try world.perform(.makePrimary, on: .contact(bo.id))
    #expect(primaries == ["Bo"])
    #expect(refusal(.makePrimary, on: .contact(bo.id))?.hasSuffix("is the primary contact already") == true)
    try world.perform(.changeContact(ContactRevision(email: "bo@acme.example")), on: .contact(bo.id))
    #expect(throws: ActFailure.self, "somebody has changed what is to go") {
      try world.perform(.removeContact, on: .contact(bo.id), seen: .contact(bo))
    }
    try world.perform(.removeContact, on: .contact(bo.id))
    #expect(of(.contact, Contact.self).map(\.name).sorted() == ["Ann", "Cy"])
    #expect(
      refusal(.addContact(ContactRevision(name: ""), isPrimary: false), on: me)
        == "name: empty, expected a person's name")
  }

  @Test func aCountAndItsLimitAreOneChange() throws {
    let edits = try world.perform(.count("workflows", 43, limit: 50, note: ""), on: me)
    #expect(edits.count == 2)
    #expect(try customer().share(of: "workflows", used: 43) == 0.86)
    #expect(of(.counter, UsageCount.self).map(\.value) == [43])
    try world.perform(.count("workflows", 44, limit: nil, note: ""), on: me)
    #expect(of(.counter, UsageCount.self).map(\.value) == [44], "a second value of the same second takes its place")
  }
}
