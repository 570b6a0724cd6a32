import CustomerSuccess
public import SuccessStore

/// A new customer that is called as known ones are. It is in, for its id is another one's; whether it is the same one a person says.
public struct Namesake: Hashable, Sendable {
  public var customer: NamedCustomer
  /// Who is called so, in the order of ids.
  public var known: [NamedCustomer]
  public var file: String
  public var line: Int
}

/// Finds among the customers of an import those that are new and called as known ones are: each batch of rows is asked about once.
struct Namesakes {
  private let source: String
  private let target: any ImportTarget
  private var told: Set<CustomerID> = []

  init(source: String, target: any ImportTarget) {
    self.source = source
    self.target = target
  }

  mutating func find(in rows: ReadRows) throws -> [Namesake] {
    let customers = rows.customers.map { (customer: NamedCustomer($0.customer.id, $0.customer.name), line: $0.line) }
    let known = try target.namesakes(of: customers.map(\.customer), source: source)
    guard !known.isEmpty else { return [] }
    return customers.compactMap { customer, line in
      guard let known = known[customer.id], told.insert(customer.id).inserted else { return nil }
      return Namesake(customer: customer, known: known, file: rows.file, line: line)
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
    let head = "called as customers here are: \(counted(namesakes.count + moreNamesakes, "new customer"))"
    let more = moreNamesakes > 0 ? ["  and \(grouped(moreNamesakes)) more; --format json has all of them"] : []
    return ["\(head); 'customer merge' makes one of two"] + namesakes.map { "  \($0.words)" } + more
  }
}

extension Namesake {
  /// `C9 'Acme Inc.', here C1 'Acme'`
  public var words: String {
    "\(Namesake.words(customer)), here \(known.map(Namesake.words).joined(separator: ", "))"
  }

  private static func words(_ customer: NamedCustomer) -> String { "\(customer.id) '\(customer.name.excerpt)'" }
}
