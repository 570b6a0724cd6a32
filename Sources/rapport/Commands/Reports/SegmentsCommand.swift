import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct SegmentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segments",
    abstract: "The portfolio cut by tier, industry, company size and owner.",
    discussion: """
      Each cut of one population has the same total. Churned customers are left out. With --compare and --with two of them stand side \
      by side instead, each difference with a test: means by Welch's, shares by that of two proportions. With --at one of them, or all
      customers, stands beside itself as it was then: who has a score at both moments is tested against itself, means by the paired t
      test, shares by McNemar's, and who came and left between is named. --as known goes by what had been recorded then, else (held) facts
      count by their own times.
      """)

  @OptionGroup var filter: FilterArgument
  @Option(help: ArgumentHelp("Only this cut: tier, industry, size or owner.", valueName: "segment"))
  var by: Segment?
  @Option(
    help: ArgumentHelp("Cross the cut with another one: average scores by both.", valueName: "segment"))
  var cross: Segment?
  @Option(help: ArgumentHelp("A filter: the customers to hold against those of --with.", valueName: "filter"))
  var compare: String?
  @Option(help: ArgumentHelp("A filter: the customers that --compare is held against.", valueName: "filter"))
  var with: String?
  @Option(
    help: ArgumentHelp(
      "The end of this day, or this time: hold the customers against themselves then.", valueName: "date"),
    transform: DayOrTime.read)
  var at: DayOrTime?
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if at != nil {
      guard with == nil else {
        throw ValidationError("--at holds one population against itself, --with another: leave one out.")
      }
      guard by == nil else { throw ValidationError("--by cuts one population, --at holds it at two moments.") }
    }
    guard at != nil || (compare == nil) == (with == nil) else {
      throw ValidationError("\(compare == nil ? "--with" : "--compare") needs the other of --compare and --with.")
    }
    guard compare == nil || by == nil else { throw ValidationError("--by cuts one population, --compare holds two.") }
    guard let cross else { return }
    guard let by else { throw ValidationError("--cross needs --by: the cut to cross with \(cross.rawValue).") }
    guard by != cross else {
      throw ValidationError("--cross \(cross.rawValue) is the cut itself, expected another than --by \(by.rawValue).")
    }
  }

  func run() throws {
    if let at { return try compareMoments(at) }
    let surroundings = try Surroundings(lookingBack: common)
    if let compare, let with {
      return try self.compare(PlainWords.typed(compare), PlainWords.typed(with), in: surroundings)
    }
    let (cuts, cross) = (by.map { [$0] } ?? Segment.allCases, cross)
    try output.give(surroundings, filter) { place, filter in
      try await SegmentsReport.make(from: place, filter, cuts, cross: cross)
    }
  }
}

extension SegmentsCommand {
  /// Up to now, or up to where the call looks back.
  private func compareMoments(_ at: DayOrTime) throws {
    var here = try Surroundings(common, look: nil, more: [:], looksBack: true)
    if let asOf = common.asOf {
      here.look(back: try LookBack(asOf, as: common.manner, from: here.now, option: "--as-of"))
    }
    let before = try LookBack(at, as: common.manner, from: here.now, option: "--at")
    let after = here.past ?? LookBack(at: PastMoment(here.now, as: common.manner))
    let output = try output.output(of: MomentsReport.self, sparing: here.database)
    let typed = [filter.typed, compare.map(PlainWords.typed) ?? ""].filter { !$0.isEmpty }
    let whom = try typed.reduce(Filter()) { $0.and(try FilterArgument.parse($1, in: .customers, me: here.me)) }
    let found = try here.sideBySide(from: before, to: after, whom)
    try output.write(MomentsReport(found, filter: typed.joined(separator: " "), from: before, to: after))
  }

