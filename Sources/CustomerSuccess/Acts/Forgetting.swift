import Foundation

/// Takes a person out of texts: the name, the address, and what they wrote themselves. Figures and what the team did stay.
public struct Forgetting: Hashable, Sendable {
  /// What stands in the person's place.
  public static let gone = "(forgotten)"

  public let customer: CustomerID
  /// The person's own fact.
  public let key: FactKey
  private let name: String
  private let email: String

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

  public func isIn(_ text: String) -> Bool { scrubbed(text) != text }

  /// Names and addresses that stand as words of their own.
  public func scrubbed(_ text: String) -> String {
    [email, name].reduce(text) { Forgetting.without($1.withoutOuterBlanks, $0) }
  }

  private static func without(_ part: String, _ text: String) -> String {
    guard !part.isEmpty, folded(text).hasBytes(of: folded(part)) else { return text }
    var text = text
    var start = text.startIndex
    while let found = text.range(
      of: part, options: [.caseInsensitive, .diacriticInsensitive], range: start..<text.endIndex)
    {
      let isWord = !borders(text[..<found.lowerBound].last) && !borders(text[found.upperBound...].first)
      guard isWord else {
        start = found.upperBound
        continue
      }
      let offset = text.distance(from: text.startIndex, to: found.lowerBound)
      text.replaceSubrange(found, with: gone)
      start = text.index(text.startIndex, offsetBy: offset + gone.count)
    }
    return text
  }

  private static func borders(_ character: Character?) -> Bool { character.map { $0.isLetter || $0.isNumber } ?? false }

  /// Whether the person wrote an event of a ticket of their customer's.
  public func wrote(_ event: TicketEvent) -> Bool {
    guard case .customer(let author) = event.author, !name.isBlank else { return false }
    return folded(author.withoutOuterBlanks) == folded(name.withoutOuterBlanks)
  }

  /// `theirs`: tickets in which the person spoke for the customer, whose answers to surveys are the person's words.
  public func scrubbed(_ fact: Fact, theirs: Set<TicketID> = []) -> Fact {
    switch fact {
    case .contact(var contact) where fact.key == key:
      (contact.name, contact.email, contact.role) = (Self.gone, "", "")
      return .contact(contact)
    case .learner(var learner) where fact.key == key:
      (learner.name, learner.email, learner.role) = (Self.gone, "", "")
      return .learner(learner)
    case .ticketEvent(var event) where wrote(event):
      event.author = .customer(Self.gone)
      if case .customerMessage = event.kind { event.kind = .customerMessage(Self.gone) }
      return scrubbedTexts(.ticketEvent(event))
    case .survey(var answer) where answer.ticket.map(theirs.contains) == true && !answer.comment.isEmpty:
      answer.comment = Self.gone
      return .survey(answer)
    default: return scrubbedTexts(fact)
    }
  }

  private func scrubbedTexts(_ fact: Fact) -> Fact {
    var use = ForgottenFact(fields: ForgottenFields(forgetting: self))
    return fact.open(&use)
  }
}

private struct ForgottenFact: FactUse {
  var fields: ForgottenFields

  mutating func use<Value: FactRecord>(_ value: Value) -> Fact {
    var scrubbed = value
    Value.fields(&scrubbed, &fields)
    return scrubbed.fact
  }
}

/// Texts in people's words. Who did or owns something is one of the team, however called.
private struct ForgottenFields: FieldVisitor {
  let forgetting: Forgetting

  private static let team: Set<String> = ["author", "source"]

  private func isTeams(_ field: RecordField) -> Bool { field.limit == .name || Self.team.contains("\(field.name)") }

  mutating func label(_ field: RecordField, _ value: inout String) {}
  mutating func text(_ field: RecordField, _ value: inout String) {
    if !isTeams(field) { value = forgetting.scrubbed(value) }
  }
  mutating func text(_ field: RecordField, _ value: inout String?) { value = value.map(forgetting.scrubbed) }
  mutating func form<Form: FieldForm>(_ field: RecordField, _ value: inout Form.Value, _ form: Form.Type) {
    let text = Form.text(value)
    let scrubbed = forgetting.scrubbed(text)
    guard !isTeams(field), scrubbed != text, let read = try? Form.read(scrubbed) else { return }
    value = read
  }
}
