public import CustomerSuccess

/// Facts of one kind as a table of text, line by line: what it writes imports again to the same facts.
public struct RecordWriter: Sendable {
  public enum Format: Hashable, Sendable {
    /// `raw` leaves values unprotected against spreadsheets that run formulas.
    case csv(raw: Bool)
    /// An array of objects, one a line.
    case json
  }

  public let kind: RecordKind
  private let format: Format
  private let csv: CSVWriter
  private let json: JSONLineWriter
  private var isFirst = true

  public init(_ kind: RecordKind, format: Format = .csv(raw: false)) {
    self.kind = kind
    self.format = format
    if case .csv(let raw) = format { csv = CSVWriter(raw: raw) } else { csv = CSVWriter() }
    json = JSONLineWriter(columns: kind.header)
  }

  /// What comes before the first row.
  public var head: String { format == .json ? "[" : csv.line(kind.header) }
  /// What comes after the last row.
  public var tail: String { format == .json ? (isFirst ? "]\n" : "\n]\n") : "" }

  /// Nothing for facts of another kind.
  public mutating func row(_ fact: Fact) -> String {
    guard fact.kind == kind.factKind else { return "" }
    let values = exportRow(fact)
    guard format == .json else { return csv.line(values) }
    defer { isFirst = false }
    return (isFirst ? "\n" : ",\n") + json.line(values).dropLast()
  }

  /// The whole table of a few facts.
  public static func table(_ kind: RecordKind, _ facts: [Fact], format: Format = .csv(raw: false)) -> String {
    var writer = RecordWriter(kind, format: format)
    var text = writer.head
    for fact in facts { text += writer.row(fact) }
    return text + writer.tail
  }
}
