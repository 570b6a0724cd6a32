/// The facts that one customer's journey follows from.
public struct JourneyFacts: Hashable, Sendable {
  public var customer: Customer
  public var events: [CustomerEvent]
  public var outcomes: [StepOutcome]
  public var counts: [UsageCount]
  /// When surveys were answered.
  public var answers: [Instant]

  public init(
    customer: Customer, events: [CustomerEvent] = [], outcomes: [StepOutcome] = [], counts: [UsageCount] = [],
    answers: [Instant] = []
  ) {
    self.customer = customer
    self.events = events
    self.outcomes = outcomes
    self.counts = counts
    self.answers = answers
  }

  /// As they were known to have happened by a moment: nothing ahead of it counts, and nothing before sign-up.
  func known(at now: Instant, in zone: Zone) -> JourneyFacts {
    let first = zone.instant(customer.signedUp, secondOfDay: 0)
    func counts(_ moment: Instant) -> Bool { moment >= first && moment <= now }
    return JourneyFacts(
      customer: customer, events: events.filter { counts($0.at) }.sorted { $0.at < $1.at },
      outcomes: outcomes.filter { $0.at <= now }, counts: self.counts.filter { counts($0.at) }.sorted { $0.at < $1.at },
      answers: answers.filter(counts).sorted())
  }

  /// The next moment ahead at which one of them begins to count.
  func nextAhead(of now: Instant) -> Instant? {
    let moments = events.map(\.at) + outcomes.map(\.at) + counts.map(\.at) + answers
    return moments.filter { $0 > now }.min()
  }
}

extension JourneyRules {
  /// A customer's journey; nil before sign-up, after it has left, and for a tier without a flow.
  public func journey(of facts: JourneyFacts, at now: Instant, in zone: Zone) -> Journey? {
    let today = zone.date(of: now)
    guard facts.customer.counts(on: today), let flow = flows[facts.customer.tier] else { return nil }
    let known = facts.known(at: now, in: zone)
    let start = start(of: known, in: zone)
    let reckoning = Reckoning(rules: self, flow: flow, facts: known, start: start, today: today, zone: zone)
    let steps = reckoning.steps
    let ends = start + flow.lastDay + closesAfterDays
    return Journey(
      customer: facts.customer.id, tier: facts.customer.tier, flow: flow.id, title: flow.title, start: start,
      today: today, steps: steps, ends: ends, kept: reckoning.kept,
      holdsUntil: holdsUntil(steps, ends, facts, now, zone))
  }

  /// Day 0: sign-up; the day of the last move to a tier with another flow; a later event that begins the flow anew.
  func start(of facts: JourneyFacts, in zone: Zone) -> LocalDate {
    var start = facts.customer.signedUp
    for event in facts.events {
      if let move = TierMove(event.name), flows[move.from]?.id != flows[move.to]?.id { start = zone.date(of: event.at) }
      if StepSignal(events: startEvents).isEvent(event.name.text) { start = zone.date(of: event.at) }
    }
    return start
  }

  /// Whether it is asked for: until it is long over, unless the customer is said to be still in onboarding.
  public func isUnderWay(_ journey: Journey, _ customer: Customer) -> Bool {
    journey.today <= journey.ends || customer.lifecycle == .onboarding
  }

  /// What a stored order may be kept for: until a repeated step overtakes the one before, the journey is over, or something
  /// that is dated ahead happens.
  private func holdsUntil(
    _ steps: [JourneyStep], _ ends: LocalDate, _ facts: JourneyFacts, _ now: Instant, _ zone: Zone
  ) -> Instant? {
    let today = zone.date(of: now)
    let repeated = steps.lazy.filter(\.step.isRepeated).compactMap { $0.dates?.lowerBound }
    let days = [repeated.first { $0 > today }, ends + 1, facts.customer.nextTurn(after: today)]
      .compactMap(\.self).filter { $0 > today }
    return (days.map { zone.instant($0, secondOfDay: 0) } + [facts.nextAhead(of: now)].compactMap(\.self)).min()
  }
}

/// Works one customer's steps out.
private struct Reckoning {
  let rules: JourneyRules
  let flow: JourneyFlow
  let facts: JourneyFacts
  let start: LocalDate
  let today: LocalDate
  let zone: Zone

