import CustomerSuccess
import Foundation
import Testing

/// `report book`: who owns what, as data, as text and for a spreadsheet.
@Suite struct BookCommandTests {
  struct Book: Decodable {
    var asOf: String
    var quarters: [String]
    var owners: [Figures]
    var total: Figures
    var filter: String?

    struct Figures: Decodable {
      var owner: String?
      var customers, atRiskCustomers, criticalCustomers: Int
      var openTickets, breachedTickets, openActions, lateActions, openOpportunities: Int
      var averageScore: Double?
      var recurring, valueAtRisk, pipeline: [Amount]
      var renewals: [Renewals]
      var overdueRenewals: Overdue
    }

    struct Overdue: Decodable {
      var customers: Int
      var recurring: [Amount]
    }

    struct Amount: Decodable, Equatable {
      var amount: Double
      var currency: String

      init(_ amount: Double, _ currency: String = "USD") { (self.amount, self.currency) = (amount, currency) }
    }

    struct Renewals: Decodable {
      var quarter: String
      var customers: Int
      var recurring: [Amount]
    }
  }

  /// One more that pays in euros and renews last month, and an item that was due yesterday.
  private func portfolio() async throws -> SmallPortfolio {
    var customer = SmallPortfolio.customer(7, "Gale Motors", .starter, .other, .small, owner: "LEE")
    customer.renews = LocalDate(day: 20_750)
    customer.monthlyRevenue = Money(minorUnits: 50_000, currency: "EUR")
    let late = ActionItem(
      id: "A-9", customer: "CUST-003", title: "Late", owner: "lee", due: LocalDate(day: 20_779), status: .pending,
      created: SmallPortfolio.moment.adding(days: -5))
    return try await SmallPortfolio(extra: [.customer(customer), .action(late)] + SmallPortfolio.judged(7, .poor))
  }

