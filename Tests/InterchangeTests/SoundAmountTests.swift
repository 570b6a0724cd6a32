import CustomerSuccess
import Testing

@testable import Interchange

/// Amounts and counts that cannot be: refused by line and field, with what was expected.
@Suite struct SoundAmountTests {
  private static let customer =
    "id,name,tier,industry,size,signed_up,monthly_revenue,seats\nC1,One,starter,other,small,2024-01-01,"
  private static let subscription = "id,customer,plan,amount,currency,seats,from\nS1,C1,Pro,"

  /// A file of one row, the field, and what is said of it; nil where it is sound.
  @Test(
    arguments: [
      ("\(customer)0,\n", "", nil), ("\(customer)-5,\n", "monthly_revenue", "found '-5', expected 0 or more"),
      ("\(customer)1000000000000,\n", "", nil),
      ("\(customer)1000000000001,\n", "monthly_revenue", "expected an amount a month up to 1000000000000"),
      ("\(customer)5,-1\n", "seats", "found '-1', expected a whole number"),
      ("\(customer)5,100000001\n", "seats", "found 100000001, expected up to 100000000 users"),
      ("\(subscription)0,EUR,,2026-01-01\n", "", nil), ("\(subscription)99.50,EUR,0,2026-01-01\n", "", nil),
      ("\(subscription)-0.01,EUR,,2026-01-01\n", "amount", "found '-0.01', expected 0 or more"),
      ("\(subscription)-3800,JPY,,2026-01-01\n", "amount", "found '-3800', expected 0 or more"),
      ("\(subscription)5,EUR,-20,2026-01-01\n", "seats", "found '-20', expected a whole number"),
      ("\(subscription)99999999999999,KWD,,2026-01-01\n", "amount", "expected an amount a month up to 1000000000000"),
      (
        "customer,counter,at,count\nC1,sessions,2026-01-01T00:00:00Z,-1\n", "count",
        "found '-1', expected a whole number"
      ),
    ] as [(String, String, String?)])
  func whatCannotBeIsRefused(text: String, field: String, complaint: String?) throws {
    let known = Fact.customer(
      Customer(
        id: "C1", name: "One", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1)))
    let target = MemoryTarget([known])
    guard let complaint else {
      try target.take([("f.csv", text)])
      return
    }
    let error = #expect(throws: (any Error).self) { try target.take([("f.csv", text)]) }
    let words = error.map { "\($0)" } ?? ""
    #expect(words.contains("f.csv:2: \(field): ") && words.contains(complaint), "\(words)")
  }

  /// Of another tool's rows the others come in, and the one is named.
  @Test func aCreditAmongOtherRowsIsNamed() throws {
    let mapping = try Mapping(
      yaml: """
        name: billing
        files:
          lines:
            kind: subscriptions
            columns: [Line, Amount]
            fields:
              id: Line
              customer: {constant: C1}
              plan: {constant: Pro}
              amount: {column: Amount, as: number, thousands: ","}
              currency: {constant: EUR}
              from: {constant: "2026-01-01"}
        """, file: "m.yaml")
    let target = MemoryTarget([
      .customer(
        Customer(
          id: "C1", name: "One", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1)))
    ])
    let report = try target.take(
      [("b.csv", "Line,Amount\nL1,\"1,200\"\nL2,(200)\nL3,-€50\n")], options: ImportOptions(mapping: mapping))
    #expect(target.all.count == 2)
    let reasons = report.files.first?.leftOutRows.rows.map(\.reason) ?? []
    #expect(reasons == ["amount: found '-200', expected 0 or more", "amount: found '-50', expected 0 or more"])
  }
}
