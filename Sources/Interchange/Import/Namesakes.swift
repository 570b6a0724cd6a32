import CustomerSuccess
public import SuccessStore

/// A new customer that is called as known ones are, or as another new one. It is in, for its id is another one's; whether it is the same one a person says.
public struct Namesake: Hashable, Sendable {
  public var customer: NamedCustomer
  /// Who is called so, in the order of ids.
  public var known: [NamedCustomer]
  /// Who is called so in the same import, before it, and is new as well.
  public var beside: [NamedCustomer] = []
  public var file: String
  public var line: Int
}

/// Finds among the customers of an import those that are new and called as known ones are: each batch of rows is asked about once.
struct Namesakes {
  private let source: String
  private let target: any ImportTarget
  private var told: Set<CustomerID> = []
  /// The first of the import's customers of each name.
  private var first = FirstNames()
  /// So many names of one import are held against each other; memory does not grow with the rest.
  private static let held = 1 << 17

  init(source: String, target: any ImportTarget) {
    self.source = source
    self.target = target
  }

  mutating func find(in rows: ReadRows) throws -> [Namesake] {
    let customers = rows.customers.map { (customer: NamedCustomer($0.customer.id, $0.customer.name), line: $0.line) }
    let known = try target.namesakes(of: customers.map(\.customer), source: source)
    let beside = try besides(customers.map(\.customer))
    guard !known.isEmpty || !beside.isEmpty else { return [] }
    return customers.compactMap { customer, line in
      guard known[customer.id] != nil || beside[customer.id] != nil, told.insert(customer.id).inserted else {
        return nil
      }
      return Namesake(
        customer: customer, known: known[customer.id] ?? [], beside: beside[customer.id].map { [$0] } ?? [],
        file: rows.file, line: line)
    }
  }

  /// Of new customers the one before them that is new too and is called the same. Nothing is asked but of those that share a name.
  private mutating func besides(_ customers: [NamedCustomer]) throws -> [CustomerID: NamedCustomer] {
    var pairs: [CustomerID: NamedCustomer] = [:]
    for customer in customers {
      let name = companyName(customer.name)
      guard !name.isEmpty else { continue }
      if let before = first.customer(called: name) {
        if before.id != customer.id { pairs[customer.id] = before }
      } else if first.count < Namesakes.held {
        first.add(customer, called: name)
      }
    }
    guard !pairs.isEmpty else { return [:] }
    let ids = Set(pairs.keys).union(pairs.values.map(\.id))
    let standing = try target.standing(of: ids.sorted().map { .customer($0) }, source: source)
    func isNew(_ id: CustomerID) -> Bool {
      standing[.customer(id)].map { $0.held == nil && !$0.isRemovedHere } ?? true
    }
    return pairs.filter { isNew($0.key) && isNew($0.value.id) }
  }
}

/// Customers by their names without case, accents, signs and legal endings, in as many bytes as they are written with: strings would
/// need several times as many.
private struct FirstNames {
  /// Where each begins in `bytes`, by a print of its name.
  private var places: [Int: Int32] = [:]
  /// The id and the name of each, with a nought behind either.
  private var bytes: [UInt8] = []

  var count: Int { places.count }

  func customer(called name: String) -> NamedCustomer? {
    guard let place = places[name.hashValue] else { return nil }
    let parts = bytes[Int(place)...].split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let found = NamedCustomer(
      CustomerID(String(decoding: parts[0], as: UTF8.self)), String(decoding: parts[1], as: UTF8.self))
    // Another name may have the same print.
    return companyName(found.name) == name ? found : nil
  }

  mutating func add(_ customer: NamedCustomer, called name: String) {
    places[name.hashValue] = Int32(clamping: bytes.count)
    for text in [customer.id.text, customer.name] {
      bytes += text.utf8
      bytes.append(0)
    }
  }
}

extension ImportReport {
  mutating func add(_ found: [Namesake]) {
    let room = max(0, findings.limit - heldNamesakes.count + (findings.limit == .max ? 0 : 1))
    heldNamesakes += found.prefix(room)
    unheldNamesakes += max(0, found.count - room)
  }

  var namesakeLines: [String] {
    guard !namesakes.isEmpty else { return [] }
    let head = "called as others are: \(counted(namesakes.count + moreNamesakes, "new customer"))"
    let more = moreNamesakes > 0 ? ["  and \(grouped(moreNamesakes)) more; --format json has all of them"] : []
    return ["\(head); 'customer merge' makes one of two"] + namesakes.map { "  \($0.words)" } + more
  }
}

extension Namesake {
  /// `C9 'Acme Inc.', here C1 'Acme'`
  public var words: String {
    let others = [("here", known), ("in the same import", beside)].filter { !$0.1.isEmpty }.map { place, customers in
      "\(place) \(customers.map(Namesake.words).joined(separator: ", "))"
    }
    return ([Namesake.words(customer)] + others).joined(separator: ", ")
  }

  private static func words(_ customer: NamedCustomer) -> String { "\(customer.id) '\(customer.name.excerpt)'" }
}
