import CustomerSuccess
import Testing

/// What each act changes, and what it refuses.
@Suite struct ActTests {
  let world: ActWorld
  init() throws { world = try ActWorld() }

  private func refusal(_ act: Act, on target: Target, seen: ActRequest.Sight? = nil) -> String? {
    world.refusal(act, on: target, seen: seen)
  }

  @Test func everyActUndoesToWhatWas() throws {
    let acts: [(Act, Target)] = [
      (.record("activeUsers", .measured(80), note: ""), .customer("C-1")),
      (.override(.score, value: 60, reason: "sponsor left", days: nil), .customer("C-1")),
      (.logActivity(kind: "", description: "Called", outcome: ""), .customer("C-1")),
      (.addAction(ActionDraft(title: "Call")), .customer("C-1")),
      (.openTicket(TicketDraft(subject: "Down", message: "It is down", owner: "sam")), .customer("C-1")),
      (.finish(.succeeded, note: "agreed"), .action("A-1")), (.tick(step: 1, isDone: true), .action("A-1")),
      (.snooze(until: ActWorld.today + 3, reason: "budget"), .action("A-1")),
      (.respond("We look into it", then: .pending), .ticket("T-1")), (.changeSeverity(.critical), .ticket("T-1")),
      (.escalate(to: nil, trigger: "Security or compliance concerns"), .ticket("T-1")),
      (.enrol("executiveTraining", due: nil), .learner("L-1")),
    ]
    for (act, target) in acts {
      let before = world.facts.facts
      let edits = try world.perform(act, on: target)
      #expect(!edits.isEmpty && world.facts.facts != before, "\(act)")
      world.facts.apply(edits.reversed().map(\.undone))
      #expect(world.facts.facts == before, "\(act)")
    }
  }

  /// What was on Thursday is written down on Thursday; what is still ahead is no history.
  @Test func anActivityStandsWhereItHappened() throws {
    let then = ActWorld.now.adding(days: -4)
    let edits = try world.perform(
      .logActivity(kind: "Meeting", description: "QBR", outcome: "", at: then), on: .customer("C-1"))
    let activities = edits.compactMap { if case .activity(let activity) = $0.after { activity } else { nil } }
    #expect(activities.map(\.at) == [then])
    let ahead = Act.logActivity(kind: "", description: "QBR", outcome: "", at: ActWorld.now + 60)
    #expect(refusal(ahead, on: .customer("C-1"))?.contains("is still ahead") == true)
  }

  @Test func aReplyThatWaitsMeetsTheResponseAndPauses() throws {
    try world.perform(.respond("We look into it", then: .pending), on: .ticket("T-1"))
    #expect(world.reading.status == .pending)
    #expect(world.reading.publicReplies == 1)
    guard case .met = world.reading.clock(.respond)?.outcome else {
      Issue.record("the response clock is \(String(describing: world.reading.clock(.respond)?.outcome))")
      return
    }
  }

