import CustomerSuccess
import Testing

/// What the tool changed becomes events; what people did here stays.
@Suite struct TicketComparisonTests {
  private static let tool = Actor.automation("import")

  /// As the first import left it: opened at 10:00, assigned to lee, open since.
  private func story(_ tell: (inout Story) -> Void = { _ in }) -> Story {
    var story = Story(SupportRules(policies: []))
    story.ticket.outsideUpdated = moment("2026-03-10T10:30:00Z")
    story.opened(.medium, by: .customer(""))
    story.add("10:00:00", .customer(""), .customerMessage("Sync fails"))
    story.add("10:00:00", Self.tool, .owner("lee"))
    story.add("10:00:00", Self.tool, .status(.open))
    tell(&story)
    return story
  }

  private func export(
    at updated: String?, of story: Story, _ change: (inout TicketSnapshot) -> Void = { _ in }
  ) -> TicketSnapshot {
    var ticket = story.ticket
    ticket.outsideUpdated = updated.map { moment("2026-03-10T\($0)Z") }
    var export = TicketSnapshot(ticket: ticket, severity: .medium, status: .open, owner: "lee")
    change(&export)
    return export
  }

  private func words(_ events: [TicketEvent]) -> [String] {
    events.map { "\($0.at.iso8601.dropFirst(11).dropLast()) \($0.kind)" }
  }

  private func told(
    _ story: Story, _ updated: String?, now: String = "13:00:00", _ change: (inout TicketSnapshot) -> Void
  ) -> TicketCatchUp {
    TicketComparison(story.ticket, events: story.events, at: moment("2026-03-10T\(now)Z"))
      .catchUp(to: export(at: updated, of: story, change))
  }

  @Test func whatWasDoneHereStaysWhereTheToolSaysNothingNew() {
    let story = story {
      $0.add("11:00:00", .agent("sam"), .owner("sam"))
      $0.reply("11:05:00")
      $0.status("11:10:00", .pending)
      $0.add("11:15:00", .agent("sam"), .severity(.critical))
      $0.add("11:20:00", .agent("sam"), .subject("Sync fails at night"))
      $0.add("11:30:00", .agent("sam"), .note("See the log"))
    }
    #expect(told(story, "10:30:00") { _ in }.isEmpty)
    // Touched in the tool without a change of what is known here.
    #expect(told(story, "12:00:00") { _ in }.events == [])
    #expect(told(story, nil) { _ in }.isEmpty)
  }

  @Test(arguments: [("10:59:59", true), ("11:00:00", false), ("11:00:01", false)])
  func theLaterChangeOfOneThingHolds(updated: String, isKept: Bool) {
    let story = story { $0.add("11:00:00", .agent("sam"), .owner("sam")) }
    let change = told(story, updated) { $0.owner = "kim" }
    #expect(change.keepsWork == isKept)
    #expect(words(change.events) == (isKept ? [] : ["\(updated) owner(\"kim\")"]))
  }

  @Test func whatBothDidIsDoneOnce() {
    let story = story {
      $0.reply("11:00:00")
      $0.status("11:00:00", .resolved)
    }
    let change = told(story, "11:30:00") {
      $0.firstReply = moment("2026-03-10T10:58:00Z")
      $0.status = .resolved
      $0.resolved = moment("2026-03-10T11:20:00Z")
    }
    #expect(change.events == [])
  }

  @Test func whatWasReopenedHereStaysOpenUntilItIsSolvedAgain() {
    let story = story {
      $0.add("11:00:00", Self.tool, .status(.resolved))
      $0.status("11:30:00", .open)
    }
    func solved(_ at: String) -> TicketCatchUp {
      told(story, "12:30:00") {
        $0.status = .resolved
        $0.resolved = moment("2026-03-10T\(at)Z")
      }
    }
    #expect(solved("11:00:00").events == [])
    #expect(words(solved("12:00:00").events) == ["12:00:00 status(CustomerSuccess.TicketStatus.resolved)"])
  }

