import CustomerSuccess
import Foundation
import Framework
import Testing

@Suite struct HealthModelReaderTests {
  /// The shipped file as the tests change it, read beside the sources so that lines can be found.
  private static var shipped: String {
    get throws {
      let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      return try String(contentsOf: root.appending(path: "Sources/Framework/Defaults/health.yaml"), encoding: .utf8)
    }
  }

  @Test func theShippedModelIsTheFrameworks() throws {
    let model = try ShippedFramework.health()
    #expect(
      model.dimensions.map(\.id.text) == [
        "productUsage", "businessValue", "engagement", "technicalHealth", "growthPotential",
      ])
    #expect(model.dimensions.map(\.weight) == [0.3, 0.25, 0.2, 0.15, 0.1])
    #expect(model.metrics.count == 14)
    #expect(model.metrics.map(\.shelfLife) == [7, 7, 7, nil, 90, 90, 90, 180, 90, 90, 90, 90, 90, 90])
    #expect(model.metrics.filter { $0.deadline != nil }.map(\.id) == ["timeToValue", "expansionVelocity"])
    #expect(model.metric("activeUsers")?.requirement == .seats)
    #expect(model.metric("workflowVolume")?.requirement == .limit("workflows"))
    #expect(model.coverageFloor == 0.6)
    #expect(model.overrides == .init(defaultDays: 30, maximumDays: 90))
    #expect(model.trend == .init(days: 30, change: 2))
    #expect(model.counterTrend == .init(days: 30, counts: 2))
    #expect(model.categories[.fair]?.status == "At Risk")
    #expect(model.categories[.excellent]?.color == "#10B981")
  }

  /// Each row: what is changed in the shipped file, the line that is meant (found by its text), and the complaint.
  @Test(arguments: [
    ("    weight: 0.1\n", "    weight: 0.2\n", "dimensions:", "dimensions: weights add up to 1.1, expected 1"),
    ("    weight: 0.1\n", "    weight: 0\n", "    weight: 0", "found 0, expected a weight above 0, at most 1"),
    (
      "    weight: 0.1\n", "    weight: 0.1\n    wieght: 2\n", "    wieght: 2",
      "unknown key, expected one of title, weight, metrics"
    ),
    ("coverageFloor: 60", "coverageFloor: 101", "coverageFloor: 101", "found 101, expected percent, 0 to 100"),
    ("  defaultDays: 30", "  defaultDays: 91", "  defaultDays: 91", "found 91, expected at most maximumDays, 90"),
    (
      "  defaultDays: 30", "  defaultDays: soon", "  defaultDays: soon",
      "found 'soon', expected a number of whole days, 1 to 3650"
    ),
    ("  change: 2", "  change: 0", "  change: 0", "expected points above 0"),
    ("  counts: 2", "  counts: 0", "  counts: 0", "found 0, expected 1 or more"),
    ("  metric: upgradeReadiness", "  metric: readiness", "  metric: readiness", "unknown metric 'readiness'"),
    ("  excellent: 88", "  excellent: 84", "  excellent: 84", "found 84, expected 85 to 100, the range of excellent"),
    (
      "  fair: 60\n", "  fair: 60\n  okay: 55\n", "  okay: 55",
      "unknown category, expected one of excellent, good, fair, poor"
    ),
    ("  fair: 60\n", "", "levelScores:", "levelScores: fair is missing"),
    ("    range: 70 to 84", "    range: 70 to 90", "    range: 70 to 90", "found '70 to 90', expected 70 to 84"),
    (
      "    color: '#10B981'", "    color: green", "    color: green",
      "found 'green', expected a color such as '#10B981'"
    ),
    (
      "          good: 50 to 70", "          good: 55 to 70", "          good: 55 to 70",
      "a gap between 55 and 50, expected the next band to start at 55"
    ),
    (
      "          good: 50 to 70", "          good: 45 to 70", "          good: 45 to 70",
      "an overlap between 45 and 50, expected the next band to start at 45"
    ),
    (
      "          good: 50 to 70", "          good: 70 to 50", "          good: 70 to 50",
      "found '70 to 50', expected the smaller number first"
    ),
    (
      "          good: 50 to 70", "          good: above 50", "          good: above 50",
      "expected one such as: 40 to 60"
    ),
    (
      "          good: 50 to 70", "          good: 50-70", "          good: 50-70",
      "found '50-70', expected a range such as: above 80"
    ),
    (
      "          excellent: above 70", "          excellent: 70 to 100", "          excellent: 70 to 100",
      "expected one such as: above 80"
    ),
    (
      "          excellent: above 200", "          excellent: above 500", "          excellent: above 500",
      "500 is not between best, 400.0, and worst, -100.0"
    ),
    (
      "          poor: above 90", "          poor: below 90", "          poor: below 90",
      "expected one such as: above 80"
    ),
    ("          good: 6 to 8", "          good: above 6", "          good: above 6", "expected one such as: 40 to 60"),
    (
      "        requires: seats", "        requires: seat", "        requires: seat",
      "found 'seat', expected seats, or a plan limit such as: limit workflows"
    ),
    (
      "        shelfLife: 180", "        shelfLife: 180\n        deadline: 30", "        deadline: 30",
      "found on a metric in points, expected a deadline only where the unit is days"
    ),
    (
      "        worst: 180", "        worst: 0.0", "        worst: 0.0",
      "found the same as best, expected another number"
    ),
    ("        unit: days\n", "", "      timeToValue:", "unit is missing, expected on a metric with bands"),
    (
      "        unit: days\n", "        unit: weeks\n", "        unit: weeks",
      "found 'weeks', expected one of percent, days, points"
    ),
    ("      accountExpansion:", "      activeUsers:", nil, "metric given twice, already in productUsage"),
    ("      accountExpansion:", "      upgradeReadiness:", nil, "upgradeReadiness"),
    (
      "        title: Performance", "        title: Performance\n        best: 3", "        best: 3",
      "found without bands, expected only on a measured metric"
    ),
    ("        title: Performance", "        title: ''", "        title: ''", "found nothing, expected text"),
    ("coverageFloor: 60\n", "", nil, "coverageFloor is missing"),
    ("coverageFloor: 60\n", "coverageFloor: [60\n", nil, "not valid YAML"),
  ])
  func refusesWithThePlace(found: String, put: String, line: String?, complaint: String) throws {
    let text = try Self.shipped
    let place = try #require(text.range(of: found), "the shipped file has no '\(found)'")
    let changed = text.replacingCharacters(in: place, with: put)
    let error = try #require(throws: DocumentError.self) {
      try HealthModelReader.read(text: changed, file: "mine.yaml")
    }
    #expect(error.description.hasPrefix("mine.yaml:"))
    #expect(error.message.contains(complaint), "\(error)")
    guard let line else { return }
    let number = try #require(
      changed.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0 == line })
    #expect(error.line == number + 1, "\(error)")
  }

  @Test func edgesMayBeTakenInByHand() throws {
    let text = try Self.shipped.replacing("          excellent: above 70", with: "          excellent: 70 or more")
    let scale = try #require(
      HealthModelReader.read(text: text, file: "mine.yaml").metric("featureAdoption")?.measure?.scale)
    #expect(scale.band(for: 70).category == .excellent)
    #expect(scale.score(for: 70) == 85)
  }

  @Test func anEdgeNobodyTakesInIsRefused() throws {
    let text = try Self.shipped
      .replacing("          good: 6 to 8\n          poor: below 6", with: "          poor: below 8")
    #expect(
      performing: { try HealthModelReader.read(text: text, file: "mine.yaml") },
      throws: { error in
        "\(error)".contains("8 belongs to no band, expected one of the two to take it in")
      })
  }

  @Test func anEmptyFileIsRefused() {
    #expect(throws: DocumentError.self) { try HealthModelReader.read(text: "", file: "mine.yaml") }
    #expect(throws: DocumentError.self) { try HealthModelReader.read(text: "- 1\n", file: "mine.yaml") }
  }
}
