import CustomerSuccess
import Glibc
public import TerminalUI

/// The wall as a program of a terminal.
@MainActor
public struct WallProgram: TerminalProgram {
  public typealias Message = Wall.Event

  private var wall: Wall
  private let reader: WallReader
  private let clock: ConsoleClock
  private let ring: () -> Void
  private let announce: (Announcement) -> Void

  public init(
    _ wall: Wall, reader: WallReader, clock: ConsoleClock, ring: @escaping () -> Void,
    announce: @escaping (Announcement) -> Void
  ) {
    self.wall = wall
    self.reader = reader
    self.clock = clock
    self.ring = ring
    self.announce = announce
  }

  public var patience: Duration? { clock.untilNextSecond() }

  public mutating func handle(_ batch: Batch<Wall.Event>) -> Verdict {
    var effects = wall.handle(.tick(clock.now(), uptime: WallClock.uptime(), seen: reader.seen))
    for message in batch.messages { effects += wall.handle(message) }
    if !batch.keys.isEmpty { effects += wall.handle(.keys(batch.keys)) }
    if effects.contains(.ring) { ring() }
    for case .announce(let news) in effects { announce(news) }
    return effects.contains(.quit) ? .quit : .proceed
  }

  public mutating func draw(on canvas: inout Canvas) { wall.draw(on: &canvas) }
}

/// Whole seconds of a clock that nobody sets.
enum WallClock {
  static func uptime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }
}
