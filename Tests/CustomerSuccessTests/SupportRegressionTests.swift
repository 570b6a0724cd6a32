import CustomerSuccess
import Testing

/// What other ticket systems got wrong once, each of them really.
@Suite struct SupportRegressionTests {
  private let rules = SupportRules(policies: [
    policy("critical", [.critical], respond: 15, update: 30, resolve: 240),
    policy("high", [.high], respond: 60, update: 120, resolve: 480),
    policy("low", [.low], respond: 1440, update: nil, resolve: 4320),
  ])

  private static func policy(
    _ name: String, _ severities: Set<Severity>, respond: Int, update: Int?, resolve: Int
  ) -> SLAPolicy {
    var policy = SupportRules.only(respond: respond, update: update, resolve: resolve).policies[0]
    policy.name = name
    policy.conditions.severities = severities
    return policy
  }

  private func story(_ severity: Severity) -> Story {
    var story = Story(rules)
    story.opened(severity)
    return story
  }

  @Test(arguments: [true, false])
  func aReplyAndAMoveToPendingInOneSaveMeetsTheResponse(replyFirst: Bool) {
    var story = story(.high)
    if replyFirst { story.reply("10:40:00") }
    story.status("10:40:00", .pending)
    if !replyFirst { story.reply("10:40:00") }
    let reading = story.reading()
    #expect(reading.clock(.respond)?.outcome == .met(at: moment("2026-03-10T10:40:00Z"), taken: 2400))
    #expect(reading.status == .pending)
    #expect(reading.queueKey(at: moment("2026-03-10T12:00:00Z")).rank == .paused)
  }

  @Test(arguments: [true, false])
  func aReplyAndAResolutionInOneSaveMeetsBoth(replyFirst: Bool) {
    var story = story(.high)
    if replyFirst { story.reply("10:40:00") }
    story.status("10:40:00", .resolved)
    if !replyFirst { story.reply("10:40:00") }
    let outcome = SLAClock.Outcome.met(at: moment("2026-03-10T10:40:00Z"), taken: 2400)
    #expect(story.reading().clock(.respond)?.outcome == outcome)
    #expect(story.reading().clock(.resolve)?.outcome == outcome)
  }

