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

  /// What stands before and behind an amount's digits: the currencies that it may mean, none of them where it is a currency's sign
  /// that is not known here; nil where no currency stands there.
  static func beside(_ amount: String) -> [String]? {
    guard amount.contains(where: \.isWholeNumber) else { return nil }
    let front = String(amount.prefix { !$0.isWholeNumber })
    let back = String(amount.reversed().prefix { !$0.isWholeNumber }.reversed())
    let found = [front, back].map { $0.filter { $0.isLetter || $0.isCurrencySymbol } }.filter(isCurrency).map(codes)
    guard let first = found.first else { return nil }
    return found.dropFirst().reduce(first) { both, other in both.filter(other.contains) }
  }

  /// What stands beside an amount may be this currency: a code, a word or a sign of it. Nothing beside it says nothing against it.
  static func mayBe(_ currency: String, _ amount: String) -> Bool {
    let beside = beside(amount)
    let meant = beside ?? meaning(of: amount)
    guard beside != nil || !meant.isEmpty else { return true }
    return meant.contains(currency) || meant == dollars && besides.contains(currency)
  }

  /// Written with a bare `$` where they are the country's own; too many to be asked about.
  private static let besides: Set<String> = [
    "ARS", "CLP", "COP", "UYU", "DOP", "TWD", "JMD", "TTD", "FJD", "BBD", "BSD", "BZD", "BMD", "KYD", "NAD", "LRD",
    "CUP",
    "XCD", "SRD", "GYD", "BND", "SBD",
  ]

  private static let dollars = ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"]

  /// A sign, a code or a word of some currency, without blanks and points. Other letters make another number of what they stand
  /// beside, as `12k` and `5 Mio` do, or none.
  static func isCurrency(_ sign: String) -> Bool {
    guard !sign.isEmpty, sign.count <= 4, sign.allSatisfy({ $0.isCurrencySymbol || $0.isLetter }) else { return false }
    if Currencies.digits(of: sign.uppercased()) != nil || words[sign.lowercased()] != nil { return true }
    // `US$`, and `€` alone; in `k€` and `Mio €` the letters multiply.
    guard sign.last?.isCurrencySymbol == true else { return false }
    return sign.count == 1 || countries.contains(String(sign.dropLast()).lowercased())
  }

  private static func codes(of sign: String) -> [String] {
    let upper = sign.uppercased()
    if Currencies.digits(of: upper) != nil { return [upper] }
    if let codes = words[sign.lowercased()] { return codes }
    return own.first { upper.contains($0.sign) }.map { [$0.code] } ?? shared.first { upper.contains($0.sign) }?.codes
      ?? []
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
    ("MX$", "MXN"), ("SG$", "SGD"), ("NT$", "TWD"), ("AR$", "ARS"), ("CL$", "CLP"), ("CO$", "COP"), ("RD$", "DOP"),
    ("TT$", "TTD"), ("FJ$", "FJD"), ("J$", "JMD"), ("R$", "BRL"), ("A$", "AUD"), ("C$", "CAD"), ("S$", "SGD"),
    ("€", "EUR"),
    ("£", "GBP"), ("₹", "INR"), ("₺", "TRY"), ("₽", "RUB"), ("₴", "UAH"), ("₪", "ILS"), ("₩", "KRW"), ("₫", "VND"),
    ("฿", "THB"), ("₦", "NGN"), ("₸", "KZT"), ("ZŁ", "PLN"), ("KČ", "CZK"),
  ]

  private static let shared: [(sign: String, codes: [String])] = [
    ("$", dollars), ("¥", ["JPY", "CNY"]), ("￥", ["JPY", "CNY"]),
  ]

  /// How people write currencies beside amounts, and which they may mean by it.
  private static let words: [String: [String]] = [
    "kr": ["SEK", "NOK", "DKK", "ISK"], "zł": ["PLN"], "zl": ["PLN"], "kč": ["CZK"], "kc": ["CZK"], "ft": ["HUF"],
    "lei": ["RON", "MDL"], "leu": ["RON", "MDL"], "fr": ["CHF", "XAF", "XOF", "XPF"], "sfr": ["CHF"], "chf": ["CHF"],
    "din": ["RSD"], "дин": ["RSD"], "ден": ["MKD"], "rs": ["INR", "PKR", "LKR", "NPR", "MUR"], "tl": ["TRY"],
    "rm": ["MYR"], "rp": ["IDR"], "lv": ["BGN"], "лв": ["BGN"], "руб": ["RUB", "BYN"], "р": ["RUB", "BYN"],
    "грн": ["UAH"], "euro": ["EUR"], "r": ["ZAR"], "kn": ["HRK"],
  ]

  /// Before a sign that several countries have.
  private static let countries: Set<String> = [
    "us", "au", "a", "ca", "c", "can", "nz", "hk", "sg", "s", "nt", "r", "mx", "ar", "cl", "co", "rd", "tt", "j", "fj",
    "e",
  ]
}
