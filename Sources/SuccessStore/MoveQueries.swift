public import CustomerSuccess

/// Who moved between health categories in the last days, today among them, of the customers whom a filter passes now. What moved
/// and moved back is none.
public struct CategoryFlowsQuery: Question {
  public typealias Answer = CategoryFlows
  public var filter: Filter
  public var days: Int

  public init(_ filter: Filter = Filter(), over days: Int = CategoryFlows.week) {
    self.filter = filter
    self.days = days
  }
}
