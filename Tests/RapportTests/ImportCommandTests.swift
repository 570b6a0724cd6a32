import Foundation
import Testing

/// `rapport import` as scripts see it: the report, what is left out, and how it ends.
@Suite struct ImportCommandTests {
  static let head = "id,name,tier,industry,size,owner,signed_up\n"

  struct Report: Decodable {
    struct File: Decodable {
      struct LeftOut: Decodable, Equatable {
        var line: Int
        var reason: String
      }
      var file: String
      var kind: String
      var rows: Int
      var used: Int
      var leftOut: [LeftOut]
    }
    struct Change: Decodable, Equatable {
      var kind: String
      var id: String
      var field: String
      var before: String
      var after: String
      var saidBefore: String?
    }
    struct Kept: Decodable, Equatable {
      var kind: String
      var id: String
      var field: String
      var here: String
      var source: String
    }
    struct Counts: Decodable, Equatable {
      var added: Int
      var changed: Int
      var unchanged: Int
    }
    var files: [File]
    var changes: [Change]
    var kept: [Kept]
    var counts: [String: Counts]
    var absent: [String: Int]
    struct Namesake: Decodable, Equatable {
      struct Known: Decodable, Equatable {
        var id: String
        var name: String
      }
      var id: String
      var name: String
      var known: [Known]
    }
    var namesakes: [Namesake]
  }

