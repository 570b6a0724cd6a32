import ArgumentParser

struct ActionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "action",
    abstract: "Makes action items, changes them, brings them to an end.",
    discussion: "Several ids take the same act as one entry of the log, which one undo takes back.",
    subcommands: [
      New.command, Edit.command, Done.command, Drop.command, Reopen.command, Assign.command, Snooze.command,
      Wake.command, Due.command, Priority.command, Status.command, Tick.command,
    ])

  func run() throws { throw Complaint.missingChoice(of: "action", in: ActionCommand.self) }
}
