/// The people at a customer.
extension Acting {
  func edits(_ request: ActRequest, contact id: ContactID) throws -> [FactEdit] {
    guard case .contact(let contact) = try source.fact(.contact(id)) else { throw missing(request.target) }
    switch request.act {
    case .changeContact(let revision):
      let after = revision.applied(to: contact)
      if folded(after.email) != folded(contact.email) { try doubt(after, request) }
      return [try edit(contact, after, request)]
    case .makePrimary:
      let relieved = try relieved(contact.customer, but: id)
      // Imports can bring several: then it becomes the only one.
      guard !contact.isPrimary else {
        if relieved.isEmpty { throw ActFailure.refused("\(id): is the primary contact already") }
        return relieved
      }
      var after = contact
      after.isPrimary = true
      return relieved + [try edit(contact, after, request)]
    case .removeContact:
      if case .contact(let seen) = request.sight, seen != contact {
        throw ActFailure.conflict(.contact(id), expected: .contact(seen), found: .contact(contact))
      }
      return [FactEdit(before: .contact(contact), after: nil)]
    default: return []
    }
  }

  private func edit(_ contact: Contact, _ after: Contact, _ request: ActRequest) throws -> FactEdit {
    guard after != contact else { throw ActFailure.refused("\(contact.id): is like that already") }
    if case .contact(let seen) = request.sight { try refuseOvertaken(seen, contact, after) }
    return FactEdit(before: .contact(contact), after: .contact(after))
  }

  /// There is one to turn to first; the first contact of all is that one.
  func addContact(_ revision: ContactRevision, _ isPrimary: Bool, _ customer: Customer, _ request: ActRequest) throws
    -> [FactEdit]
  {
    let others = try source.contacts(of: customer.id)
    var contact = revision.applied(
      to: Contact(id: ContactID(try source.freshID(.contact)), customer: customer.id, name: ""))
    contact.isPrimary = isPrimary || others.isEmpty
    try doubt(contact, among: others, request)
    let relieved = isPrimary ? try relieved(customer.id, but: contact.id) : []
    return relieved + [Fact.contact(contact).added]
  }

  /// Two of one address are one person entered twice more often than a department.
  private func doubt(_ contact: Contact, among others: [Contact]? = nil, _ request: ActRequest) throws {
    guard !request.isSure else { return }
    let others = try others ?? source.contacts(of: contact.customer)
    switch ContactsByAddress(others.filter { $0.id != contact.id }).holder(of: contact) {
    case .nobody: return
    case .same(let other):
      throw ActFailure.refused(
        Refusal(
          "\(other.id) '\(other.name)' is the same person by name and address (\(other.email)): edit that one.",
          isDoubt: true))
    case .other(let other):
      throw ActFailure.refused(
        Refusal("\(other.id) '\(other.name)' has the address \(other.email) already.", isDoubt: true))
    }
  }

  private func relieved(_ customer: CustomerID, but id: ContactID) throws -> [FactEdit] {
    try source.contacts(of: customer).filter { $0.isPrimary && $0.id != id }.map { contact in
      var after = contact
      after.isPrimary = false
      return FactEdit(before: .contact(contact), after: .contact(after))
    }
  }
}

extension Contact: EditedByField {
  var asFact: Fact { .contact(self) }

  static func differences(_ one: Contact, _ other: Contact) -> Set<String> {
    var names: Set<String> = []
    if one.name != other.name { names.insert("name") }
    if one.email != other.email { names.insert("email") }
    if one.role != other.role { names.insert("role") }
    if one.isPrimary != other.isPrimary { names.insert("primary") }
    if one.isUnsubscribed != other.isUnsubscribed { names.insert("messages") }
    return names
  }
}