  /// A moment promised by hand is that moment: two hours at night are two hours, though the policy's hours are over.
  @Test(arguments: [ActWorld.now, moment("2026-11-28T23:00:00Z"), moment("2026-11-29T03:00:00Z")])
  func whatIsPromisedByHandRunsAtAnyHour(at now: Instant) throws {
    try world.perform(.changeSeverity(.medium), on: .ticket("T-1"))
    try world.perform(.promise(.resolve, now + 7200), on: .ticket("T-1"))
    let clock = try #require(world.reading.clock(.resolve))
    #expect(clock.isSetByHand && clock.due == now + 7200)
    #expect(clock.state(at: now).remaining == 7200)
    guard case .running = clock.state(at: now) else { return #expect(Bool(false), "\(clock.state(at: now))") }
    #expect(clock.state(at: now + 7200).standing != .breached && clock.state(at: now + 7201).standing == .breached)
  }

  @Test func escalatingNamesItsTriggerAndGoesOneTierUp() throws {
    try world.perform(.escalate(to: nil, trigger: "Security or compliance concerns"), on: .ticket("T-1"))
    #expect(world.reading.supportTier == .technical)
    #expect(world.reading.escalations.map(\.trigger) == ["Security or compliance concerns"])
    let words = refusal(.escalate(to: nil, trigger: "Again"), on: .ticket("T-1"))
    #expect(words == "T-1: is with T3, the last tier, already")
  }

  @Test(arguments: [
    (Act.finish(.pending, note: ""), Target.action("A-1"), "A-1: Pending is no outcome"),
    (.snooze(until: ActWorld.today, reason: "x"), .action("A-1"), "A-1: can be snoozed until a day after today"),
    (.snooze(until: ActWorld.today + 1, reason: " "), .action("A-1"), "A-1: snoozing needs a reason"),
    (.tick(step: 2, isDone: true), .action("A-1"), "A-1: has no step 3"),
    (.tick(step: 0, isDone: false), .action("A-1"), "A-1: is like that already"),
    (.reopenAction, .action("A-1"), "A-1: is open"), (.wake, .action("A-1"), "A-1: is not snoozed"),
    (.wake, .action("A-9"), "There is no action item A-9 any more"),
    (.note(""), .ticket("T-1"), "T-1: an empty note says nothing"),
    (.merge(into: "T-9"), .ticket("T-1"), "There is no ticket T-9 to merge into"),
    (.note("x"), .action("A-1"), "A-1 is no ticket"),
    (.withdraw(.score), .customer("C-1"), "C-1: no override of the score is in force"),
    (
      .override(.score, value: 101, reason: "x", days: nil), .customer("C-1"),
      "an override's value is 101, expected 0 to 100"
    ),
    (.override(.score, value: 50, reason: "x", days: 91), .customer("C-1"), "an override lasts at most 90 days"),
    (.assignCustomer("dana"), .customer("C-1"), "C-1: is dana's already"),
    (
      .enrol("cooking", due: nil), .learner("L-1"),
      "unknown path 'cooking', expected one of executiveTraining, technicalTraining, businessUserTraining"
    ),
    (
      .score("executiveTraining", "strategic-value-and-roi", 90), .learner("L-1"),
      "Lucas is not enrolled in Executive: enrol first"
    ),
  ])
  func whatCannotBeDoneSaysWhy(_ act: Act, _ target: Target, _ words: String) {
    let before = world.facts.facts
    #expect(refusal(act, on: target) == words)
    #expect(world.facts.facts == before)
  }

  @Test func anOverrideEndsTheOneBefore() throws {
    try world.perform(.override(.score, value: 60, reason: "a", days: 10), on: .customer("C-1"))
    try world.perform(.override(.score, value: 70, reason: "b", days: 10), on: .customer("C-1"))
    let counting = world.facts.overrides(of: "C-1").filter { $0.counts(at: ActWorld.now) }
    #expect(counting.map(\.value) == [70])
  }

  @Test func whatOthersChangedMeanwhileIsNotOverwritten() throws {
    let seen = world.item
    var revision = ActionRevision()
    revision.owner = "sam"
    try world.perform(.revise(revision), on: .action("A-1"), by: "lee")
    revision.owner = "kim"
    #expect(throws: ActFailure.self) { try world.perform(.revise(revision), on: .action("A-1"), seen: .action(seen)) }
    #expect(world.storedItem?.owner == "sam")
    var other = ActionRevision()
    other.priority = .high
    try world.perform(.revise(other), on: .action("A-1"), seen: .action(seen))
    #expect(world.storedItem?.owner == "sam" && world.storedItem?.priority == .high, "beside it, both stand")
  }

  @Test func aTicketSettledByOthersSinceItWasSeenIsAConflict() throws {
    let seen = ActRequest.Sight.events(world.reading.nextOrder)
    try world.perform(.changeSeverity(.critical), on: .ticket("T-1"), by: "lee")
    #expect(throws: ActFailure.self) { try world.perform(.changeSeverity(.low), on: .ticket("T-1"), seen: seen) }
    try world.perform(.note("seen"), on: .ticket("T-1"), seen: seen)
    try world.perform(.assignTicket("kim"), on: .ticket("T-1"), seen: seen)
    #expect(world.reading.severity == .critical && world.reading.owner == "kim")
  }

  @Test func aSatisfiedPathIssuesItsCertificateOnce() throws {
    let path = try #require(world.rules.training["executiveTraining"])
    try world.perform(.enrol(path.id, due: nil), on: .learner("L-1"))
    for module in path.modules {
      #expect(world.facts.certificates(of: "L-1").isEmpty)
      try world.perform(.complete(path.id, module.id, minutes: 60, score: 85), on: .learner("L-1"))
    }
    let certificate = try #require(world.facts.certificates(of: "L-1").first)
    #expect(certificate.issued == ActWorld.today && certificate.expires == date("2027-11-22"))
    try world.perform(.score(path.id, path.modules[0].id, 95), on: .learner("L-1"))
    #expect(world.facts.certificates(of: "L-1").count == 1)
  }

  /// Two people with the same learner open: the second hears of the first, and a score is never in the way.
  @Test func aModuleDealtWithMeanwhileIsAConflict() throws {
    let path = try #require(world.rules.training["executiveTraining"])
    let module = path.modules[0].id
    try world.perform(.enrol(path.id, due: nil), on: .learner("L-1"))
    try world.perform(.waive(path.id, module, reason: "knows it"), on: .learner("L-1"), by: "kim")
    let theirs = world.facts.progress(of: "L-1")
    #expect(
      throws: ActFailure.conflict(
        .progress("L-1", path.id, module), expected: nil, found: theirs.first.map(Fact.progress))
    ) {
      try world.perform(
        .complete(path.id, module, minutes: nil, score: nil), on: .learner("L-1"), seen: .progress([]))
    }
    #expect(world.facts.progress(of: "L-1") == theirs)
    try world.perform(.score(path.id, module, 90), on: .learner("L-1"), seen: .progress([]))
    try world.perform(
      .complete(path.id, module, minutes: nil, score: nil), on: .learner("L-1"), seen: .progress(theirs))
  }

