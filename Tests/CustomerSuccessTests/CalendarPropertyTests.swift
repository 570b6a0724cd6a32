import CustomerSuccess
import Foundation
import Statistics
import Testing

/// What must hold for any calendar, start, budget and pauses; the seeds make every run the same.
@Suite struct CalendarPropertyTests {
  static let calendars: [BusinessCalendar] = [.newYork, .splitLunch, .wholeDaysNewYork, .nights, .always]

  private func start(_ numbers: inout SplitMix64) -> Instant {
    // 2023 to 2027, so that changes of the clocks and the calendars' special days are met.
    Instant(seconds: Int.random(in: 1_672_531_200...1_798_761_600, using: &numbers))
  }

  private func pauses(after start: Instant, _ numbers: inout SplitMix64) -> [Pause] {
    (0..<Int.random(in: 0...4, using: &numbers)).map { _ in
      let from = start + Int.random(in: -50_000...400_000, using: &numbers)
      return Pause(from: from, to: from + Int.random(in: 0...200_000, using: &numbers))
    }
  }

  @Test(arguments: calendars)
  func dueUsesExactlyTheBudget(calendar: BusinessCalendar) throws {
    var numbers = SplitMix64(seed: 1)
    for _ in 0..<300 {
      let start = start(&numbers)
      let pauses = pauses(after: start, &numbers)
      let budget = Int.random(in: 0...400_000, using: &numbers)
      let deadline = try #require(calendar.due(from: start, budget: budget, pauses: pauses))
      #expect(calendar.openSeconds(from: start, to: deadline.due, pauses: pauses) == budget)
      #expect(calendar.openSeconds(from: start, to: deadline.closing, pauses: pauses) == budget)
      #expect(deadline.closing <= deadline.due)
      #expect(calendar.isOpen(at: deadline.due))
      #expect(calendar.openSeconds(from: start, to: deadline.due + 1, pauses: pauses) == budget + 1)
      // Closing is the first such moment.
      if budget > 0 {
        #expect(calendar.openSeconds(from: start, to: deadline.closing - 1, pauses: pauses) == budget - 1)
      }
    }
  }

  @Test(arguments: calendars)
  func dueNeverMovesBackWithMoreBudgetOrALaterStart(calendar: BusinessCalendar) throws {
    var numbers = SplitMix64(seed: 2)
    for _ in 0..<200 {
      let start = start(&numbers)
      let pauses = pauses(after: start, &numbers)
      let budget = Int.random(in: 0...300_000, using: &numbers)
      let due = try #require(calendar.due(from: start, budget: budget, pauses: pauses)).due
      let more = budget + Int.random(in: 1...50_000, using: &numbers)
      let later = start + Int.random(in: 1...50_000, using: &numbers)
      #expect(try #require(calendar.due(from: start, budget: more, pauses: pauses)).due > due)
      #expect(try #require(calendar.due(from: later, budget: budget, pauses: pauses)).due >= due)
    }
  }

