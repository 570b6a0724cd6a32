import CustomerSuccess
import Framework
import Testing

/// A customer's journey as its facts have it.
@Suite struct JourneyTests {
  let rules: JourneyRules
  let zone = Zone(identifier: "America/New_York") ?? .gmt
  let start = LocalDate(day: 20_700)

  init() throws { rules = try JourneyReader.shipped() }

  private func customer(_ tier: Tier) -> Customer {
    Customer(id: "C", name: "C", tier: tier, industry: .other, size: .small, signedUp: start, limits: ["workflows": 20])
  }

  private func noon(_ day: Int) -> Instant { zone.instant(start + day, secondOfDay: 43_200) }

  private func event(_ name: String, _ day: Int) -> CustomerEvent {
    CustomerEvent(customer: "C", name: EventName(name), at: noon(day))
  }

  private func outcome(
    _ step: StepID, _ day: Int, flow: FlowID = "starter", skipped: String = ""
  ) -> StepOutcome {
    StepOutcome(
      customer: "C", flow: flow, step: step, outcome: skipped.isEmpty ? .done : .skipped, at: noon(day), reason: skipped
    )
  }

  private func count(_ counter: CounterID, _ value: Int, _ day: Int) -> UsageCount {
    UsageCount(customer: "C", counter: counter, at: noon(day), value: value)
  }

  private func journey(
    _ tier: Tier, day: Int, events: [CustomerEvent] = [], outcomes: [StepOutcome] = [], counts: [UsageCount] = [],
    answers: [Instant] = []
  ) throws -> Journey {
    let facts = JourneyFacts(
      customer: customer(tier), events: events, outcomes: outcomes, counts: counts, answers: answers)
    return try #require(rules.journey(of: facts, at: noon(day), in: zone))
  }

  /// Both sides of every edge of what is due and what is late.
  @Test(arguments: [
    ("week1.day3", 2, StepState.upcoming), ("week1.day3", 3, .due), ("week1.day3", 4, .late),
    ("phase2_coreUsage", 7, .upcoming), ("phase2_coreUsage", 8, .due), ("phase2_coreUsage", 30, .due),
    ("phase2_coreUsage", 31, .late), ("day90", 89, .upcoming), ("day90", 90, .due), ("day90", 91, .late),
    ("survey.day30", 29, .upcoming), ("survey.day30", 30, .due), ("survey.day30", 31, .late),
  ])
  func a_step_is_due_on_its_day_and_late_after_it(_ step: StepID, _ day: Int, _ state: StepState) throws {
    #expect(try journey(.starter, day: day).step(step)?.state == state)
  }

  @Test func dates_are_start_and_days_and_weeks_end_on_their_seventh() throws {
    let professional = try journey(.professional, day: 0)
    #expect(professional.step("phase2_transformation")?.dates == start + 15...start + 45)
    #expect(professional.step("executiveEngagement.week8")?.dates == start + 56...start + 56)
    #expect(professional.step("week12")?.dates == start + 84...start + 84)
    #expect(professional.step("executiveEngagement.week1")?.step.attendees == "C-level + key stakeholders")
    #expect(try journey(.enterprise, day: 0).steps.map(\.dates) == professional.steps.map(\.dates))
  }

  /// The day is the zone's, not Greenwich's.
  @Test func the_day_turns_where_the_team_is() throws {
    let facts = JourneyFacts(customer: customer(.starter))
    let last = zone.instant(start + 4, secondOfDay: 0) - 1
    #expect(rules.journey(of: facts, at: last, in: zone)?.step("week1.day3")?.state == .due)
    #expect(rules.journey(of: facts, at: last + 1, in: zone)?.step("week1.day3")?.state == .late)
  }

  @Test func done_and_skipped_stay_so() throws {
    let found = try journey(
      .starter, day: 20, outcomes: [outcome("week1.day1", 2), outcome("week1.day3", 3, skipped: "on holiday")])
    #expect(found.step("week1.day1")?.state == .done && found.step("week1.day1")?.settled == start + 2)
    #expect(found.step("week1.day3")?.state == .skipped && found.step("week1.day3")?.outcome?.reason == "on holiday")
    #expect(found.next?.id == "week1.day5", "the first that nobody has settled")
  }

