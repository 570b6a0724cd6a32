import CustomerSuccess
import Framework
import Testing

/// What speaks for an opportunity, what it is worth, which there are, and what a pipeline adds up to.
@Suite struct ExpansionTests {
  private let today = OutreachFixture.day("2024-06-10")

  private func found(_ fixture: OutreachFixture, on day: LocalDate? = nil) throws -> [String] {
    let rules = try ProgrammeReader.shipped()
    return rules.reading(of: try fixture.expansion(day ?? today)).signals.map { "\($0.signal): \($0.evidence)" }
  }

  @Test(
    arguments: [
      // Three of the last 90 days, each 80 % or more; the newest three count.
      ([(-80, 80.0), (-40, 85), (-1, 91)], "limitsApproached: 80 %, 85 %, 91 % of workflows"),
      ([(-91, 90), (-40, 85), (-1, 91)], nil), ([(-80, 79.9), (-40, 85), (-1, 91)], nil),
      ([(-85, 10), (-80, 80), (-40, 85), (-1, 91)], "limitsApproached: 80 %, 85 %, 91 % of workflows"),
      ([(-40, 85), (-1, 91)], nil),
    ] as [([(Int, Double)], String?)])
  func a_limit_is_approached_consistently(_ values: [(Int, Double)], _ wanted: String?) throws {
    var fixture = try OutreachFixture()
    for (day, value) in values { fixture.measure("workflowVolume", value, on: today + day) }
    #expect(try found(fixture).first { $0.hasPrefix("limits") } == wanted)
  }

  @Test(
    arguments: [
      ([(-80, 40.0), (-5, 50)], "advancedFeatures: feature adoption from 40 to 50 since 2024-03-22"),
      ([(-80, 40), (-5, 49.9)], nil), ([(-95, 40), (-5, 60)], nil), ([(-80, 60), (-5, 40)], nil),
    ] as [([(Int, Double)], String?)])
  func adoption_rises_rapidly(_ values: [(Int, Double)], _ wanted: String?) throws {
    var fixture = try OutreachFixture()
    for (day, value) in values { fixture.measure("featureAdoption", value, on: today + day) }
    #expect(try found(fixture).first { $0.hasPrefix("advanced") } == wanted)
  }

