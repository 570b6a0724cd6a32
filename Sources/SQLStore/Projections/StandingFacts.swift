import CustomerSuccess
import SuccessStore

/// What a customer's standing follows from.
struct StandingFacts: Sendable {
  var key: Int
  var facts: HealthFacts
  var subscriptions: [Subscription] = []
  var work: CustomerStanding.Work
  /// When the next action item that is dated ahead begins.
  var nextAction: Instant?
  /// Nil where no journey is under way.
  var journey: JourneyFacts?
  var growth = GrowthFacts()
  /// In millionths; nil where nothing was predicted.
  var chance: Int?

  /// What opportunities follow from beside the facts of health; of a customer who is ready for nothing only those that somebody has
  /// taken up.
  struct GrowthFacts: Sendable {
    var taken: [Opportunity] = []
    var counts: [UsageCount] = []
    var activities: [Activity] = []
  }
}

/// A change of a customer's score, without what made it; nil from when on nothing was known any more.
struct ScoreChange: Hashable {
  var at: Int
  var score: Int?
}

/// What follows from a customer's facts at a moment.
struct FollowingStanding: Sendable {
  var standing: CustomerStanding
  /// Every change of the score up to then.
  var history: [ScoreChange]
  var moves: [CategoryMove]
  var opportunities: [OpportunityStanding]
}

extension CustomerStanding {
  static func following(
    from found: StandingFacts, _ rulebook: Rulebook, at now: Instant
  ) -> FollowingStanding {
    let (model, today) = (rulebook.health, rulebook.zone.date(of: now))
    var facts = found.facts
    // Opportunities are worth what is paid, and lists show it.
    facts.customer = facts.customer.paying(by: found.subscriptions, on: today)
    let assessment = model.assess(
      facts.customer, observations: facts.observations, overrides: facts.overrides, at: now, zone: rulebook.zone)
    let (history, moves) = model.course(
      of: facts.customer, observations: facts.observations, overrides: facts.overrides, imported: facts.history,
      through: now, zone: rulebook.zone)
    var validUntil = assessment.validUntil
    // The day against which the trend is measured moves on past a change of the score, and an imported score may be
    // dated ahead.
    let compared = now.adding(days: -model.trend.days)
    let steps = history.steps
    if let next = steps.first(where: { $0.at > compared }) {
      validUntil = earlier(validUntil, next.at.adding(days: model.trend.days))
    }
    if let next = facts.history.map(\.at).filter({ $0 > now }).min() { validUntil = earlier(validUntil, next) }
    validUntil = earlier(validUntil, found.nextAction)
    let growth = found.growth.opportunities(facts, assessment, rulebook, at: now)
    validUntil = earlier(validUntil, growth.due)
    let journey = JourneyStanding(found.journey, rulebook, at: now)
    validUntil = earlier(validUntil, journey.until)
    for turn in [facts.customer.nextTurn(after: today), found.subscriptions.nextTurn(after: today)] {
      validUntil = earlier(validUntil, turn.map { rulebook.zone.instant($0, secondOfDay: 0) })
    }
    let standing = CustomerStanding(
      key: found.key, computedAt: now.seconds, validUntil: validUntil?.seconds ?? ProjectionSchema.forever,
      customer: CustomerStanding.Place(facts.customer, on: today),
      health: CustomerStanding.Health(
        score: assessment.score, computed: assessment.computed, exact: assessment.exact,
        coverage: assessment.coverage, isProvisional: assessment.isProvisional,
        isOverridden: assessment.isOverridden, isExpansion: model.isExpansionOpportunity(assessment),
        signs: model.signs(of: assessment),
        change: model.change(of: assessment.score, history: history, at: now), dayScore: steps.last?.score),
      work: found.work, journeyOpen: journey.open, chance: found.chance)
    return FollowingStanding(
      standing: standing, history: steps.map { ScoreChange(at: $0.at.seconds, score: $0.score) }, moves: moves,
      opportunities: growth.all)
  }
}

private func earlier(_ left: Instant?, _ right: Instant?) -> Instant? {
  guard let left, let right else { return left ?? right }
  return min(left, right)
}
