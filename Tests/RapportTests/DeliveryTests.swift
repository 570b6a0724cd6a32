import Foundation
import Testing

/// What is done although nobody can be told, and what is done once however often it is asked for.
@Suite struct DeliveryTests {
  private static let acts = [
    ["note", "CUST-001", "seen"], ["ticket", "respond", "T-1", "We look into it"],
    ["record", "CUST-001", "performance", "good"],
    ["undo", "--entry", "1"],
  ]

  private func entries(_ portfolio: borrowing SmallPortfolio) throws -> Int {
    try portfolio.run("log").output.split(separator: "\n").filter { $0.first?.isNumber == true }.count
  }

  @Test(arguments: acts)
  func anAnswerThatCannotBeDeliveredIsNoFailure(_ act: [String]) async throws {
    let portfolio = try await SmallPortfolio()
    let before = try entries(portfolio)
    let words = act + ["--db", portfolio.database.path, "--now", SmallPortfolio.now, "--once", "message-1"]
    let run = try RunningBinary(words, output: "/dev/full")
    #expect(run.status == 3 && run.errors.hasPrefix("Done: "), "\(run)")
    #expect(run.errors.contains("No space left on device"))
    #expect(try entries(portfolio) == before + 1)
    // As scripts close it; the database must not be written in its place.
    let closed = try shell("exec \"$@\" >&-", [RunningBinary.path] + words, portfolio.folder)
    #expect(closed.status == 3 && closed.errors.contains("it is closed"), "\(closed)")
    #expect(try entries(portfolio) == before + 1)
    #expect(try portfolio.run("check").status == 0)
  }

  private func shell(_ line: String, _ words: [String], _ home: URL) throws -> (status: Int32, errors: String) {
    let errors = home.appending(path: "shell-errors").path
    let status = try RunningBinary.run(
      "/bin/sh", ["-c", line, "sh"] + words,
      ["HOME": home.path, "PATH": "/usr/bin:/bin", "TZ": "UTC", "RAPPORT_USER": "tester"],
      "/dev/null", errors)
    return (status, try String(contentsOfFile: errors, encoding: .utf8))
  }

  @Test(arguments: acts)
  func aSecondTryAnswersAsTheFirstDid(_ act: [String]) async throws {
    let portfolio = try await SmallPortfolio()
    func run(_ clock: String, _ key: String) throws -> RunningBinary {
      try RunningBinary(act + ["--db", portfolio.database.path, "--now", clock, "--once", key, "--format", "json"])
    }
    let before = try entries(portfolio)
    let first = try run(SmallPortfolio.now, "a")
    #expect(first.status == 0, "\(first.errors)")
    let second = try run("2026-11-23T15:00:00Z", "a")
    #expect(second.status == 0 && second.errors.isEmpty, "\(second.errors)")
    #expect(try entries(portfolio) == before + 1)
    let (one, other) = (try values(first.output), try values(second.output))
    for key in ["entry", "title", "id", "undoneBy", "value", "before", "after"] {
      #expect(one[key] == other[key], "\(key)")
    }
  }

  /// What does not depend on the moment at which it is asked.
  private func values(_ json: String) throws -> [String: String] {
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let fields = object as? [String: Any] ?? (object as? [[String: Any]])?.first ?? [:]
    return try fields.mapValues { value in
      String(decoding: try JSONSerialization.data(withJSONObject: [value], options: .sortedKeys), as: UTF8.self)
    }
  }

  /// Somebody took it back, and others went on: it is not done again, and answers with nobody else's things.
  @Test func aSecondTryOfWhatWasTakenBackSaysSo() async throws {
    let portfolio = try await SmallPortfolio()
    func open(_ customer: String, _ subject: String, _ more: String...) throws -> RunningBinary {
      try portfolio.running(["ticket", "new", customer, "--subject", subject] + more)
    }
    #expect(try open("CUST-001", "emerald", "--once", "k").status == 0)
    #expect(try portfolio.run("undo").status == 0)
    #expect(try open("CUST-002", "another").status == 0)
    let again = try open("CUST-001", "emerald", "--once", "k", "--format", "json")
    #expect(again.status == 0 && !again.output.contains("another") && again.output.contains("\"tickets\" : ["))
    #expect(again.errors.contains("Entry 2 was made under this key and taken back by entry 3"), "\(again.errors)")
    let list = try portfolio.run("list", "tickets", "--format", "csv").output
    #expect(list.contains("another") && !list.contains("emerald"))
  }

  @Test func aKeyStandsForOneChangeOnly() async throws {
    let portfolio = try await SmallPortfolio()
    #expect(try portfolio.run("note", "CUST-001", "one", "--once", "k").status == 0)
    let other = try portfolio.run("note", "CUST-001", "another", "--once", "k")
    #expect(other.status == 1 && other.errors.contains("'k' stands for another change, entry 2"), "\(other.errors)")
    #expect(try portfolio.run("note", "CUST-001", "one", "--once", "").status == 64)
    #expect(try portfolio.run("undo", "--last", "2", "--once", "u").status == 64)
  }

  @Test func anImportThatIsDoneSaysSo() async throws {
    let portfolio = try await SmallPortfolio()
    let rows = portfolio.folder.appending(path: "rows.csv")
    try "id,name,tier,industry,size,signed_up\nC-1,A,starter,other,small,2023-01-01\n"
      .write(to: rows, atomically: true, encoding: .utf8)
    let words = ["import", rows.path, "--db", portfolio.database.path, "--now", SmallPortfolio.now]
    let run = try RunningBinary(words, output: "/dev/full")
    #expect(run.status == 3 && run.errors.hasPrefix("Done: customers 1 added"), "\(run.errors)")
    #expect(try RunningBinary(words + ["--dry-run"], output: "/dev/full").status == 1)
    let copy = portfolio.folder.appending(path: "copy.db").path
    let backup = try RunningBinary(["backup", copy, "--db", portfolio.database.path], output: "/dev/full")
    #expect(backup.status == 3 && FileManager.default.fileExists(atPath: copy), "\(backup.errors)")
  }
}
