import ArgumentParser

struct CustomerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customer",
    abstract: "Makes customers, changes, renews and merges them, notes who left and who came back.",
    discussion: """
      Several customers take the same act as one entry of the log, which one undo takes back. Reasons for leaving are those
      of contracts.yaml.
      """,
    subcommands: [
      New.command, Edit.command, Renew.command, Churn.command, Return.command, Merge.command, Interview.command,
      Review.command,
    ])

  func run() throws { throw Complaint.missingChoice(of: "customer", in: CustomerCommand.self) }
}

struct ContactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact",
    abstract: "Adds the people at a customer, changes them, says who is the primary one.",
    subcommands: [New.command, Edit.command, Primary.command, Remove.command])

  func run() throws { throw Complaint.missingChoice(of: "contact", in: ContactCommand.self) }
}

struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Takes a person's name, address and words out of facts and log, for good.",
    discussion: """
      Undo does not bring it back; figures stay as they are. Backups and exported files that were made before still have the
      person.
      """,
    subcommands: [Contact.command, Learner.command])

  func run() throws { throw Complaint.missingChoice(of: "forget", in: ForgetCommand.self) }
}

struct SurveyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey", abstract: "Takes down what customers answer to surveys.", subcommands: [Record.command])

  func run() throws { throw Complaint.missingChoice(of: "survey", in: SurveyCommand.self) }
}

struct CounterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "counter", abstract: "Records how much of their plans customers use.", subcommands: [Record.command])

  func run() throws { throw Complaint.missingChoice(of: "counter", in: CounterCommand.self) }
}
