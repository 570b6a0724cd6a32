import CustomerSuccess

extension LearnerCommand {
  private static let module: [String: Wording] = ["module": Wording(value: "path/module")]

  enum New: VerbRow {
    static let row = CommandRow(
      "new", .learner, on: .customer, "Adds a learner of a customer.", words: .thing(then: ["name"]),
      ["name": "The learner's name.", "email": "The e-mail address.", "role": "What they do there."])
  }

  enum EnrolTeam: VerbRow {
    static let row = CommandRow(
      "enrol-team", .enrol, on: .customer, "Enrols everybody who learns at customers in a training path.",
      words: .things(then: ["path"]), ["due": "By when it is to be completed: fri, 30d, 2026-12-01."])
  }

  enum Complete: VerbRow {
    static let row = CommandRow(
      "complete", .complete, on: .learner, "Records a module as completed.", words: .things(then: ["module"]),
      module.merging(["minutes": "How long it took.", "score": "The assessment's score in percent."]) { $1 })
  }

  enum Waive: VerbRow {
    static let row = CommandRow(
      "waive", .waive, on: .learner, "Waives a module, with a reason.", words: .things(then: ["module"]),
      module.merging(["reason": "Why they need not take it."]) { $1 })
  }

  enum Assess: VerbRow {
    static let row = CommandRow(
      "assess", .assess, on: .learner,
      "Records an attempt at an assessment, kept with the others; the best one counts.",
      words: .things(then: ["module", "score"]),
      module.merging(["stage": "before, after or again: as the module stood then; else after."]) { $1 })
  }

  enum Score: VerbRow {
    static let row = CommandRow(
      "score", .score, on: .learner, "Records the score of an assessment; the best one counts.",
      words: .things(then: ["module", "score"]), module)
  }
}