  func write(_ text: String, _ name: String, in portfolio: borrowing SmallPortfolio) throws -> String {
    let file = portfolio.folder.appending(path: name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  func run(_ words: [String], _ portfolio: borrowing SmallPortfolio) throws -> RunningBinary {
    try RunningBinary(words + ["--db", portfolio.database.path, "--now", SmallPortfolio.now])
  }

  func report(_ run: RunningBinary) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }

  /// A thing that a file tells twice is one thing: counted once, and listed from what was there to what holds in the end.
  @Test(arguments: [false, true])
  func whatComesTwiceIsCountedOnce(isRehearsed: Bool) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (file, database) = (folder.appending(path: "c.csv"), folder.appending(path: "r.db").path)
    let head = "id,name,tier,industry,size,signed_up\n"
    func row(_ id: String, _ name: String) -> String { "\(id),\(name),starter,other,small,2024-01-01\n" }
    func report(_ rows: [String]) throws -> String {
      try (head + rows.joined()).write(to: file, atomically: true, encoding: .utf8)
      let call = ["import", file.path, "--db", database, "--now", SmallPortfolio.now]
      let rehearsed = isRehearsed ? try RunningBinary(call + ["--dry-run"]).output : nil
      let done = try RunningBinary(call).output
      if let rehearsed { #expect(rehearsed == done) }
      return done
    }
    let first = try report([row("C-1", "One"), row("C-2", "Two"), row("C-2", "Two B")])
    #expect(first.hasPrefix("customers: 2 added, 0 changed, 0 unchanged\n\(file.path), 3 rows"), "\(first)")
    #expect(first.contains("1 × given again; the newer row holds") && !first.contains("changed:"), "\(first)")
    let second = try report([row("C-1", "One"), row("C-2", "Two C"), row("C-2", "Two D")])
    #expect(second.hasPrefix("customers: 0 added, 1 changed, 1 unchanged\nchanged:\n"), "\(second)")
    #expect(second.contains("  customer C-2 name: 'Two B' → 'Two D'\n") && !second.contains("Two C"), "\(second)")
  }

  @Test func theReportNamesWhatChangesAndWhatStays() async throws {
    let portfolio = try await SmallPortfolio()
    let first = try write(Self.head + "N-1,New,starter,other,small,Mira,2024-01-10\n", "a.csv", in: portfolio)
    #expect(try portfolio.run("import", first).status == 0)
    #expect(try portfolio.run("assign", "N-1", "Lee", "--new").status == 0)
    let text = Self.head + "N-1,Newer,starter,other,small,Mira,2024-01-10\n"
    let second = try write(text, "b.csv", in: portfolio)
    let dry = try portfolio.run("import", "--dry-run", "--format", "json", second)
    #expect(dry.status == 0, "\(dry.errors)")
    let expected = Report.Change(kind: "customers", id: "N-1", field: "name", before: "New", after: "Newer")
    let kept = Report.Kept(kind: "customers", id: "N-1", field: "owner", here: "Lee", source: "Mira")
    #expect(try report(dry).changes == [expected] && report(dry).kept == [kept])
    let words = try portfolio.run("import", second).output
    #expect(words.contains("customer N-1 name: 'New' → 'Newer'"))
    #expect(words.contains("customer N-1 owner: here 'Lee', the source says 'Mira'"))
    let again = try report(portfolio.run("import", "--format", "json", second))
    #expect(again.changes == [] && again.kept == [kept])
    #expect(again.counts == ["customers": Report.Counts(added: 0, changed: 0, unchanged: 1)])
  }

  /// Subscriptions decide what a customer brings, those too that a renewal has made: a file that says another revenue is not passed
  /// over unsaid.
  @Test func aRevenueThatSubscriptionsDecideIsTold() async throws {
    let portfolio = try await SmallPortfolio()
    let head = "id,name,tier,industry,size,signed_up,renews,monthly_revenue,currency\n"
    func file(_ amount: String, _ renews: String) throws -> String {
      try write(
        head + "N-1,New,starter,other,small,2024-01-10,\(renews),\(amount),EUR\n", "\(amount).csv", in: portfolio)
    }
    let first = try file("100.50", "2027-01-31")
    #expect(try portfolio.run("import", first).status == 0)
    #expect(try portfolio.run("customer", "renew", "N-1", "--amount", "120").status == 0)
    let told = "another monthly_revenue than the customer's subscriptions bring"
    let again = try portfolio.run("import", first)
    #expect(!again.output.contains(told), "what was said before is no other one")
    let other = try portfolio.run("import", try file("110", "2028-01-31"))
    #expect(other.status == 0 && other.output.contains(told), "\(other.output)")
    #expect(other.output.contains("N-1 110 EUR, its subscriptions 100.50 EUR"), "\(other.output)")
    let kept = Report.Kept(kind: "customers", id: "N-1", field: "monthly_revenue", here: "100.50", source: "110")
    let third = try file("110", "2028-01-31")
    for words in [["--dry-run"], []] {
      let report = try report(portfolio.running(["import", "--format", "json", third] + words))
      #expect(report.changes == [] && report.kept == [kept])
      #expect(report.counts == ["customers": Report.Counts(added: 0, changed: 0, unchanged: 1)])
    }
    let exported = try portfolio.run("export", "customers").output
    #expect(exported.contains("100.50,EUR") && !exported.contains("110,EUR"), "a file says what lists say")
    // What the subscriptions bring themselves is no other amount.
    let same = try report(portfolio.run("import", "--format", "json", try file("100.50", "2028-01-31")))
    #expect(same.changes == [] && same.kept == [])
    let list = try portfolio.run("list", "customers", "id:N-1").output
    #expect(list.contains("€100.50") && !list.contains("€110"), "\(list)")
  }

  /// It is in, for its id is another one: whether it is the same customer a person says.
  @Test func newCustomersOfKnownNamesAreNamed() async throws {
    let portfolio = try await SmallPortfolio()
    let first = try write(Self.head + "N-1,Mollusc Inc.,starter,other,small,Mira,2024-01-10\n", "a.csv", in: portfolio)
    #expect(try report(portfolio.run("import", "--format", "json", first)).namesakes == [])
    let text = Self.head + "N-2,MOLLUSC GmbH,starter,other,small,Mira,2024-01-10\n"
    let second = try write(text, "b.csv", in: portfolio)
    let dry = try portfolio.run("import", "--dry-run", "--format", "json", second)
    let known = Report.Namesake.Known(id: "N-1", name: "Mollusc Inc.")
    #expect(try report(dry).namesakes == [Report.Namesake(id: "N-2", name: "MOLLUSC GmbH", known: [known])])
    let done = try portfolio.run("import", second)
    #expect(done.status == 0 && dry.status == 0)
    #expect(
      done.output.contains(
        "1 new customer; 'customer merge' makes one of two\n  N-2 'MOLLUSC GmbH', here N-1 'Mollusc Inc.'"))
    #expect(try report(portfolio.run("import", "--format", "json", second)).namesakes == [])
  }

