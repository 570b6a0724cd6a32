internal import CNcurses
import TerminalUI

/// Turns what ncurses reads into keys. Pastes and mouse reports may come in pieces, so what has begun is kept.
@MainActor
struct KeyReader {
  private enum State {
    case keys
    case escape
    case paste(String)
    case mouse(String)
    /// After `ESC [`, where the terminal database knows no such key.
    case sequence(String)
    /// After `ESC O`, likewise.
    case single
    /// After `ESC ]`.
    case answer(BackgroundAnswer)
  }

  private static let pasteStart: Int32 = 2000
  private static let pasteEnd: Int32 = 2001
  private static let mouseStart: Int32 = 2002
  /// More than this of one paste is not kept.
  private static let pasteLimit = 4 << 20

  /// A window of its own, because reading from one first draws what has changed in it.
  private let window: UnsafeMutablePointer<WINDOW>?
  private var state = State.keys
  private var typed: TypedBytes
  private var clicks = ClickCounter()
  private let named: [Int32: Key]
  /// The terminal was asked something; until then an escape may be the beginning of its answer.
  private var answerDue: ContinuousClock.Instant?
  private var background: RGB?

  init(coding: TypedBytes.Coding) {
    typed = TypedBytes(coding)
    window = newpad(1, 1)
    keypad(window, true)
    nodelay(window, true)
    define_key("\u{1B}[200~", KeyReader.pasteStart)
    define_key("\u{1B}[201~", KeyReader.pasteEnd)
    define_key("\u{1B}[<", KeyReader.mouseStart)
    // Only after `keypad` has ncurses numbered the keys with modifiers.
    named = CursesKeys.table()
  }

  /// Something has begun and not ended; `finish` when nothing more comes for so long. nil when there is nothing.
  var patience: Duration? {
    switch state {
    case .keys, .single: typed.hasBegun ? .milliseconds(100) : nil
    // Still here after reading only where it was held.
    case .escape: .milliseconds(100)
    case .answer(let answer) where answer.isEmpty: .milliseconds(100)
    case .paste, .mouse, .sequence, .answer: .seconds(1)
    }
  }

  /// True while the terminal may still answer.
  var isAnswerDue: Bool { answerDue.map { .now < $0 } ?? false }

  mutating func expectAnswer() { answerDue = .now + .seconds(1) }

  /// What the terminal said its ground is, once.
  mutating func takeBackground() -> RGB? {
    defer { background = nil }
    return background
  }

  /// Reads everything there is, without waiting. `any` says whether there was something, even if it made no key yet.
  mutating func read() -> (keys: [Key], any: Bool) {
    var keys: [Key] = []
    var any = false
    while true {
      // Byte by byte: `wget_wch` goes by the locale, and throws away what it cannot read there with up to fifteen after it.
      let code = wgetch(window)
      guard code != ERR else { break }
      any = true
      take(code, into: &keys)
    }
    settle(into: &keys)
    return (keys, any)
  }

  private mutating func take(_ code: Int32, into keys: inout [Key]) {
    guard let byte = UInt8(exactly: code) else {
      for scalar in typed.finish() { take(Int32(scalar.value), isNamed: false, into: &keys) }
      return take(code, isNamed: true, into: &keys)
    }
    for scalar in typed.take(byte) { take(Int32(scalar.value), isNamed: false, into: &keys) }
  }

  /// An escape nothing followed was the key; `ESC [` and `ESC O` with nothing more were typed with Alt.
  private mutating func settle(into keys: inout [Key]) {
    switch state {
    case .escape:
      guard !isAnswerDue else { return }
      keys.append(.escape)
    case .answer(let answer):
      guard answer.isEmpty, !isAnswerDue else { return }
      keys.append(.alt("]"))
    case .sequence(""): keys.append(.alt("["))
    case .single: keys.append(.alt("O"))
    default: return
    }
    state = .keys
  }

  /// Gives up waiting for the rest of what has begun.
  mutating func finish() -> [Key] {
    var keys: [Key] = []
    for scalar in typed.finish() { take(Int32(scalar.value), isNamed: false, into: &keys) }
    defer { state = .keys }
    switch state {
    case .paste(let text): return text.isEmpty ? keys : keys + [.paste(text.withPlainLineEnds)]
    case .escape: return keys + [.escape]
    case .answer(let answer): return answer.isEmpty ? keys + [.alt("]")] : keys
    case .keys, .mouse, .sequence, .single: return keys
    }
  }

