import Interchange
import TerminalUI

/// A table of words, printed aligned or as Markdown.
struct Sheet: Equatable {
  struct Column: Equatable {
    var title: String
    var isNumber = false
    /// The widest it gets in aligned text. On a terminal longer values end in an ellipsis; in a pipe or a file they stand whole.
    var maximum = 60

    static func words(_ title: String, maximum: Int = 60) -> Column { Column(title: title, maximum: maximum) }
    static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
  }

  /// Empty for a table that needs none.
  var title = ""
  var columns: [Column]
  var rows: [[String]]

  /// Aligned, without blanks at the ends of lines.
  func text(isWhole: Bool) -> String {
    var aligned = AlignedText(columns, isWhole: isWhole)
    let lines = (title.isEmpty ? "" : "\(Visible.line(title))\n") + aligned.head(fitting: rows)
    return lines + rows.map { aligned.line($0) }.joined()
  }

  var markdown: String {
    let heading = title.isEmpty ? "" : "## \(MarkdownText.escaped(title))\n\n"
    return heading + MarkdownText.head(columns) + rows.map(MarkdownText.row).joined()
  }
}

/// Lines of columns whose widths only ever grow, so that a long list can be printed while it is read.
struct AlignedText {
  private let columns: [Sheet.Column]
  private var widths: [Int]
  private let isWhole: Bool

  /// `isWhole`: nothing is cut; what is wider than its column moves the rest of its line to the right.
  init(_ columns: [Sheet.Column], isWhole: Bool = !Output.isTerminal) {
    self.columns = columns
    self.isWhole = isWhole
    widths = columns.map(\.title.columns)
  }

  /// The titles, wide enough for the first rows.
  mutating func head(fitting rows: [[String]]) -> String {
    widen(for: rows)
    return columns.contains { !$0.title.isEmpty } ? line(columns.map(\.title)) : ""
  }

  mutating func widen(for rows: [[String]]) {
    for row in rows {
      for (index, value) in row.enumerated() {
        widths[index] = max(widths[index], min(value.columns, columns[index].maximum))
      }
    }
  }

  func line(_ values: [String]) -> String {
    var line = ""
    for (index, value) in values.enumerated() {
      let shown = Visible.line(isWhole ? value : value.truncated(to: max(widths[index], 1)))
      let blanks = String(repeating: " ", count: max(0, widths[index] - shown.columns))
      line += columns[index].isNumber ? blanks + shown : shown + blanks
      line += "  "
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }
}

extension MarkdownText {
  static func head(_ columns: [Sheet.Column]) -> String {
    head(columns.map { (title: $0.title, isNumber: $0.isNumber) })
  }
}

extension Output {
  /// Values that a spreadsheet would run are guarded unless `raw`, as `export` has it.
  static func csv(_ rows: [[String]], raw: Bool) throws {
    var text = ""
    let writer = CSVWriter(raw: raw)
    for row in rows { writer.append(row, to: &text) }
    try write(text)
  }
}
