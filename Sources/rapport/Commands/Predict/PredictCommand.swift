import ArgumentParser

struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "What becomes of customers: models with shown weights, always beside their back-test.",
    subcommands: [PredictFitCommand.self, PredictRunCommand.self, PredictShowCommand.self])

  func run() throws { throw Complaint.missingChoice(of: "predict", in: Self.self) }
}
