import CustomerSuccess
import Foundation
import SQLiteEngine
import SuccessStore
import Synchronization
import Testing

/// What a new demo may take the place of: an earlier one that nobody has worked on.
@Suite struct DemoCommandTests {
  /// A database whose log begins as a demo's does.
  private func demo() async throws -> SmallPortfolio { try await SmallPortfolio(title: "Demo portfolio") }

  private func bytes(_ portfolio: borrowing SmallPortfolio) throws -> Data { try Data(contentsOf: portfolio.database) }

  /// What its own runs write is the demo's; it has nothing of anybody's.
  private func runItself(_ portfolio: borrowing SmallPortfolio) async throws {
    let store = try SQLiteEngine.open(path: portfolio.database.path, rulebook: SmallPortfolio.rulebook())
    let drafted = Mutex([
      Fact.action(ActionItem(id: "A-9", customer: "CUST-001", title: "Renewal", created: SmallPortfolio.moment))
    ])
    try await store.bulkImport(title: "1 action made", by: "outreach", at: SmallPortfolio.moment) {
      drafted.withLock { drafted in
        defer { drafted = [] }
        return drafted
      }
    }
    try store.close()
  }

  @Test(arguments: [
    [["note", "CUST-001", "a word"]], [["assign", "CUST-001", "Dana", "--new"], ["undo"]],
    [["record", "CUST-001", "performance", "good"]],
  ])
  func aDemoThatSomebodyWorkedOnIsNotReplaced(_ commands: [[String]]) async throws {
    let portfolio = try await demo()
    let path = portfolio.database.path
    for command in commands {
      let run = try RunningBinary(command + ["--db", path, "--now", SmallPortfolio.now])
      try #require(run.status == 0, "\(run.errors)")
    }
    let before = try portfolio.run("log", "--format", "json").output
    let run = try portfolio.run("demo", "--prepare")
    #expect(run.status == 1 && run.output.isEmpty, "\(run)")
    #expect(
      run.errors.hasPrefix("\(path) is a demo that has been worked on (last on 2026-11-23 by tester: "), "\(run.errors)"
    )
    #expect(run.errors.contains("Name another file, or remove this one."), "\(run.errors)")
    #expect(try portfolio.run("log", "--format", "json").output == before)
  }

  @Test func peoplesOwnDataIsNotReplaced() async throws {
    let portfolio = try await SmallPortfolio()
    func all() throws -> [String] {
      try [["export", "customers"], ["export", "tickets"], ["log", "--format", "json"]].map {
        try RunningBinary($0 + ["--db", portfolio.database.path, "--now", SmallPortfolio.now]).output
      }
    }
    let before = try all()
    let run = try portfolio.run("demo", "--prepare")
    #expect(run.status == 1 && run.errors.contains("holds data of your own"), "\(run)")
    #expect(try all() == before)
  }

  @Test func whatIsOpenIsNotReplaced() async throws {
    let portfolio = try await demo()
    let store = try SQLiteEngine.open(path: portfolio.database.path, rulebook: SmallPortfolio.rulebook())
    let run = try portfolio.run("demo", "--prepare")
    #expect(run.status == 1 && run.errors.hasPrefix("\(portfolio.database.path) is open in another Rapport"), "\(run)")
    #expect(try await store.answer(LogQuery(limit: 9)).count == 1)
    try store.close()
  }

  @Test func oneThatNobodyTouchedIsMadeAnew() async throws {
    let portfolio = try await demo()
    try await runItself(portfolio)
    let run = try portfolio.run("demo", "--prepare")
    #expect(run.status == 0 && run.output.contains("1,250 customers"), "\(run)")
    let log = try portfolio.run("log").output
    #expect(log.contains("Demo portfolio") && !log.contains("1 action made"), "\(log)")
  }
}
