public import CustomerSuccess

/// How another tool's exports are read: which column is which field, how values translate, and what cannot be used.
public struct Mapping: Sendable {
  public var name: String
  /// Where times without an offset are read.
  public var zone: Zone
  var sections: [SectionRules]
  var lookups: [LookupRules]

  /// The section for a file with these columns; of several, the one that asks for most of them.
  func section(for columns: [String], kind: RecordKind?) -> SectionRules? {
    sections.filter { (kind == nil || $0.kind == kind) && $0.columns.allSatisfy(columns.contains) }
      .max { $0.columns.count < $1.columns.count }
  }

  var expectation: String {
    let known =
      sections.map { ($0.name, $0.columns) } + lookups.compactMap { $0.columns.isEmpty ? nil : ($0.name, $0.columns) }
    let files = known.map { "\($0.0) (\($0.1.joined(separator: ", ")))" }
    return "the columns fit no file of mapping \(name), expected \(files.joined(separator: " or "))"
  }
}

/// How one kind of file becomes rows of a kind.
struct SectionRules: Sendable {
  var name: String
  var kind: RecordKind
  /// A file with all of these is of this section.
  var columns: [String]
  /// Rules by the kind's column names.
  var fields: [(column: String, rule: ValueRule)]
  /// Rows to leave out, with the reason.
  var skip: [Finding]
  /// Gaps to report in rows that are used.
  var notice: [Finding]
  /// Columns that are known to be of no use, with the reason.
  var unused: [String: String]
  /// A value that is none the kind knows ends the import; otherwise its row is left out and counted.
  var refusesValues: Bool
  /// Lookups that other sections make use of, filled as this section's rows pass.
  var feeds: [LookupRules]

  /// A reason that holds when all conditions do.
  struct Finding: Sendable {
    var conditions: [Condition]
    var reason: String
  }

  /// The lookups its fields are made from.
  var lookups: Set<String> {
    Set(
      fields.compactMap { field in
        if case .lookup(let name, _, _) = field.rule.base { name } else { nil }
      })
  }

  func unusedColumns(of columns: [String]) -> [String: String] {
    var used = Set(fields.flatMap(\.rule.columns))
    used.formUnion((skip + notice).flatMap { $0.conditions.flatMap(\.columns) })
    used.formUnion(feeds.flatMap(\.sourceColumns))
    var reasons: [String: String] = [:]
    for column in columns where !used.contains(column) {
      reasons[column] = unused[column] ?? "not named in the mapping"
    }
    return reasons
  }
}

/// A row of another tool's export.
struct SourceRow {
  let file: String
  let line: Int
  private let columns: [String]
  private let values: [String]

  init(file: String, columns: [String], row: TableRow) {
    self.file = file
    line = row.line
    self.columns = columns
    values = row.values
  }

  /// Trimmed; empty when there is no such column.
  subscript(column: String) -> String {
    guard let position = columns.firstIndex(of: column), position < values.count else { return "" }
    return values[position].trimmingBlanks()
  }
}
