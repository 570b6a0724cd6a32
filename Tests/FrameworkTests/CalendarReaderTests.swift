import CustomerSuccess
import Framework
import Testing

@Suite struct CalendarReaderTests {
  private func complaint(_ text: String) -> String? {
    do throws(DocumentError) {
      _ = try CalendarReader.read(text, file: "mine.yaml")
      return nil
    } catch {
      return error.description
    }
  }

  @Test func readsACalendar() throws {
    let text = """
      split-lunch-london:
        zone: Europe/London
        hours:
          mon: ["09:00-12:00", "13:00-17:00"]
          sat-sun: ["00:00-24:00"]
          wed: []
        holidays: [2026-12-25]
        exceptions: {2026-12-24: ["09:00-12:00"], 2026-12-28: []}
      """
    let calendars = try CalendarReader.read(text, file: "mine.yaml")
    let calendar = try #require(calendars["split-lunch-london"])
    let christmas = try #require(LocalDate(iso8601: "2026-12-25"))
    #expect(calendar.name == "split-lunch-london" && calendar.zone.identifier == "Europe/London")
    #expect(calendar.hours(on: christmas) == [])
    #expect(calendar.hours(on: christmas - 1).map(\.end) == [43_200])
    #expect(calendar.hours(on: christmas + 1) == [.wholeDay], "a Saturday")
    #expect(calendar.hours(on: christmas + 3) == [], "a Monday that is closed for once")
    #expect(calendar.hours(on: christmas + 10).map(\.start) == [32_400, 46_800])
    #expect(calendar.hours(on: christmas + 11) == [] && calendar.hours(on: christmas + 12) == [])
  }

  @Test func theShippedCalendars() throws {
    let calendars = try CalendarReader.shipped()
    #expect(calendars.keys.sorted() == ["always", "support-hours"])
    #expect(calendars["always"]?.isAlways == true)
    let office = try #require(calendars["support-hours"])
    #expect(office.zone.identifier == "America/New_York" && office.holidays.count == 55)
    let thanksgiving = try #require(LocalDate(iso8601: "2026-11-26"))
    #expect(office.hours(on: thanksgiving) == [])
    #expect(office.hours(on: thanksgiving + 1) == [OpenHours(start: 28_800, end: 72_000)])
    #expect(office.hours(on: thanksgiving + 2) == [])
  }

  @Test(arguments: [
    ("  zone: Mars/Olympus\n  hours: {mon: [\"09:00-17:00\"]}", 2, "unknown zone 'Mars/Olympus'"),
    ("  zone: EST5\n  hours: {mon: [\"09:00-17:00\"]}", 2, "unknown zone 'EST5'"),
    ("  zone: UTC\n  hours: {}", 3, "a calendar that never opens"),
    ("  zone: UTC\n  hours:\n    mon: []", 3, "a calendar that never opens"),
    ("  zone: UTC\n  hours: {}\n  exceptions: {2026-12-24: [\"09:00-12:00\"]}", 3, "a calendar that never opens"),
    ("  zone: UTC\n  hours:\n    mon: [\"09:00-12:00\", \"11:59-13:00\"]", 4, "11:59-13:00 overlaps 09:00-12:00"),
    ("  zone: UTC\n  hours:\n    mon:\n      - 09:00-12:00\n      - 25:00-26:00", 6, "found '25:00-26:00'"),
    ("  zone: UTC\n  hours:\n    mon: [\"09:00-24:01\"]", 4, "found '09:00-24:01'"),
    ("  zone: UTC\n  hours:\n    mon: [\"9:00-17:00\"]", 4, "found '9:00-17:00'"),
    ("  zone: UTC\n  hours:\n    mon: [\"22:00-06:00\"]", 4, "split hours over midnight"),
    ("  zone: UTC\n  hours:\n    mon: [\"09:00-09:00\"]", 4, "expected an end later than the start"),
    ("  zone: UTC\n  hours:\n    mon: 09:00-17:00", 4, "expected a list of hours"),
    ("  zone: UTC\n  hours:\n    monday: [\"09:00-17:00\"]", 4, "unknown day 'monday'"),
    ("  zone: UTC\n  hours:\n    mon-fri: [\"09:00-17:00\"]\n    wed: []", 5, "wed is given twice"),
    ("  zone: UTC\n  hours: {mon: [\"09:00-17:00\"]}\n  holidays: [2026-02-30]", 4, "found '2026-02-30'"),
    ("  zone: UTC\n  hours: {mon: [\"09:00-17:00\"]}\n  holidays: [2026-12-25, 2026-12-25]", 4, "given twice"),
    ("  zone: UTC\n  hours: {mon: [\"09:00-17:00\"]}\n  holiday: [2026-12-25]", 4, "unknown key"),
    ("  hours: {mon: [\"09:00-17:00\"]}", 1, "zone is missing"),
    ("  zone: UTC", 1, "hours is missing"),
  ])
  func refuses(body: String, line: Int, words: String) throws {
    let complaint = try #require(self.complaint("team:\n\(body)\n"))
    #expect(complaint.hasPrefix("mine.yaml:\(line): ") && complaint.contains(words), "\(complaint)")
  }

  @Test func aCalendarGivenTwiceIsRefused() {
    #expect(complaint("a: {zone: UTC, hours: {mon: [\"09:00-10:00\"]}}\na: {}\n")?.contains("given twice") == true)
  }
}
