/// `renewalReminders`: of the steps before the renewal that are due and neither fired nor passed over, the nearest fires and the
/// others are passed over; on the day itself and after it nothing.
extension TriggerCase {
  func renewal(_ memory: inout OutreachMemory) -> (judgement: TriggerJudgement, planned: [LocalDate], isNewLadder: Bool)
  {
    var judgement = TriggerJudgement()
    let rule = context.rules.renewal
    judgement.due = facts.journey.events.lazy.filter { $0.at > now && $0.name.isRenewal }.map(\.at).min()
    guard let renews = customer.renews else {
      memory.renewal = nil
      return (judgement, [], self.memory.renewal != nil)
    }
    let (since, isNewLadder) = ladder(renews, rule)
    memory.renewal = OutreachMemory.Renewal(at: now, renews: renews, since: since)
    let left = renews - today
    guard left > 0 else { return (judgement, [], isNewLadder) }
    let steps = own.filter { $0.at >= since }
    var done = Set(steps.flatMap { [$0.renewalStep].compactMap(\.self) + $0.passed })
    for step in rule.daysBefore where hasFired("\(renews)/\(step)") { done.insert(step) }
    let open = rule.daysBefore.filter { !done.contains($0) }
    let due = open.filter { $0 >= left }
    if let nearest = due.min() {
      let passed = due.filter { $0 != nearest }.sorted(by: >)
      judgement.firings = [
        firing(
          "\(renews)/\(nearest)",
          .of([
            "renews": renews.description, "step": String(nearest), "daysLeft": String(left),
            "passedOver": passed.isEmpty ? nil : passed.map(String.init).joined(separator: " "),
          ]))
      ]
    }
    let planned = open.filter { $0 < left }.map { renews - $0 }.sorted()
    judgement.due = earliest(judgement.due, planned.first.map(context.start))
    if due.isEmpty, let next = planned.first, next - today <= Self.nearDays {
      judgement.fails =
        "the reminder \(counted(renews - next, "day")) before \(renews.written) comes on \(next.written)"
    }
    return (judgement, planned, isNewLadder)
  }

  private static var nearDays: Int { 7 }

  /// Since when firings count: a renewal, the act or a date moved far, begins a new ladder.
  private func ladder(_ renews: LocalDate, _ rule: OutreachRules.Renewal) -> (since: Instant, isNew: Bool) {
    guard let before = memory.renewal else {
      let same = own.filter { $0.renews.map { abs($0 - renews) <= rule.newAfterDays } ?? false }
      return (same.map(\.at).min() ?? now, false)
    }
    let isRenewed = facts.journey.events.contains { $0.name.isRenewal && $0.at > before.at && $0.at <= now }
    guard isRenewed || abs(renews - before.renews) > rule.newAfterDays else { return (before.since, false) }
    return (now, true)
  }
}

extension PastFiring {
  /// `2024-04-10/30`
  fileprivate var renewalStep: Int? { occasion.split(separator: "/").last.flatMap { Int($0) } }
}

extension EventName {
  /// What the act of renewing notes beside the customer, whose new date alone may be near the old one.
  public static let renewed = EventName("Contract renewed")
  var isRenewal: Bool { StepSignal.folded(text) == StepSignal.folded(EventName.renewed.text) }
}
