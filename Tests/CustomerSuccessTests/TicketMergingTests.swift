import CustomerSuccess
import Testing

/// What comes of the ticket that stays when another is merged into it: T-2, a second one of the same customer, into T-1.
@Suite struct TicketMergingTests {
  private let world: ActWorld

  init() throws { world = try ActWorld() }

  private func moment(_ minutesAgo: Int) -> Instant { ActWorld.now - minutesAgo * 60 }

  private func add(_ id: TicketID, _ minutesAgo: Int, _ author: Actor, _ kind: TicketEvent.Kind) {
    let order = world.facts.events(of: id).count
    let event = TicketEvent(ticket: id, at: moment(minutesAgo), order: order, author: author, kind: kind)
    world.facts.apply([FactEdit(before: nil, after: .ticketEvent(event))])
  }

  /// A new ticket in which the customer wrote so many minutes ago.
  private func arrives(_ minutesAgo: Int) {
    let id: TicketID = "T-2"
    let ticket = Ticket(id: id, customer: "C-1", subject: "Re: Sync fails", created: moment(minutesAgo))
    world.facts.apply([FactEdit(before: nil, after: .ticket(ticket))])
    add(id, minutesAgo, .customer("Luis"), .opened(severity: .high, status: .new))
    add(id, minutesAgo, .customer("Luis"), .customerMessage("Version 4.2"))
  }

  private func reading(_ id: TicketID) throws -> TicketReading {
    guard case .ticket(let ticket) = world.facts.fact(.ticket(id)) else { throw Refusal("no \(id)") }
    return world.rules.support.reading(
      of: ticket, events: world.facts.events(of: id), customer: world.customer, at: ActWorld.now)
  }

  private func kinds(_ id: TicketID) -> [TicketEvent.Kind] {
    world.facts.events(of: id).sorted { $0.order < $1.order }.map(\.kind)
  }

  private func merge(_ id: TicketID = "T-2", into other: TicketID = "T-1", isSure: Bool = false) throws {
    try world.perform(.merge(into: other), on: .ticket(id), isSure: isSure)
  }

  @Test func theAnswerToAPendingTicketCountsThereAndEndsItsPause() throws {
    add("T-1", 9, .agent("dana"), .publicReply("Which version?"))
    add("T-1", 9, .agent("dana"), .status(.pending))
    arrives(4)
    try merge()
    let reading = try reading("T-1")
    #expect(reading.status == .open && reading.statusSince == moment(4))
    #expect(reading.waitingSince == moment(4))
    let update = try #require(reading.clock(.update))
    #expect(update.pauses.map(\.to) == [moment(4)] && update.due == moment(4) + 7200)
    #expect(kinds("T-1").suffix(2) == [.tookIn("T-2"), .customerMessage("Version 4.2")])
    #expect(kinds("T-2").last == .merged(into: "T-1"))
    #expect(try self.reading("T-2").disposition == .merged(into: "T-1"))
  }

  @Test func oneUndoTakesBackBothSides() throws {
    arrives(4)
    let before = world.facts.facts
    let edits = try world.perform(.merge(into: "T-1"), on: .ticket("T-2"))
    world.facts.apply(edits.reversed().map(\.undone))
    #expect(world.facts.facts == before)
  }

  /// What was written before the team asked back is no answer to it.
  @Test func anEarlierMessageEndsNoPause() throws {
    arrives(9)
    add("T-1", 5, .agent("dana"), .publicReply("Which version?"))
    add("T-1", 5, .agent("dana"), .status(.pending))
    try merge()
    #expect(try reading("T-1").status == .pending)
  }

  @Test func aMessageReopensWhatHadEndedAndIsOwedOneAnswer() throws {
    add("T-1", 9, .agent("dana"), .publicReply("Done"))
    add("T-1", 9, .agent("dana"), .status(.resolved))
    arrives(4)
    try merge()
    let reading = try reading("T-1")
    #expect(reading.status == .open && reading.reopens == [moment(4)])
    #expect(reading.clock(.respond)?.start == moment(4) && reading.clock(.respond)?.outcome == .open)
    #expect(try self.reading("T-2").clocks.isEmpty)
  }

