import ArgumentParser
import ConsoleApp
import CustomerSuccess

struct PortfolioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portfolio",
    abstract: "The framework's health dashboard: distribution, segments, risks, support and satisfaction.",
    discussion: "Churned customers are left out.")

  @OptionGroup var filter: FilterArgument
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    guard !output.isPage else {
      return try output.give(surroundings, filter) { place, filter in
        try await PortfolioReview.make(from: place, filter)
      }
    }
    try output.give(surroundings, filter) { place, filter in
      try await PortfolioReport.make(from: place, filter)
    }
  }
}

extension PortfolioReport: PrintedReport {
  var parts: [ReportPart] {
    let overview = portfolioOverview
    return [
      .line("Portfolio health · \(asOf)\n\n\(ReportWords.headline(overview))"),
      .sheet(
        Sheet(
          columns: [.words("Category"), .number("Customers"), .number("Share"), .words("")],
          rows: overview.healthDistribution.rows(of: overview.scoredCustomers, status: status))),
      .line(([ReportWords.risks(riskIndicators)] + [overdueWords].compactMap(\.self)).joined(separator: "\n")),
      .line((flows.sentences(in: model) + [flows.comings()].compactMap(\.self)).joined(separator: "\n")),
    ] + [flows.sheet(in: model)].compactMap(\.self).map(ReportPart.sheet) + [
      .sheet(ReportWords.segments("By tier", segmentAnalysis.byTier.inOrder(Tier.self), status: status)),
      .sheet(
        ReportWords.segments("By industry", segmentAnalysis.byIndustry.inOrder(Industry.self), status: status)),
      .sheet(
        ReportWords.segments(
          "By company size", segmentAnalysis.byCompanySize.inOrder(CompanySize.self), status: status)),
    ] + ReportWords.insights(keyInsights) + [
      .sheet(qualityMetrics.sheet(days: SupportPeriod.days)),
      .line(ReportWords.satisfaction(customerSatisfaction)),
    ]
  }
}

extension [String: PortfolioReport.SegmentFigures] {
  /// In the framework's order.
  func inOrder<Choice: CaseIterable & RawRepresentable<String>>(
    _ values: Choice.Type
  ) -> [(name: String, figures: PortfolioReport.SegmentFigures)] {
    values.allCases.compactMap { value in
      self[value.rawValue].map { (value.rawValue.capitalizedFirst, $0) }
    }
  }
}
