/// `featureUnderutilization`: a metric below its mark so long after sign-up; again a calendar month after the last firing.
extension TriggerCase {
  func underuse() -> TriggerJudgement {
    let rule = context.rules.underuse
    var judgement = TriggerJudgement()
    judgement.due = nextAhead(rule.metric)
    let known = facts.observations.filter { $0.metric == rule.metric && $0.at <= now }
    guard let newest = known.max(by: { $1.isNewer(than: $0) }), case .measured(let value) = newest.value,
      value < rule.below
    else { return judgement }
    let first = customer.signedUp + rule.afterDays + 1
    let last = own.map { zone.date(of: $0.at) }.max()
    let again = last.map { $0.adding(months: rule.everyMonths) }
    let from = max(first, again ?? first)
    guard today >= from else {
      judgement.due = earliest(judgement.due, context.start(of: from))
      judgement.fails =
        from == first
        ? "\(value.tenths) % on day \(today - customer.signedUp), counts from day \(rule.afterDays + 1) on"
        : "fired on \(last?.description ?? ""), again from \(from)"
      return judgement
    }
    guard !hasFired(today.description) else { return judgement }
    judgement.firings = [
      firing(
        today.description,
        .of([
          "metric": rule.metric.text, "percent": value.tenths, "on": zone.date(of: newest.at).description,
          "below": rule.below.tenths, "day": String(today - customer.signedUp),
        ]))
    ]
    judgement.due = earliest(judgement.due, context.start(of: today.adding(months: rule.everyMonths)))
    return judgement
  }
}
