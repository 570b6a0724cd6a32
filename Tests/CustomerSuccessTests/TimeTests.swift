import CustomerSuccess
import Foundation
import Statistics
import Testing

@Suite struct TimeTests {
  @Test(arguments: [
    ("2026-10-25T00:10:00Z", "2026-10-25T01:10:00Z"), ("2026-10-25T00:59:59Z", "2026-10-25T01:59:59Z"),
    ("2026-10-25T01:10:00Z", nil), ("2026-10-24T23:59:59Z", nil), ("2026-03-29T00:30:00Z", nil),
    ("2026-07-01T00:10:00Z", nil),
  ])
  func theHourThatComesTwiceHasASecondOne(first: String, second: String?) throws {
    let berlin = try #require(Zone(identifier: "Europe/Berlin"))
    #expect(berlin.second(of: moment(first)) == second.map(moment))
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-03-10T20:00:00Z", 1_773_172_800),
    ("2026-03-10T20:00:00+01:00", 1_773_169_200), ("2026-03-10 20:00:00.75-0130", 1_773_178_200),
    ("1969-12-31T23:59:59Z", -1), ("2026-03-10T20:00Z", 1_773_172_800),
  ])
  func readsMoments(text: String, seconds: Int) {
    #expect(Instant(iso8601: text)?.seconds == seconds)
  }

  @Test(arguments: [
    "", "2026-03-10", "2026-03-10T20:00:00", "2026-02-29T00:00:00Z", "2026-03-10T24:00:00Z",
    "2026-03-10T20:60:00Z", "2026-03-10T20:00:00+1", "2026-03-10T20:00:00.Z", "2026-03-10x20:00:00Z",
    "26-03-10T20:00:00Z", "2026-03-10T20:00:00Zjunk", "２026-03-10T20:00:00Z",
  ])
  func refusesWhatIsNoMoment(text: String) {
    #expect(Instant(iso8601: text) == nil)
  }

  @Test func writtenMomentsReadBack() {
    var generator = SplitMix64(seed: 9)
    for _ in 0..<500 {
      let moment = Instant(seconds: Int.random(in: -2_000_000_000...20_000_000_000, using: &generator))
      #expect(Instant(iso8601: moment.iso8601) == moment)
    }
  }

  @Test func datesAgreeWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    for day in stride(from: -100_000, through: 200_000, by: 997) {
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      let civil = LocalDate(day: day).civil
      #expect(civil.year == parts.year && civil.month == parts.month && civil.day == parts.day)
      let weekday = try #require(parts.weekday)
      #expect(Weekday.allCases[(weekday + 5) % 7] == LocalDate(day: day).weekday)
      #expect(LocalDate(year: civil.year, month: civil.month, day: civil.day) == LocalDate(day: day))
    }
  }

  @Test(arguments: [
    // Spring forward: 02:30 does not exist, the clocks jump from 02:00 EST to 03:00 EDT at 07:00Z.
    ("America/New_York", "2025-03-09", 9000, "2025-03-09T07:00:00Z"),
    ("America/New_York", "2025-03-09", 10_800, "2025-03-09T07:00:00Z"),
    // Fall back: 01:30 is shown twice, the first is EDT.
    ("America/New_York", "2025-11-02", 5400, "2025-11-02T05:30:00Z"),
    ("America/New_York", "2025-11-02", 86_400, "2025-11-03T05:00:00Z"),
    ("Europe/London", "2025-06-01", 0, "2025-05-31T23:00:00Z"),
    ("Asia/Kolkata", "2025-06-01", 32_400, "2025-06-01T03:30:00Z"),
  ])
  func wallTimesBecomeMoments(zone: String, date: String, second: Int, moment: String) throws {
    let zone = try #require(Zone(identifier: zone))
    let date = try #require(LocalDate(iso8601: date))
    #expect(zone.instant(date, secondOfDay: second).iso8601 == moment)
  }

  /// What is remembered of a zone is what the system says, for every zone it has.
  @Test func offsets_are_the_systems() throws {
    var random = SplitMix64(seed: 9)
    for name in TimeZone.knownTimeZoneIdentifiers {
      let zone = try #require(TimeZone(identifier: name))
      for _ in 0..<20 {
        let second = Int.random(in: -200_000_000...4_000_000_000, using: &random)
        let asked = Date(timeIntervalSince1970: TimeInterval(second))
        #expect(zone.offset(at: Instant(seconds: second)) == zone.secondsFromGMT(for: asked), "\(name) at \(second)")
        // Both sides of the next change of its clocks.
        guard let change = zone.nextDaylightSavingTimeTransition(after: asked) else { continue }
        for second in [-1, 0].map({ Int(change.timeIntervalSince1970.rounded(.up)) + $0 }) {
          let asked = Date(timeIntervalSince1970: TimeInterval(second))
          #expect(zone.offset(at: Instant(seconds: second)) == zone.secondsFromGMT(for: asked), "\(name) at \(second)")
        }
      }
    }
  }
}
