/// What a list is narrowed to: all terms must hold.
///
/// Read from text by `Filter.parse`; decided in memory by `matches` and in the store by one translation to SQL, which a
/// property test holds equal.
public struct Filter: Hashable, Sendable {
  public var terms: [Term]

  public init(_ terms: [Term] = []) { self.terms = terms }

  public var isEmpty: Bool { terms.isEmpty }

  /// Both filters at once, as a scope narrows every list.
  public func and(_ other: Filter) -> Filter { Filter(terms + other.terms.filter { !terms.contains($0) }) }

  /// What is left when nothing is asked of a field: alternatives lose what they ask of it, and one that asks nothing else
  /// lets everything pass.
  public func without(_ field: Field) -> Filter {
    Filter(
      terms.compactMap { term in
        guard case .any(let filters) = term.condition else { return term.isAbout(field) ? nil : term }
        let rest = filters.map { $0.without(field) }
        return rest.contains(where: \.isEmpty) ? nil : Term(.any(rest), isNegated: term.isNegated)
      })
  }

  /// Whether a term is about this field.
  public func asks(about field: Field) -> Bool {
    terms.contains { $0.isAbout(field) }
  }

  /// The counters whose trends it asks about.
  public var counters: Set<CounterID> {
    terms.reduce(into: []) { counters, term in
      switch term.condition {
      case .trend(let counter, _): counters.insert(counter)
      case .any(let filters): for filter in filters { counters.formUnion(filter.counters) }
      case .words, .field: break
      }
    }
  }

  /// It asks for tickets by what breaks next, ahead of now: `breaches:1h`, and not `breaches:past`.
  public var asksForNextBreach: Bool {
    terms.contains { term in
      switch term.condition {
      case .field(.breaches, let tests): tests.contains(where: \.looksAhead)
      case .any(let filters): filters.contains(where: \.asksForNextBreach)
      default: false
      }
    }
  }

  public struct Term: Hashable, Sendable {
    public var isNegated: Bool
    public var condition: Condition

    public init(_ condition: Condition, isNegated: Bool = false) {
      self.condition = condition
      self.isNegated = isNegated
    }

    func isAbout(_ field: Field) -> Bool {
      switch condition {
      case .field(let own, _): own == field
      case .any(let filters): filters.contains { $0.asks(about: field) }
      case .words, .trend: false
      }
    }
  }

  public enum Condition: Hashable, Sendable {
    /// Text anywhere in the row's names and ids, upper and lower case alike.
    case words(String)
    /// The field passes at least one of the tests.
    case field(Field, anyOf: [Test])
    /// By how many per cent a counter rose or fell (`CounterTrend`) passes at least one of the tests.
    case trend(of: CounterID, anyOf: [Test])
    /// At least one of the filters passes the row.
    case any([Filter])
  }

  /// What a field's value must be. A value that is not there passes only `absent`.
  public enum Test: Hashable, Sendable {
    /// Text, upper and lower case alike.
    case contains(String)
    /// The whole text, upper and lower case alike.
    case equals(String)
    /// A number.
    case number(Bounds)
    /// An amount in one of these currencies, in its major units; an amount in any passes `number`.
    case money(Bounds, currencies: [String])
    /// A day, counted from today: −1 is yesterday.
    case daysAhead(Bounds)
    /// A moment, as seconds before now.
    case age(Bounds)
    /// A day, or the local day of a moment, as its day number.
    case day(Bounds)
    case absent
  }

  /// A stretch of numbers; a missing side is open.
  public struct Bounds: Hashable, Sendable {
    public var lower: Double?
    public var includesLower: Bool
    public var upper: Double?
    public var includesUpper: Bool

    public init(
      lower: Double? = nil, includesLower: Bool = true, upper: Double? = nil, includesUpper: Bool = true
    ) {
      self.lower = lower
      self.includesLower = includesLower
      self.upper = upper
      self.includesUpper = includesUpper
    }

    public func contains(_ value: Double) -> Bool {
      if let lower, value < lower || (value == lower && !includesLower) { return false }
      if let upper, value > upper || (value == upper && !includesUpper) { return false }
      return true
    }

    /// The same stretch seen from the other side: `< 30 days ago` is `> −30 days ahead`.
    var mirrored: Bounds {
      Bounds(
        lower: upper.map { -$0 }, includesLower: includesUpper, upper: lower.map { -$0 },
        includesUpper: includesLower)
    }

  }
}

extension Filter.Test {
  /// Of a moment: it lets one through that is not over.
  fileprivate var looksAhead: Bool {
    switch self {
    case .age(let bounds): (bounds.lower ?? -1) < 0
    case .daysAhead(let bounds): (bounds.upper ?? 1) >= 0
    case .day: true
    case .absent, .contains, .equals, .number, .money: false
    }
  }
}
