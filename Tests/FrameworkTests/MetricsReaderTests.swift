import CustomerSuccess
import Framework
import Testing

/// `metrics.yaml`, strictly.
@Suite struct MetricsReaderTests {
  @Test func theShippedTargetsAreTheFrameworks() throws {
    let rules = try MetricsReader.shipped()
    let expected: [PerformanceFigure: Double] = [
      .npsScore: 50, .csatScore: 4.8, .cesScore: 4.5, .timeToFirstValue: 30, .featureAdoption: 75, .userEngagement: 85,
      .retentionRate: 95, .expansionRate: 25, .lifetimeValue: 3450,
    ]
    for figure in PerformanceFigure.allCases { #expect(rules.target(figure) == expected[figure], "\(figure)") }
    #expect(rules[.featureAdoption].metric == "featureAdoption" && rules[.userEngagement].metric == "activeUsers")
    let upgrade = try #require(rules.upgrade)
    #expect((upgrade.from, upgrade.to, upgrade.months, upgrade.target) == (.professional, .enterprise, 6, 25))
    #expect(rules.retention?.title == "12-Month Retention" && rules.baseMonthsAgo == 12)
    #expect(ImpactFigure.allCases.map { rules.promises[$0]?.target } == [35, 40, 200_000, 25])
    let health = try HealthModelReader.read(FrameworkDocument.health.shipped())
    #expect(try MetricsReader.read(FrameworkDocument.metrics.shipped(), health: health) == rules)
  }

  @Test func oneTargetChangesAlone() throws {
    func rules(_ own: String) throws -> PerformanceRules {
      try MetricsReader.read(FrameworkDocument.metrics.laid(own, file: "own.yaml"))
    }
    var expected = try MetricsReader.shipped()
    expected.figures[.npsScore]?.target = 60
    #expect(try rules("figures: {npsScore: {target: 60}}") == expected)
    expected.figures[.npsScore]?.target = nil
    #expect(try rules("figures: {npsScore: {target: none}}") == expected)
    #expect(try rules("objectives: {sixMonthExpansion: none}").upgrade == nil)
  }

  @Test(arguments: [
    ("impact: {baseMonthsAgo: 12}", 1, "figures is missing"), ("figures: {nps: {steady: 1}}", 1, "unknown key"),
    ("figures:\n  npsScore: {target: 101, steady: 1}", 2, "points from -100 to 100"),
    ("figures:\n  csatScore: {target: 0.5, steady: 1}", 2, "a mean from 1 to 5"),
    ("figures:\n  csatScore: {target: 4.8}", 2, "steady is missing"),
    ("figures:\n  csatScore: {target: nan, steady: 1}", 2, "a mean from 1 to 5"),
    ("figures:\n  cesScore: {steady: -1}", 2, "a number from 0 on"),
    ("figures:\n  retentionRate: {target: 100.5, steady: 1}", 2, "from 0 to 100"),
    ("figures:\n  featureAdoption: {steady: 1}", 2, "metric is missing"),
    ("figures:\n  npsScore: {steady: 1, metric: npsScore}", 2, "unknown key"),
    ("figures: {}\nimpact:\n  baseMonthsAgo: 0", 3, "1 to 120"),
    ("figures: {}\nimpact:\n  referralGrowth: {title: ' ', goal: G}", 3, "empty"),
    (
      "figures: {}\nobjectives:\n  sixMonthExpansion: {title: T, goal: G, from: starter, to: starter, months: 6}", 3,
      "the tier that customers come from"
    ),
    (
      "figures: {}\nobjectives:\n  sixMonthExpansion: {title: T, goal: G, from: starter, to: gold, months: 6}", 3,
      "expected one of"
    ),
  ])
  func whatIsWrongIsNamed(_ text: String, _ line: Int, _ words: String) {
    #expect {
      try MetricsReader.read(text, file: "metrics.yaml")
    } throws: { error in
      guard let error = error as? DocumentError else { return false }
      return error.line == line && error.description.contains(words)
    }
  }

  @Test func aMetricIsTheHealthModels() throws {
    let text = "figures: {userEngagement: {steady: 1, metric: activeUser}}"
    #expect {
      try MetricsReader.read(
        DocumentNode(parsing: text, file: "metrics.yaml"),
        health: HealthModelReader.read(FrameworkDocument.health.shipped()))
    } throws: { "\($0)".contains("'activeUser' is no metric") }
  }
}
