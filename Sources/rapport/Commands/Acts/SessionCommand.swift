import ArgumentParser
import CustomerSuccess

struct SessionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session",
    abstract: "Plans training sessions, keeps seats in them, and notes who was there.",
    discussion: """
      A session teaches one module, written PATH/MODULE, on the clocks of its own zone. Whoever is there for at least 80 % of
      its minutes has completed the module, as of the session's end. No more seats are given than there are.
      """,
    subcommands: [
      New.command, Edit.command, Book.command, Attend.command, FollowUp.command, SessionListCommand.self,
    ])

  func run() throws { throw Complaint.missingChoice(of: "session", in: SessionCommand.self) }

  enum New: VerbRow {
    static let row = CommandRow(
      "new", .session, on: .portfolio, "Plans a session, and gives it an id.", words: .made(by: ["module"]),
      [
        "module": Wording("The module, such as executiveTraining/strategic-value-and-roi.", value: "path/module"),
        "at": Wording("When it begins, on the clocks of its zone: 2026-12-01 14:00, or ISO 8601.", value: "time"),
        "zone": "Its zone, such as Europe/Berlin; else the team's own.",
        "minutes": "How long it lasts; else the least that the module takes.",
        "seats": Wording("How many can come; else as many as like.", value: "number"),
        "trainer": "Who teaches: a name, me or none; else who acts.",
        "customer": Wording("The customer whose people it is for; else anybody's.", value: "customer"),
        "recording": Wording("Where it can be looked at afterwards.", value: "address"),
      ])
  }

  enum Edit: VerbRow {
    static let row = CommandRow(
      "edit", .edit, on: .session, "Changes what is given, and leaves the rest.",
      [
        "at": Wording("When it begins, on the clocks of its zone.", value: "time"),
        "minutes": "How long it lasts.", "seats": Wording("How many can come.", value: "number"),
        "trainer": "Who teaches: a name, me or none.",
        "recording": Wording("Where it can be looked at.", value: "address"),
      ], change: "seats")
  }

  enum Book: VerbRow {
    static let row = CommandRow(
      "book", .book, on: .session, "Keeps a seat for a learner.", words: .thing(then: ["learner"]),
      ["learner": Wording("The learner's id.", value: "learner")])
  }

  enum Attend: VerbRow {
    static let row = CommandRow(
      "attend", .attend, on: .session, "Notes that a learner was there, and for how long.",
      words: .thing(then: ["learner"]),
      [
        "learner": Wording("The learner's id.", value: "learner"),
        "minutes": "How long they were there; else all of it. 0 is nobody's coming.",
        "rating": Wording("What they thought of it, from 1 to 5.", value: "number"),
      ])
  }

  enum FollowUp: VerbRow {
    static let row = CommandRow(
      "follow-up", .followUp, on: .session, "Makes an action item of each customer whose people were there.",
      words: .things(),
      [
        "title": "What is to be done; else to follow up on the module.", "owner": "A name, me or none; else who acts.",
        "due": "By when: fri, 7d, 2026-12-01.",
      ])
  }
}
