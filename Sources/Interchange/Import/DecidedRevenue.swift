import CustomerSuccess

/// Finds among the customers of an import those of whom it tells another revenue, while their subscriptions say what they bring: these
/// decide, so the amount is remembered as what the source says and holds nowhere.
struct DecidedRevenue {
  let target: any ImportTarget
  let today: LocalDate

  static let notice =
    "another monthly_revenue than the customer's subscriptions bring, which decide: 'customer edit --revenue' or a row of "
    + "subscriptions makes it the price"

  /// What is not taken over: an amount and its currency go together.
  static let columns = ToldFields(
    ["monthly_revenue", "currency"].compactMap { RecordKind.customers.header.firstIndex(of: $0) })

  private static let column = RecordKind.customers.header.firstIndex(of: "monthly_revenue")

  /// The customer, the line and the words of each.
  func find(in rows: ReadRows) throws -> [(customer: CustomerID, line: Int, words: String)] {
    let told = rows.customers.filter { customer in Self.column.map(customer.fields.contains) ?? false }
    guard !told.isEmpty else { return [] }
    let amounts = Dictionary(told.map { ($0.customer.id, $0.customer.monthlyRevenue) }) { _, last in last }
    let brings = try target.decidedRevenue(amounts, on: today)
    return told.compactMap { customer, _, line in
      brings[customer.id].map {
        (customer.id, line, "\(customer.id) \(words(customer.monthlyRevenue)), its subscriptions \(words($0))")
      }
    }
  }

  private func words(_ amount: Money) -> String { "\(amount.amountText) \(amount.currency)" }
}
