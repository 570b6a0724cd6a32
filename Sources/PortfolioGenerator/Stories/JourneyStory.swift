import CustomerSuccess

/// How far a customer has come on its journey: most keep up, some are behind, a few have stopped; nobody is the same.
struct JourneyStory {
  let customer: Customer
  let score: Int
  let tenure: Int
  let rules: JourneyRules

  /// Beyond it nothing is told of a journey: it was before the team noted steps.
  private static let memory = 400

  func facts(_ random: inout Random) -> [Fact] {
    guard let flow = rules[customer.tier], tenure <= Self.memory else { return [] }
    let isUnderWay = tenure <= flow.lastDay + rules.closesAfterDays
    let behind = behind(&random)
    let steps = isUnderWay ? rules.steps(of: customer.tier) : flow.stages
    let outcomes = steps.compactMap { outcome(of: $0, in: flow, behind: behind, &random) }
    return happenings(&random) + (isUnderWay ? usage(&random) : []) + outcomes.map(Fact.stepOutcome)
  }

  /// Days by which the last steps are behind; the poorer the score, the more.
  private func behind(_ random: inout Random) -> Int {
    switch random.unit() * 85 / Double(max(score, 30)) {
    case ..<0.62: 0
    case ..<0.85: random.int(2...9)
    case ..<0.97: random.int(10...28)
    default: random.int(29...60)
    }
  }

  private func outcome(
    of step: FlowStep, in flow: JourneyFlow, behind: Int, _ random: inout Random
  ) -> StepOutcome? {
    guard step.kind != .phase, let day = step.days?.upperBound else { return nil }
    let on = day + random.int(0...2)
    let isSkipped = step.kind != .milestone && random.chance(0.05)
    guard on < tenure, day <= tenure - behind else { return nil }
    let reasons = ["The customer had no time", "Part of an earlier call", "Not wanted"]
    return StepOutcome(
      customer: customer.id, flow: flow.id, step: step.id, outcome: isSkipped ? .skipped : .done,
      at: moment(on, &random), reason: isSkipped ? random.pick(reasons) : "", author: customer.owner)
  }

  /// What the product says has happened.
  private func happenings(_ random: inout Random) -> [Fact] {
    guard customer.tier == .community else { return [] }
    return [("First login", 0...1), ("First workflow created", 1...3)].compactMap { name, days in
      let day = random.int(days)
      guard day < tenure, !random.chance(0.06) else { return nil }
      return .event(
        CustomerEvent(customer: customer.id, name: EventName(name), at: moment(day, &random), source: "product"))
    }
  }

  /// What a free plan counts, a month in.
  private func usage(_ random: inout Random) -> [Fact] {
    guard customer.tier == .community, tenure > 10 else { return [] }
    return [("workflows", 1...10), ("aiRequests", 2...40)].map { counter, range in
      .counter(
        UsageCount(
          customer: customer.id, counter: CounterID(counter), at: moment(tenure - random.int(2...8), &random),
          value: random.int(range), source: "product"))
    }
  }

  /// A working hour of a day after sign-up.
  private func moment(_ day: Int, _ random: inout Random) -> Instant {
    PortfolioPlan.anchor.adding(days: day - tenure) - random.int(0...14_000)
  }
}
