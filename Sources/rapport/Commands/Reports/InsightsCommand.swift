import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct InsightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "insights",
    abstract: "What stands out among customers and is not chance, and what was tried and not found.",
    discussion: """
      Each segment against everybody else (mean score, shares critical, in decline and, of tiers, ready to grow), the metrics that cost \
      those in decline points, and open tickets against health, training against adoption, the wait for the first answer against \
      satisfaction. p is corrected after Holm for everything that was tried: what is found is below 5 % for all of it together. \
      The interval of an effect has a confidence of 95 %, for that one alone. Churned customers are left out.
      """)

  @OptionGroup var filter: FilterArgument
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    try output.give(surroundings, filter) { place, filter in
      let findings = try await place.store.answer(InsightsQuery(filter), at: place.now)
      return InsightsReport(findings, asOf: place.now.iso8601, in: place.model)
    }
  }
}

struct InsightsReport: Encodable {
  var asOf: String
  var customers: Int
  /// How many comparisons were made; p is corrected for all of them.
  var tried: Int
  /// Best first.
  var found: [Entry]
  /// Those that came nearest first.
  var notFound: [Entry]
  /// Topics of which there was too little to try anything.
  var untried: [String]
  /// For text only.
  private var findings: InsightFindings
  private var model: HealthModel

  private enum CodingKeys: String, CodingKey { case asOf, customers, tried, found, notFound, untried }

  struct Entry: Encodable {
    var topic: String
    /// What was compared.
    var tried: String
    /// The figures in words.
    var text: String
    /// A difference of points or of shares (0 to 1), or a correlation.
    var effect: Double
    @OrNull var low: Double?
    @OrNull var high: Double?
    var n: Int
    /// Corrected for all that was tried.
    var p: Double
    var filter: String
  }

  init(_ findings: InsightFindings, asOf: String, in model: HealthModel) {
    self.asOf = asOf
    customers = findings.customers
    tried = findings.tried
    func entry(_ insight: Insight) -> Entry {
      Entry(
        topic: insight.topic.rawValue, tried: InsightWords.attempt(insight, in: model),
        text: InsightWords.claim(insight, in: model), effect: insight.effect, low: insight.bounds?.low,
        high: insight.bounds?.high, n: insight.count, p: insight.p, filter: insight.filter)
    }
    found = findings.found.map(entry)
    notFound = findings.missed.map(entry)
    untried = findings.untried.map(\.rawValue)
    self.findings = findings
    self.model = model
  }
}

extension InsightsReport: PrintedReport {
  var parts: [ReportPart] {
    let over = counted(customers, "customer")
    return [
      .line("Insights · \(asOf) · \(counted(tried, "comparison")) over \(over), corrected together")
    ] + foundParts + missedParts + untriedParts
  }

  private var foundParts: [ReportPart] {
    guard !findings.found.isEmpty else { return [.line("Nothing stands out: no difference is more than chance.")] }
    let rows = findings.found.map { [InsightWords.claim($0, in: model)] + figures($0) }
    return [.sheet(Sheet(columns: [.words("What stands out", maximum: 100)] + Self.columns, rows: rows))]
  }

  private var missedParts: [ReportPart] {
    guard !findings.missed.isEmpty else { return [] }
    let rows = findings.missed.map { [InsightWords.attempt($0, in: model)] + figures($0) }
    return [.sheet(Sheet(columns: [.words("Tried and not found", maximum: 60)] + Self.columns, rows: rows))]
  }

  private var untriedParts: [ReportPart] {
    guard !findings.untried.isEmpty else { return [] }
    return [.line("Too little known to try: \(findings.untried.map(InsightWords.title).joined(separator: "; ")).")]
  }

  private static let columns: [Sheet.Column] = [.words("Effect, 95 %"), .number("n"), .number("p corrected")]

  private func figures(_ insight: Insight) -> [String] {
    [InsightWords.effect(insight), NumberWords.whole(insight.count), InsightWords.corrected(insight.p)]
  }
}
