import CustomerSuccess
import Foundation
import Testing

/// `report retention`: its JSON, its words, its tables, and what it refuses.
@Suite struct RetentionCommandTests {
  struct Report: Decodable {
    var asOf, from, to: String
    var by: String?
    var periods: [Period]
    var cohorts: [Cohort]?
    var withoutSubscription, leftWithoutSubscription: LeftOut
    var filter: String?

    struct LeftOut: Decodable {
      var customers: Int
      var recurring: [Amount]

      struct Amount: Decodable, Equatable {
        var amount: Double
        var currency: String
      }
    }

    struct Period: Decodable {
      var from, to: String
      var startAccounts, endAccounts, churnedAccounts: Int
      var logoRetention: Double?
      var currency: String?
      var startRecurring, retained, churned, downsell, grossRetention, netRetention: Double?
      var movements: [String: Double]?
      var byCurrency: [Revenue]?
    }

    struct Revenue: Decodable {
      var currency: String
      var startRecurring, retained, churned, downsell: Double
      var grossRetention, netRetention: Double?
    }

    struct Cohort: Decodable {
      var cohort: String
      var customers: Int
      var startRecurring: Double?
      var ages: [Age]
    }

    struct Age: Decodable {
      var age, live: Int
      var liveShare, recurring, revenueShare: Double?
    }
  }

