import CustomerSuccess
import Testing

/// When a source runs next, and where it goes on.
@Suite struct SourceStateTests {
  private let now = Instant(seconds: 1_795_442_400)

  @Test(arguments: [
    // every, failures, seconds
    (900, 0, 900), (900, 1, 60), (900, 2, 120), (900, 3, 240), (900, 6, 1920), (900, 7, 3600), (900, 8, 3600),
    (900, 5000, 3600), (10, 1, 10), (10, 2, 20), (10, 9, 2560), (10, 10, 3600), (1, 64, 3600),
    (86_400, 1, 60), (86_400, 11, 61_440), (86_400, 12, 86_400), (86_400, 99, 86_400), (60, 0, 60), (1, 0, 1),
  ])
  func waitsDoubleUpToACeiling(_ every: Int, _ failures: Int, _ seconds: Int) {
    #expect(SourceState.backoff(after: failures, every: every) == seconds)
  }

  @Test func noWaitIsShorterThanTheOneBefore() {
    for every in [1, 7, 59, 60, 61, 900, 3600, 86_400, 3_000_000] {
      let waits = (1...70).map { SourceState.backoff(after: $0, every: every) }
      #expect(zip(waits, waits.dropFirst()).allSatisfy { $0 <= $1 && $1 <= max($0 * 2, 1) })
      #expect(waits.last == max(every, 3600))
    }
  }

  @Test func aNewSourceIsDueAndARunSourceIsDueAfterItsTime() {
    var state = SourceState(name: "desk", every: 900)
    #expect(state.next == nil && state.isDue(at: now))
    state.succeed(began: now, rows: 3, cursor: "a")
    #expect(state.next == now + 900 && state.rows == 3 && state.cursor == "a")
    #expect(!state.isDue(at: now) && !state.isDue(at: now + 899) && state.isDue(at: now + 900))
  }

  @Test func aFailureMovesNothingAndASuccessForgivesIt() {
    var state = SourceState(name: "desk", every: 900)
    state.succeed(began: now, rows: 3, cursor: "a")
    state.fail(at: now + 900, "no")
    #expect(state.cursor == "a" && state.rows == 3 && state.success == now && state.isFailing)
    #expect(state.next == now + 960)
    state.fail(at: now + 960, "no again")
    #expect(state.next == now + 1080 && state.failures == 2)
    state.succeed(began: now + 1080, rows: 0, cursor: nil)
    #expect(state.cursor == "a" && !state.isFailing && state.next == now + 1980)
    #expect(state.error == "no again" && state.failure == now + 960, "what was wrong last can still be read")
  }

  @Test func whatASourceAsksForHolds() {
    var state = SourceState(name: "desk", every: 900)
    state.fail(at: now, "slow down", notBefore: now + 7200)
    #expect(state.next == now + 7200 && !state.isDue(at: now + 7199))
    state.fail(at: now + 7200, "slow down", notBefore: now + 7201)
    #expect(state.next == now + 7320, "asking for less than the wait shortens nothing")
    state.fail(at: now + 7320, "no")
    #expect(state.notBefore == nil)
  }

  @Test func aClockThatWasPutBackKeepsNobodyWaiting() {
    var state = SourceState(name: "desk", every: 900)
    state.succeed(began: now, rows: 1, cursor: nil)
    #expect(state.isDue(at: now + -1))
    state.fail(at: now, "no")
    #expect(state.isDue(at: now + -1) && !state.isDue(at: now))
  }

  @Test(arguments: [
    ("9", "10", "10"), ("10", "9", "10"), ("a", "b", "b"), ("", "a", "a"),
    ("2026-11-28T10:00:00Z", "2026-11-28T10:30:00+01:00", "2026-11-28T10:00:00Z"),
    ("2026-11-28T10:00:00.000+0000", "2026-11-28T10:00:01.000+0000", "2026-11-28T10:00:01.000+0000"),
    ("2026-11-28 10:00:00", "2026-11-28 09:59:59", "2026-11-28 10:00:00"),
    ("2026-11-28T10:00:00.100Z", "2026-11-28T10:00:00.200Z", "2026-11-28T10:00:00.200Z"),
    ("2026-11-28", "2026-12-01", "2026-12-01"),
  ])
  func theLaterIsFound(_ left: String, _ right: String, _ later: String) {
    #expect(SourceCursor.later(left, right) == later && SourceCursor.later(right, left) == later)
  }
}
