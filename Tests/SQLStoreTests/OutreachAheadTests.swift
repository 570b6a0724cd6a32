import CustomerSuccess
import SuccessStore
import Testing

@testable import SQLStore
@testable import SQLiteEngine

/// What a run judges ahead of its transaction: the same comes of it, whatever others do meanwhile.
@Suite struct OutreachAheadTests {
  let scratch: Scratch
  let now = TestRules.now
  let today = LocalDate(day: 20_780)
  let order = OutreachOrder()

  init() throws { scratch = try Scratch() }

  /// Every seventh has a renewal ahead that fires.
  private func portfolio(_ count: Int) -> [Fact] {
    (0..<count).map { number in
      var customer = Customer(
        id: CustomerID("C-\(number)"), name: "N\(number)", tier: .starter, industry: .other, size: .small,
        owner: "dana",
        accountExecutive: "kim", signedUp: today - 200, limits: ["workflows": 50])
      if number % 7 == 3 { customer.renews = today + 14 }
      return .customer(customer)
    }
  }

  private func usage(_ number: Int) -> Fact {
    .observation(
      Observation(customer: CustomerID("C-\(number)"), metric: "workflowVolume", value: .measured(90), at: now - 90))
  }

  private func finish(_ store: SQLStore, _ ahead: OutreachAhead, most: Int = 1000) async throws -> OutreachReport {
    try await store.finishOutreach(order, after: ahead, by: "outreach", at: now, most)
  }

  private func memories(_ store: SQLStore) async throws -> [[String]] {
    try await store.askFacts { db in
      try db.statement("SELECT customer, coalesce(due, -1), memory FROM outreach_memory ORDER BY customer").all([]) {
        row in
        let texts: [String] = [row[0], String(row[1] as Int), row[2]]
        return texts
      }
    }
  }

  @Test(arguments: [1, 7, 49, 50, 500]) func a_few_at_a_time_is_the_same_as_all_at_once(few: Int) async throws {
    let (one, other) = (try scratch.open("a.db"), try scratch.open("b.db"))
    for store in [one, other] { try await store.load(portfolio(50)) }
    let whole = try await one.runOutreach(order, by: "outreach", at: now)
    let ahead = try await other.lookAhead(order, at: now, few)
    #expect((ahead.count == 0) == (few >= 50))
    #expect(try await finish(other, ahead) == whole)
    #expect(whole.firings.count == 7 && whole.looked == 50)
    #expect(try await memories(one) == memories(other))
  }

  /// A few at a time, each with an entry of the log; what comes of all of them is the same.
  @Test(arguments: [1, 2, 3, 7, 8]) func many_fire_in_several_transactions(most: Int) async throws {
    let (one, other) = (try scratch.open("a.db"), try scratch.open("b.db"))
    for store in [one, other] { try await store.load(portfolio(50)) }
    let whole = try await one.runOutreach(order, by: "outreach", at: now)
    var parts = try await finish(other, other.lookAhead(order, at: now, 9), most: most)
    #expect(try await memories(one) == memories(other))
    #expect(try await other.answer(LogQuery(limit: 99)).count == 1 + (7 + most - 1) / most)
    #expect(parts.entry != nil && parts.looked == 50)
    parts.entry = whole.entry
    #expect(parts == whole)
    #expect(try await other.runOutreach(order, by: "outreach", at: now) == OutreachReport())
  }

  /// Cut off after a part, as by quitting: the next run fires for the others, and for nobody twice.
  @Test func what_was_cut_off_is_taken_up() async throws {
    let store = try scratch.open()
    try await store.load(portfolio(50))
    let (ahead, rulebook, moment, what) = (
      try await store.lookAhead(order, at: now, 9), try TestRules.rulebook(), now, order
    )
    let part = try await store.write(at: now) { db in
      var run = try OutreachRunning(db, rulebook, what, by: "outreach", at: moment)
      return try run.run(after: ahead, 3)
    }
    #expect(part.report.firings.count == 3 && !part.isOver)
    let rest = try await store.runOutreach(order, by: "outreach", at: now)
    #expect(rest.firings.count == 4 && rest.looked == 50)
    #expect(Set((part.report.firings + rest.firings).map(\.customer)).count == 7)
    #expect(try await store.runOutreach(order, by: "outreach", at: now) == OutreachReport())
  }

