import CustomerSuccess

/// What triggers have fired for customers in the last days, who was in which programme, and which messages came of it: judged by the rules themselves, in
/// runs up to now. What the team has made of it is `WorkStory`'s.
struct OutreachStory {
  /// Its clock is the portfolio's now.
  let context: OutreachContext
  private let seed: UInt64
  private var firings = 0
  private var messages = 0

  /// The runs, by days ago. With the first one the team began: what stood then had been dealt with.
  private static let days = [14, 11, 8, 6, 4, 2, 1, 0]

  init(_ context: OutreachContext, seed: UInt64) {
    self.context = context
    self.seed = seed
  }

  /// Of a customer with all that was told of it, at their own times.
  mutating func facts(of customer: Customer, number: Int, from told: [Fact]) -> [Fact] {
    var random = Random(seed: seed, topic: .outreach, number: number)
    var known = OutreachFacts(of: customer, from: told)
    known.mutes = mutes(of: customer, &random)
    let growth = ExpansionStory(context: context).facts(of: customer, told: known, &random)
    known.activities += growth.notes
    known.opportunities = growth.opportunities
    var course = OutreachCourse(known)
    var last: Instant?
    for day in Self.days {
      let now = context.now.adding(days: -day)
      live(through: now, since: last, &course)
      last = now
    }
    var lived = course.facts
    let outbox = OutboxStory(context: context)
    lived.messages = lived.messages.map { outbox.decided($0, lived, &random) }
    return lived.mutes.map(Fact.mute) + lived.firings.map { .firing(numbered($0)) }
      + lived.messages.map { .message(numbered($0)) } + lived.memberships.map(Fact.membership)
      + growth.notes.map(Fact.activity) + growth.opportunities.map(Fact.opportunity)
  }

  /// Where time alone cannot have changed the answer, and no fact has come since, nothing is looked at.
  private func live(through now: Instant, since last: Instant?, _ course: inout OutreachCourse) {
    guard last == nil || course.memory.nextLook.map({ $0 <= now }) ?? false else { return }
    var run = context
    (run.now, run.lastRun, run.beginning) = (now, last, .later)
    run.new = last == nil ? Set(run.judged) : []
    _ = course.run(run)
  }

  private func mutes(of customer: Customer, _ random: inout Random) -> [OutreachMute] {
    let wanted: [(OutreachTrigger, String)] = [
      (.renewalReminders, "In talks about the renewal already"),
      (.usageLimitWarnings, "Knows of it, an upgrade is planned"),
      (.milestoneCelebrations, "Asked for fewer mails"),
    ]
    let (trigger, reason) = random.pick(wanted)
    guard random.chance(0.02) else { return [] }
    let at = context.now.adding(days: -random.int(2...10))
    return [
      OutreachMute(
        customer: customer.id, trigger: trigger.id, reason: reason, author: customer.owner, at: at,
        until: context.today + random.int(5...40))
    ]
  }

  private mutating func numbered(_ firing: OutreachFiring) -> OutreachFiring {
    firings += 1
    var firing = firing
    firing.id = FiringID("FIR-\(firings)")
    return firing
  }

  private mutating func numbered(_ message: OutreachMessage) -> OutreachMessage {
    messages += 1
    var message = message
    message.id = MessageID("MSG-\(messages)")
    return message
  }
}

extension OutreachFacts {
  /// What of a customer's facts its triggers go by.
  fileprivate init(of customer: Customer, from told: [Fact]) {
    self.init(journey: JourneyFacts(customer: customer))
    for fact in told {
      switch fact {
      case .observation(let observation): observations.append(observation)
      case .override(let override): overrides.append(override)
      case .contact(let contact): contacts.append(contact)
      case .event(let event): journey.events.append(event)
      case .stepOutcome(let outcome): journey.outcomes.append(outcome)
      case .counter(let count): journey.counts.append(count)
      case .activity(let activity): activities.append(activity)
      case .score(let score): scores.append(score)
      default: continue
      }
    }
    hasCriticalTicket = told.hasOpenCriticalTicket
  }
}

extension [Fact] {
  /// Of a story's tickets, whose events are told in their order.
  fileprivate var hasOpenCriticalTicket: Bool {
    var standing: [TicketID: (severity: Severity, status: TicketStatus)] = [:]
    for case .ticketEvent(let event) in self {
      switch event.kind {
      case .opened(let severity, let status): standing[event.ticket] = (severity, status)
      case .severity(let severity): standing[event.ticket]?.severity = severity
      case .status(let status): standing[event.ticket]?.status = status
      default: continue
      }
    }
    return standing.values.contains { $0.severity == .critical && $0.status.isOpen }
  }
}
