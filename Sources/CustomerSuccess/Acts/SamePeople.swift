/// Contacts of two doubles who are one person, by their address; capitals make no difference.
struct SamePeople {
  /// Whom the customer that stays has already, as they were and with what only the double knew of them.
  private(set) var completed: [(kept: Contact, whole: Contact)] = []
  private var same: Set<ContactID> = []
  /// The names of those who are one now.
  private var joined: [String] = []
  /// Of the same name, and nothing says that they are one.
  private var alike: [String] = []

  /// `own` are the double's facts, `others` those of the customer that stays.
  init(_ own: [Fact], _ others: [Fact]) {
    var kept = Self.contacts(others)
    let hasPrimary = kept.contains(where: \.isPrimary)
    for contact in Self.contacts(own) {
      let address = folded(contact.email)
      guard let place = kept.firstIndex(where: { !address.isEmpty && folded($0.email) == address }) else {
        if kept.contains(where: { Self.mayBe($0, contact) }) { alike.append(contact.name) }
        continue
      }
      same.insert(contact.id)
      joined.append(kept[place].name)
      var whole = kept[place].completed(by: contact)
      // Whom to turn to first is not lost with the entry that goes.
      if !hasPrimary, contact.isPrimary { whole.isPrimary = true }
      note(whole, over: kept[place])
      kept[place] = whole
    }
  }

  func isSame(_ fact: Fact) -> Bool {
    if case .contact(let contact) = fact { same.contains(contact.id) } else { false }
  }

  /// What there is to know before it is done.
  var words: [String] {
    var words: [String] = []
    if !joined.isEmpty { words.append("In both by the same address, and then one: \(Self.list(joined)).") }
    if !alike.isEmpty {
      words.append("In both by the same name, without the same address, and still two: \(Self.list(alike)).")
    }
    return words
  }

  private mutating func note(_ whole: Contact, over kept: Contact) {
    guard whole != kept else { return }
    if let place = completed.firstIndex(where: { $0.whole == kept }) {
      completed[place].whole = whole
    } else {
      completed.append((kept, whole))
    }
  }

  /// Two different addresses are two people, or at least two ways to reach one.
  private static func mayBe(_ one: Contact, _ other: Contact) -> Bool {
    folded(one.name) == folded(other.name) && (one.email.isEmpty || other.email.isEmpty)
  }

  private static func contacts(_ facts: [Fact]) -> [Contact] {
    facts.compactMap { if case .contact(let contact) = $0 { contact } else { nil } }.sorted { $0.id < $1.id }
  }

  private static let most = 5

  private static func list(_ names: [String]) -> String {
    let more = names.count > most ? " and \(names.count - most) more" : ""
    return names.prefix(most).joined(separator: ", ") + more
  }
}

extension Contact {
  /// What is not known of a person is taken from the other entry of the same one.
  fileprivate func completed(by other: Contact) -> Contact {
    var whole = self
    if whole.role.isEmpty { whole.role = other.role }
    if whole.name.isEmpty { whole.name = other.name }
    whole.link = link ?? other.link
    return whole
  }
}
