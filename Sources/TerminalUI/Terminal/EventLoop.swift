/// What came in since the last frame.
public struct Batch<Message: Sendable>: Sendable {
  public var keys: [Key]
  public var messages: [Message]
  /// The program is being ended from outside; save what must be saved, no question can be asked.
  public var ending: Ending?

  public init(keys: [Key] = [], messages: [Message] = [], ending: Ending? = nil) {
    self.keys = keys
    self.messages = messages
    self.ending = ending
  }
}

/// What the loop does after a batch.
public enum Verdict: Hashable, Sendable {
  /// Draw a frame and wait for more.
  case proceed
  case quit
}

/// A program on a terminal: takes batches, draws frames.
@MainActor
public protocol TerminalProgram {
  associatedtype Message: Sendable

  /// How long the frame just drawn holds if nothing comes in; nil: until something does.
  var patience: Duration? { get }

  /// Takes what came in; an empty batch says that `patience` has run out.
  mutating func handle(_ batch: Batch<Message>) -> Verdict

  mutating func draw(on canvas: inout Canvas)
}

/// Runs a program: one frame for each batch, however many keys came together.
@MainActor
public enum EventLoop {
  /// Returns why the loop was ended from outside, or nil when the program quit.
  public static func run<Program: TerminalProgram>(
    _ program: inout Program, on terminal: any Terminal, mailbox: Mailbox<Program.Message>
  ) -> Ending? {
    show(&program, on: terminal)
    while true {
      let arrivals = terminal.wait(timeout: program.patience)
      let messages = arrivals.woken ? mailbox.drain() : []
      let batch = Batch(keys: arrivals.keys, messages: messages, ending: arrivals.ending)
      let verdict = program.handle(batch)
      if let ending = arrivals.ending { return ending }
      if verdict == .quit { return nil }
      show(&program, on: terminal)
    }
  }

  private static func show<Program: TerminalProgram>(_ program: inout Program, on terminal: any Terminal) {
    var canvas = terminal.canvas()
    program.draw(on: &canvas)
    terminal.present(canvas)
  }
}
