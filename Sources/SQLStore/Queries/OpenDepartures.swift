import CustomerSuccess
import SuccessStore

extension Departure {
  /// Of a customer who has not come back from them.
  static func stillOpen(of customer: CustomerID, in db: any SQLConnection) throws -> [Departure] {
    try stored(
      "f.returned IS NULL AND f.customer = (SELECT key FROM customers WHERE id = ?) ORDER BY f.key", [customer.text],
      in: db)
  }
}
