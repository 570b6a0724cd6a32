/// One customer's outreach lived through, run after run.
public struct OutreachCourse: Sendable {
  public private(set) var facts: OutreachFacts
  public private(set) var memory: OutreachMemory

  public init(_ facts: OutreachFacts, memory: OutreachMemory = OutreachMemory()) {
    self.facts = facts
    self.memory = memory
  }

  /// One run; what it finds is what the next one goes by.
  public mutating func run(_ context: OutreachContext) -> OutreachFindings { run(context, nil) }

  mutating func run(_ context: OutreachContext, _ scores: ScorePast?) -> OutreachFindings {
    let found = context.findings(facts, memory, scores)
    memory = found.memory
    facts.take(found)
    return found
  }

  /// A fact is another one from now on.
  public mutating func change(_ body: (inout OutreachFacts) -> Void) { body(&facts) }
}

extension OutreachFacts {
  /// With what a run has found.
  mutating func take(_ found: OutreachFindings) {
    firings += found.firings
    for firing in found.escalated {
      guard let index = firings.firstIndex(where: { $0.isSame(as: firing) }) else { continue }
      firings[index] = firing
    }
    for message in found.messages {
      if let index = messages.firstIndex(where: { $0.isSame(as: message) }) {
        messages[index] = message
      } else {
        messages.append(message)
      }
    }
    for change in found.memberships {
      memberships.removeAll { $0 == change.before }
      memberships.append(change.after)
    }
    for item in found.items {
      actions.removeAll { $0 == item.before }
      actions.append(item.after)
    }
  }

  /// As they stood before a moment: what runs have made since is not there yet.
  public func made(before moment: Instant) -> OutreachFacts {
    var known = self
    known.firings = firings.filter { $0.at < moment }
    known.messages = messages.filter { $0.fired < moment && $0.since < moment }
    known.actions = actions.filter { $0.created < moment }
    known.memberships = memberships.filter { $0.since < moment }.map { one in
      guard let until = one.until, until >= moment else { return one }
      return ProgrammeMembership(customer: one.customer, programme: one.programme, since: one.since)
    }
    return known
  }
}

/// Days lived through, each judged at its end with every fact of that day; nothing is written.
public struct OutreachSimulation: Sendable {
  public var days: ClosedRange<LocalDate>
  /// What judges; its clock is set for each day.
  public var context: OutreachContext

  public init(days: ClosedRange<LocalDate>, context: OutreachContext) {
    self.days = days
    self.context = context
  }

  /// The first moment that is lived through.
  public var start: Instant { context.zone.instant(days.lowerBound, secondOfDay: 0) }

  /// One customer's days: those on which something was found. A day on which time alone cannot have changed the answer, and no
  /// fact has come, is not looked at.
  public func findings(_ facts: OutreachFacts, memory: OutreachMemory = OutreachMemory()) -> [OutreachFindings] {
    var course = OutreachCourse(facts, memory: memory)
    var found: [OutreachFindings] = []
    // What runs find moves no score: they are reckoned once for all days.
    let scores = ScorePast(context, facts, through: context(atEndOf: days.upperBound).now)
    var day = days.lowerBound
    while day <= days.upperBound {
      let one = course.run(context(atEndOf: day), scores)
      if !one.isEmpty { found.append(one) }
      guard let next = course.memory.nextLook else { break }
      day = max(day + 1, context.zone.date(of: next))
    }
    return found
  }

  /// A trigger is new on the first day alone.
  func context(atEndOf day: LocalDate) -> OutreachContext {
    var context = context
    context.now = context.zone.instant(day + 1, secondOfDay: 0) - 1
    guard day > days.lowerBound else { return context }
    context.new = []
    context.lastRun = context.zone.instant(day, secondOfDay: 0) - 1
    return context
  }
}