  /// Asleep while the customer is waited for, and awake with their answer.
  @Test(arguments: [true, false])
  func aReplyThatTakesUpAgainWhatHadEndedStartsTheUpdateClock(replyFirst: Bool) {
    var story = story(.high)
    story.reply("10:30:00")
    story.status("10:40:00", .resolved)
    if replyFirst { story.reply("11:00:00") }
    story.status("11:00:00", .pending)
    if !replyFirst { story.reply("11:00:00") }
    let asleep = story.reading().clock(.update)
    #expect(asleep?.start == moment("2026-03-10T11:00:00Z"))
    #expect(
      asleep?.state(at: moment("2026-03-10T18:00:00Z"))
        == .paused(since: moment("2026-03-10T11:00:00Z"), remaining: 7200))
    story.customer("20:00:00")
    #expect(story.reading().clock(.update)?.due == moment("2026-03-10T22:00:00Z"))
    #expect(story.reading().clocks.filter { $0.kind == .respond }.count == 1, "it was answered as it came back")
  }

  @Test func whoWasAnsweredSinceItCameBackWaitsForNoFirstAnswer() {
    var story = story(.high)
    story.reply("10:30:00")
    story.status("10:40:00", .resolved)
    story.status("11:00:00", .open)
    story.reply("11:10:00")
    story.customer("11:20:00")
    let reading = story.reading("18:00:00")
    #expect(reading.clocks.filter { $0.kind == .respond }.count == 1)
    #expect(reading.clock(.update)?.due == moment("2026-03-10T13:10:00Z"))
    #expect(reading.waitingSince == moment("2026-03-10T11:20:00Z"))
  }

  @Test func aMessageToWhatTheTeamTookUpAgainUnansweredWaitsForAnAnswer() {
    var story = story(.high)
    story.reply("10:30:00")
    story.status("10:40:00", .resolved)
    story.status("11:00:00", .open)
    story.customer("11:20:00")
    #expect(story.reading("11:30:00").clock(.respond)?.due == moment("2026-03-10T12:20:00Z"))
  }

  @Test func whatWasAnsweredAfterItsEndWaitsForNoAnswerWhenItIsTakenUpAgain() {
    var story = story(.high)
    story.status("10:20:00", .resolved)
    story.reply("10:50:00")
    story.status("11:30:00", .open)
    let respond = story.reading("18:00:00").clock(.respond)
    #expect(respond?.outcome == .stopped(at: moment("2026-03-10T10:20:00Z")))
  }

  @Test func theUpdateClockNeverOverrulesAnUnmetResponse() {
    var story = story(.critical)
    story.customer("10:05:00")
    let reading = story.reading("10:14:00")
    #expect(reading.clock(.update) == nil)
    #expect(reading.nextDeadline(at: moment("2026-03-10T10:14:00Z"))?.kind == .respond)
    #expect(reading.nextDeadline(at: moment("2026-03-10T10:14:00Z"))?.due == moment("2026-03-10T10:15:00Z"))
    #expect(story.reading().nextDeadline(at: moment("2026-03-10T11:00:00Z"))?.kind == .respond)
  }

  @Test func aPolicyChangeLeavesNoStaleDueMoment() {
    var story = story(.high)
    story.status("10:10:00", .pending)
    story.status("10:20:00", .open)
    #expect(story.reading().clock(.resolve)?.due == moment("2026-03-10T18:10:00Z"))
    story.rules.policies[1].targets[.resolve]?.seconds = 3600
    #expect(story.reading().clock(.resolve)?.due == moment("2026-03-10T11:10:00Z"))
    story.rules.policies[1].targets[.resolve]?.calendar = .newYork
    #expect(story.reading().clock(.resolve)?.due == moment("2026-03-10T13:00:00Z"))
  }

  @Test(arguments: [TicketEvent.Kind.merged(into: "T-2"), .spam])
  func aMergedOrSpamTicketNeverEscalates(kind: TicketEvent.Kind) {
    var story = story(.critical)
    story.add("10:05:00", .agent("sam"), kind)
    let reading = story.reading()
    let late = moment("2026-03-12T00:00:00Z")
    #expect(reading.clocks == [] && reading.nextDeadline(at: late) == nil && reading.nextChange(after: late) == nil)
    #expect(!reading.isOpen && reading.standing(at: late) == nil)
    let period = moment("2026-03-01T00:00:00Z")..<late
    #expect(SupportQualityRules.verdict(for: reading, period: period, at: late) == SupportQuality())
  }

  @Test func pausesOutliveAChangeOfSeverity() {
    var story = story(.low)
    story.reply("10:05:00")
    story.status("10:10:00", .pending)
    story.status("12:10:00", .open)
    story.add("12:20:00", .agent("sam"), .severity(.high))
    let clock = story.reading().clock(.resolve)
    #expect(clock?.start == moment("2026-03-10T10:00:00Z"))
    #expect(clock?.due == moment("2026-03-10T20:00:00Z"))
    #expect(clock?.pauses.count == 1)
  }

  @Test func pausesKeepTheirSeconds() {
    var story = story(.high)
    story.status("10:10:59", .pending)
    story.status("10:11:01", .open)
    #expect(story.reading().clock(.respond)?.due == moment("2026-03-10T11:00:02Z"))
  }

  @Test func noReminderAtMidnightOutsideHours() {
    let clock = SLAClock(
      kind: .resolve, target: SLATarget(seconds: 4 * 3600, calendar: .newYork),
      start: moment("2026-03-10T22:00:00Z"))
    // Two hours are used at closing, 20:00 in New York; midnight passes and nothing changes until 08:00.
    let closing = moment("2026-03-11T00:00:00Z")
    #expect(clock.nextChange(after: closing - 1) == closing)
    #expect(clock.nextChange(after: closing) == moment("2026-03-11T12:00:00Z"))
    #expect(clock.state(at: moment("2026-03-11T04:00:00Z")) == .outsideHours(.fine, remaining: 7200))
  }

  @Test func aRaisedSeverityMayBreachAtOnceAndSaysWhy() {
    var story = story(.low)
    story.add("12:00:00", .agent("sam"), .severity(.critical))
    let reading = story.reading()
    let respond = reading.clock(.respond)
    #expect(respond?.breach == SLAClock.Breach(at: moment("2026-03-10T12:00:00Z"), bySeverity: true))
    #expect(respond?.state(at: moment("2026-03-10T12:00:00Z")).standing == .breached)
    #expect(reading.clock(.resolve)?.breach == nil)
    #expect(reading.clock(.resolve)?.due == moment("2026-03-10T14:00:00Z"))
  }

  @Test func aRecordedBreachIsNeverErased() {
    var story = story(.critical)
    story.add("11:00:00", .agent("sam"), .severity(.low))
    let clock = story.reading().clock(.respond)
    #expect(clock?.due == moment("2026-03-10T10:15:00Z"))
    #expect(clock?.breach == SLAClock.Breach(at: moment("2026-03-10T10:15:00Z"), bySeverity: false))
    #expect(clock?.state(at: moment("2026-03-10T11:00:00Z")) == .running(.breached, remaining: -2700))
    // What was not broken yet takes the new target.
    #expect(story.reading().clock(.resolve)?.due == moment("2026-03-13T10:00:00Z"))
    story.add("11:10:00", .agent("sam"), .due(.respond, moment("2026-03-10T13:00:00Z")))
    story.reply("12:00:00")
    #expect(story.reading().clock(.respond)?.outcome == .missed(at: moment("2026-03-10T12:00:00Z"), taken: 7200))
  }

  @Test func theQueueIsBreachedThenEarliestThenWaiting() {
    func ticket(_ id: TicketID, _ severity: Severity, _ change: (inout Story) -> Void = { _ in }) -> TicketReading {
      var story = Story(rules)
      story.ticket.id = id
      story.opened(severity)
      change(&story)
      return story.reading()
    }
    let now = moment("2026-03-10T10:30:00Z")
    let readings = [
      ticket("T-low", .low), ticket("T-medium", .medium), ticket("T-high", .high), ticket("T-late", .critical),
      ticket("T-pending", .critical) { $0.status("10:05:00", .pending) },
      ticket("T-done", .critical) { $0.status("10:05:00", .resolved) },
    ]
    let order = readings.sorted { $0.queueKey(at: now) < $1.queueKey(at: now) }.map(\.ticket.id.text)
    #expect(order == ["T-late", "T-high", "T-low", "T-pending", "T-medium", "T-done"])
  }
}
