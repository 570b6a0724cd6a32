/// CSV with a header row.
struct CSVTable: TableReader {
  let file: String
  let columns: [String]
  private var reader: CSVReader
  private let raw: Bool

  /// `raw`: values are taken as they stand, without undoing the writer's protection against formulas.
  init(file: String, cursor: ByteCursor, raw: Bool) throws {
    var reader = CSVReader(file: file, cursor: cursor)
    guard let header = try reader.next() else {
      throw InputComplaint(file: file, message: "empty, expected a header row")
    }
    let names = header.values.map { $0.trimmingBlanks() }
    var seen: Set<String> = []
    for (index, name) in names.enumerated() {
      let place = "field \(index + 1)"
      guard !name.isEmpty else {
        throw InputComplaint(file: file, line: header.line, column: place, message: "no column name in the header")
      }
      guard seen.insert(name).inserted else {
        throw InputComplaint(file: file, line: header.line, column: place, message: "column '\(name)' given twice")
      }
    }
    self.file = file
    self.columns = names
    self.reader = reader
    self.raw = raw
  }

  mutating func next() throws -> TableRow? {
    guard var row = try reader.next() else { return nil }
    if !raw {
      for index in row.values.indices { FormulaProtection.undo(&row.values[index]) }
    }
    return row
  }
}

/// Keeps a spreadsheet from running a value as a formula (CWE-1236): `'` goes before a leading `= + - @ TAB CR`, and comes
/// off again on import.
///
/// A value that itself begins with `'` and such a character gets one more, so that undoing always gives back what was
/// written; plain negative numbers are numbers to every spreadsheet and stay as they are.
enum FormulaProtection {
  static func apply(_ value: String) -> String { isEndangered(value) ? "'" + value : value }

  static func undo(_ value: inout String) {
    guard value.utf8.first == UInt8(ascii: "'"), startsFormula(value) else { return }
    value.removeFirst()
  }

  private static func isEndangered(_ value: String) -> Bool {
    guard startsFormula(value) else { return false }
    return !isNegativeNumber(value)
  }

  private static func startsFormula(_ value: String) -> Bool {
    switch value.utf8.first(where: { $0 != UInt8(ascii: "'") }) {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"),
      UInt8(ascii: "\r"):
      true
    default: false
    }
  }

  private static func isNegativeNumber(_ value: String) -> Bool {
    let bytes = value.utf8
    guard bytes.first == UInt8(ascii: "-") else { return false }
    let parts = bytes.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (48...57).contains($0) } }
  }
}

extension String {
  /// Without blanks and tabs at either end.
  func trimmingBlanks() -> String {
    guard let first = utf8.first, let last = utf8.last, [first, last].contains(where: { $0 == 32 || $0 == 9 }) else {
      return self
    }
    let start = firstIndex { $0 != " " && $0 != "\t" } ?? endIndex
    let end = lastIndex { $0 != " " && $0 != "\t" }.map(index(after:)) ?? start
    return String(self[start..<Swift.max(start, end)])
  }
}
