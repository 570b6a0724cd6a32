public import CustomerSuccess

/// An item of somebody's day as lists show it; `DayRules` has its reason in words for any later second.
public struct DayRow: Hashable, Sendable, Identifiable {
  public var item: DayItem
  public var customerName: String
  public var id: String { item.id }

  public init(item: DayItem, customerName: String) {
    self.item = item
    self.customerName = customerName
  }
}
