public import CustomerSuccess
import Glibc

/// The time that the console shows and reckons by.
public struct ConsoleClock: Sendable {
  /// Seconds by which it differs from the machine's clock.
  private let offset: Int

  /// The machine's time.
  public init() { offset = 0 }

  /// A clock that shows `start` now and goes on from there.
  public init(startingAt start: Instant) { offset = start.seconds - ConsoleClock.machine().tv_sec }

  public func now() -> Instant { Instant(seconds: ConsoleClock.machine().tv_sec + offset) }

  /// A little over the boundary, so that the wait never ends just short of it.
  func untilNextSecond() -> Duration { .nanoseconds(1_001_000_000 - ConsoleClock.machine().tv_nsec) }

  private static func machine() -> timespec {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time
  }
}
