/// Why a filter lets nothing through, where that follows from the filter itself or from the names there are.
extension Filter {
  /// `people`: everybody who owns anything. `isForetold`: whether it has been predicted who leaves; nil where nobody has looked.
  /// `names`: all that is counted of anybody and paid in; nil where nobody has looked. Nil where the filter could well find something, and it is only that there is nothing such.
  public func whyNothing(
    in subject: Field.Subject, people: [String], isForetold: Bool? = nil, names: FilterNames? = nil,
    _ context: FilterContext
  ) -> String? {
    if isForetold == false, terms.contains(where: \.needsForecast) { return Filter.untold }
    if let stranger = terms.lazy.compactMap({ $0.stranger(among: people) }).first { return stranger }
    if let names,
      let none = terms.lazy.compactMap({ $0.uncounted(among: names.counters) ?? $0.unpaid(among: names.currencies) })
        .first
    {
      return none
    }
    if let clash = clash(in: subject, context) { return clash }
    for case .any(let filters) in terms.filter({ !$0.isNegated }).map(\.condition) {
      let reasons = filters.compactMap {
        $0.whyNothing(in: subject, people: people, isForetold: isForetold, names: names, context)
      }
      guard reasons.count == filters.count else { continue }
      return reasons.enumerated().filter { !reasons[..<$0.offset].contains($0.element) }.map(\.element)
        .joined(separator: "; ")
    }
    return nil
  }

  /// Nobody has a chance to leave before it is predicted.
  public static let untold = "no chance to leave has been predicted yet; 'rapport predict run' does it"

  /// What a filter that finds nothing may have been meant to ask: `'breached' is looked for in names and ids; sla:breached asks
  /// for it`.
  public func misreading(in subject: Field.Subject, people: [String] = []) -> String? {
    tornName(in: subject, people: people) ?? wordForCurrency ?? terms.lazy.compactMap { $0.wordForField(in: subject) }
      .first
      ?? terms.lazy.compactMap(\.wordForTrend).first
  }

  /// A name of several words that was typed without quotes: its first is asked of the owner, the others are looked for anywhere.
  private func tornName(in subject: Field.Subject, people: [String]) -> String? {
    for (index, term) in terms.enumerated() {
      guard let (field, sign, first) = term.askedPerson else { continue }
      var (name, rest) = (first, [String]())
      for case .words(let word) in terms[(index + 1)...].prefix(while: { !$0.isNegated }).map(\.condition) {
        let longer = "\(name) \(word)"
        guard people.contains(where: { folded($0).hasBytes(of: folded(longer)) }) else { break }
        name = longer
        rest.append(word)
      }
      guard !rest.isEmpty else { continue }
      let title = Field.names(in: subject).first { $0.field == field }?.name ?? ""
      return
        "'\(rest.joined(separator: " "))' is looked for in names and ids; \(title)\(sign)\"\(name)\" asks for the whole name"
    }
    return nil
  }

  /// Three capitals behind an amount, as a currency stands: `mrr>1000 XYZ`.
  private var wordForCurrency: String? {
    for (amount, word) in zip(terms, terms.dropFirst()) where !word.isNegated {
      guard case .field(.revenue, _) = amount.condition, case .words(let code) = word.condition, code.count == 3,
        code.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
      else { continue }
      return "'\(code)' is looked for in names and ids; it is no currency that is known here"
    }
    return nil
  }

  /// Customers who are asked for by an id, and have become a part of another one here: `CUST-003 was merged into CUST-002`.
  public func whyGone(_ merged: [CustomerID: ImportMemory.Merged]) -> String? {
    let gone = terms.filter { !$0.isNegated }.flatMap { term -> [CustomerID] in
      guard case .field(.customerID, let tests) = term.condition else { return [] }
      return tests.flatMap { test -> [CustomerID] in
        switch test {
        case .equals(let text), .contains(let text): merged.keys.filter { folded($0.text) == folded(text) }
        default: []
        }
      }
    }
    guard !gone.isEmpty else { return nil }
    return gone.sorted().compactMap { id in merged[id].map { "\(id) was merged into \($0.kept)" } }
      .joined(separator: ", ")
  }

  /// Two conditions on one field that no value passes.
  private func clash(in subject: Field.Subject, _ context: FilterContext) -> String? {
    let asked = terms.filter { if case .field = $0.condition { true } else { false } }
    for (index, one) in asked.enumerated() {
      for other in asked[(index + 1)...] where one.excludes(other, context) {
        return "\(one.words(in: subject)) and \(other.words(in: subject)) exclude each other"
      }
    }
    return nil
  }
}

extension Filter.Term {
  /// A word that is looked for in names and ids, though fields have it as a value, or as the beginning of one: `breached`,
  /// `crit`.
  fileprivate func wordForField(in subject: Field.Subject) -> String? {
    guard !isNegated, case .words(let text) = condition else { return nil }
    let word = Field.Choice.bare(text)
    let meant = Filter.Term.asked(in: subject) { $0 == word }
    let begun =
      meant.isEmpty && word.count >= Filter.Term.leastBegun
      ? Filter.Term.asked(in: subject) { $0.hasPrefix(word) } : meant
    guard !begun.isEmpty else { return nil }
    return "'\(text)' is looked for in names and ids; \(begun.joined(separator: " or ")) asks for it"
  }

  /// Fewer letters begin too much to mean anything.
  private static let leastBegun = 3

