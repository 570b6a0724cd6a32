/// One line of text being typed.
public struct TextField: Hashable, Sendable {
  private var buffer: TextBuffer
  /// The characters before the cursor.
  public var cursor: Int { buffer.cursor }

  public init(_ text: String) { buffer = TextBuffer(text) }

  public var text: String { buffer.text }

  /// Editing keys as shells have them; other keys change nothing.
  public mutating func press(_ key: Key) {
    if case .paste(let text) = key {
      buffer.insert(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    } else {
      _ = buffer.press(key)
    }
  }

  /// Puts a text in the place of some characters, and the cursor behind it.
  public mutating func replace(_ range: Range<Int>, with text: String) { buffer.replace(range, with: text) }

  /// The cursor goes behind so many characters.
  public mutating func move(to place: Int) { buffer.move(to: place) }

  /// The cursor goes to a column of where it is drawn.
  public mutating func click(column: Int, width: Int) {
    var place = start(width: width) { String($0).columns }.place
    var used = 0
    while place < buffer.characters.count {
      used += String(buffer.characters[place]).columns
      guard used <= column else { break }
      place += 1
    }
    buffer.move(to: place)
  }

  /// The columns up to the cursor.
  @discardableResult
  public func draw(in rect: Rect, on canvas: inout Canvas) -> Int {
    let (start, columns) = start(width: rect.width) { canvas.columns(String($0)) }
    canvas.write(String(buffer.characters[start...]), at: rect.origin, on: .input, maxWidth: rect.width)
    canvas.placeCursor(at: Point(x: rect.x + columns, y: rect.y))
    return columns
  }

  /// What is typed stays in sight: as much before the cursor as there are columns for.
  private func start(width: Int, _ columns: (Character) -> Int) -> (place: Int, columns: Int) {
    var start = cursor
    var used = 0
    while start > 0 {
      let next = columns(buffer.characters[start - 1])
      guard used + next < width else { break }
      used += next
      start -= 1
    }
    return (start, used)
  }
}
