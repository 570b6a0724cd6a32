import CustomerSuccess
import Framework
import Testing

private typealias Fixture = OutreachFixture

/// Each sentence about the five triggers, both sides of each edge.
@Suite struct OutreachTriggerTests {
  private func day(_ text: String) -> LocalDate { Fixture.day(text) }

  // MARK: Health

  /// `day:score` and the days on which it fires.
  @Test(arguments: [
    // From 70 or more to below 70.
    ("0:75 3:69", "3"), ("0:70 3:69", "3"), ("0:75 3:70", ""),
    // From none.
    ("3:69", "3"),
    // What stood below when the trigger was first switched on is no crossing.
    ("0:60 3:55", ""), ("0:60 3:71 5:69", "5"),
    // Re-armed after 72 or more for 7 × 24 h without a break, to the second.
    ("0:75 3:69 5:72 12:69", "3 12"), ("0:75 3:69 5:72 11:69", "3"), ("0:75 3:69 5:71 25:69", "3"),
    ("0:75 3:69 5:72 9:71 10:72 16:69", "3"), ("0:75 3:69 5:72 9:71 10:72 17:69", "3 17"),
    ("0:75 3:69 5:72 12:71 14:69", "3 14"),
    // Below 50: the same firing, never a second.
    ("0:75 3:69 5:45", "3"), ("0:75 3:45", "3"),
  ])
  func health_declines(_ scores: String, _ expected: String) throws {
    var fixture = try OutreachFixture()
    let start = day("2024-05-01")
    for (offset, score) in OutreachFixture.pairs(scores) { fixture.score(Int(score), from: start + offset) }
    let fired = fixture.fired("2024-05-01", 40, .healthDeclineAlerts)
    let days = expected.split(separator: " ").compactMap { Int($0) }
    #expect(fired == days.map { "\(start + $0) \(start + $0)" })
  }

  /// Seven days on which the clocks went forward are an hour short of it.
  @Test func seven_days_are_seven_times_24_hours() throws {
    var fixture = try OutreachFixture()
    let start = day("2024-03-01")
    for (offset, score) in [(0, 75), (3, 69), (5, 72), (12, 69)] { fixture.score(score, from: start + offset) }
    let simulation = fixture.simulation(start...start + 40, [.healthDeclineAlerts])
    #expect(simulation.findings(fixture.facts).flatMap(\.firings).count == 1)
  }

  @Test func below_50_the_same_firing_and_the_same_work_escalate() throws {
    var fixture = try OutreachFixture()
    let start = day("2024-03-01")
    for (offset, score) in [(0, 75), (3, 69), (5, 50), (6, 49), (8, 40)] { fixture.score(score, from: start + offset) }
    var course = OutreachCourse(fixture.facts)
    var found: [Int: OutreachFindings] = [:]
    for offset in 0...9 {
      found[offset] = course.run(fixture.context(start + offset, [.healthDeclineAlerts], new: offset == 0))
    }
    #expect(found[3]?.firings.count == 1 && found[3]?.items.map(\.after.owner) == ["Mira", "Tom"])
    #expect(found[3]?.items.first?.after.due == start + 4 && found[3]?.items.first?.after.checklist.count == 4)
    #expect(found[5]?.escalated.isEmpty == true, "50 is not below 50")
    #expect(found[6]?.firings.isEmpty == true && found[6]?.escalated.count == 1 && found[6]?.items.count == 2)
    #expect(found[6]?.items.allSatisfy { $0.before != nil && $0.after.title.hasPrefix("Escalated: ") } == true)
    #expect(found[8]?.isEmpty == true && course.facts.firings.count == 1)
    #expect(course.facts.firings.first?.escalated == fixture.moment(start + 6))
  }

  /// A dip between two runs is no crossing, and history that comes in late is none.
  @Test func a_run_judges_how_it_stands_against_how_it_stood() throws {
    var fixture = try OutreachFixture()
    let start = day("2024-03-01")
    fixture.score(75, from: start)
    fixture.score(60, from: start + 2)
    fixture.score(75, from: start + 4)
    var course = OutreachCourse(fixture.facts)
    _ = course.run(fixture.context(start, new: true))
    #expect(course.run(fixture.context(start + 6)).firings.isEmpty)
    var late = fixture
    late.score(40, from: start + 1)
    course.change { $0.overrides = late.facts.overrides }
    #expect(course.run(late.context(start + 7)).firings.isEmpty)
  }

