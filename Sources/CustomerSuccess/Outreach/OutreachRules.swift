/// The framework's `proactiveOutreachPrograms`, as `outreach.yaml` has them.
public struct OutreachRules: Hashable, Sendable {
  public var triggers: [OutreachTrigger: TriggerWords]
  public var health: HealthDecline
  public var usage: UsageLimit
  public var underuse: Underuse
  public var milestones: Milestones
  public var renewal: Renewal
  public var messages: MessageRules
  /// As `programmes.yaml` has them.
  public var programmes = ProgrammeRules()
  /// As `messages.yaml` has them.
  public var texts = MessageTexts()
  /// What happened before the last run and so many days ago is history that comes in late.
  public var lateAfterDays: Int

  public init(
    triggers: [OutreachTrigger: TriggerWords] = [:], health: HealthDecline = HealthDecline(),
    usage: UsageLimit = UsageLimit(), underuse: Underuse = Underuse(), milestones: Milestones = Milestones(),
    renewal: Renewal = Renewal(), messages: MessageRules = MessageRules(),
    lateAfterDays: Int = 7
  ) {
    self.triggers = triggers
    self.health = health
    self.usage = usage
    self.underuse = underuse
    self.milestones = milestones
    self.renewal = renewal
    self.messages = messages
    self.lateAfterDays = lateAfterDays
  }

  /// Those that are switched on, in the framework's order.
  public var enabled: [OutreachTrigger] {
    OutreachTrigger.allCases.filter { triggers[$0]?.isEnabled ?? false }
  }

  /// What the framework says of a trigger or a programme; nil where the rules have none of the name.
  public func words(of trigger: TriggerID) -> TriggerWords? {
    OutreachTrigger(trigger).flatMap { triggers[$0] } ?? programmes[trigger]?.words
  }

  /// By its name where the rules have none.
  public func title(of trigger: TriggerID) -> String {
    words(of: trigger)?.title ?? (trigger == .initiativeNews ? "Improvement" : trigger.text)
  }

  /// Triggers and programmes, whether they are switched on or not.
  public var names: [TriggerID] { OutreachTrigger.allCases.map(\.id) + programmes.programmes.map(\.id) }

  /// The types of activities that outreach goes by: signals, and customers' answers.
  public var activityTypes: [String] {
    let signals = programmes.noteTypes
    return signals + messages.replies.filter { !signals.contains($0) }
  }

  /// A type of activities as the rules write it, where somebody wrote it in other letters.
  public func noteType(_ text: String) -> String { activityTypes.first { folded($0) == folded(text) } ?? text }

  /// Those that are switched on.
  public var judged: [TriggerID] { enabled.map(\.id) + programmes.enabled.map(\.id) }
}

/// The framework's triggers, by its own names and in its order.
public enum OutreachTrigger: String, CaseIterable, Sendable, Codable, CodingKeyRepresentable {
  case healthDeclineAlerts, usageLimitWarnings, featureUnderutilization, milestoneCelebrations, renewalReminders

  public var id: TriggerID { TriggerID(rawValue) }

  /// Nil for the name of a programme.
  public init?(_ id: TriggerID) { self.init(rawValue: id.text) }
}

/// What made a firing or a message: a trigger's name, or a programme's.
public struct TriggerID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }

  public static let healthDeclineAlerts = OutreachTrigger.healthDeclineAlerts.id
  public static let usageLimitWarnings = OutreachTrigger.usageLimitWarnings.id
  public static let featureUnderutilization = OutreachTrigger.featureUnderutilization.id
  public static let milestoneCelebrations = OutreachTrigger.milestoneCelebrations.id
  public static let renewalReminders = OutreachTrigger.renewalReminders.id
}

/// What the framework says of a trigger, or of a programme: whom that is for is its `trigger`, how often its `timing`.
public struct TriggerWords: Hashable, Sendable {
  public var isEnabled: Bool
  public var title: String
  public var trigger: String
  public var timing: String
  public var recipients: [OutreachRecipient]
  public var actions: [String]
  /// Days after the firing by which its action items are due.
  public var dueDays: Int
  /// The type of its action items.
  public var kind: String
  public var priority: ActionPriority

  public init(
    isEnabled: Bool = true, title: String, trigger: String, timing: String, recipients: [OutreachRecipient],
    actions: [String], dueDays: Int, kind: String, priority: ActionPriority
  ) {
    self.isEnabled = isEnabled
    self.title = title
    self.trigger = trigger
    self.timing = timing
    self.recipients = recipients
    self.actions = actions
    self.dueDays = dueDays
    self.kind = kind
    self.priority = priority
  }

  public var writesToCustomer: Bool { recipients.contains(.customer) }
}

public enum OutreachRecipient: String, CaseIterable, Sendable, Codable {
  case customer = "Customer"
  case manager = "Customer Success Manager"
  case executive = "Account Executive"
}

extension OutreachRules {
  public struct HealthDecline: Hashable, Sendable {
    public var below = 70
    public var rearmAtLeast = 72
    /// Times 24 hours.
    public var rearmDays = 7
    public var escalateBelow = 50
    public init() {}
  }

  public struct UsageLimit: Hashable, Sendable {
    /// Percent of the limit.
    public var atLeast = 85.0
    public var slopeDays = 14
    public var aheadDays = 7
    /// The metric that measures a limit, in percent, by the limit's name.
    public var metrics: [String: MetricID] = [:]
    public init() {}
  }

  public struct Underuse: Hashable, Sendable {
    public var metric: MetricID = "featureAdoption"
    public var below = 30.0
    public var afterDays = 30
    public var everyMonths = 1
    public init() {}
  }

  public struct Milestones: Hashable, Sendable {
    public var marks: [UsageMark] = []
    public init() {}
  }

  public struct Renewal: Hashable, Sendable {
    /// From the first to the last.
    public var daysBefore = [60, 30, 14, 7, 1]
    public var newAfterDays = 60
    public init() {}
  }

  public struct MessageRules: Hashable, Sendable {
    public var order = OutreachTrigger.allCases
    public var contactDays = 3
    public var accountMessages = 2
    public var accountDays = 7
    public var reserveDays = 7
    public var dropAfterDays = 7
    /// The types of activities that are a customer's answer to what was sent last.
    public var replies: [String] = []
    public init() {}

    /// Programmes come behind all triggers.
    func rank(_ trigger: TriggerID) -> Int {
      OutreachTrigger(trigger).flatMap { order.firstIndex(of: $0) } ?? order.count
    }
  }
}

/// A mark of a customer's usage that is worth a celebration.
public struct UsageMark: Hashable, Sendable, Identifiable {
  public var id: String
  public var title: String
  public var signal: StepSignal?
  public var metric: MetricID?
  public var atLeast: Double

  public init(id: String, title: String, signal: StepSignal? = nil, metric: MetricID? = nil, atLeast: Double = 0) {
    self.id = id
    self.title = title
    self.signal = signal
    self.metric = metric
    self.atLeast = atLeast
  }
}
