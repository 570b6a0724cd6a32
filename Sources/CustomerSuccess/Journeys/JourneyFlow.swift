/// A tier's onboarding flow.
public struct JourneyFlow: Hashable, Sendable, Identifiable {
  /// What is done is kept under this name: tiers with the same flow share it.
  public var id: FlowID
  public var title: String
  /// In the file's order.
  public var steps: [FlowStep]
  /// Weeks and tracks: what the check-ins and touchpoints of one are for together.
  public var groups: [FlowGroup]

  public init(id: FlowID, title: String, steps: [FlowStep] = [], groups: [FlowGroup] = []) {
    self.id = id
    self.title = title
    self.steps = steps
    self.groups = groups
  }

  /// Days after the start on which the last of its steps is over.
  public var lastDay: Int { steps.compactMap(\.days?.upperBound).max() ?? 0 }

  public func group(of step: FlowStep) -> FlowGroup? { groups.first { $0.id == step.group } }
  public subscript(id: StepID) -> FlowStep? { steps.first { $0.id == id } }
}

public struct FlowID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// A step's name in its flow, such as `phase1_preparation`, `day7`, `week1.day3` or `executiveEngagement.week1`.
public struct StepID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// A week of the starter playbook, or a track of the professional one.
public struct FlowGroup: Hashable, Sendable, Identifiable {
  public var id: String
  public var title: String
  public var objectives: [String]
  public var resources: [String]

  public init(id: String, title: String, objectives: [String], resources: [String] = []) {
    self.id = id
    self.title = title
    self.objectives = objectives
    self.resources = resources
  }
}

/// One step of a flow, before it is anybody's.
public struct FlowStep: Hashable, Sendable, Identifiable {
  public var id: StepID
  public var kind: StepKind
  public var title: String
  /// Days after the start, the first and the last of them; nil for what only a signal starts.
  public var days: ClosedRange<Int>?
  public var minutes: Int?
  /// Whom a touchpoint needs; empty where the framework names nobody.
  public var attendees: String
  /// The week or track.
  public var group: String?
  /// What has it begin before or after its expected day.
  public var startedBy: StepSignal?
  /// What shows that a milestone is reached.
  public var reachedBy: StepSignal?
  /// What is to be done: actions, deliverables, or the objectives of its week or track.
  public var checklist: [String]
  public var resources: [String]
  public var words: Words
  /// One of a step that comes again and again: the next one takes its place.
  public var isRepeated: Bool

  /// What the framework says about it; empty where it says nothing.
  public struct Words: Hashable, Sendable {
    public var goal = ""
    public var support = ""
    public var message = ""
    public var offer = ""
    public var timing = ""
    public init() {}
  }

  public init(
    id: StepID, kind: StepKind, title: String, days: ClosedRange<Int>?, minutes: Int? = nil, attendees: String = "",
    group: String? = nil, startedBy: StepSignal? = nil, reachedBy: StepSignal? = nil, checklist: [String] = [],
    resources: [String] = [], words: Words = Words(), isRepeated: Bool = false
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.days = days
    self.minutes = minutes
    self.attendees = attendees
    self.group = group
    self.startedBy = startedBy
    self.reachedBy = reachedBy
    self.checklist = checklist
    self.resources = resources
    self.words = words
    self.isRepeated = isRepeated
  }
}

/// What a step is; in the order in which those of one day stand.
public enum StepKind: String, CaseIterable, Sendable, Codable {
  case phase, step, checkIn, touchpoint, milestone, prompt, survey

  /// `check-in`
  public var title: String { self == .checkIn ? "check-in" : rawValue }
}

/// What happened with a customer that starts a step, or shows that it is reached: an event by name, a counter that gets
/// somewhere, or any counter that uses up its limit of the plan.
public struct StepSignal: Hashable, Sendable, Codable {
  public var events: [String]
  public var counter: CounterID?
  public var reaches: Int
  public var limitPercent: Int?

  public init(events: [String] = [], counter: CounterID? = nil, reaches: Int = 1, limitPercent: Int? = nil) {
    self.events = events
    self.counter = counter
    self.reaches = reaches
    self.limitPercent = limitPercent
  }

  /// Names of events as they are compared: `First login`, `firstLogin`, `first-login` and `first_login` are one.
  public static func folded(_ name: String) -> String {
    String(String.UnicodeScalarView(name.lowercased().unicodeScalars.filter(\.properties.isAlphanumeric)))
  }

  public func isEvent(_ name: String) -> Bool {
    let name = StepSignal.folded(name)
    return events.contains { StepSignal.folded($0) == name }
  }

  /// Whether a count is there or beyond.
  public func isReached(by count: UsageCount, of customer: Customer) -> Bool {
    if count.counter == counter, count.value >= reaches { return true }
    guard let limitPercent, let share = customer.share(of: count.counter, used: count.value) else { return false }
    return share * 100 >= Double(limitPercent)
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isAlphanumeric: Bool { isAlphabetic || numericType != nil }
}