  private mutating func take(_ code: Int32, isNamed: Bool, into keys: inout [Key]) {
    switch state {
    case .keys: takeKey(code, isNamed: isNamed, into: &keys)
    case .escape: takeAfterEscape(code, isNamed: isNamed, into: &keys)
    case .paste(let text): takePasted(code, isNamed: isNamed, after: text, into: &keys)
    case .mouse(let report): takeReport(code, isNamed: isNamed, after: report, into: &keys)
    case .sequence(let text): takeSequence(code, isNamed: isNamed, after: text, into: &keys)
    case .single: takeSequence(code, isNamed: isNamed, after: "", into: &keys)
    case .answer(let answer): takeAnswer(code, isNamed: isNamed, after: answer, into: &keys)
    }
  }

  private mutating func takeKey(_ code: Int32, isNamed: Bool, into keys: inout [Key]) {
    guard isNamed else {
      if code == 27 { state = .escape } else if let key = CursesKeys.typed(code) { keys.append(key) }
      return
    }
    switch code {
    case KeyReader.pasteStart: state = .paste("")
    case KeyReader.mouseStart: state = .mouse("")
    default: if let key = named[code] { keys.append(key) }
    }
  }

  /// What comes at once after an escape was typed with Alt; ncurses has waited for it already.
  private mutating func takeAfterEscape(_ code: Int32, isNamed: Bool, into keys: inout [Key]) {
    state = .keys
    let typed = isNamed ? nil : CursesKeys.typed(code)
    if typed == .character("[") {
      state = .sequence("")
    } else if typed == .character("O") {
      state = .single
    } else if typed == .character("]") {
      state = .answer(BackgroundAnswer())
    } else if case .character(let character) = typed {
      keys.append(.alt(character))
    } else {
      keys.append(.escape)
      takeKey(code, isNamed: isNamed, into: &keys)
    }
  }

  private mutating func takePasted(_ code: Int32, isNamed: Bool, after text: String, into keys: inout [Key]) {
    if isNamed, code == KeyReader.pasteEnd {
      state = .keys
      keys.append(.paste(text.withPlainLineEnds))
    } else if !isNamed, text.utf8.count < KeyReader.pasteLimit, let scalar = Unicode.Scalar(UInt32(bitPattern: code)) {
      state = .keys
      var longer = text
      longer.unicodeScalars.append(scalar)
      state = .paste(longer)
    }
  }

  private mutating func takeReport(_ code: Int32, isNamed: Bool, after report: String, into keys: inout [Key]) {
    guard !isNamed, let scalar = Unicode.Scalar(UInt32(bitPattern: code)) else {
      state = .keys
      return takeKey(code, isNamed: isNamed, into: &keys)
    }
    switch scalar {
    case "0"..."9", ";": state = report.utf8.count < 24 ? .mouse(report + String(Character(scalar))) : .keys
    case "M", "m":
      state = .keys
      if let mouse = MouseReport.read(report, isRelease: scalar == "m") { keys.append(.mouse(clicks.counted(mouse))) }
    default: state = .keys
    }
  }

  private mutating func takeAnswer(
    _ code: Int32, isNamed: Bool, after answer: BackgroundAnswer, into keys: inout [Key]
  ) {
    state = .keys
    guard !isNamed, let scalar = Unicode.Scalar(UInt32(bitPattern: code)) else {
      return takeKey(code, isNamed: isNamed, into: &keys)
    }
    var longer = answer
    switch longer.take(scalar) {
    case .more: state = .answer(longer)
    case .ended(let colour):
      guard let colour else { return }
      background = colour
      answerDue = nil
    case .typed:
      keys.append(.alt("]"))
      takeKey(code, isNamed: isNamed, into: &keys)
    }
  }

  private mutating func takeSequence(_ code: Int32, isNamed: Bool, after text: String, into keys: inout [Key]) {
    state = .keys
    guard !isNamed, let scalar = Unicode.Scalar(UInt32(bitPattern: code)), (0x20...0x7E).contains(scalar.value) else {
      return takeKey(code, isNamed: isNamed, into: &keys)
    }
    if scalar.value >= 0x40 {
      if let key = ControlSequence.key(text, final: scalar) { keys.append(key) }
    } else if text.utf8.count < 24 {
      state = .sequence(text + String(Character(scalar)))
    }
  }
}