  @Test func levels_and_notes() throws {
    var fixture = try OutreachFixture()
    fixture.judge("accountExpansion", .fair, on: today - 9)
    fixture.measure("roiDemonstration", 150, on: today - 9)
    fixture.note("Regulation", on: today - 179, "New rules\nfrom July")
    fixture.note("Competitive threat", on: today - 181)
    #expect(try found(fixture) == ["quantifiedSavings: 150% of subscription cost", "regulation: New rules from July"])
    #expect(
      try found(fixture, on: today + 2) == ["quantifiedSavings: 150% of subscription cost"],
      "a note of 180 days is too old")
  }

  @Test(
    arguments: [
      (Tier.starter, 10_000, nil, 10_000, "100 % more for the next plan"),
      (.professional, 380_000, 20, 190_000, "50 % more for the next plan"),
      (.enterprise, 380_000, 20, 95_000, "5 more seats at 190 USD"),
      (.enterprise, 380_000, 1, 380_000, "1 more seat at 3800 USD"),
      (.enterprise, 380_000, nil, nil, nil), (.community, 0, 5, nil, nil),
    ] as [(Tier, Int, Int?, Int?, String?)])
  func what_it_may_be_worth(_ tier: Tier, _ revenue: Int, _ seats: Int?, _ worth: Int?, _ words: String?) throws {
    let fixture = try OutreachFixture {
      ($0.tier, $0.seats, $0.monthlyRevenue) = (tier, seats, Money(minorUnits: revenue, currency: "USD"))
    }
    let value = try ProgrammeReader.shipped().expansion.value(of: fixture.facts.customer)
    #expect(value?.amount.minorUnits == worth && value?.words == words)
  }

  /// What health says is there until somebody has decided it, and again after 90 days.
  @Test func which_opportunities_there_are() throws {
    var fixture = try OutreachFixture { $0.renews = OutreachFixture.day("2024-09-01") }
    fixture.score(80, from: today - 3)
    fixture.judge("upgradeReadiness", .good, on: today - 5)
    func standing(_ taken: [Opportunity], _ day: LocalDate? = nil) throws -> [String] {
      try fixture.opportunities(taken, on: day ?? today).map {
        "\($0.id) \($0.opportunity.stage.rawValue) \($0.isTaken) \($0.decided?.description ?? "–")"
      }
    }
    func one(_ number: Int, _ stage: Opportunity.Stage, _ day: Int) -> Opportunity {
      let at = fixture.moment(today + day)
      return Opportunity(
        id: OpportunityID("C/\(number)"), customer: "C", stage: stage, since: at, identified: at, reason: "r")
    }
    #expect(try standing([]) == ["C/1 identified false 2024-09-01"])
    #expect(try standing([one(1, .proposed, -9)]) == ["C/1 proposed true 2024-09-01"])
    #expect(try standing([one(1, .lost, -89)]) == ["C/1 lost true 2024-03-13"])
    #expect(try standing([one(1, .won, -90)]) == ["C/1 won true 2024-03-12", "C/2 identified false 2024-09-01"])
    #expect(try standing([one(7, .won, -90)]).last == "C/8 identified false 2024-09-01")
    fixture.facts.journey.customer.churned = today
    fixture.facts.journey.customer.lifecycle = .churned
    #expect(try standing([]).isEmpty, "who has left cannot grow")
  }

  /// Whatever the rows: parts add up to the whole.
  @Test(arguments: 0..<10) func a_pipeline_adds_up(_ seed: Int) {
    var state = UInt64(seed) &+ 3
    func roll(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let rows = (0..<200).map { _ in
      ExpansionFigures.Entry(
        owner: ["", "dana", "kim"][roll(3)], stage: Opportunity.Stage.allCases[roll(5)],
        value: roll(4) == 0 ? nil : Money(minorUnits: roll(9000), currency: ["EUR", "USD"][roll(2)]),
        decided: roll(5) == 0 ? nil : today + roll(700))
    }
    let figures = ExpansionFigures(qualifiedLeads: 180, rows)
    for parts in [figures.byOwner.map(\.sums), figures.byQuarter.map(\.sums)] {
      for stage in Opportunity.Stage.allCases {
        #expect(parts.map { $0.count(stage) }.reduce(0, +) == figures.total.count(stage))
        for money in figures.total.amount(stage) {
          let own = parts.flatMap { $0.amount(stage) }.filter { $0.currency == money.currency }
          #expect(own.map(\.minorUnits).reduce(0, +) == money.minorUnits)
        }
      }
    }
    let quarters = figures.byQuarter.compactMap(\.quarter)
    #expect(quarters == quarters.sorted() && figures.byQuarter.last?.quarter == nil)
    #expect(figures.total.open + figures.total.decided == 200)
  }

  @Test func conversion_and_deal_size() {
    func entry(_ stage: Opportunity.Stage, _ amount: Int) -> ExpansionFigures.Entry {
      .init(owner: "", stage: stage, value: Money(minorUnits: amount, currency: "USD"), decided: today)
    }
    let none = ExpansionFigures(qualifiedLeads: 1, [entry(.qualified, 5)])
    #expect(none.total.conversion == nil && none.total.dealSize == nil)
    let some = ExpansionFigures(
      qualifiedLeads: 1, [entry(.won, 100), entry(.won, 301), entry(.lost, 999), entry(.proposed, 7)])
    #expect(some.total.conversion.map { Int($0) } == 66)
    #expect(some.total.dealSize == Money(minorUnits: 201, currency: "USD"))
    #expect(some.total.pipeline == [Money(minorUnits: 7, currency: "USD")])
    #expect(some.byQuarter.map { "\($0.quarter?.description ?? "")" } == ["2024-Q2"])
  }
}

extension OutreachFixture {
  func expansion(_ day: LocalDate) throws -> ExpansionCase {
    let now = moment(day)
    return ExpansionCase(
      customer: facts.customer, observations: facts.observations, counts: facts.journey.counts,
      activities: facts.activities,
      assessment: health.assess(
        facts.customer, observations: facts.observations, overrides: facts.overrides, at: now, zone: zone),
      limits: rules.usage.metrics, health: health, now: now, zone: zone)
  }

  func opportunities(_ taken: [Opportunity], on day: LocalDate) throws -> [OpportunityStanding] {
    let (one, rules) = (try expansion(day), try ProgrammeReader.shipped())
    return rules.expansion.opportunities(
      OpportunityFacts(
        customer: facts.customer, taken: taken, assessment: one.assessment, reading: rules.reading(of: one),
        health: health, now: one.now, zone: zone)
    ).all
  }
}
