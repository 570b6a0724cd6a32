// Facts as they are held of a past moment: by their own times. What came about later is not there, and what ended later still goes on.
//
// Facts without a time of their own (contacts, learners, rules) are there with what they belong to. What is planned ahead (sessions,
// subscriptions) stands as it is known today: its time says when it will be, not when it was agreed.

extension FactKind {
  /// A column of a kind's table with a time in it, in seconds or as a day.
  package struct TimeColumn: Sendable {
    package var name: StaticString
    package var isDay = false

    fileprivate static func day(_ name: StaticString) -> TimeColumn { TimeColumn(name: name, isDay: true) }
    fileprivate static func moment(_ name: StaticString) -> TimeColumn { TimeColumn(name: name) }
  }

  /// Says when a fact of the kind came about; nil for what is there with what it belongs to.
  package var ownTime: TimeColumn? {
    switch self {
    case .customer: .day("signed_up")
    case .enrolment: .day("enrolled")
    case .certificate: .day("issued")
    case .departure: .day("left_on")
    case .exitInterview, .businessReview: .day("day")
    case .action, .ticket, .article, .initiative: .moment("created")
    case .message: .moment("fired")
    case .membership: .moment("since")
    case .opportunity: .moment("identified")
    case .observation, .override, .score, .activity, .ticketEvent, .survey, .progress, .rootCause, .articleLink,
      .counter, .event, .stepOutcome, .firing, .mute, .statement, .assessment, .predictionModel,
      .prediction, .feedbackCorrection:
      .moment("at")
    case .contact, .learner, .subscription, .voiding, .session, .attendance, .frameworkFile: nil
    }
  }

  /// Say what has become of a fact of the kind since: where one of them is later than a moment, `Fact.held` takes it back.
  package var laterTimes: [TimeColumn] {
    switch self {
    case .customer: [.day("churned")]
    case .departure: [.day("returned")]
    case .override: [.moment("withdrawn")]
    case .action: [.moment("ended")]
    case .article: [.moment("changed"), .moment("published")]
    case .firing: [.moment("escalated")]
    case .message: [.moment("since"), .moment("replied")]
    case .membership: [.moment("ended")]
    case .opportunity: [.moment("since")]
    case .initiative: [.moment("changed"), .moment("since")]
    default: []
    }
  }
}

extension Fact {
  /// The fact as it stood at `moment`, if it had come about by then.
  package func held(at moment: Instant, in zone: Zone) -> Fact {
    switch self {
    case .customer(let customer): .customer(customer.held(on: zone.date(of: moment)))
    case .departure(let departure): .departure(departure.held(on: zone.date(of: moment)))
    case .override(let override): .override(override.held(at: moment))
    case .action(let action): .action(action.held(at: moment))
    case .article(let article): .article(article.held(at: moment))
    case .firing(let firing): .firing(firing.held(at: moment))
    case .message(let message): .message(message.held(at: moment))
    case .membership(let membership): .membership(membership.held(at: moment))
    case .opportunity(let opportunity): .opportunity(opportunity.held(at: moment))
    case .initiative(let initiative): .initiative(initiative.held(at: moment, on: zone.date(of: moment)))
    default: self
    }
  }
}

extension Customer {
  /// Who leaves later is still there.
  fileprivate func held(on day: LocalDate) -> Customer {
    guard let churned, churned > day else { return self }
    var held = self
    held.lifecycle = lifecycle(on: day)
    held.churned = nil
    return held
  }

  /// Who has come back later is still away.
  package func away(since day: LocalDate) -> Customer {
    var away = self
    away.lifecycle = .churned
    away.churned = day
    return away
  }
}

extension Departure {
  fileprivate func held(on day: LocalDate) -> Departure {
    guard let returned, returned > day else { return self }
    var held = self
    held.returned = nil
    return held
  }

  /// Whether the customer was away on a day because of it.
  package func isAway(on day: LocalDate) -> Bool { left <= day && returned.map { $0 > day } ?? false }
}

extension Override {
  fileprivate func held(at moment: Instant) -> Override {
    guard let withdrawn, withdrawn > moment else { return self }
    var held = self
    held.withdrawn = nil
    return held
  }
}

extension ActionItem {
  /// What was done later is open; whether somebody had begun with it is not known any more.
  fileprivate func held(at moment: Instant) -> ActionItem {
    guard let ended, ended > moment else { return self }
    var held = self
    held.status = .pending
    held.ended = nil
    return held
  }
}

extension Article {
  /// What was published later is a draft; its text is today's.
  fileprivate func held(at moment: Instant) -> Article {
    var held = self
    held.changed = min(changed, moment)
    guard let published, published > moment else { return held }
    held.published = nil
    if state == .published { held.state = .draft }
    return held
  }
}

extension OutreachFiring {
  fileprivate func held(at moment: Instant) -> OutreachFiring {
    guard let escalated, escalated > moment else { return self }
    var held = self
    held.escalated = nil
    return held
  }
}

extension OutreachMessage {
  /// What has got further since is the draft that it was, or was held where it is not known when it was drafted.
  fileprivate func held(at moment: Instant) -> OutreachMessage {
    var held = self
    if let replied, replied > moment { held.replied = nil }
    guard since > moment else { return held }
    let wasDrafted = drafted.map { $0 <= moment } ?? false
    held.state = wasDrafted ? .drafted : .held
    held.since = drafted.flatMap { $0 <= moment ? $0 : nil } ?? fired
    held.drafted = nil
    held.author = ""
    held.why = ""
    return held
  }
}

extension ProgrammeMembership {
  fileprivate func held(at moment: Instant) -> ProgrammeMembership {
    guard let until, until > moment else { return self }
    var held = self
    held.until = nil
    held.why = ""
    return held
  }
}

extension Opportunity {
  /// The stages between are not known any more.
  fileprivate func held(at moment: Instant) -> Opportunity {
    guard since > moment else { return self }
    var held = self
    held.stage = .identified
    held.since = identified
    held.reason = ""
    return held
  }
}

extension Initiative {
  /// Milestones that were reached later are not reached yet; what came of it later is the idea that it was. Its words are today's.
  fileprivate func held(at moment: Instant, on day: LocalDate) -> Initiative {
    var held = self
    held.changed = min(changed, moment)
    for index in milestones.indices where milestones[index].done.map({ $0 > day }) ?? false {
      held.milestones[index].done = nil
    }
    guard since > moment else { return held }
    held.status = .idea
    held.since = created
    held.progress = nil
    held.brought = nil
    held.outcome = ""
    return held
  }
}
