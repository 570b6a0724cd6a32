import CustomerSuccess
import Testing

@testable import Framework

/// `programmes.yaml`: all that the framework says of its campaigns and expansion programmes, and strictly.
@Suite struct ProgrammeReaderTests {
  /// The framework's five campaigns: target, frequency, personalization and the first and last of four contents.
  @Test(arguments: [
    (
      "onboardingOptimization", "Customers in first 90 days", "Weekly during onboarding, bi-weekly thereafter",
      "Based on onboarding progress and feature usage", "Progress celebrations and milestone achievements",
      "Personalized enablement recommendations"
    ),
    (
      "featureExpansion", "Customers with good health scores but low feature adoption", "Monthly",
      "Based on current usage patterns and business needs", "New feature announcements and tutorials",
      "Personalized training and enablement sessions"
    ),
    (
      "upgradeAcceleration", "Customers showing upgrade intent but not yet converted",
      "Every 2 weeks until conversion or disinterest", "Based on expressed needs and current limitations",
      "Upgrade benefit demonstrations and ROI calculations", "Executive-level value discussions"
    ),
    (
      "advocacyBuilding", "High-health-score customers with strong engagement", "Quarterly",
      "Based on their specific success stories and achievements", "Public recognition and success story sharing",
      "Thought leadership and speaking opportunities"
    ),
    (
      "churnPrevention", "Customers with declining health scores",
      "Weekly until health improves or churn occurs", "Based on identified pain points and risk factors",
      "Immediate issue resolution and support", "Executive-level intervention when appropriate"
    ),
  ])
  func every_campaign_is_the_frameworks(
    _ name: String, _ target: String, _ frequency: String, _ personalization: String, _ first: String, _ last: String
  ) throws {
    let one = try #require(try ProgrammeReader.shipped()[TriggerID(name)])
    #expect(one.kind == .campaign && one.words.isEnabled && one.words.recipients == [.customer])
    #expect((one.words.trigger, one.words.timing, one.personalization) == (target, frequency, personalization))
    #expect(one.words.actions.count == 4 && one.words.actions.first == first && one.words.actions.last == last)
    #expect(!one.facts.isEmpty && !one.target.filter.isEmpty)
  }

  /// The framework's three expansion programmes: trigger, the first and last of four signals and of four engagements, and how
  /// many signals are told by people alone.
  @Test(arguments: [
    (
      "usagePatternAnalysis", "Regular analysis of usage patterns and growth trends",
      "Customers approaching usage limits consistently", "Competitive pressure or market changes",
      "Proactive expansion discussions", "Executive sponsorship development", 1
    ),
    (
      "businessOutcomeTracking", "Quarterly business review and value assessment",
      "Demonstrated ROI exceeding expectations", "Competitive advantages achieved",
      "Success story documentation and sharing", "Advanced feature adoption acceleration", 1
    ),
    (
      "marketIntelligence", "Industry trends and competitive analysis updates",
      "New industry regulations requiring additional capabilities", "Technology advancements enabling new use cases",
      "Industry-specific solution demonstrations", "Strategic partnership introductions", 4
    ),
  ])
  func every_expansion_programme_is_the_frameworks(
    _ name: String, _ trigger: String, _ first: String, _ last: String, _ engagement: String, _ final: String,
    _ noted: Int
  ) throws {
    let one = try #require(try ProgrammeReader.shipped()[TriggerID(name)])
    #expect(one.kind == .expansion && one.isUpsell && one.words.trigger == trigger && one.ends.onDecision)
    #expect(one.signals.count == 4 && one.signals.first?.title == first && one.signals.last?.title == last)
    #expect(one.words.actions.count == 4 && one.words.actions.first == engagement && one.words.actions.last == final)
    #expect(one.signals.compactMap(\.noteType).count == noted && one.words.recipients == [.manager])
  }

