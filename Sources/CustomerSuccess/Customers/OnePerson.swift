/// A customer's contacts by their addresses; capitals make no difference. An address may be a department's, which several have.
public struct ContactsByAddress: Sendable {
  private var contacts: [String: [Contact]] = [:]

  public init(_ contacts: some Sequence<Contact>) {
    for contact in contacts where !contact.email.isEmpty {
      self.contacts[folded(contact.email), default: []].append(contact)
    }
  }

  public enum Holder: Hashable, Sendable {
    case nobody
    /// The same person by the name as well.
    case same(Contact)
    /// Another one, or one of several whom the name fits.
    case other(Contact)
  }

  /// Whose address a contact has who is not among them.
  public func holder(of contact: Contact) -> Holder {
    guard !contact.email.isEmpty, let reached = contacts[folded(contact.email)], let first = reached.first else {
      return .nobody
    }
    let called = reached.filter { folded($0.name) == folded(contact.name) }
    let fitting = called.isEmpty ? reached.filter { Contact.isOneName($0.name, contact.name) } : called
    // Of two whom the name fits, neither is guessed.
    if fitting.count == 1, let same = fitting.first { return .same(same) }
    return .other(fitting.first ?? first)
  }
}

extension Contact {
  /// `A. Lee` and `Ann Lee`, `Ute Rau` and `Ute Rau-Vogt`: each word of the shorter one begins, or is begun by, one of the other's.
  static func isOneName(_ one: String, _ other: String) -> Bool {
    func words(_ name: String) -> [Substring] {
      folded(name).split { !$0.isLetter && !$0.isNumber }
    }
    let (first, second) = (words(one), words(other))
    let (few, many) = first.count <= second.count ? (first, second) : (second, first)
    return few.allSatisfy { word in many.contains { $0.hasPrefix(word) || word.hasPrefix($0) } }
  }
}
