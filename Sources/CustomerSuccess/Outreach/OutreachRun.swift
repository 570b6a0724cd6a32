/// What one run finds of one customer, and what is to be written of it.
public struct OutreachFindings: Hashable, Sendable {
  public var firings: [OutreachFiring] = []
  /// Earlier ones that got so much worse that they are escalated now.
  public var escalated: [OutreachFiring] = []
  /// New ones, and those that stand otherwise than before.
  public var messages: [OutreachMessage] = []
  public var items: [OutreachItem] = []
  /// Who came into a programme, and who is out of one.
  public var memberships: [MembershipChange] = []
  public var memory = OutreachMemory()
  public var nearly: [Nearly] = []
  /// What stood already when its trigger was judged first: remembered as if it had fired.
  var passed: [PastFiring] = []

  /// A trigger that nearly fires, or a programme's touch that waits, and the condition that fails.
  public struct Nearly: Hashable, Sendable {
    public var customer: CustomerID
    public var trigger: TriggerID
    public var fails: String
  }

  public init() {}

  public var isEmpty: Bool {
    firings.isEmpty && escalated.isEmpty && messages.isEmpty && items.isEmpty && memberships.isEmpty
  }
}

extension OutreachContext {
  /// Judges one customer as it stands against how it stood at the last run. Everything is decided by what is handed over: the
  /// same twice is the same, and what a run has found is nothing new to the next one.
  public func findings(_ facts: OutreachFacts, _ memory: OutreachMemory) -> OutreachFindings {
    findings(facts, memory, nil)
  }

  /// `scores`: those of the customer as far as this moment at the least; nil: not reckoned yet.
  func findings(_ facts: OutreachFacts, _ memory: OutreachMemory, _ scores: ScorePast?) -> OutreachFindings {
    var found = OutreachFindings()
    found.memory = memory
    found.memory.otherDue = nil
    // What is switched off is looked at no more.
    found.memory.due = memory.due.filter { rules.enabled.contains($0.key) }
    let past = facts.past(and: memory)
    var renewals: (planned: [LocalDate], isRenewed: Bool) = ([], false)
    let counts = facts.customer.counts(on: today)
    let standing = StandingNow(self, facts, scores)
    for trigger in triggers {
      guard counts else {
        found.memory.forget(trigger)
        continue
      }
      let one = TriggerCase(
        context: self, facts: facts, memory: memory, past: past, trigger: trigger, standing: standing)
      let judgement = one.judge(&found.memory, &renewals)
      take(judgement, of: trigger, facts, &found)
    }
    let fired = past + found.firings.map(\.past) + found.passed
    takeProgrammes(facts, standing, &found)
    settleMessages(facts, standing, renewals, &found)
    found.memory.fired = fired
    found.memory.markEscalated(found.escalated)
    found.memory.otherDue = earliest(nextTurn(of: facts), found.memory.otherDue)
    return found
  }

  /// The day on which the customer comes or goes, or on which a mute is over.
  private func nextTurn(of facts: OutreachFacts) -> Instant? {
    let days = [facts.customer.nextTurn(after: today)] + facts.mutes.map(\.until)
    return days.compactMap(\.self).filter { $0 > today }.min().map(start)
  }

  private func take(
    _ judgement: TriggerJudgement, of trigger: OutreachTrigger, _ facts: OutreachFacts, _ found: inout OutreachFindings
  ) {
    found.memory.due[trigger] = judgement.due
    if let mute = facts.mutes.inForce(of: trigger.id, on: today) {
      if !judgement.firings.isEmpty {
        found.nearly.append(
          .init(customer: facts.customer.id, trigger: trigger.id, fails: "\(mute.words): \(mute.reason)"))
      }
      return
    }
    if let fails = judgement.fails {
      found.nearly.append(.init(customer: facts.customer.id, trigger: trigger.id, fails: fails))
    }
    guard !passesOver(trigger) else {
      found.passed += judgement.firings.map(\.past)
      return
    }
    found.firings += judgement.firings
    makeWork(of: judgement.firings, facts, &found)
    escalate(judgement, trigger, facts, &found)
  }

  private func makeWork(of firings: [OutreachFiring], _ facts: OutreachFacts, _ found: inout OutreachFindings) {
    var now = facts
    for firing in firings {
      let items = OutreachWork(context: self, facts: now).items(for: firing)
      // Two firings of one run may be about one piece of work.
      for item in items { now.actions = now.actions.filter { $0.origin != item.after.origin } + [item.after] }
      found.add(items)
    }
  }

