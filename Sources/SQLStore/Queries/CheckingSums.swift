import CustomerSuccess
import SuccessStore

/// A table whose rows carry their sum: what it is of, in the order in which it is made.
struct SummedTable {
  var name: String
  var columns: [String]
  /// The column by which people know a row; empty where they do not.
  var id = ""

  static var all: [SummedTable] {
    let facts = FactKind.allCases.map(TableLayout.of).map { layout in
      SummedTable(
        name: layout.table, columns: layout.columns.map(\.name) + ["change"], id: layout.hasID ? "id" : "")
    }
    return facts + [
      SummedTable(name: "changes", columns: ["at", "author", "title", "undoes"], id: "id"),
      SummedTable(
        name: "change_edits", columns: ["change", "seq", "key", "previous", "before", "after"], id: "change"),
    ]
  }
}

/// Rows that are not what was written, by their sums: of a database whose schema is today's.
package enum ChangedRows {
  /// A sentence a table that has such rows.
  package static func found(_ db: any SQLConnection) throws -> [String] {
    try SummedTable.all.compactMap { table in
      try db.checkCancellation()
      let wanted = table.columns + ["checksum"] + (table.id.isEmpty ? [] : [table.id])
      let statement = try db.statement("SELECT \(wanted.joined(separator: ", ")) FROM \(table.name)")
      let cursor = try statement.rows()
      let count = table.columns.count
      var (wrong, first) = (0, "")
      while try cursor.next() != nil {
        let sum = RowSum(of: (0..<count).lazy.map { statement.value($0) })
        guard statement.value(count) != .integer(sum.value) else { continue }
        wrong += 1
        if wrong == 1, !table.id.isEmpty { first = statement.text(count + 1) }
      }
      guard wrong > 0 else { return nil }
      let which = first.isEmpty ? "" : " (\(wrong == 1 ? "" : "first ")\(first))"
      let rows = wrong == 1 ? "row of \(table.name) is" : "rows of \(table.name) are"
      return "\(wrong) \(rows) not as written\(which): the disk or another program changed what is there."
    }
  }
}

extension Checking {
  static func sums(_ db: any SQLConnection) throws -> [StoreFinding] {
    try ChangedRows.found(db).map { StoreFinding("\($0) Put a backup in its place: rapport restore FILE.") }
  }
}
