import CustomerSuccess
import SuccessStore

extension NamesakesQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    guard try db.statement("SELECT EXISTS (SELECT 1 FROM customers)").isTrue([]) else { return [:] }
    let history = try SourceHistory(db, source: source)
    let isKnown = try db.statement("SELECT EXISTS (SELECT 1 FROM customers WHERE id = ?)")
    var found: Answer = [:]
    for customer in customers {
      guard try !isKnown.isTrue([customer.id.text]), try !history.isRemovedHere(.customer(customer.id)) else {
        continue
      }
      let known = try Customer.called(customer.name, in: db)
      if !known.isEmpty { found[customer.id] = known.map { NamedCustomer($0.id, $0.name) } }
    }
    return found
  }
}

extension Customer {
  /// Who is called so but for case, accents and legal endings, in the order of ids.
  static func called(_ name: String, in db: any SQLConnection) throws -> [Customer] {
    let wanted = companyName(name)
    guard !wanted.isEmpty else { return [] }
    // Endings and signs behind the name are another matter than signs in it, and of all names only those beginning so are read.
    let found = try db.statement(
      "SELECT customer, name_folded FROM customer_standing WHERE name_folded >= ? AND name_folded < ?"
    ).all([wanted, wanted + "\u{10FFFF}"]) { (key: $0[0] as Int, name: $0[1] as String) }
    return try found.filter { isSameWord(wanted, $0.name) }
      .compactMap { try Customer.stored("f.key = ?", [$0.key], in: db).first }
      .filter { companyName($0.name) == wanted }.sorted { $0.id < $1.id }
  }

  /// `Company 1` begins `Company 10`, and is another name.
  private static func isSameWord(_ wanted: String, _ name: String) -> Bool {
    guard let next = name.utf8.dropFirst(wanted.utf8.count).first else { return true }
    return !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
      && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next)
  }
}
