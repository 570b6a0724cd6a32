import CustomerSuccess
import Framework
import Testing

@Suite struct HealthExplanationTests {
  let model: HealthModel
  let now = HealthCase.now

  init() throws { model = try ShippedFramework.health() }

  private func assess(
    _ observations: [Observation], _ overrides: [Override] = [], by model: HealthModel? = nil
  ) -> HealthAssessment {
    (model ?? self.model).assess(
      HealthCase.customer(), observations: observations, overrides: overrides, at: now, zone: HealthCase.zone)
  }

  private func replacing(_ metric: MetricID, _ value: MetricValue) -> [Observation] {
    HealthCase.acme.filter { $0.metric != metric } + [HealthCase.observed(metric, value)]
  }

  private func weighted(_ first: Double, _ last: Double) -> HealthModel {
    var dimensions = model.dimensions
    dimensions[0].weight = first
    dimensions[4].weight = last
    return HealthModel(
      dimensions: dimensions, categories: model.categories, levelScores: model.levelScores,
      coverageFloor: model.coverageFloor, overrides: model.overrides, trend: model.trend, expansion: model.expansion)
  }

  private func points(_ cause: PointsLine.Cause, _ lines: [PointsLine]) -> Double? {
    lines.first { $0.cause == cause }?.points
  }

  @Test func acmesPointsByMetric() throws {
    let explanation = try #require(Explanation(assess(HealthCase.acme)))
    #expect(explanation.sections.map(\.metrics.count) == [3, 3, 3, 3, 2])
    #expect(abs(try #require(points(.metric("activeUsers"), explanation.lines)) - 8.875) < 1e-9)
    #expect(abs(try #require(points(.rounding, explanation.lines)) + 0.135) < 1e-9)
    #expect(abs(explanation.sections[3].points - 13.2) < 1e-9)
    #expect(Explanation(assess([])) == nil)
  }

  @Test func overridesHaveTheirOwnLines() throws {
    let made = [
      HealthCase.override(.dimension("engagement"), 20, id: "O-1"), HealthCase.override(.score, 50, id: "O-2"),
    ]
    let explanation = try #require(Explanation(assess(HealthCase.acme, made)))
    let expected = 0.2 * (20 - 251.75 / 3)
    #expect(abs(try #require(points(.override(.dimension("engagement")), explanation.lines)) - expected) < 1e-9)
    #expect(abs(explanation.lines.reduce(0) { $0 + $1.points } - 50) < 1e-9)
  }

  @Test(arguments: 0..<120)
  func pointsAddUpToTheScore(seed: Int) throws {
    let assessment = RandomHealth(seed: seed, model: model).assessed(model, at: now)
    guard let score = assessment.score else {
      #expect(Explanation(assessment) == nil)
      return
    }
    let explanation = try #require(Explanation(assessment))
    #expect(abs(explanation.lines.reduce(0) { $0 + $1.points } - Double(score)) < 1e-9)
  }

  @Test func oneMetricsChangeIsItsOwnLine() throws {
    let change = try #require(
      ScoreChange(from: assess(HealthCase.acme), to: assess(replacing("performance", .judged(.poor)))))
    #expect(abs(try #require(points(.metric("performance"), change.lines)) + 0.05 * 58) < 1e-9)
    let moved = change.lines.filter { abs($0.points) > 1e-9 }
    #expect(moved.map(\.cause) == [.metric("performance"), .rounding])
    #expect(change.points == -3)
  }

  @Test func aMetricThatFellAwayIsCoverage() throws {
    let change = try #require(
      ScoreChange(
        from: assess(HealthCase.acme), to: assess(HealthCase.acme.filter { $0.metric != "supportInteraction" })))
    // Engagement's mean without its 75: 88.375 instead of 83.9167, a fifth of which counts.
    let expected = 0.2 * (88.375 - 251.75 / 3)
    let line = points(.coverage(gained: [], lost: ["supportInteraction"]), change.lines)
    #expect(abs(try #require(line) - expected) < 1e-9)
    #expect(change.lines.filter { abs($0.points) > 1e-9 }.count == 2)
  }

  @Test func changedWeightsHaveTheirOwnLine() throws {
    let after = assess(HealthCase.acme, by: weighted(0.1, 0.3))
    let change = try #require(ScoreChange(from: assess(HealthCase.acme), to: after))
    let expected = 0.2 * (75 - 257.35 / 3)
    #expect(abs(try #require(points(.modelWeights, change.lines)) - expected) < 1e-9)
    #expect(change.lines.filter { abs($0.points) > 1e-9 }.map(\.cause) == [.modelWeights, .rounding])
  }

  @Test func anOverrideDoesNotHideItsMetric() throws {
    let before = assess(HealthCase.acme)
    let after = assess(replacing("performance", .judged(.poor)), [HealthCase.override(.metric("performance"), 90)])
    let change = try #require(ScoreChange(from: before, to: after))
    #expect(abs(try #require(points(.metric("performance"), change.lines)) + 0.05 * 58) < 1e-9)
    #expect(abs(try #require(points(.override(.metric("performance")), change.lines)) - 0.05 * 60) < 1e-9)
  }

  /// Two random portraits, days apart or by different models: every line together is the change, to the last digit.
  @Test(arguments: 0..<200)
  func linesAddUpToTheChange(seed: Int) throws {
    let made = RandomHealth(seed: seed, model: model)
    let other = seed.isMultiple(of: 3) ? weighted(0.15, 0.25) : model
    let before = made.assessed(model, at: now.adding(days: -30))
    let after = made.assessed(other, at: now)
    guard let old = before.exact, let new = after.exact else {
      #expect(ScoreChange(from: before, to: after) == nil)
      return
    }
    let change = try #require(ScoreChange(from: before, to: after))
    let sum = change.lines.reduce(0) { $0 + $1.points }
    let rounding = try #require(points(.rounding, change.lines))
    #expect(abs(sum - Double(change.points)) < 1e-9)
    #expect(abs(sum - rounding - (new - old)) < 1e-9)
    #expect(Set(change.lines.map(\.cause)).count == change.lines.count)
    if !seed.isMultiple(of: 3) { #expect(points(.modelWeights, change.lines) == nil) }
  }

  @Test func nothingMovedIsNothingToSay() throws {
    let acme = assess(HealthCase.acme)
    let change = try #require(ScoreChange(from: acme, to: acme))
    #expect(change.points == 0)
    #expect(change.lines.allSatisfy { $0.points == 0 })
  }

  @Test func aMetricTheNewModelDroppedIsTheModels() throws {
    var dimensions = model.dimensions
    dimensions[2].metrics.removeFirst()
    let smaller = HealthModel(
      dimensions: dimensions, categories: model.categories, levelScores: model.levelScores,
      coverageFloor: model.coverageFloor, overrides: model.overrides, trend: model.trend)
    for (from, to) in [(model, smaller), (smaller, model)] {
      let change = try #require(
        ScoreChange(from: assess(HealthCase.acme, by: from), to: assess(HealthCase.acme, by: to)))
      #expect(change.lines.filter { abs($0.points) > 1e-9 }.map(\.cause).contains(.modelWeights))
      #expect(!change.lines.contains { if case .coverage = $0.cause { true } else { false } })
      #expect(abs(change.lines.reduce(0) { $0 + $1.points } - Double(change.points)) < 1e-9)
    }
  }
}
