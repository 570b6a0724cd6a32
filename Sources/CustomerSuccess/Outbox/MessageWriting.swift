/// What a message says, and why it may not go.
extension OutreachRules {
  /// As the team's text for it reads to that person on a day, or why it cannot be written.
  public func text(
    of firing: OutreachFiring, to contact: Contact?, at customer: Customer, on day: LocalDate
  ) -> Result<MessageText, Refusal> {
    guard let template = texts.template(for: firing) else {
      return .failure(Refusal("messages.yaml has no text for \(firing.trigger)"))
    }
    return template.text(MessageFacts(firing, customer: customer, contact: contact, rules: self, on: day))
      .mapError { Refusal($0.words) }
  }

  /// As somebody has written it, else as the team's text for it reads on a day. What was approved as the team's text read then goes
  /// as it reads on the day it goes: days ahead are counted from there. Any other word of it stays, whatever is changed later.
  public func text(
    of message: OutreachMessage, from firing: OutreachFiring?, to contact: Contact?, at customer: Customer,
    on day: LocalDate, in zone: Zone
  ) -> Result<MessageText, Refusal> {
    func written(on day: LocalDate) -> Result<MessageText, Refusal> {
      guard let firing else {
        return .failure(Refusal("what it is about is there no more; write it by hand"))
      }
      return text(of: firing, to: contact, at: customer, on: day)
    }
    guard let own = message.ownText else { return written(on: day) }
    guard message.state == .approved else { return .success(own) }
    let approved = zone.date(of: max(message.since, message.notBefore ?? message.since))
    guard case .success(own) = written(on: approved), case .success(let now) = written(on: day) else {
      return .success(own)
    }
    return .success(now)
  }
}
