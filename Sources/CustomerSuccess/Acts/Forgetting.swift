/// Takes a person out of texts: the name, the address, and what they wrote themselves. Figures and what the team did stay.
public struct Forgetting: Hashable, Sendable, PersonKnown {
  /// What stands in the person's place.
  public static let gone = "(forgotten)"

  public let customer: CustomerID
  /// The person's own fact.
  public let key: FactKey
  let name: String
  let email: String

  /// Nil for what is no person at a customer.
  public init?(_ person: Fact) {
    switch person {
    case .contact(let contact): (customer, name, email) = (contact.customer, contact.name, contact.email)
    case .learner(let learner): (customer, name, email) = (learner.customer, learner.name, learner.email)
    default: return nil
    }
    key = person.key
  }

  /// `contact CON-1 'Ann Lee'`
  var title: String { "\(key) '\(name)'" }

  /// What is to be found nowhere any more, folded; the shorter may be a word of others' texts too.
  public var traces: [String] { [email, name].map(folded).filter { !$0.isBlank && $0 != Self.gone } }

  /// It was forgotten already.
  var isDone: Bool { name == Self.gone }

  public func isIn(_ text: String) -> Bool { scrubbed(text) != text }

  /// Names and addresses that stand as words of their own.
  public func scrubbed(_ text: String) -> String {
    WholeWords(text).replacing(traces.map(KnownRun.init), by: Self.gone)
  }

  private struct KnownRun: WordTrace {
    let words: [String]
    init(_ text: String) { words = WholeWords(text).words }
    var length: Int { words.count }
    func knows(_ others: ArraySlice<String>) -> Bool { others.elementsEqual(words) }
  }

  /// Whether the person wrote an event of a ticket of their customer's.
  public func wrote(_ event: TicketEvent) -> Bool {
    guard case .customer(let author) = event.author, case let words = WholeWords(name).words, !words.isEmpty else {
      return false
    }
    return WholeWords(author).words == words
  }

  /// `theirs`: tickets in which the person spoke for the customer, whose answers to surveys are the person's words.
  public func scrubbed(_ fact: Fact, theirs: Set<TicketID> = []) -> Fact {
    switch fact {
    case .contact(var contact) where fact.key == key:
      (contact.name, contact.email, contact.role) = (Self.gone, "", "")
      contact.link = nil
      // An address may be the id; what is kept of it would tell.
      if isIn(contact.id.text) { contact.id = ContactID(Self.gone) }
      return .contact(contact)
    case .learner(var learner) where fact.key == key:
      (learner.name, learner.email, learner.role) = (Self.gone, "", "")
      return .learner(learner)
    default: return withoutWords(of: fact, theirs: theirs)
    }
  }
}