  @Test func solvedAgainBetweenTwoExportsWasOpenBetween() {
    let story = story { $0.add("11:00:00", Self.tool, .status(.resolved)) }
    let change = told(story, "12:30:00") {
      $0.status = .closed
      $0.resolved = moment("2026-03-10T12:00:00Z")
    }
    #expect(
      change.events.map(\.kind) == [.status(.open), .status(.resolved), .status(.closed)])
    #expect(change.events.map { $0.at - story.ticket.created } == [7200, 7200, 9000])
  }

  @Test func withoutATimeTheSameExportUndoesNothingLater() {
    var story = story { $0.status("11:00:00", .pending) }
    let change = told(story, nil, now: "12:00:00") { $0.status = .pending }
    #expect(words(change.events) == ["12:00:00 status(CustomerSuccess.TicketStatus.pending)"])
    story.events += change.events
    story.status("12:10:00", .open)
    #expect(told(story, nil, now: "12:20:00") { $0.status = .pending }.isEmpty)
  }

  /// Resolved here, and moved from open to pending in the tool, whenever that was: the tool's news is none of an end. Opened again
  /// after it had said itself that it was solved, it is open.
  @Test(arguments: [nil, "10:50:00", "12:00:00"]) func whatEndedHereStaysSo(updated: String?) {
    var story = story { $0.status("11:00:00", .resolved) }
    for status in [TicketStatus.pending, .onHold, .new] {
      let change = told(story, updated) { $0.status = status }
      #expect(change.events == [] && change.staysEnded && !change.keepsWork, "\(status)")
      #expect(change.kept.map { [$0.field, $0.here, $0.source] } == [["status", "resolved", status.rawValue]])
    }
    let solved = told(story, "12:00:00", now: "12:30:00") {
      $0.status = .resolved
      $0.resolved = moment("2026-03-10T11:30:00Z")
    }
    #expect(!solved.staysEnded)
    story.add("12:00:00", Self.tool, .status(.resolved))
    let again = told(story, updated.map { _ in "12:30:00" }) { $0.status = .pending }
    #expect(again.events.map(\.kind) == [.status(.pending)] && !again.staysEnded)
  }

  @Test func aReplysTimeIsPutRight() {
    let story = story { $0.add("10:20:00", .agent("lee"), .publicReply("")) }
    let change = told(story, "10:30:00") { $0.firstReply = moment("2026-03-10T10:10:00Z") }
    #expect(words(change.events) == ["10:10:00 publicReply(\"\")"])
    #expect(change.events.first?.order == 4)
  }

  @Test func noTimeLiesInTheFuture() {
    let change = told(story(), "23:00:00", now: "11:00:00") { $0.severity = .high }
    #expect(words(change.events) == ["11:00:00 severity(CustomerSuccess.Severity.high)"])
  }

  @Test func aTicketTakenOutOfTheCountIsLeftAlone() {
    let story = story { $0.add("11:00:00", .agent("sam"), .spam) }
    let change = told(story, "12:00:00") { $0.severity = .critical }
    #expect(change.events == [] && change.ticket == nil)
    // Nobody sees it here, so that the tool made it urgent is said.
    #expect(change.kept == [KeptField(.ticket(story.ticket.id), "severity", here: "spam", source: "critical")])
    #expect(told(story, "10:30:00") { $0.severity = .critical }.kept == [])
    #expect(told(story, "12:00:00") { ($0.severity, $0.status) = (.critical, .closed) }.kept == [])
  }

  @Test func anEscalationIsToldOnceATier() {
    let story = story { $0.add("11:00:00", .agent("sam"), .escalated(to: .technical, trigger: "Bug")) }
    func tier(_ tier: SupportTier, _ story: Story) -> Int { told(story, "12:00:00") { $0.tier = tier }.events.count }
    #expect(tier(.technical, story) == 0 && tier(.assisted, story) == 0)
    #expect(tier(.technical, self.story()) == 1)
  }
}
