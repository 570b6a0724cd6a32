import CustomerSuccess
import Testing

/// A counter's rise or fall, by hand, and as filters ask for it.
@Suite struct CounterTrendTests {
  private let now = ActWorld.now
  private let terms = CounterTrend.Terms(days: 30, counts: 2)

  private func count(_ daysAgo: Int, _ value: Int, off seconds: Int = 0) -> UsageCount {
    UsageCount(customer: "C", counter: "sessions", at: now.adding(days: -daysAgo) + seconds, value: value)
  }

  private func trend(_ counts: [UsageCount]) -> CounterTrend { CounterTrend(counts, terms, at: now) }

  @Test func theMeanOfTheLastDaysIsHeldAgainstThatOfAsManyBefore() {
    let found = trend([count(50, 60), count(40, 40), count(20, 30), count(1, 50)])
    #expect(found.before.mean == 50 && found.recent.mean == 40 && found.percent == -20)
    #expect(found.words == "40 on average in 30 days, 50 in the 30 before: -20 %")
  }

  /// A count of the very turn belongs to the days before, one of now to the last; the one at the beginning, and what is ahead, to none.
  @Test func edgesBelongToOneStretch() {
    let edges = trend([count(60, 1), count(60, 10, off: 1), count(30, 30), count(30, 40, off: 1), count(0, 60)])
    #expect(edges.before == .init(counts: 2, mean: 20) && edges.recent == .init(counts: 2, mean: 50))
    #expect(trend([count(0, 5, off: 1)]).recent.counts == 0)
  }

  @Test(arguments: [([50, 40], [30]), ([50], [40, 30]), ([], [40, 30]), ([0, 0], [40, 30])])
  func tooLittleMakesNoTrend(before: [Int], recent: [Int]) {
    let counts =
      before.enumerated().map { count(40 + $0, $1) } + recent.enumerated().map { count(5 + $0, $1) }
    #expect(trend(counts).percent == nil && trend(counts).words.hasPrefix("no trend: "))
    #expect(trend(counts + [count(39, 7), count(38, 7), count(3, 7)]).percent != nil)
  }

  private struct Row: FilterRow {
    var trend: Double?
    var words: [String] { ["Acme"] }
    func value(of field: Field) -> FieldValue? { nil }
    func trend(of counter: CounterID) -> Double? { counter == "sessions" ? trend : nil }
  }

  @Test(arguments: [
    ("trend.sessions<-20", -20.5, true), ("trend.sessions<-20%", -20, false), ("trend.sessions<=-20%", -20, true),
    ("trend.sessions:<-20%", -21, true), ("trend.sessions>10", 11, true), ("trend.sessions>10", nil, false),
    ("trend.sessions:-30..-20", -25, true), ("trend.sessions:none", nil, true), ("trend.sessions:none", 4, false),
    ("-trend.sessions<-20", nil, true), ("trend.sessions:<-50,>50", 60, true), ("TREND.sessions>1", 2, true),
    ("trend.'sessions'<0", -1, true), ("trend.others<0", -1, false), ("(trend.sessions<0 or beta) acme", -1, true),
    ("trend.sessions", -1, false),
  ])
  func filtersAskForIt(text: String, percent: Double?, matches: Bool) throws {
    let filter = try Filter.parse(text, in: .customers, me: "")
    #expect(filter.matches(Row(trend: percent), in: FilterContext(now: now, zone: .gmt)) == matches)
  }

  @Test(arguments: [
    (Field.Subject.customers, "trend.sessions<high", "a number of per cent"),
    (.customers, "trend.<5", "a counter's name"),
    (.customers, "trend.sessions:", "has no value"), (.articles, "trend.sessions<5", "have no counters"),
    (.customers, "trend.a>1,000", "alternatives"),
  ])
  func mistakesAreNamed(subject: Field.Subject, text: String, message: String) throws {
    let error = try #require(throws: FilterError.self) { try Filter.parse(text, in: subject, me: "") }
    #expect(error.message.contains(message))
  }

  /// Whoever finds nobody is told what may be missing; the counters of alternatives are counters of the filter.
  @Test func theFilterKnowsItsCounters() throws {
    let filter = try Filter.parse("trend.a<0 (trend.b>1 or -(trend.c<1))", in: .customers, me: "")
    #expect(filter.counters == ["a", "b", "c"])
    #expect(filter.misreading(in: .customers)?.contains("trend.a:none") == true)
  }

  /// What is promised does not move with a counter, nor with what stands between parentheses.
  @Test(arguments: [
    ("trend.sessions<0", true), ("(score<50 or tier:pro)", true), ("(tier:pro or tier:starter)", false),
  ])
  func policiesAskForNothingThatMoves(text: String, isRefused: Bool) throws {
    let filter = try Filter.parse(text, in: .tickets, me: "")
    #expect((PolicyConditions.refusal(of: filter) != nil) == isRefused)
  }
}
