internal import CNcurses
import Glibc
public import TerminalUI

/// The screen and keyboard the program was started on, by ncurses. There can be one at a time; `close` it before the program
/// ends. However the program ends otherwise, by a crash or a signal, the terminal is put back in order too.
@MainActor
public final class CursesTerminal: Terminal {
  public private(set) var size = Size(width: 80, height: 24)
  public let capabilities: Capabilities
  public nonisolated let wake: @Sendable () -> Void = { nc_wake() }

  private let profile: TerminalProfile
  private let abilities: StyleStream.Abilities
  private let wakeDescriptor: Int32
  private var reader: KeyReader
  private var writer = FrameWriter()
  private var palette: Palette
  private var choice: ThemeChoice
  /// The one that is shown now.
  public private(set) var theme: Theme
  /// What the terminal said its ground is.
  private var ground: RGB?
  /// Keys that came while something else was waited for.
  private var early: [Key] = []
  /// When something was last read.
  private var heard = ContinuousClock.now
  private var last: (canvas: Canvas, cursor: Point?)?
  private var title = ""
  /// The size the program was last told of.
  private var toldSize = Size(width: 0, height: 0)
  private var mustRepaint = false
  private var isOpen = true
  /// Times the terminal said there was input and there was none: once it is gone it always says so.
  private var emptyReads = 0

  /// Throws what `init` would throw of this terminal, without touching it.
  public nonisolated static func requireUsable() throws(TerminalError) { _ = try TerminalProfile() }

  /// Takes over the terminal. Colours follow NO_COLOR, shapes the locale; a theme that goes by the terminal's ground is
  /// the assumed one until the terminal has answered.
  public init(theme choice: ThemeChoice, mouse: Bool = true) throws(TerminalError) {
    profile = try TerminalProfile()
    wakeDescriptor = nc_wake_open()
    guard wakeDescriptor >= 0 else { throw .noPipe(reason: String(cString: strerror(errno))) }
    let rescue = Array(ModeSequences.rescue(isXtermLike: profile.isXtermLike).utf8CString.dropLast())
    nc_rescue_write(rescue, Int32(rescue.count))
    nc_rescue_arm()
    set_escdelay(25)
    guard nc_start(profile.term) == 0 else {
      nc_rescue_disarm()
      throw .unknown(term: profile.term)
    }
    abilities = profile.repeatsAnyGlyph ? .repeats : []
    nc_stderr_hold()
    raw()
    noecho()
    nonl()
    // A frame is shown whole, also while somebody types.
    typeahead(-1)
    curs_set(0)
    let depth = CursesTerminal.startColours(profile)
    let hasMouse = mouse && profile.isXtermLike
    capabilities = Capabilities(colours: depth, glyphs: profile.glyphs, mouse: hasMouse)
    self.choice = choice
    theme = choice.theme(on: nil)
    palette = Palette(theme: theme, colours: depth)
    reader = KeyReader(coding: profile.coding)
    // After newterm, which installs handlers of its own.
    nc_signals_arm()
    applyWindowSize()
    toldSize = size
    startModes()
    paintGround()
  }

  private static func startColours(_ profile: TerminalProfile) -> Capabilities.Colours {
    // Starting colours writes colour sequences, so not even that where none are wanted.
    guard profile.colours == .allowed, has_colors() else { return .none }
    start_color()
    use_default_colors()
    return profile.depth()
  }

  /// Gives the terminal back as it was found and says on standard error what was kept off the screen meanwhile.
  public func close() {
    guard isOpen else { return }
    awaitAnswer()
    isOpen = false
    endModes()
    curs_set(1)
    endwin()
    nc_rescue_disarm()
    HeldErrors.release()
  }

  public func use(_ choice: ThemeChoice) {
    self.choice = choice
    if ground == nil { askGround() }
    show(choice.theme(on: ground))
  }

  private func show(_ theme: Theme) {
    guard theme != self.theme else { return }
    self.theme = theme
    palette = Palette(theme: theme, colours: capabilities.colours)
    paintGround()
    repaint()
  }

