import CustomerSuccess

extension OutreachCommand {
  enum Approve: VerbRow {
    static let row = CommandRow(
      "approve", .approve, on: .message, "Approves messages: they may be sent, at once or later.",
      [
        "at": "When it is to be sent at the earliest: 4h, 17:30, '2026-12-01 9:00'; else as soon as it can be."
      ], flag: .yes(help: "Also where a cap would be broken, or what it is about is over."))
  }

  enum Hold: VerbRow {
    static let row = CommandRow(
      "hold", .hold, on: .message, "Holds a message, with the reason, until somebody approves or drops it.",
      words: .thing(then: ["reason"]), ["reason": "Why it is not to go yet."])
  }

  enum Drop: VerbRow {
    static let row = CommandRow(
      "drop", .drop, on: .message, "Drops messages: they are not sent, and stay in the record.",
      ["note": "Why it is not sent."])
  }

  enum Sent: VerbRow {
    static let row = CommandRow(
      "sent", .sent, on: .message, "Notes messages as sent by hand.",
      ["at": "When it was sent: 2026-12-01, '2026-12-01 17:30'; else now."])
  }

  enum Reply: VerbRow {
    static let row = CommandRow(
      "reply", .reply, on: .message, "Notes that the customer has answered: the sequence that the message is of ends.",
      ["at": "When the answer came: 2026-12-01, '2026-12-01 17:30'; else now."])
  }
}
