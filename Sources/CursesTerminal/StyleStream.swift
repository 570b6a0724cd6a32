/// Shortens what ncurses writes: it says both colours and all attributes again at each change of style, which is most of the
/// bytes of a frame. Here they are remembered, and only what differs is said, just before it is needed.
///
/// For terminals that understand xterm's sequences. Alternate character sets are never used, so switching back from them is
/// left out. A few rows down it goes by line feeds, of which ncurses cannot be sure that they keep the column.
struct StyleStream {
  /// The parameters that set it; empty is the terminal's own.
  private struct State: Equatable {
    var foreground: [UInt8] = []
    var background: [UInt8] = []
    var bold = false
    var dim = false
    var underline = false
    var reverse = false
  }

  private var shown = State()
  private var wanted = State()
  private var output: [UInt8] = []
  private let abilities: Abilities
  /// Where the cursor is, from 1; nil before it has been put anywhere, and after what may have moved it otherwise.
  private var row: Int?

  /// What not every terminal does, or not in every setting.
  struct Abilities: OptionSet {
    var rawValue: Int
    /// A line feed moves down, and not to the first column.
    static let lineFeeds = Abilities(rawValue: 1)
    /// `CSI n b` shows the last glyph again, also one of several bytes, for which ncurses makes no use of it.
    static let repeats = Abilities(rawValue: 2)
  }

  private init(_ abilities: Abilities) { self.abilities = abilities }

  /// An update, which begins and ends with the terminal's own style, as ncurses' do.
  static func compress(_ bytes: [UInt8], _ abilities: Abilities = []) -> [UInt8] {
    var stream = StyleStream(abilities)
    stream.output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count { index = stream.take(bytes, at: index) }
    stream.settle()
    return stream.output
  }

  /// Takes one character or sequence and returns where the next begins.
  private mutating func take(_ bytes: [UInt8], at index: Int) -> Int {
    switch bytes[index] {
    case 0x1B: return takeEscape(bytes, at: index)
    case 0x0F: return index + 1
    case 0x08, 0x0D: output.append(bytes[index])
    case 0x20:
      settleGround()
      output.append(0x20)
    case ..<0x20:
      row = nil
      settle()
      output.append(bytes[index])
    case 0xE2 where abilities.contains(.repeats) && index + 2 < bytes.count: return takeShape(bytes, at: index)
    default:
      settle()
      output.append(bytes[index])
    }
    return index + 1
  }

  /// Of three bytes each are the strokes of frames and the blocks of bars, which come in rows of the same.
  private mutating func takeShape(_ bytes: [UInt8], at index: Int) -> Int {
    let glyph = bytes[index..<(index + 3)]
    var end = index + 3
    while end + 3 <= bytes.count, bytes[end..<(end + 3)].elementsEqual(glyph) { end += 3 }
    settle()
    let count = (end - index) / 3
    let rest = Array("\u{1B}[\(count - 1)b".utf8)
    output += glyph
    output += StyleStream.isShape(glyph) && rest.count < end - index - 3 ? rest : Array(bytes[(index + 3)..<end])
    return end
  }

  /// U+2500 to U+25BF, strokes, blocks and marks: nothing that joins with others, and one column wide.
  private static func isShape(_ glyph: ArraySlice<UInt8>) -> Bool {
    glyph.dropFirst().first.map { (0x94...0x96).contains($0) } ?? false
  }

  private mutating func takeEscape(_ bytes: [UInt8], at index: Int) -> Int {
    guard index + 2 < bytes.count else {
      output += bytes[index...]
      return bytes.count
    }
    if bytes[index + 1] == UInt8(ascii: "("), bytes[index + 2] == UInt8(ascii: "B") { return index + 3 }
    guard bytes[index + 1] == UInt8(ascii: "[") else {
      row = nil
      settle()
      output.append(0x1B)
      return index + 1
    }
    guard let end = bytes[(index + 2)...].firstIndex(where: { $0 >= 0x40 && $0 <= 0x7E }) else {
      output += bytes[index...]
      return bytes.count
    }
    takeControl(bytes[index...end])
    return end + 1
  }

