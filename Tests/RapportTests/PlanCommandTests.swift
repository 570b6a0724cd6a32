import CustomerSuccess
import Foundation
import Testing

/// `plan`, `apply`, and the team's files in the database, by the real binary.
@Suite struct PlanCommandTests {
  struct Plan: Decodable {
    struct Category: Decodable { var customer: String; var before, after: String? }
    struct Deadline: Decodable { var ticket, clock: String; var before, after: String? }
    struct Firing: Decodable { var customer, trigger, occasion, date: String }
    struct Programme: Decodable { var customer, programme, change, why: String }
    struct Value: Decodable { var file, path: String; var before, after: String? }
    var entry: Int?
    var category: [Category]
    var deadlines: [Deadline]
    var firings, firesNoMore: [Firing]
    var programmes: [Programme]
    var values: [Value]
    var warnings: [String]
    var noBackTest: String?
  }

  struct Listed: Decodable {
    struct Entry: Decodable { var document, from: String; var by: String?; var entry: Int?; var changes: Int }
    var documents: [Entry]
    var passedOver: [String]
    subscript(name: String) -> Entry? { documents.first { $0.document == name } }
  }

  private static let harder = """
    # Harder than shipped.
    levelScores: {excellent: 85, good: 70, fair: 50, poor: 0}

    """
  private static let quicker = "policies:\n  - name: Critical\n    targets: {respond: 10m}\n"

  private static let ticket: [Fact] = {
    let ticket = Ticket(id: "TKT-9", customer: "CUST-001", subject: "Down", created: SmallPortfolio.moment - 60)
    return [
      .ticket(ticket),
      .ticketEvent(
        TicketEvent(
          ticket: ticket.id, at: ticket.created, order: 0, author: .customer("Pat"),
          kind: .opened(severity: .critical, status: .new))),
    ]
  }()

  /// So many of their values excellent, the others fair: somewhere among them the category is another by other scores.
  private static let mixed: [Fact] = [4, 5, 6].flatMap { number -> [Fact] in
    let (well, badly) = (SmallPortfolio.judged(number + 3, .excellent), SmallPortfolio.judged(number + 3, .fair))
    return [.customer(SmallPortfolio.customer(number + 3, "Mixed", .starter, .other, .small, owner: "lee"))]
      + well.prefix(number) + badly.dropFirst(number)
  }

