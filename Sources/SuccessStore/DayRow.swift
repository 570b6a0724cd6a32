public import CustomerSuccess

/// An item of somebody's day as lists show it; `DayRules` has its reason in words for any later second.
public struct DayRow: Hashable, Sendable, Identifiable {
  public var item: DayItem
  /// What an act on it is done to, as it was when the day was read.
  public var subject: ActSubject
  public var customerName: String
  public var id: String { item.id }

  public init(item: DayItem, subject: ActSubject, customerName: String) {
    self.item = item
    self.subject = subject
    self.customerName = customerName
  }
}