  /// A touch makes messages and action items as a trigger's firing does.
  private func takeProgrammes(_ facts: OutreachFacts, _ standing: StandingNow, _ found: inout OutreachFindings) {
    let before = found.firings.count
    judgeProgrammes(facts, standing, &found)
    makeWork(of: Array(found.firings[before...]), facts, &found)
  }

  private func passesOver(_ trigger: OutreachTrigger) -> Bool { beginning == .later && new.contains(trigger.id) }

  private func escalate(
    _ judgement: TriggerJudgement, _ trigger: OutreachTrigger, _ facts: OutreachFacts, _ found: inout OutreachFindings
  ) {
    guard let reason = judgement.escalation,
      var firing = facts.firings.filter({ $0.trigger == trigger.id }).max(by: { ($0.at, $0.id) < ($1.at, $1.id) }),
      firing.escalated == nil
    else { return }
    firing.escalated = now
    if let score = reason["score"] { firing.reason.values.append(.init("escalatedAt", score)) }
    found.escalated.append(firing)
    found.add(OutreachWork(context: self, facts: facts).escalated(firing))
  }

  private func settleMessages(
    _ facts: OutreachFacts, _ standing: StandingNow, _ renewals: (planned: [LocalDate], isRenewed: Bool),
    _ found: inout OutreachFindings
  ) {
    let new = found.firings.filter(writesToCustomer).map {
      OutreachMessage(
        customer: $0.customer, trigger: $0.trigger, occasion: $0.occasion, fired: $0.at, state: .held, since: now)
    }
    let isMuted = facts.mutes.inForce(of: OutreachTrigger.renewalReminders.id, on: today) != nil
    let reserves = rules.triggers[.renewalReminders]?.writesToCustomer ?? false
    var desk = MessageDesk(
      self, facts, standing, plannedRenewals: reserves && !isMuted ? renewals.planned : [],
      isRenewed: renewals.isRenewed, firings: found.firings)
    let known = Set(facts.messages)
    let settled = desk.settle(new)
    found.messages = settled.filter { !known.contains($0) }
    // What is held is tried every day.
    if settled.contains(where: { $0.state == .held }) { found.memory.otherDue = start(of: today + 1) }
  }

  private func writesToCustomer(_ firing: OutreachFiring) -> Bool {
    rules.words(of: firing.trigger)?.writesToCustomer ?? false
  }
}

extension TriggerCase {
  func judge(
    _ memory: inout OutreachMemory, _ renewals: inout (planned: [LocalDate], isRenewed: Bool)
  ) -> TriggerJudgement {
    switch trigger {
    case .healthDeclineAlerts: return healthDecline(&memory)
    case .usageLimitWarnings: return usageLimit()
    case .featureUnderutilization: return underuse()
    case .milestoneCelebrations: return milestones(&memory)
    case .renewalReminders:
      let (judgement, planned, isNewLadder) = renewal(&memory)
      renewals = (planned, isNewLadder)
      return judgement
    }
  }
}

extension OutreachFindings {
  fileprivate mutating func add(_ items: [OutreachItem]) {
    for item in items where item.before != item.after {
      if let index = self.items.firstIndex(where: { $0.after.origin == item.after.origin }) {
        self.items[index].after = item.after
      } else {
        self.items.append(item)
      }
    }
  }
}

extension OutreachFacts {
  /// All that triggers ever fired, of facts and of what a run remembers, the oldest first. Of a programme, its last touch is
  /// remembered.
  fileprivate func past(and memory: OutreachMemory) -> [PastFiring] {
    var known: [String: PastFiring] = [:]
    for past in memory.fired + firings.map(\.past) where OutreachTrigger(past.trigger) != nil {
      let name = "\(past.trigger)\n\(past.occasion)"
      var one = past
      one.isEscalated = past.isEscalated || known[name]?.isEscalated ?? false
      known[name] = one
    }
    return known.values.sorted { ($0.at, $0.trigger, $0.occasion) < ($1.at, $1.trigger, $1.occasion) }
  }
}

extension OutreachMemory {
  /// Before sign-up and after churn nothing happens, and nothing is remembered of it.
  fileprivate mutating func forget(_ trigger: OutreachTrigger) {
    due[trigger] = nil
    switch trigger {
    case .healthDeclineAlerts: health = nil
    case .milestoneCelebrations: milestones = nil
    case .renewalReminders: renewal = nil
    case .usageLimitWarnings, .featureUnderutilization: return
    }
  }

  fileprivate mutating func markEscalated(_ firings: [OutreachFiring]) {
    for index in fired.indices where firings.contains(where: fired[index].isSame) { fired[index].isEscalated = true }
  }
}
