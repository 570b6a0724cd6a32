import CustomerSuccess
import Foundation
import Statistics
import SuccessStore
import Testing

@testable import SQLStore
@testable import SQLiteEngine

/// What is kept of an answer is the answer, and nobody is shown one that is none any more as if it were.
@Suite struct KeptAnswerTests {
  private let scratch: Scratch
  private let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private typealias Kept = KeptAnswer<SuccessMetrics>

  private func kept(_ store: SQLStore, at moment: Instant? = nil) async throws -> Kept? {
    try await store.answer(KeptAnswerQuery(MetricsQuery()), at: moment ?? now)
  }

  private func asked(_ store: SQLStore, at moment: Instant? = nil) async throws -> SuccessMetrics {
    try await store.answer(KeepingQuery(MetricsQuery()), at: moment ?? now)
  }

  private func loaded(_ seed: Int = 31, _ name: String = "rapport.db") async throws -> SQLStore {
    let store = try scratch.open(name)
    try await store.load(try World(seed: seed).inOrder)
    return store
  }

  /// One customer more, who is in every figure's count.
  private func newcomer(_ number: Int = 1, _ tier: Tier = .starter) -> Fact {
    .customer(
      Customer(
        id: CustomerID("NEW-\(number)"), name: "N", tier: tier, industry: .other, size: .small,
        signedUp: LocalDate(day: now.seconds / 86_400 - 10)))
  }

  private func change(_ store: SQLStore, _ number: Int = 1, at moment: Instant? = nil) async throws -> ChangeEntry {
    try await store.commit(
      [FactEdit(before: nil, after: newcomer(number))], title: "t", by: "dana", at: moment ?? now)
  }

  private var rows: [String] {
    get throws { try Raw.strings("SELECT question || ' ' || asked_at FROM kept_answers", at: scratch.path()) }
  }

  // MARK: Its text

  @Test(arguments: 1...12) func an_answer_is_what_is_read_of_it(_ seed: Int) async throws {
    let store = try await loaded(seed * 7)
    let answer = try await store.answer(MetricsQuery(), at: now)
    #expect(answer.portfolio.customers > 0)
    #expect(try await kept(store) == Kept(answer, at: now, isCurrent: true))
    try store.close()
  }

  @Test(arguments: 1...6) func so_are_those_of_other_pages(_ seed: Int) async throws {
    let store = try scratch.open()
    try await store.load(try World(seed: seed * 11, customers: 60).inOrder)
    func survives<Asked: KeptQuestion>(_ question: Asked) async throws -> Bool {
      let answer = try await store.answer(KeepingQuery(question), at: now)
      let kept = try await store.answer(KeptAnswerQuery(question), at: now)
      return kept == KeptAnswer(answer, at: now, isCurrent: true)
    }
    #expect(try await survives(InsightsQuery()))
    for sort in BookOfBusiness.Sort.allCases {
      #expect(try await survives(BookQuery(by: sort)), "\(sort)")
      #expect(try await survives(BookQuery(by: sort, descending: true)), "\(sort)")
    }
    try store.close()
  }

  /// Whatever a number is, each bit of it comes back.
  @Test(arguments: 1...20) func numbers_come_back_as_they_were(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let drawn = (0..<200).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    let numbers =
      drawn + [
        0.1 + 0.2, 1.0 / 3, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -0.0, 1e15 + 0.3,
      ]
    let figures = numbers.map { PerformanceValue($0, n: Int(truncatingIfNeeded: random.next())) }
    let text = try JSON.encode(figures)
    let read = try JSON.decode([PerformanceValue].self, text)
    #expect(read == figures)
    #expect(read.map { $0.value?.bitPattern } == figures.map { $0.value?.bitPattern })
  }

  /// Of what made-up portfolios seldom have.
  @Test func rare_parts_come_back() throws {
    var sums = ExpansionSums()
    sums.add(.init(owner: "a", stage: .won, value: Money(minorUnits: .max, currency: "USD"), decided: nil))
    let expansion = ExpansionFigures(
      qualifiedLeads: 3,
      [
        ExpansionFigures.Entry(
          owner: "", stage: .won, value: Money(minorUnits: 7, currency: "EUR"), decided: LocalDate(day: 20_000)),
        ExpansionFigures.Entry(owner: "dana", stage: .identified, value: nil, decided: nil),
      ])
    #expect(try JSON.decode(ExpansionFigures.self, JSON.encode(expansion)) == expansion)
    #expect(try JSON.decode(ExpansionSums.self, JSON.encode(sums)) == sums)
    var impact = ImpactValue(.expansionRevenue, PerformanceValue(.tooFew(least: 5), n: 2), now: 1, base: nil)
    impact.share = CurrencyShare("USD", leftOut: ["EUR"])
    #expect(try JSON.decode(ImpactValue.self, JSON.encode(impact)) == impact)
    let causes: [PointsLine.Cause] = [
      .metric("activeUsers"), .override(.score), .coverage(gained: ["a"], lost: []), .modelWeights, .rounding,
    ]
    #expect(try JSON.decode([PointsLine.Cause].self, JSON.encode(causes)) == causes)
    #expect(try JSON.decode([CategoryPlace].self, JSON.encode(CategoryPlace.allCases)) == CategoryPlace.allCases)
    let insight = Insight(
      subject: .driver("activeUsers", share: 0.1 + 0.2, rest: 0, points: -3), count: 12, p: 1e-300, statistic: -4,
      bounds: .init(low: -1, high: 1.0 / 3), filter: "tier:pro")
    #expect(try JSON.decode(Insight.self, JSON.encode(insight)) == insight)
  }

