import CustomerSuccess
import SuccessStore
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

  /// A column of seven has room for whatever is left, and no digit is cut from it.
  @Test func whatIsLeftIsShortEnoughForItsColumn() {
    for days in 0..<2000 {
      for second in [0, 59, 3599, 3600, 86_399] {
        for sign in [1, -1] {
          let seconds = sign * (days * 86_400 + second)
          let short = TimeWords.shortLeft(seconds)
          #expect(short.count <= 7 && TimeWords.left(seconds).hasPrefix(short), "\(seconds)")
        }
      }
    }
    #expect(TimeWords.shortLeft(-58 * 86_400 - 7200) == "-58d" && TimeWords.shortLeft(-9 * 86_400) == "-9d 00h")
  }

  @Test(arguments: [
    (-2, "2 d late"), (0, "today"), (1, "tomorrow"), (2, "Wed 25"), (6, "Sun 29"), (7, "30 Nov"), (60, "22 Jan 2027"),
  ])
  func writesDueDates(days: Int, text: String) throws {
    let today = try #require(LocalDate(iso8601: "2026-11-23"))
    #expect(TimeWords.due(today + days, today: today) == text)
  }

  /// What is to be done is late by the days until today, what ended by the days until its end, on the day it was in the zone.
  @Test(
    arguments: [
      (-2, nil, "2 d late", true), (0, nil, "today", false), (3, nil, "Thu 26", false), (nil, nil, "", false),
      (-102, -102, "13 Aug", false), (-102, -110, "13 Aug", false), (-102, -94, "8 d late", true),
      (-1, 0, "1 d late", true), (0, 0, "23 Nov", false), (5, 0, "28 Nov", false), (nil, -3, "", false),
    ] as [(Int?, Int?, String, Bool)])
  func saysHowLateAnItemIs(due: Int?, ended: Int?, words: String, isLate: Bool) throws {
    let today = try #require(LocalDate(iso8601: "2026-11-23"))
    let zone = ConsoleFixture.zone
    let end = ended.map { zone.instant(today + $0, secondOfDay: 86_399) }
    var item = ActionItem(
      id: "A", customer: "C", title: "Call", due: due.map { today + $0 }, created: Instant(seconds: 0))
    if let end { (item.status, item.ended) = (.succeeded, end) }
    let shown = ActionDue(item, today: today, in: zone)
    #expect((shown.words, shown.isLate) == (words, isLate))
    #expect(shown.isWaitedFor == (isLate && ended == nil), "nobody waits for what is done")
  }

  @Test func anEndThatNobodyKnowsIsNotCalledLate() throws {
    let today = try #require(LocalDate(iso8601: "2026-11-23"))
    let item = ActionItem(
      id: "A", customer: "C", title: "Call", due: today - 9, status: .dropped, created: Instant(seconds: 0))
    #expect(ActionDue(item, today: today, in: ConsoleFixture.zone).words == "14 Nov")
  }

  /// The table and the page go by the same words, and only what waits has the sign.
  @Test func tableAndPageOfAnEndedItemAgree() throws {
    let fixture = try ConsoleFixture()
    var row = fixture.action(1, due: -8)
    let table = ActionTable(today: ConsoleFixture.today, zone: ConsoleFixture.zone).table
    func cells(_ row: ActionRow) -> [String] { table.columns.prefix(3).map { $0.cell(row).map(\.text).joined() } }
    #expect(cells(row)[0] == "!" && cells(row)[2] == "8 d late")
    (row.action.status, row.action.ended) = (.succeeded, ConsoleFixture.now.adding(days: -8))
    #expect(cells(row)[0] == " " && cells(row)[2] == "15 Nov")
    row.action.ended = ConsoleFixture.now.adding(days: -5)
    #expect(cells(row)[0] == " " && cells(row)[2] == "3 d late")
  }
}
