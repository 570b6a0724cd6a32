/// A tier's flow for one customer, as of a moment.
public struct Journey: Hashable, Sendable {
  public var customer: CustomerID
  public var tier: Tier
  public var flow: FlowID
  public var title: String
  /// Day 0.
  public var start: LocalDate
  /// As of this day.
  public var today: LocalDate
  /// In the order of their dates; what has none yet stands last.
  public var steps: [JourneyStep]
  /// The last day on which it is asked for.
  public var ends: LocalDate
  /// What was settled in flows that the customer has left, oldest first.
  public var kept: [JourneyStep]
  /// When something may stand otherwise without any new fact.
  public var holdsUntil: Instant?

  public init(
    customer: CustomerID, tier: Tier, flow: FlowID, title: String, start: LocalDate, today: LocalDate,
    steps: [JourneyStep], ends: LocalDate, kept: [JourneyStep] = [], holdsUntil: Instant? = nil
  ) {
    self.customer = customer
    self.tier = tier
    self.flow = flow
    self.title = title
    self.start = start
    self.today = today
    self.steps = steps
    self.ends = ends
    self.kept = kept
    self.holdsUntil = holdsUntil
  }

  public var phases: [JourneyStep] { steps.filter { $0.step.kind == .phase } }
  public var milestones: [JourneyStep] { steps.filter { $0.step.kind == .milestone } }

  /// What somebody still has to see to, the earliest first. A phase follows from its milestones, and of a step that comes
  /// again and again only the last whose day has come is asked for.
  public var open: [JourneyStep] {
    steps.filter { !$0.state.isSettled && $0.step.kind != .phase && $0.dates != nil && !$0.isOvertaken }
  }

  /// The first of them: why the journey stands where it does.
  public var next: JourneyStep? { open.first }
  public var late: [JourneyStep] { open.filter { $0.state == .late } }

  /// Those whose date has come, or is not more than so many days ahead.
  public func near(_ days: Int) -> [JourneyStep] {
    open.filter { step in step.dates.map { $0.lowerBound <= today + days } ?? false }
  }

  /// Settled among all that have a date and can be settled; a phase and what is overtaken are not counted.
  public var progress: (settled: Int, of: Int) {
    let counted = steps.filter { $0.step.kind != .phase && $0.dates != nil && !$0.isOvertaken && !$0.step.isRepeated }
    return (counted.count { $0.state.isSettled }, counted.count)
  }

  public func step(_ id: StepID) -> JourneyStep? { steps.first { $0.step.id == id } }
}

/// A step of a customer's journey.
public struct JourneyStep: Hashable, Sendable, Identifiable {
  public var step: FlowStep
  /// One day, or a phase's first and last; nil until its signal comes.
  public var dates: ClosedRange<LocalDate>?
  public var state: StepState
  /// The day on which it was settled.
  public var settled: LocalDate?
  /// What somebody noted of it; nil where it follows from other facts.
  public var outcome: StepOutcome?
  /// Its signal has come, or its day where it waits for none.
  public var hasBegun: Bool
  /// The next one of a repeated step has come.
  public var isOvertaken: Bool
  public var id: StepID { step.id }

  /// Whether an event of that name starts it or shows that it is reached.
  public func isBegun(by event: EventName) -> Bool {
    [step.startedBy, step.reachedBy].contains { $0?.isEvent(event.text) ?? false }
  }

  public init(
    step: FlowStep, dates: ClosedRange<LocalDate>?, state: StepState, settled: LocalDate? = nil,
    outcome: StepOutcome? = nil, hasBegun: Bool = false, isOvertaken: Bool = false
  ) {
    self.step = step
    self.dates = dates
    self.state = state
    self.settled = settled
    self.outcome = outcome
    self.hasBegun = hasBegun
    self.isOvertaken = isOvertaken
  }
}

public enum StepState: String, CaseIterable, Sendable, Codable {
  case upcoming, due, done, late, skipped

  public var isSettled: Bool { self == .done || self == .skipped }

  /// Of a step that nobody has settled: due on its day, or from the first to the last day of a phase, and late after it.
  ///
  /// The framework gives days and no grace; so it is as with action items, which are late from the day after their due day on
  /// (`ActionItem.daysLate`).
  public init(of dates: ClosedRange<LocalDate>?, on today: LocalDate) {
    guard let dates, today >= dates.lowerBound else {
      self = .upcoming
      return
    }
    self = today <= dates.upperBound ? .due : .late
  }
}