  @Test func ownersAddUpToTheTotal() async throws {
    let portfolio = try await portfolio()
    let book = try portfolio.json(Book.self, "report", "book")
    #expect(book.asOf == SmallPortfolio.now && book.filter == nil)
    #expect(book.quarters == ["2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3"])
    #expect(book.owners.map(\.owner) == ["dana", "LEE", ""] && book.owners.map(\.customers) == [2, 3, 1])
    let (dana, lee, nobody) = (book.owners[0], book.owners[1], book.owners[2])
    #expect(dana.averageScore == 81.5 && dana.recurring == [.init(3001.5)] && dana.valueAtRisk.isEmpty)
    #expect(lee.averageScore == 45 && lee.atRiskCustomers == 1 && lee.criticalCustomers == 1)
    #expect(lee.recurring == [.init(500, "EUR"), .init(9004.5)], "an amount a currency; who has left brings nothing")
    #expect(lee.valueAtRisk == [.init(500, "EUR"), .init(3001.5)])
    #expect(nobody.valueAtRisk == [.init(4002)] && nobody.averageScore == 30)
    #expect((lee.openActions, lee.lateActions) == (2, 1) && dana.openActions == 0 && dana.openTickets == 1)
    #expect(lee.renewals.map(\.customers) == [1, 2, 0, 0] && lee.renewals.map(\.quarter) == book.quarters)
    #expect(lee.renewals[0].recurring == [.init(500, "EUR")] && lee.renewals[1].recurring == [.init(9004.5)])
    #expect(lee.overdueRenewals.customers == 1 && lee.overdueRenewals.recurring == [.init(500, "EUR")])
    #expect(dana.overdueRenewals.customers == 0 && book.total.overdueRenewals.recurring == [.init(500, "EUR")])
    let total = book.total
    #expect(total.owner == nil && total.customers == 6 && total.valueAtRisk == [.init(500, "EUR"), .init(7003.5)])
    let counts: [KeyPath<Book.Figures, Int>] = [
      \.customers, \.atRiskCustomers, \.criticalCustomers, \.openTickets, \.breachedTickets, \.openActions,
      \.lateActions, \.openOpportunities,
    ]
    for count in counts { #expect(book.owners.reduce(0) { $0 + $1[keyPath: count] } == total[keyPath: count]) }
    for place in 0..<4 {
      #expect(book.owners.reduce(0) { $0 + $1.renewals[place].customers } == total.renewals[place].customers)
    }
    struct Pipeline: Decodable {
      var expansionOpportunities: Summary
      struct Summary: Decodable {
        var open: Int
        var pipeline: [Book.Amount]
      }
    }
    let growth = try portfolio.json(Pipeline.self, "report", "expansion").expansionOpportunities
    #expect(total.openOpportunities == growth.open && total.pipeline == growth.pipeline)
  }

  /// A list of nothing but what sleeps says so, and the book counts none of it.
  @Test func whatIsSnoozedIsHintedAt() async throws {
    let portfolio = try await portfolio()
    #expect(try portfolio.run("action", "snooze", "A-9", "--until", "2026-12-05", "--reason", "away").status == 0)
    let run = try portfolio.run("list", "actions", "late")
    #expect(run.errors.contains("No action item matches: one that does is snoozed until 2026-12-05."), "\(run.errors)")
    let book = try portfolio.json(Book.self, "report", "book")
    #expect((book.owners[1].openActions, book.owners[1].lateActions) == (1, 0))
  }

  /// A filter narrows it, and says so; what finds nobody has a book with nothing in it.
  @Test func aFilterNarrowsIt() async throws {
    let portfolio = try await portfolio()
    let book = try portfolio.json(Book.self, "report", "book", "owner:lee", "score<55")
    #expect(book.filter == "owner:lee score<55" && book.owners.map(\.customers) == [1] && book.total.customers == 1)
    let none = try portfolio.running(["report", "book", "owner:zzz", "--format", "json"])
    let empty = try JSONDecoder().decode(Book.self, from: Data(none.output.utf8))
    #expect(none.status == 0 && empty.owners.isEmpty && empty.total.customers == 0 && empty.total.averageScore == nil)
    #expect(empty.total.renewals.map(\.quarter) == empty.quarters)
    let text = try portfolio.running(["report", "book", "owner:zzz"])
    #expect(text.status == 0 && text.errors.contains("No customer matches"))
  }

  /// Every key is there in every row, whatever is known.
  @Test func everyKeyIsAlwaysThere() async throws {
    let portfolio = try await portfolio()
    for words in [[], ["owner:zzz"], ["id:CUST-006"]] {
      let run = try portfolio.running(["report", "book", "--format", "json"] + words)
      let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      #expect(Set(json.keys).subtracting(["filter"]) == ["asOf", "quarters", "owners", "total"])
      let keys: Set = [
        "customers", "recurring", "averageScore", "atRiskCustomers", "criticalCustomers", "valueAtRisk", "openTickets",
        "breachedTickets", "openActions", "lateActions", "renewals", "overdueRenewals", "openOpportunities",
        "pipeline",
      ]
      #expect((json["total"] as? [String: Any]).map { Set($0.keys) } == keys)
      let owners = try #require(json["owners"] as? [[String: Any]])
      #expect(owners.allSatisfy { Set($0.keys) == keys.union(["owner"]) })
    }
  }

  @Test func asTextAndForASpreadsheet() async throws {
    let portfolio = try await portfolio()
    let text = try portfolio.run("report", "book").output
    #expect(text.hasPrefix("Book of business · ") && text.contains("nobody") && text.contains("Total"))
    #expect(text.contains("€500 + $7,003.50") && text.contains("2027-Q1") && text.contains("2 · $9,004.50"), "\(text)")
    #expect(text.contains("Overdue") && text.contains("1 · €500"), "\(text)")
    let without = try portfolio.run("report", "book", "owner:dana").output
    #expect(!without.contains("Overdue"), "\(without)")
    let csv = try portfolio.run("report", "book", "--format", "csv").output
    #expect(csv.contains("\nowners\r\n") || csv.contains("\nowners\n") || csv.hasPrefix("owners"), "\(csv)")
    #expect(csv.contains("9004.5") && !csv.contains("$"))
    #expect(try portfolio.run("report", "book", "--format", "markdown").output.contains("| nobody |"))
  }
}
