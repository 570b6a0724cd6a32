/// The currencies there are: ISO 4217's, and those withdrawn since 2015, which older contracts are in.
public enum Currencies {
  /// Digits after the decimal point, by code.
  private static let digits: [String: Int] = {
    var digits: [String: Int] = [:]
    for (count, codes) in table {
      for code in codes.split(whereSeparator: \.isWhitespace) { digits[String(code)] = count }
    }
    return digits
  }()

  /// ISO 4217, tables A.1 (funds without metals and test codes) and A.3.
  private static let table: [(Int, String)] = [
    (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
    (
      2,
      """
      AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP
      COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR
      JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN
      NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL
      THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
      ANG BGN BYR CUC HRK MRO SLL STD VEF ZWL
      """
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
  ]

  /// Those without two digits after the point, by how many they have.
  public static let unusual: [(digits: Int, codes: [String])] = table.filter { $0.0 != 2 }.map { digits, codes in
    (digits, codes.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// Nil for a code that is no currency.
  public static func digits(of code: String) -> Int? { digits[code] }

  /// What is wrong with a code; nil for a currency.
  package static func complaint(_ code: String) -> String? {
    guard digits[code] == nil else { return nil }
    let upper = code.uppercased()
    let near = digits[upper] != nil ? upper : nearestName(to: upper, among: digits.keys.sorted())
    return "found '\(code.excerpt)', expected a currency of ISO 4217 such as \(near ?? "EUR")"
  }
}
