import CustomerSuccess
import Foundation
import Testing

/// What commands show of the past, and what they refuse there.
@Suite struct LookBackCommandTests {
  private struct Row: Decodable, Equatable {
    var customerId: String
    var healthScore: Int?
    var healthCategory: String?
  }

  private struct Difference: Decodable {
    var moved: [Moved]
    var came: [Came]
    var left: [Left]
    var causes: [CauseSum]
    var counts: Counts
    struct CauseSum: Decodable {
      var dimension: String?
      var metric: String
      var points: Double
      var customers: Int
    }
    struct Moved: Decodable {
      var customer: String
      var name: String
      var before: Int?
      var after: Int?
      var because: [Cause]
    }
    struct Cause: Decodable {
      var metric: String
      var points: Double
    }
    struct Came: Decodable {
      var customer: String
      var after: Int?
    }
    struct Left: Decodable {
      var customer: String
      var before: Int?
    }
    struct Counts: Decodable {
      var before: [String: Int]
      var after: [String: Int]
    }
  }

  private struct Portfolio: Decodable {
    var portfolioOverview: Overview
    struct Overview: Decodable {
      var totalCustomers: Int
      var unscoredCustomers: Int
      var healthDistribution: [String: Int]
    }
  }

  /// A week ago CUST-001 was at 30; CUST-007 has signed up since, and CUST-008 left.
  private static let extra: [Fact] = {
    let today = LocalDate(day: SmallPortfolio.moment.seconds / 86_400)
    func customer(_ id: CustomerID, signedUp: LocalDate, churned: LocalDate?) -> Fact {
      .customer(
        Customer(
          id: id, name: id.text, tier: .starter, industry: .other, size: .small, signedUp: signedUp,
          lifecycle: churned == nil ? .active : .churned, churned: churned))
    }
    return SmallPortfolio.judged(1, .poor, daysAgo: 20) + [
      customer("CUST-007", signedUp: today + -2, churned: nil),
      customer("CUST-008", signedUp: today + -200, churned: today + -3),
    ]
  }()

