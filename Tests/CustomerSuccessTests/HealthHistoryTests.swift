import CustomerSuccess
import Framework
import Statistics
import Testing

@Suite struct HealthHistoryTests {
  let model: HealthModel
  let now = HealthCase.now

  init() throws { model = try ShippedFramework.health() }

  private func history(_ made: RandomHealth, imported: [ScoreRecord] = []) -> ScoreHistory {
    model.history(
      of: made.customer, observations: made.observations, overrides: made.overrides, imported: imported, through: now,
      zone: HealthCase.zone)
  }

  @Test func acmesHistoryHoldsTheImported82AMonthAgo() throws {
    let imported = ScoreRecord(customer: "CUST-001", at: now.adding(days: -31), score: 82, origin: .imported)
    let records = model.history(
      of: HealthCase.customer(), observations: HealthCase.acme, overrides: [], imported: [imported], through: now,
      zone: HealthCase.zone)
    #expect(records.map(\.score) == [82, 84])
    #expect(records.first == imported)
    let computed = try #require(records.last)
    #expect(computed.at == now && computed.contributions.count == 14)
    #expect(abs(computed.contributions.reduce(0) { $0 + $1.score * $1.weight } - 84.135) < 1e-9)
    let change = model.change(of: 84, history: records, at: now)
    #expect(change == 2)
    #expect(model.trend(change: change.map(Double.init)) == .improving)
  }

  @Test func recordsOnlyChangesOfTheScore() {
    let facts = [
      HealthCase.observed("performance", .judged(.good), at: now - 50),
      HealthCase.observed("performance", .judged(.good), at: now - 40),
      HealthCase.observed("performance", .judged(.poor), at: now - 30),
      HealthCase.observed("performance", .notApplicable, at: now - 20),
      HealthCase.observed("performance", .judged(.excellent), at: now + 1),
    ]
    let records = model.history(
      of: HealthCase.customer(), observations: facts.reversed(), overrides: [], imported: [], through: now,
      zone: HealthCase.zone)
    #expect(records.map(\.score) == [75, 30])
    #expect(records.map(\.at) == [now - 50, now - 30])
    #expect(records.lapses == [now - 20])
    #expect(records.score(at: now - 21) == 30 && records.score(at: now - 20) == nil)
  }

  /// A kick-off's override has run out and nothing is known; new values come later: nothing is compared with the override.
  @Test func nothingIsComparedWithAScoreThatHasLapsed() {
    let start = now.adding(days: -75)
    func change(knownSince: Int) -> Int? {
      let records = model.history(
        of: HealthCase.customer(age: 200),
        observations: [HealthCase.observed("performance", .judged(.poor), at: now.adding(days: -knownSince))],
        overrides: [HealthCase.override(.score, 90, at: start)], imported: [], through: now, zone: HealthCase.zone)
      #expect(records.lapses == (knownSince < 45 ? [start.adding(days: 30)] : []))
      return model.change(of: 30, history: records, at: now)
    }
    #expect(change(knownSince: 5) == nil, "the override ended 45 days ago")
    #expect(change(knownSince: 29) == nil)
    #expect(change(knownSince: 30) == 0)
    #expect(change(knownSince: 60) == 0)
  }

  /// One moment has one score: where the model had one, lists showed that one.
  @Test func whatAnotherSystemSaidStandsWhereTheModelHadNoScore() {
    let imported = [-80, -50, -40].map {
      ScoreRecord(customer: "CUST-001", at: now.adding(days: $0), score: 100 + $0, origin: .imported)
    }
    let records = model.history(
      of: HealthCase.customer(), observations: [],
      overrides: [HealthCase.override(.score, 90, at: now.adding(days: -75))],
      imported: imported, through: now, zone: HealthCase.zone)
    #expect(records.steps.map(\.score) == [20, 90, nil, 60])
    #expect(records.score(at: now.adding(days: -46)) == 90 && records.score(at: now) == 60)
  }

