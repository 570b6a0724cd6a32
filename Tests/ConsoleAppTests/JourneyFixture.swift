import CustomerSuccess
import SuccessStore

@testable import ConsoleApp

/// Journeys in every state: long late, a day late, due, ahead, done, and one that was moved to another tier.
extension ConsoleFixture {
  private static let stories: [(number: Int, tier: Tier, day: Int, settled: Int)] = [
    (1, .starter, 34, 12), (2, .professional, 22, 20), (3, .community, 8, 7), (4, .starter, 3, 2),
    (5, .enterprise, 5, 5),
    (6, .starter, 95, 99),
  ]

  /// By the first open step, as the store hands them over.
  func journeys() -> [JourneyRow] {
    Self.stories.map { journeyDetail($0.number)?.row }.compactMap(\.self).sorted { left, right in
      (left.journey.next?.dates?.upperBound.day ?? .max, left.id) < (
        right.journey.next?.dates?.upperBound.day ?? .max, right.id
      )
    }
  }

  func journeyDetail(_ number: Int) -> JourneyDetail? {
    guard let facts = journeyFacts(number),
      let journey = journeyRules.journey(of: facts, at: Self.now, in: Self.zone)
    else { return nil }
    let taken = journey.late.last.map { step in
      ActionItem(
        id: "ACT-00007", customer: facts.customer.id, title: step.step.title, owner: "dana",
        origin: .journey("\(journey.flow)/\(step.id)"), created: Self.now - 7200)
    }
    let actions = number == 1 ? taken.flatMap { item in item.journeyStep.map { [$0.step: item] } } ?? [:] : [:]
    return JourneyDetail(
      row: JourneyRow(customer: facts.customer, journey: journey), events: facts.events.sorted { $0.at > $1.at },
      actions: actions)
  }

  private func journeyFacts(_ number: Int) -> JourneyFacts? {
    guard let story = Self.stories.first(where: { $0.number == number }), let flow = journeyRules[story.tier] else {
      return nil
    }
    var known = customer(number)
    (known.tier, known.signedUp, known.lifecycle) = (story.tier, Self.today - story.day, .onboarding)
    func noon(_ day: Int) -> Instant { Self.zone.instant(known.signedUp + day, secondOfDay: 43_200) }
    var facts = JourneyFacts(customer: known)
    for step in journeyRules.steps(of: story.tier) {
      guard let day = step.days?.upperBound, day <= min(story.settled, story.day - 1), step.kind != .phase else {
        continue
      }
      let isSkipped = step.id == "week1.day5"
      facts.outcomes.append(
        StepOutcome(
          customer: known.id, flow: flow.id, step: step.id, outcome: isSkipped ? .skipped : .done, at: noon(day),
          reason: isSkipped ? "Part of the setup review" : "", author: "dana"))
    }
    if story.tier == .community {
      facts.events = [CustomerEvent(customer: known.id, name: "First login", at: noon(1), source: "product")]
      facts.counts = [UsageCount(customer: known.id, counter: "workflows", at: noon(6), value: 4)]
    }
    if number == 5 {
      facts.events = [
        CustomerEvent(customer: known.id, name: TierMove(from: .starter, to: .enterprise).event, at: noon(2))
      ]
      facts.outcomes.append(
        StepOutcome(customer: known.id, flow: "starter", step: "week1.day1", outcome: .done, at: noon(1), author: "sam")
      )
    }
    return facts
  }

  func journeyFigures() -> JourneyFigures {
    var sums = JourneySums(journeyRules)
    var figures = JourneyFigures()
    for story in Self.stories {
      guard let facts = journeyFacts(story.number), let row = journeyDetail(story.number)?.row else { continue }
      sums.add(row.journey, facts, measured: 24, in: Self.zone)
      figures.underWay += 1
      if row.journey.next?.state == .late { figures.late += 1 }
    }
    figures.funnels = sums.funnels
    figures.activation = sums.activation
    return figures
  }
}
