import CustomerSuccess

/// What the team has made of the messages that runs have drafted: most were looked at and sent within a day, some wait for
/// somebody, and some did not go.
struct OutboxStory {
  /// Its clock is the portfolio's now.
  let context: OutreachContext

  func decided(_ message: OutreachMessage, _ facts: OutreachFacts, _ random: inout Random) -> OutreachMessage {
    let chance = random.double(0...1)
    let delay = random.int(1...20) * 3600
    guard message.state == .drafted, let firing = facts.firings.last(where: message.isSame),
      case .success(let text) = context.rules.text(
        of: firing, to: contact(of: message, facts), at: facts.customer, on: context.zone.date(of: message.since))
    else { return message }
    var after = message
    let (at, owner) = (min(message.since + delay, context.now - 60), facts.customer.owner)
    // Drafts of the last two days are on the desk.
    guard message.since < context.now.adding(days: -2) else { return fresh(after, text, chance) }
    switch chance {
    case ..<0.84: after.put(.sent, text, "msmtp", at, by: owner)
    case ..<0.88:
      after.put(.sent, text, "msmtp", at, by: owner)
      guard OutreachTrigger(message.trigger) == .milestoneCelebrations else { return after }
      // Answers end sequences; of what is written once they only tell.
      after.replied = min(at + 5 * 3600, context.now - 30)
    case ..<0.92: after.hold("Mentioned on the phone already", at, by: owner)
    case ..<0.93: after.put(.failed, text, "msmtp ended with 75: mailbox full", at, by: owner)
    case ..<0.935: after.put(.unknown, text, "msmtp did not end within 60 seconds", at, by: owner)
    default: return message
    }
    return after
  }

  private func fresh(_ message: OutreachMessage, _ text: MessageText, _ chance: Double) -> OutreachMessage {
    guard chance < 0.1 else { return message }
    var after = message
    after.put(.approved, text, "", context.now - 600, by: "")
    after.notBefore = context.zone.instant(context.today + 1, secondOfDay: 9 * 3600)
    return after
  }

  private func contact(of message: OutreachMessage, _ facts: OutreachFacts) -> Contact? {
    facts.contacts.first { $0.id == message.contact }
  }
}

extension OutreachMessage {
  fileprivate mutating func put(_ state: State, _ text: MessageText, _ why: String, _ at: Instant, by author: String) {
    drafted = since
    (self.state, since, self.why, self.author) = (state, at, why, author)
    (subject, body) = (text.subject, text.body)
  }

  fileprivate mutating func hold(_ reason: String, _ at: Instant, by author: String) {
    guard !author.isEmpty else { return }
    (state, since, why, self.author) = (.held, at, reason, author)
  }
}
