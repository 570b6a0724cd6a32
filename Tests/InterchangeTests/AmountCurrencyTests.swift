import CustomerSuccess
import Interchange
import Testing

/// A mapping says one currency for all rows, and a row says another beside its amount.
@Suite struct AmountCurrencyTests {
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
          monthly_revenue: {column: MRR, as: number, thousands: ","}
          currency: {constant: EUR}
    """

  @Test(arguments: [
    ("€ 1,200", true), ("1,200 EUR", true), ("1200", true), ("", true), ("USD 100", false), ("$100", false),
    ("100 CHF", false), ("£5", false), ("C$ 7", false), ("12 kr", false), ("12 kr.", false),
    ("12 Fr.", false), ("12 SFr", false), ("12 лв", false), ("12 lei", false), ("12 Ft", false), ("12 дин", false),
    ("₺12", false), ("₡12", false), ("12 euro", true), ("12 eur", true), ("€ 12 EUR", true), ("€ 12 USD", false),
  ])
  func anotherCurrencyIsNeverTakenForIt(written: String, isTaken: Bool) throws {
    let target = MemoryTarget()
    let report = try target.take(
      [("a.csv", "Id,MRR\nA,10 €\nB,\"\(written)\"\n")],
      options: ImportOptions(mapping: try Mapping(yaml: Self.mapping, file: "m.yaml")))
    #expect(target.all[.customer("A")] != nil)
    #expect((target.all[.customer("B")] != nil) == isTaken)
    let words =
      "a.csv:3: monthly_revenue: found '\(written)', expected an amount in EUR, as the currency is here"
    #expect(report.text.contains(words) == !isTaken, "\(report.text)")
  }

  /// Codes in lower case are codes, and a sign has to be the row's own.
  @Test(arguments: [
    ("eur", "10 €", true), ("eur", "10", true), ("EUR", "10 kr", false), ("sek", "10 kr", true), ("SEK", "$10", false),
    ("CAD", "$10", true), ("CHF", "10 Fr.", true), ("ARS", "$10", true), ("TWD", "NT$10", true),
    ("EUR", "NT$10", false),
  ])
  func aColumnOfCodesIsTheRowsOwn(code: String, amount: String, isTaken: Bool) throws {
    let target = MemoryTarget()
    let mapping = Self.mapping.replacing("{constant: EUR}", with: "Currency")
    let report = try target.take(
      [("a.csv", "Id,MRR,Currency\nA,1,\(code)\nB,\(amount),\(code)\n")],
      options: ImportOptions(mapping: try Mapping(yaml: mapping, file: "m.yaml")))
    #expect((target.all[.customer("B")] != nil) == isTaken, "\(report.text)")
    #expect(report.text.contains("expected an amount in \(code.uppercased())") == !isTaken, "\(report.text)")
  }

  /// Only what is read as the amount is held to the currency: not the key it is looked up by, not what a condition rests on, and
  /// no words in whose place the mapping itself puts an amount.
  @Test func whatIsNoAmountHasNoCurrency() throws {
    let mapping =
      Self.mapping.replacing("columns: [Id, MRR]", with: "columns: [Id, Plan]").replacing(
        "{column: MRR, as: number, thousands: \",\"}",
        with: """

                  first:
                    - {lookup: paid, value: amount, by: Id, as: number}
                    - {column: Plan, as: number, values: {"AED 5": 7}}
                  instead: [{when: [{of: Id, is: "1 USD"}], value: "3"}]
          """)
        + """

        lookups:
          paid: {columns: [Customer, Paid], key: Customer, values: {amount: {text: Paid}}}
        """
    let target = MemoryTarget()
    let report = try target.take(
      [
        ("p.csv", "Customer,Paid\nA-ed510f,12 EUR\n12 kr,9\nX,5 USD\n"),
        ("a.csv", "Id,Plan\nA-ed510f,\n12 kr,\nPlan,AED 5\n1 USD,1\nX,\n"),
      ], options: ImportOptions(mapping: try Mapping(yaml: mapping, file: "m.yaml")))
    for id in ["A-ed510f", "12 kr", "Plan", "1 USD"] {
      #expect(target.all[.customer(CustomerID(id))] != nil, "\(id): \(report.text)")
    }
    #expect(target.all[.customer("X")] == nil)
    #expect(report.text.contains("found '5 USD', expected an amount in EUR, as the currency is here"))
  }
}
