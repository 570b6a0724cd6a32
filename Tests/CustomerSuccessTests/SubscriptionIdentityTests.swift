import CustomerSuccess
import Statistics
import Testing

/// The id stays with what runs on: whatever is done by hand, what a source tells next falls on what is paid now.
extension AccountActTests {
  private func dollars(_ amount: Int) -> Money { Money(minorUnits: amount, currency: "USD") }
  private var all: [Subscription] {
    of(.subscription, Subscription.self).sorted { ($0.from, $0.id) < ($1.from, $1.id) }
  }

  private func begin(to: String? = nil, renews: String = "2026-11-01") throws {
    world.facts.apply([FactEdit(before: nil, after: .subscription(subscription("sub_1AAA", to: to.map(date))))])
    try world.perform(.changeCustomer(revision { $0.renews = .some(date(renews)) }), on: me)
  }

  @Test(arguments: ["renew", "renew ahead", "edit", "return"]) func whatRunsOnKeepsItsID(deed: String) throws {
    try begin(renews: deed == "renew ahead" ? "2027-06-01" : "2026-11-01")
    switch deed {
    case "edit": try world.perform(.changeCustomer(revision { $0.monthlyRevenue = dollars(150) }), on: me)
    case "return":
      try world.perform(.churn(on: date("2026-11-10"), reason: "price", note: ""), on: me)
      #expect(all.map(\.id) == ["sub_1AAA"] && all[0].to == date("2026-11-10"), "leaving ends what the source knows")
      try world.perform(.comeBack(on: date("2026-11-20"), renews: nil), on: me)
    default: try world.perform(.renew(until: date("2028-06-01"), amount: dollars(150)), on: me)
    }
    #expect(all.count == 2)
    #expect(all.last?.id == "sub_1AAA" && all.last?.to == nil && all.first?.from == date("2025-01-01"))
    #expect(all.first?.id != "sub_1AAA" && all.first?.amount == dollars(100))
  }

  /// Priced anew once more before it begins: it is still the one that the source knows.
  @Test func whatWasAgreedAndIsPutRightKeepsItsID() throws {
    try begin(renews: "2027-06-01")
    try world.perform(.renew(until: date("2028-06-01"), amount: dollars(150)), on: me)
    try world.perform(.renew(until: date("2029-06-01"), amount: dollars(140), from: date("2026-12-15")), on: me)
    #expect(all.count == 2 && all.last?.id == "sub_1AAA" && all.last?.amount == dollars(140))
    #expect(all.map(\.from) == [date("2025-01-01"), date("2026-12-15")] && all[0].to == date("2026-12-15"))
  }

  /// What its source has ended does not go on by an amount that somebody types.
  @Test func whatIsOverIsNotTakenUpByAnEdit() throws {
    try begin(to: "2026-01-01")
    try world.perform(.changeCustomer(revision { $0.monthlyRevenue = dollars(150) }), on: me)
    #expect(all.map(\.id).first == "sub_1AAA" && all.count == 2 && all[0].to == date("2026-01-01"))
  }

  /// Random deeds, one after the other: on no day is there more than one price of the plan, what was paid before the day from which a deed
  /// holds stays paid, taking the deed back brings everything back, and the source's id is that of what begins last.
  @Test(arguments: UInt64(1)...40) func deedsInAnyOrderKeepThePast(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    try begin(to: random.below(3) == 0 ? "2027-01-01" : nil, renews: random.below(2) == 0 ? "2026-11-01" : "2027-03-01")
    let days = stride(from: 0, to: 1500, by: 1).map { date("2025-01-01") + $0 }
    for _ in 0..<6 {
      let before = all
      let (deed, held) = try deed(&random)
      var request = ActRequest(deed, on: me)
      request.isSure = true
      guard let edits = try? world.acting().edits(for: request) else { continue }
      world.facts.apply(edits)
      let after = all
      world.facts.apply(edits.reversed().map(\.undone))
      #expect(all == before)
      world.facts.apply(edits)
      for day in days {
        #expect(after.count { $0.isLive(on: day) } <= 1, "\(deed), \(day)")
        guard day < held else { continue }
        #expect(after.monthlyRevenue(on: day) == before.monthlyRevenue(on: day), "\(deed), \(day)")
      }
      #expect(after.last { $0.to != $0.from }?.id == "sub_1AAA" || after.allSatisfy { $0.to != nil }, "\(deed)")
    }
  }

  /// Something to do, and the first day for which it may change what is paid.
  private func deed(_ random: inout SplitMix64) throws -> (Act, LocalDate) {
    let (amount, today) = (dollars(100 + random.below(900)), Self.today)
    let until = today + (400 + random.below(900))
    if let left = try customer().churned { return (.comeBack(on: today + -random.below(3), renews: nil), left) }
    switch random.below(5) {
    case 0: return (.changeCustomer(revision { $0.monthlyRevenue = amount }), today)
    case 1: return (.renew(until: until, amount: nil), today + -365)
    case 2:
      let renews = try customer().renews ?? today
      return (.renew(until: until, amount: amount), min(renews, today))
    case 3:
      let day = today + (random.below(400) - 100)
      return (.renew(until: max(until, day + 1), amount: amount, from: day), day)
    default:
      let day = today + -random.below(20)
      return (.churn(on: day, reason: "price", note: ""), day)
    }
  }
}
