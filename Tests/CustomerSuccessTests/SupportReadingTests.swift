import CustomerSuccess
import Statistics
import Testing

/// What a ticket's events amount to, rule by rule. All on 10 March 2026, opened at 10:00 unless said.
@Suite struct SupportReadingTests {
  private let rules = SupportRules.only(respond: 60, update: 120, resolve: 480)

  private func story(_ severity: Severity = .high) -> Story {
    var story = Story(rules)
    story.opened(severity)
    return story
  }

  @Test func factsFollowTheEvents() {
    var story = story()
    story.add("10:05:00", .agent("kim"), .owner("sam"))
    story.add("10:06:00", .agent("kim"), .owner("lee"))
    story.reply("10:10:00")
    story.add("10:20:00", .agent("lee"), .escalated(to: .technical, trigger: "Security or compliance concerns"))
    story.add("10:21:00", .agent("lee"), .subject("Sync loses records"))
    story.customer("10:30:00")
    story.customer("10:40:00")
    let reading = story.reading()
    #expect(reading.owner == "lee" && reading.handovers == [moment("2026-03-10T10:06:00Z")])
    #expect(reading.status == .open && reading.isOpen)
    #expect(reading.supportTier == .technical)
    #expect(reading.escalations.map(\.trigger) == ["Security or compliance concerns"])
    #expect(reading.ticket.subject == "Sync loses records")
    #expect(reading.firstMessage == moment("2026-03-10T10:00:00Z"))
    #expect(reading.firstReply == moment("2026-03-10T10:10:00Z") && reading.publicReplies == 1)
    #expect(reading.waitingSince == moment("2026-03-10T10:30:00Z"))
    #expect(reading.nextOrder == 8)
    // As of an earlier moment nothing later has happened.
    #expect(story.reading("10:05:59").owner == "sam")
    #expect(story.reading("10:05:59").firstReply == nil)
  }

  @Test func eventsMayComeInAnyOrder() {
    var story = story()
    story.reply("10:10:00")
    story.status("10:10:00", .pending)
    story.customer("10:10:00")
    story.add("10:10:00", .agent("sam"), .severity(.low))
    story.status("10:30:00", .resolved)
    let reading = story.reading()
    var numbers = SplitMix64(seed: 9)
    for _ in 0..<50 {
      story.events.shuffle(using: &numbers)
      #expect(story.reading() == reading)
    }
  }

