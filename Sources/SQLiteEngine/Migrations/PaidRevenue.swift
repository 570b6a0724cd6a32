extension Migrations {
  /// Nothing of the facts: what a customer brings in lists and sums is what its subscriptions say.
  static let paidRevenue = ""
}
