import CustomerSuccess
import Foundation
import Testing

@Suite struct ShowCommandTests {
  struct Dashboard: Decodable {
    var customerOverview: Overview
    var healthBreakdown: [String: Dimension]
    var actionItems: [Action]
    var explanation: Explanation?

    struct Overview: Decodable {
      var customerId: String
      var companyName: String
      var tier: String
      var healthScore: Int?
      var healthCategory: String?
      var trend: String
    }

    struct Dimension: Decodable {
      var score: Int?
      var status: String?
      var metrics: [String: String]
    }

    struct Action: Decodable {
      var actionId: String
      var status: String
    }

    struct Explanation: Decodable {
      var score: Int
      var lines: [Line]
      var change: Change?
      struct Line: Decodable {
        var cause: String
        var points: Double
      }
      struct Change: Decodable {
        var since: String
        var from: Int
        var to: Int
        var points: Int
        var lines: [Line]
      }
    }
  }

  private static func score(_ score: Int, daysAgo: Int) -> Fact {
    .score(
      ScoreRecord(
        customer: "CUST-001", at: SmallPortfolio.moment.adding(days: -daysAgo), score: score, origin: .imported))
  }

  /// Who looks for a customer that was merged away is led to the one that has all of it, by the id or the name it had.
  @Test func aCustomerThatWasMergedAwayLeadsToTheOneThatStays() async throws {
    let portfolio = try await SmallPortfolio()
    let name = try portfolio.run("show", "CUST-006").output.split(separator: "\n").first.map(String.init) ?? ""
    #expect(name.contains("Fern Clinics"))
    #expect(try portfolio.run("customer", "merge", "CUST-006", "CUST-001", "--yes", now: nil).status == 0)
    for words in ["CUST-006", "6", "Fern Clinics", "fern clinics"] {
      let run = try portfolio.run("show", words, now: nil)
      #expect(run.status == 1 && run.errors.contains("CUST-006 Fern Clinics was merged into CUST-001"), "\(run.errors)")
      #expect(run.errors.contains("'rapport show CUST-001' shows it"))
    }
  }

  @Test(arguments: ["CUST-001", "cust-001", "Acme Healthcare Inc.", "acme healthcare inc.", "acme", "-001"])
  func aCustomerIsFoundByIdOrName(words: String) async throws {
    let portfolio = try await SmallPortfolio()
    let answer = try portfolio.json(Dashboard.self, "show", words)
    #expect(answer.customerOverview.customerId == "CUST-001")
  }

  @Test func theFrameworksShape() async throws {
    let answer = try await SmallPortfolio().json(Dashboard.self, "show", "CUST-003")
    let overview = answer.customerOverview
    #expect((overview.companyName, overview.tier) == ("Corvid Bank", "Enterprise"))
    #expect((overview.healthScore, overview.healthCategory, overview.trend) == (60, "Fair", "new"))
    #expect(Set(answer.healthBreakdown.keys).isSuperset(of: ["productUsage", "technicalHealth"]))
    #expect(answer.healthBreakdown["technicalHealth"]?.score == 60)
    #expect(answer.healthBreakdown["productUsage"]?.score == nil)
    #expect(answer.actionItems.map(\.actionId) == ["A-1"] && answer.actionItems[0].status == "In Progress")
    #expect(answer.explanation == nil)
  }

  struct Paid: Decodable {
    var subscriptions: [Subscription]?
    var monthlyRevenue: [Revenue]?
    struct Subscription: Decodable {
      var subscriptionId: String
      var to: String?
      var isLive: Bool
    }
    struct Revenue: Decodable, Equatable {
      var amount: String
      var currency: String
    }
  }

