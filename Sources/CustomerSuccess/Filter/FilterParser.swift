extension Filter {
  /// Reads a filter such as `tier:pro score<70 renews<30d owner:me -industry:other "acme"`.
  ///
  /// A blank means and, a comma or between values, `or` between conditions, a leading `-` or `!` not; parentheses bind first,
  /// then what stands side by side, then `or`. Words without a field search names and ids. A person is found by any part of
  /// the name, and by `=` by the whole of it; `me` stands for the person acting. Quotation marks of either kind hold together.
  public static func parse(
    _ text: String, in subject: Field.Subject, me: String
  ) throws(FilterError) -> Filter {
    var grammar = try FilterGrammar(FilterParser(text: text, subject: subject, me: me))
    return try grammar.filter()
  }
}

struct FilterParser {
  var text: String
  var subject: Field.Subject
  var me: String

  func term(_ word: FilterWord) throws(FilterError) -> Filter.Term {
    guard let name = word.name else {
      return Filter.Term(.words(word.values[0].text), isNegated: word.isNegated)
    }
    if let counter = word.counter { return try trend(of: counter, word) }
    let field = try field(name, at: word.nameRange).meant(by: word, isTime: isTime)
    if field.kind.hasOrder { try refuseOrderOfSeveral(word) }
    var tests: [Filter.Test] = []
    for value in word.values {
      guard !value.text.isEmpty else {
        throw error(value.range, "\(name) has no value, expected \(field.expectation)")
      }
      tests += try self.tests(field, word.comparison, value)
    }
    let isNegated = word.isNegated != (word.comparison == .isNot)
    let asked = Filter.Condition.field(field, anyOf: tests)
    let ids = self.ids(of: field, word.values)
    guard !ids.isEmpty else { return Filter.Term(asked, isNegated: isNegated) }
    let either = [asked, .field(.customerID, anyOf: ids)].map { Filter([Filter.Term($0)]) }
    return Filter.Term(.any(either), isNegated: isNegated)
  }

  /// Whoever asks for a customer of other rows may have its id, ours or the one it came with: what has a digit may be one.
  private func ids(of field: Field, _ values: [FilterWord.Value]) -> [Filter.Test] {
    guard field == .customerName, subject != .customers else { return [] }
    return values.map(\.text).filter { text in
      text.contains(where: \.isNumber) && !text.contains(where: \.isWhitespace)
    }.map { .equals($0) }
  }

  private func field(_ name: String, at range: Range<Int>) throws(FilterError) -> Field {
    if let known = Field.named(name, in: subject) { return known }
    let names = Field.names(in: subject).map(\.name)
    guard !Field.isShownAlone(name, in: subject) else {
      throw error(
        range,
        """
        '\(name)' is a column that filters do not ask about\(Field.instead(of: name, in: subject)), expected one of \
        \(names.joined(separator: ", "))
        """)
    }
    // First what is likely meant: the line that shows this may end before the list does.
    let near = nearestHint(to: name.lowercased(), among: names)
    let list = names.joined(separator: ", ")
    throw error(range, "\(subject.rawValue) have no field '\(name)'\(near), expected one of \(list)")
  }

  /// A length of time, a day, or a word for one.
  private func isTime(_ text: String) -> Bool {
    duration(text) != nil || LocalDate(written: text) != nil || ["today", "past"].contains(text.lowercased())
  }

  private func tests(
    _ field: Field, _ sign: FilterWord.Comparison, _ found: FilterWord.Value
  ) throws(FilterError) -> [Filter.Test] {
    let (comparison, value) = field.kind.hasOrder ? FilterWord.ordered(sign, found) : (sign, found)
    switch field.kind {
    case .text:
      try refuseOrder(comparison, of: field, at: value.range)
      return [comparison == .equal ? .equals(value.text) : .contains(value.text)]
    case .person:
      try refuseOrder(comparison, of: field, at: value.range)
      return [.person(value.text, isWhole: comparison == .equal, me: me)]
    case .choice(let choices):
      try refuseOrder(comparison, of: field, at: value.range)
      return try self.choices(choices, value, of: field)
    case .number(let unit) where field == .revenue: return [try money(comparison, value, unit: unit, of: field)]
    case .number(let unit):
      return [.number(try number(comparison, value, unit: unit, expecting: field.expectation))]
    case .day(let looksAhead): return [try day(comparison, value, looksAhead: looksAhead, of: field)]
    case .moment(let looksAhead): return [try moment(comparison, value, looksAhead: looksAhead, of: field)]
    }
  }

