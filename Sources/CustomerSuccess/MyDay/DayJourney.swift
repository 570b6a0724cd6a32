/// A step of a journey that is due or late.
public struct DayJourney: Hashable, Sendable {
  public var step: StepID
  public var kind: StepKind
  /// The day after which it is late.
  public var due: LocalDate
  /// How many of the customer's steps are late.
  public var late: Int
  /// Day 0 of the journey, and the step as it stands in it: what `due` follows from. Nil where neither was read.
  public var reckoned: Reckoned?

  public struct Reckoned: Hashable, Sendable {
    public var start: LocalDate
    public var step: JourneyStep

    public init(start: LocalDate, step: JourneyStep) {
      self.start = start
      self.step = step
    }
  }

  public init(step: StepID, kind: StepKind, due: LocalDate, late: Int, reckoned: Reckoned? = nil) {
    self.step = step
    self.kind = kind
    self.due = due
    self.late = late
    self.reckoned = reckoned
  }
}

extension DayRules {
  /// Of a customer's journey the first step that is due or late and that nobody has taken up as an action item: those are in
  /// the list themselves. It leaves the list when it is settled or taken up, and by nothing else.
  public func item(journey: Journey, open actions: some Sequence<ActionItem>) -> DayItem? {
    let actions = Array(actions)
    let first = journey.open.first { step in
      [.due, .late].contains(step.state) && !actions.contains { $0.isAbout(step.step, of: journey.flow) }
    }
    guard let first, let due = first.dates?.upperBound else { return nil }
    return DayItem(
      customer: journey.customer, title: first.step.title,
      matter: .journey(
        DayJourney(
          step: first.id, kind: first.step.kind, due: due, late: journey.late.count,
          reckoned: DayJourney.Reckoned(start: journey.start, step: first))))
  }

  func reason(_ step: DayJourney, today: LocalDate) -> String {
    let more = step.late > 1 ? ", \(step.late) late" : ""
    return "\(step.kind.title) \(today > step.due ? "\(counted(today - step.due, "day")) late" : "due today")\(more)"
  }
}

extension ActionItem {
  /// Taken up from the step, or by hand under its title.
  fileprivate func isAbout(_ step: FlowStep, of flow: FlowID) -> Bool {
    if let own = journeyStep, own.flow == flow, own.step == step.id { return true }
    return folded(title) == folded(step.title)
  }
}