  @Test(arguments: calendars)
  func openSecondsAddUp(calendar: BusinessCalendar) {
    var numbers = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let moments = (0..<3).map { _ in start(&numbers) }.sorted()
      let parts =
        calendar.openSeconds(from: moments[0], to: moments[1])
        + calendar.openSeconds(from: moments[1], to: moments[2])
      #expect(parts == calendar.openSeconds(from: moments[0], to: moments[2]))
      #expect(calendar.openSeconds(from: moments[2], to: moments[0]) == 0 || moments[0] == moments[2])
    }
  }

  /// Against counting minute by minute what the wall clock shows, hours being whole minutes here.
  @Test(arguments: [BusinessCalendar.newYork, .splitLunch, .nights])
  func agreesWithCountingMinutes(calendar: BusinessCalendar) {
    var numbers = SplitMix64(seed: 4)
    let edges = ["2024-10-25T00:00:00Z", "2025-03-07T00:00:00Z", "2025-03-28T00:00:00Z", "2025-10-24T00:00:00Z"]
    for edge in edges.map(moment) {
      let from = edge + 60 * Int.random(in: 0...1440, using: &numbers)
      let to = from + 60 * Int.random(in: 1440...7200, using: &numbers)
      let counted = stride(from: from.seconds, to: to.seconds, by: 60).filter { second in
        let local = calendar.zone.local(Instant(seconds: second))
        return calendar.hours(on: local.date).contains {
          $0.start <= local.secondOfDay && local.secondOfDay < $0.end
        }
      }
      #expect(calendar.openSeconds(from: from, to: to) == counted.count * 60)
    }
  }

  /// Weeks are skipped as wholes when far; day by day must come to the same.
  @Test(arguments: calendars)
  func farIsTheSumOfNear(calendar: BusinessCalendar) throws {
    let from = moment("2009-05-06T07:08:09Z")
    let to = moment("2041-01-02T03:04:05Z")
    let days = stride(from: from.seconds, to: to.seconds, by: 86_400).reduce(0) { sum, second in
      sum + calendar.openSeconds(from: Instant(seconds: second), to: min(to, Instant(seconds: second + 86_400)))
    }
    #expect(calendar.openSeconds(from: from, to: to) == days)
    let deadline = try #require(calendar.due(from: from, budget: days))
    #expect(calendar.openSeconds(from: from, to: deadline.due) == days)
  }

  @Test func aPauseWithinOpenTimeShiftsTheDueMomentByItsLength() throws {
    var numbers = SplitMix64(seed: 5)
    for _ in 0..<200 {
      let start = start(&numbers)
      let from = start + Int.random(in: 0..<3600, using: &numbers)
      let length = Int.random(in: 1...100_000, using: &numbers)
      let pause = Pause(from: from, to: from + length)
      let due = BusinessCalendar.always.due(from: start, budget: 3600, pauses: [pause])?.due
      #expect(due == start + 3600 + length)
      // A pause over closed hours alone takes nothing away.
      let night = Pause(from: moment("2026-03-04T01:00:00Z"), to: moment("2026-03-04T13:00:00Z"))
      let evening = moment("2026-03-03T23:30:00Z")
      let calendar = BusinessCalendar.newYork
      #expect(
        calendar.due(from: evening, budget: 7200, pauses: [night]) == calendar.due(from: evening, budget: 7200))
    }
  }

  @Test func overlappingPausesCountOnceInAnyOrder() {
    let start = moment("2026-03-10T10:00:00Z")
    let pauses = [
      Pause(from: start + 100, to: start + 200), Pause(from: start + 150, to: start + 300),
      Pause(from: start + 120, to: start + 130), Pause(from: start + 50, to: start + 50),
    ]
    let one = [Pause(from: start + 100, to: start + 300)]
    let calendar = BusinessCalendar.always
    #expect(
      calendar.due(from: start, budget: 600, pauses: pauses) == calendar.due(from: start, budget: 600, pauses: one))
    #expect(calendar.due(from: start, budget: 600, pauses: pauses.reversed())?.due == start + 800)
    let lasting = pauses + [Pause(from: start + 180, to: nil)]
    #expect(calendar.due(from: start, budget: 600, pauses: lasting) == nil)
    #expect(calendar.due(from: start, budget: 99, pauses: lasting)?.due == start + 99)
    #expect(calendar.due(from: start, budget: 100, pauses: lasting) == nil)
  }

  @Test func aBudgetThatEndsWhereAPauseBeginsIsDueAtItsEnd() {
    let start = moment("2026-03-10T10:00:00Z")
    let pauses = [Pause(from: start + 100, to: start + 300)]
    let deadline = BusinessCalendar.always.due(from: start, budget: 100, pauses: pauses)
    #expect(deadline == Deadline(due: start + 300, closing: start + 100))
  }
}