  /// A choice is meant by its words, which several may share (`status:done`), or by any unambiguous beginning of one
  /// (`tier:pro`).
  private func choices(
    _ choices: [Field.Choice], _ value: (text: String, range: Range<Int>), of field: Field
  ) throws(FilterError) -> [Filter.Test] {
    // "At Risk" on the screen, at-risk and atRisk where it is typed.
    let wanted = Field.Choice.bare(value.text)
    let exact = choices.filter { $0.words.contains { Field.Choice.bare($0) == wanted } }
    guard exact.isEmpty else { return exact.map { .equals($0.value) } }
    let found = choices.filter { !wanted.isEmpty && $0.words.contains { Field.Choice.bare($0).hasPrefix(wanted) } }
    guard found.count == 1 else {
      let problem = found.isEmpty ? "is not known" : "could be \(found.map(\.value).joined(separator: " or "))"
      let words = choices.flatMap(\.words).reduce(into: [String]()) { words, word in
        if !words.contains(where: { Field.Choice.bare($0) == Field.Choice.bare(word) }) { words.append(word) }
      }
      let near = found.isEmpty ? nearestHint(to: value.text.lowercased(), among: words) : ""
      throw error(value.range, "'\(value.text)' \(problem), expected one of \(words.joined(separator: ", "))\(near)")
    }
    return [.equals(found[0].value)]
  }

  private func refuseOrder(
    _ comparison: FilterWord.Comparison, of field: Field, at range: Range<Int>
  ) throws(FilterError) {
    guard comparison.isOrder else { return }
    let start = max(0, range.lowerBound - comparison.rawValue.count)
    throw error(start..<range.lowerBound, "has no order to compare by, expected ':' or '='")
  }

  /// `mrr>1,000` would be above 1 or above 0: nobody means that by a comma. `score:<20,>60` says it of each.
  func refuseOrderOfSeveral(_ word: FilterWord) throws(FilterError) {
    guard let first = word.values.first, let last = word.values.last, word.values.count > 1,
      FilterWord.ordered(word.comparison, first).0.isOrder,
      word.values.dropFirst().contains(where: { !FilterWord.ordered(.colon, $0).0.isOrder })
    else { return }
    throw error(
      first.range.lowerBound..<last.range.upperBound,
      "a comma stands between alternatives, of which only one can be compared with, expected a number such as 1000 or 12.5"
    )
  }

  func error(_ range: Range<Int>, _ message: String) -> FilterError {
    FilterError(text: text, range: range, message: message)
  }
}

extension Field {
  /// The column of the clocks shows both the state and the time that is left: either is asked by its name.
  fileprivate func meant(by word: FilterWord, isTime: (String) -> Bool) -> Field {
    guard self == .ticketSLA, word.values.allSatisfy({ isTime(FilterWord.ordered(word.comparison, $0).1.text) }) else {
      return self
    }
    return .breaches
  }

  /// What may stand behind the field, for complaints and help.
  public var expectation: String {
    switch kind {
    case .text: "text"
    case .person: "part of a name, me or none"
    case .choice(let choices): "one of \(choices.map(\.value).joined(separator: ", "))"
    case .number where self == .revenue: "a number such as 1000 or 5k, with or without a currency: 1000EUR"
    case .number(let unit): unit.isEmpty ? "a number or 60..80" : "a number, with or without \(unit)"
    case .day: "a number of days such as 30d, a date such as 2026-11-23, today, past or none"
    case .moment(looksAhead: false): "a time ago such as 90m, 4h or 7d, a date such as 2026-11-23, or today"
    case .moment(looksAhead: true):
      "a time ahead such as 30m, 1h or 2d, a date such as 2026-11-23, today, past or none"
    }
  }
}