  /// What holds writers up: those that were found quiet ahead of it cost it nothing but their names.
  @Test func the_last_transaction_is_as_short_for_many() async throws {
    func work(_ count: Int, _ name: String) async throws -> StatementMeter.Work {
      let meter = StatementMeter()
      let store = try SQLiteEngine.open(
        path: scratch.path(name), rulebook: TestRules.rulebook(), mode: .readWrite, meter: meter)
      let quiet = portfolio(count).map(\.withoutRenewal)
      try await store.load(quiet + [usage(1)])
      let ahead = try await store.lookAhead(order, at: now, 10)
      meter.reset()
      #expect(try await finish(store, ahead).firings.count == 1)
      return meter.total
    }
    let (few, many) = (try await work(20, "few.db"), try await work(200, "many.db"))
    #expect(many.runs == few.runs && many.written == few.written, "\(few) -> \(many)")
  }

  /// Who was quiet and is touched before the run ends is judged again.
  @Test func who_is_touched_meanwhile_is_judged_again() async throws {
    let (store, another) = (try scratch.open(), try scratch.open())
    try await store.load(portfolio(20))
    let all = OutreachOrder(beginning: .all)
    let ahead = try await store.lookAhead(all, at: now, 5)
    try await another.load([usage(1)], at: now)
    let run = try await store.finishOutreach(all, after: ahead, by: "outreach", at: now)
    #expect(run.firings.contains { $0.customer == "C-1" && $0.trigger == "usageLimitWarnings" })
    #expect(run.looked == 20)
    #expect(try await store.runOutreach(all, by: "outreach", at: now) == OutreachReport())
  }

  @Test func who_comes_or_goes_meanwhile_is_no_matter() async throws {
    let (store, another) = (try scratch.open(), try scratch.open())
    try await store.load(portfolio(20))
    let ahead = try await store.lookAhead(order, at: now, 5)
    try await another.load(Array(portfolio(27)[20...]), at: now)
    #expect(try await finish(store, ahead).looked == 27)
    #expect(try await memories(store).count == 27)
  }

  /// What the other has found holds: nothing is passed over that fired for it, and nothing fires twice.
  @Test func another_run_that_ends_meanwhile_knows_better() async throws {
    let (store, another) = (try scratch.open(), try scratch.open())
    try await store.load(portfolio(20))
    let ahead = try await store.lookAhead(order, at: now, 5)
    #expect(try await another.runOutreach(order, by: "outreach", at: now).firings.count == 3)
    try await another.load([usage(1)], at: now)
    let last = try await finish(store, ahead)
    #expect(last.firings.map(\.trigger) == ["usageLimitWarnings"] && last.looked == 1)
  }

  /// Somebody else's act, once after each few, is never refused for long, and the run's answer stays what it is.
  @Test func others_write_between() async throws {
    let (store, another) = (try scratch.open(), try scratch.open())
    try await store.load(portfolio(60))
    async let ahead = store.lookAhead(order, at: now, 3)
    for number in 0..<20 {
      let event = ActRequest(.noteEvent("called", at: now - 60, note: ""), on: .customer(CustomerID("C-\(number)")))
      try await another.perform([event], title: "called", by: "dana", at: now)
    }
    let run = try await finish(store, ahead)
    #expect(run.firings.count == 9 && run.looked == 60)
    #expect(try await store.check(at: now) == [])
  }
}

extension Fact {
  fileprivate var withoutRenewal: Fact {
    guard case .customer(var customer) = self else { return self }
    customer.renews = nil
    return .customer(customer)
  }
}
