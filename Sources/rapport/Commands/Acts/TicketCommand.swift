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
      New.command, TicketShowCommand.self, Respond.command, Note.command, Hear.command, Pend.command, Hold.command,
      Resolve.command, Reopen.command, Severity.command, Assign.command, Escalate.command, Promise.command,
      Rename.command, Merge.command, Spam.command, TicketWhyCommand.self,
    ])

  func run() throws { throw Complaint.missingChoice(of: "ticket", in: TicketCommand.self) }
}

struct TicketShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "A ticket: where it stands, its clocks with the sums that made them, and what was said.",
    discussion: """
      A hand-off is the time by which a tier has to have taken over what was escalated to it. It is the team's own, beside what the
      customer is promised and never instead of it: sla:breached, the queue, the wall and the figures of compliance do not count it.
      """)

  @Argument(help: "The ticket's id.") var id: String
  @OptionGroup var options: ActOptions

  func run() throws {
    let id = id
    let surroundings = try Surroundings(lookingBack: options.common)
    let report = try surroundings.withStore(for: .reading) { place in
      TicketReport(try await SubjectSearch(place: place).ticket(id), at: place.now)
    }
    try Output.report(report, as: options.format.format, under: surroundings.past?.heading)
  }
}