  // MARK: When it is kept

  @Test func a_first_import_keeps_it() async throws {
    let empty = try scratch.open()
    #expect(try await kept(empty) == nil)
    try await empty.load(try World(seed: 32).inOrder)
    #expect(try await kept(empty)?.isCurrent == true)
    try await empty.load([.contact(Contact(id: "P-9", customer: "CUST-001", name: "Pat"))], at: now + 5)
    #expect(try rows == ["metrics \(now.seconds)"], "a few rows are no reason to read everybody")
    #expect(try await kept(empty, at: now + 5)?.isCurrent == false)
    try empty.close()
  }

  @Test func whoever_asks_in_full_keeps_it() async throws {
    let store = try await loaded()
    _ = try await change(store)
    let then = now + KeptAnswers.rest
    let answer = try await asked(store, at: then)
    #expect(try await kept(store, at: then) == Kept(answer, at: then, isCurrent: true))
    #expect(answer == (try await store.answer(MetricsQuery(), at: then)))
    #expect(try rows == ["metrics \(then.seconds)"])
    try store.close()
  }

  /// Each time all consoles look again, so that it is not done with every change.
  @Test func it_is_kept_once_a_minute() async throws {
    let store = try await loaded()
    _ = try await change(store)
    let version = try store.version()
    _ = try await asked(store, at: now + KeptAnswers.rest - 1)
    #expect(try rows == ["metrics \(now.seconds)"])
    _ = try await asked(store, at: now + KeptAnswers.rest)
    #expect(try rows == ["metrics \(now.seconds + KeptAnswers.rest)"])
    #expect(try store.version() != version)
    try store.close()
  }

  @Test func what_is_there_is_not_written_again() async throws {
    let store = try scratch.open()
    try await store.load([newcomer()])
    for seconds in [0, 1, 3600] { _ = try await asked(store, at: now + seconds) }
    #expect(try rows == ["metrics \(now.seconds)"])
    #expect(try await kept(store, at: now + 3600)?.isCurrent == true)
    try store.close()
  }

  @Test func what_is_narrowed_is_not_kept() async throws {
    let store = try await loaded()
    let before = try rows
    let query = MetricsQuery(try Filter.parse("tier:enterprise", in: .customers, me: "dana"))
    let answer = try await store.answer(KeepingQuery(query), at: now + 3600)
    #expect(answer == (try await store.answer(query, at: now + 3600)))
    #expect(try await store.answer(KeptAnswerQuery(query), at: now) == nil)
    #expect(try rows == before)
    try store.close()
  }

  /// Reports and files ask it so: they neither read what is kept nor keep it.
  @Test func the_question_itself_knows_nothing_of_it() async throws {
    let store = try await loaded()
    let before = try await kept(store)?.answer
    _ = try await change(store)
    let answer = try await store.answer(MetricsQuery(), at: now + 3600)
    #expect(answer.portfolio.customers == (before?.portfolio.customers ?? 0) + 1)
    #expect(try rows == ["metrics \(now.seconds)"])
    try store.close()
  }

  @Test(arguments: [SQLStore.Mode.asOf(TestRules.now + 86_400), .readOnly])
  func who_cannot_write_keeps_nothing(_ mode: SQLStore.Mode) async throws {
    let store = try await loaded()
    _ = try await change(store)
    try store.close()
    let before = try Raw.strings("SELECT checksum FROM kept_answers", at: scratch.path())
    let view = try scratch.open(mode: mode)
    let then = now + 86_400
    #expect(try await asked(view, at: then) == (try await view.answer(MetricsQuery(), at: then)))
    // Another moment than the file's has none; a file that cannot be written has what others keep.
    #expect(try await kept(view, at: then)?.isCurrent == (mode == .readOnly ? false : nil))
    try view.close()
    #expect(try Raw.strings("SELECT checksum FROM kept_answers", at: scratch.path()) == before)
  }

  // MARK: When it is shown

  @Test func any_change_makes_it_old() async throws {
    let store = try await loaded()
    let before = try await asked(store)
    let entry = try await change(store)
    #expect(try await kept(store) == Kept(before, at: now, isCurrent: false))
    try await store.undo(entry.id, by: "dana", at: now)
    #expect(try await kept(store)?.isCurrent == false, "the log says that something was changed twice")
    let after = try await asked(store, at: now + KeptAnswers.rest)
    #expect(after.portfolio.customers == before.portfolio.customers)
    #expect(try await kept(store, at: now + KeptAnswers.rest)?.isCurrent == true)
    try store.close()
  }