  private static func subscription(
    _ customer: Int, _ amount: Int, _ currency: String = "USD", from: String, to: String? = nil
  ) throws -> Fact {
    .subscription(
      Subscription(
        id: SubscriptionID("\(customer)/\(from)/\(currency)"), customer: CustomerID("CUST-00\(customer)"), plan: "Pro",
        amount: Money(minorUnits: amount, currency: currency), from: try #require(LocalDate(iso8601: from)),
        to: try to.map { try #require(LocalDate(iso8601: $0)) }))
  }

  /// One grows, one shrinks, one leaves, one is new, and one who is marked as gone pays on.
  private func portfolio(extra: [Fact] = []) async throws -> SmallPortfolio {
    try await SmallPortfolio(
      extra: try [
        Self.subscription(1, 100_050, from: "2025-01-01", to: "2026-02-10"),
        Self.subscription(1, 150_050, from: "2026-02-10"),
        Self.subscription(2, 80_000, from: "2025-06-01", to: "2026-03-15"),
        Self.subscription(2, 60_000, from: "2026-03-15"),
        Self.subscription(3, 20_000, from: "2025-06-01", to: "2026-03-01"),
        Self.subscription(4, 99_999, from: "2026-01-20"), Self.subscription(5, 50_000, from: "2025-06-01"),
      ] + extra)
  }

  @Test func theWholeInOne() async throws {
    let portfolio = try await portfolio()
    let report = try portfolio.json(
      Report.self, "report", "retention", "--from", "2026-01-01", "--to", "2026-04-01")
    let period = try #require(report.periods.first)
    #expect(report.periods.count == 1 && report.by == nil && report.cohorts == nil)
    #expect((period.from, period.to, period.currency) == ("2026-01-01", "2026-04-01", "USD"))
    #expect((period.startAccounts, period.churnedAccounts, period.endAccounts) == (4, 1, 4))
    #expect((period.startRecurring, period.retained) == (2500.5, 2600.5))
    #expect((period.churned, period.downsell, period.logoRetention) == (200, 200, 0.75))
    #expect(period.grossRetention == (2500.5 - 400) / 2500.5 && period.netRetention == 2600.5 / 2500.5)
    #expect(
      period.movements == [
        "start": 2500.5, "new": 999.99, "reactivation": 0, "expansion": 500, "contraction": 200, "churn": 200,
        "end": 3600.49,
      ])
    let narrowed = try portfolio.json(
      Report.self, "report", "retention", "--from", "2026-01-01", "--to", "2026-04-01", "tier:enterprise")
    #expect(narrowed.periods.first?.startAccounts == 2 && narrowed.periods.first?.logoRetention == 0.5)
    #expect(narrowed.filter == "tier:enterprise")
  }

  /// Who pays and has no subscription is in no figure, nor is who left without one: that is said, with what it comes to.
  @Test func whoIsLeftOutIsTold() async throws {
    let gone = Customer(
      id: "GONE-1", name: "Gone", tier: .starter, industry: .other, size: .small,
      signedUp: try #require(LocalDate(iso8601: "2025-01-01")),
      monthlyRevenue: Money(minorUnits: 50_000, currency: "USD"),
      lifecycle: .churned, churned: LocalDate(iso8601: "2026-02-10"))
    let portfolio = try await portfolio(extra: [.customer(gone)])
    let days = ["--from", "2026-01-01", "--to", "2026-04-01"]
    let report = try portfolio.json(Report.self, "report", "retention", "--from", "2026-01-01", "--to", "2026-04-01")
    #expect(report.withoutSubscription.customers == 1)
    #expect(report.withoutSubscription.recurring == [.init(amount: 6003, currency: "USD")])
    #expect(report.leftWithoutSubscription.customers == 1)
    #expect(report.leftWithoutSubscription.recurring == [.init(amount: 500, currency: "USD")])
    let there = "1 customer with $6,003 a month has no subscription and is not in this"
    let left = "1 customer with $500 a month left without a subscription and is not in this"
    #expect(try portfolio.running(["report", "retention"] + days).output.contains("\(there); \(left)."))
    let words = "\(there)."
    let none = try portfolio.running(["report", "retention", "--from", "2020-01-01", "--to", "2020-02-01"]).output
    #expect(none.contains("Nobody has a live subscription on any of these days.\n\(words)"), "\(none)")
    let all = try portfolio.running(["report", "retention", "id:CUST-001"] + days).output
    #expect(!all.contains("no subscription"), "\(all)")
  }

  /// Keys are there without a value, as scripts look for them.
  @Test func aRateOverNothingIsNull() async throws {
    let portfolio = try await portfolio()
    let run = try portfolio.run(
      "report", "retention", "--from", "2020-01-01", "--to", "2020-02-01", "--format", "json")
    let answer = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let period = try #require((answer?["periods"] as? [[String: Any]])?.first)
    for key in ["logoRetention", "grossRetention", "netRetention"] { #expect(period[key] is NSNull, "\(key)") }
    for key in ["startAccounts", "startRecurring", "retained", "churnedAccounts", "churned", "downsell"] {
      #expect(period[key] as? Int == 0, "\(key)")
    }
    let text = try portfolio.run("report", "retention", "--from", "2020-01-01", "--to", "2020-02-01").output
    #expect(text.contains("Nobody has a live subscription"), "\(text)")
  }

  @Test func stepsAndCohorts() async throws {
    let portfolio = try await portfolio()
    let report = try portfolio.json(
      Report.self, "report", "retention", "--from", "2026-01-31", "--to", "2026-04-15", "--by", "month")
    #expect(report.periods.map(\.from) == ["2026-01-31", "2026-02-28", "2026-03-31"])
    #expect(report.periods.map(\.to) == ["2026-02-28", "2026-03-31", "2026-04-15"])
    #expect(report.periods.map(\.churnedAccounts) == [0, 1, 0])
    for (one, next) in zip(report.periods, report.periods.dropFirst()) {
      #expect(one.movements?["end"] == next.movements?["start"] && one.endAccounts == next.startAccounts)
    }
    let cohort = try #require(report.cohorts?.first)
    #expect(
      (report.cohorts?.count, cohort.cohort, cohort.customers, cohort.startRecurring) == (1, "2026-01", 1, 999.99))
    #expect(cohort.ages.map(\.live) == [1, 1, 1] && cohort.ages.map(\.revenueShare) == [1, 1, 1])
    let quarters = try portfolio.json(
      Report.self, "report", "retention", "--from", "2025-01-01", "--to", "2026-07-01", "--by", "Quarter")
    #expect(quarters.cohorts?.map(\.cohort) == ["2025-Q1", "2025-Q2", "2026-Q1"])
    #expect(quarters.cohorts?[1].ages.map(\.liveShare) == [1, 1, 1, 2.0 / 3, 2.0 / 3])
  }

  /// Amounts of two currencies are no sum.
  @Test func severalCurrencies() async throws {
    let portfolio = try await portfolio(extra: [try Self.subscription(6, 7000, "JPY", from: "2025-01-01")])
    let report = try portfolio.json(
      Report.self, "report", "retention", "--from", "2026-01-01", "--to", "2026-04-01")
    let period = try #require(report.periods.first)
    #expect(period.startAccounts == 5 && period.logoRetention == 0.8 && period.startRecurring == nil)
    #expect(period.grossRetention == nil && period.currency == nil)
    #expect(period.byCurrency?.map(\.currency) == ["JPY", "USD"])
    #expect(period.byCurrency?.map(\.startRecurring) == [7000, 2500.5])
    #expect(period.byCurrency?.map(\.netRetention) == [1, 2600.5 / 2500.5])
    let text = try portfolio.run("report", "retention", "--from", "2026-01-01", "--to", "2026-04-01").output
    #expect(text.contains("JPY") && text.contains("USD"), "\(text)")
    let csv = try portfolio.run(
      "report", "retention", "--from", "2026-01-01", "--to", "2026-04-01", "--format", "csv"
    ).output
    #expect(csv.contains("periods.byCurrency"), "\(csv)")
  }

  @Test func asWordsAndTables() async throws {
    let portfolio = try await portfolio()
    let call = ["report", "retention", "--from", "2026-01-01", "--to", "2026-04-01", "--by", "month"]
    let text = try portfolio.running(call).output
    #expect(text.hasPrefix("Retention · 2026-01-01 to 2026-04-01, by month · amounts a month\n"), "\(text)")
    #expect(text.contains("$2,500.50") && text.contains("-$200") && text.contains("who begins on the 1st"), "\(text)")
    let whole = try portfolio.run("report", "retention", "--from", "2025-12-31", "--to", "2026-03-31", "--by", "month")
    #expect(!whole.output.contains("who begins on the 1st"), "\(whole.output)")
    #expect(text.contains("2026-03-01  2026-04-01"), "\(text)")
    #expect(text.contains("Customers still there") && text.contains("2026-01"), "\(text)")
    #expect(try portfolio.running(call + ["--format", "markdown"]).output.contains("## Recurring revenue"))
    let csv = try portfolio.running(call + ["--format", "csv"]).output
    #expect(csv.contains("periods\n") && csv.contains("cohorts.ages\n"), "\(csv)")
    let ahead = try portfolio.run("report", "retention", "--from", "2026-01-01", "--to", "2027-01-01").output
    #expect(ahead.contains("ends after today") && !text.contains("ends after today"), "\(ahead)")
  }

  @Test(
    arguments: [
      (["--from", "2026-02-01", "--to", "2026-01-01"], "--to: found '2026-01-01', expected a day after 2026-02-01"),
      (["--from", "2026-02-01", "--to", "2026-02-01"], "--to: found '2026-02-01', expected a day after 2026-02-01"),
      (["--from", "2026-02-30", "--to", "2026-03-01"], "expected a day such as 2026-12-01"),
      (["--from", "2026-01-01", "--to", "01/02/2026"], "expected a day such as 2026-12-01"),
      (["--from", "2026-01-01"], "--to"), (["--from", "2026-01-01", "--to", "2026-02-01", "--by", "week"], "quarter"),
      (["--from", "1800-01-01", "--to", "2026-01-01", "--by", "month"], "within 1200 months"),
      (["--from", "2026-01-01", "--to", "2026-02-01", "tear:pro"], "tear"),
    ])
  func whatIsWrongIsNamed(_ words: [String], _ complaint: String) async throws {
    let run = try await portfolio().running(["report", "retention"] + words)
    #expect(run.status == 64 && run.output == "" && run.errors.contains(complaint), "\(run.status) \(run.errors)")
  }
}
