import CustomerSuccess
import Testing

@testable import Interchange

/// What a refusal of an amount with a sign advises cures it, and a sign is never passed over where nothing else tells the currency.
@Suite struct SignedAmountTests {
  private static let head = "id,name,tier,industry,size,signed_up,monthly_revenue"

  private func file(_ amounts: [String], _ currencies: [String]? = nil) -> String {
    let rows = amounts.enumerated().map { number, amount in
      "C-\(number + 1),Name \(number),starter,other,small,2024-01-01,\"\(amount)\"\(currencies.map { ",\($0[number])" } ?? "")"
    }
    return ([Self.head + (currencies == nil ? "" : ",currency")] + rows).joined(separator: "\n") + "\n"
  }

  private func money(_ target: MemoryTarget) -> [String] {
    target.all.values.compactMap { if case .customer(let one) = $0 { one } else { nil } }.sorted { $0.id < $1.id }
      .map { "\($0.monthlyRevenue.amountText) \($0.monthlyRevenue.currency)" }
  }

  private func refusal(_ text: String) -> String {
    do {
      try MemoryTarget().take([("f", text)])
      return ""
    } catch { return "\(error)" }
  }

  /// The advice, followed to the letter.
  @Test func whatIsAdvisedIsACure() throws {
    let untold = refusal(file(["€550"]))
    #expect(untold.contains("EUR goes into a column currency, and the number alone into this one"), "\(untold)")
    let cured = MemoryTarget()
    try cured.take([("f", file(["550"], ["EUR"]))])
    #expect(money(cured) == ["550 EUR"])
    let same = refusal(file(["$1200"]))
    #expect(same.contains("without the sign beside it, or a mapping reads it with its sign (as: number)"), "\(same)")
    let other = refusal(file(["€550"], ["USD"]))
    #expect(other.contains("the row's currency is USD: EUR goes in its place"), "\(other)")
    #expect(refusal(file(["12 kr"])).contains("SEK"))
  }

  /// The mapping that is advised, as it is guessed.
  @Test(
    arguments: [
      (["€550", "€12.50"], nil, ["550 EUR", "12.50 EUR"]), (["€550", "12.50"], nil, ["550 EUR", "12.50 EUR"]),
      (["€550", "$12.50"], nil, ["550 EUR", "12.50 USD"]), (["$550", "US$12.50"], nil, ["550 USD", "12.50 USD"]),
      (["€550", "$12.50"], ["EUR", "USD"], ["550 EUR", "12.50 USD"]),
    ] as [([String], [String]?, [String])])
  func aGuessedMappingReadsSigns(_ amounts: [String], _ currencies: [String]?, _ money: [String]) throws {
    let text = file(amounts, currencies)
    let guess = try MappingGuess([ImportSource(file: "f.csv", bytes: MemoryBytes(text))], name: "f", kind: .customers)
    let target = MemoryTarget()
    #expect(guess.decisions == [], "\(guess.decisions)")
    try target.take([("f.csv", text)], options: ImportOptions(mapping: try Mapping(yaml: guess.yaml, file: "f.yaml")))
    #expect(self.money(target) == money, "\(guess.yaml)")
  }

  private static let mapping = """
    name: m
    files:
      a:
        kind: customers
        columns: [Id, MRR]
        fields:
          id: Id
          name: Id
          tier: {constant: starter}
          industry: {constant: other}
          size: {constant: small}
          signed_up: {constant: "2024-01-01"}
          monthly_revenue: {column: MRR, as: number}
    """

  /// Another tool's file of which nobody has said the currency: `€550` is no 550 dollars.
  @Test(
    arguments: [
      ("€550", "550 EUR"), ("550 CHF", "550 CHF"), ("$550", "550 USD"), ("550", "550 USD"), ("550 kr", nil),
      ("₡550", nil),
    ] as [(String, String?)])
  func aSignTellsTheCurrencyWhereNothingElseDoes(_ written: String, _ money: String?) throws {
    let target = MemoryTarget()
    let mapping = try Mapping(yaml: Self.mapping, file: "m.yaml")
    let report = try target.take([("a.csv", "Id,MRR\nA,\(written)\nB,7\n")], options: ImportOptions(mapping: mapping))
    #expect(self.money(target) == [money, "7 USD"].compactMap(\.self), "\(report.text)")
    if money == nil { #expect(report.text.contains("a mapping says it (amounts: "), "\(report.text)") }
  }
}