  /// One promise is broken once: the ticket that goes keeps it, and the one that stays owes an answer from now on.
  @Test func aLateAnswerIsNotLateTwice() throws {
    add("T-1", 9, .agent("dana"), .publicReply("Done"))
    add("T-1", 9, .agent("dana"), .status(.resolved))
    // Critical: answered within a quarter of an hour.
    let ticket = Ticket(id: "T-2", customer: "C-1", subject: "Down", created: moment(30))
    world.facts.apply([FactEdit(before: nil, after: .ticket(ticket))])
    add("T-2", 30, .customer("Luis"), .opened(severity: .critical, status: .new))
    add("T-2", 8, .customer("Luis"), .customerMessage("Hello?"))
    // What is promised less than what it takes in is asked about.
    #expect(throws: ActFailure.self) { try merge() }
    try merge(isSure: true)
    guard case .missed = try reading("T-2").clock(.respond)?.outcome else {
      Issue.record("the first answer on T-2 was late")
      return
    }
    let respond = try #require(try reading("T-1").clocks.last { $0.kind == .respond })
    #expect(respond.start == ActWorld.now && respond.outcome == .open)
  }

  @Test func theTeamsRepliesStayWhereTheyWereGiven() throws {
    arrives(9)
    add("T-2", 5, .agent("sam"), .publicReply("We look into it"))
    try merge()
    let reading = try reading("T-1")
    #expect(reading.publicReplies == 0 && reading.clock(.respond)?.outcome == .open)
  }

  @Test func whatNobodyHasAnsweredIsNotBuried() throws {
    let old = Ticket(id: "T-0", customer: "C-1", subject: "Old", created: moment(20_000))
    world.facts.apply([FactEdit(before: nil, after: .ticket(old))])
    add("T-0", 20_000, .customer("Luis"), .opened(severity: .high, status: .new))
    add("T-0", 19_000, .agent("dana"), .status(.resolved))
    arrives(4)
    #expect(throws: ActFailure.self) { try merge("T-2", into: "T-0") }
    add("T-2", 3, .agent("dana"), .publicReply("Here you are"))
    try merge("T-2", into: "T-0")
    #expect(try reading("T-0").status == .resolved)
  }

  /// T-2, as severe as is told, into T-1, which is high.
  private func refusal(_ severity: Severity, isSure: Bool = false) throws -> Refusal? {
    add("T-2", 3, .agent("dana"), .severity(severity))
    do {
      _ = try world.acting().edits(for: ActRequest(.merge(into: "T-1"), on: .ticket("T-2"), isSure: isSure))
      return nil
    } catch ActFailure.refused(let refusal) {
      return refusal
    }
  }

  /// Nobody loses a promise unawares: of a more severe ticket it is asked, and both are named with what ends and what goes on.
  @Test(arguments: Severity.allCases) func aSoonerPromiseEndsOnlyWhenThatIsMeant(_ severity: Severity) throws {
    arrives(4)
    let refusal = try refusal(severity)
    #expect((refusal != nil) == (severity == .critical), "\(severity): \(String(describing: refusal))")
    guard let refusal else { return }
    #expect(refusal.isDoubt)
    for part in [
      "T-2 is Critical: its respond clock, due ", ", ends with it.", "T-1 stays High: its respond clock, due ",
      ", goes on.", "Setting the severity of T-1 to Critical keeps the sooner promise.",
    ] {
      #expect(refusal.description.contains(part), "\(refusal)")
    }
    #expect(try self.refusal(severity, isSure: true) == nil)
  }

