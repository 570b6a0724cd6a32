public import CustomerSuccess

extension Fact {
  /// The same fact at another time.
  public func shifted(_ shift: TimeShift) -> Fact {
    switch self {
    case .customer(var fact):
      fact.signedUp = fact.signedUp + shift.days
      fact.renews = fact.renews.map { $0 + shift.days }
      fact.churned = fact.churned.map { $0 + shift.days }
      return .customer(fact)
    case .contact, .learner: return self
    case .activity(var fact):
      fact.at = fact.at + shift.seconds
      return .activity(fact)
    case .observation(var fact):
      fact.at = fact.at + shift.seconds
      return .observation(fact)
    case .override(let fact): return .override(fact.shifted(shift))
    case .score(var fact):
      fact.at = fact.at + shift.seconds
      return .score(fact)
    case .action(let fact): return .action(fact.shifted(shift))
    case .ticket(var fact):
      fact.created = fact.created + shift.seconds
      return .ticket(fact)
    case .ticketEvent(let fact): return .ticketEvent(fact.shifted(shift))
    case .survey(var fact):
      fact.at = fact.at + shift.seconds
      return .survey(fact)
    case .enrolment(var fact):
      fact.enrolled = fact.enrolled + shift.days
      fact.due = fact.due.map { $0 + shift.days }
      return .enrolment(fact)
    case .progress(var fact):
      fact.at = fact.at + shift.seconds
      return .progress(fact)
    case .certificate(var fact):
      fact.issued = fact.issued + shift.days
      fact.expires = fact.expires + shift.days
      return .certificate(fact)
    case .rootCause(var fact):
      fact.at = fact.at + shift.seconds
      return .rootCause(fact)
    case .article(var fact):
      fact.created = fact.created + shift.seconds
      fact.changed = fact.changed + shift.seconds
      fact.published = fact.published.map { $0 + shift.seconds }
      return .article(fact)
    case .articleLink(var fact):
      fact.at = fact.at + shift.seconds
      return .articleLink(fact)
    }
  }
}

extension Override {
  fileprivate func shifted(_ shift: TimeShift) -> Override {
    var fact = self
    fact.at = at + shift.seconds
    fact.expires = expires + shift.seconds
    fact.withdrawn = withdrawn.map { $0 + shift.seconds }
    return fact
  }
}

extension ActionItem {
  fileprivate func shifted(_ shift: TimeShift) -> ActionItem {
    var fact = self
    fact.due = due.map { $0 + shift.days }
    fact.snooze = snooze.map { Snooze(until: $0.until + shift.days, reason: $0.reason) }
    fact.created = created + shift.seconds
    fact.ended = ended.map { $0 + shift.seconds }
    return fact
  }
}

extension TicketEvent {
  fileprivate func shifted(_ shift: TimeShift) -> TicketEvent {
    var fact = self
    fact.at = at + shift.seconds
    if case .due(let clock, let due?) = kind { fact.kind = .due(clock, due + shift.seconds) }
    return fact
  }
}
