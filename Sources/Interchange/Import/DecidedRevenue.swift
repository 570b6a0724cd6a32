import CustomerSuccess

/// Finds among the customers of an import those of whom it tells another revenue, while their subscriptions say what they bring: the
/// amount is kept as what they say of themselves, and would otherwise be passed over unsaid.
struct DecidedRevenue {
  let target: any ImportTarget
  let today: LocalDate

  static let notice =
    "another monthly_revenue than the customer's subscriptions bring, which decide: 'customer edit --revenue' or a row of "
    + "subscriptions makes it the price"

  private static let column = RecordKind.customers.header.firstIndex(of: "monthly_revenue")

  /// The line and the words of each.
  func find(in rows: ReadRows) throws -> [(line: Int, words: String)] {
    let told = rows.customers.filter { customer in Self.column.map(customer.fields.contains) ?? false }
    guard !told.isEmpty else { return [] }
    let amounts = Dictionary(told.map { ($0.customer.id, $0.customer.monthlyRevenue) }) { _, last in last }
    let brings = try target.decidedRevenue(amounts, on: today)
    return told.compactMap { customer, _, line in
      brings[customer.id].map {
        (line, "\(customer.id) \(words(customer.monthlyRevenue)), its subscriptions \(words($0))")
      }
    }
  }

  private func words(_ amount: Money) -> String { "\(amount.amountText) \(amount.currency)" }
}
