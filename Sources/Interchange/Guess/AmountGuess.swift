import CustomerSuccess

/// How amounts are made: in which currency, and for how long what is written is paid.
extension SectionGuess {
  /// `period`: nil where the column's name does not tell it, so that it is asked.
  mutating func amount(_ field: String, _ profile: ColumnProfile?, per period: AmountForm.Period?) {
    guard let profile else { return }
    let told = answers.told[.unit(column: profile.name)].flatMap(AmountForm.Period.init(rawValue:))
    guard period == nil, !profile.isBlank else {
      if period == .year, !profile.isBlank {
        assume("\(field): a twelfth of \(profile.name), which is taken for a year's")
      }
      return number(field, profile, period == .year ? ", divide: 12, round: 2" : "")
    }
    number(field, profile)
    let choices = AmountForm.Period.allCases.map(\.rawValue)
    let words = "for how long?"
    units.append(Unit(column: profile.name, choices: choices, words: words))
    amounts.period = told?.rawValue
    amounts.periods = choices
    guard told == nil else { return }
    questions.append(
      GuessQuestion(
        subject: .unit(column: profile.name), choices: choices,
        words: "\(profile.name): \(words) \(choices.joined(separator: ", "))"))
  }

  /// A column of codes, a sign beside the amounts that is one currency's, or what a person says.
  mutating func makeCurrency(_ column: ColumnProfile?, of amounts: ColumnProfile?) {
    if let column { return self.column("currency", column) }
    guard let profile = amounts, !profile.isBlank else { return }
    let likely = Self.currencies(of: profile)
    if likely.count == 1 { return add("currency", "{constant: \(likely[0])}", Self.comment(on: likely[0], profile)) }
    let told = answers.told[.field("currency")]
    let choices = likely + Amounts.currencies.filter { !likely.contains($0) }
    constants.append(Constant(field: "currency", value: told, choices: choices))
    self.amounts.currency = told
    self.amounts.currencies = choices
    let mixed = Self.mixed(profile)
    if mixed.count > 1 {
      self.amounts.doubt = "the amounts are mixed: \(mixed.joined(separator: ", ")); those of another are refused"
    } else if !likely.isEmpty {
      self.amounts.doubt = "several currencies have the sign: \(likely.joined(separator: ", "))"
    }
    guard told == nil else { return }
    questions.append(
      GuessQuestion(subject: .field("currency"), choices: choices, words: "currency: \(self.amounts.doubt)"))
  }

  /// Of a file of Rapport's own columns without one for the currency: signs beside the amounts tell it, all of them one, or each its own.
  mutating func makeOwnCurrency() {
    guard !file.columns.contains(where: { $0.name == "currency" }),
      let profile = file.columns.first(where: { AmountForm.columns.contains($0.name) && !$0.isBlank }),
      profile.values.contains(where: { CurrencySign.beside($0) != nil })
    else { return }
    let isEach = profile.all { text in
      CurrencySign.beside(text).map { $0.count == 1 || $0.contains("USD") } ?? false
    }
    guard isEach, Self.currencies(of: profile).isEmpty else { return makeCurrency(nil, of: profile) }
    assume("currency: as the sign beside each amount says")
  }

  /// The codes of the currencies that the column's name, else the signs beside the amounts may mean; none where they are of
  /// several, or there are none.
  static func currencies(of profile: ColumnProfile) -> [String] {
    let named = CurrencySign.meaning(of: profile.name)
    guard named.isEmpty else { return named }
    let found = profile.values.compactMap(CurrencySign.beside)
    guard let first = found.first else { return [] }
    return found.dropFirst().reduce(first) { both, other in both.filter(other.contains) }
  }

  /// An amount for each sign, where no one currency has them all.
  private static func mixed(_ profile: ColumnProfile) -> [String] {
    guard currencies(of: profile).isEmpty else { return [] }
    var found: [[String]] = []
    return profile.values.filter { text in
      guard let meant = CurrencySign.beside(text), !found.contains(meant) else { return false }
      found.append(meant)
      return true
    }
  }

  /// What the name says goes before signs of other currencies; they are named, and refused where they are read.
  private static func comment(on code: String, _ profile: ColumnProfile) -> String {
    let other = profile.values.first { text in CurrencySign.beside(text).map { !$0.contains(code) } ?? false }
    guard let other else { return "as the amounts say" }
    return "as the column's name says; \(other.excerpt) is of another currency, and is refused"
  }

  /// What is not told of a file's amounts, and what was said.
  struct Amounts: Sendable {
    static let currencies = ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "CAD", "AUD", "JPY"]

    /// Empty where it is no question.
    var currencies: [String] = []
    /// Why it is one.
    var doubt = "no column or sign tells it"
    var currency: String?
    var periods: [String] = []
    var period: String?
  }

  /// Both are one line of the file, and one decision.
  var amountLines: [String] {
    guard !amounts.currencies.isEmpty || !amounts.periods.isEmpty else { return [] }
    func choices(_ said: String?, _ all: [String]) -> [String] { said.map { [$0] } ?? (all.isEmpty ? [""] : all) }
    // Where both are open, all of them together are too many to be read: any other is taken as well.
    let isOpen =
      amounts.currency == nil && !amounts.currencies.isEmpty && amounts.period == nil && !amounts.periods.isEmpty
    let currencies = choices(amounts.currency, isOpen ? Array(amounts.currencies.prefix(4)) : amounts.currencies)
    let written = currencies.flatMap { currency in
      choices(amounts.period, amounts.periods).map { [currency, $0].filter { !$0.isEmpty }.joined(separator: " ") }
    }
    if written.count == 1, let said = written.first { return ["amounts: \(said)"] }
    return ["amounts: \(YAMLText.decision(written))    # \(amounts.doubt)"]
  }
}
