import CustomerSuccess

/// Customers of whom an import may leave several primary contacts: who came as one while another was, or came, too. Whether they
/// have several in the end what is stored tells, or what would be, for a later row or a decision of somebody here may say otherwise.
struct PrimaryContacts {
  static let several = "a customer with several primary contacts; 'contact primary' says which one it is"

  private let target: any ImportTarget
  /// Of customers whose contacts were told as primary, those that were before and those that came.
  private var known: [CustomerID: Set<ContactID>] = [:]
  private var doubts: [CustomerID: GivenFacts.Place] = [:]
  /// What contacts would be that are primary, or would be no more.
  private var settled: [CustomerID: [ContactID: Contact]] = [:]

  init(_ target: any ImportTarget) { self.target = target }

  mutating func look(at rows: ReadRows, table: Int) throws {
    let told = rows.rows.flatMap { row in
      rows.facts[row.facts].compactMap { told -> (contact: Contact, line: Int)? in
        guard case .contact(let contact) = told.fact, contact.isPrimary else { return nil }
        return (contact, row.line)
      }
    }
    try learn(Set(told.map(\.contact.customer)).filter { known[$0] == nil }.sorted())
    for (contact, line) in told {
      let others = known[contact.customer, default: []].subtracting([contact.id])
      if !others.isEmpty, doubts[contact.customer] == nil {
        doubts[contact.customer] = GivenFacts.Place(file: table, line: line)
      }
      known[contact.customer, default: []].insert(contact.id)
    }
  }

  private mutating func learn(_ customers: [CustomerID]) throws {
    guard !customers.isEmpty else { return }
    for id in customers { known[id] = [] }
    for contact in try target.contacts(of: customers) where contact.isPrimary {
      known[contact.customer, default: []].insert(contact.id)
    }
  }

  /// What a contact would be after a rehearsal.
  mutating func settle(_ fact: Fact?, held: Fact?) {
    guard case .contact(let contact)? = fact else { return }
    var wasPrimary = settled[contact.customer]?[contact.id] != nil
    if case .contact(let held)? = held, held.isPrimary { wasPrimary = true }
    if contact.isPrimary || wasPrimary { settled[contact.customer, default: [:]][contact.id] = contact }
  }

  /// Whoever has several, with the row that brought another one and their names.
  func found() throws -> [(place: GivenFacts.Place, words: String)] {
    let customers = doubts.keys.sorted()
    let contacts = Dictionary(
      grouping: customers.isEmpty ? [] : try target.contacts(of: customers), by: \.customer)
    return customers.compactMap { id in
      let own = settled[id] ?? [:]
      let all = (contacts[id] ?? []).filter { own[$0.id] == nil } + own.values
      let primary = all.filter { $0.isPrimary && $0.customer == id }.sorted { $0.id < $1.id }
      guard primary.count > 1, let place = doubts[id] else { return nil }
      return (place, "\(id) has \(primary.map { "\($0.id) '\($0.name)'" }.joined(separator: ", "))")
    }
  }
}
