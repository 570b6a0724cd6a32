public import CustomerSuccess
import Foundation

/// Reads calendars as people write them, `calendars.yaml`.
public enum CalendarReader {
  /// The calendars by name; refused as a whole when anything in it is wrong.
  public static func read(
    _ text: String, file: String
  ) throws(DocumentError) -> [String: BusinessCalendar] {
    try read(DocumentNode(parsing: text, file: file))
  }

  public static func read(_ document: DocumentNode) throws(DocumentError) -> [String: BusinessCalendar] {
    var calendars: [String: BusinessCalendar] = [:]
    for (name, node) in try document.entries("a mapping of calendars by name") {
      calendars[name] = try calendar(name, node)
    }
    return calendars
  }

  private static func calendar(
    _ name: String, _ node: DocumentNode
  ) throws(DocumentError) -> BusinessCalendar {
    let fields = try node.fields(required: ["zone", "hours"], optional: ["holidays", "exceptions"])
    guard let zoneNode = fields["zone"], let hoursNode = fields["hours"] else {
      throw node.error("zone or hours is missing")
    }
    let week = try week(hoursNode)
    guard week.values.contains(where: { !$0.isEmpty }) else {
      throw hoursNode.error("a calendar that never opens, expected hours on a day of the week at least")
    }
    return BusinessCalendar(
      name: name, zone: try zone(zoneNode), week: week,
      holidays: try fields["holidays"].map(holidays) ?? [],
      exceptions: try fields["exceptions"].map(exceptions) ?? [:])
  }

  private static func zone(_ node: DocumentNode) throws(DocumentError) -> Zone {
    let name = try node.text("an IANA time zone")
    guard let zone = ZoneNames.zone(named: name) else {
      throw node.error("unknown zone '\(name)', expected an IANA time zone such as Europe/London or UTC")
    }
    return zone
  }

  private static func week(_ node: DocumentNode) throws(DocumentError) -> [Weekday: [OpenHours]] {
    var week: [Weekday: [OpenHours]] = [:]
    for (key, value) in try node.entries("a mapping of days to hours") {
      let hours = try hours(value)
      for day in try days(key, value) {
        guard week.updateValue(hours, forKey: day) == nil else {
          throw value.error("\(day.rawValue) is given twice")
        }
      }
    }
    return week
  }

  /// `mon`, or `mon-fri`; a range may run over the week's end.
  private static func days(_ key: String, _ node: DocumentNode) throws(DocumentError) -> [Weekday] {
    let names = key.split(separator: "-", omittingEmptySubsequences: false)
    let ends = names.compactMap { Weekday(rawValue: String($0)) }
    guard ends.count == names.count, names.count <= 2, let first = ends.first, let last = ends.last,
      let start = Weekday.allCases.firstIndex(of: first)
    else {
      let known = Weekday.allCases.map(\.rawValue).joined(separator: ", ")
      throw node.error("unknown day '\(key)', expected one of \(known), or a range such as mon-fri")
    }
    let turned = Weekday.allCases[start...] + Weekday.allCases[..<start]
    return Array(turned.prefix { $0 != last }) + [last]
  }

  private static func hours(_ node: DocumentNode) throws(DocumentError) -> [OpenHours] {
    var all: [OpenHours] = []
    for item in try node.items("a list of hours such as [\"09:00-12:00\", \"13:00-17:00\"]") {
      let hours = try openHours(item)
      if let other = all.first(where: { hours.start < $0.end && $0.start < hours.end }) {
        throw item.error("\(try item.text()) overlaps \(written(other)), expected hours that do not")
      }
      all.append(hours)
    }
    return all
  }

  private static func openHours(_ node: DocumentNode) throws(DocumentError) -> OpenHours {
    let text = try node.text("hours such as 09:00-17:00")
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(secondOfDay)
    guard ends.count == 2, let start = ends[0], let end = ends[1] else {
      throw node.error("found '\(text)', expected hours such as 09:00-17:00, up to 24:00")
    }
    guard let hours = OpenHours(start: start, end: end) else {
      throw node.error("found '\(text)', expected an end later than the start; split hours over midnight in two days")
    }
    return hours
  }

  /// `08:30` or `08:30:15`; `24:00` is the end of the day.
  private static func secondOfDay(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { part in
      part.utf8.count == 2 && part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1],
      let second = parts.count == 3 ? parts[2] : 0, minute < 60, second < 60
    else { return nil }
    let total = hour * 3600 + minute * 60 + second
    return total <= Instant.secondsPerDay ? total : nil
  }

  private static func holidays(_ node: DocumentNode) throws(DocumentError) -> Set<LocalDate> {
    var days: Set<LocalDate> = []
    for item in try node.items("a list of days such as [2026-12-25]") {
      guard days.insert(try date(try item.text("a day such as 2026-12-25"), item)).inserted else {
        throw item.error("\(try item.text()) is given twice")
      }
    }
    return days
  }

  private static func exceptions(
    _ node: DocumentNode
  ) throws(DocumentError) -> [LocalDate: [OpenHours]] {
    var days: [LocalDate: [OpenHours]] = [:]
    for (key, value) in try node.entries("a mapping of days to hours, such as {2026-12-24: [\"09:00-12:00\"]}") {
      days[try date(key, value)] = try hours(value)
    }
    return days
  }

  private static func date(_ text: String, _ node: DocumentNode) throws(DocumentError) -> LocalDate {
    guard let date = LocalDate(iso8601: text) else {
      throw node.error("found '\(text)', expected a day such as 2026-12-25")
    }
    return date
  }

  private static func written(_ hours: OpenHours) -> String {
    [hours.start, hours.end].map { second in
      let parts = [second / 3600, second / 60 % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      return parts.joined(separator: ":")
    }.joined(separator: "-")
  }
}
