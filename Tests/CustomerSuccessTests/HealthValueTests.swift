import CustomerSuccess
import Framework
import Statistics
import Testing

@Suite struct HealthValueTests {
  let model: HealthModel

  init() throws { model = try ShippedFramework.health() }

  @Test(arguments: [
    ("activeUsers", "85", MetricValue.measured(85)), ("activeUsers", " 85 % ", .measured(85)),
    ("activeUsers", "61,5 %", .measured(61.5)), ("activeUsers", "61,5%", .measured(61.5)),
    ("activeUsers", "61.5\u{A0}%", .measured(61.5)),
    ("activeUsers", "\u{A0}61,25\u{202F}percent\u{FEFF}", .measured(61.25)),
    ("roiDemonstration", "-0,5 %", .measured(-0.5)), ("activeUsers", "17/20", .measured(85)),
    ("activeUsers", "17 / 20", .measured(85)),
    ("activeUsers", "0", .measured(0)), ("activeUsers", "100%", .measured(100)), ("activeUsers", "N/A", .notApplicable),
    ("workflowVolume", "51/50", .measured(102)), ("timeToValue", "28 days", .measured(28)),
    ("timeToValue", "1 day", .measured(1)), ("timeToValue", "28d", .measured(28)), ("timeToValue", "unmet", .unmet),
    ("expansionVelocity", "Unmet", .unmet), ("roiDemonstration", "450%", .measured(450)),
    ("roiDemonstration", "-20", .measured(-20)), ("roiDemonstration", "fair", .judged(.fair)),
    ("performance", "Good", .judged(.good)), ("npsScore", "8.5", .measured(8.5)), ("npsScore", "10", .measured(10)),
  ])
  func reads(metric: MetricID, text: String, value: MetricValue) throws {
    #expect(try model.value(for: metric, from: text) == value)
  }

  @Test(arguments: [
    ("activeUsers", "100.1", "activeUsers: '100.1' is out of range, expected 0 to 100 %, a ratio such as 17/20 or n/a"),
    ("activeUsers", "-1", "activeUsers: '-1' is out of range, expected 0 to 100 %, a ratio such as 17/20 or n/a"),
    (
      "featureAdoption", "26/25",
      "featureAdoption: '26/25' is out of range, expected 0 to 100 %, a ratio such as 17/20 or n/a"
    ),
    ("activeUsers", "", "activeUsers: found '', expected 0 to 100 %, a ratio such as 17/20 or n/a"),
    ("activeUsers", "1/0", "activeUsers: found '1/0', expected 0 to 100 %, a ratio such as 17/20 or n/a"),
    ("npsScore", "11", "npsScore: '11' is out of range, expected 0 to 10 or n/a"),
    ("npsScore", "8,5", "npsScore: found '8,5', expected 0 to 10 or n/a"),
    ("activeUsers", "61,5", "activeUsers: found '61,5', expected 0 to 100 %, a ratio such as 17/20 or n/a"),
    ("npsScore", "unmet", "npsScore: found 'unmet', expected 0 to 10 or n/a"),
    ("timeToValue", "-3", "timeToValue: '-3' is out of range, expected 0 days or more, unmet or n/a"),
    ("timeToValue", "28%", "timeToValue: found '28%', expected 0 days or more, unmet or n/a"),
    ("performance", "85", "performance: found '85', expected excellent, good, fair, poor or n/a"),
    (
      "roiDemonstration", "good",
      "roiDemonstration: found 'good', expected a number of percent, a ratio such as 17/20, fair, poor or n/a"
    ),
  ])
  func refusesInWords(metric: MetricID, text: String, message: String) {
    #expect(throws: Refusal(message)) { try model.value(for: metric, from: text) }
  }

  @Test(arguments: [
    "nan", "inf", "1e3", "0x10", "٣", "--5", "5.5.5", "%", "85%%", "1/2/3", "/", ".", "1,234 %", "1,2,3 %", ",5 %",
    "5, %",
    "1.234,5 %", "1,2.3 %",
  ])
  func refusesWhatIsNoNumber(text: String) {
    #expect(throws: Refusal.self) { try model.value(for: "activeUsers", from: text) }
  }

  @Test func refusesAnUnknownMetricNamingTheKnown() {
    #expect(
      performing: { try model.value(for: "nps", from: "8") },
      throws: { error in
        "\(error)".hasPrefix("unknown metric 'nps', expected one of activeUsers, featureAdoption")
      })
  }

  @Test(arguments: [
    ("activeUsers", MetricValue.measured(85), "85 %"), ("activeUsers", .measured(200.0 / 3), "66.7 %"),
    ("timeToValue", .measured(28), "28 days"), ("npsScore", .measured(8.5), "8.5"),
    ("performance", .judged(.good), "Good"), ("timeToValue", .unmet, "unmet"), ("npsScore", .notApplicable, "n/a"),
  ])
  func writes(metric: MetricID, value: MetricValue, text: String) {
    #expect(model.text(of: value, for: metric) == text)
  }

  @Test(arguments: [
    ("activeUsers", MetricValue.measured(85), "17/20 licensed users", "85% (17/20 licensed users)"),
    ("activeUsers", .measured(85), "", "85% of licensed users"),
    ("timeToValue", .measured(28), "", "28 days to first production workflow"),
    ("timeToValue", .measured(28), "28 days to first production workflow", "28 days to first production workflow"),
    ("roiDemonstration", .measured(150), "150% ROI demonstrated", "150% ROI demonstrated"),
    ("npsScore", .measured(8.5), "Promoter", "8.5 (Promoter)"), ("npsScore", .measured(8.5), "", "8.5"),
    ("productFeedback", .judged(.excellent), "Detailed feature requests", "Detailed feature requests"),
    ("accountExpansion", .judged(.good), "", "Additional departments interested"),
    ("timeToValue", .unmet, "waiting for IT", "unmet (waiting for IT)"),
  ])
  func writesAsTheFrameworkPrints(metric: MetricID, value: MetricValue, note: String, text: String) {
    #expect(model.frameworkText(of: HealthCase.observed(metric, value, note: note)) == text)
  }

  @Test func whatIsWrittenReadsBack() throws {
    var random = SplitMix64(seed: 3)
    for metric in model.metrics {
      var values: [MetricValue] = [.notApplicable] + metric.levels.keys.map(MetricValue.judged)
      if metric.deadline != nil { values.append(.unmet) }
      if metric.measure != nil {
        values += (0..<20).map { _ in .measured(Double(Int.random(in: 0...100, using: &random)) / 10) }
      }
      for value in values {
        #expect(try model.value(for: metric.id, from: model.text(of: value, for: metric.id)) == value)
      }
    }
  }

  @Test func bandsAndLevelsReadInTheFrameworksWords() {
    #expect(model.metric("activeUsers")?.words(for: .good) == "60 to 80 % of licensed users")
    #expect(model.metric("npsScore")?.words(for: .fair) == nil)
    #expect(model.metric("performance")?.words(for: .poor) == "Persistent performance problems")
    #expect(
      model.metric("roiDemonstration")?.words(for: .fair)
        == "0 to 100 % of subscription cost, or: Qualitative ROI benefits identified")
  }
}
