import ArgumentParser
import CustomerSuccess

struct JourneyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journey",
    abstract: "Settles steps of customers' journeys, skips them, takes them up as action items.",
    discussion: """
      A step is told by its key, such as day7, week1.day3 or executiveEngagement.week1, or by words that only its title begins
      with. `rapport report onboarding` lists them; what there is for each tier stands in journeys.yaml.
      """,
    subcommands: [StepCommand.self])

  func run() throws { throw Complaint.missingChoice(of: "journey", in: JourneyCommand.self) }

  struct StepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "step", abstract: "What becomes of one step.",
      subcommands: [Done.command, Skip.command, Reopen.command, Take.command])

    func run() throws { throw Complaint.missingChoice(of: "journey step", in: StepCommand.self) }
  }

  private static let step: Wording = "The step: its key, or words that only its title begins with."

  enum Done: VerbRow {
    static let row = CommandRow(
      "done", .step, on: .customer, "Notes that a step is done.", words: .things(then: ["step"]),
      ["step": step, "day": "The day on which it was done; else today."])
  }

  enum Skip: VerbRow {
    static let row = CommandRow(
      "skip", .skip, on: .customer, "Skips a step, with a reason.", words: .things(then: ["step"]),
      ["step": step, "reason": "Why it is not done."])
  }

  enum Reopen: VerbRow {
    static let row = CommandRow(
      "reopen", .resume, on: .customer, "Takes back what was noted of a step.", words: .things(then: ["step"]),
      ["step": step])
  }

  enum Take: VerbRow {
    static let row = CommandRow(
      "take", .take, on: .customer,
      "Takes a step up as an action item with its checklist; done with it, the step is done.",
      words: .things(then: ["step"]),
      [
        "step": step, "owner": "Whose it is: a name, me or none; else yours.",
        "due": "The day it is due; else the step's date.",
      ])
  }
}

enum EventVerb {
  enum Event: VerbRow {
    static let row = CommandRow(
      "event", .event, on: .customer,
      "Notes that something happened with a customer, such as 'First login': the steps that wait for it begin.",
      words: .thing(then: ["event"]),
      [
        "event":
          "What happened: First login, First workflow created, First production workflow, or a name of your own.",
        "at": Wording("When: a day, 2026-12-01 17:30 or ISO 8601; else now.", value: "time"),
        "note": "What there is to say about it.",
      ])
  }
}
