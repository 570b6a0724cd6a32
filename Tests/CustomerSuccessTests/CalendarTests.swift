import CustomerSuccess
import Foundation
import Testing

@Suite struct CalendarTests {
  /// Worked out by hand; `closing` is left out where it is the due moment.
  @Test(arguments: [
    // Within a day, over a night, over a weekend.
    ("new-york", "2026-03-03T14:00:00Z", 60, "2026-03-03T15:00:00Z", nil),
    ("new-york", "2026-03-03T23:30:00Z", 120, "2026-03-04T13:30:00Z", nil),
    ("new-york", "2026-02-28T12:00:00Z", 60, "2026-03-02T14:00:00Z", nil),
    // Exactly at closing: Friday 20:00 is Monday 08:00; a minute less is not.
    ("new-york", "2026-02-27T23:00:00Z", 120, "2026-03-02T13:00:00Z", "2026-02-28T01:00:00Z"),
    ("new-york", "2026-02-27T23:00:00Z", 119, "2026-02-28T00:59:00Z", nil),
    // Clocks go forward in the weekend of 8 March 2026 and back in that of 1 November.
    ("new-york", "2026-03-06T23:00:00Z", 180, "2026-03-09T13:00:00Z", nil),
    ("new-york", "2026-10-30T23:00:00Z", 180, "2026-11-02T15:00:00Z", nil),
    // Nothing to use up: now when open, else the next opening.
    ("new-york", "2026-03-03T14:00:00Z", 0, "2026-03-03T14:00:00Z", nil),
    ("new-york", "2026-03-07T14:00:00Z", 0, "2026-03-09T12:00:00Z", nil),
    ("new-york", "2026-02-28T01:00:00Z", 0, "2026-03-02T13:00:00Z", nil),
    // Lunch is closed, Christmas and Boxing Day too.
    ("split-lunch", "2024-12-24T11:30:00Z", 60, "2024-12-24T13:30:00Z", nil),
    ("split-lunch", "2024-12-24T11:30:00Z", 30, "2024-12-24T13:00:00Z", "2024-12-24T12:00:00Z"),
    ("split-lunch", "2024-12-24T16:00:00Z", 90, "2024-12-27T09:30:00Z", nil),
    // Whole days on a wall clock: elapsed time all the same, 23 and 25 hours long.
    ("always-new-york", "2026-03-08T05:00:00Z", 1440, "2026-03-09T05:00:00Z", nil),
    ("always-new-york", "2026-11-01T04:00:00Z", 1440, "2026-11-02T04:00:00Z", nil),
    // 02:00 to 03:00 does not exist in Berlin on 30 March 2025; 24:00 and 00:00 are one opening.
    ("nights", "2025-03-29T22:00:00Z", 150, "2025-03-30T00:30:00Z", nil),
    ("nights", "2025-03-29T22:00:00Z", 210, "2025-03-30T20:00:00Z", "2025-03-30T01:30:00Z"),
  ])
  func dueMoments(calendar: String, start: String, minutes: Int, due: String, closing: String?) throws {
    let calendar = try #require(Self.calendars[calendar])
    let deadline = try #require(calendar.due(from: moment(start), budget: minutes * 60))
    #expect(deadline.due.iso8601 == due)
    #expect(deadline.closing.iso8601 == closing ?? due)
  }

  static let calendars: [String: BusinessCalendar] = Dictionary(
    uniqueKeysWithValues: [
      BusinessCalendar.newYork, .splitLunch, .wholeDaysNewYork, .nights, .always,
    ].map { ($0.name, $0) })

  /// The 23 and the 25 hours of the days on which the clocks change, hours at night included.
  @Test(arguments: [
    ("2025-03-09", 23), ("2025-11-02", 25), ("2025-06-01", 24),
  ])
  func wholeDaysAreAsLongAsTheyAre(day: String, hours: Int) {
    let calendar = BusinessCalendar.wholeDaysNewYork
    let from = calendar.zone.instant(date(day), secondOfDay: 0)
    let to = calendar.zone.instant(date(day) + 1, secondOfDay: 0)
    #expect(calendar.openSeconds(from: from, to: to) == hours * 3600)
  }

  /// Open from 01:00 to 04:00 over the change of the clocks: two hours in spring, four in autumn.
  @Test(arguments: [("2025-03-09", 2), ("2025-11-02", 4), ("2025-06-01", 3)])
  func hoursAreWallTimeAndBudgetsAreElapsed(day: String, length: Int) {
    let calendar = BusinessCalendar.weekly("night", "America/New_York", [.sun], ["01:00-04:00"])
    let midnight = calendar.zone.instant(date(day), secondOfDay: 0)
    #expect(calendar.openSeconds(from: midnight, to: midnight.adding(days: 1)) == length * 3600)
    let due = calendar.due(from: midnight, budget: length * 3600 - 1)?.due
    #expect(due == calendar.zone.instant(date(day), secondOfDay: 4 * 3600) - 1)
  }

