import CustomerSuccess
import Testing

/// Tickets of another tool: what it does not tell is no data, and what it counts no more counts no more here.
@Suite struct OutsideTicketTests {
  private let rules = SupportRules.only(respond: 60, update: 120, resolve: 480)
  private let march = QualityPeriod(moment("2026-03-01T00:00:00Z")..<moment("2026-04-01T00:00:00Z"))
  private let now = moment("2026-04-05T00:00:00Z")

  /// As an import leaves it: opened at 10:00 by a customer whom the tool does not name.
  private func story(untold: [ClockKind]? = nil, _ tell: (inout Story) -> Void = { _ in }) -> Story {
    var story = Story(rules)
    story.ticket.untold = untold
    story.opened(.high, by: .customer(""))
    story.add("10:00:00", .customer(""), .customerMessage("Sync fails"))
    tell(&story)
    return story
  }

  private func account(_ figure: QualityFigure, _ story: Story) -> QualityAccount {
    SupportQualityRules.account(of: figure, QualityTicket(story.reading(now.iso8601)), in: march, at: now)
  }

  @Test(arguments: [ClockKind.respond, .update, .resolve])
  func aClockThatIsNotToldOfIsNeitherMetNorMissed(kind: ClockKind) {
    let tell = { (story: inout Story) in
      story.add("12:30:00", .agent("ada"), .publicReply(""))
      story.add("20:00:00", TicketCatchUp.author, .status(.resolved))
    }
    #expect(story(tell).reading().clocks.contains { $0.kind == kind })
    let untold = story(untold: [kind], tell)
    #expect(!untold.reading().clocks.contains { $0.kind == kind })
    #expect(untold.reading("12:00:00").nextDeadline(at: moment("2026-03-10T12:00:00Z"))?.kind != kind)
    if kind == .respond { #expect(!account(.response, untold).counts) }
    guard kind == .resolve else { return }
    #expect(!account(.resolution, untold).counts)
    // An end of which it is not told when it was says nothing of how long it took.
    #expect(account(.resolutionTime, story(tell)).counts && !account(.resolutionTime, untold).counts)
  }

  @Test func aTicketWhoseFirstReplyIsNotToldIsNoFirstContactEitherWay() {
    let tell = { (story: inout Story) in story.add("11:00:00", TicketCatchUp.author, .status(.resolved)) }
    #expect(account(.firstContact, story(tell)).reasons == [.noReply])
    #expect(!account(.firstContact, story(untold: [.respond], tell)).counts)
    #expect(account(.withoutEscalation, story(untold: [.respond], tell)).counts)
    var answeredHere = story(untold: [.respond])
    answeredHere.reply("10:30:00")
    answeredHere.status("11:00:00", .resolved)
    #expect(account(.firstContact, answeredHere).share == TicketShare(part: 1, whole: 1))
  }

  /// The team's own replies are known: from them the next update is counted.
  @Test func whatIsDoneHereBeginsTheClock() {
    var ticket = story(untold: [.update]) { $0.add("10:20:00", .agent("ada"), .publicReply("")) }
    #expect(ticket.reading("10:30:00").clock(.update) == nil)
    ticket.reply("11:00:00")
    #expect(ticket.reading("11:30:00").clock(.update)?.due == moment("2026-03-10T13:00:00Z"))
  }

  /// The same clocks go on where they stood, whatever the ticket's status was; what was broken before stays broken.
  @Test func whatIsCountedAgainStandsAsItStood() {
    let back = story {
      $0.reply("10:30:00")
      $0.status("10:40:00", .pending)
      $0.add("11:00:00", TicketCatchUp.author, .withdrawn("cancelled in X"))
    }
    #expect(back.reading("12:00:00").clocks.isEmpty && !back.reading("12:00:00").isOpen)
    var again = back
    again.add("14:00:00", TicketCatchUp.author, .withdrawn(""))
    let reading = again.reading("14:00:00")
    #expect(reading.isOpen && reading.status == .pending && reading.closed == nil)
    again.add("15:00:00", .customer(""), .customerMessage("Here"))
    // 20 minutes of waiting, three hours cancelled, one more hour of waiting; the target is eight hours.
    #expect(again.reading("15:00:00").clock(.resolve)?.due == moment("2026-03-10T22:20:00Z"))
    var late = story { $0.add("11:30:00", TicketCatchUp.author, .withdrawn("cancelled in X")) }
    late.add("11:40:00", TicketCatchUp.author, .withdrawn(""))
    #expect(late.reading("11:45:00").clock(.respond)?.breach != nil, "the first answer was late before")
    var ended = story { $0.status("11:00:00", .resolved) }
    ended.add("12:00:00", TicketCatchUp.author, .withdrawn("cancelled in X"))
    ended.add("13:00:00", TicketCatchUp.author, .withdrawn(""))
    #expect(ended.reading("13:00:00").status == .resolved && ended.reading("13:00:00").closed == nil)
    var spam = story { $0.add("11:00:00", .agent("ada"), .spam) }
    spam.add("12:00:00", TicketCatchUp.author, .withdrawn(""))
    #expect(spam.reading("13:00:00").disposition == .spam, "what somebody here decided stays")
  }

  @Test(arguments: [
    (1, 0, [MissReason]()), (9, 0, [.severalReplies]), (1, 3, [.reopened]), (9, 3, [.reopened, .severalReplies]),
  ])
  func whatTheToolHasOnlyCountedCounts(replies: Int, reopens: Int, reasons: [MissReason]) {
    var counted = story {
      $0.add("10:20:00", .agent("ada"), .publicReply(""))
      $0.add("11:00:00", TicketCatchUp.author, .status(.resolved))
    }
    counted.ticket.outsideReplies = replies
    counted.ticket.outsideReopens = reopens
    #expect(account(.firstContact, counted).counts)
    #expect(account(.firstContact, counted).reasons == reasons)
  }

  @Test func aTicketSolvedBeforeItsFirstReplyIsJudgedAtItsEnd() {
    let early = story {
      $0.add("11:30:00", .agent("ada"), .publicReply(""))
      $0.add("10:30:00", TicketCatchUp.author, .status(.resolved))
    }
    #expect(early.reading().clock(.respond)?.outcome == .stopped(at: moment("2026-03-10T10:30:00Z")))
    #expect(early.reading().clock(.update) == nil && early.reading().firstReply == moment("2026-03-10T11:30:00Z"))
  }

  @Test func whatIsWithdrawnLeavesQueueAndStatistics() {
    let reason = "cancelled in ServiceNow"
    let withdrawn = story {
      $0.add("13:00:00", .agent("ada"), .publicReply(""))
      $0.add("14:00:00", TicketCatchUp.author, .withdrawn(reason))
    }
    let reading = withdrawn.reading()
    #expect(reading.disposition == .withdrawn(reason) && !reading.isOpen && reading.clocks.isEmpty)
    for figure in QualityFigure.allCases { #expect(account(figure, withdrawn) == QualityAccount()) }
    #expect(throws: Refusal.self) { try reading.applying(.note("so"), by: .agent("sam"), at: now) }
  }

  private func catchUp(_ story: Story, _ updated: String, _ change: (inout TicketSnapshot) -> Void) -> TicketCatchUp {
    var ticket = story.ticket
    ticket.outsideUpdated = moment("2026-03-10T\(updated)Z")
    var export = TicketSnapshot(ticket: ticket, severity: .high, status: .open, owner: "")
    change(&export)
    return TicketComparison(story.ticket, events: story.events, at: moment("2026-03-10T20:00:00Z")).catchUp(to: export)
  }

  @Test func aNewerExportThatCancelsIsOneEventThatNamesTheTool() {
    var story = story { $0.add("10:00:00", TicketCatchUp.author, .status(.open)) }
    story.ticket.outsideUpdated = moment("2026-03-10T10:00:00Z")
    let cancels = { (export: inout TicketSnapshot) in
      export.status = .closed
      export.withdrawn = "cancelled in ServiceNow"
    }
    let change = catchUp(story, "12:00:00", cancels)
    #expect(change.events.map(\.kind) == [.withdrawn("cancelled in ServiceNow")])
    #expect(
      change.events.first?.at == moment("2026-03-10T12:00:00Z") && change.events.first?.author == TicketCatchUp.author)
    #expect(catchUp(story, "09:00:00", cancels).isOlder)
    story.events += change.events
    #expect(catchUp(story, "12:00:00", cancels).isEmpty, "said once")
  }
}
