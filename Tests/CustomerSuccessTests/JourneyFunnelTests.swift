import CustomerSuccess
import Framework
import Testing

/// Figures over journeys.
@Suite struct JourneyFunnelTests {
  let rules: JourneyRules
  let zone = Zone.gmt
  let today = LocalDate(day: 20_780)

  init() throws { rules = try JourneyReader.shipped() }

  private func facts(_ number: Int, _ tier: Tier, day: Int, done: [(StepID, Int)] = [], events: [(String, Int)] = [])
    -> JourneyFacts
  {
    let id = CustomerID("C-\(number)")
    let start = today - day
    func noon(_ day: Int) -> Instant { zone.instant(start + day, secondOfDay: 43_200) }
    return JourneyFacts(
      customer: Customer(id: id, name: "C", tier: tier, industry: .other, size: .small, signedUp: start),
      events: events.map { CustomerEvent(customer: id, name: EventName($0.0), at: noon($0.1)) },
      outcomes: done.map {
        StepOutcome(customer: id, flow: FlowID(tier.rawValue), step: $0.0, outcome: .done, at: noon($0.1))
      })
  }

  private func sums(_ all: [JourneyFacts], measured: [Int: Double] = [:]) throws -> JourneySums {
    var sums = JourneySums(rules)
    for (index, facts) in all.enumerated() {
      let now = zone.instant(today, secondOfDay: 50_000)
      let journey = try #require(rules.journey(of: facts, at: now, in: zone))
      sums.add(journey, facts, measured: measured[index], in: zone)
    }
    return sums
  }

  @Test func a_stage_is_reached_by_those_who_settled_it() throws {
    let funnel = try #require(
      try sums([
        facts(1, .starter, day: 40, done: [("day7", 7), ("day30", 34)]),
        facts(2, .starter, day: 40, done: [("day7", 9)]),
        facts(3, .starter, day: 40), facts(4, .starter, day: 2),
      ]).funnels.first)
    #expect(funnel.customers == 4 && funnel.stages.map(\.reached) == [2, 1, 0, 0])
    #expect(funnel.stages.map(\.medianDays) == [8, 34, nil, nil])
    #expect(funnel.stages.map(\.waiting) == [1, 1, 0, 0], "each waits once, at the first it has not reached")
    #expect(funnel.sticking?.id == "day7", "the earlier of two with as many")
    #expect(try sums([facts(4, .starter, day: 2)]).funnels.first?.sticking == nil)
  }

  @Test(arguments: [(365, 1), (366, 0)])
  func the_cohort_is_those_who_began_within_a_year(_ day: Int, _ count: Int) throws {
    #expect(try sums([facts(1, .starter, day: day)]).funnels.first?.customers ?? 0 == count)
  }

  /// A flow without milestones counts its steps, by when they began.
  @Test func community_counts_its_steps() throws {
    let funnel = try #require(
      try sums([facts(1, .community, day: 9, events: [("First login", 2)]), facts(2, .community, day: 4)]).funnels.first
    )
    #expect(funnel.stages.map(\.id) == ["day0", "day1", "day3", "day7"])
    #expect(funnel.stages.map(\.reached) == [2, 1, 0, 1] && funnel.stages[1].medianDays == 2)
    #expect(funnel.stages.map(\.waiting) == [0, 1, 1, 0])
  }

  /// Both sides of the ninetieth day, for reaching it and for counting at all.
  @Test(arguments: [
    (90, 5 as Int?, 0, 0), (91, 5, 1, 1), (200, 90, 1, 1), (200, 91, 1, 0), (90, nil, 0, 0), (200, nil, 0, 0),
  ])
  func the_objective_counts_those_whose_days_are_over(_ day: Int, _ value: Int?, _ count: Int, _ reached: Int) throws {
    let events = value.map { [("First production workflow", $0)] } ?? []
    let figure = try #require(try sums([facts(1, .professional, day: day, events: events)]).activation)
    #expect((figure.count, figure.reached) == (count, reached))
    #expect(figure.unknown == (value == nil && day > 90 ? 1 : 0) && figure.medianDays == value.map(Double.init))
  }

  @Test func what_was_measured_stands_where_no_event_is_known() throws {
    let all = [facts(1, .starter, day: 100), facts(2, .starter, day: 100, events: [("First production workflow", 95)])]
    let figure = try #require(try sums(all, measured: [0: 30, 1: 10]).activation)
    #expect((figure.count, figure.reached, figure.unknown) == (2, 1, 0) && figure.percent == 50)
  }

  /// That nobody noted a first value says nothing of whether there was one.
  @Test func who_is_not_known_is_not_counted_as_missed() throws {
    let all = [
      facts(1, .starter, day: 100), facts(2, .starter, day: 100),
      facts(3, .starter, day: 100, events: [("First production workflow", 20)]),
    ]
    let figure = try #require(try sums(all).activation)
    #expect((figure.count, figure.reached, figure.unknown) == (1, 1, 2) && figure.percent == 100)
    let none = try #require(try sums(Array(all.prefix(2))).activation)
    #expect(none.count == 0 && none.percent == nil && PerformanceGoal(none).value == PerformanceValue(.nothingKnown))
  }
}
