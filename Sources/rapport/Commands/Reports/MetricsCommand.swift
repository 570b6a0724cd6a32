import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "The framework's metrics dashboard: satisfaction, adoption, outcomes, tiers, risks, objectives, impact.",
    discussion: """
      Each figure has its target of metrics.yaml, the trend against a comparable time before, and how it stood in each of the last \
      12 months. Customers count from sign-up until they leave; retention, expansion and lifetime value are by subscriptions, as \
      report retention has them, over the last 12 months.
      """)

  @OptionGroup var filter: FilterArgument
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    try output.give(surroundings, filter) { place, filter in
      let metrics = try await place.store.answer(MetricsQuery(filter), at: place.now)
      return MetricsReport(metrics, in: place.zone, at: place.now)
    }
  }
}