  @Test func anImportedRecordAtTheSameSecondIsNone() {
    let imported = ScoreRecord(customer: "CUST-001", at: now, score: 82, origin: .imported)
    let other = ScoreRecord(customer: "CUST-002", at: now, score: 11, origin: .imported)
    let later = ScoreRecord(customer: "CUST-001", at: now + 1, score: 12, origin: .imported)
    func scores(_ observations: [Observation]) -> [Int] {
      model.history(
        of: HealthCase.customer(), observations: observations, overrides: [], imported: [later, other, imported],
        through: now, zone: HealthCase.zone
      ).map(\.score)
    }
    #expect(scores(HealthCase.acme) == [84])
    #expect(scores([]) == [82])
  }

  @Test func anOverridesStartAndEndAreInTheHistory() {
    let start = now.adding(days: -40)
    let facts = HealthCase.acme.map { fact in
      var fact = fact
      fact.at = start - 100
      return fact
    }
    let records = model.history(
      of: HealthCase.customer(), observations: facts, overrides: [HealthCase.override(.score, 62, at: start)],
      imported: [], through: now, zone: HealthCase.zone)
    #expect(records.map(\.score) == [84, 62, 84])
    #expect(records.map(\.at) == [start - 100, start, start.adding(days: 30)])
  }

  @Test func anUnmetMetricPullsTheScoreDownDayByDay() {
    let unmet = HealthCase.observed("timeToValue", .unmet, at: now.adding(days: -150))
    let records = model.history(
      of: HealthCase.customer(age: 150), observations: [unmet], overrides: [], imported: [], through: now,
      zone: HealthCase.zone)
    #expect(records.first?.score == 48)
    #expect(records.last?.score == 16)
    #expect(zip(records, records.dropFirst()).allSatisfy { $0.score > $1.score && $0.at < $1.at })
  }

  /// At any moment the history says what an assessment at that moment says.
  @Test(arguments: 0..<80)
  func agreesWithAssessing(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed + 5000))
    let made = RandomHealth(seed: seed, model: model)
    let records = history(made)
    #expect(Array(records) == records.sorted { $0.at < $1.at })
    for record in records { #expect(made.assessed(model, at: record.at).score == record.score) }
    for _ in 0..<30 {
      let moment = min(now, RandomHealth.moment(&random))
      #expect(records.score(at: moment) == made.assessed(model, at: moment).score, "\(moment)")
    }
  }

  /// Whatever other systems gave: where the model has a score, history says that one.
  @Test(arguments: 0..<40)
  func whatListsShowIsWhatHistorySays(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed + 7000))
    let made = RandomHealth(seed: seed, model: model)
    let imported = (0..<8).map {
      ScoreRecord(customer: made.customer.id, at: RandomHealth.moment(&random), score: $0, origin: .imported)
    }
    let records = history(made, imported: imported)
    for moment in imported.map(\.at) + (0..<30).map({ _ in min(now, RandomHealth.moment(&random)) }) where moment <= now
    {
      guard let shown = made.assessed(model, at: moment).score else { continue }
      #expect(records.score(at: moment) == shown, "\(moment)")
    }
  }

  @Test func looksUpTheNewestNotLater() {
    let records = [10, 20, 30].map {
      ScoreRecord(customer: "CUST-001", at: Instant(seconds: $0), score: $0, origin: .computed)
    }
    for order in [ScoreHistory(records), ScoreHistory(records.reversed())] {
      #expect(order.score(at: Instant(seconds: 9)) == nil)
      #expect(order.score(at: Instant(seconds: 10)) == 10)
      #expect(order.score(at: Instant(seconds: 29)) == 20)
      #expect(order.score(at: Instant(seconds: 99)) == 30)
    }
  }

  @Test(arguments: [
    (nil as Double?, HealthTrend.new), (2, .improving), (1.99, .stable), (0, .stable), (-1.99, .stable),
    (-2, .declining),
  ])
  func trends(change: Double?, trend: HealthTrend) {
    #expect(model.trend(change: change) == trend)
    #expect(HealthTrend(change: change) == trend)
  }

  @Test func theTrendLooksBackExactlyThirtyDays() {
    let record = ScoreRecord(customer: "CUST-001", at: now.adding(days: -30), score: 70, origin: .computed)
    #expect(model.change(of: 75, history: [record], at: now) == 5)
    #expect(model.change(of: 75, history: [record], at: now - 1) == nil)
    #expect(model.change(of: nil, history: [record], at: now) == nil)
  }
}
