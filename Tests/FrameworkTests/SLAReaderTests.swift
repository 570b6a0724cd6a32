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

  private func ticket(_ severity: Severity, owner: String = "", category: String = "") -> [TicketEvent] {
    let kinds: [TicketEvent.Kind] = [.opened(severity: severity, status: .new), .owner(owner)]
    return kinds.enumerated().map { order, kind in
      TicketEvent(ticket: "T-1", at: Instant(seconds: 0), order: order, author: .customer(""), kind: kind)
    }
  }

  @Test(arguments: [
    ("CUST-001", "sam", "VIP"), ("cust-002", "sam", "Rest"), ("CUST-003", "sam", "Large"), ("CUST-003", "lee", "Rest"),
  ])
  func namesCustomersAndFilters(id: String, owner: String, policy: String) throws {
    let rules = try SLAReader.read(
      """
      policies:
        - name: VIP
          when: {customer: [cust-001, Nobody Ltd]}
          calendar: always
          targets: {respond: 5m}
        - name: Large
          when: {filter: "mrr>10k -category:billing owner:sam", severity: high}
          calendar: always
          targets: {respond: 10m}
        - name: Rest
          calendar: always
          targets: {respond: 1h}
      """, file: "sla.yaml", calendars: ["always": .always])
    let customer = Customer(
      id: CustomerID(id), name: "Acme", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1),
      monthlyRevenue: Money(minorUnits: id == "CUST-003" ? 1_500_000 : 100, currency: "USD"))
    let reading = rules.reading(
      of: Ticket(id: "T-1", customer: customer.id, subject: "s", created: Instant(seconds: 0)),
      events: ticket(.high, owner: owner), customer: customer, at: Instant(seconds: 1))
    #expect(reading.policy == policy)
    #expect(reading.clock(.respond)?.targetSeconds == ["VIP": 300, "Large": 600, "Rest": 3600][policy])
  }

  @Test(arguments: ["score<50", "health:poor", "sla:breached", "breaches:1h", "status:open", "tickets>3", "trend:down"])
  func whatMovesByItselfDecidesNoPromise(filter: String) throws {
    let body =
      "policies:\n  - name: A\n    when: {filter: \"\(filter)\"}\n    calendar: always\n    targets: {respond: 5m}\n"
    let complaint = try #require(self.complaint(body))
    #expect(complaint.hasPrefix("sla.yaml:3: ") && complaint.contains("changes by itself"), "\(complaint)")
  }

  @Test(arguments: [
    ("", "always", 86_400), ("", "office", 86_400), ("day: 24h", "office", 86_400), ("day: open", "office", 28_800),
    ("day: open", "always", 86_400),
  ])
  func aDayInATargetSaysWhichOneItMeans(day: String, calendar: String, seconds: Int) throws {
    let office = BusinessCalendar(
      name: "office", zone: .gmt,
      week: [.mon: [OpenHours(start: 32_400, end: 61_200)!], .tue: [OpenHours(start: 0, end: 28_800)!]])
    let calendars = ["always": BusinessCalendar.always, "office": office]
    let head = day.isEmpty ? "" : "\(day)\n"
    let policy = "policies:\n  - {name: A, calendar: \(calendar), targets: {resolve: 2d 1h}}\n"
    let target = try #require(
      try SLAReader.read(head + policy, file: "sla.yaml", calendars: calendars).policies[0].targets[.resolve])
    #expect(target.seconds == 2 * seconds + 3600)
    #expect(target.inDays == "2d1h, a day being \(seconds / 3600)h")
    let clock = SLAClock(kind: .resolve, target: target, start: Instant(seconds: 0))
    #expect(clock.ledger(at: Instant(seconds: 0)).contains { $0.text.contains("a day being \(seconds / 3600)h") })
  }

  @Test func aDayOfTwoLengthsIsNone() throws {
    let uneven = BusinessCalendar(
      name: "uneven", zone: .gmt,
      week: [.mon: [OpenHours(start: 32_400, end: 61_200)!], .fri: [OpenHours(start: 32_400, end: 43_200)!]])
    do throws(DocumentError) {
      _ = try SLAReader.read(
        "policies:\n  - {name: A, day: open, calendar: uneven, targets: {resolve: 2d}}\n", file: "sla.yaml",
        calendars: ["uneven": uneven])
      Issue.record("read")
    } catch {
      #expect(error.description.contains("uneven has open days of 3h and 8h"), "\(error)")
    }
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
