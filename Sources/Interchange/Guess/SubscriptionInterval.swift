import CustomerSuccess

/// The column that says of each amount for how long it is paid, such as Stripe's `Interval`.
struct SubscriptionInterval {
  let column: ColumnProfile
  /// Values of a year, and those of anything else than a month or a year.
  let years: [String]
  let others: [String]

  /// Nil where no column is called so, or what stands there is no length of time.
  init?(_ columns: [ColumnProfile]) {
    let called = columns.first { profile in
      !profile.isBlank && Self.names.contains(ColumnWords.plain(profile.name)) && profile.all(Self.isLength)
    }
    guard let called else { return nil }
    column = called
    years = called.values.filter { Self.year.contains(ColumnWords.plain($0)) }
    others = called.values.filter { !(Self.month + Self.year).contains(ColumnWords.plain($0)) }
    // Three months are told by another column beside `month`.
    let counts = columns.first { Self.counts.contains(ColumnWords.plain($0.name)) && !$0.isBlank }
    isCounted = counts.map { !$0.values.allSatisfy { Double($0) == 1 } } ?? false
  }

  private let isCounted: Bool

  /// A month or a year each, so that amounts of a month follow.
  var isPlain: Bool { others.isEmpty && !isCounted }

  private static func isLength(_ text: String) -> Bool {
    (month + year + other).contains(ColumnWords.plain(text))
  }

  private static let names: Set<String> = [
    "interval", "plan interval", "price interval", "billing interval", "recurring interval", "interval unit",
  ]
  private static let counts: Set<String> = [
    "interval count", "plan interval count", "price interval count", "billing interval count",
  ]
  private static let month = ["month", "monthly", "months", "1 month"]
  private static let year = ["year", "yearly", "years", "annual", "annually", "1 year"]
  private static let other = ["day", "daily", "week", "weekly", "quarter", "quarterly", "3 months", "6 months"]
}
