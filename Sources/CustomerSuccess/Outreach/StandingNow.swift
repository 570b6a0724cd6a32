/// A customer's health at a run's moment: reckoned when something asks for it, and once.
final class StandingNow {
  private let context: OutreachContext
  private let facts: OutreachFacts

  private let past: ScorePast

  init(_ context: OutreachContext, _ facts: OutreachFacts, _ past: ScorePast? = nil) {
    self.context = context
    self.facts = facts
    self.past = past ?? ScorePast(context, facts, through: context.now)
  }

  private(set) lazy var assessment = context.health.assess(
    facts.customer, observations: facts.observations, overrides: facts.overrides, at: context.now, zone: context.zone)

  /// The score that follows from what is known here, from each moment on.
  private(set) lazy var steps = past.own.steps.filter { $0.at <= context.now }

  private(set) lazy var expansion = context.rules.programmes.reading(
    of: ExpansionCase(
      customer: facts.customer, observations: facts.observations, counts: facts.journey.counts,
      activities: facts.activities, assessment: assessment, limits: context.rules.usage.metrics, health: context.health,
      now: context.now, zone: context.zone))

  var isAtRisk: Bool { assessment.category?.isAtRisk ?? false }

  /// Since when the score has been so many points or more without a break; nil where it is not.
  func stretch(atLeast score: Int) -> Instant? {
    var start: Instant?
    for step in steps { start = (step.score ?? -1) >= score ? start ?? step.at : nil }
    return start
  }

  /// The score now less that of a month ago; nil where there was none.
  var change: Int? { context.health.change(of: assessment.score, history: past.shown, at: context.now) }

  /// When that is another one, though nothing new was told.
  var changeTurns: Instant? {
    let days = context.health.trend.days
    let compared = context.now.adding(days: -days)
    return past.shown.steps.first { $0.at > compared && $0.at <= context.now }?.at.adding(days: days)
  }
}

/// A customer's scores up to a moment: reckoned when something asks for them, and once for all days up to then.
final class ScorePast {
  private let context: OutreachContext
  private let facts: OutreachFacts
  private let end: Instant

  init(_ context: OutreachContext, _ facts: OutreachFacts, through end: Instant) {
    self.context = context
    self.facts = facts
    self.end = end
  }

  /// As it follows from what is known here.
  private(set) lazy var own = history([])

  /// As lists show it: with the scores that other systems gave.
  private(set) lazy var shown = facts.scores.isEmpty ? own : history(facts.scores)

  private func history(_ imported: [ScoreRecord]) -> ScoreHistory {
    context.health.history(
      of: facts.customer, observations: facts.observations, overrides: facts.overrides, imported: imported,
      through: end, zone: context.zone, explaining: false)
  }
}
