import ArgumentParser
import CustomerSuccess

struct TicketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ticket",
    abstract: "Opens a ticket, shows it, answers it, moves it on.",
    discussion: """
      Several ids take the same act as one entry of the log, which one undo takes back. A text written as - is read from
      standard input.
      """,
    subcommands: [
      TicketNewCommand.self, TicketShowCommand.self, TicketRespondCommand.self, TicketNoteCommand.self,
      TicketHearCommand.self, TicketPendCommand.self, TicketHoldCommand.self, TicketResolveCommand.self,
      TicketReopenCommand.self, TicketSeverityCommand.self, TicketAssignCommand.self, TicketEscalateCommand.self,
      TicketPromiseCommand.self, TicketRenameCommand.self, TicketMergeCommand.self, TicketSpamCommand.self,
      TicketWhyCommand.self,
    ])

  func run() throws { throw Complaint.missingChoice(of: "ticket", in: TicketCommand.self) }
}

/// The tickets that an act needs nothing more for.
struct TicketIDs: ParsableArguments {
  @Argument(help: ArgumentHelp("The tickets' ids.", valueName: "id"))
  var ids: [String]
}

struct TicketNewCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "new", abstract: "Opens a ticket for a customer.")

  @Argument(help: ArgumentHelp("The customer's id or name; several get a ticket each.", valueName: "customer"))
  var customers: [String]
  @Option(help: "What it is about.") var subject: String
  @Option(help: "critical, high, medium or low.") var severity = "medium"
  @Option(help: "The customer's words; - reads them from standard input.") var message: String?
  @Option(help: "Such as Integration.") var category: String?
  @Option(help: "How it came in, such as email.") var channel: String?
  @Option(help: "Who takes it: a name, me or none.") var owner: String?
  @OptionGroup var options: ActOptions

  var call: ActCall {
    get throws {
      try ActCall(
        .open, on: .customer, customers,
        [
          "subject": subject, "severity": severity, "message": message, "category": category, "channel": channel,
          "owner": owner,
        ])
    }
  }
}

struct TicketShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "A ticket: where it stands, its clocks with the sums that made them, and what was said.")

  @Argument(help: "The ticket's id.") var id: String
  @OptionGroup var options: ActOptions

  func run() throws {
    let id = id
    let report = try Surroundings(options.common).withStore(for: .reading) { place in
      TicketReport(try await SubjectSearch(place: place).ticket(id), at: place.now)
    }
    try Output.report(report, as: options.format.format)
  }
}
