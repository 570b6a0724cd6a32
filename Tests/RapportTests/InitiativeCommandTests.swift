import CustomerSuccess
import Foundation
import Testing

/// `initiative`, `list initiatives` and `report improvement` by the real binary.
@Suite struct InitiativeCommandTests {
  private static let moment = SmallPortfolio.moment
  private static let today = LocalDate(day: moment.seconds / 86_400)

  private static func initiative(
    _ number: Int, _ title: String, _ impact: Int, _ effort: Int, _ change: (inout Initiative) -> Void = { _ in }
  ) -> Fact {
    var one = Initiative(
      id: InitiativeID("INI-\(number)"), title: title, since: moment - 900, impact: impact, effort: effort,
      author: "dana", created: moment.adding(days: -30), changed: moment - 900)
    change(&one)
    return .initiative(one)
  }

  static let facts: [Fact] = [
    initiative(1, "Faster search", 5, 2) { one in
      (one.status, one.owner, one.quarter) = (.running, "dana", Quarter(today))
      one.customers = "tier:enterprise"
      one.cost = Money(minorUnits: 1_000_000, currency: "USD")
      one.gain = Money(minorUnits: 2_500_000, currency: "USD")
      one.milestones = [
        .init(title: "Pilot", due: today - 9, done: today - 8), .init(title: "Roll-out", due: today - 2),
      ]
    },
    initiative(2, "One hand-over", 4, 5) { one in
      (one.status, one.owner, one.quarter) = (.planned, "dana", Quarter(today))
      one.origin = .cause(CausePath("process", "hand-over"))
    },
    initiative(3, "Another colour", 1, 4),
    initiative(4, "Sign-in pages", 5, 4) { ($0.status, $0.owner, $0.quarter) = (.planned, "dana", Quarter(today)) },
  ]

  static let deeds = [
    ActCommandTests.Deed(
      [
        "initiative", "new", "Shorter answers", "--impact", "4", "--origin", "cause:people/mistake", "--cost",
        "9000 EUR",
        "--gain", "12.000,50 EUR", "--quarter", "2027-q1", "--customers", "tier:starter score<50",
      ], "begin initiative 'Shorter answers'",
      [
        "id": "INI-5", "impact": "4", "effort": "3", "owner": "tester", "status": "planned", "quarter": "2027-Q1",
        "origin": "cause:people/mistake", "cost": "9000 EUR", "gain": "12000.50 EUR",
        "customers": "tier:starter score<50",
      ]),
    .init(
      ["initiative", "edit", "1", "--effort", "5", "--quarter", "none"], "set effort 5, no quarter of INI-1",
      ["effort": "5", "quarter": "", "status": "running"]),
    .init(
      ["initiative", "plan", "INI-3", "2027-Q2"], "plan for 2027-Q2", ["status": "planned", "quarter": "2027-Q2"]),
    .init(["initiative", "plan", "INI-2", "none"], "take off the roadmap", ["status": "idea", "quarter": ""]),
    .init(
      ["initiative", "milestone", "INI-1", "Roll-out", "--state", "done"],
      "note milestone 'Roll-out' as reached in INI-1",
      ["milestones": "Pilot=\(today - 9) done \(today - 8); Roll-out=\(today - 2) done \(today)"]),
    .init(
      ["initiative", "milestone", "INI-3", "Draft", "--due", "2026-12-24"], "set milestone 'Draft' of INI-3",
      ["milestones": "Draft=2026-12-24"]),
    .init(
      ["initiative", "progress", "INI-2", "40"], "note as 40 % done INI-2", ["progress": "40", "status": "running"]),
    .init(
      ["initiative", "finish", "INI-1", "--outcome", "A third fewer tickets", "--brought", "30000"], "finish INI-1",
      ["status": "done", "brought": "30000 USD", "outcome": "A third fewer tickets"]),
    .init(
      ["initiative", "drop", "INI-3", "--reason", "nobody asks"], "drop INI-3",
      ["status": "dropped", "outcome": "nobody asks"]),
  ]

