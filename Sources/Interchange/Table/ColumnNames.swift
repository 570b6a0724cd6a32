import CustomerSuccess

/// A header's cells as the names of columns.
enum ColumnNames {
  /// What comes without a name at the end of a header has none to give. Of another tool's file a column given twice is
  /// `Comment#2`, and one without a name `column 5`.
  static func read(
    _ header: TableRow, file: String, form: TableForm, gaps: inout TableGaps
  ) throws -> [String] {
    var names = header.values.map { $0.trimmingBlanks() }
    if !form.spellings.isEmpty { spell(&names, form.spellings) }
    let isNamed = names.contains { !$0.isEmpty }
    while names.last == "", !(form.namesAll && isNamed) { names.removeLast() }
    gaps.unnamed = header.values.count - names.count
    guard !names.isEmpty else {
      throw InputComplaint(file: file, line: header.line, message: "no column names in the header")
    }
    var counts: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      let count = counts[name, default: 0] + 1
      counts[name] = count
      let place = "field \(index + 1)"
      if name.isEmpty {
        guard form.isForeign else {
          throw InputComplaint(file: file, line: header.line, column: place, message: "no column name in the header")
        }
        names[index] = "column \(index + 1)"
      } else if count > 1 {
        guard form.isForeign else {
          throw InputComplaint(file: file, line: header.line, column: place, message: "column '\(name)' given twice")
        }
        names[index] = "\(name)#\(count)"
      }
    }
    return names
  }

  /// `Chiffre d’affaires` is the column that a mapping calls `Chiffre d'affaires`, unless another column is called just so.
  private static func spell(_ names: inout [String], _ spellings: [String: String]) {
    for index in names.indices {
      if let known = spellings[names[index].withTypedSigns], !names.contains(known) { names[index] = known }
    }
  }
}

/// What a sheet has beyond its table: columns without a name and rows without a value.
struct TableGaps {
  /// Columns at the end of the header that have no name.
  var unnamed = 0
  private var emptyRows = 0

  /// Cuts a row to its named columns; true for one in which nothing stands. A value below no name is refused.
  mutating func passesOver(_ row: inout TableRow, width: Int, file: String) throws -> Bool {
    if row.values.count > width {
      if let index = row.values[width...].firstIndex(where: { !$0.isEmpty && !$0.trimmingBlanks().isEmpty }) {
        var complaint = InputComplaint(
          file: file, line: row.line, column: "field \(index + 1)",
          message: "found '\(row.values[index].excerpt)', expected nothing in a column without a name")
        complaint.unfitRow = row.values
        throw complaint
      }
      row.values.removeLast(row.values.count - width)
    }
    guard row.values.allSatisfy({ $0.isEmpty || $0.trimmingBlanks().isEmpty }) else { return false }
    emptyRows += 1
    return true
  }

  var remarks: [TableRemark] {
    [
      TableRemark(words: "empty columns at the end passed over", count: unnamed),
      TableRemark(words: "empty rows passed over", count: emptyRows),
    ].filter { $0.count > 0 }
  }
}
