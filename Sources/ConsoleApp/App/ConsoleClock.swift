public import CustomerSuccess
import Glibc

/// The time that the console shows and reckons by.
public struct ConsoleClock: Sendable {
  /// Seconds by which it differs from the machine's clock.
  private let offset: Int
  /// The moment that it stands at, where it does not go on.
  private let standing: Instant?

  /// The machine's time.
  public init() {
    offset = 0
    standing = nil
  }

  /// A clock that shows `start` now and goes on from there.
  public init(startingAt start: Instant) {
    offset = start.seconds - ConsoleClock.machine().tv_sec
    standing = nil
  }

  /// A clock that shows one moment.
  public init(standingAt moment: Instant) {
    offset = 0
    standing = moment
  }

  public func now() -> Instant { standing ?? Instant(seconds: ConsoleClock.machine().tv_sec + offset) }

  /// A little over the boundary, so that the wait never ends just short of it.
  func untilNextSecond() -> Duration { .nanoseconds(1_001_000_000 - ConsoleClock.machine().tv_nsec) }

  private static func machine() -> timespec {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time
  }
}
