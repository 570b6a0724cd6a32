/// A terminal for tests: plays a script of input and keeps every frame.
@MainActor
public final class RecordingTerminal: Terminal {
  public enum Step: Hashable, Sendable {
    /// Keys that arrive together.
    case keys([Key])
    case resize(Size)
    /// The timeout runs out.
    case timeout
    /// Waits until something has been put into the mailbox since the step before.
    case message
    case ending(Ending)
  }

  public private(set) var size: Size
  public let capabilities: Capabilities
  public private(set) var frames: [Canvas] = []
  public private(set) var cursors: [Point?] = []
  public private(set) var titles: [String] = []
  public private(set) var copied: [String] = []
  public private(set) var themes: [Theme] = []
  public private(set) var bells = 0
  public private(set) var notifications: [String] = []
  public private(set) var suspensions = 0
  public private(set) var timeouts: [Duration?] = []
  private var script: ArraySlice<Step>
  private let bellCord = WakeCounter()

  /// A script that has run out hangs up, so that every test ends.
  public init(
    size: Size = Size(width: 80, height: 24), capabilities: Capabilities = Capabilities(), script: [Step] = []
  ) {
    self.size = size
    self.capabilities = capabilities
    self.script = script[...]
  }

  public nonisolated var wake: @Sendable () -> Void { { [bellCord] in bellCord.wake() } }

  public var lastFrame: Canvas? { frames.last }

  public func wait(timeout: Duration?) -> Arrivals {
    timeouts.append(timeout)
    switch script.popFirst() {
    case .keys(let keys): return Arrivals(keys: keys, woken: bellCord.take())
    case .resize(let size):
      self.size = size
      return Arrivals(keys: [.resize(size)], woken: bellCord.take())
    case .timeout: return Arrivals(woken: bellCord.take())
    case .message: return bellCord.wait() ? Arrivals(woken: true) : Arrivals(ending: .hangUp)
    case .ending(let ending): return Arrivals(woken: bellCord.take(), ending: ending)
    case nil: return Arrivals(woken: bellCord.take(), ending: .hangUp)
    }
  }

  public func present(_ canvas: Canvas, cursor: Point?) {
    frames.append(canvas)
    cursors.append(cursor)
  }

  public func use(_ choice: ThemeChoice) { themes.append(choice.theme(on: nil)) }
  public func bell() { bells += 1 }
  public func notify(_ title: String, _ body: String, by form: NotificationForm) {
    notifications.append("\(form.rawValue): \(Visible.line(title)) / \(Visible.line(body))")
  }
  public func setTitle(_ title: String) { titles.append(Visible.line(title)) }

  public func copy(_ text: String) -> Bool {
    copied.append(text)
    return true
  }

  public func suspend() { suspensions += 1 }
}
