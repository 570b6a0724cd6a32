import ArgumentParser

struct FeedbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedback",
    abstract: "What customers write: how it is meant, by which words, and what it is about.",
    subcommands: [FeedbackScoreCommand.self, FeedbackListCommand.self, FeedbackThemesCommand.self])

  func run() throws { throw Complaint.missingChoice(of: "feedback", in: Self.self) }
}