  /// So many days before the next run the value is dated that comes in only then; and whether that is a crossing.
  @Test(arguments: [(0, true), (1, true), (6, true), (8, false), (40, false)])
  func what_is_told_long_after_it_happened_is_no_crossing(_ age: Int, _ fires: Bool) throws {
    var fixture = try OutreachFixture()
    let now = day("2024-06-01")
    for hasScore in [true, false] {
      var own = fixture
      if hasScore { own.score(80, from: now - 80) }
      var course = OutreachCourse(own.facts)
      _ = course.run(own.context(now - 1, [.healthDeclineAlerts], new: true))
      own.score(60, from: now - age)
      course.change { $0.overrides = own.facts.overrides }
      let next = own.context(now, [.healthDeclineAlerts], lastRun: own.moment(now - 1))
      #expect(course.run(next).firings.isEmpty != fires)
    }
    // After a long gap it happened since the last run.
    fixture.score(80, from: now - 80)
    fixture.score(60, from: now - 40)
    var course = OutreachCourse(fixture.facts)
    _ = course.run(fixture.context(now - 60, [.healthDeclineAlerts], new: true))
    let next = fixture.context(now, [.healthDeclineAlerts], lastRun: fixture.moment(now - 60))
    #expect(course.run(next).firings.count == 1)
  }

  // MARK: Usage limits

  /// `day:percent` of January 2024, and the day it fires.
  @Test(
    arguments: [
      // At 85 % or more.
      ("5:84.9", nil), ("5:85", 5), ("5:90 8:50", 5),
      // newest + slope × (7 + days since the newest) reaches 100: 72 + 4 × 7 = 100.
      ("5:68 6:72", 6), ("5:67.9 6:71.9", 7), ("5:60 6:64", 8),
      // Not rising; one value alone.
      ("5:84 6:84", nil), ("5:84 6:80", nil), ("10:84", nil),
      // Values of the last 14 days alone: after that there are no two.
      ("3:50 10:57", nil),
    ] as [(String, Int?)])
  func usage_nears_its_limit(_ values: String, _ expected: Int?) throws {
    var fixture = try OutreachFixture()
    for (day, percent) in OutreachFixture.pairs(values) {
      fixture.measure("workflowVolume", percent, on: LocalDate(day: 19_722 + day))
    }
    let fired = fixture.fired("2024-01-01", 31, .usageLimitWarnings)
    #expect(fired == (expected.map { ["\(LocalDate(day: 19_722 + $0)) workflows/2024-01"] } ?? []))
  }

