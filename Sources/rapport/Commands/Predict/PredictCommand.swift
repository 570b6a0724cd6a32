import ArgumentParser
import PortfolioGenerator

struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "What becomes of customers: models with shown weights, always beside their back-test.",
    discussion: """
      It takes customers who left (pay more, opened tickets), which the demo does not have: 'rapport generate DIR --customers 1250 \
      --departures' makes some to try it on, and what is asked of them then takes --now \(PortfolioPlan.anchor).
      """,
    subcommands: [PredictFitCommand.self, PredictRunCommand.self, PredictShowCommand.self])

  func run() throws { throw Complaint.missingChoice(of: "predict", in: Self.self) }
}
