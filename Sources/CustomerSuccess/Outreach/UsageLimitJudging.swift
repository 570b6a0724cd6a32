/// `usageLimitWarnings`: a plan limit that a metric or counter measures is used up to a share, or about to be; once per limit
/// and calendar month.
extension TriggerCase {
  func usageLimit() -> TriggerJudgement {
    var judgement = TriggerJudgement()
    for limit in customer.limits.keys.sorted() {
      let one = usage(of: limit)
      judgement.firings += one.firings
      judgement.due = earliest(judgement.due, one.due)
      judgement.fails = judgement.fails ?? one.fails
    }
    return judgement
  }

  private func usage(of limit: String) -> TriggerJudgement {
    var judgement = TriggerJudgement()
    let values = context.usage(facts).percents(of: limit)
    judgement.due = values.first { $0.at > now }?.at
    let month = today.monthText
    let usage = MonthsUsage(
      values: values.filter { $0.at <= now }.map { (zone.date(of: $0.at), $0.percent) }.filter {
        $0.0.monthText == month
      },
      rule: context.rules.usage)
    let occasion = "\(limit)/\(month)"
    guard !hasFired(occasion), let newest = usage.newest else { return judgement }
    if let found = usage.judged(on: today) {
      judgement.firings = [
        firing(
          occasion,
          .of([
            "limit": limit, "percent": newest.percent.tenths, "on": newest.day.description,
            "atLeast": context.rules.usage.atLeast.tenths, "projected": found.projected?.tenths,
            "reaches": found.projected == nil ? nil : "100",
            "by": found.projected == nil ? nil : (today + context.rules.usage.aheadDays).description,
            "slope": found.slope?.tenths,
          ]))
      ]
      return judgement
    }
    judgement.due = earliest(judgement.due, usage.firstDay(after: today).map(context.start))
    if newest.percent >= context.rules.usage.atLeast - Self.nearPercent {
      judgement.fails = "\(newest.percent.tenths) % of \(limit), fires at \(context.rules.usage.atLeast.tenths) %"
    }
    return judgement
  }

  /// So many percent below the edge it nearly fires.
  private static var nearPercent: Double { 10 }
}

/// The values of one limit in one calendar month, by day.
private struct MonthsUsage {
  /// In the order of their times.
  let values: [(day: LocalDate, percent: Double)]
  let rule: OutreachRules.UsageLimit

  var newest: (day: LocalDate, percent: Double)? { values.last }

  /// Nil where it does not fire; with the projection where that is why it does.
  func judged(on day: LocalDate) -> (projected: Double?, slope: Double?)? {
    guard let newest else { return nil }
    if newest.percent >= rule.atLeast { return (nil, nil) }
    guard let slope = slope(on: day), slope > 0 else { return nil }
    let projected = newest.percent + slope * Double(rule.aheadDays + (day - newest.day))
    return projected >= 100 ? (projected, slope) : nil
  }

  /// Percent a day, by least squares over the last days' values.
  private func slope(on day: LocalDate) -> Double? {
    let recent = values.filter { $0.day > day - rule.slopeDays && $0.day <= day }
    guard recent.count >= 2 else { return nil }
    let meanDay = recent.reduce(0) { $0 + Double($1.day.day) } / Double(recent.count)
    let mean = recent.reduce(0) { $0 + $1.percent } / Double(recent.count)
    let spread = recent.reduce(0) { $0 + (Double($1.day.day) - meanDay) * (Double($1.day.day) - meanDay) }
    guard spread > 0 else { return nil }
    return recent.reduce(0) { $0 + (Double($1.day.day) - meanDay) * ($1.percent - mean) } / spread
  }

  /// The first later day of the month on which the projection is there though nothing new was told.
  func firstDay(after day: LocalDate) -> LocalDate? {
    var next = day + 1
    while next.monthText == day.monthText, newest.map({ next - $0.day <= rule.slopeDays }) ?? false {
      if judged(on: next) != nil { return next }
      next = next + 1
    }
    return nil
  }
}

extension LocalDate {
  /// `2024-01`
  var monthText: String { String(description.prefix(7)) }
}

extension Double {
  /// `86.4`, `85`
  var tenths: String { ((self * 10).rounded() / 10).shortText }
}
