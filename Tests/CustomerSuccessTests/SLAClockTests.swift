import CustomerSuccess
import Statistics
import Testing

@Suite struct SLAClockTests {
  private func clock(
    minutes: Int = 60, on calendar: BusinessCalendar = .always, start: String = "2026-03-10T10:00:00Z",
    pauses: [Pause] = []
  ) -> SLAClock {
    SLAClock(
      kind: .resolve, target: SLATarget(seconds: minutes * 60, calendar: calendar), start: moment(start),
      pauses: pauses)
  }

  @Test(arguments: [
    (0, Standing.fine), (2699, .fine), (2700, .atRisk), (3239, .atRisk), (3240, .imminent), (3600, .imminent),
    (3601, .breached), (10_000, .breached),
  ])
  func standingByShareOfTheTarget(second: Int, standing: Standing) {
    let clock = clock()
    #expect(clock.state(at: clock.start + second) == .running(standing, remaining: 3600 - second))
  }

  /// 75 % of 10 seconds is 7.5: at 7 it is fine, at 8 at risk.
  @Test(arguments: [(7, Standing.fine), (8, .atRisk), (9, .imminent), (10, .imminent), (11, .breached)])
  func thresholdsBetweenSeconds(second: Int, standing: Standing) {
    let clock = SLAClock(
      kind: .respond, target: SLATarget(seconds: 10, calendar: .always), start: moment("2026-03-10T10:00:00Z"))
    #expect(clock.state(at: clock.start + second).standing == standing)
  }

  @Test func outsideHoursNothingRuns() {
    let clock = clock(minutes: 120, on: .newYork, start: "2026-03-03T23:30:00Z")
    #expect(clock.state(at: moment("2026-03-04T00:59:59Z")) == .running(.fine, remaining: 1801))
    #expect(clock.state(at: moment("2026-03-04T01:00:00Z")) == .outsideHours(.atRisk, remaining: 1800))
    #expect(clock.state(at: moment("2026-03-04T12:59:59Z")) == .outsideHours(.atRisk, remaining: 1800))
    #expect(clock.state(at: moment("2026-03-04T13:00:00Z")) == .running(.atRisk, remaining: 1800))
    #expect(clock.state(at: moment("2026-03-05T01:30:00Z")) == .outsideHours(.breached, remaining: -41_400))
  }

  @Test func aPausedClockHasNoDueMoment() {
    let since = moment("2026-03-10T10:20:00Z")
    let clock = clock(pauses: [Pause(from: since, to: nil)])
    #expect(clock.due == nil)
    #expect(clock.state(at: since) == .paused(since: since, remaining: 2400))
    #expect(clock.state(at: since.adding(days: 3)) == .paused(since: since, remaining: 2400))
    #expect(clock.state(at: since - 1) == .running(.fine, remaining: 2401))
    #expect(clock.nextChange(after: since) == nil)
  }

  /// Between two changes a state keeps its case and standing; at the change it does not.
  @Test(arguments: [
    ("always", 60), ("new-york", 90), ("new-york", 1000), ("nights", 600), ("split-lunch", 240),
    ("always-new-york", 3000),
  ])
  func nextChangeIsTheNextChange(name: String, minutes: Int) throws {
    let calendar = try #require(CalendarTests.calendars[name])
    var numbers = SplitMix64(seed: 7)
    for _ in 0..<8 {
      let start = Instant(seconds: Int.random(in: 1_735_689_600...1_767_225_600, using: &numbers))
      let clock = SLAClock(
        kind: .resolve, target: SLATarget(seconds: minutes * 60, calendar: calendar), start: start,
        pauses: [Pause(from: start + 900, to: start + 20_000)])
      var now = start + 20_000
      for _ in 0..<12 {
        guard let next = clock.nextChange(after: now) else { break }
        let shape = shape(clock, now)
        #expect(self.shape(clock, next) != shape)
        #expect(self.shape(clock, next - 1) == shape)
        let between = Int.random(in: now.seconds..<next.seconds, using: &numbers)
        #expect(self.shape(clock, Instant(seconds: between)) == shape)
        now = next
      }
    }
  }

  private func shape(_ clock: SLAClock, _ now: Instant) -> String {
    switch clock.state(at: now) {
    case .running(let standing, _): "running \(standing)"
    case .outsideHours(let standing, _): "outside \(standing)"
    case .paused, .met, .missed, .stopped: "still"
    }
  }

  @Test(arguments: CalendarPropertyTests.calendars)
  func theLedgerAddsUpLineByLine(calendar: BusinessCalendar) throws {
    var numbers = SplitMix64(seed: 8)
    for _ in 0..<150 {
      let start = Instant(seconds: Int.random(in: 1_672_531_200...1_798_761_600, using: &numbers))
      let pauses = (0..<Int.random(in: 0...3, using: &numbers)).map { _ in
        let from = start + Int.random(in: 0...300_000, using: &numbers)
        return Pause(from: from, to: from + Int.random(in: 1...200_000, using: &numbers))
      }
      let clock = SLAClock(
        kind: .resolve,
        target: SLATarget(seconds: Int.random(in: 1...200_000, using: &numbers), calendar: calendar), start: start,
        pauses: pauses)
      let due = try #require(clock.due)
      let lines = clock.ledger(at: start)
      #expect(start + lines.reduce(0) { $0 + $1.seconds } == due)
      #expect(lines.map(\.kind).first == .start && lines.map(\.kind).last == .due)
      let gaps = lines.filter { $0.kind == .closed || $0.kind == .pause }
      for gap in gaps { #expect(gap.seconds == gap.to - gap.from && gap.seconds > 0) }
      for (gap, next) in zip(gaps, gaps.dropFirst()) { #expect(gap.to <= next.from) }
    }
  }

  @Test func theLedgerOfADeadlineThatRollsOver() {
    let clock = clock(
      minutes: 240, on: .newYork, start: "2026-03-13T20:00:00Z",
      pauses: [Pause(from: moment("2026-03-13T21:00:00Z"), to: moment("2026-03-13T21:30:00Z"))])
    let lines = clock.ledger(at: clock.start).map { "\($0.kind) \($0.from) \($0.seconds)" }
    #expect(
      lines == [
        "start 2026-03-13T20:00:00Z 0", "pause 2026-03-13T21:00:00Z 1800", "closed 2026-03-14T00:00:00Z 216000",
        "target 2026-03-13T20:00:00Z 14400", "due 2026-03-16T12:30:00Z 0",
      ])
  }

  @Test func whilePausedTheLedgerAddsUpToNow() {
    let since = moment("2026-03-03T23:40:00Z")
    let clock = clock(
      minutes: 120, on: .newYork, start: "2026-03-03T23:30:00Z", pauses: [Pause(from: since, to: nil)])
    let now = moment("2026-03-04T18:00:00Z")
    let lines = clock.ledger(at: now)
    #expect(lines.map(\.kind) == [.start, .pause, .used])
    #expect(clock.start + lines.reduce(0) { $0 + $1.seconds } == now)
    #expect(lines.last?.text == "10m of 2h used")
  }
}
