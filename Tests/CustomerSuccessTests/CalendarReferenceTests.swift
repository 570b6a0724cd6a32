import CustomerSuccess
import Foundation
import Testing

/// Deadlines that other engines computed. Skipped, and reported as skipped, where that data does not lie beside the
/// checkout; the tables of `CalendarTests` are this project's own excerpt.
@Suite(.enabled(if: SharedSLAData.isThere, "reference data is not beside this checkout"))
struct CalendarReferenceTests {
  struct Schedule: Decodable {
    var tz: String
    var hours: [String: [[String]]]
    var holidays: [String]

    func calendar(_ name: String) -> BusinessCalendar {
      let week = hours.map { (Weekday(rawValue: $0)!, $1.map { openHours($0.joined(separator: "-")) }) }
      return BusinessCalendar(
        name: name, zone: Zone(identifier: tz)!, week: Dictionary(uniqueKeysWithValues: week),
        holidays: Set(holidays.map(date)))
    }
  }

  struct Case: Decodable {
    var id: String
    var op: String
    var schedule: String
    var start: String
    var minutes: Int?
    var end: String?
    var due: String?
    var closeInclusive: String?
    var elapsed: Int?
    var pauses: [[String]]?

    enum CodingKeys: String, CodingKey {
      case id, op, schedule, start, minutes, end, due, pauses
      case closeInclusive = "due_if_close_inclusive"
      case elapsed = "elapsed_s"
    }
  }

  @Test(arguments: [("due-and-elapsed.jsonl", 915), ("due-with-pauses.jsonl", 120)])
  func agreesWithOtherEngines(file: String, count: Int) throws {
    let calendars = try SharedSLAData.json("calendars.json", as: [String: Schedule].self)
      .reduce(into: [:]) { $0[$1.key] = $1.value.calendar($1.key) }
    let cases = try SharedSLAData.lines(file, as: Case.self)
    #expect(cases.count == count)
    for one in cases {
      let calendar = try #require(calendars[one.schedule])
      if let elapsed = one.elapsed {
        let end = try #require(one.end)
        #expect(calendar.openSeconds(from: moment(one.start), to: moment(end)) == elapsed, "\(one.id)")
        continue
      }
      let minutes = try #require(one.minutes)
      let pauses = (one.pauses ?? []).map { Pause(from: moment($0[0]), to: moment($0[1])) }
      let deadline = calendar.due(from: moment(one.start), budget: minutes * 60, pauses: pauses)
      #expect(deadline?.due.iso8601 == one.due, "\(one.id)")
      if let closing = one.closeInclusive { #expect(deadline?.closing.iso8601 == closing, "\(one.id)") }
    }
  }
}