  @Test func aScoreBelowThePassMarkDoesNotSatisfy() throws {
    let path = try #require(world.rules.training["executiveTraining"])
    try world.perform(.enrol(path.id, due: nil), on: .learner("L-1"))
    for module in path.modules {
      try world.perform(.complete(path.id, module.id, minutes: nil, score: 79), on: .learner("L-1"))
    }
    #expect(world.facts.certificates(of: "L-1").isEmpty)
    for module in path.modules {
      try world.perform(.waive(path.id, module.id, reason: "did it before"), on: .learner("L-1"))
    }
    #expect(world.facts.certificates(of: "L-1").count == 1)
  }

  // MARK: Merging

  private func merging(_ world: ActWorld) {
    let other = Customer(
      id: "C-2", name: "Birch", tier: .starter, industry: .other, size: .small, signedUp: date("2025-01-01"))
    world.facts.apply([FactEdit(before: nil, after: .customer(other))])
    for (id, customer) in [("TKT-2", "C-1"), ("TKT-3", "C-2"), ("4", "C-1")] {
      let ticket = Ticket(
        id: TicketID(id), customer: CustomerID(customer), subject: "Login", created: ActWorld.now - 300)
      let opened = TicketEvent(
        ticket: ticket.id, at: ActWorld.now - 300, order: 0, author: .customer("Luis"),
        kind: .opened(severity: .high, status: .new))
      world.facts.apply([.init(before: nil, after: .ticket(ticket)), .init(before: nil, after: .ticketEvent(opened))])
    }
  }

  private func merge(_ world: ActWorld, _ id: String, into other: String, isSure: Bool = false) throws -> TicketEvent
    .Kind?
  {
    var request = ActRequest(.merge(into: TicketID(other)), on: .ticket(TicketID(id)))
    request.isSure = isSure
    guard case .ticketEvent(let event) = try world.acting().edits(for: request).first?.after else { return nil }
    return event.kind
  }

  @Test func aNumberAloneIsTheIdWhereNothingIsCalledSo() throws {
    let world = try ActWorld()
    merging(world)
    #expect(try merge(world, "T-1", into: "2") == .merged(into: "TKT-2"))
    #expect(try merge(world, "T-1", into: "tkt-2") == .merged(into: "TKT-2"))
    #expect(try merge(world, "T-1", into: "4") == .merged(into: "4"), "another tool's ids are numbers")
    #expect(ShortID.readings(of: "7", as: .article).contains("KB-0007"))
    #expect(ShortID.readings(of: "Acme 7", as: .customer) == ["Acme 7", "ACME 7"])
  }

  @Test func anotherCustomersTicketIsMergedIntoOnlyWhenThatIsMeant() throws {
    let world = try ActWorld()
    merging(world)
    let failure = #expect(throws: ActFailure.self) { try merge(world, "T-1", into: "3") }
    guard case .refused(let refusal) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(refusal.isDoubt)
    for part in ["T-1", "Sync fails", "Acme", "TKT-3", "Login", "Birch"] { #expect(refusal.description.contains(part)) }
    #expect(try merge(world, "T-1", into: "3", isSure: true) == .merged(into: "TKT-3"))
  }

  @Test func nothingIsMergedIntoWhatIsGone() throws {
    let world = try ActWorld()
    merging(world)
    try world.perform(.merge(into: "T-1"), on: .ticket("TKT-2"))
    #expect(throws: ActFailure.refused(Refusal("T-1: TKT-2 was merged into it already"))) {
      try merge(world, "T-1", into: "TKT-2")
    }
  }

  // MARK: Two people's replies

  @Test func anothersReplySinceItWasSeenIsAConflict() throws {
    let world = try ActWorld()
    let seen = ActRequest.Sight.events(world.reading.nextOrder)
    try world.perform(.respond("Already on it.", then: nil), on: .ticket("T-1"), by: "kim")
    #expect(throws: ActFailure.self) {
      try world.perform(.respond("We look.", then: nil), on: .ticket("T-1"), seen: seen)
    }
    try world.perform(.note("fyi"), on: .ticket("T-1"), seen: seen)
    try world.perform(.respond("We look.", then: .open), on: .ticket("T-1"), seen: .events(world.reading.nextOrder))
    try world.perform(.respond("More.", then: nil), on: .ticket("T-1"), seen: .events(world.reading.nextOrder - 1))
  }

  @Test func aNewTicketIsAnsweredWhateverItIsToBeAfterwards() throws {
    for status in [TicketStatus.open, .pending, .onHold, .resolved] {
      let world = try ActWorld()
      try world.perform(.respond("We look.", then: status), on: .ticket("T-1"))
      #expect(world.reading.status == status)
    }
  }
}
