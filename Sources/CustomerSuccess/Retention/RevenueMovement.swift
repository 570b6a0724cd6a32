/// What becomes of recurring revenue between two days.
public enum RevenueMovement: String, CaseIterable, Sendable, Codable {
  /// Of customers who never had a live subscription up to the first day.
  case new
  /// Of customers who had one once, but none on the first day.
  case reactivation
  /// More from customers who were there, also where that is another product.
  case expansion
  /// Less from customers who are still there.
  case contraction
  /// All from customers who are there no more.
  case churn

  /// Whether it adds to revenue.
  public var isGain: Bool {
    switch self {
    case .new, .reactivation, .expansion: true
    case .contraction, .churn: false
    }
  }
}
