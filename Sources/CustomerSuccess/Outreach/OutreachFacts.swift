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

  public var customer: Customer { journey.customer }

  public init(
    journey: JourneyFacts, observations: [Observation] = [], overrides: [Override] = [], contacts: [Contact] = [],
    firings: [OutreachFiring] = [], messages: [OutreachMessage] = [], mutes: [OutreachMute] = [],
    actions: [ActionItem] = []
  ) {
    self.journey = journey
    self.observations = observations
    self.overrides = overrides
    self.contacts = contacts
    self.firings = firings
    self.messages = messages
    self.mutes = mutes
    self.actions = actions
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
  /// Those of them that are judged for the first time by this run.
  public var new: Set<OutreachTrigger>
  /// What those do about customers that match already.
  public var beginning: OutreachBeginning
  /// When the triggers were judged last; nil: nobody knows, and nothing is late.
  public var lastRun: Instant?

  public init(
    rules: OutreachRules, health: HealthModel, journeys: JourneyRules, zone: Zone, now: Instant,
    triggers: [OutreachTrigger]? = nil, new: Set<OutreachTrigger> = [], beginning: OutreachBeginning = .standing,
    lastRun: Instant? = nil
  ) {
    self.rules = rules
    self.health = health
    self.journeys = journeys
    self.zone = zone
    self.now = now
    self.triggers = triggers ?? rules.enabled
    self.new = new
    self.beginning = beginning
    self.lastRun = lastRun
  }

  /// It happened before the last run, and is told so late that it is history: it crosses nothing.
  func isLate(_ moment: Instant) -> Bool {
    guard let lastRun else { return false }
    return moment < min(lastRun, now.adding(days: -rules.lateAfterDays))
  }

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

  var customer: Customer { facts.customer }
  var now: Instant { context.now }
  var today: LocalDate { context.today }
  var zone: Zone { context.zone }
  var isNew: Bool { context.new.contains(trigger) }
  var own: [PastFiring] { past.filter { $0.trigger == trigger.id } }

  func hasFired(_ occasion: String) -> Bool { own.contains { $0.occasion == occasion } }

  func firing(_ occasion: String, _ reason: OutreachReason) -> OutreachFiring {
    OutreachFiring(customer: customer.id, trigger: trigger.id, occasion: occasion, at: now, reason: reason)
  }

  /// Measured values of a metric with their times, those ahead of the clock too, the oldest first.
  func measured(_ metric: MetricID) -> [(at: Instant, value: Double)] {
    facts.observations.filter { $0.metric == metric }.sorted { $1.isNewer(than: $0) }.compactMap {
      guard case .measured(let value) = $0.value else { return nil }
      return ($0.at, value)
    }
  }

  func nextAhead(_ metric: MetricID) -> Instant? {
    facts.observations.lazy.filter { $0.metric == metric && $0.at > now }.map(\.at).min()
  }
}

func earliest(_ moments: Instant?...) -> Instant? { moments.compactMap(\.self).min() }
