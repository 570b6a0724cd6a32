import CustomerSuccess

/// What triggers have fired for customers in the last days, and which messages came of it: judged by the rules themselves, a
/// run a day up to now. What the team has made of it is `WorkStory`'s.
struct OutreachStory {
  /// Its clock is the portfolio's now.
  let context: OutreachContext
  private let seed: UInt64
  private var firings = 0
  private var messages = 0

  /// So many days ago the team began with it: what stood then had been dealt with.
  private static let days = 14

  init(_ context: OutreachContext, seed: UInt64) {
    self.context = context
    self.seed = seed
  }

  /// Of a customer with all that was told of it, at their own times.
  mutating func facts(of customer: Customer, number: Int, from told: [Fact]) -> [Fact] {
    var random = Random(seed: seed, topic: .outreach, number: number)
    var known = OutreachFacts(of: customer, from: told)
    known.mutes = mutes(of: customer, &random)
    var course = OutreachCourse(known)
    for day in (0...Self.days).reversed() { live(day, &course) }
    let lived = course.facts
    return lived.mutes.map(Fact.mute) + lived.firings.map { .firing(numbered($0)) }
      + lived.messages.map { .message(numbered($0)) }
  }

  /// A day on which time alone cannot have changed the answer, and no fact has come, is not looked at.
  private func live(_ daysAgo: Int, _ course: inout OutreachCourse) {
    var run = context
    run.now = context.now.adding(days: -daysAgo)
    run.beginning = .later
    run.new = daysAgo == Self.days ? Set(run.triggers) : []
    run.lastRun = daysAgo == Self.days ? nil : run.now.adding(days: -1)
    guard daysAgo == Self.days || course.memory.nextLook.map({ $0 <= run.now }) ?? false else { return }
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
      default: continue
      }
    }
  }
}
