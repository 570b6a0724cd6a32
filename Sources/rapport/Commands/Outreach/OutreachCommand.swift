import ArgumentParser
import CustomerSuccess
import SuccessStore

struct OutreachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outreach",
    abstract: "Runs the framework's triggers, says what they would do, lists what fired, approves and sends messages.",
    discussion: """
      The triggers are healthDeclineAlerts, usageLimitWarnings, featureUnderutilization, milestoneCelebrations and
      renewalReminders; what each goes by stands in outreach.yaml. Only runs judge: this command's, and the console's own.
      Messages to customers are drafted or held; a person approves them, and only then they are sent.
      """,
    subcommands: [
      OutreachRunCommand.self, OutreachSimulateCommand.self, OutreachListCommand.self, OutreachShowCommand.self,
      Approve.command, MessageEditCommand.self, Hold.command, Drop.command, OutboxSendCommand.self, Sent.command,
      Reply.command, OutboxExportCommand.self, Mute.command, Unmute.command,
    ])

  func run() throws { throw Complaint.missingChoice(of: "outreach", in: OutreachCommand.self) }

  enum Mute: VerbRow {
    static let row = CommandRow(
      "mute", .mute, on: .customer,
      "A trigger fires no more for a customer, or a programme touches it no more, for a reason.",
      words: .thing(then: ["trigger"]),
      [
        "trigger": "The trigger's or programme's name, such as renewalReminders.", "reason": "Why it is not to fire.",
        "until": "The day on which it fires again: fri, 30d, 2026-12-01; else until it is unmuted.",
      ])
  }

  enum Unmute: VerbRow {
    static let row = CommandRow(
      "unmute", .unmute, on: .customer, "Lets a muted trigger fire again.", words: .thing(then: ["trigger"]),
      ["trigger": "The trigger's or programme's name, such as renewalReminders."])
  }
}

/// Which triggers and programmes a call is about.
struct TriggerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("These triggers and programmes alone, with commas between.", valueName: "names"))
  var only: String?
  @Flag(help: "A trigger that is judged for the first time fires for those that match already, too.")
  var existing = false

  var wish: TriggerWish { TriggerWish(only: only, existing: existing) }
}

/// The same as it was typed, until the rules are known that have the names.
struct TriggerWish {
  var only: String?
  var existing: Bool

  /// Letters of either case will do.
  func order(by rules: OutreachRules) throws -> OutreachOrder {
    let names = try only.map { try $0.split(separator: ",").map { try Self.name(String($0), among: rules.names) } }
    return OutreachOrder(only: names, beginning: existing ? .all : .standing)
  }

  private static func name(_ word: String, among known: [TriggerID]) throws -> TriggerID {
    let wanted = word.withoutOuterBlanks.lowercased()
    if let found = known.first(where: { $0.text.lowercased() == wanted }) { return found }
    let names = known.map(\.text)
    throw Complaint.wrongValue(
      "--only", word,
      "triggers such as renewalReminders\(nearestHint(to: word, among: names)); there are \(names.joined(separator: ", "))"
    )
  }
}

struct OutreachRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Judges every trigger and programme once: what is new or has changed, as one entry of the log.",
    discussion: """
      Run twice, nothing happens twice. A trigger that is judged for the first time takes low scores and milestones that
      stand already for no crossing; limits, under-use and renewals fire as they stand, and
      programmes take those whom they are for. Where firings and memberships came with an import, as from another database, what
      stood at the last of them has been dealt with there: only what has come since fires. --dry-run writes nothing, and says who would fire, who nearly would, and which condition fails.
      What fired stays fired, so a --now before the last run, or more than five years after the log's last entry, is asked about.
      """)

  @Flag(help: "Say what would be done, and do nothing.") var dryRun = false
  @Flag(help: "The time of --now is meant, far from the last run as it is.") var yes = false
  @OptionGroup var triggers: TriggerOptions
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(common)
    let (wish, isDry) = (triggers.wish, dryRun)
    let told = isDry || yes ? nil : common.now
    let report = try surroundings.withStore(for: isDry ? .reading : .writing) { place in
      if let told { try await RunMoment(told).require(in: place.store) }
      let order = try wish.order(by: place.rulebook.outreach)
      let found =
        isDry
        ? try await place.store.answer(OutreachTrialQuery(order), at: place.now)
        : try await place.store.runOutreach(order, by: place.me, at: place.now)
      return OutreachRunReport(found, in: place, isDry: isDry)
    }
    if isDry { return try Output.report(report, as: format.format) }
    try Output.answer(report.done) { try Output.report(report, as: format.format) }
  }
}

/// A time that was typed for a run: what fires by a mistyped year never fires again in the right one.
private struct RunMoment {
  private static let most = 5 * 366

  private let moment: Instant

  init(_ moment: Instant) { self.moment = moment }

  func require(in store: any SuccessStore) async throws {
    let last = try await store.answer(LastOutreachQuery())
    if let last, moment < last {
      throw complaint("lies before the last run, of \(last.iso8601)", "a later time")
    }
    let known = [last, try await store.answer(LogQuery(limit: 1)).first?.at].compactMap(\.self).max()
    if let known, moment > known.adding(days: Self.most) {
      let words = "lies more than five years after the last entry of the log, of \(known.iso8601)"
      throw complaint(words, "an earlier time")
    }
  }

  private func complaint(_ words: String, _ expected: String) -> Complaint {
    Complaint.complain(
      "--now: \(moment.iso8601) \(words), expected \(expected); --yes runs all the same. Nothing was done.",
      Complaint.workFailed)
  }
}

struct OutreachSimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Lives days through and says what would fire and be written; writes nothing.",
    discussion: """
      Each day is judged at its end with every fact of that day. Held constant over all days are customers and contacts as they
      stand, and whether a critical ticket is open; observations and overrides hold by their own times. Each message is told
      once, in its last state, with the day it took it.
      """)

  @Option(help: ArgumentHelp("The first day.", valueName: "date"), transform: TriggerDay.read)
  var from: LocalDate
  @Option(help: ArgumentHelp("How many days.", valueName: "number"), transform: CallValue.whole(from: 1, to: 3660))
  var days: Int
  @OptionGroup var triggers: TriggerOptions
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(common)
    let (wish, days) = (triggers.wish, from...from + (days - 1))
    let report = try surroundings.withStore(for: .reading) { place in
      let question = OutreachSimulationQuery(days, try wish.order(by: place.rulebook.outreach))
      return OutreachRunReport(try await place.store.answer(question, at: place.now), in: place)
    }
    try Output.report(report, as: format.format)
  }
}

private enum TriggerDay {
  static let read = CallValue.reading("a day such as 2026-12-01") { LocalDate(written: $0) }
}
