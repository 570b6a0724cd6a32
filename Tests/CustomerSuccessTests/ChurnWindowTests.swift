import CustomerSuccess
import Framework
import Testing

/// Who is asked about, and what became of them.
@Suite struct ChurnWindowTests {
  private static let day = LocalDate(day: 20_000)

  private static func customer(signedUp: Int, churned: Int?) -> Customer {
    Customer(
      id: "C", name: "C", tier: .starter, industry: .other, size: .small, signedUp: day + signedUp,
      lifecycle: churned == nil ? .active : .churned, churned: churned.map { day + $0 })
  }

  private static func departure(_ left: Int, _ returned: Int?) -> Departure {
    Departure(id: "D", customer: "C", left: day + left, returned: returned.map { day + $0 })
  }

  @Test(
    arguments: [
      (-1, nil, false), (0, nil, false), (0, 0, nil), (1, nil, nil), (3, nil, nil), (-1, 1, true), (-1, 30, true),
      (-1, 31, false), (-1, 0, nil),
      (-9, -3, nil),
    ] as [(Int, Int?, Bool?)])
  func byTheDayOnWhichItLeft(signedUp: Int, churned: Int?, hasLeft: Bool?) {
    let found = ChurnWindow(after: Self.day, days: 30).hasLeft(Self.customer(signedUp: signedUp, churned: churned), [])
    #expect(found == hasLeft)
  }

  @Test(
    arguments: [
      (5, 8, true), (-5, -2, false), (-5, 2, nil), (-5, 0, false), (0, 3, nil), (30, nil, true), (31, 40, false),
      (1, 1, true),
    ] as [(Int, Int?, Bool?)])
  func whoCameBackHadLeft(left: Int, returned: Int?, hasLeft: Bool?) {
    let customer = Self.customer(signedUp: -100, churned: returned == nil ? left : nil)
    #expect(ChurnWindow(after: Self.day, days: 30).hasLeft(customer, [Self.departure(left, returned)]) == hasLeft)
  }

  private static func paid(_ id: String, _ amount: Int, from: Int, to: Int? = nil, in currency: String = "USD")
    -> Subscription
  {
    Subscription(
      id: SubscriptionID(id), customer: "C", plan: "Pro", amount: Money(minorUnits: amount, currency: currency),
      from: day + from, to: to.map { day + $0 })
  }

  @Test(
    arguments: [
      ([], nil), ([paid("1", 100, from: -50)], false), ([paid("1", 100, from: 1)], nil),
      ([paid("1", 100, from: -50, to: 9), paid("2", 120, from: 9)], true),
      ([paid("1", 100, from: -50, to: 9), paid("2", 90, from: 9)], false),
      ([paid("1", 100, from: -50), paid("2", 1, from: 30)], true),
      ([paid("1", 100, from: -50), paid("2", 1, from: 31)], false),
      ([paid("1", 100, from: -50), paid("2", 1, from: 5, to: 29)], false),
      ([paid("1", 100, from: -50), paid("2", 1, from: 5, in: "EUR")], false),
      ([paid("1", 0, from: -50, to: 9), paid("2", 5, from: 9)], true),
    ] as [([Subscription], Bool?)])
  func whoPaysMoreAtTheEndHasExpanded(subscriptions: [Subscription], came: Bool?) {
    var facts = OutcomeFacts(Self.customer(signedUp: -100, churned: nil))
    facts.subscriptions = subscriptions
    #expect(ChurnWindow(after: Self.day, days: 30).outcome(.expanded, facts) == came)
  }

  @Test(arguments: [([], false), ([0], false), ([1], true), ([30], true), ([31], false), ([-3, 40, 12], true)])
  func whoOpensATicketInTheDays(days: [Int], came: Bool) {
    var facts = OutcomeFacts(Self.customer(signedUp: -100, churned: nil))
    facts.ticketDays = days.map { Self.day + $0 }
    #expect(ChurnWindow(after: Self.day, days: 30).outcome(.tickets, facts) == came)
    facts.customer = Self.customer(signedUp: -100, churned: -1)
    #expect(ChurnWindow(after: Self.day, days: 30).outcome(.tickets, facts) == nil)
  }

  @Test func traitsStandInOneOrderAndBlanksAreEmpty() throws {
    let model = try ShippedFramework.health()
    let customer = Self.customer(signedUp: -100, churned: nil)
    let assessment = model.assess(
      customer, observations: [], overrides: [], at: Instant(seconds: 20_000 * 86_400), zone: HealthCase.zone)
    var facts = TraitFacts(customer, on: Self.day, assessment)
    func value(_ name: String) -> String? { CustomerTraits(facts).values.first { $0.name == name }?.text }
    let names = CustomerTraits(facts).values.map(\.name)
    #expect(Set(names).count == names.count && names.starts(with: ["tier", "industry", "size", "ageDays"]))
    #expect(value("ageDays") == "100" && value("score") == "" && value("lastNPS") == "" && value("openTickets") == "0")
    facts.subscriptions = [
      Subscription(
        id: "1", customer: "C", plan: "", amount: Money(minorUnits: 1_250, currency: "USD"), from: Self.day - 9),
      Subscription(
        id: "2", customer: "C", plan: "", amount: Money(minorUnits: 9_000, currency: "USD"), from: Self.day + 1),
    ]
    facts.lastNPS = 9
    #expect(value("monthlyRevenue") == "12.5" && value("lastNPS") == "9")
    #expect(CustomerTraits(facts).values.map(\.name) == names)
    facts.counters = [.init("errors", value: 30, before: 8), .init("minutes", value: nil, before: nil)]
    #expect(
      CustomerTraits(facts).values.map(\.name)
        == names + ["counter.errors", "counterChange.errors", "counter.minutes", "counterChange.minutes"])
    #expect(value("counter.errors") == "30" && value("counterChange.errors") == "22" && value("counter.minutes") == "")
    facts.subscriptions[0].to = Self.day
    #expect(value("monthlyRevenue") == "0.0")
  }
}