  @Test(arguments: [
    TicketEvent.Kind.note("Looks bad"), .owner("sam"), .status(.open), .subject("x"),
  ])
  func onlyAReplyByAPersonIsAResponse(kind: TicketEvent.Kind) {
    var story = story()
    story.add("10:05:00", .agent("sam"), kind)
    story.add("10:06:00", .automation("autoresponder"), .publicReply("We got it"))
    #expect(story.reading().clock(.respond)?.outcome == .open)
    #expect(story.reading().firstReply == nil && story.reading().clock(.update) == nil)
    story.reply("10:30:00")
    #expect(
      story.reading().clock(.respond)?.outcome == .met(at: moment("2026-03-10T10:30:00Z"), taken: 1800))
  }

  @Test(arguments: [("11:00:00", true), ("11:00:01", false)])
  func metUpToTheTargetAndNoSecondMore(at: String, isMet: Bool) {
    var story = story()
    story.reply(at)
    guard case .met = story.reading().clock(.respond)?.outcome else {
      #expect(!isMet)
      return
    }
    #expect(isMet)
  }

  /// Due at the next opening, but the time was used at closing: work done in the night is in time still.
  @Test func workBetweenClosingAndTheNextOpeningIsInTime() {
    var story = Story(.only(resolve: 60, on: .newYork), created: "2026-03-13T23:00:00Z")
    story.opened()
    story.status("2026-03-14T15:00:00Z", .resolved)
    #expect(story.reading().clock(.resolve)?.outcome == .met(at: moment("2026-03-14T15:00:00Z"), taken: 3600))
  }

  @Test func resolvedWithoutAReplyStopsTheResponse() {
    var early = story()
    early.status("10:30:00", .resolved)
    #expect(early.reading().clock(.respond)?.outcome == .stopped(at: moment("2026-03-10T10:30:00Z")))
    var late = story()
    late.status("11:30:00", .resolved)
    #expect(late.reading().clock(.respond)?.outcome == .missed(at: moment("2026-03-10T11:30:00Z"), taken: 5400))
  }

  @Test func theUpdateClockStartsAnewWithEachReply() {
    var story = story()
    #expect(story.reading().clock(.update) == nil)
    story.reply("10:10:00")
    story.reply("12:10:00")
    story.reply("14:10:01")
    let updates = story.reading().clocks.filter { $0.kind == .update }
    #expect(updates.map(\.start.iso8601).map { $0.suffix(9) } == ["10:10:00Z", "12:10:00Z", "14:10:01Z"])
    #expect(updates[0].outcome == .met(at: moment("2026-03-10T12:10:00Z"), taken: 7200))
    #expect(updates[1].outcome == .missed(at: moment("2026-03-10T14:10:01Z"), taken: 7201))
    #expect(updates[2].due == moment("2026-03-10T16:10:01Z"))
  }

  /// The earlier of what it was and message + cadence is always what it was: a later start never falls due earlier.
  @Test func aCustomersMessageNeverMovesTheUpdateClockLater() {
    var numbers = SplitMix64(seed: 10)
    for calendar in CalendarPropertyTests.calendars {
      for _ in 0..<40 {
        var story = Story(.only(update: 120, on: calendar))
        story.opened()
        story.reply("10:10:00")
        let reply = moment("2026-03-10T10:10:00Z")
        let asleep = Bool.random(using: &numbers)
        if asleep { story.status((reply + Int.random(in: 0..<4000, using: &numbers)).iso8601, .pending) }
        let message = reply + Int.random(in: 4000...600_000, using: &numbers)
        let before = story.reading().clock(.update)?.due
        story.customer(message.iso8601)
        let due = story.reading().clock(.update)?.due
        #expect(due != nil && (asleep || due == before))
        if let due, let cadence = calendar.due(from: message, budget: 7200)?.due {
          #expect(due <= max(cadence, before ?? cadence))
        }
        story.customer((message + 60).iso8601)
        #expect(story.reading().clock(.update)?.due == due)
      }
    }
  }

  @Test func pendingPausesAndACustomersMessageEndsIt() {
    var story = story()
    story.reply("10:10:00")
    story.status("10:10:00", .pending)
    #expect(story.reading().clock(.update)?.due == nil && story.reading().clock(.resolve)?.due == nil)
    story.customer("12:10:30")
    let reading = story.reading()
    #expect(reading.status == .open)
    #expect(reading.clock(.update)?.due == moment("2026-03-10T14:10:30Z"))
    #expect(reading.clock(.resolve)?.due == moment("2026-03-10T20:00:30Z"))
  }

  @Test func onHoldRunsOnUnlessThePolicySaysOtherwise() {
    var story = story()
    story.status("10:30:00", .onHold)
    story.status("11:30:00", .open)
    #expect(story.reading().clock(.resolve)?.due == moment("2026-03-10T18:00:00Z"))
    story.rules = .only(respond: 60, update: 120, resolve: 480, pausesOnHold: true)
    #expect(story.reading().clock(.resolve)?.due == moment("2026-03-10T19:00:00Z"))
  }

  @Test func aDueTimeSetByHandStaysAndIsMarked() {
    var story = story()
    let due = moment("2026-03-11T09:00:00Z")
    story.add("10:30:00", .agent("sam"), .due(.resolve, due))
    story.status("10:40:00", .pending)
    story.status("13:40:00", .open)
    story.add("13:50:00", .agent("sam"), .severity(.low))
    let clock = story.reading().clock(.resolve)
    #expect(clock?.due == due && clock?.isSetByHand == true)
    #expect(clock?.state(at: due) == .running(.imminent, remaining: 0))
    #expect(clock?.state(at: due + 1) == .running(.breached, remaining: -1))
    #expect(clock?.ledger(at: due).map(\.kind) == [.start, .handSet, .due])
    story.add("14:00:00", .agent("sam"), .due(.resolve, nil))
    #expect(story.reading().clock(.resolve)?.due == moment("2026-03-10T21:00:00Z"))
    #expect(story.reading().clock(.resolve)?.isSetByHand == false)
  }

  /// News promised for before anybody has replied: the reply begins the clock with that, once, and what is past by then is no
  /// promise.
  @Test(arguments: [Severity.low, .medium, .high]) func aPromiseBeforeTheFirstReplyHolds(_ severity: Severity) {
    var story = story(severity)
    let due = moment("2026-03-13T15:00:00Z")
    story.add("10:05:00", .agent("sam"), .due(.update, due))
    #expect(story.reading().clock(.update) == nil && story.reading().promisedFor == due)
    story.reply("10:10:00")
    let clock = story.reading().clock(.update)
    #expect(clock?.due == due && clock?.isSetByHand == true)
    story.reply("10:20:00")
    #expect(story.reading().clock(.update)?.isSetByHand != true)
    var late = self.story(severity)
    late.add("10:05:00", .agent("sam"), .due(.update, moment("2026-03-10T10:07:00Z")))
    late.reply("10:10:00")
    #expect(late.reading().clock(.update)?.isSetByHand != true)
  }

  @Test func reopenedWithinSevenDaysTheSameClockGoesOn() {
    var story = story()
    story.reply("10:30:00")
    story.status("12:00:00", .resolved)
    story.add("2026-03-12T12:00:00Z", .automation("closing"), .status(.closed))
    story.customer("2026-03-17T12:00:00Z")
    let reading = story.reading()
    #expect(reading.status == .open && reading.reopens == [moment("2026-03-17T12:00:00Z")])
    #expect(reading.resolved == nil && reading.closed == nil)
    #expect(reading.clock(.resolve)?.start == moment("2026-03-10T10:00:00Z"))
    #expect(reading.clock(.resolve)?.due == moment("2026-03-17T18:00:00Z"))
    #expect(reading.clock(.respond)?.due == moment("2026-03-17T13:00:00Z"), "starts for the new message")
    #expect(reading.clocks.filter { $0.kind == .respond }.count == 2)
  }

  @Test func laterThanSevenDaysAMessageReopensNothing() {
    var story = story()
    story.status("12:00:00", .resolved)
    story.customer("2026-03-17T12:00:01Z")
    #expect(story.reading().status == .resolved)
    #expect(story.reading().openClocks == [])
    // A tool that reopened it all the same is read as it was: the clocks are a new ticket's.
    story.status("2026-03-18T12:00:00Z", .open)
    #expect(story.reading().clock(.resolve)?.start == moment("2026-03-18T12:00:00Z"))
  }

  @Test func noPolicyNoClocks() {
    var story = story()
    story.rules.policies[0].conditions.tiers = [.enterprise]
    #expect(story.reading().clocks == [] && story.reading().policy == nil)
  }

  @Test func theFirstPolicyThatMatchesIsTheTickets() {
    var story = story()
    var second = story.rules.policies[0]
    second.name = "enterprise"
    second.conditions.tiers = [.enterprise]
    story.rules.policies.insert(second, at: 0)
    #expect(story.reading().policy == "only")
    let customer = Customer(
      id: "CUST-001", name: "Acme", tier: .enterprise, industry: .healthcare, size: .large,
      signedUp: date("2025-01-01"))
    let reading = story.rules.reading(
      of: story.ticket, events: story.events, customer: customer, at: moment("2026-03-11T00:00:00Z"))
    #expect(reading.policy == "enterprise")
  }

  @Test func aFirstReplyThatHasToPromiseATime() {
    var story = story(.low)
    story.rules.policies[0].targets[.update] = nil
    story.rules.policies[0].firstReplyPromisesTime = true
    #expect(story.reading().promise == .owed && !story.reading().isPromised)
    story.reply("10:10:00")
    #expect(story.reading().promise == .missing)
    #expect(story.reading().clock(.update) == nil)
    let promised = moment("2026-03-12T09:00:00Z")
    story.add("10:10:00", .agent("sam"), .due(.update, promised))
    #expect(story.reading().promise == .made(for: promised) && story.reading().isPromised)
    #expect(story.reading().clock(.update)?.due == promised, "the promise is a clock like any other")
  }

  @Test func aChannelOfATierStartsThere() {
    var rules = rules
    rules.tiers[.selfService] = SupportTierDescription(
      title: "Self-Service", availability: "", channels: ["Community forums"], responseTime: "", handOff: [:],
      resolutionRate: "", capabilities: [], escalationTriggers: [])
    #expect(rules.supportTier(forChannel: "community forums") == .selfService)
    #expect(rules.supportTier(forChannel: "carrier pigeon") == .assisted)
  }
}