  public func present(_ canvas: Canvas, cursor: Point?) {
    guard isOpen else { return }
    if last == nil { takeEarlyAnswer() }
    let moved = last.map { $0.cursor != cursor } ?? true
    last = (canvas, cursor)
    let strokes = writer.strokes(of: canvas, size: size, inAnyOrder: cursor == nil, palette: &palette)
    guard !strokes.isEmpty || moved || mustRepaint else { return }
    place(cursor, changed: moved)
    let isWhole = mustRepaint
    if isWhole { clearok(nc_curscr(), true) }
    mustRepaint = false
    update(isWhole: isWhole) {
      for stroke in strokes {
        writer.put(stroke)
        show()
      }
      if strokes.isEmpty { show() }
    }
  }

  private func show() {
    wnoutrefresh(nc_stdscr())
    doupdate()
  }

  /// A frame goes out in one write; saying where it begins and ends is worth its bytes only when all is drawn anew.
  private func update(isWhole: Bool, _ draw: () -> Void) {
    guard nc_update_begin() == 0 else { return draw() }
    draw()
    let count = nc_update_end()
    guard count > 0 else { return }
    var bytes = [UInt8](repeating: 0, count: Int(count))
    let read = nc_update_read(&bytes, count)
    bytes.removeLast(bytes.count - max(0, Int(read)))
    guard profile.isXtermLike else { return Output.write(bytes) }
    let frame = StyleStream.compress(bytes, hasPlainLineFeeds ? abilities.union(.lineFeeds) : abilities)
    Output.write(
      isWhole ? Array(ModeSequences.frameStart.utf8) + frame + Array(ModeSequences.frameEnd.utf8) : frame)
  }

  /// A line feed moves down and nothing else, as ncurses sets the terminal; somebody else may have set it otherwise.
  private var hasPlainLineFeeds: Bool {
    var settings = termios()
    guard tcgetattr(STDOUT_FILENO, &settings) == 0 else { return false }
    return settings.c_oflag & tcflag_t(ONLCR) == 0
  }

  private func place(_ cursor: Point?, changed: Bool) {
    if changed { curs_set(cursor == nil ? 0 : 1) }
    leaveok(nc_stdscr(), cursor == nil)
    if let cursor { wmove(nc_stdscr(), Int32(cursor.y), Int32(cursor.x)) }
  }

  /// Everything is drawn again with the next frame.
  private func repaint() {
    writer.forget()
    mustRepaint = true
  }

  /// The ground of cells nobody has drawn yet.
  private func paintGround() {
    let look = palette.look(Style())
    nc_set_style(nc_stdscr(), look.attributes, look.pair)
    werase(nc_stdscr())
  }

  public func bell() { Output.write("\u{7}") }

  public func notify(_ title: String, _ body: String, by form: NotificationForm) {
    guard profile.isXtermLike else { return }
    Output.write(ModeSequences.notification(title, body, by: form, glyphs: capabilities.glyphs))
  }

  public func setTitle(_ title: String) {
    guard profile.isXtermLike, title != self.title else { return }
    self.title = title
    Output.write(ModeSequences.title(title, glyphs: capabilities.glyphs))
  }

  public func copy(_ text: String) -> Bool {
    guard profile.isXtermLike, let sequence = ModeSequences.clipboard(text) else { return false }
    Output.write(sequence)
    return true
  }

  private func startModes() {
    guard profile.isXtermLike else { return }
    Output.write(ModeSequences.start + (capabilities.mouse ? ModeSequences.mouseStart : ""))
    if !title.isEmpty { Output.write(ModeSequences.title(title, glyphs: capabilities.glyphs)) }
    askGround()
  }

  private func endModes() {
    if profile.isXtermLike { Output.write(ModeSequences.end) }
  }

  // MARK: Stop and continue

  public func suspend() { stop(group: true) }

  /// Gives the terminal to another program, as it was found, and takes it back.
  public func lend<Answer>(_ body: () -> Answer) -> Answer {
    guard isOpen else { return body() }
    awaitAnswer()
    endModes()
    curs_set(1)
    endwin()
    defer {
      if profile.isXtermLike { Output.write(ModeSequences.leftOver) }
      resume()
    }
    return body()
  }

  /// After another program was ended on the terminal: whatever it has switched on is off again.
  public nonisolated static func tidy() {
    guard let profile = try? TerminalProfile() else { return }
    Output.write(ModeSequences.rescue(isXtermLike: profile.isXtermLike))
  }

  private func stop(group: Bool) {
    guard isOpen else { return }
    awaitAnswer()
    endModes()
    curs_set(1)
    endwin()
    nc_stop(group ? 1 : 0)
    resume()
  }

