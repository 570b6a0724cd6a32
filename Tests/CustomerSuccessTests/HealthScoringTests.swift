import CustomerSuccess
import Framework
import Statistics
import Testing

@Suite struct HealthScoringTests {
  let model: HealthModel
  let now = HealthCase.now

  init() throws { model = try ShippedFramework.health() }

  private func assess(
    _ observations: [Observation], _ overrides: [Override] = [], customer: Customer = HealthCase.customer(),
    at: Instant = HealthCase.now
  ) -> HealthAssessment {
    model.assess(customer, observations: observations, overrides: overrides, at: at, zone: HealthCase.zone)
  }

  private func metric(_ id: MetricID, in assessment: HealthAssessment) throws -> MetricAssessment {
    try #require(assessment.metrics.first { $0.id == id })
  }

  @Test func theFrameworksDimensionsMake82() throws {
    let exact = try #require(
      model.score(dimensions: [
        "productUsage": 85, "businessValue": 80, "engagement": 78, "technicalHealth": 88, "growthPotential": 75,
      ]))
    #expect(abs(exact - 81.8) < 1e-9)
    #expect(roundedHalfUp(exact) == 82)
    #expect(HealthCategory(score: roundedHalfUp(exact)) == .good)
    #expect(model.score(dimensions: [:]) == nil)
    #expect(model.score(dimensions: ["engagement": 64]) == 64)
  }

  @Test func theFrameworksFactsAboutAcmeMake84() throws {
    let acme = assess(HealthCase.acme)
    #expect(acme.score == 84)
    #expect(acme.computed == 84)
    #expect(acme.category == .good)
    #expect(acme.coverage == Coverage(known: 14, applicable: 14))
    #expect(!acme.isProvisional && !acme.isOverridden)
    let expected = [(88.75 + 86 + 82.6) / 3, (86.0 + 77 + 88) / 3, (75 + 88.75 + 88) / 3, 88, 75]
    for (dimension, score) in zip(acme.dimensions, expected) {
      #expect(abs(try #require(dimension.score) - score) < 1e-9, "\(dimension.id)")
    }
    #expect(model.isExpansionOpportunity(acme))
  }

  @Test func nothingKnownIsNoScore() {
    let empty = assess([])
    #expect(empty.score == nil && empty.exact == nil && empty.category == nil)
    // expansionVelocity and timeToValue are past their deadline, so all fourteen apply.
    #expect(empty.coverage == Coverage(known: 0, applicable: 14))
    #expect(!empty.isProvisional)
    #expect(empty.validUntil == nil)
    #expect(assess([HealthCase.observed("notOfThisModel", .measured(3))]) == empty)
  }

  @Test func unknownLowersCoverageAndNotApplicableDoesNot() throws {
    let unknown = assess(HealthCase.acme.filter { $0.metric != "npsScore" })
    #expect(unknown.coverage == Coverage(known: 13, applicable: 14))
    #expect(try metric("npsScore", in: unknown).state == .unknown)
    let absent = assess(
      HealthCase.acme.filter { $0.metric != "npsScore" } + [HealthCase.observed("npsScore", .notApplicable)])
    #expect(absent.coverage == Coverage(known: 13, applicable: 13))
    #expect(absent.exact == unknown.exact)
    let free = assess(HealthCase.acme, customer: HealthCase.customer(seats: nil, limits: [:]))
    #expect(free.coverage == Coverage(known: 12, applicable: 12))
    #expect(try metric("activeUsers", in: free).state == .notApplicable)
    #expect(try metric("workflowVolume", in: free).state == .notApplicable)
    #expect(abs(try #require(free.dimensions[0].score) - 86) < 1e-9)
  }

  @Test(arguments: [(9, false), (8, true)])
  func belowTheFloorAScoreIsProvisional(known: Int, provisional: Bool) {
    let assessment = assess(Array(HealthCase.acme.prefix(known)))
    #expect(assessment.coverage == Coverage(known: known, applicable: 14))
    #expect(assessment.isProvisional == provisional)
  }

  @Test func exactlyAtTheFloorAScoreIsFirm() {
    let absent = ["accountExpansion", "upgradeReadiness", "securityCompliance", "performance"]
      .map { HealthCase.observed(MetricID($0), .notApplicable) }
    let assessment = assess(HealthCase.acme.prefix(6) + absent)
    #expect(assessment.coverage == Coverage(known: 6, applicable: 10))
    #expect(!assessment.isProvisional)
  }

  @Test(arguments: [
    (0, HealthCategory.excellent), (29, .excellent), (30, .good), (60, .good), (61, .fair), (90, .fair),
  ])
  func beforeItsDeadlineAnUnmetMetricIsTooEarly(day: Int, reachable: HealthCategory) throws {
    for observations in [[], [HealthCase.observed("timeToValue", .unmet)]] {
      let assessment = assess(observations, customer: HealthCase.customer(age: day))
      #expect(try metric("timeToValue", in: assessment).state == .tooEarly(stillReachable: reachable))
      #expect(try metric("expansionVelocity", in: assessment).state == .tooEarly(stillReachable: .excellent))
      #expect(assessment.coverage.applicable == 12)
    }
  }

  @Test(arguments: [(91, 49 * 89.0 / 90), (135, 24.5), (179, 49.0 / 90), (180, 0.0), (400, 0.0)])
  func afterItsDeadlineUnmetIsScoredByAge(day: Int, score: Double) throws {
    let customer = HealthCase.customer(age: day)
    let unmet = assess(
      [HealthCase.observed("timeToValue", .unmet), HealthCase.observed("expansionVelocity", .unmet)], customer: customer
    )
    let time = try metric("timeToValue", in: unmet)
    #expect(time.state == .known && time.band == .poor)
    #expect(abs(try #require(time.score) - score) < 1e-9)
    #expect(try metric("expansionVelocity", in: unmet).score == 30)
    let silent = try metric("timeToValue", in: assess([], customer: customer))
    #expect(silent.state == .unknown)
  }

  @Test func aValueMetBeforeTheDeadlineCounts() throws {
    let met = assess([HealthCase.observed("timeToValue", .measured(12))], customer: HealthCase.customer(age: 15))
    #expect(try metric("timeToValue", in: met).band == .excellent)
  }

  @Test(arguments: [("activeUsers", 7), ("performance", 90), ("npsScore", 180)])
  func staleIsOlderThanTheShelfLife(id: MetricID, days: Int) throws {
    let value: MetricValue = id == "performance" ? .judged(.good) : .measured(8)
    let observation = HealthCase.observed(id, value, at: now.adding(days: -days))
    let last = assess([observation])
    #expect(try metric(id, in: last).state == .known)
    #expect(last.validUntil == now + 1)
    let stale = assess([observation], at: now + 1)
    #expect(try metric(id, in: stale).state == .stale)
    #expect(try metric(id, in: stale).staleFrom == now + 1)
    #expect(stale.exact == last.exact && stale.coverage == last.coverage)
    #expect(stale.validUntil == nil)
  }

  @Test func timeToValueNeverTurnsStale() throws {
    let old = HealthCase.observed("timeToValue", .measured(28), at: now.adding(days: -1000))
    #expect(try metric("timeToValue", in: assess([old])).state == .known)
  }

  @Test func theNewestNotLaterThanTheClockCounts() throws {
    let early = HealthCase.observed("activeUsers", .measured(30), at: now - 10)
    let late = HealthCase.observed("activeUsers", .measured(90), at: now)
    let future = HealthCase.observed("activeUsers", .measured(50), at: now + 1)
    let assessment = assess([future, late, early])
    #expect(try metric("activeUsers", in: assessment).observation == late)
    #expect(assessment.validUntil == now + 1)
    #expect(try metric("activeUsers", in: assess([future, late, early], at: now - 1)).observation == early)
  }

  @Test func qualitativeROICountsAndOtherLevelsDoNot() throws {
    let fair = try metric("roiDemonstration", in: assess([HealthCase.observed("roiDemonstration", .judged(.fair))]))
    #expect(fair.score == 60 && fair.band == .fair)
    let good = try metric("roiDemonstration", in: assess([HealthCase.observed("roiDemonstration", .judged(.good))]))
    #expect(good.state == .unknown && good.score == nil)
    let measured = try metric("performance", in: assess([HealthCase.observed("performance", .measured(3))]))
    #expect(measured.state == .unknown)
  }

  @Test(arguments: 0..<60)
  func orderDoesNotMatterAndPartsAddUp(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let made = RandomHealth(seed: seed, model: model)
    let assessment = made.assessed(model, at: now)
    var shuffled = made
    shuffled.observations.shuffle(using: &random)
    shuffled.overrides.shuffle(using: &random)
    #expect(shuffled.assessed(model, at: now) == assessment)
    for part in assessment.metrics where part.override == nil && part.counts {
      #expect(part.band == HealthCategory(score: roundedHalfUp(try #require(part.score))))
    }
    #expect((assessment.score == nil) == (assessment.exact == nil))
    if let score = assessment.score { #expect((0...100).contains(score)) }
    let above = assessment.override != nil || assessment.dimensions.contains { $0.override != nil }
    guard !above, let exact = assessment.exact else { return }
    #expect(abs(assessment.metrics.reduce(0) { $0 + $1.points } - exact) < 1e-9)
  }

  @Test func twoAtTheSameSecondCountAlikeInEitherOrder() {
    let pair = [40.0, 90].map { HealthCase.observed("activeUsers", .measured($0)) }
    #expect(assess(pair) == assess(pair.reversed()))
  }
}
