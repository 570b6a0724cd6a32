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

extension Checking {
  /// Rows that are not what was written, by their sums.
  static func sums(_ db: any SQLConnection) throws -> [StoreFinding] {
    try SummedTable.all.compactMap { table in
      try db.checkCancellation()
      let wanted = table.columns + ["checksum"] + (table.id.isEmpty ? [] : [table.id])
      let statement = try db.statement("SELECT \(wanted.joined(separator: ", ")) FROM \(table.name)")
      let rows = try statement.rows()
      let count = table.columns.count
      var (wrong, first) = (0, "")
      while try rows.next() != nil {
        let sum = RowSum(of: (0..<count).lazy.map { statement.value($0) })
        guard statement.value(count) != .integer(sum.value) else { continue }
        wrong += 1
        if wrong == 1, !table.id.isEmpty { first = statement.text(count + 1) }
      }
      guard wrong > 0 else { return nil }
      let which = first.isEmpty ? "" : " (\(wrong == 1 ? "" : "first ")\(first))"
      return StoreFinding(
        "\(wrong) \(wrong == 1 ? "row of \(table.name) is" : "rows of \(table.name) are") not as written\(which): the disk "
          + "or another program changed what is there. Put a backup in its place: rapport restore FILE.")
    }
  }
}
