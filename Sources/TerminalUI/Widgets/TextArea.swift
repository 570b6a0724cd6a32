/// Several lines of text being typed: wrapped between words at the width it is drawn in, scrolled to where the cursor is.
public struct TextArea: Hashable, Sendable {
  private var buffer: TextBuffer
  /// The first row that is shown.
  private var top = 0
  /// The column that moves up and down keep to, past shorter rows.
  private var column: Int?

  public init(_ text: String) { buffer = TextBuffer(text) }

  public var text: String { buffer.text }

  /// The rows it takes at a width.
  public func height(width: Int) -> Int { rows(width).count }

  /// A move up from here leaves the text, or a move down.
  public func isAtEdge(_ key: Key, width: Int) -> Bool {
    let rows = rows(width)
    let row = rowOfCursor(in: rows)
    return key == .up ? row == 0 : row == rows.count - 1
  }

  /// Editing keys as shells and editors have them, Enter for another line; `room` is where it is shown.
  public mutating func press(_ key: Key, in room: Size) {
    let before = column
    column = nil
    switch key {
    case .enter: buffer.insert("\n")
    case .paste(let text): buffer.insert(text)
    case .up: move(by: -1, keeping: before, room)
    case .down: move(by: 1, keeping: before, room)
    case .pageUp: move(by: -max(1, room.height - 1), keeping: before, room)
    case .pageDown: move(by: max(1, room.height - 1), keeping: before, room)
    case .modified(.control, .home): buffer.move(to: 0)
    case .modified(.control, .end): buffer.move(to: buffer.characters.count)
    default: _ = buffer.press(key)
    }
    keepInSight(room)
  }

  /// The cursor goes to a cell of the room.
  public mutating func click(at point: Point, in room: Size) {
    let rows = rows(room.width)
    let shown = firstRow(rows, height: room.height)
    column = nil
    buffer.move(to: place(in: rows[min(max(0, shown + point.y), rows.count - 1)], rows, column: point.x))
  }

  public func draw(in rect: Rect, hasKeys: Bool = true, on canvas: inout Canvas) {
    guard rect.width > 0, rect.height > 0 else { return }
    let rows = rows(rect.width, glyphs: canvas.glyphs)
    let first = firstRow(rows, height: rect.height)
    for (y, row) in rows.dropFirst(first).prefix(rect.height).enumerated() {
      canvas.write(
        String(buffer.characters[row]), at: Point(x: rect.x, y: rect.y + y), on: .input, maxWidth: rect.width)
    }
    let cursor = rowOfCursor(in: rows)
    guard hasKeys, cursor >= first, cursor < first + rect.height else { return }
    let before = buffer.characters[rows[cursor].lowerBound..<buffer.cursor]
    let x = min(canvas.columns(String(before)), rect.width - 1)
    canvas.placeCursor(at: Point(x: rect.x + x, y: rect.y + cursor - first))
  }
}

// MARK: Rows

extension TextArea {
  /// Characters row by row, without the line ends. The last column stays free for the cursor; a blank may hang in it.
  private func rows(_ width: Int, glyphs: GlyphSet = .unicode) -> [Range<Int>] {
    let limit = max(1, width - 1)
    var rows: [Range<Int>] = []
    var start = 0
    var used = 0
    /// Behind the last blank of the row.
    var blank: Int?
    for (place, character) in buffer.characters.enumerated() {
      if character == "\n" {
        rows.append(start..<place)
        (start, used, blank) = (place + 1, 0, nil)
        continue
      }
      let columns = TextRun.columns(String(character), glyphs: glyphs)
      while used + columns > limit, place > start, character != " " {
        let end = blank ?? place
        rows.append(start..<end)
        used = TextRun.columns(String(buffer.characters[end..<place]), glyphs: glyphs)
        (start, blank) = (end, nil)
      }
      used += columns
      if character == " " { blank = place + 1 }
      if character == " ", used > limit {
        rows.append(start..<place + 1)
        (start, used, blank) = (place + 1, 0, nil)
      }
    }
    return rows + [start..<buffer.characters.count]
  }

  private func rowOfCursor(in rows: [Range<Int>]) -> Int { rows.lastIndex { $0.lowerBound <= buffer.cursor } ?? 0 }

  /// No more is scrolled away than has to be, also when the room has become another.
  private func firstRow(_ rows: [Range<Int>], height: Int) -> Int {
    let cursor = rowOfCursor(in: rows)
    return max(0, min(max(top, cursor - height + 1), cursor, max(0, rows.count - height)))
  }

  private mutating func keepInSight(_ room: Size) { top = firstRow(rows(room.width), height: room.height) }

  private mutating func move(by step: Int, keeping kept: Int?, _ room: Size) {
    let rows = rows(room.width)
    let row = rowOfCursor(in: rows)
    let column = kept ?? String(buffer.characters[rows[row].lowerBound..<buffer.cursor]).columns
    let target = rows[min(max(0, row + step), rows.count - 1)]
    buffer.move(to: place(in: target, rows, column: column))
    self.column = column
  }

  /// The last place of the row that is not past the column.
  private func place(in row: Range<Int>, _ rows: [Range<Int>], column: Int) -> Int {
    var used = 0
    // Behind the last character of a wrapped row the next row begins.
    let isWrapped = rows.contains { $0.lowerBound == row.upperBound && $0 != row }
    let end = isWrapped ? max(row.lowerBound, row.upperBound - 1) : row.upperBound
    for place in row.lowerBound..<end {
      used += String(buffer.characters[place]).columns
      if used > column { return place }
    }
    return end
  }
}