  @Test func exceptionsReplaceTheWeekAndHolidays() {
    let calendar = BusinessCalendar.weekly(
      "team", "UTC", [.mon], ["09:00-17:00"], holidays: [date("2026-03-09"), date("2026-03-16")],
      exceptions: [date("2026-03-16"): [openHours("10:00-11:00")], date("2026-03-23"): []])
    #expect(calendar.nextOpening(at: moment("2026-03-03T00:00:00Z")) == moment("2026-03-16T10:00:00Z"))
    #expect(calendar.nextOpening(at: moment("2026-03-16T11:00:00Z")) == moment("2026-03-30T09:00:00Z"))
  }

  @Test func aCalendarThatNeverOpensHasNoDueMoment() {
    let never = BusinessCalendar(name: "never", zone: .gmt, week: [:])
    #expect(never.due(from: moment("2026-03-10T10:00:00Z"), budget: 60) == nil)
    #expect(never.nextOpening(at: moment("2026-03-10T10:00:00Z")) == nil)
    #expect(never.openSeconds(from: moment("2000-01-01T00:00:00Z"), to: moment("2026-01-01T00:00:00Z")) == 0)
    let once = BusinessCalendar(
      name: "once", zone: .gmt, week: [:], exceptions: [date("2026-03-12"): [openHours("09:00-10:00")]])
    #expect(once.due(from: moment("2026-03-10T10:00:00Z"), budget: 1800)?.due == moment("2026-03-12T09:30:00Z"))
    #expect(once.due(from: moment("2026-03-10T10:00:00Z"), budget: 3600) == nil)
    #expect(once.due(from: moment("2026-03-13T10:00:00Z"), budget: 0) == nil)
  }

  @Test func openingsAndClosings() {
    let calendar = BusinessCalendar.splitLunch
    #expect(calendar.nextClosing(after: moment("2024-12-24T10:00:00Z")) == moment("2024-12-24T12:00:00Z"))
    #expect(calendar.nextClosing(after: moment("2024-12-24T12:00:00Z")) == nil)
    #expect(!calendar.isOpen(at: moment("2024-12-24T12:00:00Z")))
    #expect(calendar.isOpen(at: moment("2024-12-24T13:00:00Z")))
    #expect(BusinessCalendar.always.nextClosing(after: moment("2024-12-24T12:00:00Z")) == nil)
    #expect(BusinessCalendar.wholeDaysNewYork.nextClosing(after: moment("2025-03-08T12:00:00Z")) == nil)
    // Open through midnight until 03:30 on Saturday morning; the exception runs on into the Sunday.
    #expect(
      BusinessCalendar.nights.nextClosing(after: moment("2025-03-21T21:30:00Z")) == moment("2025-03-22T02:30:00Z"))
  }

  @Test func touchingHoursAreOne() {
    let calendar = BusinessCalendar.weekly("team", "UTC", [.mon, .tue], ["09:00-12:00", "12:00-15:00", "11:00-13:00"])
    #expect(calendar.hours(on: date("2026-03-09")) == [openHours("09:00-15:00")])
    #expect(calendar.hours(on: date("2026-03-11")) == [])
  }

  @Test(arguments: [
    (0, 0), (-1, 10), (10, 10), (11, 10), (0, 86_401),
  ])
  func hoursOutsideTheDayAreNone(start: Int, end: Int) {
    #expect(OpenHours(start: start, end: end) == nil)
  }

  @Test(arguments: [
    ("480m", 28_800), ("8h", 28_800), ("90s", 90), ("2d", 172_800), ("1h30m", 5400), ("1h 30m", 5400),
    ("1d2h3m4s", 93_784), ("0m", 0), ("3650d", 315_360_000),
  ])
  func readsDurations(text: String, seconds: Int) {
    #expect(DurationFormat.seconds(text) == seconds)
  }

  @Test(arguments: [
    "", " ", "4", "h", "4x", "-4h", "4.5h", "30m1h", "1h1h", "3651d", "99999999999h", "４h", "4H", "PT4H",
  ])
  func refusesWhatIsNoDuration(text: String) {
    #expect(DurationFormat.seconds(text) == nil)
  }

  @Test(arguments: [(0, "0s"), (5400, "1h 30m"), (259_200, "72h"), (-61, "-1m 1s"), (3601, "1h 1s")])
  func writesDurations(seconds: Int, text: String) {
    #expect(DurationFormat.text(seconds) == text)
  }
}
