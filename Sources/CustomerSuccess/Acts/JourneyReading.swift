/// What verbs on journeys have to be told, and what they were told.
extension Verb {
  func ofJourney(_ subject: ActSubject?, _ rules: ActRules) -> [Parameter] {
    let step = Parameter("step", "Step", Verb.steps(subject, rules.journeys), hint: "its key, or words of its title")
    switch self {
    case .event:
      return [
        Parameter("event", "Event", .words(rules.journeys.eventNames), hint: "what happened, such as First login"),
        Parameter("at", "When", .line, isRequired: false, hint: Told.pastHint),
        Parameter("note", "Note", .line, isRequired: false),
      ]
    case .step: return [step, Parameter("day", "Done on", .day, isRequired: false, hint: "empty: today")]
    case .skip: return [step, Parameter("reason", "Reason", .line)]
    case .take:
      return [
        step, Parameter("owner", "Owner", .person, isRequired: false),
        Parameter("due", "Due", .day, isRequired: false, hint: "empty: the step's date"),
      ]
    default: return [step]
    }
  }

  /// Those of the customer's flow, where it is known whose.
  private static func steps(_ subject: ActSubject?, _ rules: JourneyRules) -> Parameter.Kind {
    guard case .customer(let customer) = subject else { return .line }
    let steps = rules.steps(of: customer.tier)
    return steps.isEmpty ? .line : .choice(steps.map { .init($0.id.text, $0.fullTitle) })
  }
}

extension ActReader {
  /// Nil for what is no verb on journeys.
  func journeyAct(_ verb: Verb, _ told: Told, _ subject: ActSubject?) throws(ParameterError) -> Act? {
    switch verb {
    case .event:
      return .noteEvent(EventName(try told.required("event")), at: try told.past("at") ?? now, note: told.line("note"))
    case .step: return .settleStep(try step(told, subject), .done, on: try told.day("day"), reason: "")
    case .skip: return .settleStep(try step(told, subject), .skipped, on: nil, reason: try told.required("reason"))
    case .resume: return .reopenStep(try step(told, subject))
    case .take:
      return .takeUpStep(
        try step(told, subject), owner: told.isTold("owner") ? told.person("owner") : me, due: try told.day("due"))
    default: return nil
    }
  }

  /// A step may be told by any words that mean one; a form's choice is its key.
  private func step(_ told: Told, _ subject: ActSubject?) throws(ParameterError) -> StepID {
    let word = try told.required("step")
    guard case .customer(let customer) = subject else { return StepID(word) }
    guard let step = rules.journeys.step(named: word, of: customer.tier) else {
      return StepID(try told.choice("step"))
    }
    return step.id
  }
}

extension Told {
  static let pastHint = "2026-12-01, 2026-12-01 17:30 or ISO 8601; empty: now"

  /// A moment that has been; of a day alone its noon, or now where it is today.
  func past(_ name: String) throws(ParameterError) -> Instant? {
    let text = line(name)
    guard !text.isEmpty else { return nil }
    if let day = DayWords.day(text, today: reader.today) {
      return day == reader.today ? reader.now : reader.rules.zone.instant(day, secondOfDay: Instant.secondsPerDay / 2)
    }
    let isTime = text.contains("T") || text.contains(" ")
    guard isTime, let moment = DayWords.moment(text, now: reader.now, zone: reader.rules.zone) else {
      throw ParameterError(name, "found '\(text)', expected \(Told.pastHint)")
    }
    return moment
  }
}
