import CustomerSuccess
import Testing

/// What a source tells of a price and of a first day, and what becomes of what was paid before.
@Suite struct SubscriptionTurnTests {
  private static let day = date("2026-11-30")

  private func term(_ id: String, _ amount: Int, _ from: String, _ to: String? = nil) -> Subscription {
    Subscription(
      id: SubscriptionID(id), customer: "C-1", plan: "Pro", amount: Money(minorUnits: amount, currency: "USD"),
      from: date(from), to: to.map(date))
  }

  private func applied(_ turn: SubscriptionTurn, to past: [Subscription]) -> [Subscription] {
    var all = past
    for edit in turn.edits {
      guard case .subscription(let before)? = edit.before, let place = all.firstIndex(of: before) else {
        Issue.record("\(edit) has nothing to change")
        continue
      }
      if case .subscription(let after)? = edit.after { all[place] = after } else { all.remove(at: place) }
    }
    return all + [turn.past, turn.next].compactMap(\.self)
  }

  private func paid(_ all: [Subscription], _ day: String) -> Int {
    all.monthlyRevenue(on: date(day)).map(\.minorUnits).reduce(0, +)
  }

  @Test func aPriceAloneHoldsFromTheDayOn() {
    let turn = SubscriptionTurn(
      term("S", 450, "2024-01-10"), since: term("S", 400, "2024-01-10"), past: [], on: Self.day)
    #expect(turn.next == term("S", 450, "2026-11-30") && turn.since == Self.day)
    #expect(turn.past == term("S", 400, "2024-01-10", "2026-11-30") && turn.edits == [])
  }

  /// Another first day, what is over, what has not begun, what begins today, and what another customer pays: as it is told.
  @Test(
    arguments: [
      ("2024-02-10", nil), ("2024-01-10", "2026-11-30"), ("2024-01-10", "2025-01-01"),
    ] as [(String, String?)])
  func theRestIsAsItIsTold(from: String, to: String?) {
    let told = term("S", 450, from, to)
    let turn = SubscriptionTurn(told, since: term("S", 400, "2024-01-10"), past: [], on: Self.day)
    #expect(turn.next == told && turn.past == nil && turn.since == nil && turn.edits == [])
  }

  @Test func whatHasNotBegunOrIsAnothersIsAsItIsTold() {
    for from in ["2026-11-30", "2027-01-01"] {
      let turn = SubscriptionTurn(term("S", 450, from), since: term("S", 400, from), past: [], on: Self.day)
      #expect(turn.next == term("S", 450, from) && turn.past == nil && turn.since == nil, "\(from)")
    }
    var others = term("S", 450, "2024-01-10")
    others.customer = "C-2"
    let turn = SubscriptionTurn(others, since: term("S", 400, "2024-01-10"), past: [], on: Self.day)
    #expect(turn.next == others && turn.past == nil)
  }

  /// Other seats or another end are no price.
  @Test func whatIsNoPriceChangesInPlace() {
    var told = term("S", 400, "2024-01-10", "2027-01-01")
    told.seats = 9
    let turn = SubscriptionTurn(told, since: term("S", 400, "2024-01-10"), past: [], on: Self.day)
    #expect(turn.next == told && turn.past == nil && turn.since == nil)
  }

  /// 499 now and 550 agreed here for June: the source says 599, which is from now on, and nothing is paid twice.
  @Test func aPriceToldBeforeTheAgreedDayHoldsNow() {
    let past = [term("SUBSCRIPTION-1", 499, "2025-01-10", "2027-06-01")]
    let turn = SubscriptionTurn(
      term("S", 599, "2027-06-01"), since: term("S", 550, "2027-06-01"), past: past, on: Self.day)
    let all = applied(turn, to: past)
    #expect(turn.since == Self.day && turn.past == nil)
    for (day, amount) in [("2026-11-29", 499), ("2026-11-30", 599), ("2027-06-01", 599), ("2030-01-01", 599)] {
      #expect(paid(all, day) == amount, "\(day)")
    }
  }