  /// Takes the terminal over again and shows the last frame; also after a stop we were not told of.
  private func resume() {
    reset_prog_mode()
    applyWindowSize()
    repaint()
    startModes()
    guard let last else { return }
    self.last = nil
    present(last.canvas, cursor: last.cursor)
  }

  // MARK: The terminal's ground

  private func askGround() {
    guard profile.isXtermLike, choice.isAdaptive, capabilities.colours != .none else { return }
    Output.write(ModeSequences.askBackground)
    reader.expectAnswer()
  }

  /// An answer that is there already spares the first frame being drawn twice.
  private func takeEarlyAnswer() {
    guard reader.isAnswerDue, Poll.wait(input: STDIN_FILENO, wake: -1, timeout: .zero).input else { return }
    early += reader.read().keys
    if let answer = reader.takeBackground() { take(ground: answer) }
  }

  /// What is still on its way must not be typed into the shell that has the terminal next.
  private func awaitAnswer() {
    let end = ContinuousClock.now + .milliseconds(100)
    while reader.isAnswerDue, .now < end {
      guard Poll.wait(input: STDIN_FILENO, wake: -1, timeout: end - .now).input else { return }
      let (keys, any) = reader.read()
      guard any else { return }
      early += keys
    }
  }

  /// The frame on the screen is drawn again where its colours have changed.
  private func take(ground: RGB) {
    self.ground = ground
    show(choice.theme(on: ground))
    guard mustRepaint, let last else { return }
    present(last.canvas, cursor: last.cursor)
  }

  // MARK: Window size

  private func applyWindowSize() {
    var window = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0 {
      size = Size(width: Int(window.ws_col), height: Int(window.ws_row))
    } else {
      size = Size(width: Int(getmaxx(nc_stdscr())), height: Int(getmaxy(nc_stdscr())))
    }
    if is_term_resized(Int32(size.height), Int32(size.width)) {
      resizeterm(Int32(size.height), Int32(size.width))
      repaint()
    }
  }

  // MARK: Waiting

  /// Keys that were read and are meant for whoever waits next.
  public func putBack(_ keys: [Key]) { early = keys + early }

  public func wait(timeout: Duration?) -> Arrivals {
    var arrivals = Arrivals(keys: early)
    early = []
    // The size may have changed while the program was stopped.
    tellSize(in: &arrivals)
    let end = timeout.map { ContinuousClock.now + $0 }
    while arrivals == Arrivals() {
      let left = end.map { max(.zero, $0 - .now) }
      let ready = Poll.wait(input: STDIN_FILENO, wake: wakeDescriptor, timeout: patience(left))
      if ready.wake { takeWakes(into: &arrivals) }
      takeInput(ready, into: &arrivals)
      tellSize(in: &arrivals)
      if let end, end <= .now { break }
    }
    return arrivals
  }

  private func tellSize(in arrivals: inout Arrivals) {
    guard size != toldSize else { return }
    toldSize = size
    arrivals.keys.append(.resize(size))
  }

  /// The end of a paste that does not come is not waited for.
  private func patience(_ left: Duration?) -> Duration? {
    guard let patience = reader.patience else { return left }
    let rest = max(.zero, heard + patience - .now)
    return min(left ?? rest, rest)
  }

  private func takeInput(_ ready: Poll.Ready, into arrivals: inout Arrivals) {
    if ready.hungUp {
      arrivals.ending = arrivals.ending ?? .hangUp
    } else if ready.input {
      let (keys, any) = reader.read()
      heard = .now
      arrivals.keys += keys
      if let answer = reader.takeBackground() { take(ground: answer) }
      emptyReads = any ? 0 : emptyReads + 1
      if emptyReads > 50 { arrivals.ending = .hangUp }
    } else if ready.isTimeout, let patience = reader.patience, heard + patience <= .now {
      // The timeout may as well have been the next second's.
      arrivals.keys += reader.finish()
    }
  }

  private func takeWakes(into arrivals: inout Arrivals) {
    for byte in Set(Poll.drain(wakeDescriptor)).sorted() {
      switch Int32(byte) {
      case 0:
        nc_wake_taken()
        arrivals.woken = true
      case SIGWINCH: applyWindowSize()
      case SIGTSTP: stop(group: false)
      case SIGCONT: resume()
      default: arrivals.ending = arrivals.ending ?? .signal(Int32(byte))
      }
    }
  }
}