  private func compare(_ first: String, _ second: String, in surroundings: Surroundings) throws {
    let all = try filter.filter(in: .customers, me: surroundings.me)
    func parsed(_ text: String) throws -> Filter {
      all.and(try FilterArgument.parse(text, in: .customers, me: surroundings.me))
    }
    let query = ComparisonQuery(try parsed(first), with: try parsed(second))
    try output.give(surroundings, filter) { place, _ in
      let compared = try await place.store.answer(query, at: place.now)
      guard compared.shared == 0 else {
        throw Complaint.wrongValue(
          "--with", second,
          "customers that are not in --compare \(first): \(ComparisonWords.shared(compared.shared))")
      }
      return ComparisonReport(compared.found, (first, second), asOf: place.now.iso8601)
    }
  }
}

/// The framework's `segmentAnalysis` with each segment's distribution, and the total they share.
struct SegmentsReport: Encodable {
  var asOf: String
  /// By the framework's `byTier`, `byIndustry` and `byCompanySize`, and `byOwner`.
  var segmentAnalysis: [String: [String: PortfolioReport.SegmentFigures]]
  var total: PortfolioReport.SegmentFigures
  /// Only where a cross was asked for.
  var crossAnalysis: CrossReport?
  /// As the framework has them: sentences, best first.
  var keyInsights: [String]
  /// The same with their figures, and the filter that narrows to whom they speak of.
  var insights: [InsightReport]
  /// For text only, in the order asked for.
  var cuts: [Segment]
  /// What the model calls each category; for text only.
  var status: [HealthCategory: String]

  enum CodingKeys: String, CodingKey { case asOf, segmentAnalysis, total, crossAnalysis, keyInsights, insights }

  static func make(
    from place: Workplace, _ filter: Filter, _ cuts: [Segment], cross: Segment?
  ) async throws -> SegmentsReport {
    var analysis: [String: [String: PortfolioReport.SegmentFigures]] = [:]
    for cut in cuts { analysis[cut.key] = try await PortfolioReport.segment(cut, filter, in: place) }
    let figures = try await place.store.answer(PortfolioQuery(filter), at: place.now)
    var crossed: CrossReport?
    if let cross, let cut = cuts.first {
      let answer = try await place.store.answer(
        SegmentAnalysisQuery(by: cut, crossedWith: cross, filter), at: place.now)
      crossed = CrossReport(answer.cross)
    }
    return SegmentsReport(
      asOf: place.now.iso8601, segmentAnalysis: analysis, total: PortfolioReport.SegmentFigures(figures),
      crossAnalysis: crossed, keyInsights: figures.insights.map(InsightWords.sentence),
      insights: figures.insights.map(InsightReport.init), cuts: cuts, status: HealthWords.statuses(in: place.model))
  }
}

extension SegmentsReport: PrintedReport {
  var parts: [ReportPart] {
    [.line("Segments · \(asOf)")]
      + cuts.map { .sheet(ReportWords.segments($0.heading, rows(of: $0), status: status)) }
      + (crossAnalysis.map { [.sheet($0.sheet)] } ?? []) + ReportWords.insights(keyInsights)
  }

  private func rows(of cut: Segment) -> [(name: String, figures: PortfolioReport.SegmentFigures)] {
    let figures = segmentAnalysis[cut.key] ?? [:]
    let rows = cut.order(of: figures).compactMap { value in
      figures[value].map { (cut == .owner ? value : value.capitalizedFirst, $0) }
    }
    return rows + [("Total", total)]
  }
}

extension Segment {
  /// The framework's name of the cut.
  var key: String {
    switch self {
    case .tier: "byTier"
    case .industry: "byIndustry"
    case .size: "byCompanySize"
    case .owner: "byOwner"
    }
  }

  fileprivate var heading: String {
    switch self {
    case .tier: "By tier"
    case .industry: "By industry"
    case .size: "By company size"
    case .owner: "By owner"
    }
  }

  /// The framework's own order; people by name.
  fileprivate func order(of figures: [String: PortfolioReport.SegmentFigures]) -> [String] {
    self == .owner ? figures.keys.sorted() : knownValues
  }
}

extension PortfolioReport.SegmentFigures {
  init(_ figures: PortfolioFigures) {
    self.init(
      customers: figures.customers, average: figures.average, distribution: figures.distribution,
      change: figures.change, openTickets: figures.openTickets)
  }
}
