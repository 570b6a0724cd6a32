import CustomerSuccess
import Foundation
import Testing

@Suite struct ChangeCommandTests {
  struct Recorded: Decodable {
    var customerId: String
    var metric: String
    var value: String
    var entry: Int?
    var before: Standing
    var after: Standing
    struct Standing: Decodable, Equatable {
      var score: Int?
      var category: String?
      var computedScore: Int?
      var isOverridden: Bool?
    }
  }

  struct Entry: Decodable {
    var id: Int
    var at: String
    var author: String
    var title: String
    var undoes: Int?
    var undoneBy: Int?
    var editCount: Int
    var edits: [Edit]
    struct Edit: Decodable {
      var fact: String
      var before: [String: String]?
      var after: [String: String]?
    }
  }

  @Test func recordAnswersTheScoreBeforeAndAfter() async throws {
    let portfolio = try await SmallPortfolio()
    let answer = try portfolio.json(Recorded.self, "record", "acme", "ACTIVEUSERS", "8/20")
    #expect((answer.customerId, answer.metric, answer.value) == ("CUST-001", "activeUsers", "40 %"))
    #expect(
      answer.before == .init(score: 88, category: "Excellent", computedScore: 88, isOverridden: false))
    let after = try #require(answer.after.score)
    #expect(after < 88)
    let shown = try portfolio.json(ShowCommandTests.Dashboard.self, "show", "acme")
    #expect(shown.customerOverview.healthScore == after)
    let text = try portfolio.run("record", "CUST-006", "performance", "good").output
    #expect(text.hasPrefix("record Performance for CUST-006 Fern Clinics · entry "))
    #expect(text.hasSuffix(" · no score → 75 Good\n"))
    let next = try portfolio.run("record", "CUST-006", "performance", "excellent").output
    #expect(next.hasSuffix(" · 75 Good → 88 Healthy (▲ 13)\n"))
    // The same again changes nothing and is no failure.
    let entries = try portfolio.json([Entry].self, "log").count
    #expect(
      try portfolio.run("record", "CUST-006", "performance", "excellent").output
        == "nothing changed · 88 Healthy → 88 Healthy (─)\n")
    #expect(try portfolio.json([Entry].self, "log").count == entries)
  }

  /// By its name or as screens call it.
  @Test(arguments: ["npsScore", "NPS score", "nps SCORE"]) func aMetricIsNamed(name: String) async throws {
    let portfolio = try await SmallPortfolio()
    #expect(try portfolio.json(Recorded.self, "record", "acme", name, "9").metric == "npsScore")
  }

  /// Its number leads to the change, also when it is asked for again.
  @Test func recordAnswersItsEntry() async throws {
    let portfolio = try await SmallPortfolio()
    let call = ["record", "CUST-001", "activeUsers", "8/20", "--once", "mail-7", "--format", "json"]
    func record() throws -> Recorded {
      let run = try RunningBinary(call + ["--db", portfolio.database.path, "--now", SmallPortfolio.now])
      return try JSONDecoder().decode(Recorded.self, from: Data(run.output.utf8))
    }
    let first = try record()
    #expect(try portfolio.json([Entry].self, "log")[0].id == first.entry)
    #expect(try record().entry == first.entry)
    #expect(try portfolio.json(Recorded.self, "record", "CUST-001", "activeUsers", "8/20").entry == nil)
  }

  @Test func recordUnderAnOverrideSaysWhatWentOnUnderneath() async throws {
    let portfolio = try await SmallPortfolio()
    _ = try portfolio.run("override", "CUST-001", "score", "40", "--reason", "sponsor left")
    let text = try portfolio.run("record", "CUST-001", "activeUsers", "8/20").output
    let answer = try portfolio.json(Recorded.self, "record", "CUST-001", "activeUsers", "20/20")
    let low = try #require(answer.before.computedScore)
    #expect(low < 88 && answer.after.score == 40 && answer.after.isOverridden == true)
    #expect(
      text.hasPrefix("record Active users for CUST-001 ")
        && text.hasSuffix(
          " · entry 3 · 40 Critical → 40 Critical (─) · an override stands, computed 88 → \(low) (▼ \(88 - low))\n")
    )
  }

  /// What a reply opened in passing was new, and is again when it is undone.
  @Test func theLogOfAFirstReplyStartsFromNew() async throws {
    let portfolio = try await SmallPortfolio()
    _ = try portfolio.run("ticket", "respond", "T-1", "We see it", "--then", "pending")
    #expect(try portfolio.run("log", "--limit", "1").output.contains("status New → Pending"))
    _ = try portfolio.run("undo")
    let log = try portfolio.run("log", "--limit", "2").output
    #expect(log.contains("status Pending → New") && log.contains("status New → Pending"), "\(log)")
    _ = try portfolio.run("redo")
    #expect(try portfolio.run("log", "--limit", "1").output.contains("status New → Pending"))
  }

  @Test(arguments: [
    (["CUST-001", "speed", "3"], 2, "metric: found 'speed', expected one of activeUsers"),
    (["CUST-001", "activeUsers", "many"], 2, "activeUsers: found 'many', expected"),
    (["CUST-001", "activeUsers", "-3"], 2, "'-3'"),
    (["CUST-001", "activeUsers", "3", "--at", "2027-01-01T00:00:00Z"], 2, "not later than now"),
    (["CUST-099", "activeUsers", "3"], 1, "no customer 'CUST-099'"),
    (["CUST-001", "activeUsers"], 64, "<value>"),
    (["CUST-001", "activeUsers", "3", "--at", "noon"], 64, "--at"),
  ])
  func whatIsWrongIsSaidAndNothingIsWritten(words: [String], status: Int32, message: String) async throws {
    let portfolio = try await SmallPortfolio()
    let run = try RunningBinary(
      ["record"] + words + ["--db", portfolio.database.path, "--now", SmallPortfolio.now])
    #expect(run.status == status && run.output == "" && run.errors.contains(message), "\(run.errors)")
    #expect(try portfolio.json([Entry].self, "log").count == 1)
  }

  @Test func theLogSaysWhoWhatAndFromWhatToWhat() async throws {
    let portfolio = try await SmallPortfolio()
    _ = try portfolio.run("record", "CUST-001", "activeUsers", "60", "--as", "ana")
    _ = try portfolio.run("record", "CUST-001", "activeUsers", "70", "--as", "ben")
    let entries = try portfolio.json([Entry].self, "log")
    #expect(entries.map(\.author) == ["ben", "ana", "tester"])
    #expect(entries[0].title.hasPrefix("record Active users for CUST-001 ") && entries[0].at == SmallPortfolio.now)
    #expect(entries[0].edits.map { $0.before?["value"] } == ["60"] && entries[0].edits[0].after?["value"] == "70")
    #expect(entries[1].edits[0].before == nil)
    #expect(try portfolio.json([Entry].self, "log", "--author", "ana").map(\.author) == ["ana"])
    #expect(try portfolio.json([Entry].self, "log", "--limit", "1").count == 1)
    #expect(try portfolio.json([Entry].self, "log", "small", "PORTFOLIO").map(\.id) == [1])
    let text = try portfolio.run("log", "--limit", "1").output
    #expect(text.contains("source ana → ben, value 60 → 70"), "\(text)")
    #expect(try portfolio.run("log", "--format", "csv").output.split(separator: "\n").count == 4)
  }

  @Test func theLogIsNarrowedByAuthorKindAndTime() async throws {
    let portfolio = try await SmallPortfolio()
    _ = try portfolio.run("record", "CUST-001", "activeUsers", "60", "--as", "ana")
    _ = try portfolio.run("ticket", "note", "T-1", "Seen", "--as", "ben", now: "2026-11-24T14:00:00Z")
    _ = try portfolio.run("action", "drop", "A-1", "--as", "ana", now: "2026-11-25T14:00:00Z")
    func titles(_ words: String...) throws -> [String] {
      let run = try RunningBinary(
        ["log"] + words + ["--format", "json", "--db", portfolio.database.path, "--now", "2026-11-25T15:00:00Z"])
      return try JSONDecoder().decode([Entry].self, from: Data(run.output.utf8))
        .map { String($0.title.prefixMatch(of: /.*?\b[A-Z]+-[0-9]+/)?.0 ?? $0.title[...]) }
    }
    #expect(try titles("author:ana") == ["drop A-1", "record Active users for CUST-001"])
    #expect(try titles("author:me") == ["small portfolio"])
    #expect(try titles("kind:action") == ["drop A-1", "small portfolio"])
    #expect(try titles("kind:ticket", "since:2d") == ["add a note T-1"])
    #expect(try titles("kind:action,observation", "author:ana", "since:today") == ["drop A-1"])
    #expect(try titles("since:yesterday", "NOTE") == ["add a note T-1"])
    #expect(try titles("since:2026-11-24T14:00:01Z") == ["drop A-1"])
    for (field, wrong) in [("kind", "tickets"), ("since", "soon")] {
      let run = try portfolio.run("log", "small", "\(field):\(wrong)")
      let carets = String(repeating: " ", count: 7 + field.count) + String(repeating: "^", count: wrong.count)
      #expect(run.status == 64 && run.errors.contains("small \(field):\(wrong)\n\(carets)\nfound '\(wrong)', expected"))
    }
    #expect(try portfolio.run("log", "author:ana", "--author", "ben").status == 64)
  }

  /// What was done to anything of a customer's: to itself, to its tickets, to what is known of it.
  @Test func theLogIsNarrowedToACustomer() async throws {
    let portfolio = try await SmallPortfolio()
    let deeds = [
      ["note", "CUST-001", "about the first"], ["note", "CUST-002", "about the second"],
      ["record", "CUST-001", "activeUsers", "8/20"], ["ticket", "note", "T-1", "look at it"],
    ]
    for deed in deeds { #expect(try portfolio.running(deed).status == 0, "\(deed)") }
    func log(_ words: String...) throws -> String {
      let run = try portfolio.running(["log"] + words)
      #expect(run.status == 0, "\(run.errors)")
      return run.output
    }
    let first = try log("customer:cust-001")
    #expect(first.contains("about the first") && first.contains("for CUST-001"), "\(first)")
    #expect(!first.contains("about the second"), "\(first)")
    let ticket = try portfolio.running(["list", "tickets", "--all", "T-1", "--format", "json"]).output
    let customer = try #require(ticket.firstMatch(of: /"customerId": "([^"]+)", "companyName": "([^"]+)"/))
    #expect(try log("customer:\(customer.1)").contains("look at it"))
    #expect(try log("customer:\"\(customer.2.lowercased())\"").contains("look at it"))
    #expect(try log("customer:CUST-002", "kind:activity").contains("about the second"))
    #expect(try log("customer:nobody", "customer:none").isEmpty)
    for field in ["ticket:TKT-1", "foo:bar"] {
      let run = try portfolio.run("log", field)
      #expect(run.status == 64 && run.errors.contains("expected author, customer, kind or since"), "\(run.errors)")
    }
  }

  @Test func redoDoesAgainWhatUndoTookBackUnlessSomethingNewWasDone() async throws {
    let portfolio = try await SmallPortfolio()
    let none = try portfolio.run("redo", "--as", "ana")
    #expect(none.status == 1 && none.errors.contains("nothing of 'ana' to do again"), "\(none.errors)")
    _ = try portfolio.run("record", "CUST-001", "activeUsers", "20", "--as", "ana")
    let first = try score(portfolio)
    _ = try portfolio.run("record", "CUST-001", "featureAdoption", "20", "--as", "ana")
    let second = try score(portfolio)
    _ = try portfolio.run("undo", "--as", "ana", "--last", "2")
    #expect(try portfolio.run("redo", "--as", "ana").output.contains("record Active users for CUST-001"))
    #expect(try score(portfolio) == first)
    let before = try portfolio.run("log").output
    let tooMany = try portfolio.run("redo", "--as", "ana", "--last", "2")
    #expect(tooMany.status == 1 && tooMany.errors.contains("only 1 of 2"), "\(tooMany.errors)")
    #expect(try portfolio.run("log").output == before)
    #expect(try score(portfolio) == first)
    #expect(try portfolio.run("redo", "--as", "ana").status == 0)
    #expect(try score(portfolio) == second)
    _ = try portfolio.run("undo", "--as", "ana")
    _ = try portfolio.run("record", "CUST-001", "activeUsers", "30", "--as", "ana")
    #expect(try portfolio.run("redo", "--as", "ana").status == 1)
    #expect(try portfolio.run("redo", "--last", "0").status == 64)
  }

  private func score(_ portfolio: borrowing SmallPortfolio) throws -> Int? {
    try portfolio.json(ShowCommandTests.Dashboard.self, "show", "CUST-001").customerOverview.healthScore
  }

  @Test func undoTakesBackOnesOwnLastChanges() async throws {
    let portfolio = try await SmallPortfolio()
    _ = try portfolio.run("record", "CUST-001", "activeUsers", "20", "--as", "ana")
    _ = try portfolio.run("record", "CUST-001", "featureAdoption", "20", "--as", "ana")
    _ = try portfolio.run("record", "CUST-002", "featureAdoption", "20", "--as", "ben")
    let undone = try portfolio.run("undo", "--as", "ana", "--last", "2")
    #expect(undone.status == 0 && undone.output.split(separator: "\n").count == 2, "\(undone.errors)")
    #expect(undone.output.hasPrefix("Undone: 3  "))
    #expect(try score(portfolio) == 88)
    let again = try portfolio.run("undo", "--as", "ana")
    #expect(again.status == 1 && again.output == "" && again.errors.contains("nothing of 'ana'"))
    // Ben's stands, and the undoing can be undone by its number.
    #expect(try portfolio.json([Entry].self, "log", "--author", "ben")[0].undoneBy == nil)
    let redo = try #require(try portfolio.json([Entry].self, "log").first)
    #expect(redo.undoes == 2)
    #expect(try portfolio.run("undo", "--entry", "\(redo.id)").status == 0)
    #expect(try score(portfolio) ?? 100 < 88)
  }

  /// Where one of several cannot go back, none does, and nothing is written in the log.
  @Test func ofSeveralAllGoBackOrNone() async throws {
    let portfolio = try await SmallPortfolio()
    for (value, author) in [("20", "ana"), ("30", "ben")] {
      _ = try portfolio.run("record", "CUST-001", "activeUsers", value, "--as", author)
    }
    _ = try portfolio.run("customer", "edit", "CUST-001", "--owner", "ana", "--new", "--as", "ana")
    _ = try portfolio.run("customer", "edit", "CUST-001", "--owner", "ben", "--new", "--as", "ben")
    _ = try portfolio.run("note", "CUST-002", "Called", "--as", "ana")
    let before = try portfolio.run("log").output
    let refused = try portfolio.run("undo", "--as", "ana", "--last", "2")
    #expect(refused.status == 1 && refused.errors.contains("by it ben changed"), "\(refused.errors)")
    #expect(try portfolio.run("log").output == before)
    #expect(try portfolio.run("undo", "--as", "ana").output.contains("note"))
  }

  @Test func undoRefusesWhatSomeoneElseHasChangedSince() async throws {
    let portfolio = try await SmallPortfolio()
    _ = try portfolio.run("record", "CUST-001", "activeUsers", "20", "--as", "ana")
    _ = try portfolio.run("record", "CUST-001", "featureAdoption", "20", "--as", "ana")
    _ = try portfolio.run("record", "CUST-001", "activeUsers", "30", "--as", "ben")
    let before = try score(portfolio)
    let conflict = try portfolio.run("undo", "--as", "ana", "--last", "2")
    #expect(conflict.status == 1 && conflict.output == "")
    #expect(conflict.errors.contains("ben changed observation of activeUsers for CUST-001"), "\(conflict.errors)")
    // The first of the two went back and came again: nothing is half done.
    #expect(try score(portfolio) == before)
    #expect(
      try portfolio.json([Entry].self, "log", "--author", "ana").filter { $0.undoes == nil }.allSatisfy {
        $0.undoneBy == nil
      })
  }

  @Test(arguments: [["undo", "--last", "0"], ["undo", "--last", "1", "--entry", "1"], ["log", "--limit", "x"]])
  func aWrongCallEndsWith64(arguments: [String]) throws {
    #expect(try RunningBinary(arguments).status == 64)
  }
}

