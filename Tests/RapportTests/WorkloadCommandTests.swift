import CustomerSuccess
import Foundation
import Testing

@Suite struct WorkloadCommandTests {
  struct Load: Decodable, Equatable {
    var owner: String
    var open: Int
    var breached: Int
    var atRisk: Int
    var waiting: Int
    var critical: Int
    var high: Int
  }

  private static let facts: [Fact] = (0..<3).flatMap { number -> [Fact] in
    let id = TicketID("W-\(number)")
    let created = SmallPortfolio.moment - [1200, 780, 60][number]
    return [
      .ticket(Ticket(id: id, customer: "CUST-003", subject: "Down", created: created)),
      .ticketEvent(
        TicketEvent(
          ticket: id, at: created, order: 0, author: .customer("Ann"),
          kind: .opened(severity: .critical, status: .new))),
      .ticketEvent(
        TicketEvent(
          ticket: id, at: created, order: 1, author: .agent("lee"), kind: .owner(number == 2 ? "" : "Zoë | K"))),
    ]
  }

  @Test func figuresOfThePeopleWhoHaveThem() async throws {
    let portfolio = try await SmallPortfolio(extra: WorkloadCommandTests.facts)
    let loads = try portfolio.json([Load].self, "list", "workload", "account:CUST-003 subject:Down")
    #expect(
      loads == [
        Load(owner: "Zoë | K", open: 2, breached: 1, atRisk: 1, waiting: 0, critical: 2, high: 0),
        Load(owner: "", open: 1, breached: 0, atRisk: 0, waiting: 0, critical: 1, high: 0),
      ])
    let text = try portfolio.run("list", "workload", "subject:Down").output
    #expect(
      text == """
        Owner    Open  Breached  At risk  Waiting  Critical + high
        Zoë | K     2         1        1        0                2
        nobody      1         0        0        0                1

        """, "\(text)")
    let markdown = try portfolio.run("list", "workload", "subject:Down", "--format", "markdown").output
    #expect(markdown.contains("Zoë \\| K"), "\(markdown)")
    #expect(try portfolio.json([Load].self, "list", "workload", "subject:nothing").isEmpty)
    let wrong = try portfolio.run("list", "workload", "owner<3")
    #expect(wrong.status != 0 && wrong.errors.contains("has no order"))
  }

  struct Shown: Decodable {
    var supportTier: Int
    var clocks: [Clock]
    var handOffs: [HandOff]
    struct HandOff: Decodable {
      var supportTier: Int
      var clock: Clock
    }
    struct Clock: Decodable {
      var kind: String
      var state: String
      var standing: String?
      var due: String?
      var remainingSeconds: Int?
      var targetSeconds: Int
      var calendar: String
    }
  }

  private func shown(_ portfolio: borrowing SmallPortfolio, now: String) throws -> Shown {
    let run = try portfolio.run("ticket", "show", "W-2", "--format", "json", now: now)
    #expect(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Shown.self, from: Data(run.output.utf8))
  }

  @Test func theHandOffIsShownBesideTheCustomersClocks() async throws {
    let portfolio = try await SmallPortfolio(extra: WorkloadCommandTests.facts)
    let wrong = try portfolio.run("ticket", "escalate", "W-2", "--trigger", "security or", "--tier", "2")
    #expect(wrong.status == 2 && wrong.errors.contains("tier: '2' is not known, expected one of 3"), "\(wrong.errors)")
    let run = try portfolio.run("ticket", "escalate", "W-2", "--trigger", "security or", "--tier", "3", "--as", "sam")
    #expect(run.status == 0, "\(run.errors)")
    for words in [["--tier", "3"], ["--tier", "2"], []] {
      let again = try RunningBinary(
        [
          "ticket", "escalate", "W-2", "--trigger", "System", "--db", portfolio.database.path, "--now",
          SmallPortfolio.now,
        ]
          + words)
      #expect(again.status == 1 && again.errors.contains("W-2: is with T3, the last tier, already"), "\(again.errors)")
    }
    let open = try shown(portfolio, now: "2026-11-23T15:30:00Z")
    #expect(open.supportTier == 3 && open.clocks.map(\.kind) == ["resolve", "respond"])
    let handOff = try #require(open.handOffs.first)
    #expect(handOff.supportTier == 3 && handOff.clock.kind == "handOff" && handOff.clock.state == "running")
    #expect(handOff.clock.standing == "atRisk" && handOff.clock.remainingSeconds == 1800)
    #expect(handOff.clock.due == "2026-11-23T16:00:00Z" && handOff.clock.calendar == "always")
    let text = try portfolio.run("ticket", "show", "W-2", now: "2026-11-23T15:30:00Z").output
    #expect(text.contains("hand-off to T3") && text.contains("30:00"), "\(text)")
    #expect(text.contains("The hand-off is the team's own time, beside what the customer is promised"), "\(text)")
    let unescalated = try portfolio.run("ticket", "show", "T-1").output
    #expect(!unescalated.contains("hand-off"), "\(unescalated)")
    _ = try portfolio.run("ticket", "assign", "W-2", "lee", "--as", "dana", now: "2026-11-23T15:40:00Z")
    #expect(try shown(portfolio, now: "2026-11-23T17:00:00Z").handOffs.map(\.clock.state) == ["met"])
  }
}
