import CustomerSuccess
import Testing

/// What people may do to messages, by the state they are in, and what speaks against it.
@Suite struct OutboxActTests {
  let world: ActWorld
  init() throws { world = try ActWorld() }

  private static let day = ActWorld.today

  private func contact(_ email: String = "ana@example.com", unsubscribed: Bool = false) -> Fact {
    var contact = Contact(id: "P-1", customer: "C-1", name: "Ana Ruiz", email: email, isPrimary: true)
    contact.isUnsubscribed = unsubscribed
    return .contact(contact)
  }

  private func message(
    _ id: MessageID = "M-1", _ state: OutreachMessage.State = .drafted, daysAgo: Int = 1, occasion: String = "o",
    trigger: TriggerID = .milestoneCelebrations
  ) -> OutreachMessage {
    OutreachMessage(
      id: id, customer: "C-1", contact: "P-1", trigger: trigger, occasion: occasion,
      fired: ActWorld.now.adding(days: -9),
      state: state, since: ActWorld.now.adding(days: -daysAgo), subject: "S", body: "B\n")
  }

  private func put(_ facts: Fact...) {
    world.facts.apply(facts.map { FactEdit(before: world.facts.fact($0.key), after: $0) })
  }

  @discardableResult
  private func act(_ act: Act, sure: Bool = false, on id: MessageID = "M-1", at moment: Instant = ActWorld.now) throws
    -> OutreachMessage
  {
    var request = ActRequest(act, on: .message(id))
    request.isSure = sure
    let edits = try Acting(rules: world.rules, source: world.facts, author: "dana", now: moment).edits(for: request)
    world.facts.apply(edits)
    guard case .message(let after)? = edits.last?.after else { throw ActFailure.refused(Refusal("nothing")) }
    return after
  }

  private func refusal(_ act: Act, sure: Bool = false, on id: MessageID = "M-1") -> String? {
    do {
      try self.act(act, sure: sure, on: id)
      return nil
    } catch ActFailure.refused(let refusal) {
      return (refusal.isDoubt ? "? " : "") + refusal.description
    } catch { return "\(error)" }
  }

  /// Every verb in every state: what is open can be decided, what has left cannot.
  @Test(arguments: OutreachMessage.State.allCases) func each_state_takes_what_fits(_ state: OutreachMessage.State) {
    let deeds: [(Act, Set<OutreachMessage.State>)] = [
      (.approve(at: nil), [.drafted, .held, .failed, .unknown]),
      (.holdMessage("later"), [.drafted, .held, .approved, .failed]),
      (.dropMessage("no"), [.drafted, .held, .approved, .failed]),
      (.rewriteMessage(MessageText(subject: "T", body: "C")), [.drafted, .held, .approved, .failed]),
      (.noteSent(at: nil), [.drafted, .held, .approved, .failed, .dropped, .sending, .unknown]),
      (.noteReply(at: nil), [.sending, .sent, .unknown]), (.takeToSend, [.approved]),
    ]
    for (deed, fits) in deeds {
      put(contact(), .message(message("M-1", state, daysAgo: 0)))
      #expect((refusal(deed, sure: true) == nil) == fits.contains(state), "\(deed) \(state)")
    }
  }

  @Test func what_is_approved_goes_as_it_read() throws {
    put(contact(), .message(message()))
    let after = try act(.approve(at: ActWorld.now + 3600))
    #expect(after.state == .approved && after.author == "dana" && after.notBefore == ActWorld.now + 3600)
    #expect((after.subject, after.body) == ("S", "B\n"))
    #expect(after.countsSince == ActWorld.now.adding(days: -1), "it counts since it was drafted")
    #expect(refusal(.takeToSend) == "M-1: is approved", "not before its time")
    let rewritten = try act(.rewriteMessage(MessageText(subject: "T", body: "C")))
    #expect(rewritten.state == .drafted && rewritten.notBefore == nil, "it has to be approved again")
  }

  @Test func nobody_who_wants_none_gets_any() {
    put(contact(unsubscribed: true), .message(message()))
    #expect(refusal(.approve(at: nil), sure: true) == "M-1: P-1 Ana Ruiz wants no messages")
    put(contact("nowhere"))
    #expect(refusal(.approve(at: nil), sure: true) == "M-1: 'nowhere' of P-1 is no mail address")
    put(contact(""))
    #expect(refusal(.approve(at: nil), sure: true) == "M-1: P-1 Ana Ruiz has no address")
  }

  /// Two on one day, or three in a week, only where somebody says that it is meant.
  @Test func caps_hold_by_hand_too() throws {
    put(contact(), .message(message("M-0", .sent, daysAgo: 2)), .message(message()))
    #expect(refusal(.approve(at: nil)) == "? M-1: P-1 had M-0 on 2026-11-21, the next may go from 2026-11-24.")
    #expect(refusal(.approve(at: ActWorld.now.adding(days: 1))) == nil, "a day later it may")
    put(.message(message("M-2")))
    #expect(
      refusal(.approve(at: nil), on: "M-2") == "? M-2: P-1 gets M-1 on 2026-11-24, the next may go from 2026-11-27.")
    #expect(
      refusal(.approve(at: ActWorld.now.adding(days: 4)), on: "M-2")
        == "? M-2: 2 messages to the account in 7 days, the next may go from 2026-11-28.")
    #expect(refusal(.approve(at: nil), sure: true, on: "M-2") == nil)
  }

  @Test func what_is_over_is_asked_about() {
    put(contact(), .message(message("M-1", occasion: "2026-11-23/14", trigger: .renewalReminders)))
    #expect(refusal(.approve(at: nil)) == "? M-1: the renewal's day, 2026-11-23, has come.")
    put(.message(message("M-1", occasion: "2026-12-23/30", trigger: .renewalReminders)))
    var renewed = world.customer
    renewed.renews = Self.day + 400
    put(.customer(renewed))
    #expect(refusal(.approve(at: nil)) == "? M-1: the contract was renewed until 2027-12-28 since.")
  }

  @Test func of_one_that_may_have_gone_a_person_decides() {
    put(contact(), .message(message("M-1", .unknown)))
    #expect(refusal(.approve(at: nil))?.hasPrefix("? M-1: it may have been sent already") == true)
    put(.message(message("M-1", .sending, daysAgo: 0)))
    #expect(refusal(.approve(at: nil), sure: true) == "M-1: is sending", "its sender is at work")
    put(.message(message("M-1", .sending, daysAgo: 1)))
    #expect(refusal(.approve(at: nil), sure: true) == nil, "nobody has heard of it for a day")
  }

  /// Taken once; what became of it is written only by whoever took it.
  @Test func one_sender_takes_it() throws {
    put(contact(), .message(message("M-1", .approved)))
    let taken = try act(.takeToSend)
    #expect(taken.state == .sending && refusal(.takeToSend) == "M-1: is sending")
    #expect(refusal(.endSending(taken: taken.since + 1, .sent("msmtp"))) != nil)
    let sent = try act(.endSending(taken: taken.since, .sent("msmtp")))
    #expect((sent.state, sent.why) == (.sent, "msmtp"))
    #expect(refusal(.endSending(taken: taken.since, .failed("x"))) != nil, "once")
  }

  @Test func who_left_since_gets_nothing() {
    put(contact(), .message(message("M-1", .approved)))
    var gone = world.customer
    (gone.lifecycle, gone.churned) = (.churned, Self.day)
    put(.customer(gone))
    #expect(refusal(.takeToSend) == "M-1: the customer has left")
  }
}