  private func write(_ text: String, _ name: String, in portfolio: borrowing SmallPortfolio) throws -> String {
    let folder = portfolio.folder.appending(path: "rules")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  private func log(_ portfolio: borrowing SmallPortfolio) throws -> String { try portfolio.run("log").output }

  @Test func aPlanWritesNothingAndIsWhatApplyingDoes() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.ticket)
    let before = try log(portfolio)
    let file = try write(Self.quicker, "sla.yaml", in: portfolio)
    let plan: Plan = try portfolio.json(Plan.self, "plan", file)
    let moved = try #require(plan.deadlines.first { $0.ticket == "TKT-9" })
    #expect((moved.clock, moved.before, moved.after) == ("respond", "2026-11-23T14:14:00Z", "2026-11-23T14:09:00Z"))
    #expect(plan.values.map(\.path) == ["policies.Critical.targets.respond"])
    #expect(plan.category.isEmpty && plan.firings.isEmpty && plan.programmes.isEmpty && plan.entry == nil)
    #expect(plan.noBackTest == nil, "scores stay as they are")
    #expect(try log(portfolio) == before)
    let applied: Plan = try portfolio.json(Plan.self, "apply", file)
    #expect(applied.entry != nil && applied.deadlines.map(\.after) == plan.deadlines.map(\.after))
    // It holds: planned once more, nothing becomes different.
    #expect(try portfolio.json(Plan.self, "plan", file).deadlines.isEmpty)
    let ticket = try portfolio.run("ticket", "show", "TKT-9", "--format", "json")
    #expect(ticket.output.contains("2026-11-23T14:09:00Z"), "\(ticket.output)\(ticket.errors)")
    let again = try portfolio.run("apply", file)
    #expect(again.status == 1 && again.errors.contains("has sla.yaml just so"))
  }

  @Test func whoChangesCategoryIsWhoDoes() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.mixed)
    let file = try write(Self.harder, "health.yaml", in: portfolio)
    #expect(try portfolio.run("outreach", "run").status == 0)
    let plan: Plan = try portfolio.json(Plan.self, "plan", file)
    #expect(!plan.category.isEmpty && plan.category.allSatisfy { $0.before != $0.after })
    // Hardly anybody has left of these few, and that is said.
    let untold = try #require(plan.noBackTest)
    #expect(untold.hasPrefix("Score as a prediction: ") && untold.hasSuffix("below 30 nothing is said."))
    let text = try portfolio.run("plan", file)
    #expect(text.output.hasPrefix("\(plan.category.count) customer"), "\(text.output)")
    #expect(text.output.contains(untold))
    #expect(text.output.contains("levelScores.excellent") && text.output.contains("Other category"))
    // In words as the rules call them; the keys of JSON are the framework's own.
    let words = ["excellent": "Healthy", "good": "Good", "fair": "At Risk", "poor": "Critical"]
    for one in plan.category {
      let (before, after) = (words[one.before ?? ""] ?? "no score", words[one.after ?? ""] ?? "no score")
      let row = text.output.split(separator: "\n").first { $0.hasPrefix("\(one.customer) ") && $0.contains(after) }
      #expect(row?.contains(before) == true, "\(one): \(text.output)")
    }
    let csv = try portfolio.run("plan", file, "--format", "csv")
    #expect(csv.status == 0 && csv.output.contains("after,before,customer"), "\(csv.output)")
    #expect(try portfolio.run("plan", file, "--format", "markdown").output.contains("| Customer"))
    #expect(try portfolio.run("apply", file).status == 0)
    for one in plan.category {
      let listed = try portfolio.run("list", "customers", "health:\(try #require(one.after))").output
      #expect(listed.contains(one.customer), "\(one)")
    }
    let run = try portfolio.run("outreach", "run", "--format", "json")
    let fired = try JSONDecoder().decode(OutreachCommandTests.Report.self, from: Data(run.output.utf8)).firings
    #expect(
      Set(fired.map { "\($0.customer) \($0.trigger)" }) == Set(plan.firings.map { "\($0.customer) \($0.trigger)" }))
  }

  /// A file beside the others whose name is mistyped is not passed over without a word.
  @Test func whatAFolderHasBesideIsNamed() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.ticket)
    let file = try write(Self.quicker, "sla.yaml", in: portfolio)
    let folder = String(file.dropLast("/sla.yaml".count))
    for name in ["healt.yaml", "bad.yaml", "journeys.yml", "sources.yaml", "notes.txt"] {
      _ = try write("a: 1\n", name, in: portfolio)
    }
    let words = [
      "bad.yaml was not read: no framework file is called so.",
      "healt.yaml was not read: no framework file is called so; the nearest is health.yaml.",
      "journeys.yml was not read: no framework file is called so; the nearest is journeys.yaml.",
    ]
    for command in ["plan", "apply"] {
      let run = try portfolio.run(command, folder)
      #expect(run.status == 0, "\(run.errors)")
      for line in words { #expect(run.output.contains(line), "\(run.output)") }
      for name in ["sources.yaml", "notes.txt"] { #expect(!run.output.contains(name)) }
    }
    try FileManager.default.removeItem(atPath: file)
    let none = try portfolio.run("plan", folder)
    #expect(none.status == 2 && none.errors.contains("healt.yaml (health.yaml?)"), "\(none.errors)")
    let one = try portfolio.run("plan", "\(folder)/healt.yaml")
    #expect(one.status == 64 && one.errors.contains("the nearest is health.yaml"), "\(one.errors)")
  }

  @Test func badFilesEndWith2AndNothingIsHalfDone() async throws {
    let portfolio = try await SmallPortfolio()
    let before = try log(portfolio)
    let broken = try write("policies:\n  - name: Critical\n    targets: {respond: soon}\n", "sla.yaml", in: portfolio)
    _ = try write(Self.harder, "health.yaml", in: portfolio)
    for command in ["plan", "apply"] {
      for path in [broken, portfolio.folder.appending(path: "rules").path] {
        let run = try portfolio.run(command, path)
        #expect(run.status == 2 && run.errors.contains("\(broken):3:"), "\(command) \(run.errors)")
      }
      let empty = try portfolio.run(command, portfolio.folder.path)
      #expect(empty.status == 2 && empty.errors.contains("no framework file in it"))
      #expect(try portfolio.run(command, "/nowhere/sla.yaml").status == 1)
      #expect(try portfolio.run(command, "weights.yaml").status == 64)
    }
    #expect(try log(portfolio) == before)
    #expect(try portfolio.json(Listed.self, "framework", "list").documents.allSatisfy { $0.from == "shipped" })
  }

  @Test func theTeamsFilesAreInTheLogListedShownExportedAndUndone() async throws {
    let portfolio = try await SmallPortfolio()
    _ = try write(Self.harder, "health.yaml", in: portfolio)
    _ = try write(Self.quicker, "sla.yaml", in: portfolio)
    let rules = portfolio.folder.appending(path: "rules").path
    let applied: Plan = try portfolio.json(Plan.self, "apply", rules, "--as", "dana")
    let list: Listed = try portfolio.json(Listed.self, "framework", "list")
    #expect(list["sla"]?.from == "database" && list["sla"]?.by == "dana" && list["sla"]?.entry == applied.entry)
    #expect(list["health"]?.changes == 4 && list["journeys"]?.from == "shipped")
    #expect(try log(portfolio).contains("health.yaml added: levelScores.excellent"))
    #expect(try log(portfolio).contains("policies.Critical.targets.respond 15m → 10m"))
    #expect(try portfolio.run("framework", "show", "health").output.hasPrefix("# Harder than shipped."))
    #expect(try portfolio.run("framework", "check").output.contains("sla.yaml of the database"))
    let copy = portfolio.folder.appending(path: "copy").path
    #expect(try portfolio.run("framework", "export", copy).status == 0)
    #expect(try String(contentsOfFile: "\(copy)/sla.yaml", encoding: .utf8) == Self.quicker)
    #expect(try portfolio.run("framework", "export", copy).status == 1)
    // Kept by export and import as rows, and by a backup.
    let rows = try portfolio.run("export", "framework-files").output
    #expect(try portfolio.run("framework", "remove", "sla").status == 0)
    #expect(try portfolio.json(Listed.self, "framework", "list")["sla"]?.from == "shipped")
    let file = portfolio.folder.appending(path: "framework-files.csv").path
    try rows.write(toFile: file, atomically: true, encoding: .utf8)
    let imported = try portfolio.run("import", file)
    #expect(imported.status == 0, "\(imported.errors)")
    #expect(try portfolio.json(Listed.self, "framework", "list")["sla"]?.from == "database")
    let backup = portfolio.folder.appending(path: "backup.db").path
    #expect(try portfolio.run("backup", backup).status == 0)
    let there = try RunningBinary(["framework", "show", "sla", "--db", backup])
    #expect(there.output.hasPrefix("policies:"))
    for _ in 0..<3 { #expect(try portfolio.run("undo", "--as", "dana").status < 2) }
  }

  /// A deadline is reckoned by the rules of the database that is told, as every other command goes by them.
  @Test func deadlinesGoByTheDatabasesOwnPolicies() async throws {
    let portfolio = try await SmallPortfolio()
    let calendars = "quick:\n  zone: UTC\n  hours: {mon-sun: [\"13:00-15:00\"]}\n"
    #expect(try portfolio.run("apply", write(calendars, "calendars.yaml", in: portfolio)).status == 0)
    #expect(try portfolio.run("apply", write(Self.quicker, "sla.yaml", in: portfolio)).status == 0)
    let call = ["sla", "--opened", SmallPortfolio.now, "--format", "json"]
    let critical = call + ["--severity", "critical"]
    let path = portfolio.database.path
    for run in try [
      RunningBinary(critical + ["--db", path]), RunningBinary(critical, environment: ["RAPPORT_DB": path]),
    ] {
      #expect(run.status == 0 && run.output.contains("2026-11-23T14:10:00Z"), "\(run.output) \(run.errors)")
    }
    #expect(try !RunningBinary(critical).output.contains("2026-11-23T14:10:00Z"))
    let bare = try RunningBinary(call + ["--target", "90m", "--calendar", "quick", "--db", path])
    #expect(bare.output.contains("2026-11-24T13:30:00Z"), "\(bare.output) \(bare.errors)")
    // A deadline by the shipped rules would be another one.
    let missing = try RunningBinary(critical + ["--db", path + ".none"])
    #expect(missing.status == 1 && missing.output == "" && missing.errors.contains("\(path).none"))
  }

  /// One rulebook for all: files of a person's own folder are not followed, and that is said.
  @Test func nobodysOwnFolderIsFollowedOnceTheTeamHasRules() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.ticket)
    let folder = portfolio.folder.appending(path: "config/rapport")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let own = "policies:\n  - name: Critical\n    targets: {respond: 5m}\n"
    try own.write(to: folder.appending(path: "sla.yaml"), atomically: true, encoding: .utf8)
    let environment = ["XDG_CONFIG_HOME": portfolio.folder.appending(path: "config").path]
    func show() throws -> String {
      try portfolio.run("ticket", "show", "TKT-9", "--format", "json", environment: environment).output
    }
    #expect(try show().contains("2026-11-23T14:04:00Z"))
    let file = try write(Self.harder, "health.yaml", in: portfolio)
    let plan = try portfolio.run("plan", file, environment: environment)
    #expect(plan.output.contains("sla.yaml holds no more once this is applied"), "\(plan.output)")
    #expect(plan.output.contains("Deadlines that move"))
    #expect(try portfolio.run("apply", file, environment: environment).status == 0)
    #expect(try show().contains("2026-11-23T14:14:00Z"))
    let list = try portfolio.run("framework", "list", environment: environment).output
    #expect(list.contains("\(folder.path)/sla.yaml is not followed"), "\(list)")
    // A file that cannot be read and is not followed is no trouble.
    try "policies: 5\n".write(to: folder.appending(path: "sla.yaml"), atomically: true, encoding: .utf8)
    #expect(try show().contains("2026-11-23T14:14:00Z"))
    // By rules that cannot be read nothing is reckoned: they are mended before they hold again.
    #expect(try portfolio.run("undo", environment: environment).status == 2)
    try own.write(to: folder.appending(path: "sla.yaml"), atomically: true, encoding: .utf8)
    #expect(try portfolio.run("undo", environment: environment).status == 0)
    #expect(try show().contains("2026-11-23T14:04:00Z"))
  }
}