  @Test func asHeldIsByOwnTimesAndSaysSoOnTop() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.extra)
    let rows = try portfolio.json([Row].self, "list", "customers", "--as-of", "2026-11-10")
    #expect(rows.first { $0.customerId == "CUST-001" }?.healthScore == 30)
    #expect(rows.first { $0.customerId == "CUST-002" }?.healthScore == nil)
    #expect(!rows.contains { $0.customerId == "CUST-007" })
    let text = try portfolio.run("report", "portfolio", "--as-of", "2026-11-10")
    #expect(text.output.hasPrefix("as of 2026-11-10, as held\n\nPortfolio health · 2026-11-10T23:59:59Z\n"))
    let list = try portfolio.run("list", "customers", "--as-of", "2026-11-10T12:00:00Z")
    #expect(list.output.hasPrefix("as of 2026-11-10T12:00:00Z, as held\n\nCustomer "))
    let shown = try portfolio.run("show", "CUST-001", "--as-of", "2026-11-10", "--format", "markdown")
    #expect(shown.output.replacing("\\", with: "").hasPrefix("as of 2026-11-10, as held\n"))
    // Today's end is not yet: of today there is what is known by now.
    #expect(
      try portfolio.run("list", "customers", "--as-of", "2026-11-23", "--format", "json").output
        == portfolio.run("list", "customers", "--format", "json").output)
  }

  @Test func asKnownIsWhatAnExportHadThen() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.extra)
    let kinds = ["customers", "metrics", "actions", "tickets", "ticket-events"]
    func export(_ words: String..., at now: String) throws -> [String] {
      try kinds.map { kind in
        let run = try RunningBinary(["export", kind, "--db", portfolio.database.path, "--now", now] + words)
        #expect(run.status == 0, "\(run.errors)")
        return run.output
      }
    }
    func act(_ words: String..., at now: String) throws {
      let run = try RunningBinary(words + ["--db", portfolio.database.path, "--now", now])
      try #require(run.status == 0, "\(run.errors)")
    }
    let times = (1...5).map { "2026-11-24T0\($0):00:00Z" }
    var seen: [[String]] = []
    try act("record", "CUST-002", "activeUsers", "8/20", at: times[0])
    seen.append(try export(at: times[0]))
    try act("customer", "churn", "CUST-003", "--reason", "price", at: times[1])
    seen.append(try export(at: times[1]))
    try act("undo", at: times[2])
    seen.append(try export(at: times[2]))
    try act("action", "done", "A-1", "--outcome", "success", at: times[3])
    seen.append(try export(at: times[3]))
    try act("undo", "--last", "2", at: times[4])
    for (time, exported) in zip(times, seen) {
      #expect(try export("--as-of", time, "--as", "known", at: times[4]) == exported, "\(time)")
    }
    #expect(Set(seen).count >= 3)
  }

  @Test func whatCannotBeIsRefusedInWords() async throws {
    let portfolio = try await SmallPortfolio()
    for words in [
      ["record", "CUST-001", "activeUsers", "8/20"], ["undo"], ["import", "x.csv"], ["import", "x.csv", "--dry-run"],
      ["ticket", "resolve", "T-1"], ["backup", portfolio.folder.appending(path: "b.db").path],
    ] {
      let run = try portfolio.running(words + ["--as-of", "2026-11-10"])
      #expect(run.status == 64, "\(words)")
      #expect(run.errors.contains("the past can only be looked at"), "\(words): \(run.errors)")
    }
    let future = try portfolio.run("list", "customers", "--as-of", "2026-11-24")
    #expect(future.status == 64)
    #expect(future.errors.contains("--as-of: found '2026-11-24', expected a day or a time that is not later"))
    let wrong = try portfolio.run("list", "customers", "--as-of", "yesterday")
    #expect(wrong.status == 64 && wrong.errors.contains("a day such as"))
  }

  /// Before the first customer lists are empty and counts 0; why is said beside them.
  @Test func beforeTheFirstThereIsNobody() async throws {
    let portfolio = try await SmallPortfolio()
    for (words, why) in [
      (["--as-of", "2001-01-01"], "no customer had signed up by then"),
      (["--as-of", "2026-11-22", "--as", "known"], "nothing had been recorded by then"),
    ] {
      let list = try portfolio.running(["list", "customers", "--format", "json"] + words)
      #expect(list.status == 0 && list.output.filter { !$0.isWhitespace } == "[]" && list.errors.contains(why))
      let report = try portfolio.running(["report", "portfolio", "--format", "json"] + words)
      let plain = report.output.filter { !$0.isWhitespace }
      #expect(report.status == 0 && plain.contains("\"averageHealthScore\":null"), "\(report.output)")
    }
    struct Difference: Decodable { var came, left: [Customer] }
    struct Customer: Decodable { var customer: String }
    let run = try portfolio.run(
      "report", "diff", "--from", "2001-01-01", "--to", "2026-11-23", "--format", "json")
    let diff = try JSONDecoder().decode(Difference.self, from: Data(run.output.utf8))
    #expect(!diff.came.isEmpty && diff.left.isEmpty)
  }

  @Test(arguments: ["", "tier:enterprise", "score<70", "tier:starter"])
  func partsOfADifferenceAddUp(filter: String) async throws {
    let portfolio = try await SmallPortfolio(extra: Self.extra)
    let words = filter.isEmpty ? [] : [filter]
    func counts(_ day: String) throws -> [String: Int] {
      let report: Portfolio = try portfolio.answer(["report", "portfolio", "--as-of", day] + words)
      return report.portfolioOverview.healthDistribution.merging(
        ["unscored": report.portfolioOverview.unscoredCustomers]) { $1 }
    }
    let found: Difference = try portfolio.answer(
      ["report", "diff", "--from", "2026-11-10", "--to", "2026-11-23"] + words)
    #expect(found.counts.before == (try counts("2026-11-10")))
    #expect(found.counts.after == (try counts("2026-11-23")))
    func category(_ score: Int?) -> String { score.map { HealthCategory(score: $0).rawValue } ?? "unscored" }
    for name in HealthCategory.allCases.map(\.rawValue) + ["unscored"] {
      func count(_ scores: [Int?]) -> Int { scores.count { category($0) == name } }
      let before = found.counts.before[name, default: 0]
      #expect(
        before - count(found.left.map(\.before)) - count(found.moved.map(\.before)) + count(found.moved.map(\.after))
          + count(found.came.map(\.after)) == found.counts.after[name])
    }
    for move in found.moved {
      guard let before = move.before, let after = move.after else {
        #expect(move.because.isEmpty)
        continue
      }
      #expect(abs(move.because.reduce(0) { $0 + $1.points } - Double(after - before)) < 1e-6)
    }
    // Over all customers of both moments, by cause: the same points once more.
    let told = found.moved.flatMap(\.because)
    #expect(Set(found.causes.map(\.metric)) == Set(told.map(\.metric)))
    for sum in found.causes {
      let own = told.filter { $0.metric == sum.metric }
      #expect(own.count == sum.customers && abs(own.reduce(0) { $0 + $1.points } - sum.points) < 1e-6, "\(sum)")
    }
    #expect(found.causes.map(\.points) == found.causes.map(\.points).sorted())
    if filter.isEmpty {
      #expect(found.moved.map(\.customer).contains("CUST-001"))
      #expect(found.came.map(\.customer) == ["CUST-007"])
      #expect(found.left.map(\.customer) == ["CUST-008"])
      #expect(found.moved.first { $0.customer == "CUST-001" }?.name == "Acme Healthcare Inc.")
      let judged = try #require(found.causes.first { $0.metric == "supportInteraction" })
      #expect(judged.dimension == "engagement")
    }
  }

  private struct Moments: Decodable {
    var first, second: Side
    var scoredAtBoth: Int
    var came, left: [One]
    var figures: [Figure]

    struct Side: Decodable {
      var asOf, filter: String
      var customers, scored: Int
    }
    struct One: Decodable {
      var customer: String
      var score: Int?
    }
    struct Figure: Decodable {
      var figure: String
      var first, second, difference, sameCustomers, low, high, p: Double?
      var method: String?
    }
  }

  /// Each side is what a portfolio of that moment counts; whoever is there at one moment only has come or left.
  @Test(arguments: ["", "tier:starter", "tier:enterprise"]) func oneSegmentAtTwoMoments(filter: String) async throws {
    let portfolio = try await SmallPortfolio(extra: Self.extra)
    let words = ["--at", "2026-11-10"] + (filter.isEmpty ? [] : ["--compare", filter])
    let run = try portfolio.running(["report", "segments", "--format", "json"] + words)
    let found = try JSONDecoder().decode(Moments.self, from: Data(run.output.utf8))
    #expect(found.first.filter == filter && found.first.asOf == "2026-11-10T23:59:59Z")
    for (side, moment) in [(found.first, ["--as-of", "2026-11-10"]), (found.second, [])] {
      let told = try portfolio.running(
        ["report", "portfolio", "--format", "json"] + (filter.isEmpty ? [] : [filter]) + moment)
      let overview = try JSONDecoder().decode(Portfolio.self, from: Data(told.output.utf8)).portfolioOverview
      #expect(side.customers == overview.totalCustomers, "\(moment)")
      #expect(side.scored == overview.totalCustomers - overview.unscoredCustomers, "\(moment)")
    }
    #expect(found.first.customers - found.left.count + found.came.count == found.second.customers)
    if filter != "tier:enterprise" {
      #expect(found.came.map(\.customer) == ["CUST-007"] && found.left.map(\.customer) == ["CUST-008"])
    }
    #expect(
      found.figures.map(\.figure) == [
        "score", "openTickets", "healthy", "critical", "expansion", "training", "netRetention", "outreach",
      ])
    for figure in found.figures {
      let told = figure.first.flatMap { first in figure.second.map { $0 - first } }
      #expect(figure.difference == told && (figure.method == nil) == (figure.p == nil), "\(figure)")
    }
    #expect(found.figures.suffix(3).allSatisfy { $0.method == nil })
  }

  @Test func oneSegmentAtTwoMomentsReadsForPeople() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.extra)
    let text = try portfolio.run("report", "segments", "--at", "2026-11-10", "--compare", "tier:starter").output
    #expect(text.hasPrefix("tier:starter on two days\n2026-11-10  "), "\(text)")
    for words in [
      "Average score", "Net retention", "1 match only now, 1 matched only then", "CUST-007", "are not tested",
    ] {
      #expect(text.contains(words), "\(words): \(text)")
    }
    let between = try portfolio.run("report", "segments", "--at", "2026-11-10", "--as-of", "2026-11-22")
    #expect(between.status == 0 && between.output.contains("2026-11-22  "), "\(between.errors)")
    for words in [
      ["--at", "2027-01-01"], ["--at", "2026-11-10", "--compare", "tier:pro", "--with", "tier:starter"],
      ["--at", "2026-11-10", "--by", "tier"], ["--at", "2026-11-22", "--as-of", "2026-11-10"],
    ] {
      #expect(try portfolio.running(["report", "segments"] + words).status == 64, "\(words)")
    }
  }

  /// For people: names beside ids, metrics by their titles, and in a pipe nothing is cut.
  @Test(arguments: ["text", "markdown"]) func aDifferenceReadsWhole(format: String) async throws {
    let portfolio = try await SmallPortfolio(extra: Self.extra)
    let text = try portfolio.run(
      "report", "diff", "--from", "2026-11-10", "--to", "2026-11-23", "--format", format
    ).output
    for words in ["Acme Healthcare Inc.", "By cause", "Support interaction"] {
      #expect(text.contains(words), "\(words): \(text)")
    }
    #expect(!text.contains("supportInteraction") && !text.contains("…"), "\(text)")
  }

  @Test func aDifferenceGoesForward() async throws {
    let portfolio = try await SmallPortfolio()
    let run = try portfolio.run("report", "diff", "--from", "2026-11-20", "--to", "2026-11-19")
    #expect(run.status == 64 && run.errors.contains("--to: found '2026-11-19'"))
    let text = try portfolio.run("report", "diff", "--from", "2026-11-20", "--to", "2026-11-23")
    #expect(text.output.hasPrefix("From 2026-11-20 to 2026-11-23, as held\n"))
    // By the words that a portfolio has for its categories.
    let portfolioText = try portfolio.run("report", "portfolio").output
    for status in ["Healthy", "Good", "At Risk", "Critical"] {
      #expect([text.output, portfolioText].allSatisfy { $0.contains("\n\(status) ") }, "\(text.output)")
    }
    #expect(!text.output.contains("Excellent"))
  }
}
