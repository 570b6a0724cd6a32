import CustomerSuccess

/// What stands beside an amount, as a currency.
enum CurrencySign {
  /// The currencies that a text may mean: one by its code or a sign of its own, several by a sign that they share, else none.
  static func meaning(of text: String) -> [String] {
    let words = text.split { !$0.isLetter }.map(String.init)
    if let code = words.first(where: codes.contains) { return [code] }
    let plain = text.filter { !$0.isBlank }.uppercased()
    if let own = own.first(where: { plain.contains($0.sign) }) { return [own.code] }
    return shared.first { plain.contains($0.sign) }?.codes ?? []
  }

  /// `- €`: where sheets write an amount of nothing.
  static func isNothing(_ text: String) -> Bool {
    let rest = text.filter { !$0.isCurrencySymbol && !$0.isBlank }
    return !rest.isEmpty && rest.count < text.count && Placeholders.isNothing(rest)
  }

  /// No words that columns are called by.
  private static let codes: Set<String> = Set(
    SectionGuess.Amounts.currencies + ["NZD", "SGD", "HKD", "MXN", "BRL", "CNY", "INR", "ZAR", "HUF"])

  /// Longer ones before those that stand in them.
  private static let own: [(sign: String, code: String)] = [
    ("AUD$", "AUD"), ("CAD$", "CAD"), ("US$", "USD"), ("AU$", "AUD"), ("CA$", "CAD"), ("NZ$", "NZD"), ("HK$", "HKD"),
    ("MX$", "MXN"), ("SG$", "SGD"), ("R$", "BRL"), ("A$", "AUD"), ("C$", "CAD"), ("S$", "SGD"), ("€", "EUR"),
    ("£", "GBP"), ("₹", "INR"), ("ZŁ", "PLN"), ("KČ", "CZK"),
  ]

  private static let shared: [(sign: String, codes: [String])] = [
    ("$", ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"]), ("¥", ["JPY", "CNY"]), ("￥", ["JPY", "CNY"]),
  ]
}
