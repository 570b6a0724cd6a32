import CustomerSuccess
import Foundation
import Testing

@Suite struct DatabaseOpeningTests {
  private static let readers = [
    ["report", "portfolio"], ["report", "segments"], ["report", "book"], ["report", "support"], ["report", "training"],
    ["list", "customers"],
    ["list", "tickets"], ["list", "actions"], ["show", "CUST-001"], ["log"], ["undo"],
    ["record", "CUST-001", "performance", "good"], ["customer", "new", "Acme", "--tier", "starter"],
  ]

  @Test(arguments: readers)
  func aMissingDatabaseIsNamedAndNotMade(command: [String]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-\(UUID().uuidString)")
    let path = folder.appending(path: "none.db").path
    for clock in [[], ["--now", SmallPortfolio.now]] {
      let run = try RunningBinary(command + ["--db", path] + clock)
      #expect(run.status == 1 && run.output == "")
      #expect(run.errors.contains(path) && run.errors.contains("rapport import"), "\(run.errors)")
      #expect(run.errors.contains("rapport demo --db") && run.errors.contains("rapport console --db"))
      #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
  }

  @Test(arguments: [
    (["HOME": "/nowhere/home"], "/nowhere/home/.local/share/rapport/rapport.db"),
    (["HOME": "/nowhere/home", "XDG_DATA_HOME": "/nowhere/data"], "/nowhere/data/rapport/rapport.db"),
    (["HOME": "/nowhere/home", "XDG_DATA_HOME": "data"], "/nowhere/home/.local/share/rapport/rapport.db"),
    (["RAPPORT_DB": "/nowhere/own.db", "XDG_DATA_HOME": "/nowhere/data"], "/nowhere/own.db"),
  ])
  func theDatabaseLiesWhereTheSurroundingsSay(environment: [String: String], path: String) throws {
    let run = try RunningBinary(["list", "customers"], environment: environment)
    #expect(run.status == 1 && run.errors.contains(" \(path).\n"), "\(run.errors)")
  }

  @Test func whatIsNoDatabaseIsRefusedAndLeftAlone() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "rapport-\(UUID().uuidString).db")
    defer { try? FileManager.default.removeItem(at: file) }
    try "a text, and a long one: \(String(repeating: "x", count: 500))".write(
      to: file, atomically: true, encoding: .utf8)
    let before = try Data(contentsOf: file)
    for path in [file.path, FileManager.default.temporaryDirectory.path] {
      let run = try RunningBinary(["report", "portfolio", "--db", path])
      #expect(run.status == 1 && run.output == "" && run.errors.contains(path), "\(run.errors)")
    }
    #expect(try Data(contentsOf: file) == before)
  }

  /// What readers share beside the file finds no room: here for a limit of the process, elsewhere because the disk is full.
  @Test func aFullDiskKeepsNobodyFromReading() async throws {
    let portfolio = try await SmallPortfolio()
    let before = try portfolio.run("log", "--format", "json").output
    func run(_ words: [String]) throws -> (status: Int32, output: String, errors: String) {
      let files = ["out", "err"].map { portfolio.folder.appending(path: $0).path }
      let status = try RunningBinary.run(
        "/bin/bash", ["-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "bash", RunningBinary.path] + words,
        ["HOME": portfolio.folder.path, "PATH": "/usr/bin:/bin", "TZ": "UTC", "RAPPORT_USER": "tester"],
        files[0], files[1])
      let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
      return (status, texts[0], texts[1])
    }
    for words in [["list", "customers"], ["show", "CUST-001"], ["report", "portfolio"], ["log"]] {
      let read = try run(words + ["--db", portfolio.database.path])
      #expect(read.status == 0 && read.errors == "" && !read.output.isEmpty, "\(words): \(read.errors)")
    }
    let refused = try run(["assign", "CUST-001", "Dana", "--new", "--db", portfolio.database.path])
    #expect(refused.status == 1 && refused.errors.contains("There is no room left for"), "\(refused)")
    #expect(try portfolio.run("log", "--format", "json").output == before)
    #expect(try portfolio.run("check").status == 0)
  }

  @Test func reportsGoByTheClockHandedIn() async throws {
    struct Row: Decodable {
      var customerId: String
      var healthScore: Int?
    }
    let portfolio = try await SmallPortfolio()
    func scores(_ now: String) throws -> [String: Int?] {
      let rows = try portfolio.json([Row].self, "list", "customers", now: now)
      return Dictionary(uniqueKeysWithValues: rows.map { ($0.customerId, $0.healthScore) })
    }
    // Before the observations nothing is known, and afterwards it is known again.
    #expect(try scores("2026-11-20T00:00:00Z").values.allSatisfy { $0 == nil })
    #expect(try scores(SmallPortfolio.now)["CUST-001"] == 88)
    #expect(try scores("2027-03-01T00:00:00Z")["CUST-001"] == 88)
    #expect(try scores(SmallPortfolio.now)["CUST-004"] == 30)
  }

  @Test func aTimerIsReadAtTheClockHandedIn() async throws {
    struct Row: Decodable {
      var slaState: String
      var clock: String
      var due: String
      var remainingSeconds: Int
    }
    let portfolio = try await SmallPortfolio()
    func ticket(_ now: String) throws -> Row {
      try portfolio.json([Row].self, "list", "tickets", now: now)[0]
    }
    let early = try ticket(SmallPortfolio.now)
    #expect((early.slaState, early.clock, early.remainingSeconds) == ("fine", "respond", 1800))
    #expect(early.due == "2026-11-23T14:30:00Z")
    let late = try ticket("2026-11-23T14:31:00Z")
    #expect((late.slaState, late.remainingSeconds) == ("breached", -60))
    #expect(try ticket(SmallPortfolio.now).slaState == "fine")
  }

  @Test func anImportThatFailsLeavesNoDatabaseOfItsOwn() async throws {
    let portfolio = try await SmallPortfolio()
    let rows = portfolio.folder.appending(path: "rows.csv")
    try "id,name,tier,industry,size,signed_up\nC-1,A,gold,other,small,2023-01-01\n"
      .write(to: rows, atomically: true, encoding: .utf8)
    let folder = portfolio.folder.appending(path: "new")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let run = try RunningBinary(["import", "--db", folder.appending(path: "new.db").path, rows.path])
    #expect(run.status == 2 && run.errors.contains("rows.csv:2: tier: found 'gold'"), "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    // One that was there stays as it was.
    let before = try portfolio.run("report", "portfolio").output
    #expect(try portfolio.run("import", rows.path).status == 2)
    #expect(try portfolio.run("report", "portfolio").output == before)
  }

  @Test func withoutAClockTheRealOneCounts() async throws {
    // The portfolio may lie before or after the day on which this runs: either way it is answered.
    let portfolio = try await SmallPortfolio()
    let run = try portfolio.run("report", "portfolio", "--format", "json", now: nil)
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    #expect(try portfolio.run("check").status == 0)
  }

  @Test func theConfigurationFoldersRulesCount() async throws {
    let portfolio = try await SmallPortfolio()
    let folder = portfolio.folder.appending(path: "config/rapport")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "health.yaml")
    try "dimensions:\n  a: 1\nunknown: 2\n".write(to: file, atomically: true, encoding: .utf8)
    let environment = ["XDG_CONFIG_HOME": portfolio.folder.appending(path: "config").path]
    let run = try portfolio.run("report", "portfolio", environment: environment)
    #expect(run.status == 2 && run.output == "" && run.errors.hasPrefix("\(file.path):"), "\(run.errors)")
    let check = try portfolio.run("check", environment: environment)
    #expect(check.status == 1 && check.output.contains("\(file.path):") && check.output.contains("Mend the line"))
  }

  @Test(.enabled(if: geteuid() != 0, "nothing is forbidden to root; run as anybody else"))
  func aCheckSaysThatADatabaseCanOnlyBeRead() async throws {
    let portfolio = try await SmallPortfolio()
    #expect(try !portfolio.run("check").output.contains("can only be read"))
    chmod(portfolio.database.path, 0o400)
    let check = try portfolio.run("check")
    #expect(check.status == 0 && check.output.contains("which can only be read"), "\(check.output)")
  }
}
