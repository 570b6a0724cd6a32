/// What people do about messages to customers: only they let one go.
extension Acting {
  func edits(_ request: ActRequest, message id: MessageID) throws -> [FactEdit] {
    guard case .message(let message) = try source.fact(.message(id)) else { throw missing(request.target) }
    if case .message(let seen) = request.sight, seen != message {
      throw ActFailure.conflict(.message(id), expected: .message(seen), found: .message(message))
    }
    var after = message
    switch request.act {
    case .approve(let moment): after = try approved(message, at: moment, isSure: request.isSure)
    case .holdMessage(let reason): after = try held(message, reason)
    case .dropMessage(let reason): after = try dropped(message, reason)
    case .rewriteMessage(let text): after = try rewritten(message, text)
    case .noteSent(let moment): after = try noteSent(message, at: moment ?? now)
    case .noteReply(let moment): after = try noteReply(message, at: moment ?? now)
    case .takeToSend: after = try taken(message)
    case .endSending(let moment, let outcome): after = try ended(message, taken: moment, outcome)
    default: return []
    }
    guard after != message else { throw refusal(message, "is like that already") }
    return [FactEdit(before: .message(message), after: .message(after))]
  }

  private func refusal(_ message: OutreachMessage, _ words: String) -> ActFailure {
    .refused("\(message.id): \(words)")
  }

  // MARK: What may go

  /// As it reads now, so it goes: what was approved is not changed by a text or a fact that changes later.
  private func approved(_ message: OutreachMessage, at moment: Instant?, isSure: Bool) throws -> OutreachMessage {
    guard message.state.isOpen || message.state == .unknown || message.isStuck(at: now) else {
      throw refusal(message, "is \(message.state.rawValue)\(message.state == .sent ? " already" : "")")
    }
    if message.state == .approved, message.notBefore == moment { throw refusal(message, "is approved already") }
    let check = try outboxCheck(message)
    if let words = check.refusal { throw refusal(message, words) }
    if !isSure, let words = check.doubt(at: moment ?? now) {
      throw ActFailure.refused(Refusal("\(message.id): \(words).", isDoubt: true))
    }
    var after = message
    switch check.text(at: moment ?? now) {
    case .failure(let refusal): throw self.refusal(message, refusal.description)
    case .success(let text): (after.subject, after.body) = (text.subject, text.body)
    }
    after.contact = check.contact?.id
    after.put(.approved, by: author, at: now)
    after.notBefore = moment
    return after
  }

  /// All that speaks for and against sending it, as the facts are now.
  func outboxCheck(_ message: OutreachMessage) throws -> OutboxCheck {
    guard case .customer(let customer) = try source.fact(.customer(message.customer)) else {
      throw missing(.customer(message.customer))
    }
    return OutboxCheck(message, try outreachFacts(of: customer), outreachContext)
  }

  var outreachContext: OutreachContext {
    OutreachContext(
      rules: rules.outreach, health: rules.health, journeys: rules.journeys, zone: rules.zone, now: now)
  }

  /// As much as messages go by.
  func outreachFacts(of customer: Customer) throws -> OutreachFacts {
    var facts = OutreachFacts(journey: JourneyFacts(customer: customer))
    for case .contact(let contact) in try source.facts(.contact, of: customer.id) { facts.contacts.append(contact) }
    for case .message(let one) in try source.facts(.message, of: customer.id) { facts.messages.append(one) }
    for case .firing(let one) in try source.facts(.firing, of: customer.id) { facts.firings.append(one) }
    for case .membership(let one) in try source.facts(.membership, of: customer.id) { facts.memberships.append(one) }
    facts.activities = try source.activities(of: customer.id, types: rules.outreach.activityTypes)
    return facts
  }

  // MARK: Sending

  /// What has come up since it was approved keeps it here.
  private func taken(_ message: OutreachMessage) throws -> OutreachMessage {
    guard message.state == .approved, message.notBefore.map({ $0 <= now }) ?? true else {
      throw refusal(message, "is \(message.state.rawValue)")
    }
    let check = try outboxCheck(message)
    if let words = check.refusal ?? check.isOver(at: now) { throw refusal(message, words) }
    var after = message
    if case .success(let text) = check.text(at: now) { (after.subject, after.body) = (text.subject, text.body) }
    (after.state, after.since, after.why) = (.sending, now, "")
    return after
  }

  private func ended(_ message: OutreachMessage, taken: Instant, _ outcome: MailOutcome) throws -> OutreachMessage {
    guard message.state == .sending, message.since == taken else {
      throw refusal(message, "is \(message.state.rawValue), somebody else has decided")
    }
    var after = message
    after.since = now
    switch outcome {
    case .sent(let way): (after.state, after.why) = (.sent, way)
    case .failed(let words): (after.state, after.why) = (.failed, words)
    case .unknown(let words): (after.state, after.why) = (.unknown, words)
    }
    return after
  }

  // MARK: What does not

  private func held(_ message: OutreachMessage, _ reason: String) throws -> OutreachMessage {
    guard message.state.isOpen else { throw refusal(message, "is \(message.state.rawValue)") }
    guard !reason.isBlank else { throw refusal(message, "holding a message needs a reason") }
    var after = message
    after.put(.held, by: author, at: now, why: reason)
    return after
  }

  private func dropped(_ message: OutreachMessage, _ reason: String) throws -> OutreachMessage {
    guard message.state.isOpen else { throw refusal(message, "is \(message.state.rawValue)") }
    var after = message
    after.put(.dropped, by: author, at: now, why: reason)
    return after
  }

  // MARK: What is told of it

  /// What is rewritten has to be approved again.
  private func rewritten(_ message: OutreachMessage, _ text: MessageText) throws -> OutreachMessage {
    guard message.state.isOpen else { throw refusal(message, "is \(message.state.rawValue), and stays as it was") }
    guard !text.subject.isBlank, !text.body.isBlank else { throw refusal(message, "needs a subject and a text") }
    var after = message
    (after.subject, after.body) = (text.subject, text.body)
    if after != message, message.state == .approved {
      after.put(.drafted, by: author, at: now)
      (after.author, after.notBefore) = ("", nil)
    }
    return after
  }

  private func noteSent(_ message: OutreachMessage, at moment: Instant) throws -> OutreachMessage {
    guard message.state != .sent else { throw refusal(message, "is sent already") }
    var after = message
    if case .success(let text) = try outboxCheck(message).text(at: moment) {
      (after.subject, after.body) = (text.subject, text.body)
    }
    after.put(.sent, by: author, at: moment, why: "by hand")
    return after
  }

  private func noteReply(_ message: OutreachMessage, at moment: Instant) throws -> OutreachMessage {
    guard message.state.hasLeft else {
      throw refusal(message, "is \(message.state.rawValue): only what was sent is answered")
    }
    guard moment >= message.since else {
      throw refusal(message, "was not sent before \(rules.zone.written(message.since))")
    }
    var after = message
    after.replied = moment
    return after
  }
}

extension OutreachMessage {
  /// A person's decision.
  fileprivate mutating func put(_ state: State, by author: String, at moment: Instant, why: String = "") {
    if state == .approved || state == .sent { drafted = countsSince ?? moment }
    if state == .held || state == .dropped { drafted = nil }
    if self.state != state { since = moment }
    self.state = state
    self.why = why
    self.author = author
    notBefore = nil
  }

  /// Whoever was to send it has not been heard of for so long that nobody will be.
  public func isStuck(at now: Instant) -> Bool { state == .sending && since + Self.patience < now }

  /// Seconds: longer than any mail command is waited for.
  private static let patience = 15 * 60
}
