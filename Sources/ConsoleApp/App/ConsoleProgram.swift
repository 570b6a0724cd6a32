import CustomerSuccess
public import TerminalUI

/// The console as a program of a terminal: batches in, effects out, a frame for each batch.
@MainActor
public struct ConsoleProgram: TerminalProgram {
  public typealias Message = Event

  private(set) var console: Console
  private let performer: Performer
  private let clock: ConsoleClock
  private let suspend: @MainActor () -> Void

  public init(
    _ console: Console, performer: Performer, clock: ConsoleClock, suspend: @escaping @MainActor () -> Void
  ) {
    self.console = console
    self.performer = performer
    self.clock = clock
    self.suspend = suspend
    start()
  }

  /// Until the clock shows another second, while something on the screen counts.
  public var patience: Duration? { console.counts ? clock.untilNextSecond() : nil }

  public mutating func handle(_ batch: Batch<Event>) -> Verdict {
    var effects = console.handle(.tick(clock.now()))
    for message in batch.messages { effects += console.handle(message) }
    if !batch.keys.isEmpty { effects += console.handle(.keys(batch.keys)) }
    return perform(effects)
  }

  public mutating func draw(on canvas: inout Canvas) { console.draw(on: &canvas) }

  private mutating func start() { _ = perform(console.ask()) }

  private mutating func perform(_ effects: [Effect]) -> Verdict {
    var verdict = Verdict.proceed
    for effect in effects {
      switch effect {
      case .ask(let pane, let number, let question): performer.ask(question, number: number, for: pane)
      case .quit: verdict = .quit
      case .suspend: suspend()
      case .focus, .open, .enter, .say, .complain: break
      }
    }
    return verdict
  }
}
