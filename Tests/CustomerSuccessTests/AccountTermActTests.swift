import CustomerSuccess
import Testing

/// What customers pay for, as it is renewed, priced anew, ended and taken up again.
extension AccountActTests {
  @Test func aRenewalMovesTheDateAndThePrice() throws {
    let price = Money(minorUnits: 130_000, currency: "USD")
    try world.perform(.renew(until: date("2027-06-01"), amount: price), on: me)
    #expect(try customer().renews == date("2027-06-01") && customer().monthlyRevenue == price)
    #expect(
      refusal(.renew(until: date("2027-06-01"), amount: nil), on: me)?.contains("renews on 2027-06-01 already") == true)
    #expect(refusal(.renew(until: Self.today, amount: nil), on: me)?.contains("a day after today") == true)
  }

  func subscription(_ id: SubscriptionID, to: LocalDate? = nil) -> Subscription {
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

  /// A price in another currency is asked about, with both amounts; who pays nothing yet is not.
  @Test func anotherCurrencyIsAskedAbout() throws {
    world.facts.apply([FactEdit(before: nil, after: .subscription(subscription("S-1")))])
    let price = Money(minorUnits: 150_000, currency: "EUR")
    for act in [
      Act.renew(until: date("2029-12-31"), amount: price), .changeCustomer(revision { $0.monthlyRevenue = price }),
    ] {
      #expect(
        refusal(act, on: me)
          == "\(try customer().id): pays 1 USD a month, and 1500 EUR is another currency: nothing is converted.")
      #expect(refusal(act, on: me, isSure: true) == nil)
    }
    for same in ["USD", "EUR"] {
      let none = Money(minorUnits: same == "USD" ? 300 : 0, currency: same)
      #expect(refusal(.changeCustomer(revision { $0.monthlyRevenue = none }), on: me)?.contains("converted") != true)
    }
  }

  @Test func aFirstPriceMayBeInAnyCurrency() throws {
    let act = Act.changeCustomer(revision { $0.monthlyRevenue = Money(minorUnits: 150_000, currency: "EUR") })
    #expect(refusal(act, on: me)?.contains("converted") != true)
  }

  /// What was agreed for later and is priced anew before it begins is not paid beside the new price. Another plan's is.
  @Test(arguments: [false, true]) func aPriceThatIsPutRightIsPaidOnce(isOfTwoPlans: Bool) throws {
    world.facts.apply([FactEdit(before: nil, after: .subscription(subscription("S-1")))])
    try world.perform(.changeCustomer(revision { $0.renews = .some(date("2027-06-06")) }), on: me)
    func dollars(_ amount: Int) -> Money { Money(minorUnits: amount, currency: "USD") }
    try world.perform(.renew(until: date("2028-06-06"), amount: dollars(5000)), on: me)
    if isOfTwoPlans {
      var other = subscription("S-9")
      (other.plan, other.from) = ("Support", date("2027-09-01"))
      world.facts.apply([FactEdit(before: nil, after: .subscription(other))])
    }
    let before = of(.subscription, Subscription.self).sorted { $0.id < $1.id }
    let edits = try world.perform(
      .renew(until: date("2029-06-06"), amount: dollars(4500), from: date("2026-12-15")), on: me)
    let all = of(.subscription, Subscription.self)
    let beside = isOfTwoPlans ? 100 : 0
    for (day, amount) in [("2026-12-14", 100), ("2026-12-15", 4500), ("2028-06-01", 4500 + beside)] {
      #expect(try customer().recurringRevenue(on: date(day), by: all) == dollars(amount), "\(day)")
    }
    #expect(
      all.filter { $0.plan == "Pro" && $0.to == nil }.map(\.amount) == [dollars(4500)], "it goes on as what it replaces"
    )
    world.facts.apply(edits.reversed().map(\.undone))
    #expect(of(.subscription, Subscription.self).sorted { $0.id < $1.id } == before)
  }

  /// The day that is told is the day, also before an earlier change of the price, and on its very day.
  @Test(arguments: ["2026-06-01", "2026-10-01", "2026-11-01"], [650, 700])
  func thePriceHoldsFromTheDayThatIsTold(day: String, amount: Int) throws {
    world.facts.apply([FactEdit(before: nil, after: .subscription(subscription("S-1")))])
    try world.perform(.changeCustomer(revision { $0.renews = .some(date("2027-01-01")) }), on: me)
    func dollars(_ amount: Int) -> Money { Money(minorUnits: amount, currency: "USD") }
    try world.perform(.renew(until: date("2028-01-01"), amount: dollars(700), from: date("2026-10-01")), on: me)
    try world.perform(.renew(until: date("2029-01-01"), amount: dollars(amount), from: date(day)), on: me)
    let all = of(.subscription, Subscription.self)
    let between = date(day) > date("2026-10-01") ? 700 : 100
    for (when, paid) in [
      (date("2026-05-31"), 100), (date(day) + -1, between), (date(day), amount), (date("2030-01-01"), amount),
    ] {
      #expect(try customer().recurringRevenue(on: when, by: all) == dollars(paid), "\(when)")
    }
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

  /// What was agreed for later has as many seats as what is paid for now, when that has others.
  @Test func otherSeatsHoldForWhatWasAgreedToo() throws {
    world.facts.apply([FactEdit(before: nil, after: .subscription(subscription("S-1", to: date("2027-06-01"))))])
    let before = try customer()
    var renewing = before
    renewing.renews = date("2027-06-01")
    world.facts.apply([FactEdit(before: .customer(before), after: .customer(renewing))])
    try world.perform(.renew(until: date("2028-06-01"), amount: Money(minorUnits: 500, currency: "USD")), on: me)
    try world.perform(.changeCustomer(revision { $0.seats = .some(99) }), on: me)
    let live = of(.subscription, Subscription.self).filter { $0.to.map { $0 > Self.today } ?? true }
    #expect(live.count == 2 && live.allSatisfy { $0.seats == 99 })
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

  /// Renewed by hand 22 days after the day it was missed: the price begins with the term, on the day that was missed, in one that goes on
  /// without an end and in one that ended with the contract; a day that is told goes before.
  @Test(
    arguments: [
      (nil, nil, "2026-11-01"), ("2026-11-01", nil, "2026-11-01"), (nil, "2026-11-15", "2026-11-15"),
      (nil, "2026-12-24", "2026-12-24"),
    ] as [(String?, String?, String)])
  func aPriceRenewedLateBeginsWithItsTerm(to: String?, from: String?, begins: String) throws {
    world.facts.apply([FactEdit(before: nil, after: .subscription(subscription("S-1", to: to.map(date))))])
    try world.perform(.changeCustomer(revision { $0.renews = .some(date("2026-11-01")) }), on: me)
    let price = Money(minorUnits: 150, currency: "USD")
    try world.perform(.renew(until: date("2027-11-01"), amount: price, from: from.map(date)), on: me)
    let all = of(.subscription, Subscription.self).sorted { $0.from < $1.from }
    #expect(all.map(\.amount.minorUnits) == [100, 150] && all.map(\.from) == [date("2025-01-01"), date(begins)])
    #expect(all[0].to == date(begins) && all[1].to == (to == nil ? nil : date("2027-11-01")))
    #expect(try customer().monthlyRevenue.minorUnits == (date(begins) > Self.today ? 100 : 150))
  }

  /// What was priced anew after the day that was missed has that price no more, and no day has two.
  @Test func whatWasPricedSinceIsRenewedFromItsOwnBeginning() throws {
    var since = subscription("S-2")
    (since.amount.minorUnits, since.from) = (120, date("2026-11-10"))
    world.facts.apply(
      [subscription("S-1", to: since.from), since].map { FactEdit(before: nil, after: .subscription($0)) })
    try world.perform(.changeCustomer(revision { $0.renews = .some(date("2026-11-01")) }), on: me)
    try world.perform(
      .renew(until: date("2027-11-01"), amount: Money(minorUnits: 150, currency: "USD")), on: me)
    let all = of(.subscription, Subscription.self).sorted { $0.from < $1.from }
    #expect(all.map(\.amount.minorUnits) == [100, 150] && all.map(\.to) == [since.from, nil])
  }

  /// Of one without a subscription, both prices are written down, each from its day on.
  @Test func aLatePriceIsWrittenDownWithoutASubscriptionToo() throws {
    var told = try customer()
    (told.monthlyRevenue, told.renews) = (Money(minorUnits: 100, currency: "USD"), date("2026-11-01"))
    world.facts.apply([FactEdit(before: .customer(try customer()), after: .customer(told))])
    let price = Money(minorUnits: 150, currency: "USD")
    try world.perform(.renew(until: date("2027-11-01"), amount: price), on: me)
    let all = of(.subscription, Subscription.self).sorted { $0.from < $1.from }
    #expect(all.map(\.amount.minorUnits) == [100, 150] && all.map(\.to) == [date("2026-11-01"), nil])
    #expect(try customer().monthlyRevenue == price && customer().renews == date("2027-11-01"))
  }

  @Test func aDayForThePriceIsOneOfTheCustomersTime() throws {
    try world.perform(.changeCustomer(revision { $0.renews = .some(date("2026-11-01")) }), on: me)
    let (until, price) = (date("2027-11-01"), Money(minorUnits: 150, currency: "USD"))
    func told(_ amount: Money?, _ day: String) -> String? {
      refusal(.renew(until: until, amount: amount, from: date(day)), on: me)
    }
    #expect(told(nil, "2026-11-15")?.contains("needs the amount") == true)
    #expect(told(price, "2027-11-01")?.contains("not 1 November 2027") == true)
    #expect(told(price, "2020-01-01")?.contains("of its own time") == true)
    #expect(told(price, "2026-11-15") == nil)
  }

  /// Of whole terms that were missed the one that today lies in is renewed.
  @Test(arguments: [
    ("2027-02-01", "2027-02-01"), ("2026-11-23", "2026-11-23"), ("2026-11-01", "2026-11-01"),
    ("2025-12-01", "2025-12-01"), ("2025-11-23", "2026-11-23"), ("2023-05-31", "2026-05-31"),
  ])
  func aRenewalIsOfTheTermThatHasBegunLast(renews: String, begins: String) throws {
    var one = try customer()
    one.renews = date(renews)
    #expect(ContractRules().beginning(ofRenewing: one, today: Self.today) == date(begins))
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
}