  /// Community steps start on their event, else on their day.
  @Test func an_event_moves_its_step() throws {
    let early = try journey(.community, day: 0, events: [event("firstLogin", 0)])
    #expect(early.step("day1")?.dates == start...start && early.step("day1")?.state == .due)
    let late = try journey(.community, day: 5, events: [event("first-login", 5)])
    #expect(late.step("day1")?.dates == start + 5...start + 5 && late.step("day1")?.state == .due)
    #expect(late.step("day3")?.state == .late, "no workflow yet")
    let counted = try journey(.community, day: 5, counts: [count("workflows", 0, 1), count("workflows", 1, 4)])
    #expect(counted.step("day3")?.dates == start + 4...start + 4)
    #expect(try journey(.community, day: 1, events: [event("First login", 2)]).step("day1")?.hasBegun == false, "ahead")
    #expect(
      try journey(.community, day: 1, events: [event("First login", -2)]).step("day1")?.hasBegun == false, "before")
  }

  @Test func what_waits_for_nothing_begins_by_itself() throws {
    let found = try journey(.community, day: 7)
    #expect(found.steps.filter(\.hasBegun).map(\.id) == ["day0", "day7"])
    #expect(try journey(.community, day: 6).steps.filter(\.hasBegun).map(\.id) == ["day0"])
  }

  private struct Prompting: Sendable {
    var prompt: StepID
    var counter: CounterID
    /// A value a day, from the first on.
    var values: [Int]
    /// The day on which it fires.
    var day: Int?
  }

  private static let promptings = [
    Prompting(prompt: "workflowCreation", counter: "workflows", values: [2]),
    Prompting(prompt: "workflowCreation", counter: "workflows", values: [2, 3, 4], day: 2),
    Prompting(prompt: "aiModelAccess", counter: "aiRequests", values: [9]),
    Prompting(prompt: "aiModelAccess", counter: "aiRequests", values: [9, 9, 12], day: 3),
    Prompting(prompt: "aiModelAccess", counter: "workflows", values: [12]),
    Prompting(prompt: "usageLimits", counter: "workflows", values: [16]),
    Prompting(prompt: "usageLimits", counter: "workflows", values: [16, 17], day: 2),
    Prompting(prompt: "usageLimits", counter: "aiRequests", values: [1700]),
    Prompting(prompt: "teamCollaboration", counter: "sharedWorkflows", values: [0, 1], day: 2),
  ]

  @Test func prompts_fire_on_their_counters() throws {
    for one in Self.promptings {
      let counts = one.values.enumerated().map { count(one.counter, $1, $0 + 1) }
      let step = try journey(.community, day: 5, counts: counts).step(one.prompt)
      #expect(step?.dates?.lowerBound == one.day.map { start + $0 }, "\(one)")
      #expect(step?.state == (one.day == nil ? .upcoming : .late), "\(one)")
    }
  }

  @Test func a_milestones_event_reaches_it_and_its_phase() throws {
    let found = try journey(.starter, day: 20, events: [event("First production workflow", 6)])
    #expect(found.step("day7")?.state == .done && found.step("day7")?.settled == start + 6)
    #expect(found.step("phase1_preparation")?.state == .done)
    #expect(found.step("phase2_coreUsage")?.state == .due)
    let skipped = try journey(.starter, day: 20, outcomes: [outcome("day7", 6, skipped: "no")])
    #expect(skipped.step("phase1_preparation")?.state == .late, "nothing in it was done")
  }

  @Test func an_answer_settles_the_survey_of_its_time() throws {
    let found = try journey(.starter, day: 40, answers: [noon(5), noon(29)])
    #expect(found.step("survey.day7")?.settled == start + 5 && found.step("survey.day30")?.settled == start + 29)
    #expect(try journey(.starter, day: 40, answers: [noon(3)]).step("survey.day7")?.state == .late, "too early for it")
    #expect(try journey(.starter, day: 40, answers: [noon(26)]).step("survey.day30")?.state == .late)
  }

  /// Of what comes again and again only the last that has come is asked for.
  @Test func a_repeated_step_is_overtaken_by_the_next() throws {
    let found = try journey(.community, day: 50)
    let repeated = found.steps.filter(\.step.isRepeated)
    #expect(repeated.filter { $0.state == .late }.map(\.id) == ["ongoing.day21", "ongoing.day35", "ongoing.day49"])
    #expect(found.open.filter(\.step.isRepeated).first?.id == "ongoing.day49")
    #expect(found.holdsUntil == zone.instant(start + 63, secondOfDay: 0))
  }

  @Test func another_tier_begins_its_flow_and_keeps_what_was_done() throws {
    let move = TierMove(from: .starter, to: .professional)
    let found = try journey(
      .professional, day: 40, events: [event(move.event.text, 35)],
      outcomes: [outcome("week1.day1", 1), outcome("day7", 7), outcome("week2", 39, flow: "professional")])
    #expect(found.start == start + 35 && found.flow == "professional")
    #expect(found.kept.map(\.id) == ["week1.day1", "day7"] && found.kept.allSatisfy { $0.state == .done })
    #expect(found.step("week2")?.state == .done)
  }

  @Test func a_tier_with_the_same_flow_goes_on() throws {
    let move = TierMove(from: .professional, to: .enterprise)
    let found = try journey(
      .enterprise, day: 40, events: [event(move.event.text, 35)],
      outcomes: [outcome("week2", 14, flow: "professional")])
    #expect(found.start == start && found.step("week2")?.state == .done && found.kept.isEmpty)
  }

  @Test func an_event_begins_the_flow_anew() throws {
    #expect(try journey(.starter, day: 40, events: [event("onboarding started", 30)]).start == start + 30)
  }

  @Test func nothing_before_sign_up_and_after_churn() {
    var gone = customer(.starter)
    (gone.lifecycle, gone.churned) = (.churned, start + 10)
    #expect(rules.journey(of: JourneyFacts(customer: gone), at: noon(10), in: zone) == nil)
    #expect(rules.journey(of: JourneyFacts(customer: gone), at: noon(9), in: zone) != nil)
    #expect(rules.journey(of: JourneyFacts(customer: customer(.starter)), at: noon(-1), in: zone) == nil)
  }

  @Test(arguments: [
    ("day7", "day7"), ("Welcome call", "week1.day1"), ("welcome", "week1.day1"), ("PHASE1", "phase1_preparation"),
    ("no such", nil), ("Onboarding survey", nil), ("", nil),
  ])
  func steps_are_named_by_key_title_or_beginning(_ word: String, _ id: StepID?) {
    #expect(rules.step(named: word, of: .starter)?.id == id)
  }

  @Test func moves_are_read_from_events_alone_that_say_so() {
    for from in Tier.allCases {
      for to in Tier.allCases where from != to {
        let move = TierMove(from: from, to: to)
        #expect(TierMove(move.event) == move)
      }
    }
    for name in ["Moved from starter to starter", "Moved from gold to starter", "First login", ""] {
      #expect(TierMove(EventName(name)) == nil)
    }
  }
}
