/// A customer as a programme's target sees it at a run's moment.
struct ProgrammeRow: FilterRow {
  let customer: Customer
  let lifecycle: Lifecycle
  /// A month, an amount a currency, as lists have it.
  let revenue: [Money]
  let health: FilteredHealth
  /// Of each counter that the target asks about.
  let trends: [CounterID: CounterTrend]

  /// The change over a month is reckoned only where the target asks for it.
  init(_ facts: OutreachFacts, _ standing: StandingNow, _ context: OutreachContext, for filter: Filter) {
    customer = facts.customer
    lifecycle = facts.customer.lifecycle(on: context.today)
    revenue = facts.customer.monthlyRevenue(on: context.today, by: facts.subscriptions)
    let asksForChange = filter.asks(about: .trend) || filter.asks(about: .change)
    let asksForSigns = [Field.adoption, .engagement, .readiness].contains(where: filter.asks)
    let assessment = standing.assessment
    trends = filter.counters.reduce(into: [:]) { trends, counter in
      trends[counter] = facts.journey.counts.trend(of: counter, context.health.counterTrend, at: context.now)
    }
    health = FilteredHealth(
      score: assessment.score, change: asksForChange ? standing.change : nil, coverage: assessment.coverage,
      isExpansion: context.health.isExpansionOpportunity(assessment),
      signs: asksForSigns ? context.health.signs(of: assessment) : HealthSigns())
  }

  var words: [String] { [customer.name, customer.id.text] }

  func value(of field: Field) -> FieldValue? {
    if field == .revenue { return .amounts(revenue) }
    return customer.value(of: field, lifecycle: lifecycle) ?? health.value(of: field)
  }

  func trend(of counter: CounterID) -> Double? { trends[counter]?.percent }

  /// `sessions: 41.5 on average in 30 days, 53 in the 30 before: -21.7 %`, one for each counter.
  var trendWords: [String] {
    trends.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.words)" }
  }
}

extension Filter {
  /// The first later day on which what it says of the row's days may be something else, though the row is the same; perhaps a
  /// day too early.
  func nextTurn(of row: some FilterRow, after today: LocalDate) -> LocalDate? {
    terms.flatMap { $0.condition.turns(of: row) }.filter { $0 > today }.min()
  }
}

extension Filter.Condition {
  fileprivate func turns(of row: some FilterRow) -> [LocalDate] {
    switch self {
    case .words, .trend: []
    case .any(let filters): filters.flatMap { $0.terms.flatMap { $0.condition.turns(of: row) } }
    case .field(let field, let tests):
      if case .day(let day)? = row.value(of: field) { tests.flatMap { $0.turns(of: day) } } else { [] }
    }
  }
}

extension Filter.Test {
  /// The days around which a day that draws nearer comes into the bounds, or leaves them.
  fileprivate func turns(of day: LocalDate) -> [LocalDate] {
    guard case .daysAhead(let bounds) = self else { return [] }
    return [bounds.lower, bounds.upper].compactMap(\.self).filter { abs($0) < 1_000_000 }.flatMap { edge in
      [-1, 0, 1].map { day - Int(edge.rounded(.down)) + $0 }
    }
  }
}
