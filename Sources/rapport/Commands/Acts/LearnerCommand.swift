import ArgumentParser

struct LearnerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learner",
    abstract: "Adds learners, enrols them, and records what they complete.",
    discussion: """
      A module is written PATH/MODULE, such as executiveTraining/strategic-value-and-roi. When a path is satisfied, its
      certificate is issued in the same entry of the log.
      """,
    subcommands: [
      New.command, EnrolCommand.self, EnrolTeam.command, Complete.command, Waive.command, Score.command, Assess.command,
      CertificateCommand.self,
    ])

  func run() throws { throw Complaint.missingChoice(of: "learner", in: LearnerCommand.self) }
}
