public import CustomerSuccess

/// The book of business of those that match, by their owners; customers who have left are not in it.
public struct BookQuery: Question {
  public typealias Answer = BookOfBusiness
  public var filter: Filter
  public var sort: BookOfBusiness.Sort
  public var descending: Bool

  public init(_ filter: Filter = Filter(), by sort: BookOfBusiness.Sort = .owner, descending: Bool = false) {
    self.filter = filter
    self.sort = sort
    self.descending = descending
  }
}

extension BookQuery: KeptQuestion {
  public static let keptForm = 1
  /// Each order by itself, as each is asked for.
  public var keptAs: String? { filter.isEmpty ? "book \(sort.rawValue)\(descending ? " descending" : "")" : nil }
}

/// Renewals whose day is over, of those that match and are there, and what those customers bring: the book's, without the rest of it.
public struct OverdueRenewalsQuery: Question {
  public typealias Answer = BookRenewals
  public var filter: Filter

  public init(_ filter: Filter = Filter()) { self.filter = filter }
}
