import Files
import Interchange
import SuccessStore
import TerminalUI

/// What a view shows, as words: every column, whatever the screen had room for.
struct ViewTable: Hashable, Sendable {
  var title: String
  var columns: [Column]
  /// Each as long as `columns`.
  var rows: [[String]]
  /// One column of lines, whose blanks say as much as their words.
  var isLines = false

  struct Column: Hashable, Sendable {
    var name: String
    var isNumber = false
  }

  /// Column names and all rows, safe to open in a spreadsheet.
  var csv: String {
    let writer = CSVWriter()
    var text = writer.line(columns.map(\.name))
    for row in rows { writer.append(row, to: &text) }
    return text
  }

  /// A list of objects with the columns' names as keys; values are the words of the screen.
  var json: String {
    let writer = JSONLineWriter(columns: columns.map(\.name))
    let objects = rows.map { writer.line($0).dropLast() }
    return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  /// An Excel workbook's bytes.
  func workbook() throws(FileFailure) -> [UInt8] {
    let workbook = try WorkbookWriter(sheet: title, columns: columns.map(\.name))
    for row in rows { try workbook.row(row) }
    var bytes: [UInt8] = []
    do { try workbook.finish { bytes += $0 } } catch let failure as FileFailure { throw failure } catch {
      throw FileFailure("\(error)")
    }
    return bytes
  }

  var markdown: String {
    let heading = "## \(MarkdownText.escaped(title))\n\n"
    // Indented, a text is shown as it is, and nothing in it ends that.
    if isLines { return heading + rows.map { $0[0].isEmpty ? "\n" : "    \($0[0])\n" }.joined() }
    return heading + MarkdownText.head(columns.map { (title: $0.name, isNumber: $0.isNumber) })
      + rows.map(MarkdownText.row).joined()
  }
}

extension Table {
  /// These rows in every column of a file: plain values, and words where a column has nothing else. A lone dash stands for
  /// nothing and is left out.
  func words(of rows: [Row], titled title: String, glyphs: GlyphSet) -> ViewTable {
    let values = columns.flatMap { column in column.values ?? [column.words(glyphs)] }
    return ViewTable(
      title: title, columns: values.map { ViewTable.Column(name: $0.name, isNumber: $0.isNumber) },
      rows: rows.map { row in values.map { $0.text(row) } })
  }
}

extension Table.Column {
  fileprivate func words(_ glyphs: GlyphSet) -> FileValue {
    let nothing = String(glyphs.dash)
    return FileValue(name: name, isNumber: false) { row in
      let words = cell(row).map(\.text).joined().withoutOuterBlanks
      return words == nothing ? "" : words
    }
  }
}

extension ListPane {
  func wholeQuestion(in scene: Scene, limit: Int) -> Asked? {
    var whole = self
    whole.list.rows.askForAll(limit: limit)
    return whole.question(in: scene)
  }

  /// The list takes the answer as it takes any other, so that whatever it lists is exported the same way.
  func table(of answer: Asked.Answer, in scene: Scene) -> ViewTable? {
    var whole = self
    whole.list = ListView()
    _ = whole.receive(.success(answer), in: scene)
    guard let page = whole.list.rows.page else { return nil }
    let table = whole.table(in: scene, glyphs: scene.glyphs)
    return table.words(of: page.rows, titled: whole.title(in: scene), glyphs: scene.glyphs)
  }
}
