import CustomerSuccess

/// What is done to customers by commands of their own.
enum CustomerVerbs {
  enum Note: VerbRow {
    static let row = CommandRow(
      "note", .activity, on: .customer, "Writes down a note or an activity with a customer.",
      words: .things(then: ["description"]),
      [
        "description": Wording("What happened; - reads it from standard input.", value: "text"),
        "type": "Note, Call, Meeting, Email, Feedback, Support or a kind of your own; else Note.",
        "outcome": "What came of it.",
        "at": Wording("When: a day, 2026-12-01 17:30 or ISO 8601; else now.", value: "time"),
      ])
  }

  enum Assign: VerbRow {
    static let row = CommandRow(
      "assign", .assign, on: .customer, "Gives customers to a customer success manager.",
      words: .things(then: ["owner"]), ["owner": Wording(option: "to")])
  }
}
