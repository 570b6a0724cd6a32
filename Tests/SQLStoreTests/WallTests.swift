import CustomerSuccess
import Foundation
import GRDB
import SuccessStore
import Testing

@testable import SQLStore
@testable import SQLiteEngine

/// What hangs on the wall.
@Suite struct WallTests {
  let scratch: Scratch
  /// Monday 09:05:32 in New York.
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private static let customer = Customer(
    id: "C-1", name: "Acme", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))

  /// A critical ticket, to be answered in 15 minutes; `endedAgo` resolves it.
  private func ticket(_ id: TicketID, minutesAgo: Int, endedAgo: Int? = nil, status: TicketStatus? = nil) -> [Fact] {
    let created = now - minutesAgo * 60
    var facts: [Fact] = [
      .ticket(Ticket(id: id, customer: "C-1", subject: "Down", created: created)),
      .ticketEvent(
        TicketEvent(
          ticket: id, at: created, order: 0, author: .customer("pat"), kind: .opened(severity: .critical, status: .new))
      ),
    ]
    if let endedAgo {
      facts.append(
        .ticketEvent(
          TicketEvent(ticket: id, at: now - endedAgo * 60, order: 1, author: .agent("sam"), kind: .publicReply("so"))))
      facts.append(
        .ticketEvent(
          TicketEvent(ticket: id, at: now - endedAgo * 60, order: 2, author: .agent("sam"), kind: .status(.resolved))))
    }
    if let status {
      facts.append(
        .ticketEvent(
          TicketEvent(ticket: id, at: created, order: 1, author: .agent("sam"), kind: .status(status))))
    }
    return facts
  }

  private func handMade() -> [Fact] {
    [.customer(WallTests.customer)] + ticket("T-late", minutesAgo: 20) + ticket("T-near", minutesAgo: 14)
      + ticket("T-risk", minutesAgo: 12) + ticket("T-fine", minutesAgo: 2)
      + ticket("T-waits", minutesAgo: 4, status: .pending)
      // Answered in 5 minutes this morning; answered in 2 hours yesterday, in New York.
      + ticket("T-good", minutesAgo: 65, endedAgo: 60) + ticket("T-old", minutesAgo: 740, endedAgo: 620)
  }

  @Test func figuresOfTicketsMadeByHand() async throws {
    let store = try scratch.open()
    try await store.load(handMade())
    let wall = try await store.answer(WallQuery(limit: 50), at: now)
    #expect(wall.queue.total == 5)
    #expect(try await expectNextBreaches(wall.queue.rows, in: store, at: now).isEmpty == false)
    #expect(wall.queue.rows.map(\.id) == ["T-late", "T-near", "T-risk", "T-fine", "T-waits"])
    #expect(wall.standings == [.breached: 1, .imminent: 1, .atRisk: 1, .fine: 1, .waiting: 1])
    // From 22:00 on; it is five past nine.
    #expect(wall.hours.first?.start == Instant(iso8601: "2026-11-23T03:00:00Z"))
    #expect(wall.hours.map(\.opened) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 2])
    #expect(wall.hours.map(\.closed) == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0])
    // The late one counts as missed; yesterday's does not count.
    #expect(wall.today.quality.respondInTime == TicketShare(part: 1, whole: 2))
    #expect(wall.today.quality.firstContact == TicketShare(part: 1, whole: 1))
    #expect(try await store.answer(WallQuery(limit: 2), at: now).queue.rows.map(\.id) == ["T-late", "T-near"])
    try store.close()
  }

  @Test(arguments: [11, 12, 13])
  func figuresAgreeWithWhatTheyAreMadeOf(seed: Int) async throws {
    let store = try scratch.open("\(seed).db")
    let world = try World(seed: seed, customers: 30)
    try await store.load(world.inOrder)
    for later in [0, 900, 90_000] {
      let moment = now + later
      let wall = try await store.answer(WallQuery(limit: 1000), at: moment)
      let counted = Dictionary(grouping: wall.queue.rows) { TicketSLA($0.reading, at: moment) }.mapValues(\.count)
      #expect(wall.standings == counted)
      _ = try await expectNextBreaches(wall.queue.rows, in: store, at: moment)
      #expect(wall.queue.rows.allSatisfy { $0.reading.isOpen })
      let zone = try TestRules.rulebook().zone
      let midnight = zone.instant(zone.date(of: moment), secondOfDay: 0)
      #expect(try await wall.today == store.answer(SupportQuery(from: midnight), at: moment))
      let tickets = world.facts(.ticket).compactMap { if case .ticket(let ticket) = $0 { ticket } else { nil } }
      for hour in wall.hours {
        #expect(
          hour.opened
            == tickets.count { $0.created >= hour.start && $0.created < hour.start + 3600 && $0.created <= moment })
      }
    }
    try store.close()
  }

  /// A promise that is kept now and broken an hour and a second from now, of tickets that have broken another one too.
  private func expectNextBreaches(
    _ rows: [TicketRow], in store: any SuccessStore, at now: Instant
  ) async throws -> [TicketID] {
    let query = TicketQuery(
      filter: try Filter.parse("breaches:1h", in: .tickets, me: ""), window: Window(limit: 1000))
    let found = try await store.answer(query, at: now).rows.map(\.id).sorted()
    let counted = rows.filter { row in
      row.reading.openClocks.contains { clock in
        clock.state(at: now).standing != .breached && clock.state(at: now + 3601).standing == .breached
      }
    }
    #expect(found == counted.map(\.id).sorted())
    return found
  }

  @Test func theViewThatCannotWriteShowsTheSame() async throws {
    let store = try scratch.open()
    try await store.load(try World(seed: 5, customers: 30).inOrder)
    let view = try scratch.open(mode: .readOnly)
    for later in [0, 900, 90_000, 0] {
      let seen = try await view.answer(WallQuery(limit: 100), at: now + later)
      #expect(try await seen == store.answer(WallQuery(limit: 100), at: now + later))
    }
    try view.close()
    try store.close()
  }

  @Test(arguments: [
    "DELETE FROM tickets", "UPDATE main.ticket_standing SET sla = 0", "INSERT INTO names (text) VALUES ('x')",
    "CREATE TABLE more (x)", "DROP TABLE tickets", "PRAGMA user_version = 99", "VACUUM", "REINDEX",
  ])
  func noStatementCanWrite(sql: String) async throws {
    let store = try scratch.open()
    try await store.load(handMade())
    try store.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: scratch.path()))
    let view = try scratch.open(mode: .readOnly)
    _ = try await view.answer(WallQuery(limit: 10), at: now + 3600)
    guard case .alone(let queue)? = (view.engine as? SQLiteEngine)?.connections else {
      Issue.record("it is not alone")
      return
    }
    #expect(throws: DatabaseError.self) { try queue.inDatabase { try $0.execute(sql: sql) } }
    try view.close()
    #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path())) == before)
  }

  /// The night the clocks of New York went back, and the one they go forward.
  @Test(arguments: ["2026-11-01T12:30:00Z", "2026-03-08T12:30:00Z"])
  func hoursAreAnHourLongWhateverTheClocksAreSetTo(time: String) throws {
    let zone = try TestRules.rulebook().zone
    let moment = try #require(Instant(iso8601: time))
    let starts = WallFigures.hourStarts(at: moment, in: zone)
    #expect(starts.count == 12)
    #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 == 3600 })
    #expect(starts.allSatisfy { zone.local($0).secondOfDay % 3600 == 0 })
    #expect(starts.last.map { $0 <= moment && moment < $0 + 3600 } == true)
  }
}
