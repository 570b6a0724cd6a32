public import CustomerSuccess

/// What needs somebody today, by `DayRules`, the most urgent first: of the customers they own, and the tickets and action
/// items that are theirs; narrowed to what concerns the customers that match; plain words are
/// looked for in what the item shows, too. Empty for nobody.
public struct DayQuery: Question {
  public typealias Answer = [DayRow]
  public var owner: String
  public var filter: Filter

  public init(owner: String, _ filter: Filter = Filter()) {
    self.owner = owner
    self.filter = filter
  }
}

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
