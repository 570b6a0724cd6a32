import CustomerSuccess
import Framework
import Statistics
import Testing

/// Until when an assessment holds, and overrides to the second.
@Suite struct HealthTimeTests {
  let model: HealthModel
  let now = HealthCase.now

  init() throws { model = try ShippedFramework.health() }

  private func assess(_ overrides: [Override], at: Instant, _ observations: [Observation] = HealthCase.acme)
    -> HealthAssessment
  {
    model.assess(
      HealthCase.customer(), observations: observations, overrides: overrides, at: at, zone: HealthCase.zone)
  }

  @Test(arguments: [(-1, 84), (0, 62), (30 * 86_400 - 1, 62), (30 * 86_400, 84)])
  func anOverrideCountsToTheSecond(offset: Int, score: Int) {
    let made = HealthCase.override(.score, 62)
    // Facts older than the override, so that the score is there before it.
    let facts = HealthCase.acme.map { fact in
      var fact = fact
      fact.at = now.adding(days: -1)
      return fact
    }
    let assessment = assess([made], at: now + offset, facts)
    #expect(assessment.score == score)
    #expect(assessment.computed == 84)
    #expect(assessment.isOverridden == (score == 62))
  }

  @Test func aWithdrawnOverrideCountsNoMore() {
    let made = HealthCase.override(.score, 62, withdrawn: now + 100)
    #expect(assess([made], at: now + 99).score == 62)
    #expect(assess([made], at: now + 99).validUntil == now + 100)
    #expect(assess([made], at: now + 100).score == 84)
  }

  @Test func theNewestInForceCountsAndTheOlderComesBack() {
    let older = HealthCase.override(.score, 40, at: now, days: 60, id: "O-1")
    let newer = HealthCase.override(.score, 70, at: now + 10, days: 20, id: "O-2")
    for pair in [[older, newer], [newer, older]] {
      #expect(assess(pair, at: now + 9).score == 40)
      #expect(assess(pair, at: now + 10).score == 70)
      #expect(assess(pair, at: newer.expires).score == 40)
      #expect(assess(pair, at: older.expires).score == 84)
    }
  }

  @Test func overridesWorkAtEachLevel() throws {
    let metric = assess([HealthCase.override(.metric("npsScore"), 20)], at: now)
    let nps = try #require(metric.metrics.first { $0.id == "npsScore" })
    #expect(nps.score == 20 && nps.computed == 88.75 && nps.band == .poor)
    #expect(metric.score == 80 && metric.computed == 84)
    let dimension = assess([HealthCase.override(.dimension("engagement"), 20)], at: now)
    #expect(dimension.dimensions[2].score == 20)
    #expect(abs(try #require(dimension.dimensions[2].computed) - 251.75 / 3) < 1e-9)
    #expect(dimension.score == 71)
  }

  @Test func anUnknownMetricThatIsOverriddenCountsAsKnown() {
    let facts = HealthCase.acme.filter { $0.metric != "npsScore" }
    let assessment = assess([HealthCase.override(.metric("npsScore"), 20)], at: now, facts)
    #expect(assessment.coverage == Coverage(known: 14, applicable: 14))
    #expect(assessment.score == 80)
  }

  @Test func anOverrideAloneMakesAScore() {
    let assessment = assess([HealthCase.override(.dimension("engagement"), 66)], at: now, [])
    #expect(assessment.score == 66 && assessment.computed == nil && assessment.isProvisional)
    let whole = assess([HealthCase.override(.score, 66)], at: now, [])
    #expect(whole.score == 66 && whole.computed == nil && !whole.isProvisional)
  }

  @Test func tooEarlyEndsAtLocalMidnight() {
    let customer = HealthCase.customer(age: 29)
    let assessment = model.assess(customer, observations: [], overrides: [], at: now, zone: HealthCase.zone)
    // 2026-03-11T00:00 in New York, three days into daylight saving time.
    #expect(assessment.validUntil?.iso8601 == "2026-03-11T04:00:00Z")
  }

  /// Between now and `validUntil` nothing but the clock differs; at `validUntil` something else does.
  @Test(arguments: 0..<80)
  func validUntilIsExact(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed + 1000))
    let made = RandomHealth(seed: seed, model: model)
    let start = RandomHealth.moment(&random)
    let first = made.assessed(model, at: start)
    let end = first.validUntil ?? start.adding(days: 400)
    #expect(end > start)
    for _ in 0..<6 {
      var later = made.assessed(model, at: start + Int.random(in: 0..<(end - start), using: &random))
      later.at = first.at
      #expect(later == first)
    }
    var last = made.assessed(model, at: end - 1)
    last.at = first.at
    #expect(last == first)
    guard first.validUntil != nil else { return }
    var turned = made.assessed(model, at: end)
    turned.at = first.at
    turned.validUntil = first.validUntil
    #expect(turned != first)
  }

  @Test func refusesOverridesNobodyCouldAnswerFor() {
    let good = HealthCase.override(.metric("npsScore"), 20, days: 90)
    #expect(model.refusal(of: good) == nil)
    #expect(model.expiry(from: now) == now.adding(days: 30))
    let wrong: [(inout Override) -> Void] = [
      { $0.value = 101 }, { $0.value = -1 }, { $0.reason = " " }, { $0.author = "" }, { $0.expires = $0.at },
      { $0.expires = $0.expires + 1 }, { $0.target = .metric("nps") }, { $0.target = .dimension("usage") },
    ]
    for change in wrong {
      var override = good
      change(&override)
      #expect(model.refusal(of: override) != nil, "\(override)")
    }
  }
}
