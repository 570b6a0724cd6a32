import CustomerSuccess
import Framework
import Statistics
import Testing

@Suite struct HealthBandTests {
  let model: HealthModel

  init() throws { model = try ShippedFramework.health() }

  /// Every band's edges from both sides, with what each scores.
  @Test(arguments: [
    ("activeUsers", 100.0, HealthCategory.excellent, 100.0), ("activeUsers", 80.000001, .excellent, 85),
    ("activeUsers", 80, .good, 84), ("activeUsers", 60, .good, 70), ("activeUsers", 59.999999, .fair, 69),
    ("activeUsers", 40, .fair, 50), ("activeUsers", 39.999999, .poor, 49), ("activeUsers", 0, .poor, 0),
    ("featureAdoption", 70.000001, .excellent, 85), ("featureAdoption", 70, .good, 84),
    ("featureAdoption", 50, .good, 70), ("featureAdoption", 49.999999, .fair, 69), ("featureAdoption", 30, .fair, 50),
    ("featureAdoption", 29.999999, .poor, 49), ("workflowVolume", 120, .excellent, 100),
    ("workflowVolume", 80.000001, .excellent, 85), ("workflowVolume", 80, .good, 84),
    ("workflowVolume", 60, .good, 70), ("workflowVolume", 59.999999, .fair, 69), ("workflowVolume", 40, .fair, 50),
    ("workflowVolume", 39.999999, .poor, 49), ("timeToValue", 0, .excellent, 100),
    ("timeToValue", 29.999999, .excellent, 85), ("timeToValue", 30, .good, 84), ("timeToValue", 60, .good, 70),
    ("timeToValue", 60.000001, .fair, 69), ("timeToValue", 90, .fair, 50), ("timeToValue", 90.000001, .poor, 49),
    ("timeToValue", 180, .poor, 0), ("timeToValue", 500, .poor, 0), ("roiDemonstration", 1000, .excellent, 100),
    ("roiDemonstration", 400, .excellent, 100), ("roiDemonstration", 300, .excellent, 92.5),
    ("roiDemonstration", 200.000001, .excellent, 85), ("roiDemonstration", 200, .good, 84),
    ("roiDemonstration", 100, .good, 70), ("roiDemonstration", 99.999999, .fair, 69),
    ("roiDemonstration", 0, .fair, 50), ("roiDemonstration", -0.000001, .poor, 49),
    ("roiDemonstration", -100, .poor, 0), ("roiDemonstration", -250, .poor, 0), ("npsScore", 10, .excellent, 100),
    ("npsScore", 8.000001, .excellent, 85), ("npsScore", 8, .good, 84), ("npsScore", 6, .good, 70),
    ("npsScore", 5.999999, .poor, 49), ("npsScore", 0, .poor, 0),
  ])
  func edges(metric: MetricID, value: Double, band: HealthCategory, score: Double) throws {
    let scale = try #require(model.metric(metric)?.measure?.scale)
    #expect(scale.band(for: value).category == band)
    #expect(abs(scale.score(for: value) - score) < 0.0001)
  }

  @Test func scoresRiseWithTheValueAndStayInTheirBand() throws {
    var random = SplitMix64(seed: 1)
    for metric in model.metrics {
      guard let scale = metric.measure?.scale else { continue }
      let ends = min(scale.best, scale.worst) - 20...max(scale.best, scale.worst) + 20
      let values = (0..<2000).map { _ in Double.random(in: ends, using: &random) }.sorted()
      let scores = values.map(scale.score(for:))
      for (value, score) in zip(values, scores) {
        #expect(HealthCategory(score: roundedHalfUp(score)) == scale.band(for: value).category, "\(metric.id) \(value)")
      }
      let ordered = scale.higherIsBetter ? scores : scores.reversed()
      #expect(zip(ordered, ordered.dropFirst()).allSatisfy { $0 <= $1 }, "\(metric.id)")
    }
  }

  @Test(arguments: [
    (0, HealthCategory.poor), (49, .poor), (50, .fair), (69, .fair), (70, .good), (84, .good), (85, .excellent),
    (100, .excellent),
  ])
  func categoriesOfWholeScores(score: Int, category: HealthCategory) {
    #expect(HealthCategory(score: score) == category)
    #expect(category.range.contains(score))
  }

  @Test(arguments: [(84.5, 85), (84.499, 84), (69.5, 70), (49.4999, 49), (81.5, 82), (0.0, 0), (100.0, 100)])
  func roundsHalfUp(value: Double, whole: Int) { #expect(roundedHalfUp(value) == whole) }

  @Test func levelsScoreAsTheWorkedExampleHasThem() throws {
    for (level, score) in [(HealthCategory.excellent, 88.0), (.good, 75), (.fair, 60), (.poor, 30)] {
      let assessment = model.assess(
        HealthCase.customer(), observations: [HealthCase.observed("performance", .judged(level))], overrides: [],
        at: HealthCase.now, zone: HealthCase.zone)
      let metric = try #require(assessment.metrics.first { $0.id == "performance" })
      #expect(metric.score == score)
      #expect(metric.band == level)
    }
  }

  @Test func bandsWithAGapMakeNoScale() {
    let top = MeasuredScale.Band(category: .excellent, better: 10, worse: 5, ownsWorseEdge: false, scores: 85...100)
    let low = MeasuredScale.Band(category: .poor, better: 4, worse: 0, ownsWorseEdge: true, scores: 0...49)
    #expect(MeasuredScale(bands: [top, low]) == nil)
    #expect(MeasuredScale(bands: [low, top]) == nil)
    #expect(MeasuredScale(bands: []) == nil)
  }
}
