/// Contacts of two doubles who are one person, by their address and name; capitals make no difference. An address may be a
/// department's, which several have.
struct SamePeople {
  /// Whom the customer that stays has already, as they were and with what only the double knew of them.
  private(set) var completed: [(kept: Contact, whole: Contact)] = []
  /// Those of the double's who go, and as whom each stays.
  private var same: [ContactID: ContactID] = [:]
  /// The names of those who are one now, each with what of the double's entry is not kept.
  private var joined: [String] = []
  /// Of the same address, under names that are not one person's.
  private var sharing: [String] = []
  /// Of the same name, and nothing says that they are one.
  private var alike: [String] = []

  /// `own` are the double's facts, `others` those of the customer that stays.
  init(_ own: [Fact], _ others: [Fact]) {
    var kept = Self.contacts(others)
    let hasPrimary = kept.contains(where: \.isPrimary)
    for contact in Self.contacts(own) {
      let address = folded(contact.email)
      let reached = kept.indices.filter { !address.isEmpty && folded(kept[$0].email) == address }
      guard let place = reached.first(where: { Contact.isOneName(kept[$0].name, contact.name) }) else {
        if !reached.isEmpty { sharing.append(contact.name) }
        if kept.contains(where: { Self.mayBe($0, contact) }) { alike.append(contact.name) }
        continue
      }
      same[contact.id] = kept[place].id
      joined.append(kept[place].name + Self.lost(of: contact, beside: kept[place]))
      var whole = kept[place].completed(by: contact)
      // Whom to turn to first is not lost with the entry that goes.
      if !hasPrimary, contact.isPrimary { whole.isPrimary = true }
      note(whole, over: kept[place])
      kept[place] = whole
    }
  }

  func isSame(_ fact: Fact) -> Bool {
    if case .contact(let contact) = fact { same[contact.id] != nil } else { false }
  }

  /// What was written to somebody who is one with another now was written to that one.
  func readdressed(_ fact: Fact) -> Fact {
    guard case .message(var message) = fact, let contact = message.contact, let kept = same[contact] else {
      return fact
    }
    message.contact = kept
    return .message(message)
  }

  /// What there is to know before it is done.
  var words: [String] {
    var words: [String] = []
    if !joined.isEmpty { words.append("In both by the same address, and then one: \(Self.list(joined)).") }
    if !sharing.isEmpty {
      words.append("In both by the same address, under another name, and still two: \(Self.list(sharing)).")
    }
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

  /// ` (not kept: Einkauf)`: what is known of both and differs.
  private static func lost(of contact: Contact, beside kept: Contact) -> String {
    let pairs = [(contact.name, kept.name), (contact.role, kept.role)]
    let lost = pairs.filter { !$0.0.isEmpty && !$0.1.isEmpty && folded($0.0) != folded($0.1) }.map(\.0)
    return lost.isEmpty ? "" : " (not kept: \(lost.joined(separator: ", ")))"
  }

  /// Two different addresses are two people, or at least two ways to reach one.
  private static func mayBe(_ one: Contact, _ other: Contact) -> Bool {
    folded(one.name) == folded(other.name) && (one.email.isEmpty || other.email.isEmpty)
  }

  private static func contacts(_ facts: [Fact]) -> [Contact] {
    facts.compactMap { if case .contact(let contact) = $0 { contact } else { nil } }.sorted { $0.id < $1.id }
  }

  private static let most = 5

  private static func list(_ names: [String]) -> String { names.listed(most) }
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
