import CustomerSuccess
import SuccessStore

extension JourneyFacts {
  /// In any order: the rule has its own.
  static func load(_ key: Int, of customer: Customer, in db: any SQLConnection) throws -> JourneyFacts {
    try JourneyFacts(
      customer: customer, events: events(key, in: db),
      outcomes: StepOutcome.stored("f.customer = ?", [key], in: db),
      counts: UsageCount.stored("f.customer = ?", [key], in: db),
      answers: db.statement("SELECT at FROM surveys WHERE customer = ?").ints([key])
        .map(Instant.init(seconds:)))
  }

  static func events(_ key: Int, in db: any SQLConnection) throws -> [CustomerEvent] {
    try CustomerEvent.stored("f.customer = ?", [key], in: db)
  }
}

/// A customer's journey as it is reckoned everywhere: lists, pages and projections.
struct ReckonedJourney {
  let journey: Journey
  /// False for one that is long over, or that nobody follows.
  let isUnderWay: Bool

  /// Nil for a customer that is on no journey.
  init?(_ facts: JourneyFacts, _ rulebook: Rulebook, at now: Instant) {
    guard let journey = rulebook.journeys.journey(of: facts, at: now, in: rulebook.zone) else { return nil }
    self.journey = journey
    isUnderWay = rulebook.journeys.isUnderWay(journey, facts.customer)
  }
}

/// Where a customer stands on its journey, as lists sort by it.
struct JourneyStanding: Hashable {
  /// The day of the first step that is open; nil for journeys that are not under way.
  var open: Int?
  /// Until when that holds.
  var until: Instant?

  /// The place of a journey on which nothing is open: behind all on which something is.
  static let finished = 1 << 40

  init(open: Int? = nil, until: Instant? = nil) {
    self.open = open
    self.until = until
  }

  init(_ facts: JourneyFacts?, _ rulebook: Rulebook, at now: Instant) {
    guard let reckoned = facts.flatMap({ ReckonedJourney($0, rulebook, at: now) }) else {
      self.init()
      return
    }
    let open = reckoned.journey.next.flatMap { $0.dates?.upperBound.day } ?? Self.finished
    self.init(open: reckoned.isUnderWay ? open : nil, until: reckoned.journey.holdsUntil)
  }

  /// Nil for a journey that is long over, or not begun: most of a portfolio, of whom nothing more is read.
  static func facts(_ key: Int, of customer: Customer, _ rulebook: Rulebook, at now: Instant, in db: any SQLConnection)
    throws -> JourneyFacts?
  {
    let today = rulebook.zone.date(of: now)
    guard customer.counts(on: today), let flow = rulebook.journeys[customer.tier] else { return nil }
    let isOver = today > customer.signedUp + flow.lastDay + rulebook.journeys.closesAfterDays
    // Whatever begins a flow anew is an event.
    if isOver, customer.lifecycle != .onboarding, try JourneyFacts.events(key, in: db).isEmpty { return nil }
    return try JourneyFacts.load(key, of: customer, in: db)
  }
}
