import ArgumentParser
import CustomerSuccess

struct InitiativeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "initiative",
    abstract: "The improvement roadmap: what is to become better, by whom and when, how far it is and what it pays.",
    discussion: """
      Impact and effort are told from 1 to 5 and say where it stands on the board. It is planned once it has a quarter, and runs
      once a milestone is reached or progress is told. 'rapport report improvement' is the board and the roadmap.
      """,
    subcommands: [
      New.command, Edit.command, Plan.command, Milestone.command, Progress.command, Finish.command, Drop.command,
      Reopen.command, InitiativeTellCommand.self, InitiativeShowCommand.self, InitiativeListCommand.List.self,
    ])

  func run() throws { throw Complaint.missingChoice(of: "initiative", in: InitiativeCommand.self) }

  /// What an initiative is made of, beside its title.
  private static let fields: [String: Wording] = [
    "impact": Wording("What it would bring, 1 to 5.", value: "number"),
    "effort": Wording("What it would take, 1 to 5: points against its owner's capacity.", value: "number"),
    "owner": "Who sees to it: a name, me or none.",
    "quarter": Wording("When it is to be done: 2026-Q4, this, next or none.", value: "quarter"),
    "origin": Wording("What it answers: theme:performance, cause:process/hand-over.", value: "origin"),
    "customers": Wording("Whom it concerns, as a filter of customers.", value: "filter"),
    "cost": Wording("What it takes: 12000, 9000 EUR.", value: "amount"),
    "gain": Wording("What it is expected to bring in over a year.", value: "amount"),
    "description": "How; - reads it from standard input.",
  ]

  enum New: VerbRow {
    static let row = CommandRow(
      "new", .initiative, on: .portfolio, "A new initiative; impact and effort are 3 where nothing is told.",
      words: .made(by: ["title"]),
      fields.merging(["title": "What is to become better, in a line.", "owner": "A name, me or none; else who acts."]) {
        $1
      })
  }

  enum Edit: VerbRow {
    static let row = CommandRow(
      "edit", .edit, on: .initiative, "Changes what is given, and leaves the rest.",
      fields.merging(["title": "Another title."]) { $1 }, leading: ["title"], change: "impact")
  }

  enum Plan: VerbRow {
    static let row = CommandRow(
      "plan", .schedule, on: .initiative, "Plans it for a quarter, or with none takes it off the roadmap.",
      words: .things(then: ["quarter"]),
      [
        "quarter": Wording("The quarter: 2026-Q4, this, next or none.", value: "quarter"),
        "owner": "Who sees to it: a name, me or none; else who did.",
      ])
  }

  enum Milestone: VerbRow {
    static let row = CommandRow(
      "milestone", .milestone, on: .initiative, "Sets a milestone, notes it as reached, or takes it off.",
      words: .thing(then: ["title"]),
      [
        "title": Wording("What has to be reached; one that is not there is set.", value: "title"),
        "state": "planned, done or removed; else it stays as it is.",
        "due": "By when: fri, 2w, 2026-12-01, none.",
        "on": "When it was reached; else today.",
      ])
  }

  enum Progress: VerbRow {
    static let row = CommandRow(
      "progress", .progress, on: .initiative, "Says how far it is.", words: .thing(then: ["percent"]),
      ["percent": Wording("How much is done, 0 to 100.", value: "percent")])
  }

  enum Finish: VerbRow {
    static let row = CommandRow(
      "finish", .finish, on: .initiative, "Notes it as done, with what came of it.",
      [
        "outcome": "What came of it, in a line.",
        "brought": Wording("What it did bring in: 30000, 12000 EUR.", value: "amount"),
      ])
  }

  enum Drop: VerbRow {
    static let row = CommandRow(
      "drop", .drop, on: .initiative, "Drops it undone.", ["reason": "Why."])
  }

  enum Reopen: VerbRow {
    static let row = CommandRow("reopen", .reopen, on: .initiative, "Takes up again what was done or dropped.")
  }
}
