import CustomerSuccess

/// A row of another tool's export.
struct SourceRow {
  let file: String
  let line: Int
  private let places: [String: Int]
  private let values: [String]
  private let numbers: CellPlaces

  init(file: String, places: [String: Int], row: TableRow) {
    self.file = file
    line = row.line
    self.places = places
    values = row.values
    numbers = row.numbers
  }

  init(file: String, columns: [String], row: TableRow) {
    self.init(file: file, places: SourceRow.places(of: columns), row: row)
  }

  func has(_ column: String) -> Bool { places[column] != nil }

  /// Where each column stands.
  static func places(of columns: [String]) -> [String: Int] {
    Dictionary(columns.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
  }

  /// In the file's order.
  var columns: [String] { places.sorted { $0.value < $1.value }.map(\.key) }

  /// The same row with other names for some of its columns, and one more text by a name of its own.
  func naming(_ names: [String: Int], and name: String, for text: String) -> SourceRow {
    let places = places.merging(names) { $1 }.merging([name: values.count]) { $1 }
    var row = TableRow(line: line, values: values + [text])
    row.numbers = numbers
    return SourceRow(file: file, places: places, row: row)
  }

  /// Whether it is a number by its type, and no text that reads like one.
  func isNumber(_ column: String) -> Bool { places[column].map(numbers.contains) ?? false }

  /// Trimmed; empty when there is no such column.
  subscript(column: String) -> String {
    guard let position = places[column], position < values.count else { return "" }
    return values[position].trimmingBlanks()
  }

  var place: String { RowPlace.words(line, of: file) }
}
