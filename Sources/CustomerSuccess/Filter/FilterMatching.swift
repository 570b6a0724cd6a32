/// A row as a filter sees it.
public protocol FilterRow {
  /// Names and ids that plain words are looked for in.
  var words: [String] { get }
  /// Nil when the row has no such value.
  func value(of field: Field) -> FieldValue?
  /// By how many per cent a counter rose or fell; nil where it has no trend, and of rows that know no counters.
  func trend(of counter: CounterID) -> Double?
}

extension FilterRow {
  public func trend(of counter: CounterID) -> Double? { nil }
}

/// A field's value in a row, by the field's kind.
public enum FieldValue: Hashable, Sendable {
  /// Texts, persons and choices by their name.
  case text(String)
  case number(Double)
  /// Several amounts, one a currency, of which one has to pass.
  case amounts([Money])
  case day(LocalDate)
  case moment(Instant)
  /// Several moments, of which one has to pass; none is no value.
  case moments([Instant])
}

/// What a filter's relative values are relative to.
public struct FilterContext: Sendable {
  public var now: Instant
  public var zone: Zone
  public var today: LocalDate { zone.date(of: now) }

  public init(now: Instant, zone: Zone) {
    self.now = now
    self.zone = zone
  }
}

extension Filter {
  public func matches(_ row: some FilterRow, in context: FilterContext) -> Bool {
    terms.allSatisfy { $0.condition.holds(for: row, in: context) != $0.isNegated }
  }
}

extension Filter.Condition {
  func holds(for row: some FilterRow, in context: FilterContext) -> Bool {
    switch self {
    case .words(let text):
      let wanted = folded(text)
      return !wanted.isEmpty && row.words.contains { folded($0).hasBytes(of: wanted) }
    case .field(let field, let tests):
      let value = row.value(of: field)
      return tests.contains { $0.passes(value, in: context) }
    case .trend(let counter, let tests):
      let value = row.trend(of: counter).map(FieldValue.number)
      return tests.contains { $0.passes(value, in: context) }
    case .any(let filters): return filters.contains { $0.matches(row, in: context) }
    }
  }
}

extension Filter.Test {
  /// An empty text counts as no value.
  func passes(_ value: FieldValue?, in context: FilterContext) -> Bool {
    let isAbsent = value == nil || value == .text("") || value == .moments([])
    if case .absent = self { return isAbsent }
    guard let value, !isAbsent else { return false }
    if case .amounts(let amounts) = value { return amounts.contains { passes(amount: $0) } }
    if case .moments(let moments) = value { return moments.contains { passes(.moment($0), in: context) } }
    switch (self, value) {
    case (.contains, .text(let text)), (.equals, .text(let text)): return means(text)
    case (.number(let bounds), .number(let number)): return bounds.contains(number)
    case (.daysAhead(let bounds), .day(let day)): return bounds.contains(Double(day - context.today))
    case (.daysAhead(let bounds), .moment(let moment)):
      return bounds.contains(Double(context.zone.date(of: moment) - context.today))
    case (.day(let bounds), .day(let day)): return bounds.contains(Double(day.day))
    case (.day(let bounds), .moment(let moment)):
      return bounds.contains(Double(context.zone.date(of: moment).day))
    case (.age(let bounds), .moment(let moment)): return bounds.contains(Double(context.now - moment))
    default: return false
    }
  }

  private func passes(amount: Money) -> Bool {
    switch self {
    case .number(let bounds): bounds.contains(amount.majorUnits)
    case .money(let bounds, let currencies): currencies.contains(amount.currency) && bounds.contains(amount.majorUnits)
    default: false
    }
  }
}