  var steps: [JourneyStep] {
    let outcomes = Dictionary(facts.outcomes.filter { $0.flow == flow.id }.map { ($0.step, $0) }) { $1 }
    var steps = (flow.steps + rules.surveys).map { reckoned($0, outcomes[$0.id]) }
    settlePhases(&steps)
    overtake(&steps)
    return steps.enumerated().map { (place: place($1, $0), step: $1) }.sorted { $0.place < $1.place }.map(\.step)
  }

  /// By date, a phase by its first day; on one day phases first and milestones last.
  private func place(_ step: JourneyStep, _ index: Int) -> (Int, Int, Int) {
    let kind = StepKind.allCases.firstIndex(of: step.step.kind) ?? 0
    return (step.dates?.lowerBound.day ?? .max, kind, index)
  }

  private func reckoned(_ step: FlowStep, _ outcome: StepOutcome?) -> JourneyStep {
    let begun = step.startedBy.flatMap(day)
    let dates = begun.map { $0...$0 } ?? step.days.map { start + $0.lowerBound...start + $0.upperBound }
    var found = JourneyStep(
      step: step, dates: dates, state: StepState(of: dates, on: today), outcome: outcome,
      hasBegun: begun != nil || comesByItself(step, from: dates))
    if let outcome {
      found.state = outcome.outcome == .done ? .done : .skipped
      found.settled = zone.date(of: outcome.at)
    } else if let day = step.reachedBy.flatMap(day) ?? answered(step, on: dates?.lowerBound) {
      found.state = .done
      found.settled = day
    }
    return found
  }

  /// A step that waits for nothing begins on its day, and that of day 0 with sign-up.
  private func comesByItself(_ step: FlowStep, from dates: ClosedRange<LocalDate>?) -> Bool {
    guard step.kind == .step, step.startedBy == nil || step.days == 0...0, let dates else { return false }
    return dates.lowerBound <= today
  }

  /// The first day of a signal; what happened before the flow began has begun with it.
  private func day(of signal: StepSignal) -> LocalDate? {
    let event = facts.events.first { signal.isEvent($0.name.text) }?.at
    let count = facts.counts.first { signal.isReached(by: $0, of: facts.customer) }?.at
    return [event, count].compactMap(\.self).min().map { max(start, zone.date(of: $0)) }
  }

  /// The day of the first answer from when a survey is near until the next one is.
  private func answered(_ step: FlowStep, on day: LocalDate?) -> LocalDate? {
    guard step.kind == .survey, let day else { return nil }
    let next = rules.surveys.compactMap(\.days?.lowerBound).map { start + $0 }.filter { $0 > day }.min()
    return facts.answers.map { zone.date(of: $0) }
      .first { $0 >= day - rules.nearDays && $0 < (next.map { $0 - rules.nearDays } ?? .distant) }
  }

  /// A phase that nobody has noted is done with the last milestone that falls into it.
  private func settlePhases(_ steps: inout [JourneyStep]) {
    let milestones = steps.filter { $0.step.kind == .milestone }
    for index in steps.indices where steps[index].step.kind == .phase && steps[index].outcome == nil {
      guard let dates = steps[index].dates else { continue }
      let own = milestones.filter { milestone in milestone.dates.map { dates.contains($0.lowerBound) } ?? false }
      guard own.contains(where: { $0.state == .done }), own.allSatisfy(\.state.isSettled) else { continue }
      steps[index].state = .done
      steps[index].settled = own.compactMap(\.settled).max()
    }
  }

  private func overtake(_ steps: inout [JourneyStep]) {
    let last = steps.filter(\.step.isRepeated).compactMap { $0.dates?.lowerBound }.filter { $0 <= today }.max()
    for index in steps.indices where steps[index].step.isRepeated {
      steps[index].isOvertaken = steps[index].dates.map { $0.lowerBound < last ?? $0.lowerBound } ?? false
    }
  }

  /// What was settled in other flows, with the day it was.
  var kept: [JourneyStep] {
    facts.outcomes.filter { $0.flow != flow.id }.sorted { ($0.at, $0.flow, $0.step) < ($1.at, $1.flow, $1.step) }.map {
      outcome in
      let day = zone.date(of: outcome.at)
      let known =
        rules.flows.values.first { $0.id == outcome.flow }?[outcome.step]
        ?? rules.surveys.first { $0.id == outcome.step }
      let step = known ?? FlowStep(id: outcome.step, kind: .step, title: outcome.step.text, days: nil)
      return JourneyStep(
        step: step, dates: day...day, state: outcome.outcome == .done ? .done : .skipped, settled: day, outcome: outcome
      )
    }
  }
}

extension LocalDate {
  fileprivate static let distant = LocalDate(day: .max)
}
