import ArgumentParser
import CustomerSuccess

struct ActionAssignCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "assign", abstract: "Gives it to an owner.")

  @Argument(help: ArgumentHelp("The action items' ids, then a name, me or none.", valueName: "id> … <owner"))
  var words: [String]
  @Option(help: "The owner; then all words are ids.") var to: String?
  @OptionGroup var options: ActOptions

  var call: ActCall {
    get throws { try ActCall(.assign, on: .action, words, last: ["owner"], ["owner": to]) }
  }
}

struct ActionSnoozeCommand: ActCommand {
  static let configuration = CommandConfiguration(
    commandName: "snooze", abstract: "Puts it out of sight until a day, for a reason.")

  @OptionGroup var items: ActionIDs
  @Option(help: "The day it comes back: fri, 7d, 2026-12-01.") var until: String
  @Option(help: "Why it waits.") var reason: String
  @OptionGroup var options: ActOptions

  var call: ActCall {
    get throws { try ActCall(.snooze, on: .action, items.ids, ["until": until, "reason": reason]) }
  }
}

struct ActionWakeCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "wake", abstract: "Ends the snooze.")

  @OptionGroup var items: ActionIDs
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.wake, on: .action, items.ids) } }
}

struct ActionDueCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "due", abstract: "Sets another due date.")

  @Argument(
    help: ArgumentHelp("The action items' ids, then today, fri, 7d, 2026-12-01 or none.", valueName: "id> … <day"))
  var words: [String]
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.due, on: .action, words, last: ["due"]) } }
}

struct ActionPriorityCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "priority", abstract: "Sets another priority.")

  @Argument(help: ArgumentHelp("The action items' ids, then high, medium or low.", valueName: "id> … <priority"))
  var words: [String]
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.priority, on: .action, words, last: ["priority"]) } }
}

struct ActionStatusCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "status", abstract: "Sets another open status.")

  @Argument(
    help: ArgumentHelp("The action items' ids, then pending, scheduled or in-progress.", valueName: "id> … <status"))
  var words: [String]
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.status, on: .action, words, last: ["status"]) } }
}

struct ActionTickCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "tick", abstract: "Ticks a step of the checklist.")

  @Argument(help: ArgumentHelp("The action items' ids, then the step's number, from 1.", valueName: "id> … <step"))
  var words: [String]
  @Flag(help: "Take the tick back.") var off = false
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.tick, on: .action, words, last: ["step"], ticks: !off) } }
}