  /// `severity:critical`, for each field that has a value that is called so.
  private static func asked(in subject: Field.Subject, _ isMeant: (String) -> Bool) -> [String] {
    Field.names(in: subject).compactMap { name, field in
      // What moved, and what was, is hardly meant by what is called so now.
      guard case .choice(let choices) = field.kind, ![.weekAgo, .moved].contains(field) else { return nil }
      return choices.lazy.flatMap { $0.words.map(Field.Choice.bare) }.first(where: isMeant).map { "\(name):\($0)" }
    }
  }

  private static let owners: Set<Field> = [
    .customerOwner, .accountExecutive, .ticketOwner, .actionOwner, .initiativeOwner,
  ]

  /// It lets nobody through of whom nothing is predicted.
  fileprivate var needsForecast: Bool {
    guard !isNegated, case .field(.churnRisk, let tests) = condition else { return false }
    return !tests.contains(.absent)
  }

  /// Of whom something is asked to be, as it was typed: the field, `:` or `=`, and the last name of those that were given.
  fileprivate var askedPerson: (field: Field, sign: String, name: String)? {
    guard !isNegated, case .field(let field, let tests) = condition, Self.owners.contains(field) else { return nil }
    switch tests.last {
    case .contains(let name): return (field, ":", name)
    case .equals(let name): return (field, "=", name)
    default: return nil
    }
  }

  /// Nobody is called as somebody is asked for.
  fileprivate func stranger(among people: [String]) -> String? {
    guard !isNegated, case .field(let field, let tests) = condition, Self.owners.contains(field) else { return nil }
    var wanted: [String] = []
    for test in tests {
      switch test {
      case .contains(let name):
        if people.contains(where: { folded($0).hasBytes(of: folded(name)) }) { return nil }
        wanted.append("no owner's name has '\(name)' in it")
      case .equals(let name):
        if people.contains(where: { folded($0) == folded(name) }) { return nil }
        wanted.append("no owner is called '\(name)'")
      default: return nil
      }
    }
    return wanted.joined(separator: ", ")
  }

  fileprivate func excludes(_ other: Filter.Term, _ context: FilterContext) -> Bool {
    guard case .field(let field, let tests) = condition, case .field(field, let others) = other.condition else {
      return false
    }
    if case .choice(let choices) = field.kind {
      guard !tests.contains(.absent), !others.contains(.absent) else { return false }
      return !choices.contains { choice in
        let row = OneValue(value: .text(choice.value))
        return Filter([self, other]).matches(row, in: context)
      }
    }
    guard !isNegated, !other.isNegated else { return false }
    // Who pays in two currencies passes one by the one amount and the other by the other.
    let asksOfAny = (tests + others).contains { if case .number = $0 { true } else { false } }
    guard field != .revenue || !asksOfAny else { return false }
    return tests.allSatisfy { test in others.allSatisfy { test.excludes($0) } }
  }

  /// As it is typed: `score<50`, `-tier:starter`.
  fileprivate func words(in subject: Field.Subject) -> String {
    guard case .field(let field, let tests) = condition else { return "" }
    let name = Field.names(in: subject).first { $0.field == field }?.name ?? ""
    let words = tests.map(\.words)
    let sign = words.first.map { !"<>=".contains($0.first ?? " ") } ?? true ? ":" : ""
    return "\(isNegated ? "-" : "")\(name)\(sign)\(words.joined(separator: ","))"
  }
}

extension Filter.Test {
  fileprivate func excludes(_ other: Filter.Test) -> Bool {
    switch (self, other) {
    case (.number(let one), .number(let other)), (.daysAhead(let one), .daysAhead(let other)),
      (.age(let one), .age(let other)), (.day(let one), .day(let other)):
      one.excludes(other) || other.excludes(one)
    case (.money(let one, let codes), .money(let other, let otherCodes)):
      codes.count == 1 && codes == otherCodes && (one.excludes(other) || other.excludes(one))
    case (.absent, .absent): false
    case (.absent, _), (_, .absent): true
    default: false
    }
  }

  fileprivate var words: String {
    switch self {
    case .contains(let text), .equals(let text): text
    case .number(let bounds): bounds.words { $0.shortText }
    case .money(let bounds, let codes): bounds.words { $0.shortText } + (codes.count == 1 ? codes[0] : "$")
    case .daysAhead(let bounds): bounds.words { "\($0.shortText)d" }
    case .age(let bounds): bounds.words { DurationFormat.text(Int($0)) }
    case .day(let bounds): bounds.words { LocalDate(day: Int($0)).description }
    case .absent: "none"
    }
  }
}

extension Filter.Bounds {
  /// It ends before the other one begins.
  fileprivate func excludes(_ other: Filter.Bounds) -> Bool {
    guard let upper, let lower = other.lower else { return false }
    return upper < lower || (upper == lower && !(includesUpper && other.includesLower))
  }

  fileprivate func words(_ text: (Double) -> String) -> String {
    switch (lower, upper) {
    case (let lower?, let upper?): lower == upper ? "=\(text(lower))" : "\(text(lower))..\(text(upper))"
    case (let lower?, nil): "\(includesLower ? ">=" : ">")\(text(lower))"
    case (nil, let upper?): "\(includesUpper ? "<=" : "<")\(text(upper))"
    case (nil, nil): ""
    }
  }
}

/// Any field has this value.
private struct OneValue: FilterRow {
  var value: FieldValue
  var words: [String] { [] }
  func value(of field: Field) -> FieldValue? { value }
}
