import CustomerSuccess
import Foundation
import Testing

@Suite struct TicketShowTests {
  struct Shown: Decodable {
    var ticketId: String
    var companyName: String
    var status: String
    var severity: String
    var owner: String
    var policy: String?
    var clocks: [Clock]
    var events: [[String: String]]

    struct Clock: Decodable {
      var kind: String
      var state: String
      var standing: String?
      var due: String?
      var remainingSeconds: Int?
      var targetSeconds: Int
      var ledger: [Line]
    }
    struct Line: Decodable {
      var kind: String
      var seconds: Int
    }
  }

  struct Linked: Decodable {
    var follows: String?
    var followedBy: [String]?
  }

  @Test func aTicketThatTakesUpAnotherAndThatOneNameEachOther() async throws {
    let portfolio = try await SmallPortfolio()
    #expect(try portfolio.run("ticket", "resolve", "T-1").status == 0)
    let opened = try portfolio.run(
      "ticket", "new", "CUST-002", "--subject", "Again", "--follows", "T-1", "--format", "json")
    #expect(opened.status == 0, "\(opened.errors)")
    let id = try #require(opened.output.firstMatch(of: #/"(TKT-\d+)"/#)).1
    let (first, next): (Linked, Linked) = try (
      portfolio.json(Linked.self, "ticket", "show", "T-1"), portfolio.json(Linked.self, "ticket", "show", String(id))
    )
    #expect(first.followedBy == [String(id)] && first.follows == nil)
    #expect(next.follows == "T-1" && next.followedBy == nil)
    #expect(try portfolio.run("ticket", "show", "T-1").output.contains("\nfollowed by \(id)\n"))
    #expect(try portfolio.run("ticket", "show", String(id)).output.contains("\nfollows T-1\n"))
  }

  /// Exports name nobody who wrote, and quote nobody who replied: no line has a hole where a name or words would be.
  @Test func whatAnExportDoesNotTellLeavesNoHole() async throws {
    let portfolio = try await SmallPortfolio()
    let file = portfolio.folder.appending(path: "t.csv")
    try """
    id,customer,subject,severity,status,created,first_response,tier
    T-81,CUST-001,Slow,high,open,2026-11-20T09:00:00Z,2026-11-20T10:00:00Z,3

    """.write(to: file, atomically: true, encoding: .utf8)
    #expect(try portfolio.run("import", file.path).status == 0)
    let lines = try portfolio.run("ticket", "show", "T-81").output.split(separator: "\n")
    let events = lines.filter { $0.hasPrefix("2026-11-20T") }.map { $0.dropFirst("2026-11-20T09:00:00Z".count) }
    #expect(
      events == [
        "  customer  opened: high, new", "  customer  wrote: Slow", "  agent  escalated to T3", "  agent  replied",
        "  import (automation)  set open",
      ], "\(lines)")
  }

  @Test func itsClocksAddUpAndSayWhereTheyStand() async throws {
    let portfolio = try await SmallPortfolio()
    let shown: Shown = try portfolio.answer(["ticket", "show", "T-1"])
    #expect(shown.ticketId == "T-1" && shown.companyName == "Birch Labs" && shown.policy != nil)
    #expect((shown.status, shown.severity, shown.owner) == ("new", "high", ""))
    #expect(shown.clocks.map(\.kind).contains("respond") && shown.clocks.map(\.kind).contains("resolve"))
    for clock in shown.clocks {
      let due = try #require(clock.due.flatMap { Instant(iso8601: $0) })
      // From the opening half an hour ago to the due moment, line by line.
      #expect(clock.ledger.map(\.seconds).reduce(0, +) == due - (SmallPortfolio.moment - 1800))
      #expect(clock.standing != nil && clock.remainingSeconds ?? .max <= clock.targetSeconds)
    }
    #expect(shown.events.map { $0["event"] } == ["opened"])
    // The list and the ticket agree on the clock that falls due first.
    struct Row: Decodable { var clock: String?; var due: String?; var remainingSeconds: Int? }
    let row = try #require(try portfolio.json([Row].self, "list", "tickets").first)
    let same = try #require(shown.clocks.first { $0.kind == row.clock })
    #expect(same.due == row.due && same.remainingSeconds == row.remainingSeconds)
  }

  @Test func pausedClocksHaveNoDueMoment() async throws {
    let portfolio = try await SmallPortfolio()
    _ = try portfolio.run("ticket", "respond", "T-1", "Which version?", "--then", "pending", "--as", "sam")
    let shown: Shown = try portfolio.answer(["ticket", "show", "T-1"])
    #expect(shown.status == "pending")
    let clocks = Dictionary(shown.clocks.map { ($0.kind, $0) }) { $1 }
    #expect(clocks["respond"]?.state == "met")
    #expect(clocks["resolve"]?.state == "paused" && clocks["resolve"]?.due == nil)
  }

  @Test func textReadsTopToBottomAndSteersNothing() async throws {
    let portfolio = try await SmallPortfolio()
    _ = try portfolio.run("ticket", "hear", "T-1", "It says \u{1b}[31mfailed\nagain")
    let run = try portfolio.run("ticket", "show", "T-1")
    #expect(run.status == 0 && !run.output.contains("\u{1b}"), "\(run.errors)")
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0] == "T-1  Sync fails, \"twice\"" && lines[1] == "Birch Labs (CUST-002)")
    #expect(lines[2].hasPrefix("High · New · nobody's · T"))
    #expect(run.output.contains("Ann (customer)  opened: high, new"), "\(run.output)")
    let missing = try portfolio.run("ticket", "show", "T-9")
    #expect(missing.status == 1 && missing.errors.contains("no ticket 'T-9'"))
  }

  @Test func whatSomebodyWroteKeepsItsParagraphsAndIndents() async throws {
    let portfolio = try await SmallPortfolio()
    _ = try portfolio.run("ticket", "note", "T-1", "Hello,\n\nwe see it:\n\t- the *key*\nBye")
    let shown = try portfolio.run("ticket", "show", "T-1").output
    #expect(shown.contains("noted: Hello,\n\n  we see it:\n      - the *key*\n  Bye\n"), "\(shown)")
    let markdown = try portfolio.run("ticket", "show", "T-1", "--format", "markdown").output
    #expect(markdown.contains("\n\n&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;- the \\*key\\*\n\n"), "\(markdown)")
  }

  @Test func earlierClocksSeeEarlierTickets() async throws {
    let portfolio = try await SmallPortfolio()
    _ = try portfolio.run("ticket", "resolve", "T-1")
    let run = try portfolio.run("ticket", "show", "T-1", "--format", "json", now: "2026-11-23T13:45:00Z")
    let shown = try JSONDecoder().decode(Shown.self, from: Data(run.output.utf8))
    #expect(shown.status == "new" && shown.events.count == 1)
  }
}
