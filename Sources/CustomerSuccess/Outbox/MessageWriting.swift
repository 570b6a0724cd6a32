/// What a message says, and why it may not go.
extension OutreachRules {
  /// As the team's text for it reads to that person, or why it cannot be written.
  public func text(of firing: OutreachFiring, to contact: Contact?, at customer: Customer) -> Result<
    MessageText, Refusal
  > {
    guard let template = texts.template(for: firing) else {
      return .failure(Refusal("messages.yaml has no text for \(firing.trigger)"))
    }
    return template.text(MessageFacts(firing, customer: customer, contact: contact, rules: self))
      .mapError { Refusal($0.words) }
  }

  /// As somebody has written it, else as the team's text for it reads.
  public func text(
    of message: OutreachMessage, from firing: OutreachFiring?, to contact: Contact?, at customer: Customer
  ) -> Result<MessageText, Refusal> {
    if let own = message.ownText { return .success(own) }
    guard let firing else {
      return .failure(Refusal("what it is about is there no more; write it by hand"))
    }
    return text(of: firing, to: contact, at: customer)
  }
}