  private mutating func takeControl(_ sequence: ArraySlice<UInt8>) {
    switch sequence.last.map(Unicode.Scalar.init) {
    case "m": takeStyle(sequence.dropFirst(2).dropLast())
    case "d": goToRow(sequence)
    case "A", "B", "H", "h", "l": move(sequence)
    case "C", "D", "G", "I", "Z": output += sequence
    case "J", "K", "X", "L", "M", "P", "@", "S", "T":
      settleGround()
      output += sequence
    default:
      row = nil
      settle()
      output += sequence
    }
  }

  private mutating func goToRow(_ sequence: ArraySlice<UInt8>) {
    let target = max(1, StyleStream.number(sequence.dropFirst(2)))
    let down = row.map { target - $0 } ?? 0
    row = target
    guard abilities.contains(.lineFeeds), down > 0, down < sequence.count else { return output += sequence }
    output += [UInt8](repeating: 0x0A, count: down)
  }

  private mutating func move(_ sequence: ArraySlice<UInt8>) {
    row = sequence.last == UInt8(ascii: "H") ? max(1, StyleStream.number(sequence.dropFirst(2))) : nil
    output += sequence
  }

  private mutating func takeStyle(_ text: ArraySlice<UInt8>) {
    var parameters = text.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)[...]
    while let parameter = parameters.popFirst() {
      let code = StyleStream.number(parameter)
      switch code {
      case 0: wanted = State()
      case 30...37, 90...97: wanted.foreground = Array(parameter)
      case 40...47, 100...107: wanted.background = Array(parameter)
      case 39: wanted.foreground = []
      case 49: wanted.background = []
      case 38: wanted.foreground = StyleStream.extended(parameter, &parameters)
      case 48: wanted.background = StyleStream.extended(parameter, &parameters)
      default: attribute(code)
      }
    }
  }

  private mutating func attribute(_ code: Int) {
    switch code {
    case 1: wanted.bold = true
    case 2: wanted.dim = true
    case 4: wanted.underline = true
    case 7: wanted.reverse = true
    case 22: (wanted.bold, wanted.dim) = (false, false)
    case 24: wanted.underline = false
    case 27: wanted.reverse = false
    default: break
    }
  }

  /// `38;5;n`, `38;2;r;g;b`, or all in one with colons.
  private static func extended(_ first: ArraySlice<UInt8>, _ rest: inout ArraySlice<ArraySlice<UInt8>>) -> [UInt8] {
    guard !first.contains(UInt8(ascii: ":")), let kind = rest.first.map(number) else { return Array(first) }
    let following = rest.prefix(kind == 2 ? 4 : 2)
    rest = rest.dropFirst(following.count)
    return following.reduce(into: Array(first)) { $0 += [UInt8(ascii: ";")] + $1 }
  }

  /// The number before any colon; nothing is 0.
  private static func number(_ parameter: ArraySlice<UInt8>) -> Int {
    parameter.prefix { (0x30...0x39).contains($0) }.reduce(0) { min($0, 999) * 10 + Int($1 - 0x30) }
  }

  /// Enough for a blank: of one, only the ground and the lines through it are seen.
  private mutating func settleGround() {
    let isSame =
      wanted.background == shown.background && wanted.underline == shown.underline && wanted.reverse == shown.reverse
    if !isSame || wanted.reverse || wanted.underline { settle() }
  }

  private mutating func settle() {
    guard wanted != shown else { return }
    defer { shown = wanted }
    output += [0x1B, UInt8(ascii: "[")]
    if wanted != State() { output += difference().joined(separator: [UInt8(ascii: ";")]) }
    output.append(UInt8(ascii: "m"))
  }

  private func difference() -> [[UInt8]] {
    var parts: [[UInt8]] = []
    func say(_ text: String) { parts.append(Array(text.utf8)) }
    let mustThicken = shown.bold && !wanted.bold || shown.dim && !wanted.dim
    if mustThicken { say("22") }
    if wanted.bold, !shown.bold || mustThicken { say("1") }
    if wanted.dim, !shown.dim || mustThicken { say("2") }
    if wanted.underline != shown.underline { say(wanted.underline ? "4" : "24") }
    if wanted.reverse != shown.reverse { say(wanted.reverse ? "7" : "27") }
    if wanted.foreground != shown.foreground {
      parts.append(wanted.foreground.isEmpty ? Array("39".utf8) : wanted.foreground)
    }
    if wanted.background != shown.background {
      parts.append(wanted.background.isEmpty ? Array("49".utf8) : wanted.background)
    }
    return parts
  }
}