  /// A first day put right is that of the oldest price; what it leaves out goes.
  @Test(arguments: ["2024-06-01", "2025-06-01", "2026-03-01", "2026-11-01"]) func aFirstDayIsPutRight(_ from: String) {
    let past = [
      term("SUBSCRIPTION-1", 100, "2025-01-10", "2026-01-01"), term("SUBSCRIPTION-2", 200, "2026-01-01", "2026-10-01"),
    ]
    let turn = SubscriptionTurn(term("S", 300, from), since: term("S", 300, "2026-10-01"), past: past, on: Self.day)
    let all = applied(turn, to: past)
    #expect(all.map(\.from).min() == date(from))
    for day in ["2024-06-01", "2025-06-01", "2025-12-31", "2026-03-01", "2026-09-30", "2026-11-01", "2026-12-01"] {
      let amount = day < "2026-01-01" ? 100 : day < "2026-10-01" ? 200 : 300
      #expect(paid(all, day) == (day < from ? 0 : amount), "\(day)")
    }
  }

  /// Together with a price all is as it is told, from its first day on.
  @Test func aPriceWithItsDayHoldsFromThere() {
    let past = [
      term("SUBSCRIPTION-1", 100, "2025-01-10", "2026-01-01"), term("SUBSCRIPTION-2", 200, "2026-01-01", "2026-10-01"),
    ]
    let told = term("S", 450, "2025-06-01")
    let turn = SubscriptionTurn(told, since: term("S", 300, "2026-10-01"), past: past, on: Self.day)
    let all = applied(turn, to: past)
    #expect(turn.next == told && turn.since == nil)
    #expect(paid(all, "2025-05-31") == 100 && paid(all, "2025-06-01") == 450 && paid(all, "2026-05-01") == 450)
  }

  /// The end of what runs today, told before the agreed day: what ran ends, and what was agreed does not come about.
  @Test func anEndBeforeTheAgreedDay() throws {
    let past = [
      term("SUBSCRIPTION-1", 100, "2025-01-10", "2026-01-01"), term("SUBSCRIPTION-2", 200, "2026-01-01", "2027-06-01"),
    ]
    let held = term("S", 300, "2027-06-01")
    let found = try #require(SubscriptionTurn.ending(held, on: date("2026-12-15"), past: past))
    #expect(found.running == term("S", 200, "2026-01-01", "2027-06-01"))
    #expect(found.edits == [FactEdit(before: .subscription(past[1]), after: nil)])
    #expect(SubscriptionTurn.ending(held, on: date("2027-06-01"), past: past) == nil)
    #expect(SubscriptionTurn.ending(held, on: date("2026-12-15"), past: []) == nil)
  }

  /// Only what was given its id here and was over by then, of one plan; no day twice.
  @Test func thePastIsWhatLedThere() {
    var other = term("SUBSCRIPTION-7", 5, "2026-01-01", "2026-06-01")
    other.plan = "Support"
    let chain = [
      term("SUBSCRIPTION-4", 9, "2022-01-01", "2023-12-31"),
      term("SUBSCRIPTION-9", 1, "2024-01-01", "2025-01-01"), term("SUBSCRIPTION-3", 2, "2025-01-01", "2026-06-01"),
    ]
    let all = [
      other, chain[1], term("sub_1AAA", 5, "2026-01-01", "2026-06-01"), chain[0], chain[2],
      term("SUBSCRIPTION-5", 9, "2021-06-01", "2022-02-01"), term("SUBSCRIPTION-6", 9, "2023-12-31", "2023-12-31"),
      term("SUBSCRIPTION-8", 9, "2026-07-01"), term("S", 3, "2026-06-01"),
    ]
    #expect(term("S", 3, "2026-06-01").past(among: all) == chain)
    #expect(term("S", 3, "2026-05-31").past(among: all) == Array(chain.prefix(2)))
  }
}
