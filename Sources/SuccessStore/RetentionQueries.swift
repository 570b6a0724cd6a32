public import CustomerSuccess

/// What becomes of the customers that match and of what they bring, by their subscriptions. Customers match as they stand at
/// the clock; those who have left are among them, for who leaves is what is asked.
public struct RetentionQuery: Question {
  public typealias Answer = RetentionFigures
  public var filter: Filter
  public var plan: RetentionPlan

  public init(_ plan: RetentionPlan, _ filter: Filter = Filter()) {
    self.plan = plan
    self.filter = filter
  }
}