  /// What has ended is promised nothing more, however severe it was.
  @Test func ofAnEndedTicketNoPromiseIsLost() throws {
    arrives(4)
    add("T-2", 2, .agent("dana"), .publicReply("Done"))
    add("T-2", 2, .agent("dana"), .status(.resolved))
    #expect(try refusal(.critical) == nil)
  }

  /// An answer that has lain elsewhere for so many minutes: it opens what waited for it as of then, and that may be late at once.
  @Test(arguments: [(4, false), (4 * 24 * 60, true)]) func whatIsLateAtOnceIsAskedAboutFirst(
    _ minutes: Int, _ isLate: Bool
  ) throws {
    let waiting = Ticket(id: "T-0", customer: "C-1", subject: "Sync fails", created: moment(minutes + 20))
    world.facts.apply([FactEdit(before: nil, after: .ticket(waiting))])
    add("T-0", minutes + 20, .customer("Luis"), .opened(severity: .high, status: .new))
    add("T-0", minutes + 5, .agent("dana"), .publicReply("Which version?"))
    add("T-0", minutes + 5, .agent("dana"), .status(.pending))
    arrives(minutes)
    let clocks = MergedClocks(
      try reading("T-2"), into: try reading("T-0"), at: ActWorld.now, in: world.rules.zone)
    #expect(clocks.isLateAtOnce == isLate && (clocks.caveat != nil) == isLate)
    let first = try #require(clocks.words.first)
    let opens = "T-0 is open again by it; its update clock "
    #expect(first.hasPrefix(opens) && first.hasSuffix("and is late at once") == isLate, "\(first)")
    do {
      try merge("T-2", into: "T-0")
      #expect(!isLate)
    } catch ActFailure.refused(let refusal) {
      #expect(isLate && refusal.isDoubt)
      #expect(refusal.description.hasPrefix("\(first). T-2 is High: its "), "\(refusal)")
      try merge("T-2", into: "T-0", isSure: true)
    }
    // What was told before is what comes.
    let after = try reading("T-0")
    let due = try #require(after.clock(.update)?.due)
    #expect(first.contains(DayWords.text(of: due, in: world.rules.zone)), "\(first)")
    let result = MergedClocks.goesOn(after, heard: [moment(minutes)], at: ActWorld.now, in: world.rules.zone)
    #expect(result.hasPrefix(opens) && result.hasSuffix("and is late") == isLate, "\(result)")
    #expect(MergedClocks.goesOn(after, heard: [], at: ActWorld.now, in: world.rules.zone).hasPrefix("T-0 stays High: "))
  }

  /// What the customer wrote soon after it had ended opens it again: said before, and once it is done.
  @Test(arguments: [true, false]) func oneThatHadEndedIsSaidToOpenAgain(_ isAfter: Bool) throws {
    let ended = Ticket(id: "T-0", customer: "C-1", subject: "Sync fails", created: moment(90))
    world.facts.apply([FactEdit(before: nil, after: .ticket(ended))])
    add("T-0", 90, .customer("Luis"), .opened(severity: .high, status: .new))
    add("T-0", isAfter ? 60 : 2, .agent("dana"), .publicReply("Done"))
    add("T-0", isAfter ? 60 : 2, .agent("dana"), .status(.resolved))
    arrives(4)
    let clocks = MergedClocks(
      try reading("T-2"), into: try reading("T-0"), at: ActWorld.now, in: world.rules.zone)
    let opens = "T-0, which is resolved, is open again by it"
    #expect(clocks.reopensEnded == isAfter && (clocks.words.first == opens) == isAfter, "\(clocks.words)")
    #expect(clocks.caveat == (isAfter ? opens : nil))
    try merge("T-2", into: "T-0")
    let after = try reading("T-0")
    #expect(after.isOpen == isAfter)
    let result = MergedClocks.goesOn(after, heard: [moment(4)], at: ActWorld.now, in: world.rules.zone)
    #expect(result.hasPrefix(isAfter ? "T-0 is open again by it" : "T-0 stays High: it is resolved"), "\(result)")
  }
}