  /// The first twenty for people, all of them for scripts.
  @Test func textNamesTheFirstTwenty() async throws {
    let portfolio = try await SmallPortfolio()
    func rows(_ name: String) -> String {
      Self.head + (1...30).map { "N-\($0),\(name) \($0),starter,other,small,,2024-01-10\n" }.joined()
    }
    _ = try portfolio.run("import", try write(rows("Old"), "a.csv", in: portfolio))
    let file = try write(rows("New"), "b.csv", in: portfolio)
    let text = try portfolio.run("import", "--dry-run", file).output
    #expect(text.split(separator: "\n").filter { $0.contains(" name: ") }.count == 20)
    #expect(text.contains("and 10 more; --format json has all of them"))
    #expect(try report(portfolio.run("import", "--dry-run", "--format", "json", file)).changes.count == 30)
  }

  @Test func wrongRowsComeBackAsAFile() async throws {
    let portfolio = try await SmallPortfolio()
    let text = Self.head + "N-1,One,starter,other,small,,2024-01-10\nN-2,Two,gold,other,small,,2024-01-10\n"
    let file = try write(text, "a.csv", in: portfolio)
    #expect(try portfolio.run("import", file).status == 2)
    let rejects = portfolio.folder.appending(path: "rejects.csv").path
    let run = try portfolio.run("import", file, "--rejects", rejects, "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    let reason = "tier: found 'gold', expected one of enterprise, professional, starter, community"
    #expect(try report(run).files[0].leftOut == [.init(line: 3, reason: reason)])
    let mended = try String(contentsOfFile: rejects, encoding: .utf8).replacing("gold,", with: "starter,")
    let again = try portfolio.run("import", try write(mended, "c.csv", in: portfolio))
    #expect(again.status == 0 && again.output.contains("customers: 1 added"), "\(again)")
    #expect(try portfolio.run("import", file, "--rejects", rejects).status == 1, "it is there already")
  }

  /// What was changed here and there: the source's value holds, and both are told.
  @Test func aChangeOverOneMadeHereIsSaid() async throws {
    let portfolio = try await SmallPortfolio()
    func file(_ owner: String, _ name: String) throws -> String {
      try write(Self.head + "N-1,New,starter,other,small,\(owner),2024-01-10\n", name, in: portfolio)
    }
    #expect(try portfolio.run("import", try file("Mira", "a.csv")).status == 0)
    #expect(try portfolio.run("assign", "N-1", "Lee", "--new").status == 0)
    let newer = try file("Ada", "b.csv")
    let dry = try report(portfolio.run("import", "--dry-run", "--format", "json", newer))
    let change = Report.Change(
      kind: "customers", id: "N-1", field: "owner", before: "Lee", after: "Ada", saidBefore: "Mira")
    #expect(dry.changes == [change])
    let words = try portfolio.run("import", newer).output
    #expect(
      words.contains(
        "customer N-1 owner: 'Lee' → 'Ada'; the source changed it too, from 'Mira': its value holds, in place of the one from here"
      ))
    // What nobody has changed here is the source's alone.
    let again = try report(portfolio.run("import", "--format", "json", try file("Bo", "c.csv")))
    #expect(again.changes.map(\.saidBefore) == [nil])
  }

