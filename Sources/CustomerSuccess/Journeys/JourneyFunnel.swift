/// How far a tier's customers have come: of each stage how many have reached it, after how many days, and where they wait.
public struct JourneyFunnel: Hashable, Sendable {
  public var tier: Tier
  /// Whose journeys these are.
  public var customers: Int
  /// In the flow's order: its milestones, or where it has none the steps that come once.
  public var stages: [Stage]

  public struct Stage: Hashable, Sendable, Identifiable {
    public var id: StepID
    public var title: String
    /// Days after the start by which it is expected.
    public var day: Int
    public var reached: Int
    /// Customers for whom this is the next stage, and its date has passed.
    public var waiting: Int
    /// From the start to the stage, of those that have reached it; nil where nobody has.
    public var medianDays: Double?

    public init(id: StepID, title: String, day: Int, reached: Int, waiting: Int, medianDays: Double?) {
      self.id = id
      self.title = title
      self.day = day
      self.reached = reached
      self.waiting = waiting
      self.medianDays = medianDays
    }
  }

  public init(tier: Tier, customers: Int, stages: [Stage]) {
    self.tier = tier
    self.customers = customers
    self.stages = stages
  }

  /// Where most customers wait; the earlier of two with as many. Nil where nobody is late.
  public var sticking: Stage? {
    guard let most = stages.map(\.waiting).max(), most > 0 else { return nil }
    return stages.first { $0.waiting == most }
  }
}

/// How the activation objective stands.
public struct ActivationFigure: Hashable, Sendable, Codable {
  public var objective: ActivationObjective
  /// Customers whose days are over, and of whom it is known when they got value.
  public var count: Int
  /// Of them, those that got value in time.
  public var reached: Int
  /// Customers whose days are over, and of whom neither an event nor a measured time to value is known: none of `count`, for that
  /// nobody noted a first value says nothing of whether there was one.
  public var unknown: Int
  /// Days from sign-up to first value, of all of whom it is known; nil where it is of nobody.
  public var medianDays: Double?

  public init(objective: ActivationObjective, count: Int, reached: Int, unknown: Int, medianDays: Double?) {
    self.objective = objective
    self.count = count
    self.reached = reached
    self.unknown = unknown
    self.medianDays = medianDays
  }

  /// Nil without anybody of whom it is known.
  public var percent: Double? { count == 0 ? nil : Double(reached) * 100 / Double(count) }
}

/// Gathers figures over any number of journeys, one after the other.
public struct JourneySums: Sendable {
  private let rules: JourneyRules
  private var counts: [Tier: Int] = [:]
  private var stages: [Tier: [StepID: Reaching]] = [:]
  private var values: [Int] = []
  private var (over, reached, unknown) = (0, 0, 0)

  private struct Reaching {
    var days: [Int] = []
    var waiting = 0
  }

  public init(_ rules: JourneyRules) { self.rules = rules }

  /// `measured` is a measured time to value in days, or nil.
  public mutating func add(_ journey: Journey, _ facts: JourneyFacts, measured: Double? = nil, in zone: Zone) {
    add(stagesOf: journey)
    guard let objective = rules.objective else { return }
    add(
      daysToValue: objective.daysToValue(of: facts, measured: measured, on: journey.today, in: zone),
      signedUp: facts.customer.signedUp, today: journey.today)
  }

  /// One customer for the objective alone; nil days where no first value is known.
  public mutating func add(daysToValue value: Int?, signedUp: LocalDate, today: LocalDate) {
    guard let objective = rules.objective else { return }
    if let value { values.append(value) }
    guard today > signedUp + objective.days else { return }
    guard let value else {
      unknown += 1
      return
    }
    over += 1
    if value <= objective.days { reached += 1 }
  }

  /// One journey for the funnel alone: whatever began longer ago than the rules' cohort leaves no trace in it.
  public mutating func add(stagesOf journey: Journey) {
    guard let flow = rules[journey.tier], journey.today <= journey.start + rules.cohortDays else { return }
    counts[journey.tier, default: 0] += 1
    var isWaiting = false
    for stage in flow.stages {
      guard let step = journey.step(stage.id) else { continue }
      if let day = step.reachedOn {
        stages[journey.tier, default: [:]][stage.id, default: Reaching()].days.append(day - journey.start)
      } else if !isWaiting, step.state != .skipped {
        isWaiting = true
        if step.state == .late { stages[journey.tier, default: [:]][stage.id, default: Reaching()].waiting += 1 }
      }
    }
  }

  /// In the order of tiers, those that have customers.
  public var funnels: [JourneyFunnel] {
    Tier.allCases.compactMap { tier in
      guard let count = counts[tier], let flow = rules[tier] else { return nil }
      return JourneyFunnel(
        tier: tier, customers: count,
        stages: flow.stages.map { stage in
          let found = stages[tier]?[stage.id] ?? Reaching()
          return JourneyFunnel.Stage(
            id: stage.id, title: stage.title, day: stage.days?.lowerBound ?? 0, reached: found.days.count,
            waiting: found.waiting, medianDays: found.days.median)
        })
    }
  }

  /// Nil where the rules have no objective.
  public var activation: ActivationFigure? {
    rules.objective.map {
      ActivationFigure(
        objective: $0, count: over, reached: reached, unknown: unknown, medianDays: values.median)
    }
  }
}

extension JourneyFlow {
  /// What a funnel counts: milestones, or where there are none the steps that come once.
  public var stages: [FlowStep] {
    let milestones = steps.filter { $0.kind == .milestone }
    return milestones.isEmpty ? steps.filter { $0.kind == .step && !$0.isRepeated } : milestones
  }
}

extension JourneyStep {
  /// The day on which it was done, else on which it began.
  fileprivate var reachedOn: LocalDate? {
    if state == .done { return settled }
    if hasBegun { return dates?.lowerBound }
    return nil
  }
}

extension ActivationObjective {
  /// Days from sign-up to first value: by the first of its events, else as it was measured; nil where neither is known.
  public func daysToValue(of facts: JourneyFacts, measured: Double?, on today: LocalDate, in zone: Zone) -> Int? {
    let moments = facts.events.filter { signal.isEvent($0.name.text) }.map(\.at)
    return daysToValue(moments, signedUp: facts.customer.signedUp, measured: measured, on: today, in: zone)
  }

  /// The same of the moments of its events.
  public func daysToValue(
    _ moments: [Instant], signedUp: LocalDate, measured: Double?, on today: LocalDate, in zone: Zone
  ) -> Int? {
    let first = moments.map(zone.date(of:)).filter { $0 >= signedUp && $0 <= today }.min()
    if let first { return first - signedUp }
    return measured.map { Int($0.rounded(.up)) }
  }
}

extension ActivationObjective {
  /// What its event says of health: the time to value, measured in days from sign-up; nil for any other event, and where no
  /// metric is named. It is written down beside the event where nobody has measured it.
  package func observation(from event: CustomerEvent, of customer: Customer, in zone: Zone) -> Observation? {
    let days = zone.date(of: event.at) - customer.signedUp
    guard let metric, signal.isEvent(event.name.text), days >= 0 else { return nil }
    return Observation(
      customer: customer.id, metric: metric, value: .measured(Double(days)), at: event.at, source: event.source,
      note: event.name.text)
  }
}

extension [Int] {
  /// Nil of nothing.
  var median: Double? {
    guard !isEmpty else { return nil }
    let sorted = sorted()
    let middle = count / 2
    return count.isMultiple(of: 2) ? Double(sorted[middle - 1] + sorted[middle]) / 2 : Double(sorted[middle])
  }
}
