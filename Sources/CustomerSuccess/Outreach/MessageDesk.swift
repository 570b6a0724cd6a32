/// What becomes of a customer's messages in one run: drafted, held or dropped, in the order in which they may go first.
struct MessageDesk {
  let context: OutreachContext
  let facts: OutreachFacts
  let standing: StandingNow
  /// Days ahead on which a renewal step with a message is to come.
  let plannedRenewals: [LocalDate]
  /// The renewal that reminders were about is over.
  let isRenewed: Bool
  /// What messages come of, by which their texts are written.
  let firings: [OutreachFiring]
  /// Those that count for the caps, with the day they were drafted.
  private var drafted: [(contact: ContactID?, day: LocalDate)]

  private var rules: OutreachRules.MessageRules { context.rules.messages }
  private var today: LocalDate { context.today }

  init(
    _ context: OutreachContext, _ facts: OutreachFacts, _ standing: StandingNow, plannedRenewals: [LocalDate],
    isRenewed: Bool, firings: [OutreachFiring] = []
  ) {
    self.context = context
    self.facts = facts
    self.standing = standing
    self.firings = facts.firings + firings
    self.plannedRenewals = plannedRenewals
    self.isRenewed = isRenewed
    drafted = facts.messages.compactMap { message in
      message.countsSince.flatMap { $0 <= context.now ? (message.contact, context.zone.date(of: $0)) : nil }
    }
  }

  /// All that were held or are new, as they stand after this run; and those of a sequence that the customer has answered.
  mutating func settle(_ new: [OutreachMessage]) -> [OutreachMessage] {
    let isNew = Set(new)
    let waiting = facts.messages.filter { $0.state == .held } + new
    let tried = waiting.sorted(by: goesFirst).map { settled($0, isNew: isNew.contains($0)) }
    return tried + answered
  }

  /// What was drafted or approved, and is not to go any more.
  private var answered: [OutreachMessage] {
    facts.messages.filter { $0.state.isOpen && $0.state != .held }.compactMap { message in
      guard let reply = facts.reply(to: message, by: context) else { return nil }
      var after = message
      after.put(.dropped, context.words(ofReply: reply), at: context.now, false)
      return after
    }
  }

  private func goesFirst(_ left: OutreachMessage, _ right: OutreachMessage) -> Bool {
    let ranks = (rules.rank(left.trigger), rules.rank(right.trigger))
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    // An earlier step's reminder has waited for the nearer one, which goes first when its day is there.
    let isLadder = left.trigger == OutreachTrigger.renewalReminders.id && right.trigger == left.trigger
    if isLadder, left.fired != right.fired { return left.fired > right.fired }
    return (left.fired, left.trigger, left.occasion) < (right.fired, right.trigger, right.occasion)
  }

  private mutating func settled(_ message: OutreachMessage, isNew: Bool) -> OutreachMessage {
    var after = message
    if !message.isHeldByPerson { after.contact = recipient?.id }
    if let reason = over(message, isNew: isNew) {
      after.put(.dropped, reason, at: context.now, isNew)
    } else if message.isHeldByPerson {
      return message
    } else if let reason = held(message) {
      let isOld = today - context.zone.date(of: message.fired) >= rules.dropAfterDays
      let words = isOld ? "held for \(counted(rules.dropAfterDays, "day")): \(reason)" : reason
      after.put(isOld ? .dropped : .held, words, at: context.now, isNew)
    } else {
      after.put(.drafted, "", at: context.now, isNew)
      drafted.append((after.contact, today))
    }
    return after
  }

  private var recipient: Contact? { facts.contacts.recipient }

  /// Why nothing can come of it any more.
  private func over(_ message: OutreachMessage, isNew: Bool) -> String? {
    if !facts.customer.counts(on: today) { return "the customer has left" }
    if let reply = facts.reply(to: message, by: context) { return context.words(ofReply: reply) }
    guard let renews = message.renews else { return nil }
    if isRenewed, !isNew { return "renewed" }
    return today >= renews ? "the renewal's day has come" : nil
  }

  private func held(_ message: OutreachMessage) -> String? {
    if let mute = facts.mutes.inForce(of: message.trigger, on: today) { return mute.words }
    if context.rules.programmes[message.trigger]?.isUpsell ?? false,
      let waits = OutreachContext.upsellWaits(facts, standing)
    {
      return waits
    }
    guard let recipient else { return "no contact" }
    if recipient.isUnsubscribed { return "\(recipient.id) wants no messages" }
    if let last = drafted.filter({ $0.contact == recipient.id }).map(\.day).max(), today - last < rules.contactDays {
      return "\(recipient.id) had a message on \(last), the next from \(last + rules.contactDays)"
    }
    let days = drafted.map(\.day).filter { today - $0 < rules.accountDays }.sorted()
    if days.count >= rules.accountMessages {
      let free = days[days.count - rules.accountMessages] + rules.accountDays
      let span = counted(rules.accountDays, "day")
      return "\(counted(days.count, "message")) to the account in \(span), the next from \(free)"
    }
    return reserved(recipient) ?? unwritten(message, to: recipient)
  }

  /// What its text needs and nobody knows. Where there is no text at all, a person writes one.
  private func unwritten(_ message: OutreachMessage, to recipient: Contact) -> String? {
    guard message.ownText == nil, let firing = firings.last(where: message.isSame),
      let template = context.rules.texts.template(for: firing)
    else { return nil }
    let known = MessageFacts(firing, customer: facts.customer, contact: recipient, rules: context.rules, on: today)
    if case .failure(let unknown) = template.text(known) { return unknown.words }
    return nil
  }

  /// A renewal step that is near would break a cap if this one went first.
  private func reserved(_ recipient: Contact) -> String? {
    let near = plannedRenewals.filter { $0 > today && $0 <= today + rules.reserveDays }
    let crowded = near.first { day in
      let inWindow = drafted.count { day - $0.day < rules.accountDays && $0.day <= day }
      let counts = day - today < rules.accountDays
      return day - today < rules.contactDays || (counts && inWindow + 1 >= rules.accountMessages)
    }
    return crowded.map { "reserved for the renewal reminder of \($0)" }
  }
}

extension OutreachMessage {
  fileprivate mutating func put(_ state: State, _ why: String, at moment: Instant, _ isNew: Bool) {
    if isNew || self.state != state { since = moment }
    if self.state != state, !author.isEmpty { author = "" }
    if state == .drafted { drafted = nil }
    self.state = state
    self.why = why
  }
}
