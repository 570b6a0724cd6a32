import CustomerSuccess

extension ActionCommand {
  /// What an action item is made of, beside its title.
  private static let fields: [String: Wording] = [
    "priority": Wording(isRequired: false),
    "description": "What is to be done; - reads it from standard input.",
    "checklist": Wording(
      "A step of the checklist; may be given again. [x] before it when it is done.", option: "step", isRepeated: true),
  ]

  enum New: VerbRow {
    static let row = CommandRow(
      "new", .add, on: .customer, "A new action item for a customer.",
      words: .things(help: "The customer's id or name; several get an item each."),
      fields.merging(["title": "What is to be done, in a line."]) { $1 })
  }

  enum Edit: VerbRow {
    static let row = CommandRow(
      "edit", .edit, on: .action, "Changes what is given, and leaves the rest.",
      fields.merging(["title": "Another title."]) { $1 }, leading: ["title", "status"], change: "due")
  }

  enum Done: VerbRow {
    static let row = CommandRow(
      "done", .done, on: .action, "Completes it with its outcome.",
      ["note": "What there is to say about it; kept as an activity."])
  }

  enum Drop: VerbRow {
    static let row = CommandRow(
      "drop", .drop, on: .action, "Drops it undone.", ["note": "Why; kept as an activity."])
  }

  enum Reopen: VerbRow {
    static let row = CommandRow("reopen", .reopen, on: .action, "Takes up again what was ended.")
  }

  enum Assign: VerbRow {
    static let row = CommandRow(
      "assign", .assign, on: .action, "Gives it to an owner.", words: .things(then: ["owner"]),
      ["owner": Wording(option: "to")])
  }

  enum Snooze: VerbRow {
    static let row = CommandRow(
      "snooze", .snooze, on: .action, "Puts it out of sight until a day, for a reason.",
      ["until": "The day it comes back: fri, 7d, 2026-12-01.", "reason": "Why it waits."])
  }

  enum Wake: VerbRow {
    static let row = CommandRow("wake", .wake, on: .action, "Ends the snooze.")
  }

  enum Due: VerbRow {
    static let row = CommandRow(
      "due", .due, on: .action, "Sets another due date.", words: .things(then: ["due"]), ["due": Wording(value: "day")])
  }

  enum Priority: VerbRow {
    static let row = CommandRow(
      "priority", .priority, on: .action, "Sets another priority.", words: .things(then: ["priority"]))
  }

  enum Status: VerbRow {
    static let row = CommandRow(
      "status", .status, on: .action, "Sets another open status.", words: .things(then: ["status"]))
  }

  enum Tick: VerbRow {
    static let row = CommandRow(
      "tick", .tick, on: .action, "Ticks a step of the checklist.", words: .things(then: ["step"]),
      ["step": "The step's number, from 1."], flag: .off(help: "Take the tick back."))
  }
}
