import CustomerSuccess
import Testing

@Suite struct SupportChangesTests {
  private func story(_ tell: (inout Story) -> Void = { _ in }) -> Story {
    var story = Story(.only(respond: 60, update: 120, resolve: 480))
    story.opened()
    tell(&story)
    return story
  }

  private func refusal(
    _ kind: TicketEvent.Kind, by author: Actor = .agent("sam"), at now: String = "2026-03-10T14:00:00Z",
    after tell: (inout Story) -> Void = { _ in }
  ) -> String? {
    do throws(Refusal) {
      _ = try story(tell).reading(now).applying(kind, by: author, at: moment(now))
      return nil
    } catch {
      return error.description
    }
  }

  private static let resolved: @Sendable (inout Story) -> Void = { $0.status("12:00:00", .resolved) }

  @Test func whatIsAllowedBecomesTheNextEvent() throws {
    let reading = story().reading("11:00:00")
    let event = try reading.applying(.publicReply("Hello"), by: .agent("sam"), at: moment("2026-03-10T11:00:00Z"))
    #expect(event.order == 1 && event.ticket == "T-1" && event.at == moment("2026-03-10T11:00:00Z"))
  }

  @Test(arguments: [
    TicketEvent.Kind.publicReply("Done"), .note("x"), .status(.pending), .severity(.low), .owner("lee"),
    .escalated(to: .technical, trigger: "Custom solution development needed"),
    .due(.resolve, moment("2026-03-11T00:00:00Z")), .merged(into: "T-2"), .spam, .subject("y"),
  ])
  func anOpenTicketTakes(kind: TicketEvent.Kind) {
    #expect(refusal(kind) == nil)
  }

  @Test(arguments: [
    (TicketEvent.Kind.status(.new), "T-1: is already new"),
    (.opened(severity: .low, status: .new), "T-1: is opened already"),
    (.publicReply(""), "T-1: an empty message says nothing"),
    (.severity(.high), "T-1: is already high"),
    (.owner(""), "T-1: is nobody's already"),
    (.escalated(to: .assisted, trigger: "x"), "T-1: is with T2 already, which is not below T2"),
    (.escalated(to: .technical, trigger: ""), "T-1: escalating needs its trigger"),
    (.due(.resolve, moment("2026-03-10T14:00:00Z")), "T-1: a due time at 2026-03-10T14:00:00Z is not in the future"),
    (.due(.resolve, nil), "T-1: has no resolve time set by hand"),
    (.merged(into: "T-1"), "T-1: cannot be merged into itself"),
    (.customerMessage("Hi"), "T-1: a customer's message has to come from the customer"),
  ])
  func anOpenTicketRefuses(kind: TicketEvent.Kind, words: String) {
    #expect(refusal(kind) == words)
  }

  @Test func anEndedTicket() {
    #expect(refusal(.status(.resolved), after: Self.resolved) == "T-1: is already resolved")
    #expect(refusal(.status(.closed), after: Self.resolved) == nil)
    #expect(
      refusal(.status(.resolved)) { $0.status("12:00:00", .closed) }
        == "T-1: is closed, which is resolved for good")
    #expect(
      refusal(.severity(.low), after: Self.resolved) == "T-1: is resolved: reopen it before changing its severity")
    #expect(refusal(.publicReply("PS"), at: "2026-03-17T12:00:00Z", after: Self.resolved) == nil)
    #expect(
      refusal(.publicReply("PS"), at: "2026-03-17T12:00:01Z", after: Self.resolved)
        == "T-1: ended more than 7 days ago, at 2026-03-10T12:00:00Z: open a new ticket that follows it")
    #expect(refusal(.status(.open), at: "2026-03-17T12:00:00Z", after: Self.resolved) == nil)
    #expect(refusal(.status(.open), at: "2026-03-17T12:00:01Z", after: Self.resolved) != nil)
    #expect(
      refusal(.customerMessage("Hi"), by: .customer("dr.lee"), at: "2026-03-18T12:00:01Z", after: Self.resolved) != nil)
  }

  @Test func mergedAndSpamTakeNothingMore() {
    #expect(
      refusal(.note("x")) { $0.add("12:00:00", .agent("sam"), .merged(into: "T-2")) }
        == "T-1: was merged into T-2, work on that one")
    #expect(refusal(.note("x")) { $0.add("12:00:00", .agent("sam"), .spam) } == "T-1: is spam")
  }

  @Test func aClockThatWasSetBackPutsWhatIsDoneBehindTheRestAndCustomersOnlyWrite() throws {
    #expect(
      refusal(.note("x"), at: "2026-03-10T14:00:00Z") { $0.reply("13:00:00") } == nil)
    let reading = story { $0.reply("13:00:00") }.reading("14:00:00")
    let note = try reading.applying(.note("x"), by: .agent("sam"), at: moment("2026-03-10T12:59:59Z"))
    #expect(note.at == moment("2026-03-10T13:00:00Z") && note.order == reading.nextOrder)
    #expect(refusal(.status(.closed), by: .customer("dr.lee")) == "T-1: a customer can only write a message")
  }
}
