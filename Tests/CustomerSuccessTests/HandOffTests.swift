import CustomerSuccess
import Statistics
import Testing

/// The team's own clock beside the customer's: from an escalation until the tier has taken it over.
@Suite struct HandOffTests {
  /// Tuesday 2026-03-10, 08:00 in New York is 12:00 UTC.
  private var story: Story {
    var rules = SupportRules.only(respond: 480, resolve: 480)
    rules.tiers[.assisted] = tier([.medium: SLATarget(seconds: 4 * 3600, calendar: .newYork)])
    rules.tiers[.technical] = tier([
      .critical: SLATarget(seconds: 2 * 3600, calendar: .always),
      .high: SLATarget(seconds: 24 * 3600, calendar: .newYork),
    ])
    return Story(rules)
  }

  private func tier(_ handOff: [Severity: SLATarget]) -> SupportTierDescription {
    SupportTierDescription(
      title: "", availability: "", channels: [], responseTime: "", handOff: handOff, resolutionRate: "",
      capabilities: [], escalationTriggers: [])
  }

  /// Sam's critical ticket, handed to tier 3 at 12:00.
  private func escalated(_ severity: Severity = .critical, by author: Actor = .agent("sam")) -> Story {
    var story = story
    story.opened(severity)
    story.add("10:05:00", .agent("sam"), .owner("sam"))
    story.add("12:00:00", author, .escalated(to: .technical, trigger: "Outage"))
    return story
  }

  private func state(_ story: Story, _ now: String = "2026-12-31T00:00:00Z") -> ClockState? {
    story.reading(now).handOffs.last?.clock.state(at: moment(now.count == 8 ? "2026-03-10T\(now)Z" : now))
  }

  @Test func noEscalationNoHandOff() {
    var story = story
    story.opened()
    #expect(story.reading().handOffs == [])
  }

  @Test(arguments: [
    ("12:00:00", Standing.fine, 7200), ("13:29:59", .fine, 1801), ("13:30:00", .atRisk, 1800),
    ("13:48:00", .imminent, 720), ("14:00:00", .imminent, 0), ("14:00:01", .breached, -1),
  ])
  func itRunsFromTheEscalation(now: String, standing: Standing, remaining: Int) {
    #expect(state(escalated(), now) == .running(standing, remaining: remaining))
  }

  /// The customer's clocks are what they would be without it.
  @Test func theCustomersClocksGoOnBeside() {
    var without = story
    without.opened(.critical)
    without.add("10:05:00", .agent("sam"), .owner("sam"))
    #expect(escalated().reading("15:00:00").clocks == without.reading("15:00:00").clocks)
    #expect(escalated().reading("15:00:00").clocks.count == 2)
  }

  private static let takingOver: [(Actor, TicketEvent.Kind, Bool)] = [
    (.agent("lee"), .publicReply("On it."), true),
    (.agent("sam"), .publicReply("I have passed it on."), false),
    (.automation("rules"), .publicReply("We are sorry."), false),
    (.customer("dr.lee"), .customerMessage("Any news?"), false),
    (.agent("lee"), .note("Looks like the disk."), false),
    (.agent("dana"), .owner("lee"), true),
    (.agent("sam"), .owner(""), false),
    (.agent("sam"), .status(.pending), false),
    (.agent("sam"), .status(.onHold), false),
    (.agent("lee"), .severity(.high), false),
  ]

  @Test(arguments: takingOver)
  func whatIsATakingOver(author: Actor, kind: TicketEvent.Kind, isOne: Bool) {
    var story = escalated()
    story.add("12:30:00", author, kind)
    let outcome = story.reading("12:40:00").handOffs.last?.clock.outcome
    #expect(outcome == (isOne ? .met(at: moment("2026-03-10T12:30:00Z"), taken: 1800) : .open))
  }

  @Test(arguments: [("14:00:00", true), ("14:00:01", false)])
  func metToTheLastSecond(at: String, isMet: Bool) {
    var story = escalated()
    story.add(at, .agent("lee"), .publicReply("On it."))
    let instant = moment("2026-03-10T\(at)Z")
    let taken = isMet ? 7200 : 7201
    #expect(state(story) == (isMet ? .met(at: instant, taken: taken) : .missed(at: instant, taken: taken)))
  }

  /// Whoever escalates and gives it to the tier in one save has handed it over, whichever came first.
  @Test(arguments: [true, false])
  func anOwnerInTheSameSaveHasTakenItOver(ownerFirst: Bool) {
    var story = story
    story.opened(.critical)
    story.add("10:05:00", .agent("sam"), .owner("sam"))
    let kinds: [TicketEvent.Kind] = [.owner("lee"), .escalated(to: .technical, trigger: "Outage")]
    for kind in ownerFirst ? kinds : kinds.reversed() { story.add("12:00:00", .agent("sam"), kind) }
    #expect(state(story) == .met(at: moment("2026-03-10T12:00:00Z"), taken: 0))
  }

  /// Somebody who had it long before has taken nothing over; nor has one who gets it back.
  @Test func theOwnerOfBeforeHasNotTakenItOver() {
    var story = escalated(by: .agent("dana"))
    story.add("12:10:00", .agent("sam"), .publicReply("It is with our engineers."))
    story.add("12:20:00", .agent("sam"), .owner(""))
    story.add("12:30:00", .agent("sam"), .owner("sam"))
    #expect(state(story, "12:40:00") == .running(.fine, remaining: 4800))
    story.add("12:50:00", .agent("dana"), .owner("dana"))
    #expect(state(story) == .met(at: moment("2026-03-10T12:50:00Z"), taken: 3000))
  }

