/// What a terminal can show.
public struct Capabilities: Hashable, Sendable {
  public enum Colours: Hashable, Sendable {
    case none, eight, sixteen, palette256, trueColour
  }

  public var colours: Colours
  public var glyphs: GlyphSet
  public var mouse: Bool

  public init(colours: Colours = .palette256, glyphs: GlyphSet = .unicode, mouse: Bool = true) {
    self.colours = colours
    self.glyphs = glyphs
    self.mouse = mouse
  }
}

/// Why the loop has to end, though nobody pressed a key for it.
public enum Ending: Hashable, Sendable {
  /// A signal asked for it, by number.
  case signal(Int32)
  /// The terminal is gone.
  case hangUp
}

/// What came in while waiting; keys in the order typed, as many as there were.
public struct Arrivals: Hashable, Sendable {
  public var keys: [Key]
  /// Somebody put something into the mailbox.
  public var woken: Bool
  public var ending: Ending?

  public init(keys: [Key] = [], woken: Bool = false, ending: Ending? = nil) {
    self.keys = keys
    self.woken = woken
    self.ending = ending
  }
}

/// A screen with a keyboard.
@MainActor
public protocol Terminal: AnyObject {
  var size: Size { get }
  var capabilities: Capabilities { get }

  /// Ends `wait` early; may be called from any thread.
  nonisolated var wake: @Sendable () -> Void { get }

  /// Waits for input, a wake or the end of the timeout (nil waits for ever). Nothing arrived is an empty answer.
  func wait(timeout: Duration?) -> Arrivals

  /// Shows the canvas; writes only what differs from what is shown.
  func present(_ canvas: Canvas, cursor: Point?)

  /// The colours from the next frame on.
  func use(_ choice: ThemeChoice)
  func bell()
  /// Asks the terminal to show a notification of its own; one that knows no such thing shows nothing.
  func notify(_ title: String, _ body: String, by form: NotificationForm)
  func setTitle(_ title: String)
  /// Puts text on the clipboard of the person's own machine; false if it is too long to send.
  func copy(_ text: String) -> Bool
  /// Stops the program as Ctrl-Z does, and draws everything again when it goes on.
  func suspend()
}

extension Terminal {
  public func present(_ canvas: Canvas) { present(canvas, cursor: canvas.cursor) }

  public func use(_ theme: Theme) { use(ThemeChoice(theme)) }

  public func canvas() -> Canvas { Canvas(size: size, glyphs: capabilities.glyphs) }
}