  /// Rows of another width than the table are rows that are wrong, like any other; unmended they are wrong again.
  @Test(arguments: [
    "N-2,Two,starter,other,small\n", "N-2,Two,starter,other,small,,2024-01-10,more\n",
    "N-2,Two,starter,other,small,,2024-01-10,a,\"b\nc\"\n", "N-2\n",
  ])
  func aRowOfAnotherWidthIsHandedBack(row: String) async throws {
    let portfolio = try await SmallPortfolio()
    let sound = (
      first: "N-1,One,starter,other,small,,2024-01-10\n", last: "N-3,Three,starter,other,small,,2024-01-10\n"
    )
    let file = try write(Self.head + sound.first + row + sound.last, "a.csv", in: portfolio)
    let refused = try portfolio.run("import", file)
    #expect(
      refused.status == 2 && refused.errors.contains("a.csv:3") && refused.errors.contains("--rejects FILE takes"))
    let rejects = portfolio.folder.appending(path: "rejects.csv").path
    let run = try portfolio.run("import", file, "--rejects", rejects, "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    let found = try report(run)
    #expect(found.counts["customers"]?.added == 2 && found.files[0].leftOut.map(\.line) == [3])
    #expect(found.files[0].rows == 3 && found.files[0].used == 2)
    let written = try String(contentsOfFile: rejects, encoding: .utf8)
    #expect(
      written.hasPrefix("reason,id,name,") && written.contains(" as in the first row") && written.contains("\",N-2"),
      "\(written)")
    let unmended = try portfolio.run("import", rejects)
    #expect(unmended.status == 2, "\(unmended)")
    let mended = Self.head + "N-2,Two,starter,other,small,,2024-01-10\n"
    #expect(try portfolio.run("import", try write(mended, "b.csv", in: portfolio)).output.contains("1 added"))
  }

  @Test func whatIsListedNoMoreIsCountedAndActedOnWhenAsked() async throws {
    let portfolio = try await SmallPortfolio()
    let head = "Record ID,Company name,Industry,Create Date\n"
    let both = head + "1,Alpha,BANKING,2024-03-14 10:22\n2,Beta,BANKING,2024-03-14 10:22\n"
    _ = try portfolio.run("import", "--map", "hubspot-companies", try write(both, "a.csv", in: portfolio))
    let one = try write(head + "1,Alpha,BANKING,2024-03-14 10:22\n", "b.csv", in: portfolio)
    let call = ["import", "--map", "hubspot-companies", "--format", "json", one]
    #expect(try report(run(call, portfolio)).absent == ["customers": 1])
    let dry = try report(run(call + ["--absent", "churned", "--dry-run"], portfolio))
    #expect(dry.changes.map(\.field) == ["lifecycle", "churned"])
    #expect(try report(run(call + ["--absent", "churned"], portfolio)).changes == dry.changes)
    #expect(try report(run(call, portfolio)).absent == [:])
  }

  /// A score of another system, and nothing else.
  @Test func anImportedScoreIsShownAsOneWithItsDate() async throws {
    let portfolio = try await SmallPortfolio()
    let customers = try write(Self.head + "N-1,New,starter,other,small,,2024-01-10\n", "a.csv", in: portfolio)
    let scores = try write("customer,at,score,origin\nN-1,2025-10-02T00:00:00Z,64,imported\n", "s.csv", in: portfolio)
    #expect(try portfolio.run("import", customers, scores).status == 0)
    #expect(
      try portfolio.run("show", "N-1").output.contains(
        "Health: imported 64 as of 2025-10-02T00:00:00Z; nothing else is known"))
    #expect(try portfolio.run("show", "N-1", "--format", "json").output.contains("\"importedScore\""))
  }

  /// A dry run touches no database; the file that was asked for is written and said, and nothing is written over.
  @Test func aDryRunWritesOnlyTheRejects() async throws {
    let portfolio = try await SmallPortfolio()
    let file = try write(Self.head + "N-1,One,gold,other,small,,2024-01-01\n", "n.csv", in: portfolio)
    let rejects = portfolio.folder.appending(path: "rej.csv").path
    let run = try portfolio.run("import", file, "--dry-run", "--rejects", rejects)
    #expect(run.output.contains("\(rejects): 1 row that was left out, to be mended and imported\n"), "\(run.output)")
    let written = try String(contentsOfFile: rejects, encoding: .utf8)
    #expect(written.contains("N-1,One,gold"))
    #expect(try portfolio.run("import", file, "--dry-run", "--rejects", rejects).errors.contains("--force replaces it"))
    #expect(try String(contentsOfFile: rejects, encoding: .utf8) == written)
  }

  /// Somebody may have forgotten the mapping that reads the file.
  @Test func aMappingThatFitsIsNamedWhereNoneWasTold() async throws {
    let portfolio = try await SmallPortfolio()
    let file = try write(
      "Record ID,Company name,Industry,Create Date\n1,Zeta,Retail,2024-01-01\n", "h.csv", in: portfolio)
    let refused = try portfolio.run("import", file)
    #expect(refused.status == 2 && refused.errors.contains("; a mapping reads it: --map hubspot-companies"))
    let own = try write("name,other\nx,y\n", "o.csv", in: portfolio)
    #expect(try !portfolio.run("import", own).errors.contains("a mapping reads it"))
  }

  /// A refusal for the sake of rows says how to go on, and that way works; one for the sake of the whole file does not.
  @Test(
    arguments: [
      (
        "Id,Subject,Created at,Priority,Status,Organization\n1,a,2026-11-23 09:00:00,High,Open,CUST-001\n"
          + "2,b,2026-11-23 09:00:00,Sometimes,Open,CUST-001\n", "zendesk-tickets", "'wrong_values: leave_out'"
      ),
      (
        "id,customer,subject,severity,created\nT-71,CUST-001,a,high,2026-11-23T09:00:00Z\n"
          + "T-72,CUST-001,b,huge,2026-11-23T09:00:00Z\n", nil, "--rejects FILE takes the other rows"
      ),
      ("id,customer,subject,severity\nT-71,CUST-001,a,high\n", nil, nil),
    ] as [(String, String?, String?)])
  func aRefusalForRowsSaysHowToGoOn(text: String, map: String?, way: String?) async throws {
    let portfolio = try await SmallPortfolio()
    let file = portfolio.folder.appending(path: "t.csv")
    try text.write(to: file, atomically: true, encoding: .utf8)
    let words = ["import", file.path] + (map.map { ["--map", $0] } ?? [])
    let refused = try portfolio.running(words)
    #expect(refused.status == 2 && refused.errors.contains("--rejects FILE") == (way != nil), "\(refused.errors)")
    guard let way else { return }
    #expect(refused.errors.contains("Nothing was imported.") && refused.errors.contains(way), "\(refused.errors)")
    let taken = try portfolio.running(words + ["--rejects", portfolio.folder.appending(path: "r.csv").path])
    #expect(taken.status == 0 && taken.output.contains("tickets: 1 added"), "\(taken)")
  }

  /// What has not come yet has not happened: that it has ended is told, and when is not.
  @Test func anEndAheadIsSaidAndIsNoNewTicket() async throws {
    let portfolio = try await SmallPortfolio()
    let file = portfolio.folder.appending(path: "t.csv")
    let row = "T-73,CUST-001,a,high,resolved,2026-11-20T09:00:00Z,2030-11-23T09:00:00Z\n"
    try "id,customer,subject,severity,status,created,resolved\n\(row)"
      .write(to: file, atomically: true, encoding: .utf8)
    let run = try portfolio.run("import", file.path)
    #expect(run.status == 0 && run.output.contains("resolved lies ahead of the day of the import; taken for not told"))
    #expect(run.output.contains("t.csv:2: 2030-11-23T09:00:00Z"), "\(run.output)")
    let shown = try portfolio.run("ticket", "show", "T-73").output
    #expect(shown.contains("Resolved") && !shown.contains("New ·"), "\(shown)")
  }

  /// A ticket of a day that has not come is taken, and it is said that no list has it until then.
  @Test func aTicketOfADayAheadIsSaid() async throws {
    let portfolio = try await SmallPortfolio()
    let file = portfolio.folder.appending(path: "t.csv")
    try "id,customer,subject,severity,created\nT-71,CUST-001,a,high,2030-11-23T09:00:00Z\n"
      .write(to: file, atomically: true, encoding: .utf8)
    let run = try portfolio.run("import", file.path)
    #expect(
      run.status == 0 && run.output.contains("created lies ahead of the day of the import; until then no list has it"))
    #expect(try !portfolio.run("list", "tickets").output.contains("T-71"))
    #expect(try portfolio.run("list", "tickets", now: "2030-11-24T09:00:00Z").output.contains("T-71"))
  }
}
