/// Characters with a cursor among them, edited as shells do. Line ends are `\n`, whatever they came as.
struct TextBuffer: Hashable, Sendable {
  private(set) var characters: [Character]
  /// The characters before the cursor.
  private(set) var cursor: Int

  init(_ text: String) {
    characters = Array(text.withPlainLineEnds)
    cursor = characters.count
  }

  var text: String { String(characters) }

  mutating func move(to place: Int) { cursor = min(max(0, place), characters.count) }

  /// A combining mark joins the letter before it, so the text is taken apart anew.
  mutating func insert(_ new: String) {
    let before = String(characters[..<cursor]) + new.withPlainLineEnds
    characters = Array(before) + characters[cursor...]
    cursor = before.count
  }

  /// Puts a text in the place of some characters, and the cursor behind it.
  mutating func replace(_ range: Range<Int>, with text: String) {
    let range = range.clamped(to: 0..<characters.count)
    let rest = characters[range.upperBound...]
    characters = Array(characters[..<range.lowerBound])
    cursor = characters.count
    insert(text)
    characters += rest
  }

  /// Keys that mean the same in one line and in many; false for any other.
  mutating func press(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace: remove(from: cursor - 1, to: cursor)
    case .delete: remove(from: cursor, to: cursor + 1)
    case .left: move(to: cursor - 1)
    case .right: move(to: cursor + 1)
    case .home, .control("a"): move(to: lineStart)
    case .end, .control("e"): move(to: lineEnd)
    case .control("u"): remove(from: lineStart, to: cursor)
    // At the end of a line it joins the next one, as in editors.
    case .control("k"): remove(from: cursor, to: cursor == lineEnd ? cursor + 1 : lineEnd)
    case .control("w"), .alt("\u{7F}"): remove(from: wordStart, to: cursor)
    case .alt("d"), .modified(.control, .delete): remove(from: cursor, to: wordEnd)
    case .modified(.control, .left), .modified(.alt, .left), .alt("b"): move(to: wordStart)
    case .modified(.control, .right), .modified(.alt, .right), .alt("f"): move(to: wordEnd)
    default: return false
    }
    return true
  }

  private mutating func remove(from start: Int, to end: Int) {
    let range = max(0, start)..<min(characters.count, max(0, start, end))
    guard !range.isEmpty else { return }
    replace(range, with: "")
  }

  private var lineStart: Int { (characters[..<cursor].lastIndex(of: "\n") ?? -1) + 1 }
  private var lineEnd: Int { characters[cursor...].firstIndex(of: "\n") ?? characters.count }

  /// The beginning of the word before the cursor; words end at blanks.
  private var wordStart: Int {
    var place = cursor
    while place > 0, characters[place - 1].isWhitespace { place -= 1 }
    while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
    return place
  }

  private var wordEnd: Int {
    var place = cursor
    while place < characters.count, characters[place].isWhitespace { place += 1 }
    while place < characters.count, !characters[place].isWhitespace { place += 1 }
    return place
  }
}

extension StringProtocol {
  /// The same lines, each ended by `\n`: terminals, editors and other systems end them by `\r\n` or `\r`.
  public var withPlainLineEnds: String {
    contains(where: { $0.isNewline && $0 != "\n" }) ? String(map { $0.isNewline ? "\n" : $0 }) : String(self)
  }
}
