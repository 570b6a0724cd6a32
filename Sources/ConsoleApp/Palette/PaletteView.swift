import CustomerSuccess
import TerminalUI

/// The `:` line: a command by name, by some of its letters, or with what it has to be told.
struct PaletteView: Hashable, Sendable {
  private(set) var field: TextField
  private(set) var entries: [PaletteEntry]
  private(set) var current = 0
  private var history: PaletteHistory

  enum Outcome: Hashable {
    case editing
    case chosen(PaletteEntry.Choice)
    /// A whole line, with values.
    case line(String)
    case cancelled
  }

  init(entries: [PaletteEntry], text: String = "", history: PaletteHistory = PaletteHistory()) {
    self.entries = entries
    self.history = history
    self.history.leave()
    field = TextField(text)
  }

  var text: String { field.text }

  /// What Enter would do with the line; nil where it takes the entry under the cursor, or there is no such command.
  var meaning: LineMeaning?

  private var named: PaletteLine? { PaletteLine(text, among: entries) }

  /// The entries that fit what is typed, best first, with the letters that fit.
  var matches: [PaletteMatches.Row] { PaletteMatches(entries, text: text, line: named).rows }

  /// The entry under the cursor: what a theme is previewed by.
  var highlighted: PaletteEntry? {
    let matches = matches
    return matches.indices.contains(current) ? matches[current].entry : nil
  }

  mutating func press(_ key: Key) -> Outcome {
    switch key {
    case .escape, .control("c"): return .cancelled
    case .down where current == 0, .control("n") where current == 0:
      if let line = history.newer() { return recall(line) }
      move(by: 1)
    case .up where current == 0, .control("p") where current == 0:
      if let line = history.older() { return recall(line) }
    case .down, .control("n"), .tab: move(by: 1)
    case .up, .control("p"), .backTab: move(by: -1)
    case .enter: return accept()
    case .backspace where text.isEmpty: return .cancelled
    default:
      field.press(key, openedBy: ":")
      history.leave()
      current = 0
    }
    return .editing
  }

  private mutating func move(by rows: Int) { current = max(0, min(current + rows, matches.count - 1)) }

  private mutating func recall(_ line: String) -> Outcome {
    field = TextField(line)
    return .editing
  }

  /// The line that Enter carries out; nil where it takes the entry under the cursor.
  var line: String? {
    let named = named
    guard let entry = highlighted else {
      let typed = text.withoutOuterBlanks
      return typed.isEmpty ? nil : named?.text ?? typed
    }
    guard let named, !named.rest.isEmpty, entry.name == named.name else { return nil }
    return named.text
  }

  /// The beginning of a line whose rest is still to be typed.
  var begun: String? {
    guard case .start(let start) = highlighted?.choice, text.hasPrefix(start) else { return nil }
    return text.withoutOuterBlanks
  }

  /// What stands behind `import `, which goes on in the wizard.
  var importedPath: String? {
    let start = "\(ConsoleAction.import.rawValue) "
    return text.lowercased().hasPrefix(start) ? String(text.dropFirst(start.count)) : nil
  }

  /// A line with values is a command; anything else is the entry that the cursor is on.
  private mutating func accept() -> Outcome {
    if let line { return .line(line) }
    guard let entry = highlighted else { return .cancelled }
    if case .start(let start) = entry.choice {
      field = TextField(start)
      current = 0
      return .editing
    }
    return .chosen(entry.choice)
  }

  /// The dialog with its rows, from the third line of its content on.
  private func layout(_ count: Int, on size: Size) -> (dialog: Dialog, rows: Int) {
    let rows = min(14, max(1, count), size.height - 6)
    let width = min(size.width - 8, 90)
    return (Dialog(title: "Command", content: Size(width: width, height: rows + 2)), rows)
  }

  private func first(_ rows: Int) -> Int { max(0, current - rows + 1) }

  mutating func click(_ point: Point, on size: Size) -> OverlayHit {
    let count = matches.count
    let (dialog, rows) = layout(count, on: size)
    let first = first(rows)
    let (hit, row) = dialog.row(at: point, on: size, from: 2, count: min(rows, count - first))
    if hit == .row { current = first + row }
    return hit
  }

  func draw(on canvas: inout Canvas) {
    let matches = matches
    let (dialog, height) = layout(matches.count, on: Size(width: canvas.width, height: canvas.height))
    dialog.draw(on: &canvas) { canvas in
      canvas.fill(Rect(x: 0, y: 0, width: canvas.width, height: 1), on: .input)
      canvas.write(":", at: Point(x: 0, y: 0), tone: .key, emphasis: .bold, on: .input)
      field.draw(in: Rect(x: 1, y: 0, width: canvas.width - 1, height: 1), on: &canvas)
      if let meaning {
        canvas.write(
          meaning.words, at: Point(x: 0, y: 1), tone: meaning.isTrouble ? .warning : .muted, maxWidth: canvas.width)
      } else if matches.isEmpty {
        canvas.write("nothing of that name; esc leaves", at: Point(x: 0, y: 2), tone: .muted)
      }
      let first = first(height)
      for (line, index) in matches.indices.dropFirst(first).prefix(height).enumerated() {
        draw(matches[index], y: line + 2, isCurrent: index == current, on: &canvas)
      }
    }
  }

  private func draw(
    _ row: (entry: PaletteEntry, match: FuzzyMatch), y: Int, isCurrent: Bool, on canvas: inout Canvas
  ) {
    canvas.write(row.match.pieces(of: row.entry.words), at: Point(x: 1, y: y), maxWidth: canvas.width - 14)
    canvas.writeRight(row.entry.keys, at: Point(x: 0, y: y), width: canvas.width - 1, tone: .key)
    if isCurrent { canvas.shade(Rect(x: 0, y: y, width: canvas.width, height: 1), with: .selection) }
  }
}
