/// What a customer's answer ends.
extension OutreachFacts {
  /// When the customer has answered the sequence that a message belongs to: the reminders of one renewal, or the touches of a programme
  /// since it came in. Whatever else is written is written once.
  func reply(to message: OutreachMessage, by context: OutreachContext) -> Instant? {
    if let renews = message.renews { return reply(to: { $0.renews == renews }, context) }
    guard context.rules.programmes[message.trigger] != nil else { return nil }
    let began = memberships.filter { $0.programme == message.trigger && $0.since <= message.fired }.map(\.since).max()
    return began.flatMap { reply(to: message.trigger, since: $0, by: context) }
  }

  /// Of a programme's touches.
  func reply(to programme: TriggerID, since began: Instant, by context: OutreachContext) -> Instant? {
    reply(to: { $0.trigger == programme && $0.fired >= began }, context)
  }

  private func reply(to isOwn: (OutreachMessage) -> Bool, _ context: OutreachContext) -> Instant? {
    let own = messages.filter(isOwn)
    guard !own.isEmpty else { return nil }
    return (own.compactMap(\.replied) + noted(of: own, context)).filter { $0 <= context.now }.min()
  }

  /// Activities that are answers, as notes or imports tell them, each to what was sent last before it.
  private func noted(of own: [OutreachMessage], _ context: OutreachContext) -> [Instant] {
    let types = Set(context.rules.messages.replies.map(folded))
    let sent = messages.filter(\.state.hasLeft)
    guard !types.isEmpty, !sent.isEmpty else { return [] }
    return activities.filter { types.contains(folded($0.kind)) }.compactMap { activity in
      let last = sent.filter { $0.since <= activity.at }.max { ($0.since, $0.id) < ($1.since, $1.id) }
      return last.flatMap { message in own.contains { $0.id == message.id } ? activity.at : nil }
    }
  }
}

extension OutreachContext {
  /// `answered on 2026-03-12`
  func words(ofReply moment: Instant) -> String { "answered on \(zone.date(of: moment))" }
}
