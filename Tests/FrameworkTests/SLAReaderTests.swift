import CustomerSuccess
import Framework
import Testing

@Suite struct SLAReaderTests {
  private func complaint(_ text: String) -> String? {
    do throws(DocumentError) {
      _ = try SLAReader.read(text, file: "sla.yaml", calendars: ["always": .always])
      return nil
    } catch {
      return error.description
    }
  }

  /// The framework's `severityLevels`, its times in minutes.
  static let targets: [(Severity, String, Int, Int?, Int)] = [
    (.critical, "always", 15, 30, 240), (.high, "always", 60, 120, 480),
    (.medium, "support-hours", 240, 240, 1440), (.low, "support-hours", 1440, nil, 4320),
  ]

  @Test(arguments: targets)
  func theFrameworksTargets(severity: Severity, calendar: String, respond: Int, update: Int?, resolve: Int) throws {
    let policy = try #require(try SLAReader.shipped().policy(for: severity))
    let targets = policy.targets.mapValues { $0.seconds / 60 }
    let expected: [ClockKind: Int?] = [.respond: respond, .update: update, .resolve: resolve]
    #expect(targets == expected.compactMapValues { $0 })
    #expect(policy.targets.values.allSatisfy { $0.calendar.name == calendar })
    #expect(policy.firstReplyPromisesTime == (severity == .low) && !policy.pausesOnHold)
  }

  @Test func theFrameworksWords() throws {
    let rules = try SLAReader.shipped()
    #expect(rules.severities.count == 4 && rules.tiers.count == 3)
    #expect(rules.severities[.critical]?.criteria == ["Complete system outage", "Data loss", "Security breach"])
    #expect(rules.severities[.low]?.communication == "Initial response with timeline")
    #expect(rules.tiers[.selfService]?.escalationTriggers.count == 4 && rules.tiers[.selfService]?.capabilities == [])
    #expect(rules.tiers[.assisted]?.handOff[.medium]?.seconds == 4 * 3600)
    #expect(rules.tiers[.assisted]?.handOff[.critical]?.calendar.name == "support-hours")
    let technical = try #require(rules.tiers[.technical]).handOff
    #expect(
      technical.mapValues(\.seconds) == [.critical: 7200, .high: 86_400, .medium: 86_400, .low: 86_400])
    // Business hours, with emergency coverage for what is critical.
    #expect(technical.filter { $0.value.calendar.isAlways }.keys.sorted { $0.rawValue < $1.rawValue } == [.critical])
    #expect(rules.tiers[.technical]?.resolutionRate == "95% of escalated issues resolved")
    #expect(rules.supportTier(forChannel: "email") == .assisted)
    #expect(rules.supportTier(forChannel: "On-site visits") == .technical)
  }

  @Test func readsConditionsInOrderAndATargetsOwnCalendar() throws {
    let text = """
      policies:
        - name: VIP
          when: {severity: [high, critical], tier: enterprise, channel: phone, supportTier: [2, 3]}
          calendar: always
          targets: {respond: 5m, resolve: {within: 1h30m, calendar: office}}
          pausesOnHold: true
        - name: Rest
          calendar: office
          targets: {resolve: 2d}
      """
    let office = BusinessCalendar(name: "office", zone: .gmt, week: [.mon: [.wholeDay]])
    let rules = try SLAReader.read(text, file: "sla.yaml", calendars: ["always": .always, "office": office])
    #expect(rules.policies.map(\.name) == ["VIP", "Rest"])
    let vip = rules.policies[0]
    #expect(vip.conditions.severities == [.high, .critical] && vip.conditions.tiers == [.enterprise])
    #expect(vip.conditions.channels == ["phone"] && vip.conditions.supportTiers == [.assisted, .technical])
    #expect(vip.targets[.respond] == SLATarget(seconds: 300, calendar: .always) && vip.pausesOnHold)
    #expect(vip.targets[.resolve] == SLATarget(seconds: 5400, calendar: office))
    #expect(rules.policy(for: .high)?.name == "Rest", "nobody knows the customer's tier")
  }

  @Test(arguments: [
    ("  - calendar: always\n    targets: {respond: 5m}", 2, "name is missing"),
    (
      "  - name: A\n    calendar: never\n    targets: {respond: 5m}", 3,
      "unknown calendar 'never', expected one of always"
    ),
    ("  - name: A\n    calendar: always\n    targets: {}", 4, "no target"),
    ("  - name: A\n    calendar: always\n    targets: {respond: 5}", 4, "found '5', expected a length of time"),
    ("  - name: A\n    calendar: always\n    targets: {respond: 0m}", 4, "found '0m', expected a length of time"),
    ("  - name: A\n    calendar: always\n    targets: {answer: 5m}", 4, "unknown key"),
    (
      "  - name: A\n    calendar: always\n    targets: {respond: 5m}\n    when: {severity: urgent}", 5, "found 'urgent'"
    ),
    ("  - name: A\n    calendar: always\n    targets: {respond: 5m}\n    when: {severity: []}", 5, "an empty list"),
    ("  - name: A\n    calendar: always\n    targets: {respond: 5m}\n    when: {supportTier: 4}", 5, "found '4'"),
    (
      "  - {name: A, calendar: always, targets: {respond: 5m}}\n  - {name: A, calendar: always, targets: {respond: 5m}}",
      3, "the name 'A' is given twice"
    ),
  ])
  func refuses(body: String, line: Int, words: String) throws {
    let complaint = try #require(self.complaint("policies:\n\(body)\n"))
    #expect(complaint.hasPrefix("sla.yaml:\(line): ") && complaint.contains(words), "\(complaint)")
  }
}
