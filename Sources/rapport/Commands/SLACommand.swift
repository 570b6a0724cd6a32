import ArgumentParser
import CustomerSuccess
import Foundation
import Framework

struct SLACommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sla",
    abstract: "The deadlines a policy, or a bare target, gives, with the sum that made them.",
    discussion: """
      With --severity, the clocks are those of a ticket opened, and for its update clock answered, at that time.
      With --target, the calendar is the one named, else around the clock. Policies and calendars are those that hold
      with the database: its team's, else those of the configuration folder, over the shipped ones. --now says also
      where the clocks stand at that time.
      """)

  @Option(help: ArgumentHelp("The severity whose policy to ask.", valueName: "severity"))
  var severity: Severity?
  @Option(
    help: ArgumentHelp(
      "A bare target instead, such as 480m, 8h, 1h30m or 2d (of 24h) of open time.", valueName: "length"),
    transform: DurationArgument.read)
  var target: DurationArgument?
  @Option(
    help: ArgumentHelp("When the clock starts: ISO 8601 with Z or an offset.", valueName: "time"),
    transform: CallValue.time)
  var opened: Instant
  @Option(help: "The calendar to count on instead of the policy's.")
  var calendar: String?
  @Option(
    help: ArgumentHelp(
      "Calendars over those of the configuration folder and the shipped ones.", valueName: "file"))
  var calendars: String?
  @Option(
    help: ArgumentHelp(
      "A time in which the clocks stand still, FROM/TO; may be given again. Overlaps count once.",
      valueName: "from/to"),
    transform: PauseArgument.read)
  var pause: [PauseArgument] = []
  @Option(help: "text or json.")
  var format: SLAFormat = .text
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (severity == nil) != (target == nil) else {
      throw ValidationError("Give either --severity or --target.")
    }
  }

  func run() throws {
    let rules = try rules()
    let report = try target.map { try bare($0, rules) } ?? byPolicy(rules)
    switch format {
    case .text: try Output.line(report.text)
    case .json: try Output.line(report.json())
    }
  }

  private func rules() throws -> SupportRules {
    var named: [String: BusinessCalendar] = [:]
    if let calendars {
      let text = try Complaint.text(of: calendars)
      named = try Complaint.reading { () throws(DocumentError) in try CalendarReader.read(text, file: calendars) }
    }
    let surroundings = try Surroundings(common)
    // Where none is there the shipped rules hold, but not in the name of one that was told.
    if common.database != nil { try surroundings.requireDatabase(surroundings.database.path) }
    return try surroundings.teamFramework().support(with: named)
  }

  private func bare(_ length: DurationArgument, _ rules: SupportRules) throws -> SLAReport {
    let target = SLATarget(
      seconds: length.seconds, calendar: try named(rules) ?? .always, inDays: length.inDays)
    let policy = SLAPolicy(name: "target", targets: [.resolve: target])
    return try SLAReport(clocks: clocks(policy), now: common.now)
  }

  private func byPolicy(_ rules: SupportRules) throws -> SLAReport {
    guard let severity, var policy = rules.policy(for: severity) else {
      throw Complaint.wrongValue("--severity", severity?.rawValue ?? "", "one that a policy is for")
    }
    if let calendar = try named(rules) {
      policy.targets = policy.targets.mapValues {
        SLATarget(seconds: $0.seconds, calendar: calendar, inDays: $0.inDays)
      }
    }
    return try SLAReport(clocks: clocks(policy), severity: severity, policy: policy, now: common.now)
  }

  private func named(_ rules: SupportRules) throws -> BusinessCalendar? {
    guard let calendar else { return nil }
    guard let found = rules.calendars[calendar] else {
      let known = rules.calendars.keys.sorted().joined(separator: ", ")
      throw Complaint.wrongValue("--calendar", calendar, "one of \(known)")
    }
    return found
  }

  private func clocks(_ policy: SLAPolicy) -> [SLAClock] {
    ClockKind.allCases.compactMap { kind in
      policy.targets[kind].map { SLAClock(kind: kind, target: $0, start: opened, pauses: pause.map(\.pause)) }
    }
  }
}
