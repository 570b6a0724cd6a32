import ArgumentParser
import CustomerSuccess
import Foundation

/// What `rapport sla` answers: the clocks, and of one of them the deadline and the sum that made it.
struct SLAReport {
  let clocks: [SLAClock]
  let main: SLAClock
  let severity: Severity?
  let policy: SLAPolicy?
  let now: Instant?

  init(clocks: [SLAClock], severity: Severity? = nil, policy: SLAPolicy? = nil, now: Instant?) throws {
    guard let main = clocks.last else {
      throw Complaint.complain("That policy promises nothing.", Complaint.workFailed)
    }
    self.clocks = clocks
    self.main = main
    self.severity = severity
    self.policy = policy
    self.now = now
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    var answer = Answer(main, now: now)
    if let severity {
      answer.severity = severity.rawValue
      answer.policy = policy?.name
      answer.clocks = Dictionary(
        uniqueKeysWithValues: clocks.map { ($0.kind.rawValue, Answer($0, now: now)) })
      answer.firstReplyPromisesTime = policy?.firstReplyPromisesTime
    }
    return String(decoding: try encoder.encode(answer), as: UTF8.self)
  }

  var text: String {
    var lines: [String] = []
    if let severity, let policy { lines.append("\(severity.title): policy \(policy.name)") }
    for clock in clocks {
      if severity != nil { lines += ["", clock.kind.rawValue] }
      lines += SLAReport.ledger(clock, at: now)
    }
    if policy?.firstReplyPromisesTime == true { lines += ["", "The first reply has to promise a time."] }
    return lines.joined(separator: "\n")
  }

  /// A clock's sum, a line each; with `now`, also where it stands then.
  static func ledger(_ clock: SLAClock, at now: Instant?) -> [String] {
    let zone = clock.calendar.zone
    var lines = clock.ledger(at: now ?? clock.start).map { line in
      let length = line.seconds == 0 ? "" : "+\(DurationFormat.text(line.seconds))"
      let padded = String(repeating: " ", count: max(0, 14 - length.count)) + length
      return "  \(SLAReport.local(line.kind == .due ? line.to : line.from, zone))\(padded)  \(line.text)"
    }
    if let due = clock.due, let closing = clock.closing, closing < due {
      lines.append("  \(SLAReport.local(closing, zone)) = \(SLAReport.local(due, zone))")
    }
    if let now { lines.append("  at \(SLAReport.local(now, zone)): \(SLAReport.words(clock.state(at: now)))") }
    return lines
  }

  /// `Mon 2026-03-09 13:30:00 -04:00`, in the calendar's zone.
  private static func local(_ moment: Instant, _ zone: Zone) -> String {
    let local = zone.local(moment)
    let time = pairs([local.secondOfDay / 3600, local.secondOfDay / 60 % 60, local.secondOfDay % 60])
    let offset = local.offset ?? 0
    let sign = offset < 0 ? "-" : "+"
    let shift = sign + pairs([abs(offset) / 3600, abs(offset) / 60 % 60])
    return "\(local.date.weekday.rawValue.capitalizedFirst) \(local.date) \(time) \(shift)"
  }

  private static func pairs(_ numbers: [Int]) -> String {
    numbers.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  private static func left(_ seconds: Int) -> String {
    seconds < 0 ? "\(DurationFormat.text(-seconds)) over" : "\(DurationFormat.text(seconds)) left"
  }

  private static func words(_ state: ClockState) -> String {
    switch state {
    case .running(let standing, let remaining): "\(standing.rawValue), \(left(remaining))"
    case .outsideHours(let standing, let remaining):
      "outside hours, \(standing.rawValue), \(left(remaining))"
    case .paused(_, let remaining): "paused, \(left(remaining))"
    case .met, .missed, .stopped: "ended"
    }
  }
}

extension SLAReport {
  /// One clock as JSON; the members after `ledger` only where a severity was asked for.
  fileprivate struct Answer: Encodable {
    var due: String?
    /// When the time is used up; earlier than `due` only where that is exactly at closing.
    var closing: String?
    var opened: String
    var calendar: String
    var zone: String
    var targetSeconds: Int
    var ledger: [Line]
    var now: String?
    var state: String?
    var remainingSeconds: Int?
    var severity: String?
    var policy: String?
    var firstReplyPromisesTime: Bool?
    var clocks: [String: Answer]?

    init(_ clock: SLAClock, now: Instant?) {
      due = clock.due?.iso8601
      closing = clock.closing?.iso8601
      opened = clock.start.iso8601
      calendar = clock.calendar.name
      // Foundation calls UTC by its older name.
      let identifier = clock.calendar.zone.identifier
      zone = identifier == "GMT" ? "UTC" : identifier
      targetSeconds = clock.targetSeconds
      ledger = clock.ledger(at: now ?? clock.start).map(Line.init)
      guard let now else { return }
      let state = clock.state(at: now)
      self.now = now.iso8601
      self.state = state.standing?.rawValue
      remainingSeconds = state.remaining
    }
  }

  struct Line: Encodable {
    var kind: String
    var from: String
    var to: String
    var seconds: Int
    var text: String

    init(_ line: LedgerLine) {
      kind = line.kind.rawValue
      from = line.from.iso8601
      to = line.to.iso8601
      seconds = line.seconds
      text = line.text
    }
  }
}
