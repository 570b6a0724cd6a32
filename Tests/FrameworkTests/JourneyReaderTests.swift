import CustomerSuccess
import Testing

@testable import Framework

/// `journeys.yaml`: all that the framework says about onboarding, and strictly.
@Suite struct JourneyReaderTests {
  let rules: JourneyRules

  init() throws { rules = try JourneyReader.shipped() }

  private func steps(_ tier: Tier, _ kind: StepKind) -> [FlowStep] {
    rules[tier]?.steps.filter { $0.kind == kind } ?? []
  }

  /// As the framework has them: phases, milestones, check-ins, touchpoints, steps that come once, prompts, deliverables or
  /// actions, objectives, resources.
  @Test(arguments: [
    (Tier.community, [0, 0, 0, 0, 4, 4, 16, 0, 0]), (.starter, [3, 4, 9, 0, 0, 0, 12, 12, 12]),
    (.professional, [3, 3, 0, 16, 0, 0, 12, 16, 0]), (.enterprise, [3, 3, 0, 16, 0, 0, 12, 16, 0]),
  ])
  func every_tiers_flow_is_whole(_ tier: Tier, _ counts: [Int]) throws {
    let flow = try #require(rules[tier])
    let once = flow.steps.filter { $0.kind == .step && !$0.isRepeated }
    var found = [StepKind.phase, .milestone, .checkIn, .touchpoint].map { steps(tier, $0).count }
    found += [once.count, steps(tier, .prompt).count]
    found.append((steps(tier, .phase) + once).map(\.checklist.count).reduce(0, +))
    found.append(flow.groups.map(\.objectives.count).reduce(0, +))
    found.append(flow.groups.map(\.resources.count).reduce(0, +))
    #expect(found == counts)
  }

