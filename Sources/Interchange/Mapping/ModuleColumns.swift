import CustomerSuccess

/// The columns of a file that are called like modules, as reports have them that list activities side by side.
struct ModuleColumns: Sendable {
  /// What a row of each is about follows from the column's name.
  static let fields = ["path", "module"]
  /// Its own column, and the one behind it; the module's short name is `module`.
  static let this = "this"
  static let next = "next"

  private var found: [(place: ModuleBook.Place, this: Int, next: Int?)] = []

  /// The columns that are read.
  private(set) var names: [String] = []

  init(_ columns: [String], _ book: ModuleBook) {
    let places = columns.map(book.module(_:))
    for (index, place) in places.enumerated() {
      guard let place else { continue }
      let hasNext = index + 1 < columns.count && places[index + 1] == nil
      found.append((place, index, hasNext ? index + 1 : nil))
      names += [columns[index]] + (hasNext ? [columns[index + 1]] : [])
    }
  }

  var isEmpty: Bool { found.isEmpty }

  /// Each with the row as its rules see it, and what it is about.
  func rows(of row: SourceRow) -> [(row: SourceRow, own: [String: ValueRule])] {
    found.map { module in
      var names = [Self.this: module.this]
      names[Self.next] = module.next
      let own = [
        "path": ValueRule(base: .constant(module.place.path.text)),
        "module": ValueRule(base: .constant(module.place.module.text)),
      ]
      return (row.naming(names, and: "module", for: module.place.module.text), own)
    }
  }
}