@Suite struct BackupAndCheckTests {
  @Test func aBackupIsWholeAndNeverOverwrites() async throws {
    let portfolio = try await SmallPortfolio()
    let copy = portfolio.folder.appending(path: "copy.db")
    let run = try portfolio.run("backup", copy.path)
    #expect(run.status == 0 && run.output == "Copied to \(copy.path)\n", "\(run.errors)")
    let mode = try FileManager.default.attributesOfItem(atPath: copy.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let bytes = try Data(contentsOf: copy)
    let again = try portfolio.run("backup", copy.path)
    #expect(again.status == 1 && again.errors.contains("exists already"))
    #expect(try Data(contentsOf: copy) == bytes)
    let report = try RunningBinary([
      "list", "customers", "--db", copy.path, "--now", SmallPortfolio.now, "--format", "csv",
    ])
    #expect(report.output == (try portfolio.run("list", "customers", "--format", "csv").output))
  }

  @Test func checkFindsNothingWrongAndSaysSo() async throws {
    struct Answer: Decodable {
      var isSound: Bool
      var checks: [Part]
      struct Part: Decodable {
        var check: String
        var findings: [String]
      }
    }
    let answer = try await SmallPortfolio().json(Answer.self, "check")
    #expect(answer.isSound)
    #expect(answer.checks.map(\.check) == ["configuration", "framework", "theme", "terminal", "database"])
  }

  @Test func checkNamesWhatIsWrong() async throws {
    let portfolio = try await SmallPortfolio()
    let config = portfolio.folder.appending(path: "config.yaml")
    try "theme: nowhere\n".write(to: config, atomically: true, encoding: .utf8)
    let theme = try portfolio.run("check", "--config", config.path)
    #expect(theme.status == 1 && theme.output.contains("✗ theme: nowhere"), "\(theme.output)")
    try "themes: nowhere\n".write(to: config, atomically: true, encoding: .utf8)
    let key = try portfolio.run("check", "--config", config.path)
    #expect(key.status == 1 && key.output.contains("\(config.path):1: "), "\(key.output)")
    #expect(key.output.contains("✓ database"))
    let handle = try FileHandle(forWritingTo: portfolio.database)
    let size = try handle.seekToEnd()
    try handle.truncate(atOffset: size - 8192)
    try handle.close()
    let damaged = try portfolio.run("check")
    #expect(damaged.status == 1 && damaged.output.contains("✗ database"), "\(damaged.output)")
  }
}