  /// Before anybody has brought up what time has moved, and after.
  @Test func time_makes_it_old_and_after_a_week_it_is_gone() async throws {
    let store = try await loaded()
    #expect(try await kept(store, at: now.adding(days: 1))?.isCurrent == false)
    #expect(try await kept(store, at: now.adding(days: KeptAnswers.days))?.at == now)
    #expect(try await kept(store, at: now.adding(days: KeptAnswers.days + 1)) == nil)
    #expect(try await kept(store, at: now.adding(days: -1)) == nil, "nobody has asked yet")
    try await store.refresh(at: now.adding(days: 1))
    #expect(try await kept(store, at: now.adding(days: 1))?.isCurrent == false)
    try store.close()
  }

  /// Within the day: a promise is broken, and nobody has changed anything.
  @Test func what_time_moves_makes_it_old() async throws {
    let store = try scratch.open()
    let ticket = Ticket(id: "T-1", customer: "NEW-1", subject: "Down", created: now - 60)
    let opened = TicketEvent(
      ticket: "T-1", at: now - 60, order: 0, author: .customer("pat"), kind: .opened(severity: .critical, status: .new))
    try await store.load([newcomer(1, .enterprise), .ticket(ticket), .ticketEvent(opened)])
    #expect(try await kept(store)?.isCurrent == true)
    let later = now + 6 * 3600
    #expect(try await kept(store, at: later)?.isCurrent == false, "nobody has brought it up yet")
    try await store.refresh(at: later)
    #expect(try await kept(store, at: later)?.isCurrent == false, "somebody has")
    try store.close()
  }

  @Test func answers_by_other_rules_are_none() async throws {
    try await loaded().close()
    let store = try scratch.open(rulebook: TestRules.rulebook(fingerprint: "other"))
    #expect(try await kept(store) == nil)
    _ = try await asked(store, at: now + KeptAnswers.rest)
    #expect(try await kept(store, at: now + KeptAnswers.rest)?.isCurrent == true)
    try store.close()
    let former = try scratch.open()
    #expect(try await kept(former, at: now + KeptAnswers.rest) == nil)
    try former.close()
  }

  /// The targets are those that hold, not those of the day it was kept.
  @Test func rules_are_those_in_force() async throws {
    try await loaded().close()
    var rulebook = try TestRules.rulebook()
    rulebook.performance = PerformanceRules()
    let store = try scratch.open(rulebook: rulebook)
    #expect(try await kept(store)?.answer.rules == PerformanceRules())
    try store.close()
  }

  @Test(arguments: [
    "answer = replace(answer, '1', '2')", "answer = '{}'", "answer = 'nonsense'", "form = form + 1",
    "asked_at = asked_at + 1", "change = change + 1", "checksum = ''",
  ])
  func a_damaged_row_is_none_and_kept_anew(_ damage: String) async throws {
    let whole = try await loaded()
    let before = try await kept(whole)
    #expect(before != nil)
    try whole.close()
    try Raw.execute("UPDATE kept_answers SET \(damage)", at: scratch.path())
    let store = try scratch.open()
    #expect(try await kept(store) == nil)
    #expect(try await store.check(at: now) == [])
    _ = try await asked(store)
    #expect(try await kept(store) == before)
    try store.close()
  }

  // MARK: Whose it is

  @Test func one_console_keeps_it_for_another() async throws {
    let (one, other) = (try await loaded(), try scratch.open())
    _ = try await change(one)
    #expect(try await kept(other)?.isCurrent == false)
    let seen = try other.version()
    let answer = try await asked(one, at: now + 90)
    #expect(try other.version() != seen)
    #expect(try await kept(other, at: now + 90) == Kept(answer, at: now + 90, isCurrent: true))
    _ = try await change(other, 2, at: now + 91)
    #expect(try await kept(one, at: now + 91)?.isCurrent == false)
    try one.close()
    try other.close()
  }

  /// Of a backup that is restored it is what the backup's facts say.
  @Test func it_goes_along_with_its_facts() async throws {
    let store = try await loaded()
    let before = try await asked(store)
    try await store.backup(to: scratch.path("backup.db"))
    _ = try await change(store)
    let after = try await asked(store, at: now + KeptAnswers.rest)
    #expect(after.portfolio.customers == before.portfolio.customers + 1)
    try store.close()
    _ = try SQLiteEngine.restore(scratch.path("backup.db"), to: scratch.path())
    let restored = try scratch.open()
    #expect(try await kept(restored) == Kept(before, at: now, isCurrent: true))
    try restored.close()
  }

  @Test func a_past_moment_has_none() async throws {
    try await loaded().close()
    let past = PastMoment(now, as: .known)
    let view = try await SQLiteEngine.openPast(
      path: scratch.path(), rules: RulebookSource(try TestRules.rulebook()), past)
    #expect(try await kept(view) == nil)
    _ = try await asked(view)
    #expect(try await kept(view) == nil)
    try view.close()
  }
}