  @Test func check_ins_have_the_frameworks_days_and_minutes() {
    let told = steps(.starter, .checkIn).map {
      "\($0.days?.lowerBound ?? -1) \($0.title) \($0.minutes ?? 0) \($0.group ?? "")"
    }
    #expect(
      told == [
        "1 Welcome call 30 week1", "3 Technical setup review 45 week1", "5 First workflow walkthrough 60 week1",
        "7 Week 1 progress review 30 week1", "10 Workflow expansion planning 45 week2",
        "14 Performance optimization session 60 week2", "17 Production readiness review 60 week3_4",
        "21 ROI measurement planning 45 week3_4", "28 Month 1 business review 60 week3_4",
      ])
  }

  /// Week w ends on day 7w.
  @Test func touchpoints_have_the_frameworks_weeks_and_people() {
    let told = steps(.professional, .touchpoint).map {
      "\(($0.days?.lowerBound ?? 0) / 7) \($0.title): \($0.attendees)"
    }
    #expect(
      told == [
        "1 Executive kickoff meeting: C-level + key stakeholders", "2 Vision and roadmap alignment: Executive team",
        "4 Progress and value demonstration: Executive team", "8 ROI review and expansion planning: Executive team",
        "1 Technical architecture workshop: IT/DevOps teams", "2 Integration planning session: Technical teams",
        "3 Development environment setup: Development teams", "6 Advanced features enablement: Power users",
        "2 Business process analysis: Business stakeholders", "4 Workflow design and optimization: Process owners",
        "6 Performance measurement setup: Business + IT teams",
        "8 Scaling and adoption planning: Cross-functional teams",
        "1 User training planning: Training team + stakeholders", "3 Change management workshop: All users",
        "5 Community launch and engagement: User community", "10 Adoption review and optimization: All stakeholders",
      ])
    #expect(steps(.professional, .touchpoint).allSatisfy { ($0.days?.lowerBound ?? 1).isMultiple(of: 7) })
  }

  @Test(arguments: [
    (
      Tier.starter,
      [
        "1-7 Account setup and basic proficiency", "8-30 Feature adoption and optimization",
        "31-90 Advanced features and team growth",
      ],
      [
        "7 First production workflow live", "30 3+ workflows in production, team trained",
        "60 Advanced features adopted, ROI demonstrated", "90 Platform fully integrated, expansion planning initiated",
      ]
    ),
    (
      .professional,
      [
        "1-14 Rapid time-to-value and platform mastery",
        "15-45 Business process transformation and optimization", "46-90 Innovation and competitive advantage",
      ],
      [
        "14 Production deployment complete, initial ROI demonstrated",
        "42 Advanced features adopted, cross-team collaboration established",
        "84 Full platform integration, innovation initiatives launched",
      ]
    ),
  ])
  func phases_and_milestones(_ tier: Tier, _ phases: [String], _ milestones: [String]) {
    #expect(steps(tier, .phase).map { "\($0.days?.lowerBound ?? 0)-\($0.days?.upperBound ?? 0) \($0.title)" } == phases)
    #expect(steps(tier, .milestone).map { "\($0.days?.lowerBound ?? 0) \($0.title)" } == milestones)
    #expect(steps(tier, .phase).allSatisfy { !$0.words.support.isEmpty && $0.checklist.count == 4 })
  }

  /// Days 0, 1, 3 and 7, then every two weeks to day 365.
  @Test func community_goes_on_for_a_year() throws {
    let days = steps(.community, .step).compactMap(\.days?.lowerBound)
    #expect(days == [0, 1, 3, 7] + Array(stride(from: 21, through: 365, by: 14)))
    #expect(steps(.community, .step).allSatisfy { $0.checklist.count == 4 && !$0.words.goal.isEmpty })
    let prompts = steps(.community, .prompt)
    #expect(prompts.map(\.id) == ["workflowCreation", "aiModelAccess", "teamCollaboration", "usageLimits"])
    #expect(prompts.allSatisfy { $0.words.offer == "Upgrade to Professional" && !$0.words.message.isEmpty })
    #expect(prompts.map(\.words.timing) == ["Immediate", "Next session", "End of session", "Immediate modal"])
    #expect(prompts.last?.startedBy?.limitPercent == 85)
  }

  @Test func surveys_and_the_objective() throws {
    #expect(rules.surveys.map(\.days) == [7...7, 30...30, 90...90])
    let objective = try #require(rules.objective)
    #expect(objective.days == 90 && objective.targetPercent == 85 && objective.metric == "timeToValue")
    #expect(rules[.enterprise]?.id == "professional", "the framework gives no other")
  }

  private static let head = "nearDays: 3\nclosesAfterDays: 30\ncohortDays: 9\nflows:\n  starter:\n    title: T\n"

  @Test(arguments: [
    (
      "nearDays: 3\nclosesAfterDays: 30\ncohortDays: 9\nflows:\n  gold: {title: T, milestones: {a: {day: 1, title: A}}}",
      5,
      "'gold' is no tier"
    ),
    (head, 5, "has no steps"),
    (head + "    phases:\n      p: {days: 7-1, focus: F, deliverables: [d]}", 8, "days such as 8-30"),
    (head + "    milestones:\n      m: {day: 1, week: 2, title: M}", 8, "either a day or a week"),
    (head + "    milestones:\n      m: {day: 1, titel: M}", 8, "unknown key"),
    (
      head
        + "    weeks:\n      w:\n        title: W\n        objectives: [o]\n        checkIns:\n          - {day: 1, type: A, minutes: 0}",
      12, "1 to 1440"
    ),
    (
      head
        + "    weeks:\n      w:\n        title: W\n        objectives: [o]\n        checkIns:\n          - {day: 1, type: A, minutes: 5}\n          - {day: 1, type: B, minutes: 5}",
      13, "w.day1 stands twice"
    ),
    (head + "    prompts:\n      p: {trigger: T, startedBy: {reaches: 3}, message: M}", 8, "a counter beside it"),
    (head + "    prompts:\n      p: {trigger: T, startedBy: {}, message: M}", 8, "nothing starts it"),
    (head + "    milestones: {m: {day: 1, title: M}}\n  enterprise: {sameAs: community}", 8, "no flow of its own"),
    (head + "    milestones: {m: {day: 1, title: M}}\nsurveys: {title: S, days: [7, 7]}", 8, "day 7 stands twice"),
  ])
  func what_is_wrong_is_named(_ text: String, _ line: Int, _ words: String) {
    #expect {
      try JourneyReader.read(text, file: "journeys.yaml")
    } throws: { error in
      guard let error = error as? DocumentError else { return false }
      return error.line == line && error.description.contains(words)
    }
  }

  @Test func a_metric_has_to_be_the_models() throws {
    let text =
      Self.head + "    milestones: {m: {day: 1, title: M}}\n"
      + "objective: {title: O, days: 90, targetPercent: 85, events: [E], metric: timeToValu}"
    #expect(throws: DocumentError.self) {
      try JourneyReader.read(DocumentNode(parsing: text, file: "j"), health: try ShippedFramework.health())
    }
  }

  /// A file of a team's own says only what differs.
  @Test func own_files_lie_over_the_shipped_one() throws {
    let own = """
      nearDays: 5
      flows:
        starter:
          weeks:
            week1:
              checkIns:
                - { type: Welcome call, day: 2 }
      """
    let laid = try JourneyReader.read(FrameworkDocument.journeys.laid(own, file: "own.yaml"))
    #expect(laid.nearDays == 5)
    #expect(laid[.starter]?["week1.day2"]?.minutes == 30)
    #expect(laid[.starter]?.steps.count == rules[.starter]?.steps.count)
  }
}