  @Test(arguments: deeds)
  func aCommandChangesWhatItSaysAndUndoTakesItBack(deed: ActCommandTests.Deed) async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let before = try await portfolio.facts()
    let answer: ActCommandTests.Answer = try portfolio.answer(deed.words)
    #expect(answer.isTitled(deed.title), "\(answer)")
    #expect(answer.rows.contains { row in deed.holds.allSatisfy { (row[$0.key] ?? "") == $0.value } }, "\(answer.rows)")
    #expect(try await portfolio.facts() != before)
    let undone = try portfolio.run("undo")
    #expect(undone.status == 0, "\(undone.errors)")
    #expect(try await portfolio.facts() == before)
  }

  static let refused: [(words: [String], status: Int32, message: String)] = [
    (["initiative", "new", "x", "--impact", "6"], 2, "impact: found '6', expected a whole number from 1 to 5"),
    (["initiative", "new", "x", "--customers", "tier:gold"], 2, "customers: 'tier:gold' is no filter of customers"),
    (["initiative", "new", "x", "--origin", "cause:weather"], 2, "origin: 'weather' is no cause"),
    (["initiative", "new", "x", "--cost", "much"], 2, "cost: found 'much', expected an amount"),
    (["initiative", "plan", "INI-1", "soon"], 2, "quarter: found 'soon', expected a quarter such as"),
    (["initiative", "drop", "INI-1"], 64, "--reason"), (["initiative", "edit", "INI-1"], 64, "such as --impact"),
    (["initiative", "reopen", "INI-1"], 1, "INI-1: is under way"),
    (["initiative", "progress", "INI-9", "5"], 1, "no initiative 'INI-9'"),
    (["initiative", "show", "INI-9"], 1, "no initiative 'INI-9'"),
  ]

  @Test func whatIsRefusedChangesNothing() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let before = try await portfolio.facts()
    for refusal in Self.refused {
      let run = try portfolio.running(refusal.words)
      #expect(
        run.status == refusal.status && run.output == "" && run.errors.contains(refusal.message),
        "\(refusal.words): \(run.status) \(run.errors)")
    }
    #expect(try await portfolio.facts() == before)
  }

  // MARK: What is read

  struct Row: Decodable {
    var id, status, quadrant: String
    var quarter: String?
    var percentDone, lateMilestones: Int
    var returnOnInvestment: Double?
  }

  @Test func theListIsNarrowedByItsOwnFields() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let all = try portfolio.json([Row].self, "list", "initiatives")
    #expect(all.map(\.id) == ["INI-1", "INI-4", "INI-2", "INI-3"])
    #expect(all.map(\.quadrant) == ["quickWin", "majorProject", "majorProject", "reconsider"])
    #expect(all[0].percentDone == 50 && all[0].lateMilestones == 1 && all[0].returnOnInvestment == 150)
    #expect(try portfolio.json([Row].self, "initiative", "list", "origin:hand-over").map(\.id) == ["INI-2"])
    #expect(try portfolio.json([Row].self, "list", "initiatives", "impact>=4 effort<4").map(\.id) == ["INI-1"])
    #expect(try portfolio.json([Row].self, "list", "initiatives", "quarter:none").map(\.id) == ["INI-3"])
    #expect(try portfolio.run("list", "initiatives", "status:gone").status != 0)
  }

  struct Shown: Decodable {
    var id, customers: String
    var concerned: Int?
    var milestones: [Milestone]

    struct Milestone: Decodable {
      var title: String
      var due, done: String?
      var isLate: Bool
    }
  }

  @Test func aPageHasMilestonesAndWhomItConcerns() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let shown = try portfolio.json(Shown.self, "initiative", "show", "1")
    #expect(shown.id == "INI-1" && shown.milestones.map(\.isLate) == [false, true])
    #expect(shown.milestones[0].done == "\(Self.today - 8)" && shown.milestones[1].done == nil)
    let customers = try portfolio.json([Customer].self, "list", "customers", shown.customers)
    #expect(shown.concerned == customers.count && !customers.isEmpty)
  }

  private struct Customer: Decodable { var customerId: String }

  struct Report: Decodable {
    var initiatives: [String: Int]
    var priorityMatrix: [String: [Named]]
    var roadmap: [Leg]
    var progressTracking: Tracking
    var roiMeasurement: Returns

    struct Named: Decodable { var id: String }

    struct Leg: Decodable {
      var quarter: String?
      var initiatives: [Named]
      var resourceAllocation: [Load]
    }

    struct Load: Decodable, Equatable {
      var owner: String
      var initiatives, load: Int
      var capacity: Int?
      var isOver: Bool
    }

    struct Tracking: Decodable { var lateMilestones: [Late] }

    struct Late: Decodable {
      var initiative, milestone: String
      var daysLate: Int
    }

    struct Returns: Decodable {
      var initiatives: Int
      var returnOnInvestment: [Rate]
    }

    struct Rate: Decodable {
      var currency: String
      var percent: Double
    }
  }

  @Test func theReportIsBoardRoadmapLoadLatenessAndReturns() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let report = try portfolio.json(Report.self, "report", "improvement")
    #expect(report.initiatives == ["idea": 1, "planned": 2, "running": 1, "done": 0, "dropped": 0])
    #expect(
      report.priorityMatrix.mapValues { $0.map(\.id) } == [
        "quickWin": ["INI-1"], "majorProject": ["INI-4", "INI-2"], "fillIn": [], "reconsider": ["INI-3"],
      ])
    #expect(report.roadmap.map(\.quarter) == [Quarter(Self.today).description, nil])
    let load = Report.Load(owner: "dana", initiatives: 3, load: 11, capacity: 10, isOver: true)
    #expect(report.roadmap[0].resourceAllocation == [load] && report.roadmap[1].resourceAllocation == [])
    #expect(report.progressTracking.lateMilestones.map(\.milestone) == ["Roll-out"])
    #expect(report.progressTracking.lateMilestones[0].daysLate == 2)
    #expect(report.roiMeasurement.initiatives == 1 && report.roiMeasurement.returnOnInvestment.map(\.percent) == [150])
    let text = try portfolio.run("report", "improvement").output
    for words in ["Impact against effort", "Quick win", "10 over", "Late milestones", "+150 % in USD"] {
      #expect(text.contains(words), "\(words)")
    }
    let mine = try portfolio.run("report", "improvement", "owner:nobody-such")
    #expect(mine.status == 0 && mine.output.contains("Only initiatives that match"))
  }

  @Test func whatIsExportedImportsAgain() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let exported = try portfolio.run("export", "initiatives").output
    #expect(exported.contains("Pilot=\(Self.today - 9) done \(Self.today - 8)"))
    let other = try await SmallPortfolio()
    func taken(_ text: String) throws -> RunningBinary {
      let file = other.folder.appending(path: "initiatives.csv")
      try text.write(to: file, atomically: true, encoding: .utf8)
      return try other.running(["import", file.path])
    }
    let run = try taken(exported)
    try #require(run.status == 0, "\(run.errors)")
    #expect(try other.run("export", "initiatives").output == exported)
    let wrong = exported.replacingOccurrences(of: "cause:process/hand-over", with: "cause:weather")
    let refused = try taken(wrong)
    #expect(refused.status == 2 && refused.errors.contains("expected a category"), "\(refused.errors)")
  }
}
