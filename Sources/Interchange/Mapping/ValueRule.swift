import CustomerSuccess

/// How one field's text is made from a row.
struct ValueRule: Sendable {
  var base: Base
  /// Translations of the base's text; empty: taken as it is.
  var values: [String: String] = [:]
  /// For a number: the first band it lies below, or the last one without an edge.
  var bands: [Band] = []
  var time: TimeRule?
  /// Minutes in this column are added to the time.
  var plusMinutes: String?
  /// In place of an empty text, or one that `values` does not know.
  var otherwise: String?
  /// Replacements, the first that holds.
  var instead: [Replacement] = []
  /// An empty text takes away what was there; otherwise it says nothing.
  var blankClears = false

  enum Base: Sendable {
    case column(String)
    case constant(String)
    /// Text with `{column}` in it.
    case template(String)
    case lookup(String, value: String, by: String)
  }

  struct Band: Sendable {
    var below: Double?
    var value: String
  }

  enum TimeRule: Sendable {
    case date(DatePattern?)
    case time(DatePattern?)
  }

  struct Replacement: Sendable {
    var conditions: [Condition]
    var value: String
    /// Nil: nothing worth reporting.
    var reason: String?
  }

  /// The columns it reads.
  var columns: [String] {
    var columns: [String] =
      switch base {
      case .column(let column): [column]
      case .constant: []
      case .template(let text): ValueRule.pieces(of: text).filter(\.isColumn).map(\.text)
      case .lookup(_, _, let key): [key]
      }
    if let plusMinutes { columns.append(plusMinutes) }
    return columns + instead.flatMap { $0.conditions.flatMap(\.columns) }
  }

  /// The text, and the reason when it was replaced. A text that cannot be translated is kept, so that the record's own
  /// complaint names it.
  func text(of row: SourceRow, lookups: LookupBook, zone: Zone) -> (text: String, reason: String?) {
    let text = plainText(of: row, lookups: lookups, zone: zone)
    for replacement in instead
    where replacement.conditions.allSatisfy({ $0.holds(this: text, row: row, lookups: lookups, zone: zone) }) {
      return (replacement.value, replacement.reason)
    }
    return (text, nil)
  }

  private func plainText(of row: SourceRow, lookups: LookupBook, zone: Zone) -> String {
    let found = baseText(of: row, lookups: lookups)
    if let known = values[found] { return known }
    if found.isEmpty { return otherwise ?? "" }
    if !values.isEmpty { return otherwise ?? found }
    if !bands.isEmpty { return bandText(found) }
    guard let time else { return found }
    return timeText(found, as: time, row: row, zone: zone)
  }

  private func baseText(of row: SourceRow, lookups: LookupBook) -> String {
    switch base {
    case .column(let column): return row[column]
    case .constant(let text): return text
    case .template(let text): return ValueRule.pieces(of: text).map { $0.isColumn ? row[$0.text] : $0.text }.joined()
    case .lookup(let name, let value, let key): return lookups.value(value, of: row[key], in: name)
    }
  }

  private func bandText(_ text: String) -> String {
    guard let number = Double(text) else { return otherwise ?? text }
    let band = bands.first { band in band.below.map { number < $0 } ?? true }
    return band?.value ?? otherwise ?? text
  }

  private func timeText(_ text: String, as rule: TimeRule, row: SourceRow, zone: Zone) -> String {
    switch rule {
    case .date(let pattern):
      return SourceTime.stamp(text, pattern: pattern)?.date.description ?? text
    case .time(let pattern):
      guard var moment = SourceTime.instant(text, pattern: pattern, zone: zone) else { return text }
      if let plusMinutes {
        guard let minutes = Double(row[plusMinutes]), minutes.magnitude < 1e9 else { return "" }
        moment = moment + Int((minutes * 60).rounded())
      }
      return moment.iso8601
    }
  }

  struct Piece {
    var text: String
    var isColumn: Bool
  }

  /// `Ticket {id}` → `Ticket `, column `id`
  static func pieces(of template: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(Piece(text: String(rest[..<open]), isColumn: false))
      pieces.append(Piece(text: String(rest[rest.index(after: open)..<close]), isColumn: true))
      rest = rest[rest.index(after: close)...]
    }
    return pieces + [Piece(text: String(rest), isColumn: false)]
  }
}

/// Something that holds for a row or does not.
struct Condition: Sendable {
  /// What is looked at; nil: the field's own text, before it is replaced.
  var subject: ValueRule?
  var test: Test

  enum Test: Sendable {
    case empty, present
    case oneOf([String])
    case before(ValueRule)
    case after(ValueRule)
  }

  var columns: [String] {
    let own = subject?.columns ?? []
    switch test {
    case .before(let other), .after(let other): return own + other.columns
    default: return own
    }
  }

  func holds(this: String, row: SourceRow, lookups: LookupBook, zone: Zone) -> Bool {
    let text = subject.map { $0.text(of: row, lookups: lookups, zone: zone).text } ?? this
    switch test {
    case .empty: return text.isEmpty
    case .present: return !text.isEmpty
    case .oneOf(let values): return values.contains(text)
    case .before(let other), .after(let other):
      let bound = other.text(of: row, lookups: lookups, zone: zone).text
      guard let left = SourceTime.instant(text, pattern: nil, zone: zone),
        let right = SourceTime.instant(bound, pattern: nil, zone: zone)
      else { return false }
      if case .before = test { return left < right }
      return left > right
    }
  }
}
