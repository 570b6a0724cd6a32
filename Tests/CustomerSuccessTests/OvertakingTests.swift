import CustomerSuccess
import Testing

/// What others do to a ticket while somebody writes, and acts that would change nothing or not all.
@Suite struct OvertakingTests {
  let world: ActWorld

  init() throws { world = try ActWorld() }

  private var seen: ActRequest.Sight { .events(world.reading.nextOrder) }

  private func found(_ act: Act, seen: ActRequest.Sight) -> TicketEvent.Kind? {
    do {
      try world.perform(act, on: .ticket("T-1"), seen: seen)
      return nil
    } catch ActFailure.conflict(_, _, .ticketEvent(let event)) {
      return event.kind
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  @Test func aReplyWaitsForWhatTheCustomerHasSaidSince() throws {
    let seen = seen
    try world.perform(.hear("It works again."), on: .ticket("T-1"), by: "kim")
    #expect(found(.respond("We look.", then: nil), seen: seen) == .customerMessage("It works again."))
    #expect(found(.note("fyi"), seen: seen) == nil)
    #expect(found(.assignTicket("kim"), seen: seen) == nil)
    #expect(found(.respond("Good.", then: nil), seen: self.seen) == nil)
  }

  /// One event stands in the way, and what else would be overruled is told with it.
  @Test func allThatWouldBeOverruledIsTold() throws {
    let request = ActRequest(.respond("We look.", then: .open), on: .ticket("T-1"), seen: seen)
    try world.perform(.move(to: .resolved), on: .ticket("T-1"), by: "peter")
    try world.perform(.note("done"), on: .ticket("T-1"), by: "peter")
    try world.perform(.respond("Done.", then: nil), on: .ticket("T-1"), by: "kim")
    let told = try world.acting().overtaking(request).map(\.kind)
    #expect(told.contains(.status(.resolved)) && told.contains(.publicReply("Done.")))
    #expect(!told.contains(.note("done")))
    #expect(try world.acting().overtaking(ActRequest(request.act, on: request.target)).isEmpty)
  }

  @Test func aTimeThatHoldsAlreadyIsNotPromised() throws {
    let due = try #require(world.reading.openClocks.first { $0.kind == .resolve }?.due)
    #expect(world.refusal(.promise(.resolve, due), on: .ticket("T-1")) == "T-1: is due then already")
    try world.perform(.promise(.resolve, due + 3600), on: .ticket("T-1"))
    #expect(world.refusal(.promise(.resolve, due + 3600), on: .ticket("T-1")) == "T-1: is due then already")
    #expect(world.refusal(.promise(.resolve, due + 7200), on: .ticket("T-1")) == nil)
  }

  /// What is offered for several is taken of each of them; where nothing is, that is said before anything is asked.
  @Test func severalAreEscalatedByWhatEachOfThemTakes() throws {
    let first = ActSubject.ticket(world.reading)
    let alone = Verb.escalate.parameters(for: first, on: .ticket, world.rules)
    #expect(Verb.escalate.parameters(forAll: [first, first], on: .ticket, world.rules) == alone)
    #expect(Verb.escalate.refusal(ofAll: [first, first], alone) == nil)
    try world.perform(.escalate(to: nil, trigger: "Security or compliance concerns"), on: .ticket("T-1"))
    let second = ActSubject.ticket(world.reading)
    for subjects in [[first, second], [second, first]] {
      let shared = Verb.escalate.parameters(forAll: subjects, on: .ticket, world.rules)
      guard case .choice(let choices)? = shared.first?.kind else { return #expect(Bool(false), "\(shared)") }
      for subject in subjects {
        guard case .choice(let own)? = Verb.escalate.parameters(for: subject, on: .ticket, world.rules).first?.kind
        else { return #expect(Bool(false)) }
        #expect(choices.allSatisfy(own.contains))
      }
      #expect((Verb.escalate.refusal(ofAll: subjects, shared) != nil) == choices.isEmpty)
    }
  }
}
