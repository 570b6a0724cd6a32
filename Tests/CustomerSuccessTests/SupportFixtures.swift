import CustomerSuccess
import Foundation

/// `2026-03-10T20:00:00Z`
func moment(_ text: String) -> Instant { Instant(iso8601: text)! }

func date(_ text: String) -> LocalDate { LocalDate(iso8601: text)! }

/// `09:00-17:00`
func openHours(_ text: String) -> OpenHours {
  let ends = text.split(separator: "-").map { end in
    let parts = end.split(separator: ":").map { Int($0)! }
    return parts[0] * 3600 + parts[1] * 60
  }
  return OpenHours(start: ends[0], end: ends[1])!
}

extension BusinessCalendar {
  /// The same hours on each of the days.
  static func weekly(
    _ name: String = "team", _ zone: String, _ days: [Weekday], _ spans: [String],
    holidays: Set<LocalDate> = [], exceptions: [LocalDate: [OpenHours]] = [:]
  ) -> BusinessCalendar {
    BusinessCalendar(
      name: name, zone: Zone(identifier: zone)!,
      week: Dictionary(uniqueKeysWithValues: days.map { ($0, spans.map(openHours)) }), holidays: holidays,
      exceptions: exceptions)
  }

  static let newYork = weekly(
    "new-york", "America/New_York", [.mon, .tue, .wed, .thu, .fri], ["08:00-20:00"])
  static let splitLunch = weekly(
    "split-lunch", "Europe/London", [.mon, .tue, .wed, .thu, .fri], ["09:00-12:00", "13:00-17:00"],
    holidays: [date("2024-12-25"), date("2024-12-26")])
  static let wholeDaysNewYork = weekly(
    "always-new-york", "America/New_York", Weekday.allCases, ["00:00-24:00"])
  static let nights = weekly(
    "nights", "Europe/Berlin", [.fri, .sat, .sun], ["00:00-03:30", "22:00-24:00"],
    holidays: [date("2025-10-26")], exceptions: [date("2025-03-29"): [openHours("00:00-24:00")]])
}

/// Reference figures of other engines, where the checkout lies beside them.
enum SharedSLAData {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/data/sla")

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func lines<Value: Decodable>(_ name: String, as type: Value.Type) throws -> [Value] {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(Value.self, from: Data($0.utf8))
    }
  }

  static func json<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(contentsOf: folder.appending(path: name)))
  }
}

/// A ticket's events as a story: each line is one event, saves in the order they are told.
struct Story {
  static let ticket = Ticket(
    id: "T-1", customer: "CUST-001", subject: "Sync fails", created: moment("2026-03-10T10:00:00Z"))
  var rules: SupportRules
  var ticket = Story.ticket
  var events: [TicketEvent] = []

  init(_ rules: SupportRules, created: String = "2026-03-10T10:00:00Z") {
    self.rules = rules
    ticket.created = moment(created)
  }

  mutating func add(_ at: String, _ author: Actor, _ kind: TicketEvent.Kind) {
    let time = at.count == 8 ? "2026-03-10T\(at)Z" : at
    events.append(
      TicketEvent(ticket: ticket.id, at: moment(time), order: events.count, author: author, kind: kind))
  }

  mutating func opened(
    _ severity: Severity = .high, status: TicketStatus = .new, by author: Actor = .customer("dr.lee"),
    at: String? = nil
  ) {
    add(at ?? ticket.created.iso8601, author, .opened(severity: severity, status: status))
  }

  mutating func customer(_ at: String) { add(at, .customer("dr.lee"), .customerMessage("Any news?")) }
  mutating func reply(_ at: String) { add(at, .agent("sam"), .publicReply("We are on it.")) }
  mutating func status(_ at: String, _ status: TicketStatus) { add(at, .agent("sam"), .status(status)) }

  func reading(_ now: String = "2026-12-31T00:00:00Z") -> TicketReading {
    let time = now.count == 8 ? "2026-03-10T\(now)Z" : now
    return rules.reading(of: ticket, events: events, customer: nil, at: moment(time))
  }
}

extension SupportRules {
  /// One policy for every severity.
  static func only(
    respond: Int? = nil, update: Int? = nil, resolve: Int? = nil, on calendar: BusinessCalendar = .always,
    pausesOnHold: Bool = false
  ) -> SupportRules {
    let minutes: [ClockKind: Int?] = [.respond: respond, .update: update, .resolve: resolve]
    let targets = minutes.compactMapValues { $0 }
      .mapValues { SLATarget(seconds: $0 * 60, calendar: calendar) }
    return SupportRules(policies: [
      SLAPolicy(name: "only", targets: targets, pausesOnHold: pausesOnHold)
    ])
  }
}
