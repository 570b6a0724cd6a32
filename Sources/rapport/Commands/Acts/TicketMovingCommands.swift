import ArgumentParser
import CustomerSuccess

struct TicketPendCommand: ActCommand {
  static let configuration = CommandConfiguration(
    commandName: "pend", abstract: "Sets it pending: it waits for the customer.")

  @OptionGroup var tickets: TicketIDs
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.pend, on: .ticket, tickets.ids) } }
}

struct TicketHoldCommand: ActCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Sets it on hold: it waits for a third party.")

  @OptionGroup var tickets: TicketIDs
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.hold, on: .ticket, tickets.ids) } }
}

struct TicketResolveCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "resolve", abstract: "Resolves it.")

  @OptionGroup var tickets: TicketIDs
  @Option(help: "Last words to the customer; - reads them from standard input.") var text: String?
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.resolve, on: .ticket, tickets.ids, ["text": text]) } }
}

struct TicketReopenCommand: ActCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Opens it again, or takes up work on it again.")

  @OptionGroup var tickets: TicketIDs
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.reopen, on: .ticket, tickets.ids) } }
}

struct TicketSpamCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "spam", abstract: "Marks it as spam: it counts no more.")

  @OptionGroup var tickets: TicketIDs
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.spam, on: .ticket, tickets.ids) } }
}

struct TicketMergeCommand: ActCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Merges it, as a duplicate, into another ticket.")

  @Argument(help: ArgumentHelp("The duplicates' ids, then the ticket that stays.", valueName: "id> … <into"))
  var words: [String]
  @Flag(help: "Also into the ticket of another customer.") var yes = false
  @OptionGroup var options: ActOptions

  var call: ActCall {
    get throws {
      var call = try ActCall(.merge, on: .ticket, words, last: ["into"])
      call.isSure = yes
      return call
    }
  }
}

struct TicketSeverityCommand: ActCommand {
  static let configuration = CommandConfiguration(
    commandName: "severity", abstract: "Changes the severity, and with it the deadlines.")

  @Argument(
    help: ArgumentHelp("The tickets' ids, then critical, high, medium or low.", valueName: "id> … <severity"))
  var words: [String]
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.severity, on: .ticket, words, last: ["severity"]) } }
}

struct TicketAssignCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "assign", abstract: "Gives it to an owner.")

  @Argument(help: ArgumentHelp("The tickets' ids, then a name, me or none.", valueName: "id> … <owner"))
  var words: [String]
  @Option(help: "The owner; then all words are ids.") var to: String?
  @OptionGroup var options: ActOptions

  var call: ActCall {
    get throws { try ActCall(.assign, on: .ticket, words, last: ["owner"], ["owner": to]) }
  }
}

struct TicketEscalateCommand: ActCommand {
  static let configuration = CommandConfiguration(
    commandName: "escalate", abstract: "Hands it on to the next support tier, or to a higher one.")

  @OptionGroup var tickets: TicketIDs
  @Option(help: "One of the framework's triggers of the ticket's tier, or how it begins.") var trigger: String
  @Option(help: "2 or 3; the next tier where it is left out.") var tier: String?
  @OptionGroup var options: ActOptions

  var call: ActCall {
    get throws { try ActCall(.escalate, on: .ticket, tickets.ids, ["trigger": trigger, "tier": tier]) }
  }
}

struct TicketPromiseCommand: ActCommand {
  static let configuration = CommandConfiguration(
    commandName: "promise", abstract: "Sets a clock's due time by hand, or gives it back to the policy.")

  @OptionGroup var tickets: TicketIDs
  @Option(help: "respond, update or resolve.") var clock: String
  @Option(help: "4h, 17:30, '2026-12-01 17:30', ISO 8601; none gives it back to the policy.") var due: String
  @OptionGroup var options: ActOptions

  var call: ActCall {
    get throws { try ActCall(.promise, on: .ticket, tickets.ids, ["clock": clock, "due": due]) }
  }
}
