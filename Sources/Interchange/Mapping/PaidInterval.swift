import CustomerSuccess

/// For how long a row's amount is paid, as columns beside it say: such as Stripe's `Interval` and `Interval Count`.
struct PaidInterval: Sendable {
  var column: String
  /// How many of them it is paid for at once; nil: one.
  var count: String?
  /// What texts mean that are no length by themselves.
  var values = ValueTable()

  var columns: [String] { [column] + [count].compactMap(\.self) }

  static let expected = "a length of time such as day, week, 2 weeks, month, quarter, half-year or year"

  enum Found: Equatable {
    case months(Double)
    /// Rows with this are not wanted.
    case leftOut
    /// What stands in which column and says no length.
    case unknown(String, column: String)
  }

  func found(in row: SourceRow) -> Found {
    let text = row[column]
    let meaning = values[text] ?? text
    if meaning == ValueRule.leaveOut { return .leftOut }
    guard let length = PaidInterval.months(meaning) else { return .unknown(text, column: column) }
    guard let count, case let times = row[count], !times.isEmpty else { return .months(length) }
    guard let number = Double(times), number > 0, number.isFinite else { return .unknown(times, column: count) }
    return .months(length * number)
  }

  /// `3 months`, `every 2 weeks`, `yearly` → months; nil for what says no length.
  static func months(_ text: String) -> Double? {
    let plain = ColumnWords.plain(text)
    if let length = lengths[plain] { return length }
    var words = plain.split(separator: " ").map(String.init)[...]
    while let first = words.first, before.contains(first) { words = words.dropFirst() }
    guard let first = words.first else { return nil }
    if let count = Double(first), count > 0, count < 1000 {
      return lengths[words.dropFirst().joined(separator: " ")].map { $0 * count }
    }
    return lengths[words.joined(separator: " ")]
  }

  /// The word for a length, where there is one: `6 months` is a half-year.
  static func name(_ text: String) -> String? {
    guard let months = months(text) else { return nil }
    return names.first { self.months($0) == months } ?? ColumnWords.plain(text)
  }

  static let names = ["day", "week", "2 weeks", "month", "2 months", "quarter", "half-year", "year", "2 years"]

  private static let before: Set<String> = [
    "every", "each", "per", "a", "alle", "je", "pro", "par", "tous", "les", "por",
  ]

  /// As `ColumnWords.plain` has them. A year has 52 weeks and 365 days. What may mean two things, as `biweekly` does, is none.
  private static let lengths: [String: Double] = {
    let words: [(Double, [String])] = [
      (
        12.0 / 365,
        ["day", "days", "daily", "tag", "tage", "taglich", "jour", "jours", "dia", "dias", "giorno", "giorni"]
      ),
      (
        12.0 / 52,
        [
          "week", "weeks", "weekly", "woche", "wochen", "wochentlich", "semaine", "semaines", "hebdomadaire", "semana",
          "semanas", "semanal", "settimana", "settimane", "settimanale", "weken", "wekelijks",
        ]
      ),
      (24.0 / 52, ["fortnight", "fortnights", "fortnightly", "vierzehntagig"]),
      (
        1,
        [
          "month", "months", "monthly", "monat", "monate", "monatlich", "mois", "mensuel", "mensuelle", "mes", "meses",
          "mensual", "mensal", "mese", "mesi", "mensile", "maand", "maanden", "maandelijks",
        ]
      ),
      (
        3,
        [
          "quarter", "quarters", "quarterly", "quartal", "quartale", "quartalsweise", "vierteljahr", "vierteljahrlich",
          "trimestre", "trimestriel", "trimestrielle", "trimestral", "trimestrale", "kwartaal",
        ]
      ),
      (
        6,
        [
          "half year", "half years", "half yearly", "halfyear", "halfyearly", "semi annual", "semi annually",
          "semiannual", "semiannually", "halbjahr", "halbjahrlich", "semestre", "semestriel", "semestrielle",
          "semestral", "semestrale", "halfjaar", "halfjaarlijks",
        ]
      ),
      (
        12,
        [
          "year", "years", "yearly", "annual", "annually", "annum", "jahr", "jahre", "jahrlich", "an", "ans", "annee",
          "annuel", "annuelle", "ano", "anos", "anual", "anno", "anni", "annuale", "jaar", "jaarlijks",
        ]
      ),
    ]
    return Dictionary(words.flatMap { months, words in words.map { ($0, months) } }) { first, _ in first }
  }()
}

extension ValueRule.Outcome {
  /// What the mapping says, which may be that the row is not wanted.
  init(said text: String) {
    self.init(text: text == ValueRule.leaveOut ? "" : text)
    isLeftOut = text == ValueRule.leaveOut
  }

  /// An amount as it is paid a month. Nothing is paid for nothing, however long.
  func monthly(by interval: PaidInterval, _ row: SourceRow, digits: Int) -> ValueRule.Outcome {
    guard complaint == nil, let amount = Double(text), amount != 0 else { return self }
    switch interval.found(in: row) {
    case .leftOut: return ValueRule.Outcome(said: ValueRule.leaveOut)
    case .months(1): return self
    case .months(let months):
      var made = self
      var form = NumberForm()
      (form.divisor, form.digits) = (months, digits)
      made.text = form.text(text) ?? text
      return made
    case .unknown(let found, let column):
      let expected = column == interval.count ? "how many of them, such as 3" : PaidInterval.expected
      return ValueRule.Outcome(text: "", complaint: "found '\(found.excerpt)' in '\(column)', expected \(expected)")
    }
  }
}
