extension TicketHistory {
  mutating func change(to severity: Severity, at: Instant) {
    let former = facts.severity
    facts.severity = severity
    retargetAll(from: former, at: at)
  }

  mutating func escalate(to tier: SupportTier, trigger: String, by author: Actor, at: Instant) {
    facts.escalations.append(
      TicketReading.Escalation(at: at, to: tier, trigger: trigger, by: author, owner: facts.owner))
    facts.supportTier = tier
    retargetAll(from: facts.severity, at: at)
  }

  mutating func handOver(to owner: String, by author: Actor, at: Instant) {
    if !facts.owner.isEmpty, owner != facts.owner { facts.handovers.append(at) }
    facts.owner = owner
    if let last = facts.escalations.indices.last, facts.escalations[last].at == at,
      facts.escalations[last].by == author
    {
      facts.escalations[last].owner = owner
    }
    retargetWhereAsked(at: at)
  }

  mutating func rename(to subject: String, at: Instant) {
    facts.ticket.subject = subject
    retargetWhereAsked(at: at)
  }

  /// Owner and subject decide only where a policy's filter asks for them.
  private mutating func retargetWhereAsked(at: Instant) {
    if rules.policies.contains(where: { $0.conditions.asksForMore }) { retargetAll(from: facts.severity, at: at) }
  }

  private mutating func retargetAll(from former: Severity, at: Instant) {
    for index in runs.indices where runs[index].ending == nil { retarget(index, from: former, at: at) }
  }

  /// Same start, same pauses, the new target. A promise already broken keeps its deadline: the record is not erased.
  mutating func retarget(_ index: Int, from former: Severity, at: Instant) {
    recordBreach(index, at: at)
    guard runs[index].breach == nil else { return }
    let promised = runs[index].target
    runs[index].adopt(policy)
    guard runs[index].target != promised else { return }
    runs[index].retargets.append(
      SLAClock.Retarget(at: at, from: former, to: facts.severity, formerSeconds: promised?.seconds))
    guard let clock = runs[index].clock(stays), clock.isPast(at: at) else { return }
    runs[index].breach = SLAClock.Breach(at: at, bySeverity: former != facts.severity)
  }

  mutating func setDue(_ kind: ClockKind, _ due: Instant?, at: Instant) {
    if let due { facts.promisedFor = due }
    guard let index = runs.lastIndex(where: { $0.kind == kind && $0.ending == nil }) else {
      if kind == .update { promisedUpdate = due }
      return
    }
    recordBreach(index, at: at)
    runs[index].handSet = due
  }

  mutating func finish(_ kind: ClockKind, isDone: Bool, at: Instant) {
    guard let index = runs.lastIndex(where: { $0.kind == kind && $0.ending == nil }) else { return }
    recordBreach(index, at: at)
    runs[index].ending = ClockRun.Ending(at: at, isDone: isDone)
  }

  private mutating func recordBreach(_ index: Int, at: Instant) {
    guard runs[index].breach == nil, let clock = runs[index].clock(stays), clock.isPast(at: at) else { return }
    runs[index].breach = SLAClock.Breach(at: clock.due ?? at, bySeverity: false)
  }
}
