/// The customer's facts by which a touch is personalised, as values of its reason.
struct Personalisation {
  let context: OutreachContext
  let facts: OutreachFacts
  let standing: StandingNow

  func values(of programme: Programme) -> [OutreachReason.Value] { programme.facts.flatMap(values) }

  /// None for what is not known.
  private func values(_ fact: PersonalFact) -> [OutreachReason.Value] {
    switch fact {
    case .industry: [.init("industry", facts.customer.industry.rawValue)]
    case .tier: [.init("tier", facts.customer.tier.rawValue)]
    case .journey: journey
    case .limits: limits
    case .metric(let metric): words(of: metric).map { [.init(metric.text, $0)] } ?? []
    case .weaknesses: extremes("weakness") { $0.score < $1.score }
    case .strengths: extremes("strength") { $0.score > $1.score }
    }
  }

  private var journey: [OutreachReason.Value] {
    guard let journey = context.journeys.journey(of: facts.journey, at: context.now, in: context.zone) else {
      return []
    }
    let (settled, count) = journey.progress
    let next = journey.next.map { [OutreachReason.Value("nextStep", $0.step.title)] } ?? []
    return [.init("progress", "\(settled) of \(count) steps")] + next
  }

  private var limits: [OutreachReason.Value] {
    let usage = context.usage(facts)
    return facts.customer.limits.keys.sorted().compactMap { name in
      let newest = usage.percents(of: name).last { $0.at <= context.now }
      return newest.map { .init("limit", "\($0.percent.tenths) % of \(name)") }
    }
  }

  /// Two metrics are enough to speak of.
  private func extremes(
    _ name: String, _ isFirst: ((id: MetricID, score: Double), (id: MetricID, score: Double)) -> Bool
  ) -> [OutreachReason.Value] {
    let scored = standing.assessment.metrics.compactMap { one in one.score.map { (id: one.id, score: $0) } }
    let ordered = scored.sorted { $0.score == $1.score ? $0.id < $1.id : isFirst($0, $1) }
    return ordered.prefix(2).compactMap { one in words(of: one.id).map { .init(name, $0) } }
  }

  /// `Feature adoption: 45 %`
  private func words(of metric: MetricID) -> String? {
    guard let one = standing.assessment.metrics.first(where: { $0.id == metric }), let observation = one.observation,
      one.counts
    else { return nil }
    return "\(one.title): \(context.health.frameworkText(of: observation))"
  }
}