  @Test func they_are_five_and_three_with_a_hundred_points() throws {
    let rules = try ProgrammeReader.shipped()
    #expect(rules.programmes.count { $0.kind == .campaign } == 5 && rules.programmes.count == 8)
    #expect(rules.programmes.flatMap(\.signals).map(\.points).reduce(0, +) == 100)
    #expect(rules.noteTypes.count == 6 && Set(rules.noteTypes).count == 6)
    #expect(
      rules.programmes.filter(\.isUpsell).map(\.id.text).sorted() == [
        "businessOutcomeTracking", "marketIntelligence", "upgradeAcceleration", "usagePatternAnalysis",
      ])
  }

  @Test func frequencies_and_ends() throws {
    let rules = try ProgrammeReader.shipped()
    #expect(
      rules["onboardingOptimization"]?.frequency == [TouchPeriod(.days(7), throughDay: 30), TouchPeriod(.days(14))])
    #expect(rules["onboardingOptimization"]?.ends == ProgrammeEnd(day: 90))
    #expect(rules["featureExpansion"]?.frequency == [TouchPeriod(.months(1))])
    #expect(rules["upgradeAcceleration"]?.ends == ProgrammeEnd(onDecision: true))
    #expect(rules["churnPrevention"]?.ends.healthy == .init(atLeast: 70, days: 14))
  }

  /// Own files over the shipped one: where it is wrong, and what was expected.
  @Test(arguments: [
    ("campaigns:\n  churnPrevention:\n    filter: scor<70", 3, "the nearest is score"),
    ("campaigns:\n  churnPrevention:\n    filter: ''", 3, "takes everybody"),
    ("campaigns:\n  churnPrevention:\n    filter: sla:breached", 3, "comes and goes with the work"),
    ("campaigns:\n  churnPrevention:\n    facts: [weakneses]", 3, "the nearest is weaknesses"),
    ("campaigns:\n  churnPrevention:\n    recipients: [Boss]", 3, "expected one of Customer"),
    ("campaigns:\n  churnPrevention:\n    every: [{ days: 7 }, { days: 14 }]", 3, "expected throughDay"),
    ("campaigns:\n  churnPrevention:\n    every: [{ days: 7, months: 1 }]", 3, "either days or months"),
    ("campaigns:\n  churnPrevention:\n    every: [{ days: 7, throughDay: 30 }]", 3, "holds for good"),
    ("campaigns:\n  churnPrevention:\n    ends: { healty: { atLeast: 70, days: 1 } }", 3, "the nearest is healthy"),
    ("campaigns:\n  renewalReminders: {title: X}", 2, "is missing"),
    ("campaigns:\n  churnPrevention:\n    enabld: true", 3, "the nearest is enabled"),
    (
      "expansion:\n  programmes:\n    usagePatternAnalysis:\n      identification:\n        businessUnits: {points: 16}",
      2, "add up to 101"
    ),
    (
      "expansion:\n  programmes:\n    usagePatternAnalysis:\n      identification:\n        businessUnits:\n          by: {metric: acountExpansion, atLeast: good}",
      6, "the nearest is accountExpansion"
    ),
    (
      "expansion:\n  programmes:\n    usagePatternAnalysis:\n      identification:\n        businessUnits:\n          by: {metric: accountExpansion, note: X}",
      6, "one of limit, metric and note"
    ),
    (
      "expansion:\n  programmes:\n    usagePatternAnalysis:\n      identification:\n        businessUnits:\n          by: {note: X, atLeast: good, days: 3}",
      6, "says nothing beside note"
    ),
  ])
  func what_is_wrong_is_named(_ text: String, _ line: Int, _ words: String) {
    #expect {
      try ProgrammeReader.read(
        FrameworkDocument.programmes.laid(text, file: "own.yaml"), health: try ShippedFramework.health())
    } throws: { error in
      guard let error = error as? DocumentError else { return false }
      let isThere = error.line == line && error.description.contains(words)
      if !isThere { Issue.record("\(error)") }
      return isThere
    }
  }

  @Test func what_an_own_file_leaves_out_stays_as_shipped() throws {
    let own = """
      campaigns:
        advocacyBuilding: { enabled: false }
        winBack:
          title: Win back
          target: Customers who fell below 50
          filter: score<50 tier:enterprise
          frequency: Every three weeks
          every: [{ days: 21 }]
          recipients: [Customer, Customer Success Manager]
          content: [A call]
      """
    let rules = try ProgrammeReader.read(FrameworkDocument.programmes.laid(own, file: "own.yaml"))
    #expect(rules.programmes.count == 9 && rules.enabled.count == 8)
    #expect(rules["winBack"]?.frequency == [TouchPeriod(.days(21))] && rules["winBack"]?.isUpsell == false)
    #expect(rules["advocacyBuilding"]?.words.actions.count == 4)
  }
}
