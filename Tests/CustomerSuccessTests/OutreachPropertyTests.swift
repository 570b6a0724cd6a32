import CustomerSuccess
import Testing

/// What holds whatever happens, over random customers and years.
@Suite struct OutreachPropertyTests {
  /// Of its own, so that a seed is the same year everywhere.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private let first = OutreachFixture.day("2024-01-01")
  private let length = 400

  private func random(_ seed: Int, withProgrammes: Bool = false) throws -> OutreachFixture {
    var dice = Dice(state: UInt64(seed) &* 7919 &+ 17)
    var fixture = try OutreachFixture(signedUp: first - dice.roll(200)) {
      $0.renews = first + 20 + dice.roll(380)
      $0.limits = ["workflows": 50, "features": 20]
      if dice.roll(6) == 0 { ($0.lifecycle, $0.churned) = (.churned, first + 100 + dice.roll(300)) }
    }
    if dice.roll(8) == 0 { fixture.facts.contacts = [] }
    if withProgrammes {
      try fixture.useProgrammes()
      fixture.facts.journey.customer.monthlyRevenue = Money(minorUnits: 10_000, currency: "USD")
    }
    var day = first - 20
    while day < first + length {
      fixture.score(35 + dice.roll(60), from: day)
      fixture.measure("workflowVolume", Double(40 + dice.roll(55)), on: day)
      fixture.measure("featureAdoption", Double(10 + dice.roll(70)), on: day)
      if dice.roll(4) == 0 { fixture.count("features", 10 + dice.roll(10), on: day) }
      if dice.roll(9) == 0 { fixture.event("First production workflow", on: day) }
      if withProgrammes { grow(&fixture, day, &dice) }
      day = day + 1 + dice.roll(12)
    }
    return fixture
  }

  /// What programmes go by beside what triggers do.
  private func grow(_ fixture: inout OutreachFixture, _ day: LocalDate, _ dice: inout Dice) {
    let level = HealthCategory.allCases[dice.roll(4)]
    fixture.facts.observations.append(
      Observation(customer: "C", metric: "upgradeReadiness", value: .judged(level), at: fixture.moment(day)))
    if dice.roll(5) == 0 { fixture.note("Regulation", on: day) }
    guard dice.roll(20) == 0 else { return }
    fixture.facts.opportunities.append(
      Opportunity(
        id: OpportunityID("C/\(fixture.facts.opportunities.count + 1)"), customer: "C",
        stage: dice.roll(2) == 0 ? .won : .lost, since: fixture.moment(day), identified: fixture.moment(day - 5),
        reason: "r"))
  }

  private func told(_ found: [OutreachFindings]) -> [String] {
    found.flatMap { one in
      one.firings.map { "\($0.at) \($0.trigger) \($0.occasion)" }
        + one.escalated.map { "\($0.trigger) \($0.occasion) escalated \(String(describing: $0.escalated))" }
        + one.messages.map { "\($0.since) \($0.trigger) \($0.occasion) \($0.state) \($0.why)" }
        + one.memberships.map {
          "\($0.after.programme) \($0.after.since) \(String(describing: $0.after.until)) \($0.after.why)"
        }
    }
  }

  /// The days on which nothing is looked at are days on which there is nothing to find.
  @Test(arguments: (0..<3).map { ($0, false) } + [(0, true)])
  func looking_only_when_due_finds_the_same(_ seed: Int, _ withProgrammes: Bool) throws {
    let fixture = try random(seed, withProgrammes: withProgrammes)
    let simulation = fixture.simulation(first...first + length)
    var course = OutreachCourse(fixture.facts)
    var every: [OutreachFindings] = []
    for offset in 0...length {
      var context = simulation.context
      context.now = fixture.zone.instant(first + offset + 1, secondOfDay: 0) - 1
      if offset > 0 { context.new = [] }
      let found = course.run(context)
      if !found.isEmpty { every.append(found) }
      #expect(course.run(context.again).isEmpty, "a second run at once finds nothing")
    }
    #expect(told(simulation.findings(fixture.facts)) == told(every))
  }

  /// Stopped and begun again on random days, with what was stored in between.
  @Test(arguments: (0..<2).map { ($0, false) } + [(1, true)])
  func stopping_and_going_on_gives_the_same(_ seed: Int, _ withProgrammes: Bool) throws {
    let fixture = try random(seed, withProgrammes: withProgrammes)
    let whole = fixture.simulation(first...first + length).findings(fixture.facts)
    var dice = Dice(state: UInt64(seed))
    var course = OutreachCourse(fixture.facts)
    var parts: [OutreachFindings] = []
    var day = first
    while day <= first + length {
      let last = min(first + length, day + dice.roll(60))
      var simulation = fixture.simulation(day...last)
      if day > first { simulation.context.new = [] }
      let found = simulation.findings(course.facts, memory: course.memory)
      parts += found
      for one in (day.day...last.day).map(LocalDate.init(day:)) {
        var context = simulation.context
        context.now = fixture.zone.instant(one + 1, secondOfDay: 0) - 1
        if one > first { context.new = [] }
        _ = course.run(context)
      }
      day = last + 1
    }
    #expect(told(parts) == told(whole))
  }

  /// No occasion twice, every cap held, also where what fired is undone at random.
  @Test(arguments: (0..<5).map { ($0, false) } + [(2, true)])
  func no_occasion_twice_and_every_cap_held(_ seed: Int, _ withProgrammes: Bool) throws {
    let fixture = try random(seed, withProgrammes: withProgrammes)
    var dice = Dice(state: UInt64(seed) &+ 99)
    var course = OutreachCourse(fixture.facts)
    var occasions: Set<String> = []
    for offset in 0...length {
      let found = course.run(fixture.context(first + offset, hour: 20, new: offset == 0))
      for firing in found.firings { #expect(occasions.insert("\(firing.trigger) \(firing.occasion)").inserted) }
      if !found.firings.isEmpty, dice.roll(3) == 0 {
        course.change { facts in
          facts.firings.removeAll { found.firings.contains($0) }
          facts.messages.removeAll { found.messages.contains($0) }
          for change in found.memberships {
            facts.memberships.removeAll { $0 == change.after }
            if let before = change.before { facts.memberships.append(before) }
          }
          facts.actions.removeAll { item in found.items.contains { $0.after == item } }
        }
      }
      let drafted = course.facts.messages.filter { $0.state == .drafted }.map { fixture.zone.date(of: $0.since) }
      #expect(drafted.count { $0 > first + offset - 3 } <= 1)
      #expect(drafted.count { $0 > first + offset - 7 } <= 2)
      #expect(Set(course.facts.actions.map(\.origin)).count == course.facts.actions.count, "one open item a reason")
    }
  }
}

extension OutreachContext {
  /// The same moment once more.
  fileprivate var again: OutreachContext {
    var context = self
    context.new = []
    return context
  }
}
