import CustomerSuccess

/// One line of the book: an owner's, or that of all.
struct BookLine: Hashable, Sendable, Identifiable {
  var place: Place
  var sums: BookSums
  var id: Place { place }

  enum Place: Hashable, Sendable, CustomStringConvertible {
    case owner(String)
    case total

    var title: String {
      switch self {
      case .owner(let name): BookWords.owner(name)
      case .total: "Total"
      }
    }

    var description: String {
      switch self {
      case .owner(let name): "owner \(name)"
      case .total: "total"
      }
    }
  }

  /// The total comes last; nothing where nobody is.
  static func all(of book: BookOfBusiness) -> [BookLine] {
    guard !book.rows.isEmpty else { return [] }
    return book.rows.map { BookLine(place: .owner($0.owner), sums: $0.sums) }
      + [BookLine(place: .total, sums: book.total)]
  }
}
