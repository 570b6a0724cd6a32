import Statistics

/// Columns that seem to number the rows: a weight for them says who it was, and nothing of anybody else. What is refused anyhow, for it has
/// too many different texts, is not among them.
struct IDColumns {
  /// By name, each with why.
  let found: [(name: String, reason: String)]

  init(_ columns: [TextTable.Column]) {
    found = columns.compactMap { column in
      let values = column.values.filter { !$0.isEmpty }
      let different = Set(values).count
      // What stands in few rows, or in each of a few, tells none of them apart.
      guard values.count * 2 > column.values.count, different > 2 else { return nil }
      let numbers = values.count { Double($0.replacing(",", with: ".")) != nil }
      let areNumbers = numbers * 2 >= values.count
      guard areNumbers || different <= LogisticFit.mostLevels else { return nil }
      if IDColumns.isCalledID(column.name), different * 2 > values.count { return (column.name, "an id by its name") }
      guard different == values.count, !areNumbers else { return nil }
      return (column.name, "every value is another one")
    }
  }

  /// `taken as a feature: id (an id by its name)`; nil where there is none.
  var words: String? {
    guard !found.isEmpty else { return nil }
    let names = found.map { "\($0.name) (\($0.reason))" }.joined(separator: ", ")
    let drops = found.map { "--drop \(FitWords.quoted($0.name))" }.joined(separator: " ")
    return "taken as a feature, though it seems to number the rows: \(names); \(drops) leaves it out"
  }

  /// `id`, `Account ID`, `customer_id`, `accountId`, `CustomerID`.
  private static func isCalledID(_ name: String) -> Bool {
    let words = name.split { !$0.isLetter && !$0.isNumber }
    guard let last = words.last else { return false }
    if ["id", "uuid", "guid"].contains(last.lowercased()) { return true }
    guard last.hasSuffix("Id") || last.hasSuffix("ID") else { return false }
    return last.dropLast(2).last?.isLowercase ?? false
  }
}
