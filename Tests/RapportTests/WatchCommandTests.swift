import CustomerSuccess
import Foundation
import GRDB
import Testing

/// `rapport watch` on a folder of its own, as people and cron run it.
@Suite struct WatchCommandTests {
  private static let columns =
    "Id,Subject,Created at,Priority,Status,Organization,Assignee,Solved at,Updated at"

  private static func export(_ status: String, solved: String = "", updated: String) -> String {
    "\(columns)\n5,No mail,2026-11-23T10:00:00Z,High,\(status),CUST-001,lee,\(solved),\(updated)\n"
  }

  private static let first = export("Open", updated: "2026-11-23T10:30:00Z")
  private static let second = export("Pending", updated: "2026-11-23T11:30:00Z")

  /// A folder with files that nobody has written to for a minute.
  private func land(_ text: String, _ name: String, in folder: URL, ago seconds: Double = 60) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let staged = folder.deletingLastPathComponent().appending(path: "staged-\(UUID().uuidString)")
    try text.write(to: staged, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -seconds)], ofItemAtPath: staged.path)
    try #require(rename(staged.path, file.path) == 0)
  }

  private func inbox(_ portfolio: borrowing SmallPortfolio) throws -> URL {
    let folder = portfolio.folder.appending(path: "inbox")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private func names(_ folder: URL, _ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)) ?? []).sorted()
  }

  private func text(_ folder: URL, _ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  @Test func whatLandsIsImportedInItsOrderAndPutAwayWithAReport() async throws {
    let portfolio = try await SmallPortfolio()
    let folder = try inbox(portfolio)
    try land(Self.second, "a-later.csv", in: folder, ago: 60)
    try land(Self.first, "b-earlier.csv", in: folder, ago: 120)
    try land("half", "c.csv.part", in: folder)
    try land("half", ".d.csv", in: folder)
    let run = try portfolio.run("watch", folder.path, "--once", "--map", "zendesk-tickets")
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    let counts = [
      "b-earlier.csv: tickets 1 added, 0 changed, 0 unchanged; ticket-events 4 added, 0 changed, 0 unchanged",
      "a-later.csv: tickets 0 added, 1 changed, 0 unchanged; ticket-events 1 added, 0 changed, 0 unchanged",
    ]
    #expect(run.output == counts.map { "2026-11-23T14:00:00Z  done/\($0)\n" }.joined())
    #expect(
      names(folder, "done") == ["a-later.csv", "a-later.csv.report.txt", "b-earlier.csv", "b-earlier.csv.report.txt"])
    #expect(names(folder, "") == [".d.csv", "c.csv.part", "done"])
    #expect(try text(folder, "done/b-earlier.csv") == Self.first)
    #expect(try text(folder, "done/a-later.csv.report.txt").contains("tickets: 0 added, 1 changed, 0 unchanged"))
    #expect(try portfolio.run("ticket", "show", "ZD-5").output.lowercased().contains("pending"))
  }

  /// Ended after the import and before the file was put away: the next run does the import again.
  @Test func whatWasImportedAlreadyChangesNothingAndNoNameIsWrittenOver() async throws {
    let portfolio = try await SmallPortfolio()
    let folder = try inbox(portfolio)
    try land(Self.first, "day.csv", in: folder)
    let imported = try portfolio.run("import", "--map", "zendesk-tickets", folder.appending(path: "day.csv").path)
    #expect(imported.status == 0)
    let before = try portfolio.run("log").output
    for suffix in ["", ".20261123T140000Z", ".20261123T140000Z-2"] {
      if !suffix.isEmpty { try land(Self.first + "", "day.csv", in: folder) }
      let run = try portfolio.run("watch", folder.path, "--once", "--map", "zendesk-tickets")
      #expect(run.output == "2026-11-23T14:00:00Z  done/day\(suffix).csv: tickets 0 added, 0 changed, 1 unchanged\n")
    }
    #expect(names(folder, "done").count == 6)
    #expect(try portfolio.run("log").output == before)
  }

  @Test func aWrongFileIsPutAwayWithEveryComplaint() async throws {
    let portfolio = try await SmallPortfolio()
    let folder = try inbox(portfolio)
    let wrong =
      Self.first + "6,x,yesterday,High,Open,CUST-001,lee,,\n7,x,2026-11-23T10:00:00Z,High,Lost,CUST-001,lee,,\n"
    try land(wrong, "zendesk-tickets/day.csv", in: folder)
    let run = try portfolio.run("watch", folder.path, "--once")
    #expect(run.status == 2)
    #expect(
      run.output.contains("failed/day.csv: zendesk-tickets/day.csv:3: created: found 'yesterday'"), "\(run.output)")
    let report = try text(folder, "failed/day.csv.report.txt")
    #expect(report.contains("zendesk-tickets/day.csv:3: created: found 'yesterday'"))
    #expect(report.contains("zendesk-tickets/day.csv:4: status: found 'Lost'"))
    #expect(try portfolio.run("ticket", "show", "ZD-5").status == 1)
    #expect(names(folder, "zendesk-tickets").isEmpty)
  }

  @Test func aBusyDatabaseFailsNoFile() async throws {
    let portfolio = try await SmallPortfolio()
    let folder = try inbox(portfolio)
    try land(Self.first, "zendesk-tickets/day.csv", in: folder)
    var configuration = GRDB.Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: portfolio.database.path, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let run = try portfolio.run("watch", folder.path, "--once")
    #expect(run.status == 1 && run.output.contains("waiting: Others kept the database busy"), "\(run.output)")
    #expect(names(folder, "zendesk-tickets") == ["day.csv"] && names(folder, "") == ["zendesk-tickets"])
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    #expect(try portfolio.run("watch", folder.path, "--once").status == 0)
    #expect(names(folder, "done") == ["day.csv", "day.csv.report.txt"])
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func itGoesOnUntilItIsToldToEnd(signal: Int32) async throws {
    let portfolio = try await SmallPortfolio()
    let folder = try inbox(portfolio)
    try land(Self.first, "one.csv", in: folder)
    let arguments = [
      "watch", folder.path, "--map", "zendesk-tickets", "--db", portfolio.database.path, "--now", SmallPortfolio.now,
    ]
    let watch = try StartedBinary(arguments, home: portfolio.folder)
    #expect(watch.line()?.contains("done/one.csv: tickets 1 added") == true)
    let other = try RunningBinary(arguments + ["--once"])
    #expect(other.status == 1 && other.errors.contains("another 'rapport watch' is at work there already"))
    try land(Self.second, "two.csv", in: folder)
    #expect(watch.line()?.contains("done/two.csv: tickets 0 added, 1 changed") == true)
    // Written bit by bit, not renamed in.
    try (Self.columns + "\n").write(to: folder.appending(path: "three.csv"), atomically: false, encoding: .utf8)
    #expect(watch.line()?.contains("done/three.csv: ") == true)
    watch.send(signal)
    #expect(watch.line() == nil)
    #expect(watch.wait() == 0)
  }

  // MARK: Files that belong together

  /// As `export` writes them: each is refused for want of the other.
  private func exported(_ portfolio: borrowing SmallPortfolio) throws -> (tickets: String, events: String) {
    (try portfolio.run("export", "tickets").output, try portfolio.run("export", "ticket-events").output)
  }

  @Test(arguments: [true, false])
  func filesThatNeedEachOtherAreOneImport(ticketsComeFirst: Bool) async throws {
    let portfolio = try await SmallPortfolio()
    let files = try exported(portfolio)
    let other = portfolio.folder.appending(path: "other.db").path
    let customers = portfolio.folder.appending(path: "customers.csv")
    try portfolio.run("export", "customers").output.write(to: customers, atomically: true, encoding: .utf8)
    #expect(try RunningBinary(["import", customers.path, "--db", other, "--now", SmallPortfolio.now]).status == 0)
    let folder = try inbox(portfolio)
    try land(files.tickets, "tickets.csv", in: folder, ago: ticketsComeFirst ? 120 : 60)
    try land(files.events, "ticket-events.csv", in: folder, ago: ticketsComeFirst ? 60 : 120)
    try land("id,customer,subject,created\nT-9,CUST-404,x,2026-11-23T10:00:00Z\n", "lost.csv", in: folder, ago: 90)
    let run = try RunningBinary(["watch", folder.path, "--once", "--db", other, "--now", SmallPortfolio.now])
    #expect(run.status == 2, "\(run)")
    #expect(
      names(folder, "done") == [
        "ticket-events.csv", "ticket-events.csv.report.txt", "tickets.csv", "tickets.csv.report.txt",
      ])
    #expect(names(folder, "failed") == ["lost.csv", "lost.csv.report.txt"], "\(run.output)")
    #expect(try RunningBinary(["ticket", "show", "T-1", "--db", other]).status == 0)
  }

  @Test func aFileThatCameFirstWaitsForTheOther() async throws {
    let portfolio = try await SmallPortfolio()
    let folder = try inbox(portfolio)
    let files = try exported(portfolio)
    let other = portfolio.folder.appending(path: "other.db").path
    let customers = portfolio.folder.appending(path: "customers.csv")
    try portfolio.run("export", "customers").output.write(to: customers, atomically: true, encoding: .utf8)
    #expect(try RunningBinary(["import", customers.path, "--db", other, "--now", SmallPortfolio.now]).status == 0)
    try land(files.tickets, "tickets.csv", in: folder)
    let watch = try StartedBinary(["watch", folder.path, "--db", other], home: portfolio.folder)
    #expect(watch.line()?.contains("waiting: tickets.csv") == true)
    try land(files.events, "ticket-events.csv", in: folder)
    var done = 0
    while done < 2, let line = watch.line() { done += line.contains("done/ticket") ? 1 : 0 }
    #expect(done == 2)
    watch.send(SIGTERM)
    #expect(watch.wait() == 0)
  }

  /// What a file that came first lacked is in by the time that all have been looked at, whatever else lies there.
  @Test(arguments: ["", "zendesk-tickets/"])
  func aFileAloneWaitsForWhatAnotherBrings(_ place: String) async throws {
    let portfolio = try await SmallPortfolio()
    let folder = try inbox(portfolio)
    let tickets =
      place.isEmpty
      ? "id,customer,subject,severity,created\nT-77,CUST-077,x,high,2026-11-23T10:00:00Z\n"
      : Self.first.replacing("CUST-001", with: "CUST-077")
    try land(tickets, "\(place)tickets.csv", in: folder, ago: 120)
    try land("id,customer,subject,created\nT-9,CUST-404,x,2026-11-23T10:00:00Z\n", "lost.csv", in: folder, ago: 110)
    try land("id,customer,name,primary\nCON-7,CUST-077,Pat,yes\n", "contacts.csv", in: folder, ago: 100)
    let customer = "CUST-077,New,starter,technology,small,dana,2026-01-01"
    try land("id,name,tier,industry,size,owner,signed_up\n\(customer)\n", "customers.csv", in: folder)
    let run = try portfolio.run("watch", folder.path, "--once")
    #expect(run.status == 2, "\(run)")
    #expect(names(folder, "failed") == ["lost.csv", "lost.csv.report.txt"], "\(run.output)")
    #expect(names(folder, "done").filter { $0.hasSuffix(".csv") } == ["contacts.csv", "customers.csv", "tickets.csv"])
  }

  /// The exit code of a file whose rows are used in part is that of 'import'.
  @Test func whatIsUsedInPartIsToldByTheExitCode() async throws {
    let portfolio = try await SmallPortfolio()
    let folder = try inbox(portfolio)
    let export = Self.first + "6,x,2026-11-23T10:00:00Z,High,Open,Nobody,lee,,2026-11-23T10:30:00Z\n"
    try land(export, "zendesk-tickets/day.csv", in: folder)
    let file = folder.appending(path: "zendesk-tickets/day.csv").path
    let dry = try portfolio.run("import", "--map", "zendesk-tickets", file, "--dry-run")
    let run = try portfolio.run("watch", folder.path, "--once")
    #expect(dry.status == 2 && run.status == dry.status, "\(run)")
    #expect(names(folder, "done") == ["day.csv", "day.csv.report.txt"])
    #expect(try text(folder, "done/day.csv.report.txt").contains("Nobody"))
  }

  // MARK: Cut off, and names

  @Test func aReportFindsItsFileAfterAllOrGoes() async throws {
    let portfolio = try await SmallPortfolio()
    let folder = try inbox(portfolio)
    try land("moved", "done/one.csv", in: folder)
    try land("of one", "done/.one.csv.report.part", in: folder)
    try land("of two", "done/.two.csv.report.part", in: folder)
    try land(Self.first, "two.csv", in: folder)
    let run = try portfolio.run("watch", folder.path, "--once", "--map", "zendesk-tickets")
    #expect(run.status == 0, "\(run.errors)")
    #expect(names(folder, "done") == ["one.csv", "one.csv.report.txt", "two.csv", "two.csv.report.txt"])
    #expect(try text(folder, "done/one.csv.report.txt") == "of one")
    #expect(try text(folder, "done/two.csv.report.txt").contains("tickets: 1 added"))
  }

  @Test func aNameThatIsNoTextIsSaid() async throws {
    let portfolio = try await SmallPortfolio()
    let folder = try inbox(portfolio)
    let name =
      Array("\(folder.path)/m".utf8CString.dropLast()) + [CChar(bitPattern: 0xfc)] + Array("ller.csv".utf8CString)
    let made = open(name, O_WRONLY | O_CREAT, 0o600)
    #expect(made >= 0)
    close(made)
    let run = try portfolio.run("watch", folder.path, "--once")
    #expect(run.status == 0 && run.output.contains("left m?ller.csv: its name is not UTF-8 text; rename it"), "\(run)")
  }

  /// Nothing lies there in silence: what is never taken is said with why, and stays where it is.
  @Test func whatIsNeverTakenIsSaid() async throws {
    let portfolio = try await SmallPortfolio()
    let folder = try inbox(portfolio)
    for name in ["zendesk", "done", "zendesk-tickets/older"] {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    #expect(symlink("/etc/hostname", folder.appending(path: "linked.csv").path) == 0)
    #expect(mkfifo(folder.appending(path: "pipe.csv").path, 0o600) == 0)
    try land("half", "c.csv.part", in: folder)
    let run = try portfolio.run("watch", folder.path, "--once")
    let lines = run.output.split(separator: "\n").map { String($0.dropFirst("2026-11-23T14:00:00Z  ".count)) }
    let mappings =
      "hubspot-api, hubspot-companies, moodle-progress, moodle-scorm, ravenstack, salesforce-accounts, salesforce-api, "
      + "scorm-cloud, servicenow-api, servicenow-incidents, zendesk-api, zendesk-tickets"
    #expect(
      lines == [
        "left linked.csv: it is a link, and what it leads to belongs to somebody else; copy the file here",
        "left pipe.csv: it is a pipe (FIFO), expected a file",
        "left zendesk: it is a folder, and no mapping is called so; expected one of \(mappings)",
        "left zendesk-tickets/older: it is a folder; only files are read here",
      ], "\(run)")
    #expect(names(folder, "") == ["c.csv.part", "done", "linked.csv", "pipe.csv", "zendesk", "zendesk-tickets"])
  }

  @Test func aFolderThatIsNotThereIsSaid() async throws {
    let portfolio = try await SmallPortfolio()
    let run = try portfolio.run("watch", portfolio.folder.appending(path: "nowhere").path, "--once")
    #expect(run.status == 1 && run.errors.contains("nowhere: cannot be watched: No such file or directory"))
    let map = try portfolio.run("watch", portfolio.folder.path, "--once", "--map", "nothing")
    #expect(map.status == 2 && map.errors.contains("no such mapping"))
  }
}