  /// Once per limit and calendar month; last month's values never count; counters measure their own limits.
  @Test func once_per_limit_and_month() throws {
    var fixture = try OutreachFixture { $0.limits = ["workflows": 50, "features": 20, "seats": 10] }
    fixture.measure("workflowVolume", 90, on: day("2024-01-30"))
    fixture.measure("workflowVolume", 95, on: day("2024-01-31"))
    fixture.measure("workflowVolume", 96, on: day("2024-02-10"))
    fixture.count("features", 17, on: day("2024-01-20"))
    fixture.count("others", 17, on: day("2024-01-20"))
    #expect(
      fixture.fired("2024-01-01", 60, .usageLimitWarnings) == [
        "2024-01-20 features/2024-01", "2024-01-30 workflows/2024-01", "2024-02-10 workflows/2024-02",
      ])
    fixture.facts.journey.customer.limits = [:]
    #expect(fixture.fired("2024-01-01", 60, .usageLimitWarnings) == [], "without a limit nothing is used up")
  }

  // MARK: Under-use

  /// From day 31 on, and again a calendar month after the last firing.
  @Test func under_use_comes_again_a_calendar_month_later() throws {
    var fixture = try OutreachFixture(signedUp: day("2023-12-31"))
    fixture.measure("featureAdoption", 29.9, on: day("2024-01-02"))
    #expect(
      fixture.fired("2024-01-01", 95, .featureUnderutilization) == [
        "2024-01-31 2024-01-31", "2024-02-29 2024-02-29", "2024-03-29 2024-03-29",
      ])
    fixture.measure("featureAdoption", 30, on: day("2024-02-20"))
    #expect(fixture.fired("2024-01-01", 95, .featureUnderutilization) == ["2024-01-31 2024-01-31"])
    fixture.measure("featureAdoption", 10, on: day("2024-03-05"))
    #expect(fixture.fired("2024-01-01", 95, .featureUnderutilization).last == "2024-03-05 2024-03-05")
  }

  // MARK: Renewal

  /// Days before the renewal on which the first run is, and what fires then and after.
  @Test(arguments: [
    (70, ["60", "30", "14", "7", "1"]), (60, ["60", "30", "14", "7", "1"]), (59, ["60", "30", "14", "7", "1"]),
    (30, ["30", "14", "7", "1"]), (20, ["30", "14", "7", "1"]), (5, ["7", "1"]), (1, ["1"]), (0, []), (-1, []),
  ])
  func renewal_reminders_step_down(_ first: Int, _ steps: [String]) throws {
    let renews = day("2024-04-10")
    let fixture = try OutreachFixture { $0.renews = renews }
    let fired = fixture.fired((renews - first).description, 90, .renewalReminders)
    #expect(fired.map { String($0.suffix(from: $0.firstIndex(of: "/") ?? $0.startIndex).dropFirst()) } == steps)
    #expect(fired.allSatisfy { $0.contains(" 2024-04-10/") })

  }

  @Test func steps_that_are_late_are_passed_over_for_good() throws {
    let renews = day("2024-04-10")
    let fixture = try OutreachFixture { $0.renews = renews }
    var course = OutreachCourse(fixture.facts)
    let found = course.run(fixture.context(renews - 10, [.renewalReminders], new: true))
    #expect(found.firings.first?.reason["passedOver"] == "60 30" && found.firings.first?.occasion == "2024-04-10/14")
    // A smaller move re-plans what is not fired.
    course.change { $0.journey.customer.renews = renews + 30 }
    #expect(course.run(fixture.context(renews - 9, [.renewalReminders])).firings.isEmpty)
    #expect(course.run(fixture.context(renews + 23, [.renewalReminders])).firings.map(\.occasion) == ["2024-05-10/7"])
    // More than 60 days: a new ladder.
    course.change { $0.journey.customer.renews = renews + 91 }
    #expect(course.run(fixture.context(renews + 31, [.renewalReminders])).firings.map(\.occasion) == ["2024-07-10/60"])
    // The act of renewing, however near.
    course.change {
      $0.journey.customer.renews = renews + 111
      $0.journey.events = [CustomerEvent(customer: "C", name: .renewed, at: fixture.moment(renews + 52))]
    }
    #expect(course.run(fixture.context(renews + 53, [.renewalReminders])).firings.map(\.occasion) == ["2024-07-30/60"])
    course.change {
      $0.journey.customer.lifecycle = .churned
      $0.journey.customer.churned = renews + 60
    }
    #expect(course.run(fixture.context(renews + 85, [.renewalReminders])).firings.isEmpty, "churned cancels the rest")
  }

  // MARK: Milestones

  @Test func milestones_are_celebrated_once() throws {
    var fixture = try OutreachFixture(signedUp: day("2024-01-01"))
    fixture.event("First workflow created", on: day("2024-01-04"))
    fixture.event("First production workflow", on: day("2024-01-06"))
    fixture.count("workflows", 3, on: day("2024-01-09"))
    fixture.measure("featureAdoption", 69, on: day("2024-01-10"))
    fixture.measure("featureAdoption", 70, on: day("2024-01-12"))
    fixture.measure("featureAdoption", 80, on: day("2024-02-12"))
    #expect(
      fixture.fired("2024-01-01", 60, .milestoneCelebrations) == [
        "2024-01-04 firstWorkflow", "2024-01-06 starter/day7", "2024-01-09 threeWorkflows",
        "2024-01-12 featureAdoption70",
      ])
    // What was reached before the trigger was switched on is no crossing.
    #expect(
      fixture.fired("2024-01-06", 5, .milestoneCelebrations) == [
        "2024-01-06 starter/day7", "2024-01-09 threeWorkflows",
      ])
  }

  @Test func history_that_comes_in_late_is_not_celebrated() throws {
    var fixture = try OutreachFixture(signedUp: day("2024-01-01"))
    var course = OutreachCourse(fixture.facts)
    _ = course.run(fixture.context(day("2024-03-01"), new: true))
    _ = course.run(fixture.context(day("2024-03-20")))
    fixture.event("First workflow created", on: day("2024-02-20"))
    fixture.count("workflows", 3, on: day("2024-03-15"))
    let now = fixture.facts.journey
    course.change { $0.journey = now }
    let next = fixture.context(day("2024-03-21"), lastRun: fixture.moment(day("2024-03-20")))
    #expect(course.run(next).firings.map(\.occasion) == ["threeWorkflows"])
  }

  // MARK: All

  /// What a trigger that is judged for the first time does about a customer that matches all of them already, and what
  /// fires afterwards.
  @Test(
    arguments: [
      (.later, [], ["renewalReminders 2024-04-10/14"]),
      (
        .standing,
        [
          "usageLimitWarnings workflows/2024-03", "featureUnderutilization 2024-03-20",
          "renewalReminders 2024-04-10/30",
        ], ["renewalReminders 2024-04-10/14"]
      ),
      (
        .all,
        [
          "healthDeclineAlerts 2024-03-20", "usageLimitWarnings workflows/2024-03",
          "featureUnderutilization 2024-03-20",
          "milestoneCelebrations firstWorkflow", "renewalReminders 2024-04-10/30",
        ], ["renewalReminders 2024-04-10/14"]
      ),
    ] as [(OutreachBeginning, [String], [String])])
  func what_stands_when_a_trigger_begins(_ beginning: OutreachBeginning, _ first: [String], _ later: [String]) throws {
    let now = day("2024-03-20")
    var fixture = try OutreachFixture(signedUp: day("2024-01-01")) { $0.renews = Fixture.day("2024-04-10") }
    fixture.score(60, from: day("2024-03-01"))
    fixture.measure("workflowVolume", 90, on: day("2024-03-10"))
    fixture.measure("featureAdoption", 20, on: day("2024-03-10"))
    fixture.event("First workflow created", on: day("2024-03-10"))
    var course = OutreachCourse(fixture.facts)
    let found = course.run(fixture.context(now, new: true, beginning: beginning))
    #expect(found.firings.map { "\($0.trigger) \($0.occasion)" } == first)
    #expect(found.messages.isEmpty == first.isEmpty && found.items.isEmpty == first.isEmpty)
    #expect(course.run(fixture.context(now + 1)).isEmpty)
    #expect(course.run(fixture.context(now + 7)).firings.map { "\($0.trigger) \($0.occasion)" } == later)
    // The next month's value is another occasion, and a month is over since under-use was passed over.
    course.change { facts in
      facts.observations.append(
        Observation(
          customer: "C", metric: "workflowVolume", value: .measured(91), at: fixture.moment(Fixture.day("2024-04-02"))))
    }
    #expect(course.run(fixture.context(day("2024-04-02"))).firings.map(\.trigger.text) == ["usageLimitWarnings"])
    let april = course.run(fixture.context(day("2024-04-20"))).firings
    #expect(april.map(\.trigger.text) == ["featureUnderutilization"])
  }

  /// Before sign-up and after churn nothing happens.
  @Test func nothing_happens_to_those_who_are_no_customers() throws {
    var fixture = try OutreachFixture(signedUp: day("2024-03-10")) {
      $0.renews = Fixture.day("2024-04-10")
      $0.lifecycle = .churned
      $0.churned = Fixture.day("2024-03-20")
    }
    fixture.score(40, from: day("2024-03-01"))
    #expect(fixture.fired("2024-03-01", 9) == [])
    fixture.score(75, from: day("2024-03-11"))
    fixture.score(60, from: day("2024-03-21"))
    #expect(fixture.fired("2024-03-19", 30, .healthDeclineAlerts) == [])
  }

  @Test func a_muted_trigger_does_not_fire_until_its_day() throws {
    let renews = day("2024-04-10")
    var fixture = try OutreachFixture { $0.renews = renews }
    fixture.facts.mutes = [
      OutreachMute(
        customer: "C", trigger: "renewalReminders", reason: "in talks", author: "Mira", at: fixture.moment(renews - 70),
        until: renews - 10)
    ]
    #expect(fixture.fired("2024-02-01", 90, .renewalReminders).first == "2024-03-31 2024-04-10/14")
    let found = fixture.context(renews - 40, new: true).findings(fixture.facts, OutreachMemory())
    #expect(found.nearly.map(\.fails) == ["muted until 31 March 2024: in talks"])
  }
}
