extension FilterParser {
  /// `1000`, `5k`, `1000..2000`, and with a currency `1000EUR`, `$1000`, `"1000 eur"`.
  func money(
    _ comparison: FilterWord.Comparison, _ value: Value, unit: String, of field: Field
  ) throws(FilterError) -> Filter.Test {
    let told = FilterAmount(value.text)
    let bounds = try number(comparison, (told.number, value.range), unit: unit, expecting: field.expectation)
    guard let currencies = told.currencies else { return .number(bounds) }
    guard !currencies.isEmpty else {
      throw error(value.range, "'\(value.text)' is in two currencies, expected one such as 1000EUR")
    }
    return .money(bounds, currencies: currencies)
  }

  /// The word with what stands behind it in a word of its own: the currency of `mrr>1000 EUR`, the amount of `mrr>$ 1000`. Nil where
  /// neither does.
  func withMoney(_ word: FilterWord, behind next: FilterToken?) throws(FilterError) -> FilterWord? {
    guard let name = word.name, Field.named(name, in: subject) == .revenue, case .word(let other)? = next,
      other.name == nil, !other.isNegated, let value = other.values.first, value.range.count == value.text.count,
      let last = word.values.last
    else { return nil }
    let isCurrency = FilterCurrency.named(value.text) != nil
    if isCurrency, FilterAmount.isOpen(last.text) { return whole(word, with: value) { $0 + value.text } }
    let sign = FilterWord.ordered(word.comparison, last).1.text
    if FilterCurrency.named(sign) != nil, value.text.first?.isNumber == true {
      return whole(word, with: value) { $0 + value.text }
    }
    if !isCurrency, value.text.count == 1, value.text.first?.isCurrencySymbol == true {
      throw error(value.range, "'\(value.text)' is no currency that is known here, expected a code such as EUR")
    }
    return nil
  }

  /// All values that have no currency of their own yet, of which the last goes on in the next word.
  private func whole(_ word: FilterWord, with next: Value, _ text: (String) -> String) -> FilterWord {
    var whole = word
    let last = word.values.count - 1
    whole.values = word.values.enumerated().map { index, told in
      let range = told.range.lowerBound..<(index == last ? next.range.upperBound : told.range.upperBound)
      let isOwn = index < last && FilterAmount(told.text).currencies != nil
      return (isOwn ? told.text : text(told.text), range)
    }
    return whole
  }
}

/// A currency as it is typed beside an amount: a code in any case, a sign, or its name.
enum FilterCurrency {
  /// The codes that may be meant: `$` is any of the dollars that there are. Nil for what is no currency.
  static func named(_ text: String) -> [String]? {
    let code = text.uppercased()
    if Currencies.digits(of: code) != nil { return [code] }
    if let sign = text.first, text.count == 1 { return WrittenAmount.currencies(of: sign) }
    return names[text.lowercased()]
  }

  private static let names: [String: [String]] = [
    "euro": ["EUR"], "euros": ["EUR"], "pound": ["GBP"], "pounds": ["GBP"], "yen": ["JPY"],
    "dollar": WrittenAmount.dollars.sorted(), "dollars": WrittenAmount.dollars.sorted(), "us$": ["USD"], "a$": ["AUD"],
    "au$": ["AUD"], "c$": ["CAD"], "ca$": ["CAD"], "nz$": ["NZD"], "s$": ["SGD"], "hk$": ["HKD"],
  ]
}

/// An amount as it is typed, apart from its currency: `1000EUR`, `5k eur`, `$1000..$2000`.
private struct FilterAmount {
  /// As it is read where nothing is said of a currency; the whole text where something else stands beside it.
  let number: String
  /// Empty where two are named that are not the same; nil where none is.
  let currencies: [String]?

  init(_ text: String) {
    guard let dots = text.firstRange(of: "..") else {
      let side = Self.side(text)
      (number, currencies) = side.map { ($0.number, $0.currencies) } ?? (text, nil)
      return
    }
    let sides = [text[..<dots.lowerBound], text[dots.upperBound...]].map { side in
      Self.side(String(side)) ?? (String(side), nil)
    }
    number = "\(sides[0].number)..\(sides[1].number)"
    currencies = Self.both(sides[0].currencies, sides[1].currencies)
  }

  /// It ends as an amount does that has no currency behind it.
  static func isOpen(_ text: String) -> Bool { text.last.map { $0.isNumber || $0.lowercased() == "k" } ?? false }

  /// Nil where what stands before or behind the digits is no currency.
  private static func side(_ text: String) -> (number: String, currencies: [String]?)? {
    let text = text.withoutOuterBlanks
    guard let first = text.firstIndex(where: \.isNumber), let last = text.lastIndex(where: \.isNumber) else {
      return nil
    }
    var before = String(text[..<first])
    let sign = before.last.map { "-.".contains($0) } == true ? String(before.removeLast()) : ""
    let digits = sign + text[first...last]
    let after = text[text.index(after: last)...]
    // `5kes` is five shillings, `5keur` five thousand euros.
    for thousands in ["", "k"] where after.lowercased().hasPrefix(thousands) {
      let behind = after.dropFirst(thousands.count)
      guard let named = named(before), let other = self.named(String(behind)) else { continue }
      return (digits + thousands, both(named, other))
    }
    return nil
  }

  /// Inner nil for nothing, outer for what is no currency.
  private static func named(_ text: String) -> [String]?? {
    let text = text.withoutOuterBlanks
    guard !text.isEmpty else { return .some(nil) }
    return FilterCurrency.named(text).map { .some($0) }
  }

  private static func both(_ one: [String]?, _ other: [String]?) -> [String]? {
    guard let one, let other else { return one ?? other }
    return one.filter(other.contains)
  }
}

/// What is known of the names that filters ask by: asked where one finds nothing.
public struct FilterNames: Hashable, Sendable {
  /// All that is counted of anybody.
  public var counters: Set<String>
  /// The codes of all that anybody pays in.
  public var currencies: Set<String>

  public init(counters: Set<String>, currencies: Set<String> = []) {
    self.counters = counters
    self.currencies = currencies
  }
}

extension Filter {
  /// Whether a list without rows has to know what is counted and paid in, to say why it has none.
  public var needsNames: Bool { !counters.isEmpty || terms.contains(where: \.asksOfCurrency) }
}

extension Filter.Term {
  fileprivate var asksOfCurrency: Bool {
    switch condition {
    case .field(.revenue, let tests): tests.contains { if case .money = $0 { true } else { false } }
    case .any(let filters): filters.contains { $0.terms.contains(where: \.asksOfCurrency) }
    default: false
    }
  }

  /// Nobody pays in what is asked for: `nobody here pays in EUR; there are GBP, USD`.
  func unpaid(among currencies: Set<String>) -> String? {
    guard !isNegated, case .field(.revenue, let tests) = condition else { return nil }
    var wanted: [String] = []
    for test in tests {
      guard case .money(_, let codes) = test, currencies.isDisjoint(with: codes) else { return nil }
      for code in codes where !wanted.contains(code) { wanted.append(code) }
    }
    guard !wanted.isEmpty else { return nil }
    let known =
      currencies.isEmpty ? "" : "; there \(currencies.count == 1 ? "is" : "are") \(currencies.sorted().listed(5))"
    return "nobody here pays in \(wanted.joined(separator: ", "))\(known)"
  }
}
