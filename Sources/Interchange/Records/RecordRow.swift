public import CustomerSuccess

/// One row on its way to facts: values by column, read with complaints gathered instead of thrown, so that one look at a
/// wrong row names all that is wrong with it.
struct RecordRow {
  let file: String
  let line: Int
  let reading: RecordReading
  private let values: [String]
  private let index: [String: Int]
  private(set) var complaints: [InputComplaint] = []
  /// The state that a ticket's row tells; a stored ticket is caught up with it.
  var snapshot: TicketSnapshot?

  init(file: String, line: Int, values: [String], index: [String: Int], reading: RecordReading) {
    self.file = file
    self.line = line
    self.values = values
    self.index = index
    self.reading = reading
  }

  mutating func complain(_ column: String, _ message: String) {
    complaints.append(InputComplaint(file: file, line: line, column: column, message: message))
  }

  /// Whether the file has such a column.
  func tells(_ column: String) -> Bool { index[column] != nil }

  /// As it stands; empty when the file has no such column.
  func text(_ column: String) -> String {
    guard let position = index[column], position < values.count else { return "" }
    return values[position]
  }

  func trimmed(_ column: String) -> String { text(column).trimmingBlanks() }
  func isEmpty(_ column: String) -> Bool { trimmed(column).isEmpty }

  mutating func required(_ column: String, _ expected: String = "a text") -> String {
    let text = text(column)
    if text.allSatisfy({ $0 == " " || $0 == "\t" }) { complain(column, "empty, expected \(expected)") }
    return text
  }

  /// An id: trimmed, not empty, without control characters.
  mutating func id<ID: Identifier>(_ column: String, as type: ID.Type = ID.self) -> ID {
    let text = trimmed(column)
    if text.isEmpty { complain(column, "empty, expected an id") }
    if text.utf8.count > 200 { complain(column, "an id of \(text.utf8.count) bytes, expected at most 200") }
    if text.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) {
      complain(column, "a control character in an id")
    }
    return ID(text)
  }

  mutating func optionalID<ID: Identifier>(_ column: String, as type: ID.Type = ID.self) -> ID? {
    isEmpty(column) ? nil : id(column)
  }

  /// One of an enumeration's names; upper case, blanks, `-` and `_` make no difference. Empty gives `standard`.
  mutating func choice<Choice: CaseIterable & RawRepresentable>(
    _ column: String, standard: Choice? = nil
  ) -> Choice? where Choice.RawValue == String {
    let text = trimmed(column)
    if text.isEmpty, let standard { return standard }
    let wanted = text.plainName
    if let choice = Choice.allCases.first(where: { $0.rawValue.plainName == wanted }) { return choice }
    let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    complain(column, "found '\(text.excerpt)', expected one of \(names)")
    return nil
  }

  mutating func flag(_ column: String) -> Bool {
    switch trimmed(column).lowercased() {
    case "", "false", "no", "0": return false
    case "true", "yes", "1": return true
    case let other:
      complain(column, "found '\(other.excerpt)', expected true or false")
      return false
    }
  }

  mutating func integer(_ column: String, in range: ClosedRange<Int>) -> Int? {
    let text = trimmed(column)
    guard let value = Int(text), range.contains(value) else {
      complain(column, "found '\(text.excerpt)', expected a whole number\(RecordRow.words(range))")
      return nil
    }
    return value
  }

  mutating func optionalInteger(_ column: String, in range: ClosedRange<Int>) -> Int? {
    isEmpty(column) ? nil : integer(column, in: range)
  }

  mutating func date(_ column: String) -> LocalDate? {
    let text = trimmed(column)
    guard let date = LocalDate(iso8601: text) else {
      complain(column, "found '\(text.excerpt)', expected a date such as 2026-11-23")
      return nil
    }
    return date
  }

  mutating func optionalDate(_ column: String) -> LocalDate? { isEmpty(column) ? nil : date(column) }

  /// A time with an offset; without one it is read in the zone the import was given, if any.
  mutating func instant(_ column: String) -> Instant? {
    let text = trimmed(column)
    if let moment = Instant(iso8601: text) { return moment }
    guard let stamp = LocalTimestamp(text: text) else {
      complain(column, "found '\(text.excerpt)', expected a time such as 2026-11-23T14:05:32Z")
      return nil
    }
    guard let zone = reading.zone else {
      complain(
        column, "found '\(text.excerpt)' without an offset, expected a time such as 2026-11-23T14:05:32Z or a zone")
      return nil
    }
    return zone.instant(stamp.date, secondOfDay: stamp.secondOfDay)
  }

  mutating func optionalInstant(_ column: String) -> Instant? { isEmpty(column) ? nil : instant(column) }

  private static func words(_ range: ClosedRange<Int>) -> String {
    switch (range.lowerBound, range.upperBound) {
    case (.min, .max): ""
    case (let low, .max): " of \(low) or more"
    case (let low, let high): " from \(low) to \(high)"
    }
  }
}

/// What reading needs to know besides the row.
public struct RecordReading: Sendable {
  /// Where times without an offset are read; nil refuses them.
  public var zone: Zone?
  /// Reads a metric's value; throws a `Refusal` that says what was expected.
  public var metricValue: @Sendable (MetricID, String) throws -> MetricValue

  public init(
    zone: Zone? = nil,
    metricValue: @escaping @Sendable (MetricID, String) throws -> MetricValue = { _, text in
      guard let value = MetricValue(text: text) else {
        throw Refusal("found '\(text)', expected a number, excellent, good, fair, poor, unmet or n/a")
      }
      return value
    }
  ) {
    self.zone = zone
    self.metricValue = metricValue
  }
}

extension String {
  /// Lower case letters and digits only, so that `In Progress`, `in_progress` and `inProgress` are one name.
  var plainName: String { String(lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }) }
  /// Short enough for a complaint.
  var excerpt: String { count <= 60 ? self : prefix(59) + "…" }
}
