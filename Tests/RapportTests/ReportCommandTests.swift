import CustomerSuccess
import Foundation
import Interchange
import Testing

@Suite struct ReportCommandTests {
  struct Portfolio: Decodable {
    var asOf: String
    var portfolioOverview: Overview
    var segmentAnalysis: Analysis
    var riskIndicators: [String: Int]
    var qualityMetrics: [String: Measure]

    struct Overview: Decodable {
      var totalCustomers: Int
      var scoredCustomers: Int
      var unscoredCustomers: Int
      var healthDistribution: [String: Int]
      var averageHealthScore: Double
      var trendDirection: String
    }

    struct Analysis: Decodable {
      var byTier: [String: Figures]
      var byIndustry: [String: Figures]
      var byCompanySize: [String: Figures]
    }

    struct Measure: Decodable {
      var current: String
      var measurement: String
      var n: Int
    }
  }

  struct Figures: Decodable {
    var averageScore: Double?
    var count: Int
    var healthDistribution: [String: Int]
    var openTickets: Int
  }

  @Test func portfolioInTheFrameworksShape() async throws {
    let portfolio = try await SmallPortfolio()
    let report: Portfolio = try portfolio.json(Portfolio.self, "report", "portfolio")
    #expect(report.asOf == SmallPortfolio.now)
    let overview = report.portfolioOverview
    #expect((overview.totalCustomers, overview.scoredCustomers, overview.unscoredCustomers) == (5, 4, 1))
    #expect(overview.healthDistribution == ["excellent": 1, "good": 1, "fair": 1, "poor": 1])
    #expect(overview.averageHealthScore == 63.3 && overview.trendDirection == "new")
    #expect(
      report.riskIndicators == [
        "atRiskCustomers": 2, "churnRiskCustomers": 1, "expansionOpportunities": 2, "supportBacklog": 1,
        "openTickets": 1, "interventionRequired": 1,
      ])
    #expect(report.qualityMetrics["firstContactResolution"]?.current == "no data")
    let tiers = report.segmentAnalysis.byTier
    #expect(tiers["enterprise"]?.averageScore == 67.5 && tiers["enterprise"]?.count == 2)
    #expect(tiers["community"]?.count == 1 && tiers["community"]?.averageScore == nil)
    // Nobody is in manufacturing, and the framework's key is there all the same.
    #expect(report.segmentAnalysis.byIndustry["manufacturing"]?.count == 0)
    #expect(Set(report.segmentAnalysis.byCompanySize.keys) == ["enterprise", "large", "medium", "small"])
  }

  /// Of five customers nothing can be told from chance, and the framework's key is there all the same.
  @Test func nothingStandsOutAmongFive() async throws {
    struct Answer: Decodable { var keyInsights: [String] }
    let portfolio = try await SmallPortfolio()
    for report in ["portfolio", "segments"] {
      #expect(try portfolio.json(Answer.self, "report", report).keyInsights == [])
      #expect(try !portfolio.run("report", report).output.contains("stands out"))
    }
  }

  @Test func cutsCrossed() async throws {
    struct Answer: Decodable {
      var crossAnalysis: Cross?
      struct Cross: Decodable {
        var rows: String
        var columns: String
        var cells: [String: [String: Figures]]
      }
    }
    let portfolio = try await SmallPortfolio()
    let answer = try portfolio.json(Answer.self, "report", "segments", "--by", "tier", "--cross", "owner")
    let cross = try #require(answer.crossAnalysis)
    #expect(cross.rows == "tier" && cross.columns == "owner")
    #expect(
      cross.cells["enterprise"]?["dana"]?.averageScore == 75 && cross.cells["enterprise"]?["lee"]?.averageScore == 60)
    #expect(cross.cells["starter"]?["none"]?.count == 1 && cross.cells["starter"]?["lee"] == nil)
    let counts: [Int] = cross.cells.values.flatMap { row in row.values.map(\.count) }
    #expect(counts.reduce(0, +) == 5)
    #expect(try portfolio.json(Answer.self, "report", "segments").crossAnalysis == nil)
    let text = try portfolio.run("report", "segments", "--by", "tier", "--cross", "size").output
    #expect(text.contains("Tier × size   Enterprise  Large  Medium  Small   All"), "\(text)")
    #expect(text.contains("Enterprise          60.0   75.0       –      –  67.5"), "\(text)")
  }

  @Test func portfolioAsText() async throws {
    let text = try await SmallPortfolio().run("report", "portfolio").output
    #expect(
      text.hasPrefix(
        """
        Portfolio health · 2026-11-23T14:00:00Z

        63.3 average  ·  5 customers, 1 without a score

        Category  Customers   Share
        Healthy           1  25.0 %  ███████▌
        Good              1  25.0 %  ███████▌
        At Risk           1  25.0 %  ███████▌
        Critical          1  25.0 %  ███████▌

        Below 70 2  ·  Churn risk 1  ·  Expansion 2  ·  Without action 1
        Open tickets 1  ·  Backlog 1 critical or high

        Critical +1 in 7 days
        At Risk +1 in 7 days
        Good +1 in 7 days
        Healthy +1 in 7 days

        Moved from  To        Customers  Because
        Not scored  Healthy           1
        Not scored  Good              1
        Not scored  At Risk           1
        Not scored  Critical          1

        By tier       Customers  Average  30 days  Healthy  Good  At Risk  Critical  Open tickets
        Enterprise            2     67.5        –        0     1        1         0             1
        Professional          1     88.0        –        1     0        0         0             0
        Starter               1     30.0        –        0     0        0         1             0
        Community             1        –        –        0     0        0         0             0

        """), "\(text)")
    #expect(!text.contains("\u{1B}"))
  }

  /// Who went where in the last week, by what, and who they are.
  @Test func movesOfAWeek() async throws {
    struct Answer: Decodable {
      var moves: [Move]
      var arrivals: Int
      var departures: Int

      struct Move: Decodable {
        var from: String
        var to: String
        var n: Int
        var because: [Reason]
      }
      struct Reason: Decodable {
        var metric: String
        var n: Int
      }
    }
    struct Row: Decodable { var customerId: String }
    func judged(_ level: HealthCategory, daysAgo: Int) -> Fact {
      .observation(
        Observation(
          customer: "CUST-007", metric: "performance", value: .judged(level),
          at: SmallPortfolio.moment.adding(days: -daysAgo)))
    }
    var gone = SmallPortfolio.customer(8, "Hazel & Co", .starter, .other, .small, owner: "", lifecycle: .churned)
    gone.churned = LocalDate(day: SmallPortfolio.moment.seconds / 86_400 - 2)
    let portfolio = try await SmallPortfolio(extra: [
      .customer(SmallPortfolio.customer(7, "Gale Motors", .starter, .other, .small, owner: "")), .customer(gone),
      judged(.good, daysAgo: 20), judged(.poor, daysAgo: 2),
    ])
    let answer = try portfolio.json(Answer.self, "report", "portfolio")
    let fallen = try #require(answer.moves.first { $0.from == "good" })
    #expect(fallen.to == "poor" && fallen.n == 1)
    #expect(fallen.because.map(\.metric) == ["performance"] && fallen.because.map(\.n) == [1])
    #expect(answer.moves.filter { $0.from == "unscored" }.map(\.to) == ["excellent", "good", "fair", "poor"])
    #expect(answer.moves.allSatisfy { $0.from != "unscored" || $0.because.isEmpty })
    #expect(answer.arrivals == 0 && answer.departures == 1)
    for (filter, ids) in [("moved:critical was:good", ["CUST-007"]), ("moved:no -lifecycle:churned", ["CUST-006"])] {
      #expect(try portfolio.json([Row].self, "list", "customers", filter).map(\.customerId) == ids, "\(filter)")
    }
    for format in ["text", "markdown", "html"] {
      let run = try portfolio.run("report", "portfolio", "--format", format)
      #expect(run.status == 0)
      #expect(run.output.contains("Critical +2 in 7 days: 1 by Performance"), "\(format)")
      #expect(run.output.contains("1 left in 7 days"), "\(format)")
    }
    // Before it fell nobody had moved.
    let before = try portfolio.run("report", "portfolio", "--as-of", "2026-11-10")
    #expect(before.output.contains("Nobody moved between categories in 7 days."), "\(before.output)\(before.errors)")
  }

  @Test func everyCutHasTheSameTotal() async throws {
    struct Answer: Decodable {
      var segmentAnalysis: [String: [String: Figures]]
      var total: Figures
    }
    let portfolio = try await SmallPortfolio()
    let answer = try portfolio.json(Answer.self, "report", "segments")
    #expect(Set(answer.segmentAnalysis.keys) == ["byTier", "byIndustry", "byCompanySize", "byOwner"])
    #expect(answer.total.count == 5 && answer.total.averageScore == 63.3 && answer.total.openTickets == 1)
    for (_, rows) in answer.segmentAnalysis {
      #expect(rows.values.reduce(0) { $0 + $1.count } == 5)
      #expect(rows.values.reduce(0) { $0 + $1.openTickets } == 1)
    }
    #expect(answer.segmentAnalysis["byOwner"]?["none"]?.count == 1)
    let one = try portfolio.json(Answer.self, "report", "segments", "--by", "industry")
    #expect(Array(one.segmentAnalysis.keys) == ["byIndustry"])
  }

  @Test func aFilterNarrowsAReport() async throws {
    let report: Portfolio = try await SmallPortfolio().json(Portfolio.self, "report", "portfolio", "-tier:enterprise")
    #expect(report.portfolioOverview.totalCustomers == 3)
  }

  /// One of something is one.
  @Test(arguments: [("1", "1 day"), ("2", "2 days"), ("30", "30 days")])
  func thePeriodIsCounted(days: String, words: String) async throws {
    let portfolio = try await SmallPortfolio()
    let support = try portfolio.run("report", "support", "--days", days)
    #expect(support.status == 0 && support.output.contains("Support, \(words)  "), "\(support.output)")
    let causes = try portfolio.run("report", "causes", "--days", days)
    #expect(causes.status == 0 && causes.output.contains("Causes of the last \(words)\n"), "\(causes.output)")
  }

  @Test func supportAndTraining() async throws {
    struct Support: Decodable {
      var period: Period
      var supportBacklog: [String: Int]
      var qualityMetrics: [String: Portfolio.Measure]
      struct Period: Decodable {
        var days: Int
        var from: String
      }
    }
    struct Training: Decodable {
      var trainingPrograms: [String: Path]
      struct Path: Decodable {
        var enrolled: Int
        var completionRate: Double?
      }
    }
    let portfolio = try await SmallPortfolio()
    let support = try portfolio.json(Support.self, "report", "support", "--days", "30")
    #expect(support.period.days == 30 && support.period.from == "2026-10-24T14:00:00Z")
    #expect(support.supportBacklog["openTickets"] == 1 && support.supportBacklog["highPriority"] == 1)
    #expect(support.qualityMetrics.count == 5)
    let training = try portfolio.json(Training.self, "report", "training")
    #expect(training.trainingPrograms["executiveTraining"]?.enrolled == 0)
    #expect(training.trainingPrograms["executiveTraining"]?.completionRate == nil)
  }

  /// Tables with a column a figure, plain numbers and ISO dates: what stands alone first, then what there are several of.
  @Test func csvHasAColumnAFigure() async throws {
    let portfolio = try await SmallPortfolio()
    let overview = try tables(of: portfolio.database, "report", "portfolio")
    let figures = try #require(overview["figures"])
    #expect(figures["asOf"] == ["2026-11-23T14:00:00Z"])
    #expect(figures["portfolioOverview.healthDistribution.excellent"] == ["1"])
    #expect(figures["portfolioOverview.averageHealthScore"] == ["63.3"])
    let tiers = try #require(overview["segmentAnalysis.byTier"])
    let counts = Dictionary(zip(tiers["name"] ?? [], tiers["count"] ?? [])) { first, _ in first }
    #expect(counts["enterprise"] == "2")
    let training = try tables(of: portfolio.database, "report", "training")
    #expect(training["trainingPrograms"]?["title"] == ["Business", "Executive", "Technical"])
    // A lone table needs no name above it.
    let causes = try portfolio.run("report", "causes", "--format", "csv").output
    #expect(causes.hasPrefix("asOf,"))
    let markdown = try portfolio.run("report", "segments", "--by", "tier", "--format", "markdown").output
    #expect(markdown.contains("| Enterprise | 2 | 67.5 | – |"))
  }

  /// Each as long as the columns: a sheet ends a row with its last value.
  private func rows(of table: any TableReader) throws -> [[String]] {
    var (table, rows) = (table, [[String]]())
    while let row = try table.next() {
      rows.append(row.values + Array(repeating: "", count: max(0, table.columns.count - row.values.count)))
    }
    return rows
  }

  /// Figures of nobody say why there is nobody, to people and not to machines.
  @Test(arguments: ["portfolio", "segments", "support", "training", "causes"])
  func aReportOfNobodySaysWhy(report: String) async throws {
    let portfolio = try await SmallPortfolio()
    let found = try portfolio.run("report", report, "owner:zzz")
    #expect(found.status == 0 && found.errors.contains("No customer matches: "), "\(found.errors)")
    #expect(try portfolio.run("report", report, "owner:zzz", "--format", "json").errors.isEmpty)
    #expect(try portfolio.run("report", report, "owner:dana").errors.isEmpty)
  }

  /// A file that says by its name that it is something else is not filled with text.
  @Test(arguments: ["p.pdf", "p.xls", "p.xlsx.bak", "a.b/p.docx"])
  func anEndingThatIsNoFormatIsRefused(name: String) async throws {
    let portfolio = try await SmallPortfolio()
    let run = try portfolio.run("report", "portfolio", "--out", portfolio.folder.appending(path: name).path)
    #expect(run.status == 64 && run.errors.contains(".txt, .json, .csv, .md, .xlsx"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: portfolio.folder.appending(path: name).path))
  }

  @Test(arguments: [
    ("p", "Customers"), ("p.txt", "Customers"), ("p-2026.11", "Customers"), ("p.MD", "|"), ("p.markdown", "|"),
    ("p.json", "{"),
  ])
  func whatAnEndingSaysIsWritten(name: String, sign: String) async throws {
    let portfolio = try await SmallPortfolio()
    let file = portfolio.folder.appending(path: name)
    let run = try portfolio.run("report", "portfolio", "--out", file.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try String(contentsOf: file, encoding: .utf8).contains(sign))
    let told = portfolio.folder.appending(path: "p.html")
    #expect(try portfolio.run("report", "portfolio", "--out", told.path, "--format", "markdown").status == 0)
  }

  /// A sheet a table, with the same figures as the CSV; the file's name says the format.
  @Test func aWorkbookHasASheetATable() async throws {
    let portfolio = try await SmallPortfolio()
    let file = portfolio.folder.appending(path: "report.xlsx")
    let run = try portfolio.run("report", "portfolio", "--out", file.path)
    #expect(run.status == 0 && run.output == "", "\(run.errors)")
    let csv = try portfolio.run("report", "portfolio", "--format", "csv").output
    for table in csv.components(separatedBy: "\n\n") {
      let parts = table.split(separator: "\n", maxSplits: 1).map(String.init)
      var form = TableForm()
      form.sheet = String(parts[0].prefix(31))
      let book = try openTable(file: "report.xlsx", bytes: try FileBytes(path: file.path), form: form)
      let lines = try openTable(file: "report.csv", bytes: MemoryBytes(parts[1]))
      #expect(book.columns == lines.columns, "\(parts[0])")
      #expect(try rows(of: book) == rows(of: lines), "\(parts[0])")
    }
    let again = try portfolio.run("report", "portfolio", "--out", file.path)
    #expect(again.status == 1 && again.errors.contains("--force"))
    #expect(try portfolio.run("report", "portfolio", "--out", file.path, "--force").status == 0)
    let piped = try portfolio.run("report", "training", "--format", "xlsx")
    #expect(piped.status == 0 && piped.output.hasPrefix("PK"))
    let json = portfolio.folder.appending(path: "report.json")
    #expect(try portfolio.run("report", "support", "--out", json.path).status == 0)
    #expect(try JSONSerialization.jsonObject(with: Data(contentsOf: json)) is [String: Any])
    for words in [["--force"], ["--raw-csv", "--format", "json"], ["--misses", "response", "--format", "xlsx"]] {
      #expect(try portfolio.running(["report", "support"] + words).status == 64, "\(words)")
    }
    #expect(try portfolio.run("report", "portfolio", "--out", portfolio.database.path, "--force").status != 0)
  }

  @Test(arguments: [
    ["report"], ["report", "nothing"], ["report", "segments", "--by", "colour"],
    ["report", "segments", "--cross", "tier"],
    ["report", "segments", "--by", "tier", "--cross", "tier"], ["report", "support", "--days", "0"],
    ["report", "portfolio", "--now", "yesterday"], ["report", "portfolio", "--now", "2026-11-23T14:00:00"],
    ["report", "portfolio", "--format", "xml"], ["report", "portfolio", "tier:gold"], ["unknown"], ["list"],
  ])
  func aWrongCallEndsWith64(arguments: [String]) throws {
    let run = try RunningBinary(arguments)
    #expect(run.status == 64 && run.output == "" && !run.errors.isEmpty, "\(run.errors)")
  }

  private func tables(of database: URL, _ call: String...) throws -> [String: [String: [String]]] {
    let run = try RunningBinary(
      call + ["--format", "csv", "--db", database.path, "--now", "2026-11-23T14:00:00Z"])
    return tables(run.output)
  }

  /// By name, the columns by theirs.
  private func tables(_ csv: String) -> [String: [String: [String]]] {
    var tables: [String: [String: [String]]] = [:]
    for part in csv.components(separatedBy: "\n\n") {
      let lines = part.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      guard lines.count > 2, lines[0].count == 1 else { continue }
      var table: [String: [String]] = [:]
      for (index, column) in lines[1].enumerated() {
        table[String(column)] = lines.dropFirst(2).map { index < $0.count ? String($0[index]) : "" }
      }
      tables[String(lines[0][0])] = table
    }
    return tables
  }
}
