import CustomerSuccess

extension TicketCommand {
  enum New: VerbRow {
    static let row = CommandRow(
      "new", .open, on: .customer, "Opens a ticket for a customer.",
      words: .things(help: "The customer's id or name; several get a ticket each."),
      [
        "subject": "What it is about.", "severity": Wording(standard: "medium"),
        "message": "The customer's words; - reads them from standard input.", "category": "Such as Integration.",
        "channel": "How it came in, such as email.", "owner": "Who takes it: a name, me or none; else nobody yet.",
        "follows": Wording("The ended ticket that it takes up again.", value: "id"),
      ])
  }

  enum Respond: VerbRow {
    static let row = CommandRow(
      "respond", .respond, on: .ticket, "A public reply: the customer sees it.", words: .things(then: ["text"]),
      ["then": "The status after it: pending, onHold or resolved."], aliases: ["update"])
  }

  enum Note: VerbRow {
    static let row = CommandRow(
      "note", .note, on: .ticket, "A note for the team's eyes.", words: .things(then: ["text"]))
  }

  enum Hear: VerbRow {
    static let row = CommandRow(
      "hear", .hear, on: .ticket, "Takes down a message from the customer.", words: .things(then: ["text"]))
  }

  enum Pend: VerbRow {
    static let row = CommandRow("pend", .pend, on: .ticket, "Sets it pending: it waits for the customer.")
  }

  enum Hold: VerbRow {
    static let row = CommandRow("hold", .hold, on: .ticket, "Sets it on hold: it waits for a third party.")
  }

  enum Resolve: VerbRow {
    static let row = CommandRow(
      "resolve", .resolve, on: .ticket, "Resolves it.",
      ["text": "Last words to the customer; - reads them from standard input."])
  }

  enum Reopen: VerbRow {
    static let row = CommandRow("reopen", .reopen, on: .ticket, "Opens it again, or takes up work on it again.")
  }

  enum Severity: VerbRow {
    static let row = CommandRow(
      "severity", .severity, on: .ticket, "Changes the severity, and with it the deadlines.",
      words: .things(then: ["severity"]))
  }

  enum Assign: VerbRow {
    static let row = CommandRow(
      "assign", .assign, on: .ticket, "Gives it to an owner.", words: .things(then: ["owner"]),
      ["owner": Wording(option: "to")])
  }

  enum Escalate: VerbRow {
    static let row = CommandRow(
      "escalate", .escalate, on: .ticket, "Hands it on to the next support tier, or to a higher one.",
      [
        "trigger": "One of the framework's triggers of the ticket's tier, or how it begins.",
        "tier": "2 or 3; the next tier where it is left out.",
      ])
  }

  enum Promise: VerbRow {
    static let row = CommandRow(
      "promise", .promise, on: .ticket, "Sets a clock's due time by hand, or gives it back to the policy.",
      [
        "due": Wording(
          "4h, 17:30, '2026-12-01 17:30', ISO 8601; none gives it back to the policy.", isRequired: true)
      ])
  }

  enum Rename: VerbRow {
    static let row = CommandRow(
      "rename", .rename, on: .ticket, "Changes the subject.", words: .things(then: ["subject"]))
  }

  enum Merge: VerbRow {
    static let row = CommandRow(
      "merge", .merge, on: .ticket, "Merges it, as a duplicate, into another ticket.",
      words: .things(then: ["into"], help: "The duplicates' ids, then the ticket that stays."),
      flag: .yes(help: "Also into another customer's ticket, and into one that is promised less."))
  }

  enum Spam: VerbRow {
    static let row = CommandRow("spam", .spam, on: .ticket, "Marks it as spam: it counts no more.")
  }
}