  @Test func waitingForTheCustomerDoesNotStopIt() {
    var story = escalated()
    story.status("12:10:00", .pending)
    #expect(state(story, "14:00:01") == .running(.breached, remaining: -1))
  }

  @Test(arguments: [("13:00:00", false), ("14:00:01", true)])
  func anEndWithoutTakingOverIsJudgedOnlyWhenLate(at: String, isLate: Bool) {
    var story = escalated()
    story.status(at, .resolved)
    let instant = moment("2026-03-10T\(at)Z")
    #expect(state(story) == (isLate ? .missed(at: instant, taken: 7201) : .stopped(at: instant)))
  }

  /// 24 hours of a desk that is open for twelve: two working days on, at the same time.
  @Test func itCountsTheTiersOwnHours() {
    let clock = escalated(.high).reading("12:00:01").handOffs.last?.clock
    #expect(clock?.due == moment("2026-03-12T12:00:00Z") && clock?.closing == moment("2026-03-12T00:00:00Z"))
    #expect(state(escalated(.high), "2026-03-11T02:00:00Z") == .outsideHours(.fine, remaining: 12 * 3600))
    let lines = clock?.ledger(at: moment("2026-03-10T12:00:01Z")) ?? []
    #expect(lines.map(\.seconds).reduce(0, +) == 48 * 3600)
  }

  @Test func anotherSeverityHasAnotherTargetFromTheSameStart() {
    var story = escalated(.high)
    story.add("12:30:00", .agent("sam"), .severity(.critical))
    #expect(state(story, "12:30:00") == .running(.fine, remaining: 5400))
    var late = escalated(.high)
    late.add("14:30:00", .agent("sam"), .severity(.critical))
    #expect(
      late.reading("14:30:00").handOffs.last?.clock.breach
        == .init(at: moment("2026-03-10T14:30:00Z"), bySeverity: true))
    late.add("15:00:00", .agent("lee"), .publicReply("On it."))
    #expect(state(late) == .missed(at: moment("2026-03-10T15:00:00Z"), taken: 3 * 3600))
  }

  @Test func whatIsLateStaysLateAtALowerSeverity() {
    var story = escalated()
    story.add("14:10:00", .agent("sam"), .severity(.high))
    #expect(story.reading("14:20:00").handOffs.last?.clock.breach?.at == moment("2026-03-10T14:00:00Z"))
    #expect(state(story, "14:20:00") == .running(.breached, remaining: -1200))
  }

  @Test func aSecondEscalationEndsTheFirstHandOff() {
    var story = story
    story.opened(.medium)
    story.add("12:00:00", .automation("rules"), .escalated(to: .assisted, trigger: "Complex"))
    story.add("13:00:00", .agent("sam"), .severity(.critical))
    story.add("13:00:00", .agent("sam"), .escalated(to: .technical, trigger: "Outage"))
    let handOffs = story.reading("13:10:00").handOffs
    #expect(handOffs.map(\.to) == [.technical], "tier 2 has no target for what is critical")
    story.add("13:30:00", .agent("lee"), .owner("lee"))
    #expect(state(story) == .met(at: moment("2026-03-10T13:30:00Z"), taken: 1800))
  }

  @Test(arguments: [TicketEvent.Kind.spam, .merged(into: "T-2")])
  func whatCountsNoMoreIsNobodysTask(kind: TicketEvent.Kind) {
    var story = escalated()
    story.add("12:30:00", .agent("sam"), kind)
    #expect(story.reading().handOffs == [])
  }

  @Test func whatWouldBeginIsWhatBegins() {
    let begun = escalated(.high).reading("12:00:00").handOffs.last
    #expect(begun == story.rules.handOff(to: .technical, .high, at: moment("2026-03-10T12:00:00Z")))
    #expect(story.rules.handOff(to: .selfService, .high, at: moment("2026-03-10T12:00:00Z")) == nil)
  }

  /// Whatever happens, an ended hand-off was met exactly when it took no more than its target.
  @Test(arguments: 1...40)
  func metMeansInTime(seed: Int) {
    var numbers = SplitMix64(seed: UInt64(seed))
    var story = story
    story.opened([.critical, .high, .medium].randomElement(using: &numbers) ?? .high)
    var at = moment("2026-03-10T10:00:00Z")
    for _ in 0..<12 {
      at = at + Int.random(in: 0...9000, using: &numbers)
      let author = Actor.agent(["sam", "lee", "dana"].randomElement(using: &numbers) ?? "sam")
      let kinds: [TicketEvent.Kind] = [
        .publicReply("x"), .owner(["", "sam", "lee"].randomElement(using: &numbers) ?? ""), .status(.pending),
        .status(.open), .severity(.critical), .severity(.high), .status(.resolved),
        .escalated(to: [.assisted, .technical].randomElement(using: &numbers) ?? .technical, trigger: "t"),
      ]
      story.add(at.iso8601, author, kinds.randomElement(using: &numbers) ?? .spam)
    }
    let reading = story.reading()
    #expect(reading.handOffs.dropLast().allSatisfy { $0.clock.outcome != .open })
    for handOff in reading.handOffs where handOff.clock.breach == nil {
      switch handOff.clock.outcome {
      case .met(_, let taken): #expect(taken <= handOff.clock.targetSeconds)
      case .missed(_, let taken): #expect(taken > handOff.clock.targetSeconds)
      case .stopped(let at): #expect(handOff.clock.taken(at: at) <= handOff.clock.targetSeconds)
      case .open: break
      }
    }
  }
}
