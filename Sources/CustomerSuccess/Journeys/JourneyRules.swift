/// What new customers are led through, tier by tier: the framework's onboarding flows, as `journeys.yaml` has them.
public struct JourneyRules: Hashable, Sendable {
  public var flows: [Tier: JourneyFlow]
  /// So many days before its date a step is near: from then on it is somebody's work.
  public var nearDays: Int
  /// So many days after its flow's last day an unfinished journey is no longer asked for.
  public var closesAfterDays: Int
  /// The funnel counts journeys that began so many days ago or less.
  public var cohortDays: Int
  /// Events that begin a customer's flow anew on their day.
  public var startEvents: [String]
  /// Nil where a team has none.
  public var objective: ActivationObjective?
  /// Sent at key milestones, by days after the start.
  public var surveys: [FlowStep]

  public init(
    flows: [Tier: JourneyFlow] = [:], nearDays: Int = 0, closesAfterDays: Int = 0, cohortDays: Int = 0,
    startEvents: [String] = [],
    objective: ActivationObjective? = nil, surveys: [FlowStep] = []
  ) {
    self.flows = flows
    self.nearDays = nearDays
    self.closesAfterDays = closesAfterDays
    self.cohortDays = cohortDays
    self.startEvents = startEvents
    self.objective = objective
    self.surveys = surveys
  }

  public subscript(tier: Tier) -> JourneyFlow? { flows[tier] }

  /// All steps that somebody can name for a customer of the tier: the flow's own and the surveys.
  public func steps(of tier: Tier) -> [FlowStep] { (flows[tier]?.steps ?? []) + surveys }

  /// The step that a word names: its key, else its title, else what only one key or title begins with.
  public func step(named word: String, of tier: Tier) -> FlowStep? {
    let steps = steps(of: tier)
    if let step = steps.first(where: { $0.id.text == word }) { return step }
    let wanted = StepSignal.folded(word)
    guard !wanted.isEmpty else { return nil }
    for name in [\FlowStep.id.text, \FlowStep.title] {
      if let step = steps.first(where: { StepSignal.folded($0[keyPath: name]) == wanted }) { return step }
    }
    let close = steps.filter { step in
      [step.id.text, step.title].contains { StepSignal.folded($0).hasPrefix(wanted) }
    }
    return close.count == 1 ? close[0] : nil
  }

  /// Events that mean something to some flow, each once, in the flows' order.
  public var eventNames: [String] {
    var names = startEvents + (objective?.signal.events.prefix(1) ?? [])
    for tier in Tier.allCases.reversed() {
      for step in flows[tier]?.steps ?? [] {
        names += [step.startedBy, step.reachedBy].compactMap { $0?.events.first }
      }
    }
    var seen: Set<String> = []
    return names.filter { seen.insert(StepSignal.folded($0)).inserted }
  }
}

/// By when customers are to have got value, and how many of them: the framework's 90-day activation.
public struct ActivationObjective: Hashable, Sendable, Codable {
  public var title: String
  public var goal: String
  public var days: Int
  public var targetPercent: Int
  public var signal: StepSignal
  /// A measured number of days stands for the event where no event is known.
  public var metric: MetricID?

  public init(
    title: String, goal: String, days: Int, targetPercent: Int, signal: StepSignal, metric: MetricID? = nil
  ) {
    self.title = title
    self.goal = goal
    self.days = days
    self.targetPercent = targetPercent
    self.signal = signal
    self.metric = metric
  }
}
