import CustomerSuccess
import Foundation
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// The support desk's queue: its views, who has how much, and what escalating shows.
@Suite struct QueueTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private func desk(width: Int = 120, height: Int = 36) -> Console {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "3")
    return console
  }

  private func query(_ console: Console) -> TicketQuery? {
    console.panes[.queue]?.asked(in: console.scene(for: .queue))?.asked as? TicketQuery
  }

  private func filter(_ text: String) throws -> Filter { try Filter.parse(text, in: .tickets, me: "dana") }

  @Test func theViewsAreFiltersAnybodyCanWrite() throws {
    var console = desk()
    for text in [
      "owner:me", "owner:none", "breaches:1h", "sla:breached,imminent,atRisk", "sla:waiting", "status:resolved,closed",
      "",
    ] {
      fixture.press(&console, "]")
      #expect(query(console)?.filter == (try filter(text)), "\(text)")
    }
    fixture.press(&console, "[")
    #expect(query(console)?.includeEnded == true)
  }

  /// Nothing in the data changes as a ticket comes within the hour: the next minute is another question.
  @Test func whatBreaksWithinTheHourIsAskedAnewEachMinute() {
    var console = desk()
    #expect(query(console)?.minute == nil)
    fixture.press(&console, "]", "]", "]")
    let first = query(console)
    let base = ConsoleFixture.now
    let second = 60 - base.seconds % 60
    #expect(console.handle(.tick(base + second - 1)).isEmpty)
    #expect(query(console) == first)
    let asked = console.handle(.tick(base + second))
    #expect(asked.contains { if case .ask(.queue, _, _) = $0 { true } else { false } })
  }

  /// A ticket that has broken one promise and breaks another soon is listed for that, and its row counts down to that.
  @Test func aRowByBreachShowsTheClockThatBreaksNext() throws {
    let row = fixture.ticket(2, minutesAgo: 28)
    let next = try #require(row.reading.nextBreach(at: ConsoleFixture.now))
    let first = try #require(row.reading.nextDeadline(at: ConsoleFixture.now))
    try #require(next.kind != first.kind, "the first is broken, another runs")
    func kind(byBreach: Bool) -> String {
      DeadlineWords(row.reading, at: ConsoleFixture.now, glyphs: .unicode, byBreach: byBreach).kind
    }
    #expect(kind(byBreach: false) == first.kind.rawValue && kind(byBreach: true) == next.kind.rawValue)
    let mark = DeadlineWords(row.reading, at: ConsoleFixture.now, glyphs: .unicode, byBreach: true).mark
    #expect(mark == GlyphSet.unicode.breached, "what is broken already is marked all the same")
  }

  @Test func groupsGoRoundAndTheChosenTicketStays() {
    var console = desk()
    var groupings: [TicketQuery.Grouping?] = []
    for _ in 0..<4 {
      fixture.press(&console, "s")
      groupings.append(query(console)?.grouping)
    }
    #expect(groupings == [.level, .plan, .customer, TicketQuery.Grouping.none])
  }

  @Test func theWorkloadIsOfTheScopeAndEnterNarrowsTheQueue() throws {
    var console = desk()
    _ = console.narrow(to: "tier:enterprise")
    let effects = console.handle(.keys([.character("W")]))
    let scope = try Filter.parse("tier:enterprise", in: .customers, me: "dana")
    let load = AnyQuestion(WorkloadQuery(scope))
    #expect(effects.contains { if case .ask(.overlay, _, load) = $0 { true } else { false } })
    fixture.settle(&console, effects)
    #expect(fixture.frame(console).text.contains("Workload · 31 open tickets"))
    fixture.press(&console, "j", "enter")
    #expect(console.overlay == nil && console.focus == .queue)
    #expect(console.panes[.queue]?.filterText == "owner=\"Dana O'Neil\"")
    #expect(query(console)?.filter.terms.contains(try filter("owner=\"Dana O'Neil\"").terms[0]) == true)
    // Those that nobody has, from a view of one's own.
    fixture.press(&console, "escape", "]", "W", "G", "enter")
    #expect(query(console)?.filter == scope.and(try filter("owner:none")))
    // All that were counted, from a view that has few of them.
    fixture.press(&console, "escape", "]", "]", "]", "]")
    #expect(query(console)?.filter == scope.and(try filter("sla:breached,imminent,atRisk")))
    fixture.press(&console, "W", "G", "enter")
    #expect(query(console)?.filter == scope.and(try filter("owner:none")))
    fixture.press(&console, "W", "escape")
    #expect(console.overlay == nil && console.panes[.queue]?.filterText == "owner:none")
  }

  @Test func theOwnerThatWasChosenStaysChosen() {
    var view = WorkloadView()
    #expect(view.press(.enter) == .looking, "nothing is read yet")
    let (sam, lee) = (OwnerLoad(owner: "sam", standings: [.fine: 3]), OwnerLoad(owner: "lee", standings: [.fine: 2]))
    view.receive(.success([sam, lee]))
    _ = view.press(.down)
    view.receive(.success([lee, sam]))
    #expect(view.press(.enter) == .narrow(lee))
    view.receive(.success([sam]))
    #expect(view.press(.enter) == .narrow(sam))
  }

  @Test func escalatingShowsTheTiersAndTheirTriggers() throws {
    var console = desk()
    fixture.press(&console, "x")
    let early = console.handle(.keys([.enter]))
    #expect(!early.contains { if case .perform = $0 { true } else { false } }, "a trigger is somebody's to say")
    fixture.press(&console, "right")
    let text = fixture.frame(console).text
    for words in [
      "› Issues requiring code changes or customizations", "  Security or compliance concerns",
      "T3: Business hours with emergency coverage: Dedicated support lines", "Can: Custom development",
      "Takes over by Mon 23 11:05 (2h of always); the customer's clocks go on beside it",
    ] {
      #expect(text.contains(words), "\(words)\n\(text)")
    }
    fixture.press(&console, "right")
    #expect(fixture.frame(console).text.contains("› Security or compliance concerns"))
    let jobs = console.handle(.keys([.enter])).compactMap { if case .perform(let job) = $0 { job } else { nil } }
    #expect(
      jobs.first?.requests.map(\.act) == [.escalate(to: .technical, trigger: "Security or compliance concerns")])
  }

  @Test func theTicketsPageHasTheTeamsOwnClock() {
    var console = desk(width: 200, height: 60)
    let text = fixture.frame(console).text
    #expect(text.contains("hand-off"), "\(text)")
    #expect(text.contains("to T3, the team's own · due Tue 24 09:55 · 46 % of 24h"), "\(text)")
    fixture.press(&console, "enter", "=")
    #expect(fixture.frame(console).lines.contains { $0.contains("24h of support-hours") && $0.contains("24h  ") })
  }

  @Test(arguments: [
    (Severity.critical, 0, "24/7"), (.medium, 0, "hrs"), (.medium, 11 * 3600, "shut"), (.critical, 11 * 3600, "24/7"),
  ])
  func theBadgeSaysByWhichHours(severity: Severity, later: Int, badge: String) {
    let row = fixture.ticket(1, minutesAgo: 3, severity: severity)
    #expect(CalendarBadge(row.reading, at: ConsoleFixture.now + later).text == badge)
  }

  // MARK: Frames

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func frames(width: Int, height: Int) throws {
    var console = desk(width: width, height: height)
    fixture.press(&console, "x")
    try expect(console, "escalate-\(width)x\(height)")
    fixture.press(&console, "escape", "W")
    try expect(console, "workload-\(width)x\(height)")
    fixture.press(&console, "escape", "s", "s", "s")
    try expect(console, "tickets-by-customer-\(width)x\(height)")
  }

  private func expect(_ console: Console, _ name: String) throws {
    let text = fixture.frame(console).text + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Frames/\(name).txt")
    if ProcessInfo.processInfo.environment["RAPPORT_RECORD_FRAMES"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(text == (try String(contentsOf: file, encoding: .utf8)), "\(name) is not drawn as recorded")
  }

  /// The worst of a ticket's clocks marks its row, though another one is due before it: rows and title count alike.
  @Test(arguments: [0, 2000, 11_000, 23_000, 40_000])
  func asManyRowsAreMarkedAsTheTitleCounts(later: Int) {
    let now = ConsoleFixture.now + later
    let rows = [
      fixture.ticket(1, minutesAgo: 12), fixture.ticket(2, minutesAgo: 28),
      fixture.ticket(3, minutesAgo: 30, severity: .high),
      fixture.ticket(4, minutesAgo: 300, severity: .high, status: .open),
      fixture.ticket(5, minutesAgo: 200, status: .open),
      fixture.ticket(6, minutesAgo: 170, severity: .critical, status: .open),
    ]
    for row in rows {
      let words = DeadlineWords(row.reading, at: now, glyphs: .unicode)
      switch row.reading.standing(at: now) {
      case .breached: #expect(words.mark == GlyphSet.unicode.breached && words.markTone == .breached)
      case .imminent, .atRisk: #expect(words.mark == GlyphSet.unicode.atRisk)
      case .fine, nil: #expect(words.mark != GlyphSet.unicode.breached && words.mark != GlyphSet.unicode.atRisk)
      }
    }
  }

}
