import ArgumentParser
import CustomerSuccess

struct FeedbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedback",
    abstract: "What customers write: how it is meant, by which words, and what it is about.",
    subcommands: [
      FeedbackScoreCommand.self, FeedbackListCommand.self, FeedbackThemesCommand.self, Correct.command,
    ])

  func run() throws { throw Complaint.missingChoice(of: "feedback", in: Self.self) }

  enum Correct: VerbRow {
    static let row = CommandRow(
      "correct", .correct, on: .verbatim,
      "Says how a text is meant and what it is about, in place of what its words say.",
      [
        "sentiment": "negative, neutral or positive; else it stays as it is.",
        "themes": Wording(
          "What it is about: performance,support, or none; +support or -price changes what is there.", value: "names"),
      ], change: "sentiment")
  }
}
