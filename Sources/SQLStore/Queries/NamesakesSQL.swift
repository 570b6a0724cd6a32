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
    // Of all names only those that begin so are read: without signs, or with those that this one has in it.
    let beginnings = Set([wanted, beginning(of: name, called: wanted)])
    let found = try Set(beginnings.flatMap { try keys(beginning: $0, in: db) })
    return try found.compactMap { try Customer.stored("f.key = ?", [$0], in: db).first }
      .filter { companyName($0.name) == wanted }.sorted { $0.id < $1.id }
  }

  private static func keys(beginning: String, in db: any SQLConnection) throws -> [Int] {
    try db.statement("SELECT customer, name_folded FROM customer_standing WHERE name_folded >= ? AND name_folded < ?")
      .all([beginning, beginning + "\u{10FFFF}"]) { (key: $0[0] as Int, name: $0[1] as String) }
      .filter { isSameWord(beginning, $0.name) }.map(\.key)
  }

  /// `O’Brien Logistics, Ltd.` → `o'brien logistics`: folded as it is stored, up to its legal ending.
  private static func beginning(of name: String, called wanted: String) -> String {
    var words = folded(name.asName()).split(separator: " ")
    while words.count > 1, companyName(words.dropLast().joined(separator: " ")) == wanted { words.removeLast() }
    let whole = words.joined(separator: " ")
    guard let end = whole.lastIndex(where: { $0.isLetter || $0.isNumber }) else { return wanted }
    return String(whole[...end])
  }

  /// `Company 1` begins `Company 10`, and is another name.
  private static func isSameWord(_ wanted: String, _ name: String) -> Bool {
    guard let next = name.utf8.dropFirst(wanted.utf8.count).first else { return true }
    return !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
      && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next)
  }
}
