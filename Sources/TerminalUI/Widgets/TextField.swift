/// One line of text being typed.
public struct TextField: Hashable, Sendable {
  private var characters: [Character]
  /// The characters before the cursor.
  public private(set) var cursor: Int

  public init(_ text: String) {
    characters = Array(text)
    cursor = characters.count
  }

  public var text: String { String(characters) }

  /// Editing keys as shells have them; other keys change nothing.
  public mutating func press(_ key: Key) {
    switch key {
    case .character(let character): insert([character])
    case .paste(let text): insert(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    case .backspace where cursor > 0:
      cursor -= 1
      characters.remove(at: cursor)
    case .delete where cursor < characters.count: characters.remove(at: cursor)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .control("u"):
      characters.removeFirst(cursor)
      cursor = 0
    case .control("k"): characters.removeLast(characters.count - cursor)
    case .control("w"): removeWord()
    default: break
    }
  }

  /// Puts a text in the place of some characters, and the cursor behind it.
  public mutating func replace(_ range: Range<Int>, with text: String) {
    let range = range.clamped(to: 0..<characters.count)
    let rest = characters[range.upperBound...]
    characters = Array(characters[..<range.lowerBound])
    cursor = characters.count
    insert(text)
    characters += rest
  }

  public func draw(in rect: Rect, on canvas: inout Canvas) {
    // What is typed stays in sight: as much before the cursor as there are columns for.
    var start = cursor
    var columns = 0
    while start > 0 {
      let width = canvas.columns(String(characters[start - 1]))
      guard columns + width < rect.width else { break }
      columns += width
      start -= 1
    }
    canvas.write(String(characters[start...]), at: rect.origin, on: .input, maxWidth: rect.width)
    canvas.placeCursor(at: Point(x: rect.x + columns, y: rect.y))
  }

  /// A combining mark joins the letter before it, so the text is taken apart anew.
  private mutating func insert(_ new: some Collection<Character>) {
    let before = String(characters[..<cursor]) + String(new)
    characters = Array(before) + characters[cursor...]
    cursor = before.count
  }

  private mutating func removeWord() {
    while cursor > 0, characters[cursor - 1] == " " { press(.backspace) }
    while cursor > 0, characters[cursor - 1] != " " { press(.backspace) }
  }
}
