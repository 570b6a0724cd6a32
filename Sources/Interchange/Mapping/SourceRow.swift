import CustomerSuccess

/// A row of another tool's export.
struct SourceRow {
  let file: String
  let line: Int
  private let places: [String: Int]
  private let values: [String]

  init(file: String, places: [String: Int], row: TableRow) {
    self.file = file
    line = row.line
    self.places = places
    values = row.values
  }

  init(file: String, columns: [String], row: TableRow) {
    self.init(file: file, places: SourceRow.places(of: columns), row: row)
  }

  /// Where each column stands.
  static func places(of columns: [String]) -> [String: Int] {
    Dictionary(columns.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
  }

  /// Trimmed; empty when there is no such column.
  subscript(column: String) -> String {
    guard let position = places[column], position < values.count else { return "" }
    return values[position].trimmingBlanks()
  }

  var place: String { RowPlace.words(line, of: file) }
}
