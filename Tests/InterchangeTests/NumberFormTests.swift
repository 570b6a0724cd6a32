import Testing

@testable import Interchange

/// Numbers as tools write them: read for what they say, or not at all.
@Suite struct NumberFormTests {
  @Test(arguments: [
    ("1200", "1200"), ("$1200", "1200"), ("US$ 1200", "1200"), ("1200 €", "1200"), ("EUR 1200", "1200"),
    ("1200 kr.", "1200"), ("R$1200", "1200"), ("CHF 1200", "1200"), ("1200 zł", "1200"), ("-$5", "-5"), ("(5)", "-5"),
  ])
  func currenciesArePassedOver(written: String, number: String) { #expect(NumberForm().text(written) == number) }

  /// A dash for cents is no minus sign; one behind the number is, as SAP writes it.
  @Test(arguments: [
    ("1.500,-", "1500"), ("1.500,–", "1500"), ("1.500,-- €", "1500"), ("EUR 1.500,—", "1500"), ("1.500,- EUR", "1500"),
    ("-1.500,-", "-1500"), ("(1.500,-)", "-1500"), ("1.500,00-", "-1500.00"), ("1.500-", "-1500"),
    ("1.500,00- €", "-1500.00"), ("1'500.-", nil), (",-", nil),
  ])
  func dashesForCents(written: String, number: String?) {
    #expect(NumberForm(decimal: ",", thousands: ".").text(written) == number)
  }

  @Test(arguments: [("1'500.-", "1500"), ("Fr. 1'500.–", "1500"), ("1500,-", nil), ("1'500.00-", "-1500.00")])
  func pointsBeforeDashes(written: String, number: String?) {
    #expect(NumberForm(thousands: "'").text(written) == number)
  }

  /// A letter that multiplies is no currency: a twelve of twelve thousand would be a thousandth of what was meant.
  @Test(arguments: ["", "$", "€", "EUR ", "US$"])
  func whatMultipliesIsNoCurrency(sign: String) {
    for magnitude in [
      "k", "K", "M", "m", "Mio", "mio", "Mrd", "bn", "B", "mn", "T", "Tsd", "mil", "MM", "lakh", "cr", "million",
      "thou", "x",
    ] {
      for written in [
        "\(sign)12\(magnitude)", "\(sign)1.2 \(magnitude)", "12 \(magnitude)\(sign)", "12\(magnitude) \(sign)",
        "\(magnitude)\(sign)12",
      ] { #expect(NumberForm().text(written) == nil, "\(written)") }
    }
  }

  /// Every currency there is, before and behind.
  @Test(arguments: ["EUR", "USD", "JPY", "SEK", "BRL", "KWD", "MXN"])
  func codesArePassedOver(code: String) {
    for written in ["\(code) 5", "5 \(code)", "\(code.lowercased())5"] { #expect(NumberForm().text(written) == "5") }
  }
}
