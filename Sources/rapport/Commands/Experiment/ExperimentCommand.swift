import ArgumentParser

struct ExperimentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "experiment",
    abstract: "Whether a variant differs from what was before by more than chance, and how many it takes to see it.",
    subcommands: [
      ExperimentTestCommand.self, ExperimentSizeCommand.self, ExperimentDrawCommand.self, ExperimentResultCommand.self,
    ])

  func run() throws { throw Complaint.missingChoice(of: "experiment", in: Self.self) }
}