  /// From a file to the page, into the log and out again.
  @Test func liveSubscriptionsSayTheRevenueAndAreUndone() async throws {
    let portfolio = try await SmallPortfolio()
    #expect(try portfolio.json(Paid.self, "show", "CUST-003").subscriptions == nil)
    let file = portfolio.folder.appending(path: "paid.csv")
    let rows = """
      id,customer,plan,amount,currency,seats,from,to
      S-1,CUST-003,Pro,3800,,25,2026-01-01,
      S-2,CUST-003,Add-on,99.50,,,2026-11-23,2026-11-24
      S-3,CUST-003,Support,40,EUR,,2026-01-01,
      S-4,CUST-003,Old,9000,,,2025-01-01,2026-11-23

      """
    try Data(rows.utf8).write(to: file)
    _ = try portfolio.run("import", file.path)
    let paid = try portfolio.json(Paid.self, "show", "CUST-003")
    #expect(paid.subscriptions?.filter(\.isLive).map(\.subscriptionId).sorted() == ["S-1", "S-2", "S-3"])
    #expect(
      paid.monthlyRevenue == [.init(amount: "40", currency: "EUR"), .init(amount: "3899.50", currency: "USD")])
    let text = try portfolio.run("show", "CUST-003").output
    #expect(text.contains("Monthly revenue  €40 + $3,899.50"))
    struct Listed: Decodable { var monthlyRevenue: Double }
    let listed = try portfolio.json([Listed].self, "list", "customers", "CUST-003").map(\.monthlyRevenue)
    #expect(listed == [3899.5])
    #expect(try portfolio.json([Listed].self, "list", "customers", "id=CUST-003 revenue:3899..3900").count == 1)
    let exported = try portfolio.run("export", "subscriptions").output
    #expect(exported.contains("S-2,CUST-003,Add-on,99.50,USD,,2026-11-23,2026-11-24"))
    _ = try portfolio.run("undo")
    #expect(try portfolio.json(Paid.self, "show", "CUST-003").subscriptions == nil)
  }

  @Test func anExplanationAddsUpToTheScoreAndItsChange() async throws {
    let older = SmallPortfolio.judged(1, .fair, daysAgo: 40)
    let portfolio = try await SmallPortfolio(extra: older)
    let explanation = try #require(try portfolio.json(Dashboard.self, "show", "acme", "--explain").explanation)
    #expect(abs(explanation.lines.reduce(0) { $0 + $1.points } - Double(explanation.score)) < 1e-6)
    let change = try #require(explanation.change)
    #expect((change.from, change.to, change.points, change.since) == (60, 88, 28, "2026-10-24T14:00:00Z"))
    #expect(abs(change.lines.reduce(0) { $0 + $1.points } - 28) < 1e-6)
    let sinceThen = try portfolio.json(Dashboard.self, "show", "acme", "--explain", "--since", "2026-11-22")
    #expect(sinceThen.explanation?.change?.since == "2026-11-22T00:00:00Z")
  }

  @Test func anotherSystemsScoreHasALineOfItsOwn() async throws {
    let portfolio = try await SmallPortfolio(extra: [ShowCommandTests.score(82, daysAgo: 40)])
    let change = try #require(try portfolio.json(Dashboard.self, "show", "acme", "--explain").explanation?.change)
    #expect((change.from, change.to, change.points) == (82, 88, 6))
    #expect(change.lines.map(\.cause) == ["imported score"] && change.lines.map(\.points) == [6])
  }

  /// Whatever the rules in force call a customer's category, texts call it; dimensions and metrics have the levels of their
  /// scale, and the keys of JSON are the framework's own.
  @Test func categoriesAreCalledAsTheRulesCallThem() async throws {
    let portfolio = try await SmallPortfolio()
    let file = portfolio.folder.appending(path: "health.yaml").path
    try "categories:\n  excellent:\n    status: Thriving\n".write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try portfolio.run("apply", file).status == 0)
    for text in [
      try portfolio.run("show", "acme").output, try portfolio.run("show", "acme", "--explain").output,
    ] {
      let lines = text.split(separator: "\n").filter { $0.hasPrefix("Product usage") }
      #expect(lines.count == 1 && !lines[0].contains("Thriving") && !lines[0].contains("Healthy"), "\(text)")
    }
    let done = try portfolio.run("record", "acme", "performance", "excellent").output
    #expect(done.contains("88 Thriving →"), "\(done)")
  }

  @Test func thePrintedPointsAddUpAsPrinted() async throws {
    let older = SmallPortfolio.judged(1, .fair, daysAgo: 40)
    let portfolio = try await SmallPortfolio(extra: older + [note("activeUsers", 83.37), note("npsScore", 7.3)])
    let text = try portfolio.run("show", "acme", "--explain").output
    let table = text.split(separator: "\n").drop { !$0.hasPrefix("Health  ") }.dropFirst().prefix {
      !$0.hasPrefix("Action")
    }
    let lines = table.filter { $0.hasPrefix("  ") || $0.hasPrefix("Rounding") }
    let points = lines.compactMap { line in
      line.firstMatch(of: /(?:%|Rounding)\s+(-?\d+\.\d\d)/).flatMap { Double($0.1) }
    }
    let total = try #require(
      table.first { $0.hasPrefix("Score") }?.firstMatch(of: /Score\s+(\d+\.\d\d)/).flatMap { Double($0.1) })
    #expect(points.count > 9 && abs(points.reduce(0, +) - total) < 0.001, "\(text)")
    #expect(text.contains("Why \(Int(total))?"))
  }

  private func note(_ metric: MetricID, _ value: Double) -> Fact {
    .observation(
      Observation(
        customer: "CUST-001", metric: metric, value: .measured(value), at: SmallPortfolio.moment.adding(days: -1)))
  }

  @Test(arguments: [
    ("TKT-11291", "a ticket", "rapport ticket show TKT-11291"), ("tkt-7", "a ticket", "rapport ticket show tkt-7"),
    ("KB-0001", "an article", "rapport article show KB-0001"),
  ])
  func anIdOfSomethingElseLeadsToWhatShowsIt(_ id: String, _ kind: String, _ command: String) async throws {
    let refused = try await SmallPortfolio().run("show", id)
    #expect(refused.status == 1 && refused.output == "")
    #expect(refused.errors.contains("'\(id)' is the id of \(kind), not of a customer: '\(command)' shows it."))
  }

  @Test func anUnknownCustomerIsAnsweredWithTheNearest() async throws {
    let portfolio = try await SmallPortfolio()
    let unknown = try portfolio.run("show", "Corvid Bnak")
    #expect(unknown.status == 1 && unknown.output == "")
    #expect(unknown.errors.contains("no customer 'Corvid Bnak'") && unknown.errors.contains("CUST-003  Corvid Bank"))
    let several = try portfolio.run("show", "cust")
    #expect(
      several.status == 1 && several.errors.contains("could be 6 customers") && !several.errors.contains(" more"))
    #expect((1...6).allSatisfy { several.errors.contains("  CUST-00\($0)  ") }, "\(several.errors)")
  }

  @Test(arguments: [
    ["--since", "2026-10-01"], ["--explain", "--since", "soon"], ["--explain", "--since", "2027-01-01"], [],
  ])
  func aWrongCallEndsWith64(arguments: [String]) async throws {
    let portfolio = try await SmallPortfolio()
    let customer = arguments.isEmpty ? [] : ["CUST-001"]
    let run = try RunningBinary(
      ["show"] + customer + arguments + ["--db", portfolio.database.path, "--now", SmallPortfolio.now])
    #expect(run.status == 64 && run.output == "", "\(run.errors)")
  }

  @Test func whoHasLeftRenewsNothing() async throws {
    let portfolio = try await SmallPortfolio()
    #expect(try portfolio.run("show", "CUST-001").output.contains("renews 2027-02-01"))
    #expect(try portfolio.run("customer", "churn", "CUST-001", "--reason", "price").status == 0)
    let text = try portfolio.run("show", "CUST-001").output
    #expect(text.contains("left 2026-11-23") && !text.contains("renews"), "\(text)")
    let row = try portfolio.run("list", "customers", "id:CUST-001").output
    #expect(row.contains("left") && !row.contains("2027-02-01"), "\(row)")
  }
}
