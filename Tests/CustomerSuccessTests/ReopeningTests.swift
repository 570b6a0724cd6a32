import CustomerSuccess
import Statistics
import Testing

/// What becomes of the update clock when the team takes up again what had ended: it goes on, as the resolve clock does.
@Suite struct ReopeningTests {
  private func story(respond: Int? = 60, update: Int? = 120) -> Story {
    var story = Story(.only(respond: respond, update: update, resolve: 480))
    story.opened()
    return story
  }

  private func updates(_ story: Story) -> [SLAClock] { story.reading().clocks.filter { $0.kind == .update } }

  @Test(arguments: [TicketStatus.resolved, .closed], [TicketStatus.open, .pending, .onHold])
  func theUpdateClockGoesOnAndTheTimeInBetweenIsAPause(end: TicketStatus, back: TicketStatus) {
    var story = story()
    story.reply("10:30:00")
    story.status("11:00:00", end)
    story.status("2026-03-11T11:00:00Z", back)
    if back != .open { story.status("2026-03-11T11:00:00Z", .open) }
    let clocks = updates(story)
    #expect(clocks.count == 1 && clocks[0].outcome == .open)
    #expect(clocks[0].due == moment("2026-03-11T12:30:00Z"), "half an hour was used by the end")
    #expect(clocks[0].pauses.first?.cause == .closed)
  }

  @Test func whatWasLateByTheEndIsLateStill() {
    var story = story()
    story.reply("10:30:00")
    story.status("12:31:00", .resolved)
    story.status("12:35:00", .open)
    let late = moment("2026-03-10T12:35:00Z")
    #expect(story.reading().standing(at: late) == .breached)
    #expect(story.reading().queueKey(at: late).rank == .breached)
    #expect(updates(story).map(\.due) == [moment("2026-03-10T12:30:00Z")])
    story.reply("12:40:00")
    let clocks = updates(story)
    guard case .missed = clocks.first?.outcome else {
      Issue.record("\(clocks)")
      return
    }
    #expect(clocks.count == 2 && clocks[1].due == moment("2026-03-10T14:40:00Z"))
    #expect(story.reading().standing(at: moment("2026-03-10T12:41:00Z")) == .fine)
  }

  /// The clock starts anew with each answer, also with one after the end; the ticket's first answer is one as well.
  @Test(arguments: [true, false])
  func anAnswerAfterTheEndIsWhatItCountsFrom(wasAnswered: Bool) {
    var story = story()
    if wasAnswered { story.reply("10:10:00") }
    story.status("10:20:00", .resolved)
    story.reply("10:50:00")
    story.status("11:30:00", .open)
    let clock = story.reading().clock(.update)
    #expect(clock?.start == moment("2026-03-10T10:50:00Z") && clock?.due == moment("2026-03-10T13:30:00Z"))
    #expect(updates(story).filter { $0.outcome == .open }.count == 1)
  }

  @Test func whoWasNeverAnsweredIsOwedAFirstAnswerAndNoUpdate() {
    var story = story()
    story.status("10:20:00", .resolved)
    story.status("11:20:00", .open)
    #expect(updates(story).isEmpty && story.reading().clock(.respond)?.due == moment("2026-03-10T12:00:00Z"))
  }

  /// The customer's message waits for a first answer, which stands for the update clock until it is there.
  @Test func aMessageThatReopensWaitsForItsAnswer() {
    var story = story()
    story.reply("10:30:00")
    story.status("11:00:00", .resolved)
    story.customer("11:30:00")
    #expect(story.reading().openClocks.map(\.kind) == [.resolve, .respond])
  }

  @Test func laterThanSevenDaysItIsANewTicketsClock() {
    var story = story()
    story.reply("10:30:00")
    story.status("11:00:00", .resolved)
    story.status("2026-03-17T11:00:01Z", .open)
    #expect(updates(story).map(\.outcome) == [.stopped(at: moment("2026-03-10T11:00:00Z"))])
    story.reply("2026-03-17T12:00:00Z")
    #expect(story.reading().clock(.update)?.due == moment("2026-03-17T14:00:00Z"))
  }

  /// A time set by hand stays, unless it passed while nothing was owed: then the cadence holds, or nothing without one.
  @Test(
    arguments: [
      (120, "15:00:00", "2026-03-10T15:00:00Z"), (120, "11:30:00", "2026-03-10T13:30:00Z"),
      (nil, "15:00:00", "2026-03-10T15:00:00Z"), (nil, "11:30:00", nil),
    ] as [(Int?, String, String?)])
  func aPromisedTime(cadence: Int?, promised: String, due: String?) {
    var story = story(update: cadence)
    story.reply("10:30:00")
    story.add("10:30:00", .agent("sam"), .due(.update, moment("2026-03-10T\(promised)Z")))
    story.status("11:00:00", .resolved)
    story.status("12:00:00", .open)
    let open = updates(story).first { $0.outcome == .open }
    #expect(open?.due == due.map(moment))
  }

  /// However often it ends and is taken up again: what is left is the cadence less the time that it stood open, and there is
  /// one clock.
  @Test func theTimeLeftIsTheCadenceLessTheTimeOpen() {
    var numbers = SplitMix64(seed: 31)
    for _ in 0..<200 {
      var story = story()
      story.reply("10:00:00")
      var now = moment("2026-03-10T10:00:00Z")
      var used = 0
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let open = Int.random(in: 1...2400, using: &numbers)
        now = now + open
        used += open
        story.status(now.iso8601, Bool.random(using: &numbers) ? .resolved : .closed)
        now = now + Int.random(in: 1...7 * 86_400, using: &numbers)
        story.status(now.iso8601, .open)
      }
      let clocks = story.reading(now.iso8601).clocks.filter { $0.kind == .update }
      #expect(clocks.count == 1)
      #expect(clocks.first?.state(at: now).remaining == 7200 - used, "\(story.events)")
      #expect(clocks.first?.state(at: now).standing == .breached ? used > 7200 : used <= 7200)
    }
  }
}
