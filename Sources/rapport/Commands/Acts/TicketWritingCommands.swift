import ArgumentParser
import CustomerSuccess

/// `ID… TEXT`
struct TicketText: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The tickets' ids, then the text; - reads it from standard input.", valueName: "id> … <text"))
  var words: [String]
}

struct TicketRespondCommand: ActCommand {
  static let configuration = CommandConfiguration(
    commandName: "respond", abstract: "A public reply: the customer sees it.", aliases: ["update"])

  @OptionGroup var text: TicketText
  @Option(help: "The status after it: pending, onHold or resolved.") var then: String?
  @OptionGroup var options: ActOptions

  var call: ActCall {
    get throws { try ActCall(.respond, on: .ticket, text.words, last: ["text"], ["then": then]) }
  }
}

struct TicketNoteCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "note", abstract: "A note for the team's eyes.")

  @OptionGroup var text: TicketText
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.note, on: .ticket, text.words, last: ["text"]) } }
}

struct TicketHearCommand: ActCommand {
  static let configuration = CommandConfiguration(
    commandName: "hear", abstract: "Takes down a message from the customer.")

  @OptionGroup var text: TicketText
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.hear, on: .ticket, text.words, last: ["text"]) } }
}

struct TicketRenameCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "rename", abstract: "Changes the subject.")

  @Argument(help: ArgumentHelp("The tickets' ids, then the subject.", valueName: "id> … <subject"))
  var words: [String]
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.rename, on: .ticket, words, last: ["subject"]) } }
}
