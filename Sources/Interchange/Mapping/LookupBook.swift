import CustomerSuccess

/// A table of sums, counts and extremes by key, made from a file that is no kind of row itself.
struct LookupRules: Sendable {
  var name: String
  /// A file with all of these is read for it; empty: fed by a section.
  var columns: [String]
  var key: String
  /// A column in which no value may stand twice: the later row is left out.
  var unique: String?
  var values: [Value]
  var form = TableForm.foreign

  struct Value: Sendable {
    var name: String
    var column: String
    var way: Way
    var conditions: [Condition]
  }

  enum Way: String, CaseIterable, Sendable {
    case sum, count
    /// By date; the text of the column is kept.
    case earliest, latest
    /// The text of the last row that has one.
    case text
  }

  var sourceColumns: [String] {
    [key] + (unique.map { [$0] } ?? []) + values.map(\.column) + values.flatMap { $0.conditions.flatMap(\.columns) }
  }

  /// Why a text cannot be entered.
  fileprivate static func expected(_ way: Way) -> String {
    switch way {
    case .sum: "a number"
    case .earliest, .latest: "a date"
    case .count, .text: "a text"
    }
  }
}

/// The lookups of a mapping as far as they are filled: memory grows with the number of keys.
struct LookupBook: Sendable {
  private let rules: [LookupRules]
  private var tables: [String: [String: [String: String]]] = [:]
  private(set) var read: Set<String> = []
  /// The customers there are, where the mapping finds them by other things than their id.
  var customers = CustomerBook()
  /// And the people there are.
  var people = PeopleBook()
  /// Those who learn, and what they learn, where files tell of training.
  var learners = LearnerBook()
  var modules = ModuleBook()

  init(_ rules: [LookupRules]) { self.rules = rules }

  /// Empty when there is no such key.
  func value(_ value: String, of key: String, in lookup: String) -> String { tables[lookup]?[key]?[value] ?? "" }

  /// Whether a file of these columns is a lookup's.
  func hasLookup(for columns: [String]) -> Bool { rule(for: columns) != nil }

  private func rule(for columns: [String]) -> LookupRules? {
    rules.first { !$0.columns.isEmpty && $0.columns.allSatisfy(columns.contains) }
  }

  /// Reads a file that is a lookup's; nil when it is none's.
  mutating func readAll(_ source: any TableReader) throws -> ImportReport.FileReport? {
    var reader = source
    guard let rule = rule(for: reader.columns) else { return nil }
    read.insert(rule.name)
    var seen: Set<String> = []
    let places = SourceRow.places(of: reader.columns)
    var report = ImportReport.FileReport(file: reader.file, role: "lookup \(rule.name)")
    for column in reader.columns where !rule.sourceColumns.contains(column) {
      report.unusedColumns[column] = "not named in the mapping"
    }
    while let row = try reader.next() {
      report.rows += 1
      let row = SourceRow(file: reader.file, places: places, row: row)
      if let unique = rule.unique, !seen.insert(row[unique]).inserted {
        report.skip(line: row.line, "\(unique) given twice")
        continue
      }
      if let complaint = add(row, to: rule) { report.leaveOut([complaint]) }
    }
    return report
  }

  /// Enters a row; a complaint about a value that cannot be used.
  @discardableResult
  mutating func add(_ row: SourceRow, to rule: LookupRules) -> InputComplaint? {
    var entry = tables[rule.name]?[row[rule.key]] ?? [:]
    for value in rule.values {
      let context = RowContext(row: row, lookups: self, zone: .gmt)
      let holds = value.conditions.allSatisfy { $0.holds(this: row[value.column], context) }
      guard holds else { continue }
      let text = row[value.column]
      guard let combined = LookupBook.combine(entry[value.name], with: text, way: value.way) else {
        return InputComplaint(
          file: row.file, line: row.line, column: value.column,
          message: "found '\(text.excerpt)', expected \(LookupRules.expected(value.way))")
      }
      entry[value.name] = combined
    }
    tables[rule.name, default: [:]][row[rule.key]] = entry
    return nil
  }

  /// Nil when the text is no number or date; an empty one changes nothing: a sum of blanks is not nought, it is not told.
  private static func combine(_ old: String?, with text: String, way: LookupRules.Way) -> String? {
    switch way {
    case .text: return text.isEmpty ? old ?? "" : text
    case .count: return String((old.flatMap { Int($0) } ?? 0) + 1)
    case .sum:
      if text.isEmpty { return old ?? "" }
      guard let number = Double(text), number.isFinite else { return nil }
      // Hundredths, so that a sum of cents is one.
      let sum = (((old.flatMap(Double.init) ?? 0) + number) * 100).rounded() / 100
      return sum.shortText
    case .earliest, .latest:
      if text.isEmpty { return old ?? "" }
      guard let moment = SourceTime.instant(text, zone: .gmt) else { return nil }
      guard let old, let before = SourceTime.instant(old, zone: .gmt) else { return text }
      return (way == .earliest ? moment < before : moment > before) ? text : old
    }
  }
}
