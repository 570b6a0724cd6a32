import CustomerSuccess
import Testing

@testable import ConsoleApp

@Suite struct WordsTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (1_250_000, "1,250,000"), (-1234, "-1,234"), (-999, "-999"),
  ])
  func groupsThousands(value: Int, text: String) { #expect(NumberWords.whole(value) == text) }

  @Test(arguments: [(78.45, "78.5"), (-0.04, "0.0"), (-0.05, "-0.1"), (1249.96, "1,250.0"), (2.3, "2.3")])
  func roundsToTenths(value: Double, text: String) { #expect(NumberWords.tenth(value) == text) }

  @Test(arguments: [
    (380_000, "USD", "$3,800"), (380_005, "USD", "$3,800.05"), (-50, "EUR", "-€0.50"), (500, "JPY", "¥500"),
    (12_345, "CHF", "CHF 123.45"),
  ])
  func writesMoney(minor: Int, currency: String, text: String) {
    #expect(NumberWords.money(Money(minorUnits: minor, currency: currency)) == text)
  }

  @Test(arguments: [
    (192, "3:12"), (-761, "-12:41"), (0, "0:00"), (3599, "59:59"), (3600, "1h 00"), (39_720, "11h 02"),
    (86_399, "23h 59"), (86_400, "1d 00h"), (-90_000, "-1d 01h"),
  ])
  func writesWhatIsLeft(seconds: Int, text: String) { #expect(TimeWords.left(seconds) == text) }

  @Test(arguments: [
    (-2, "2 d late"), (0, "today"), (1, "tomorrow"), (2, "Wed 25"), (6, "Sun 29"), (7, "30 Nov"), (60, "22 Jan 2027"),
  ])
  func writesDueDates(days: Int, text: String) throws {
    let today = try #require(LocalDate(iso8601: "2026-11-23"))
    #expect(TimeWords.due(today + days, today: today) == text)
  }
}
