/// What one customer's outreach follows from.
public struct OutreachFacts: Hashable, Sendable {
  public var observations: [Observation]
  public var overrides: [Override]
  public var journey: JourneyFacts
  public var contacts: [Contact]
  public var firings: [OutreachFiring]
  public var messages: [OutreachMessage]
  public var mutes: [OutreachMute]
  /// Open ones that triggers have made.
  public var actions: [ActionItem]
  public var memberships: [ProgrammeMembership]
  public var opportunities: [Opportunity]
  public var activities: [Activity]
  /// Scores that other systems gave.
  public var scores: [ScoreRecord]
  /// Where a programme's target asks what is paid.
  public var subscriptions: [Subscription]
  /// Whether a critical ticket is open, as they stand.
  public var hasCriticalTicket: Bool

  public var customer: Customer { journey.customer }

  public init(
    journey: JourneyFacts, observations: [Observation] = [], overrides: [Override] = [], contacts: [Contact] = [],
    firings: [OutreachFiring] = [], messages: [OutreachMessage] = [], mutes: [OutreachMute] = [],
    actions: [ActionItem] = [], memberships: [ProgrammeMembership] = [], opportunities: [Opportunity] = [],
    activities: [Activity] = [], scores: [ScoreRecord] = [], subscriptions: [Subscription] = [],
    hasCriticalTicket: Bool = false
  ) {
    self.journey = journey
    self.observations = observations
    self.overrides = overrides
    self.contacts = contacts
    self.firings = firings
    self.messages = messages
    self.mutes = mutes
    self.actions = actions
    self.memberships = memberships
    self.opportunities = opportunities
    self.activities = activities
    self.scores = scores
    self.subscriptions = subscriptions
    self.hasCriticalTicket = hasCriticalTicket
  }
}

/// What a run judges by.
public struct OutreachContext: Sendable {
  public var rules: OutreachRules
  public var health: HealthModel
  public var journeys: JourneyRules
  public var zone: Zone
  public var now: Instant
  /// The triggers that are judged.
  public var triggers: [OutreachTrigger]
  /// The programmes that are judged, by their names.
  public var programmes: [TriggerID]
  /// Those of both that are judged for the first time by this run.
  public var new: Set<TriggerID>
  /// What those do about customers that match already.
  public var beginning: OutreachBeginning
  /// When the triggers were judged last; nil: nobody knows, and nothing is late.
  public var lastRun: Instant?

  public init(
    rules: OutreachRules, health: HealthModel, journeys: JourneyRules, zone: Zone, now: Instant,
    triggers: [OutreachTrigger]? = nil, programmes: [TriggerID]? = nil, new: Set<TriggerID> = [],
    beginning: OutreachBeginning = .standing,
    lastRun: Instant? = nil
  ) {
    self.rules = rules
    self.health = health
    self.journeys = journeys
    self.zone = zone
    self.now = now
    self.triggers = triggers ?? rules.enabled
    self.programmes = programmes ?? rules.programmes.enabled.map(\.id)
    self.new = new
    self.beginning = beginning
    self.lastRun = lastRun
  }

  /// It happened before the last run, and is told so late that it is history: it crosses nothing.
  func isLate(_ moment: Instant) -> Bool {
    guard let lastRun else { return false }
    return moment < min(lastRun, now.adding(days: -rules.lateAfterDays))
  }

  /// Triggers and programmes that are judged.
  public var judged: [TriggerID] { triggers.map(\.id) + programmes }

  public var today: LocalDate { zone.date(of: now) }
  func start(of day: LocalDate) -> Instant { zone.instant(day, secondOfDay: 0) }
}

/// What a trigger that is judged for the first time does about customers that match already.
public enum OutreachBeginning: Hashable, Sendable {
  /// Nothing: somebody is taken to have dealt with them, and what comes later fires.
  case later
  /// It fires where the rule is about how it stands: limits, under-use, renewals. Scores and milestones have crossed nothing.
  case standing
  /// It fires for all of them.
  case all
}

/// What one trigger says of one customer at a moment.
public struct TriggerJudgement: Hashable, Sendable {
  public var firings: [OutreachFiring] = []
  /// The last firing has got worse, by these values.
  public var escalation: OutreachReason?
  /// The first moment at which time alone may change this; nil: only a new fact does.
  public var due: Instant?
  /// What is missing where it nearly fires.
  public var fails: String?

  public init() {}
}

/// The customer as one trigger is to judge it.
struct TriggerCase {
  let context: OutreachContext
  let facts: OutreachFacts
  let memory: OutreachMemory
  /// All that ever fired, the oldest first.
  let past: [PastFiring]
  let trigger: OutreachTrigger
  let standing: StandingNow

  var customer: Customer { facts.customer }
  var now: Instant { context.now }
  var today: LocalDate { context.today }
  var zone: Zone { context.zone }
  var isNew: Bool { context.new.contains(trigger.id) }
  var own: [PastFiring] { past.filter { $0.trigger == trigger.id } }

  func hasFired(_ occasion: String) -> Bool { own.contains { $0.occasion == occasion } }

  func firing(_ occasion: String, _ reason: OutreachReason) -> OutreachFiring {
    OutreachFiring(customer: customer.id, trigger: trigger.id, occasion: occasion, at: now, reason: reason)
  }

  func measured(_ metric: MetricID) -> [(at: Instant, value: Double)] { facts.observations.measured(metric) }

  func nextAhead(_ metric: MetricID) -> Instant? {
    facts.observations.lazy.filter { $0.metric == metric && $0.at > now }.map(\.at).min()
  }
}

func earliest(_ moments: Instant?...) -> Instant? { moments.compactMap(\.self).min() }
