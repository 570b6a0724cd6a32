import CustomerSuccess
import Interchange
import Statistics

/// A file's rows by columns, values without blanks around them.
struct PredictionRows {
  let file: String
  let table: TextTable
  /// Where each row stands, as complaints have it.
  let lines: [Int]

  init(file: String, table: TextTable, lines: [Int]) {
    self.file = file
    self.table = table
    self.lines = lines
  }

  /// Throws `InputComplaint` or `InterchangeError` for what cannot be read or has no rows.
  init(_ source: ImportSource) throws {
    file = source.file
    var reader = try openTable(file: source.file, bytes: source.bytes)
    var columns: [[String]] = []
    var lines: [Int] = []
    while let row = try reader.next() {
      // JSON finds columns as it goes: rows before have nothing in them.
      while columns.count < row.values.count { columns.append(Array(repeating: "", count: lines.count)) }
      for (index, value) in row.values.enumerated() { columns[index].append(value.trimmingBlanks()) }
      for index in columns.indices.dropFirst(row.values.count) { columns[index].append("") }
      lines.append(row.line)
    }
    guard !lines.isEmpty else { throw InputComplaint(file: source.file, message: "no rows, expected some to fit to") }
    self.lines = lines
    table = TextTable(
      zip(reader.columns, columns).map { TextTable.Column(name: $0, values: $1) }, count: lines.count)
  }

  /// `column` of the option `option`; exits with 64 where there is none of that name.
  func column(_ name: String, of option: String) throws -> TextTable.Column {
    let name = name.trimmingBlanks()
    guard let column = table.columns.first(where: { $0.name == name }) else {
      let names = table.columns.map(\.name)
      throw Complaint.wrongValue(
        option, name, "a column of \(file)\(nearestHint(to: name, among: names)); there are \(FitWords.list(names))")
    }
    return column
  }
}
