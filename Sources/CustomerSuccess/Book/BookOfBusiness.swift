/// Who has how much: an owner a row with customers, what they bring and what of it is at risk, open work, and what renews in
/// this calendar quarter and the three after it. Who has left is not in it.
public struct BookOfBusiness: Hashable, Sendable, Codable {
  /// This quarter and those after it by which renewals are counted.
  public static let quarterCount = 4

  /// This one first. A renewal counts in the quarter its day is in, whether that day is past or not.
  public let quarters: [Quarter]
  let today: LocalDate
  /// Customers that nobody owns last.
  public internal(set) var rows: [Row] = []
  /// The sum of all rows.
  public internal(set) var total = BookSums()

  public struct Row: Hashable, Sendable, Codable {
    /// Empty for the customers that nobody owns.
    public var owner: String
    public internal(set) var sums = BookSums()

    init(owner: String) { self.owner = owner }
  }

  /// Empty; `today` is the day in the zone in force.
  init(on today: LocalDate) {
    self.today = today
    let first = Quarter(today)
    quarters = (0..<Self.quarterCount).map(first.adding)
  }

  /// The currencies that anything is paid in, those in which most is paid first; then those in which something may be.
  public var currencies: [String] {
    let paid = total.revenue.amounts.sorted { (-$0.minorUnits, $0.currency) < (-$1.minorUnits, $1.currency) }
      .map(\.currency)
    return paid + total.pipeline.amounts.map(\.currency).filter { !paid.contains($0) }
  }
}

/// Makes a book of one customer after the other, so that nobody has to hold all of them at once.
public struct BookReckoning: Sendable {
  private var book: BookOfBusiness
  private var places: [String: Int] = [:]
  /// Names as they are written, and which row is theirs.
  private var written: [String: Int] = [:]

  public init(on today: LocalDate) { book = BookOfBusiness(on: today) }

  /// Counts a customer who is there, once. Capitals and accents make no other owner, as they make none to a filter.
  public mutating func add(_ entry: BookEntry) {
    let place = place(of: entry.owner)
    let quarter = entry.renews.map(Quarter.init).flatMap(book.quarters.firstIndex)
    book.rows[place].sums.add(entry, renewingIn: quarter, on: book.today)
    book.total.add(entry, renewingIn: quarter, on: book.today)
  }

  private mutating func place(of owner: String) -> Int {
    if let known = written[owner] { return known }
    let place = places[folded(owner)] ?? book.rows.count
    if place == book.rows.count { book.rows.append(BookOfBusiness.Row(owner: owner)) }
    // Of two ways to write a name the same one stands there, whoever was read first.
    book.rows[place].owner = min(book.rows[place].owner, owner)
    (places[folded(owner)], written[owner]) = (place, place)
    return place
  }

  public func book(by sort: BookOfBusiness.Sort = .owner, descending: Bool = false) -> BookOfBusiness {
    var book = book
    book.order(by: sort, descending: descending)
    return book
  }
}

extension BookOfBusiness {
  /// Of customers in whatever order.
  public init(_ entries: some Sequence<BookEntry>, on today: LocalDate) {
    var reckoning = BookReckoning(on: today)
    for entry in entries { reckoning.add(entry) }
    self = reckoning.book()
  }
}
