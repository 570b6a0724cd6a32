/// Rows of a file that were not used, each by its line with the reason. A reason that many rows have is kept once.
public struct LeftOutRows: Hashable, Sendable {
  private var lines: [Int32] = []
  private var reasons: [Int32] = []
  private var words: [String] = []
  /// Under what each reason is counted.
  private var kinds: [String] = []
  private var places: [String: Int32] = [:]

  public var count: Int { lines.count }

  /// `kind` is what it is counted as, `reason` what is said of this row.
  mutating func add(line: Int, _ reason: String, as kind: String) {
    let place = places[reason] ?? Int32(words.count)
    if place == words.count {
      places[reason] = place
      words.append(reason)
      kinds.append(kind)
    }
    lines.append(Int32(clamping: line))
    reasons.append(place)
  }

  /// What was said last.
  var lastReason: String { reasons.last.map { words[Int($0)] } ?? "" }

  /// One after the other, in the order in which they were found.
  public var rows: [Row] { zip(lines, reasons).map { Row(place: Int($0), reason: words[Int($1)]) } }

  public struct Row: Hashable, Sendable {
    let place: Int
    public let reason: String

    /// Nil where several rows begin on one line.
    public var line: Int? { place < 0 ? nil : place }
    /// From 1; nil where the line tells it.
    public var number: Int? { place < 0 ? -place : nil }
    /// `line 12`, `row 17`
    public var words: String { RowPlace.words([place]) }
  }

  /// `lines 3-5, 9`, by what they are counted as.
  var linesByKind: [String: String] {
    var found: [String: [Int]] = [:]
    for (line, reason) in zip(lines, reasons) { found[kinds[Int(reason)], default: []].append(Int(line)) }
    return found.mapValues(RowPlace.words)
  }
}

/// Rows that were left out as they stand in their file, to be mended and imported again.
public struct RejectedRows: Hashable, Sendable {
  public private(set) var columns: [String]
  public private(set) var rows: [Row] = []

  public struct Row: Hashable, Sendable {
    public var values: [String]
    public var reason: String
    /// It is not as wide as its table.
    public var isUnfit = false
  }

  init(columns: [String]) { self.columns = columns }

  /// A format without a header may find more columns as it goes.
  mutating func add(_ row: Row, columns: [String]) {
    if columns.count > self.columns.count { self.columns = columns }
    rows.append(row)
  }

  /// Those of another file with the same columns.
  public mutating func add(_ other: RejectedRows) { rows += other.rows }

  /// What the column with the reasons is called; `another` where the file has one of that name itself.
  static let column = "reason"
  static let otherColumn = "reason_left_out"

  /// The columns of a file that are read: not the one that its rejected rows were written with.
  static func told(_ columns: [String], by kind: RecordKind?) -> [String] {
    let isOwn = kind?.header.contains(column) ?? false
    return columns.filter { $0 != otherColumn && ($0 != column || isOwn) }
  }

  /// The columns without the one with the reasons, as it may be called.
  static func toldColumns(_ columns: [String]) -> [[String]] {
    [columns.filter { $0 != otherColumn }, told(columns, by: nil)]
  }

  /// Whether a file of these columns is one that was handed back, of rows that are read so.
  static func isHandedBack(_ columns: [String], to rules: SectionRules) -> Bool {
    func isAtAnEnd(_ column: String) -> Bool { columns.first == column || columns.last == column }
    if isAtAnEnd(otherColumn) { return true }
    return isAtAnEnd(column) && !rules.used.contains(column) && rules.unused[column] == nil
  }

  /// Whether rows with these columns were handed back, wherever a person has put the reasons: however many there are, they are no
  /// list of all that their source has.
  static func areHandedBack(_ columns: [String], to kind: RecordKind, _ rules: SectionRules?) -> Bool {
    if columns.contains(otherColumn) { return true }
    guard let rules else { return columns.contains(column) && !kind.header.contains(column) }
    return columns.contains(column) && !rules.used.contains(column) && rules.unused[column] == nil
  }

  /// Always laid out alike, whatever the rows' own file is. The reason goes first: it stands under its name also where a row is
  /// shorter or longer than its table.
  public var csv: String {
    let writer = CSVWriter()
    var text = ""
    writer.append([columns.contains(Self.column) ? Self.otherColumn : Self.column] + columns, to: &text)
    for row in rows {
      writer.append([row.reason] + row.values + missing(in: row), to: &text)
    }
    return text
  }

  /// What a format without a header did not know of yet. A row of another width than its table stays as wide as it is: nothing tells
  /// which of its fields is which, and so it is not taken for one that has been mended.
  private func missing(in row: Row) -> [String] {
    row.isUnfit ? [] : Array(repeating: "", count: max(0, columns.count - row.values.count))
  }

  public static func == (left: RejectedRows, right: RejectedRows) -> Bool {
    left.columns == right.columns && left.rows == right.rows
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(columns)
    hasher.combine(rows.count)
  }
}
