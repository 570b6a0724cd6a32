import CustomerSuccess
import Testing

@testable import Framework

/// `outreach.yaml`: all that the framework says of its triggers, and strictly.
@Suite struct OutreachReaderTests {
  @Test(arguments: [
    (
      OutreachTrigger.healthDeclineAlerts, "Health score drops below 70", "Within 24 hours of score change",
      ["Customer Success Manager", "Account Executive"], 1
    ),
    (
      .usageLimitWarnings, "Approaching 85% of any usage limit", "7 days before limit reached",
      ["Customer", "Customer Success Manager"], 7
    ),
    (
      .featureUnderutilization, "Feature usage < 30% after 30 days", "Monthly for underutilized customers",
      ["Customer Success Manager"], 30
    ),
    (
      .milestoneCelebrations, "Achieving key usage or success milestones", "Within 24 hours of milestone achievement",
      ["Customer", "Customer Success Manager"], 1
    ),
    (
      .renewalReminders, "60, 30, 14, 7, and 1 day before renewal", "Automated email sequence",
      ["Customer", "Customer Success Manager"], 7
    ),
  ])
  func every_trigger_is_the_frameworks(
    _ trigger: OutreachTrigger, _ on: String, _ timing: String, _ recipients: [String], _ due: Int
  ) throws {
    let words = try #require(try OutreachReader.shipped().triggers[trigger])
    #expect(words.trigger == on && words.timing == timing && words.recipients.map(\.rawValue) == recipients)
    #expect(words.actions.count == 4 && words.isEnabled && words.dueDays == due)
  }

  @Test func thresholds_windows_and_caps() throws {
    let rules = try OutreachReader.shipped()
    #expect(rules.health == OutreachRules.HealthDecline() && rules.renewal == OutreachRules.Renewal())
    #expect(rules.usage.atLeast == 85 && rules.usage.metrics == ["workflows": "workflowVolume"])
    #expect(rules.underuse == OutreachRules.Underuse())
    #expect(rules.milestones.marks.map(\.id) == ["firstWorkflow", "threeWorkflows", "featureAdoption70"])
    #expect(rules.messages.contactDays == 3 && rules.messages.accountMessages == 2 && rules.messages.accountDays == 7)
    #expect(
      rules.messages.order.prefix(4) == [
        .renewalReminders, .healthDeclineAlerts, .usageLimitWarnings, .milestoneCelebrations,
      ])
  }

  /// Own files over the shipped one: where it is wrong, and what was expected.
  @Test(arguments: [
    ("triggers:\n  healthDeclineAlert: {below: 60}", 2, "the nearest is healthDeclineAlerts"),
    ("triggers:\n  healthDeclineAlerts:\n    below: 0", 3, "a score from 1 to 100"),
    ("triggers:\n  healthDeclineAlerts:\n    rearm: {atLeast: 60}", 3, "a score from 70 to 100"),
    ("triggers:\n  renewalReminders:\n    daysBefore: [30, 60]", 3, "fewer days than before it"),
    ("triggers:\n  renewalReminders:\n    recipients: [Boss]", 3, "expected one of Customer"),
    ("triggers:\n  renewalReminders:\n    enabled: maybe", 3, "true or false"),
    ("triggers:\n  usageLimitWarnings:\n    metrics: {workflows: workflowVolum}", 3, "the nearest is workflowVolume"),
    ("triggers:\n  milestoneCelebrations:\n    marks:\n      x: {title: X}", 4, "nothing reaches it"),
    ("messages:\n  order: [renewalReminders, renewalReminders]", 2, "stands twice"),
    ("messages:\n  contactDay: 3", 2, "the nearest is contactDays"),
  ])
  func what_is_wrong_is_named(_ text: String, _ line: Int, _ words: String) {
    #expect {
      try OutreachReader.read(
        FrameworkDocument.outreach.laid(text, file: "own.yaml"), health: try ShippedFramework.health())
    } throws: { error in
      guard let error = error as? DocumentError else { return false }
      return error.line == line && error.description.contains(words)
    }
  }

  @Test func what_an_own_file_leaves_out_stays_as_shipped() throws {
    let own = "triggers:\n  healthDeclineAlerts:\n    below: 60\n    enabled: false\n"
    let rules = try OutreachReader.read(FrameworkDocument.outreach.laid(own, file: "own.yaml"))
    #expect(rules.health.below == 60 && rules.health.escalateBelow == 50)
    #expect(
      rules.enabled == [.usageLimitWarnings, .featureUnderutilization, .milestoneCelebrations, .renewalReminders])
    #expect(rules.triggers[.healthDeclineAlerts]?.actions.count == 4)
  }
}
