extension OutreachContext {
  /// Whether a trigger that judges by what is measured would have fired as it did, had these been the facts then; nil of one
  /// that judges by something else. What had fired before is no part of it: only the grounds are asked about.
  public func hasGrounds(_ firing: OutreachFiring, by facts: OutreachFacts) -> Bool? {
    guard let trigger = OutreachTrigger(firing.trigger), trigger.isMeasured else { return nil }
    var then = self
    (then.now, then.new, then.lastRun) = (firing.at, [], nil)
    let one = TriggerCase(
      context: then, facts: facts, memory: OutreachMemory(), past: [], trigger: trigger,
      standing: StandingNow(then, facts))
    var memory = OutreachMemory()
    var renewals: (planned: [LocalDate], isRenewed: Bool) = ([], false)
    return one.judge(&memory, &renewals).firings.contains { $0.isSame(as: firing) }
  }

  /// Whether the firing would have been escalated when it was, had these been the facts then; nil of one that was not, or that
  /// nothing measured escalates.
  public func isEscalated(_ firing: OutreachFiring, by facts: OutreachFacts) -> Bool? {
    guard let escalated = firing.escalated, OutreachTrigger(firing.trigger) == .healthDeclineAlerts else { return nil }
    var then = self
    (then.now, then.new, then.lastRun) = (escalated, [], nil)
    return StandingNow(then, facts).assessment.score.map { $0 < rules.health.escalateBelow } ?? false
  }

  /// Whether the customer would have been in the programme's target as it came in, had these been the facts then; nil of a
  /// programme that the rules have no more.
  public func hasGrounds(_ membership: ProgrammeMembership, by facts: OutreachFacts) -> Bool? {
    guard let programme = rules.programmes[membership.programme] else { return nil }
    var then = self
    (then.now, then.new, then.lastRun) = (membership.since, [], nil)
    return ProgrammeCase(
      context: then, facts: facts, programme: programme, memory: nil, standing: StandingNow(then, facts)
    ).isTargeted
  }

  /// What is remembered of a customer of whom these have never been, by the facts as they are now.
  public func memory(
    _ memory: OutreachMemory, without firings: [OutreachFiring], _ memberships: [ProgrammeMembership],
    by facts: OutreachFacts
  ) -> OutreachMemory {
    var left = memory
    left.fired.removeAll { past in firings.contains { $0.isSame(as: past) } }
    if firings.contains(where: { $0.trigger == .healthDeclineAlerts }) {
      left.health = OutreachMemory.Health(score: StandingNow(self, facts).assessment.score)
    }
    let celebrated = firings.filter { OutreachTrigger($0.trigger) == .milestoneCelebrations }.map(\.occasion)
    left.milestones?.reached.removeAll(where: celebrated.contains)
    for membership in memberships { left.programmes?[membership.programme.text] = ProgrammeMemory() }
    return left
  }
}

extension OutreachTrigger {
  /// It judges by scores, metrics, limits and what happened.
  fileprivate var isMeasured: Bool {
    switch self {
    case .healthDeclineAlerts, .usageLimitWarnings, .featureUnderutilization, .milestoneCelebrations: true
    case .renewalReminders: false
    }
  }
}
