import CustomerSuccess
import Testing

/// Who is in a programme, when it touches, and why somebody is out.
@Suite struct ProgrammeTests {
  private let start = OutreachFixture.day("2024-01-01")

  private struct Lived {
    var touches: [String] = []
    var moves: [String] = []
    var items: [ActionItem] = []
    var course: OutreachCourse
  }

  /// Every day at its end, as a simulation does; days are counted from the first one.
  private func live(
    _ fixture: OutreachFixture, _ days: Int, from first: LocalDate? = nil, beginning: OutreachBeginning = .standing,
    _ change: (Int, inout OutreachFacts) -> Void = { _, _ in }
  ) -> Lived {
    var lived = Lived(course: OutreachCourse(fixture.facts))
    let first = first ?? start
    for offset in 0..<days {
      lived.course.change { change(offset, &$0) }
      let found = lived.course.run(
        fixture.context(first + offset, hour: 23, [], new: offset == 0, beginning: beginning))
      lived.touches += found.firings.map { "\(offset)" + ($0.occasion == (first + offset).description ? "" : " ?") }
      lived.moves += found.memberships.map { $0.before == nil ? "\(offset) in" : "\(offset) out: \($0.after.why)" }
      lived.items += found.items.map(\.after)
    }
    return lived
  }

  /// Weekly to day 30, then every two weeks, and at day 90 it is over.
  @Test func onboarding_goes_by_the_days_after_sign_up() throws {
    var fixture = try OutreachFixture(signedUp: start)
    try fixture.useProgrammes("onboardingOptimization")
    let lived = live(fixture, 120)
    #expect(lived.touches == ["0", "7", "14", "21", "28", "42", "56", "70", "84"])
    #expect(lived.moves == ["0 in", "90 out: day 90 after sign-up"])
  }

