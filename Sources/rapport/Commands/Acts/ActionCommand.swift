import ArgumentParser
import CustomerSuccess

struct ActionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "action",
    abstract: "Makes action items, changes them, brings them to an end.",
    discussion: "Several ids take the same act as one entry of the log, which one undo takes back.",
    subcommands: [
      ActionNewCommand.self, ActionEditCommand.self, ActionDoneCommand.self, ActionDropCommand.self,
      ActionReopenCommand.self, ActionAssignCommand.self, ActionSnoozeCommand.self, ActionWakeCommand.self,
      ActionDueCommand.self, ActionPriorityCommand.self, ActionStatusCommand.self, ActionTickCommand.self,
    ])

  func run() throws { throw Complaint.missingChoice(of: "action", in: ActionCommand.self) }
}

/// The action items that an act needs no more words for.
struct ActionIDs: ParsableArguments {
  @Argument(help: ArgumentHelp("The action items' ids.", valueName: "id"))
  var ids: [String]
}

/// What an action item is made of, beside its title.
struct ActionFields: ParsableArguments {
  @Option(help: "Expansion, Engagement, Education, Risk or a kind of your own.") var type: String?
  @Option(help: "high, medium or low.") var priority: String?
  @Option(help: "A name, me or none.") var owner: String?
  @Option(help: "today, fri, 7d, 2026-12-01 or none.") var due: String?
  @Option(help: "What is to be done; - reads it from standard input.") var description: String?
  @Option(help: "A step of the checklist; may be given again. [x] before it when it is done.") var step: [String] = []

  var values: [String: String?] {
    [
      "type": type, "priority": priority, "owner": owner, "due": due, "description": description,
      "checklist": step.isEmpty ? nil : step.joined(separator: "\n"),
    ]
  }
}

struct ActionNewCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "new", abstract: "A new action item for a customer.")

  @Argument(help: ArgumentHelp("The customer's id or name; several get an item each.", valueName: "customer"))
  var customers: [String]
  @Option(help: "What is to be done, in a line.") var title: String
  @OptionGroup var fields: ActionFields
  @OptionGroup var options: ActOptions

  var call: ActCall {
    get throws { try ActCall(.add, on: .customer, customers, fields.values.merging(["title": title]) { $1 }) }
  }
}

struct ActionEditCommand: ActCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Changes what is given, and leaves the rest.")

  @OptionGroup var items: ActionIDs
  @Option(help: "Another title.") var title: String?
  @Option(help: "pending, scheduled or in-progress.") var status: String?
  @OptionGroup var fields: ActionFields
  @OptionGroup var options: ActOptions

  var call: ActCall {
    get throws {
      let call = try ActCall(
        .edit, on: .action, items.ids, fields.values.merging(["title": title, "status": status]) { $1 })
      guard !call.values.isEmpty else { throw ValidationError("Give what is to become different, such as --due.") }
      return call
    }
  }
}

struct ActionDoneCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "done", abstract: "Completes it with its outcome.")

  @OptionGroup var items: ActionIDs
  @Option(help: "success, no-change, lost or invalid.") var outcome: String
  @Option(help: "What there is to say about it; kept as an activity.") var note: String?
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.done, on: .action, items.ids, ["outcome": outcome, "note": note]) } }
}

struct ActionDropCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "drop", abstract: "Drops it undone.")

  @OptionGroup var items: ActionIDs
  @Option(help: "Why; kept as an activity.") var note: String?
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.drop, on: .action, items.ids, ["note": note]) } }
}

struct ActionReopenCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "reopen", abstract: "Takes up again what was ended.")

  @OptionGroup var items: ActionIDs
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.reopen, on: .action, items.ids) } }
}
