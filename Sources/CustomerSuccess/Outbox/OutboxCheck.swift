/// What speaks against sending a message to a customer now.
public struct OutboxCheck: Sendable {
  public let message: OutreachMessage
  public let contact: Contact?
  private let facts: OutreachFacts
  private let context: OutreachContext

  init(_ message: OutreachMessage, _ facts: OutreachFacts, _ context: OutreachContext) {
    self.message = message
    self.facts = facts
    self.context = context
    let told = message.contact.flatMap { id in facts.contacts.first { $0.id == id } }
    contact = told ?? facts.contacts.recipient
  }

  /// As it reads when it goes then.
  func text(at moment: Instant) -> Result<MessageText, Refusal> {
    context.rules.text(
      of: message, from: facts.firings.last(where: message.isSame), to: contact, at: facts.customer,
      on: context.zone.date(of: moment), in: context.zone)
  }

  /// Why it can go to nobody, whoever says so; nil where it can.
  public var refusal: String? {
    guard let contact else { return "no contact is known; 'rapport contact new \(facts.customer.id)' makes one" }
    if contact.isUnsubscribed { return "\(contact.id) \(contact.name) wants no messages" }
    guard MailAddress(contact.email) != nil else {
      return contact.email.isBlank
        ? "\(contact.id) \(contact.name) has no address" : "'\(contact.email)' of \(contact.id) is no mail address"
    }
    return nil
  }

  /// Why it should not go at that moment, in words to be asked with; nil where nothing speaks against it.
  public func doubt(at moment: Instant) -> String? {
    if let words = isOver(at: moment) { return words }
    let day = context.zone.date(of: moment)
    if message.state == .unknown || message.state == .sending { return "it may have been sent already, \(message.why)" }
    return crowded(on: day)
  }

  /// Why nothing can come of it any more.
  func isOver(at moment: Instant) -> String? {
    let day = context.zone.date(of: moment)
    if !facts.customer.counts(on: day) { return "the customer has left" }
    if let reply = facts.reply(to: message, by: context) { return "the customer \(context.words(ofReply: reply))" }
    return overtaken(on: day)
  }

  /// It is about a renewal that is over, or is another day now.
  private func overtaken(on day: LocalDate) -> String? {
    guard let renews = message.renews else { return nil }
    if day >= renews { return "the renewal's day, \(renews), has come" }
    guard let now = facts.customer.renews, abs(now - renews) > context.rules.renewal.newAfterDays else { return nil }
    return "the contract was renewed until \(now) since"
  }

  /// A cap would be broken by what was sent already or is approved for those days.
  private func crowded(on day: LocalDate) -> String? {
    let rules = context.rules.messages
    let others = facts.messages.filter { $0.id != message.id }.compactMap {
      one -> (one: OutreachMessage, day: LocalDate)? in
      one.goes.map { (one, context.zone.date(of: $0)) }
    }
    let own = others.filter { $0.one.contact == contact?.id && abs(day - $0.day) < rules.contactDays }
    if let last = own.max(by: { $0.day < $1.day }), let contact {
      let free = last.day + rules.contactDays
      return
        "\(contact.id) \(last.one.state == .approved ? "gets" : "had") \(last.one.id) on \(last.day), the next may go from \(free)"
    }
    let near = others.filter { abs(day - $0.day) < rules.accountDays }.sorted { $0.day < $1.day }
    guard near.count >= rules.accountMessages else { return nil }
    let free = near[near.count - rules.accountMessages].day + rules.accountDays
    let days = counted(rules.accountDays, "day")
    return "\(counted(near.count, "message")) to the account in \(days), the next may go from \(free)"
  }
}

extension OutreachMessage {
  /// When it went or is to go, as far as a person has let it.
  fileprivate var goes: Instant? {
    switch state {
    case .approved: notBefore ?? since
    case .sending, .sent, .unknown: since
    case .drafted, .held, .dropped, .failed: nil
    }
  }
}

extension [Contact] {
  /// To the primary contact, else to the first by id.
  public var recipient: Contact? {
    filter(\.isPrimary).min { $0.id < $1.id } ?? self.min { $0.id < $1.id }
  }
}
