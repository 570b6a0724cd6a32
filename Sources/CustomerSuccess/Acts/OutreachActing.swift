/// What people do about outreach.
extension Acting {
  /// Nil for any other act.
  func muting(_ request: ActRequest, _ customer: Customer) throws -> [FactEdit]? {
    switch request.act {
    case .mute(let trigger, let reason, let until): return [try mute(trigger, reason, until, customer)]
    case .unmute(let trigger):
      guard let before = try source.fact(.mute(customer.id, trigger)) else {
        throw refusal(customer, "\(trigger) is not muted")
      }
      return [FactEdit(before: before, after: nil)]
    default: return nil
    }
  }

  /// A second one takes the place of the first.
  private func mute(
    _ trigger: TriggerID, _ reason: String, _ until: LocalDate?, _ customer: Customer
  ) throws -> FactEdit {
    guard !reason.isBlank else { throw refusal(customer, "muting a trigger needs a reason") }
    if let until, until <= today { throw refusal(customer, "a trigger can be muted until a day after today") }
    let mute = OutreachMute(
      customer: customer.id, trigger: trigger, reason: reason, author: author, at: now, until: until)
    let before = try source.fact(.mute(customer.id, trigger))
    if case .mute(let known) = before, known.reason == reason, known.until == until {
      throw refusal(customer, "\(trigger) is muted like that already")
    }
    return FactEdit(before: before, after: .mute(mute))
  }

  /// An event that an act makes, which later rules go by.
  func noted(_ name: EventName, _ customer: Customer) throws -> [FactEdit] {
    let event = CustomerEvent(customer: customer.id, name: name, at: now, source: author)
    let before = try source.fact(.event(customer.id, name, now))
    return before == .event(event) ? [] : [FactEdit(before: before, after: .event(event))]
  }
}

extension Verb {
  func ofOutreach(_ rules: OutreachRules) -> [Parameter] {
    let trigger = Parameter(
      "trigger", "Trigger", .choice(rules.names.map { .init($0.text, rules.title(of: $0)) }))
    guard self == .mute else { return [trigger] }
    return [
      trigger, Parameter("reason", "Reason", .line),
      Parameter("until", "Until", .day, isRequired: false, hint: "empty: until it is unmuted"),
    ]
  }
}

extension ActReader {
  /// Nil for what is no verb on outreach.
  func outreachAct(_ verb: Verb, _ told: Told) throws(ParameterError) -> Act? {
    guard verb == .mute || verb == .unmute else { return nil }
    let trigger = TriggerID(try told.choice("trigger"))
    guard verb == .mute else { return .unmute(trigger) }
    return .mute(trigger, reason: try told.required("reason"), until: try told.day("until", from: today + 1))
  }
}
