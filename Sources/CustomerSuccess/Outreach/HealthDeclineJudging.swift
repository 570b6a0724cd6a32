/// `healthDeclineAlerts`: the rounded score shown, overrides and provisional ones included, goes from `below` or more, or from
/// none, to less.
extension TriggerCase {
  func healthDecline(_ memory: inout OutreachMemory) -> TriggerJudgement {
    let rule = context.rules.health
    let assessment = standing.assessment
    let before = self.memory.health
    memory.health = OutreachMemory.Health(score: assessment.score)
    var judgement = TriggerJudgement()
    judgement.due = assessment.validUntil
    guard let score = assessment.score else { return judgement }
    guard score < rule.below else {
      if score < rule.below + Self.near { judgement.fails = "score \(score), fires below \(rule.below)" }
      return judgement
    }
    let reason = OutreachReason.of([
      "score": String(score), "before": before?.score.map(String.init), "below": String(rule.below),
      "provisional": assessment.isProvisional ? "yes" : nil,
      "overridden": assessment.isOverridden ? "yes" : nil,
    ])
    let last = own.max { $0.at < $1.at }
    guard hasCrossed(from: before, rule), !isHistory(rule) else {
      judgement.escalation = escalation(score, last, reason, rule)
      return judgement
    }
    if let last, !isRearmed(since: last.at, rule) {
      judgement.escalation = escalation(score, last, reason, rule)
      judgement.fails =
        "fired on \(zone.date(of: last.at)), and again only after \(rule.rearmAtLeast) or more for \(counted(rule.rearmDays, "day"))"
      return judgement
    }
    guard !hasFired(today.description) else { return judgement }
    var firing = firing(today.description, reason)
    if score < rule.escalateBelow { firing.escalated = now }
    judgement.firings = [firing]
    return judgement
  }

  /// So many points above the edge it nearly fires.
  private static var near: Int { 3 }

  /// What stood below when the trigger was switched on is no crossing, unless those were asked for.
  private func hasCrossed(from before: OutreachMemory.Health?, _ rule: OutreachRules.HealthDecline) -> Bool {
    if isNew { return context.beginning == .all }
    return before?.score.map { $0 >= rule.below } ?? true
  }

  /// The same firing, never a second; what was undone is escalated no more.
  private func escalation(
    _ score: Int, _ last: PastFiring?, _ reason: OutreachReason, _ rule: OutreachRules.HealthDecline
  ) -> OutreachReason? {
    guard score < rule.escalateBelow, let last, !last.isEscalated, !isRearmed(since: last.at, rule) else { return nil }
    return reason
  }

  /// It has stood below for so long before the last run that only what is told of it is new.
  private func isHistory(_ rule: OutreachRules.HealthDecline) -> Bool {
    guard context.lastRun != nil, !isNew else { return false }
    var since: Instant?
    for step in standing.steps { since = (step.score ?? rule.below) < rule.below ? since ?? step.at : nil }
    return since.map { context.isLate(max($0, context.start(of: customer.signedUp))) } ?? false
  }

  /// So many points or more for so many times 24 hours without a break, since it fired. What the history says now counts: each
  /// second of it, whenever it came in.
  private func isRearmed(since fired: Instant, _ rule: OutreachRules.HealthDecline) -> Bool {
    let steps = standing.steps
    let wanted = rule.rearmDays * Instant.secondsPerDay
    var start: Instant?
    for (index, step) in steps.enumerated() {
      guard let score = step.score, score >= rule.rearmAtLeast else {
        start = nil
        continue
      }
      let begun = start ?? max(step.at, fired)
      start = begun
      let end = index + 1 < steps.count ? steps[index + 1].at : now
      if end - begun >= wanted { return true }
    }
    return false
  }
}
