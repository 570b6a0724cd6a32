import CustomerSuccess

/// Finds contacts that are new by their ids among those that their customers have: by address and name it is the same person, and
/// what a row says is said of that one; by the address alone it is somebody else, and said. Each customer's contacts are read once.
///
/// Two whom one import tells apart by their ids stay two: whoever wrote the file knows both.
struct KnownPeople {
  static let same = "the same person by address and name as one there already, and told of that one"
  static let shares = "has the address of another contact; both stay"

  private let source: String
  private let target: any ImportTarget
  private var customers: [CustomerID: ContactsByAddress] = [:]
  /// Who has come with an address in this import, by customer and address.
  private var come: [Int: ContactID] = [:]

  init(source: String, target: any ImportTarget) {
    self.source = source
    self.target = target
  }

  struct Found {
    var told: ToldFact?
    var notice: (reason: String, words: String)?
  }

  /// What is known of the contacts that rows tell of and that are not there by their ids.
  mutating func look(at contacts: [Contact]) throws -> [ContactID: [String]?] {
    let unknown = try target.unknown(contacts.map(\.id), source: source)
    let wanted = contacts.filter { unknown[$0.id] != nil && !$0.email.isEmpty && customers[$0.customer] == nil }
    let ids = Set(wanted.map(\.customer)).sorted()
    guard !ids.isEmpty else { return unknown }
    let known = Dictionary(grouping: try target.contacts(of: ids), by: \.customer)
    for id in ids { customers[id] = ContactsByAddress(known[id] ?? []) }
    return unknown
  }

  /// What becomes of a contact that is not there. `before`: what the source said of it while it was taken for another.
  mutating func find(_ contact: Contact, _ fields: ToldFields, before: [String]?) -> Found {
    if let before, let id = before.first, id != contact.id.text {
      return Found(told: told(contact, as: ContactID(id), fields))
    }
    switch customers[contact.customer]?.holder(of: contact) ?? .nobody {
    case .same(let known):
      return Found(
        told: told(contact, as: known.id, fields),
        notice: (Self.same, "\(contact.id) '\(contact.name)' is \(known.id) '\(known.name)'"))
    case .other(let other):
      return Found(notice: Self.sharing(contact, "\(other.id) '\(other.name)'"))
    case .nobody: return Found(notice: met(contact).map { Self.sharing(contact, $0.text) })
    }
  }

  /// Who has come before with the same address.
  private mutating func met(_ contact: Contact) -> ContactID? {
    guard !contact.email.isEmpty else { return nil }
    var hasher = Hasher()
    hasher.combine(contact.customer)
    hasher.combine(folded(contact.email))
    let place = hasher.finalize()
    if let other = come[place] { return other == contact.id ? nil : other }
    come[place] = contact.id
    return nil
  }

  private static func sharing(_ contact: Contact, _ other: String) -> (reason: String, words: String) {
    (shares, "\(contact.id) '\(contact.name)' has the address of \(other)")
  }

  private func told(_ contact: Contact, as id: ContactID, _ fields: ToldFields) -> ToldFact {
    var known = contact
    known.id = id
    var told = ToldFact(.contact(known), fields: fields)
    // By which id it is known here is remembered with what was said.
    told.fields.insert(0)
    told.toldAs = .contact(contact.id)
    return told
  }
}
