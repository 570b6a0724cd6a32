extension FilterParser {
  /// `1000`, `5k`, `1000..2000`, and with a currency `1000EUR` or `"1000 EUR"`.
  func money(
    _ comparison: FilterWord.Comparison, _ value: Value, unit: String, of field: Field
  ) throws(FilterError) -> Filter.Test {
    guard let (amount, currency) = FilterWord.money(value.text) else {
      return .number(try number(comparison, value, unit: unit, expecting: field.expectation))
    }
    let end = min(value.range.upperBound, value.range.lowerBound + amount.count)
    let bounds = try number(
      comparison, (amount, value.range.lowerBound..<end), unit: unit, expecting: field.expectation)
    return .money(bounds, currency: currency)
  }

  /// The word with the currency that stands behind it: `mrr>1000 EUR` asks for no word. Nil where none does.
  func inCurrency(_ word: FilterWord, behind next: FilterToken?) -> FilterWord? {
    guard let name = word.name, Field.named(name, in: subject) == .revenue, case .word(let code)? = next,
      code.name == nil, !code.isNegated, let value = code.values.first, value.range.count == value.text.count,
      value.text == value.text.uppercased(), Currencies.digits(of: value.text) != nil,
      let last = word.values.last, last.text.last.map({ $0.isNumber || $0 == "k" }) ?? false
    else { return nil }
    var whole = word
    whole.values = word.values.map { told in
      FilterWord.money(told.text) == nil
        ? (told.text + value.text, told.range.lowerBound..<value.range.upperBound) : told
    }
    return whole
  }
}

extension FilterWord {
  /// `1000EUR`, `5k eur`; nil where no currency stands behind the amount.
  fileprivate static func money(_ text: String) -> (amount: String, currency: String)? {
    let code = text.suffix(3).uppercased()
    let amount = String(text.dropLast(3)).trimmingBlanks()
    guard Currencies.digits(of: code) != nil, let last = amount.last, last.isNumber || last.lowercased() == "k" else {
      return nil
    }
    return (amount, code)
  }
}