  /// Contents come one after the other, and the customer's facts stand beside them.
  @Test func a_touch_says_what_it_brings_and_by_which_facts() throws {
    var fixture = try OutreachFixture(signedUp: start)
    try fixture.useProgrammes("onboardingOptimization")
    fixture.measure("featureAdoption", 45, on: start)
    let lived = live(fixture, 30)
    let firings = lived.course.facts.firings
    #expect(
      firings.map(\.words) == [
        "Progress celebrations and milestone achievements", "Feature adoption tips and best practices",
        "Success story sharing and peer examples", "Personalized enablement recommendations",
        "Progress celebrations and milestone achievements",
      ])
    #expect(firings.first?.reason["featureAdoption"] == "Feature adoption: 45% of available features used")
    #expect(firings.first?.reason["progress"]?.hasSuffix("steps") == true && firings.first?.reason["nextStep"] != nil)
    let rules = fixture.rules
    #expect(firings.last?.rule(rules) == "Touch 5 of 'Onboarding', in since 1 January 2024: signed<90d.")
    #expect(lived.course.facts.messages.map(\.trigger) == Array(repeating: "onboardingOptimization", count: 5))
  }

  /// Calendar months from the last touch on: the last of January, the last of February, the same day of March.
  @Test func monthly_is_a_calendar_month_after_the_last_one() throws {
    var fixture = try OutreachFixture(signedUp: start - 300)
    try fixture.useProgrammes("featureExpansion")
    fixture.score(75, from: start)
    fixture.measure("featureAdoption", 45, on: OutreachFixture.day("2024-01-31"))
    let lived = live(fixture, 90)
    #expect(lived.moves == ["30 in"])
    #expect(lived.touches == ["30", "59", "88"], "31 January, 29 February, 29 March")
  }

  /// While the filter holds, and in again once it has not held and holds again.
  @Test func who_leaves_the_target_is_out_and_comes_in_again() throws {
    var fixture = try OutreachFixture(signedUp: start - 300)
    try fixture.useProgrammes("featureExpansion")
    fixture.score(75, from: start)
    for (day, value) in [(0, 40.0), (10, 50.0), (20, 49.9)] {
      fixture.measure("featureAdoption", value, on: start + day)
    }
    let lived = live(fixture, 40)
    #expect(lived.moves == ["0 in", "10 out: no longer health:excellent,good adoption<50", "20 in"])
    #expect(lived.touches == ["0", "20"])
  }

  /// Any currency that is paid counts, from the day on which a subscription in it begins; that day is due.
  @Test func a_second_currency_takes_a_customer_in_on_its_day() throws {
    var fixture = try OutreachFixture(signedUp: start - 300) { $0.monthlyRevenue.currency = "USD" }
    try fixture.useProgrammes("featureExpansion")
    let text = "mrr>1000 EUR"
    fixture.rules.programmes.programmes[0].target = ProgrammeTarget(
      text: text, filter: try Filter.parse(text, in: .customers, me: ""))
    for (id, currency, amount, from) in [("1", "USD", 500_000, -300), ("2", "EUR", 120_000, 5)] {
      fixture.facts.subscriptions.append(
        Subscription(
          id: SubscriptionID(id), customer: "C", plan: "Pro", amount: Money(minorUnits: amount, currency: currency),
          from: start + from))
    }
    #expect(live(fixture, 20).moves == ["5 in"])
    var course = OutreachCourse(fixture.facts)
    let found = course.run(fixture.context(start, hour: 23, [], new: true, beginning: .standing))
    #expect(found.memory.programmes?["featureExpansion"]?.due == fixture.moment(start + 5, hour: 0))
  }

  /// In while the last 30 days' mean is a fifth below that of the 30 before: from a count that makes it so, until the old ones have passed.
  /// Nobody has to be looked at in between but at the moments that are named as due.
  @Test func a_counter_that_falls_takes_a_customer_in() throws {
    var fixture = try OutreachFixture(signedUp: start - 300)
    try fixture.useProgrammes("featureExpansion")
    let text = "trend.sessions<-20"
    fixture.rules.programmes.programmes[0].target.filter = try Filter.parse(text, in: .customers, me: "")
    fixture.rules.programmes.programmes[0].target.text = text
    for (day, value) in [(-40, 100), (-35, 100), (0, 90), (3, 30)] { fixture.count("sessions", value, on: start + day) }
    let lived = live(fixture, 40)
    // Of day 3 on 60 against 100; by day 25 one of the two old counts has left, and one alone is no mean to go by.
    #expect(lived.moves == ["3 in", "20 out: no longer trend.sessions<-20"])
    let touch = try #require(lived.course.facts.firings.first)
    #expect(touch.reason["trend"] == "sessions: 60 on average in 30 days, 100 in the 30 before: -40 %")
    #expect(touch.rule(fixture.rules).contains("sessions: 60 on average"))
    var course = OutreachCourse(fixture.facts)
    let found = course.run(fixture.context(start + 3, hour: 23, [], new: true, beginning: .standing))
    #expect(found.memory.programmes?["featureExpansion"]?.due == fixture.moment(start - 40).adding(days: 60))
  }

  /// Weekly until 70 or more for 14 days, in the target or not; a score that has stopped falling is not enough.
  @Test func churn_prevention_ends_by_health_alone() throws {
    var fixture = try OutreachFixture(signedUp: start - 300)
    try fixture.useProgrammes("churnPrevention")
    fixture.score(80, from: start - 40)
    fixture.score(60, from: start + 2)
    fixture.score(71, from: start + 50)
    fixture.score(69, from: start + 60)
    fixture.score(72, from: start + 65)
    let lived = live(fixture, 100)
    #expect(lived.moves == ["2 in", "79 out: 70 or more for 14 days"])
    #expect(lived.touches == ["2", "9", "16", "23", "30", "37", "44", "51", "58", "65", "72"])
  }

  /// Well above 70 and falling: taken in, and out after 14 days; still falling by then is no new crossing.
  @Test func who_falls_from_high_up_is_out_after_a_fortnight_and_not_in_again_at_once() throws {
    var fixture = try OutreachFixture(signedUp: start - 300)
    try fixture.useProgrammes("churnPrevention")
    fixture.score(95, from: start - 40)
    fixture.score(88, from: start + 1)
    let lived = live(fixture, 60)
    #expect(lived.moves == ["1 in", "15 out: 70 or more for 14 days"] && lived.touches == ["1", "8"])
  }

  @Test(
    arguments: [
      (Opportunity.Stage.won, "", "converted"), (.lost, "no budget", "declined: no budget"), (.proposed, "", nil),
    ] as [(Opportunity.Stage, String, String?)])
  func an_upgrade_ends_when_it_is_decided(_ stage: Opportunity.Stage, _ reason: String, _ why: String?) throws {
    var fixture = try OutreachFixture(signedUp: start - 300)
    try fixture.useProgrammes("upgradeAcceleration")
    fixture.judge("upgradeReadiness", .good, on: start)
    let decided = Opportunity(
      id: "C/1", customer: "C", stage: stage, since: fixture.moment(start + 20), identified: fixture.moment(start),
      reason: reason)
    let lived = live(fixture, 60) { day, facts in if day == 20 { facts.opportunities = [decided] } }
    #expect(lived.moves == ["0 in"] + (why.map { ["20 out: \($0)"] } ?? []))
    #expect(lived.touches == (why == nil ? ["0", "14", "28", "42", "56"] : ["0", "14"]))
  }

  @Test func a_higher_tier_is_a_conversion_too() throws {
    var fixture = try OutreachFixture(signedUp: start - 300)
    try fixture.useProgrammes("upgradeAcceleration")
    fixture.judge("upgradeReadiness", .excellent, on: start)
    fixture.event(TierMove(from: .starter, to: .professional).event, on: start + 5)
    #expect(live(fixture, 20).moves == ["0 in", "5 out: converted to professional"])
  }

  /// A touch waits, and comes on the day on which it may.
  @Test func an_upsell_waits_while_at_risk_and_while_a_critical_ticket_is_open() throws {
    var fixture = try OutreachFixture(signedUp: start - 300)
    try fixture.useProgrammes("upgradeAcceleration")
    fixture.judge("upgradeReadiness", .good, on: start)
    fixture.score(60, from: start)
    fixture.score(80, from: start + 3)
    let lived = live(fixture, 40) { day, facts in facts.hasCriticalTicket = (17..<20).contains(day) }
    #expect(lived.moves == ["0 in"] && lived.touches == ["3", "20", "34"])
  }

  /// A message that was drafted no sooner waits too.
  @Test func a_held_message_of_an_upsell_waits_as_well() throws {
    var fixture = try OutreachFixture(signedUp: start - 300)
    try fixture.useProgrammes("upgradeAcceleration")
    fixture.judge("upgradeReadiness", .good, on: start)
    fixture.score(80, from: start)
    fixture.facts.contacts = []
    var course = OutreachCourse(fixture.facts)
    _ = course.run(fixture.context(start, hour: 23, [], new: true))
    #expect(course.facts.messages.map(\.why) == ["no contact"])
    course.change { $0.hasCriticalTicket = true }
    _ = course.run(fixture.context(start + 1, hour: 23, []))
    #expect(course.facts.messages.map(\.why) == ["a critical ticket is open"])
  }

  @Test func a_mute_keeps_a_touch_back_until_its_day() throws {
    var fixture = try OutreachFixture(signedUp: start)
    try fixture.useProgrammes("onboardingOptimization")
    fixture.facts.mutes = [
      OutreachMute(
        customer: "C", trigger: "onboardingOptimization", reason: "asked", author: "a", at: fixture.moment(start),
        until: start + 4)
    ]
    #expect(live(fixture, 15).touches == ["4", "11"])
  }

  @Test func who_leaves_is_out_of_all() throws {
    var fixture = try OutreachFixture(signedUp: start) { [start] in ($0.lifecycle, $0.churned) = (.churned, start + 10)
    }
    try fixture.useProgrammes()
    let lived = live(fixture, 20)
    #expect(lived.moves == ["0 in", "10 out: the customer has left"] && lived.touches == ["0", "7"])
  }

  /// Those who match already are in; their first touch counts as done.
  @Test func what_stands_when_a_programme_begins_is_in_and_not_touched() throws {
    var fixture = try OutreachFixture(signedUp: start)
    try fixture.useProgrammes("onboardingOptimization")
    let lived = live(fixture, 20, beginning: .later)
    #expect(lived.moves == ["0 in"] && lived.touches == ["7", "14"])
  }

  @Test func a_programme_that_is_switched_off_ends() throws {
    var fixture = try OutreachFixture(signedUp: start)
    try fixture.useProgrammes("onboardingOptimization")
    var course = OutreachCourse(fixture.facts)
    _ = course.run(fixture.context(start, hour: 23, [], new: true))
    fixture.rules.programmes.programmes[0].words.isEnabled = false
    let found = course.run(fixture.context(start + 1, hour: 23, []))
    #expect(found.memberships.map(\.after.why) == ["the programme is switched off"])
  }

  /// An expansion programme makes work for the team: a checklist of the framework's engagement, and no message.
  @Test func an_expansion_programme_makes_an_action_item() throws {
    var fixture = try OutreachFixture(signedUp: start - 300) {
      $0.monthlyRevenue = Money(minorUnits: 40_000, currency: "EUR")
    }
    try fixture.useProgrammes("usagePatternAnalysis", "marketIntelligence")
    fixture.score(80, from: start)
    fixture.judge("upgradeReadiness", .good, on: start)
    fixture.judge("accountExpansion", .excellent, on: start, note: "Sales and support want it too")
    let lived = live(fixture, 3)
    #expect(lived.moves == ["0 in"] && lived.touches == ["0"] && lived.course.facts.messages.isEmpty)
    let item = try #require(lived.items.first)
    #expect(lived.items.count == 1 && item.origin == .programme("usagePatternAnalysis") && item.owner == "Mira")
    #expect(item.checklist.map(\.title) == fixture.rules.programmes["usagePatternAnalysis"]?.words.actions)
    #expect(item.title == "Usage patterns: score 15, 400 EUR a month, 100 % more for the next plan")
    #expect(item.description.contains("Multiple business units showing interest: Sales and support want it too"))
  }

  /// In the order of messages programmes come behind every trigger.
  @Test func a_triggers_message_goes_first() throws {
    var fixture = try OutreachFixture(signedUp: start) { [start] in $0.renews = start + 30 }
    try fixture.useProgrammes("onboardingOptimization")
    let found = OutreachCourse(fixture.facts).judged(fixture.context(start, hour: 23, new: true))
    #expect(
      found.messages.map { "\($0.trigger) \($0.state.rawValue)" } == [
        "renewalReminders drafted", "onboardingOptimization held",
      ])
  }
}

extension OutreachCourse {
  fileprivate func judged(_ context: OutreachContext) -> OutreachFindings { context.findings(facts, memory) }
}
