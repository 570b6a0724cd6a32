import CustomerSuccess
import Foundation
import Testing

@Suite struct ListDayTests {
  struct Row: Decodable, Equatable {
    var place: Int
    var kind: String
    var reason: String
    var title: String
    var customerId: String
    var companyName: String
    var subject: String
  }

  /// A critical ticket, an action that is late, and a renewal, all of dana's customers.
  private static let facts: [Fact] = [
    .ticket(Ticket(id: "T-9", customer: "CUST-001", subject: "Login down", created: SmallPortfolio.moment - 1620)),
    .ticketEvent(
      TicketEvent(
        ticket: "T-9", at: SmallPortfolio.moment - 1620, order: 0, author: .customer("Ann"),
        kind: .opened(severity: .critical, status: .new))),
    .action(
      ActionItem(
        id: "A-9", customer: "CUST-002", priority: .high, title: "Call | them", owner: "",
        due: LocalDate(day: 20_778), created: SmallPortfolio.moment.adding(days: -9))),
    .customer(
      Customer(
        id: "CUST-009", name: "Gale Motors", tier: .starter, industry: .other, size: .small, owner: "Dana",
        signedUp: LocalDate(day: 20_000), renews: LocalDate(day: 20_792))),
  ]

  @Test func eachRowHasItsPlaceAndReason() async throws {
    let portfolio = try await SmallPortfolio(extra: ListDayTests.facts)
    let rows = try portfolio.json([Row].self, "list", "day", "--as", "dana")
    #expect(
      rows == [
        Row(
          place: 1, kind: "ticket", reason: "breached 12 min ago: respond, critical", title: "Login down",
          customerId: "CUST-001", companyName: "Acme Healthcare Inc.", subject: "T-9"),
        Row(
          place: 2, kind: "action", reason: "2 days late, high", title: "Call | them", customerId: "CUST-002",
          companyName: "Birch Labs", subject: "A-9"),
        Row(
          place: 3, kind: "renewal", reason: "renews in 12 days, not scored", title: "Schedule renewal discussion",
          customerId: "CUST-009", companyName: "Gale Motors", subject: "CUST-009"),
      ])
  }

  @Test func itIsSomebodysAndCanBeCutAndPrinted() async throws {
    let portfolio = try await SmallPortfolio(extra: ListDayTests.facts)
    #expect(try portfolio.json([Row].self, "list", "day").isEmpty, "the tester owns nothing")
    #expect(try portfolio.json([Row].self, "list", "day", "--as", "DANA", "--limit", "1").map(\.place) == [1])
    let text = try portfolio.run("list", "day", "--as", "dana").output
    #expect(
      text == """
           Reason                                  Title                        Customer              Item
        ✗  breached 12 min ago: respond, critical  Login down                   Acme Healthcare Inc.  T-9
        !  2 days late, high                       Call | them                  Birch Labs            A-9
        ◆  renews in 12 days, not scored           Schedule renewal discussion  Gale Motors           CUST-009

        """, "\(text)")
    let markdown = try portfolio.run("list", "day", "--as", "dana", "--format", "markdown").output
    #expect(markdown.contains("| 2 days late, high | Call \\| them |"))
    let csv = try portfolio.run("list", "day", "--as", "dana", "--format", "csv").output.split(separator: "\n")
    #expect(csv.count == 4 && csv[0] == "place,kind,reason,title,customerId,companyName,subject")
  }

  /// A slip of the finger is no day without work.
  @Test func aNameThatNobodyHasIsRefusedWithTheNearOnes() async throws {
    let portfolio = try await SmallPortfolio(extra: ListDayTests.facts)
    let wrong = try portfolio.run("list", "day", "--as", "dnaa")
    #expect(wrong.status == 64 && wrong.output.isEmpty)
    #expect(
      wrong.errors.lowercased().contains("--as: nobody is known as 'dnaa', expected one of dana"), "\(wrong.errors)")
    #expect(try portfolio.json([Row].self, "list", "day", "--as", "dan").count == 3, "enough of a name is that one's")
    let own = try portfolio.run("list", "day")
    #expect(own.status == 0 && own.errors.contains("nobody is known as 'tester'"), "\(own.errors)")
  }

  @Test func anUnknownRoleIsRefusedWithTheKnownOnes() throws {
    let run = try RunningBinary(["demo", "--role", "boss"])
    #expect(run.status == 64 && run.errors.contains("csm") && run.errors.contains("manager"))
  }
}
