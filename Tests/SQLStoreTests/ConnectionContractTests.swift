import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import SQLStore

/// What any engine's connections must do for the store's SQL to mean what it says.
@Suite(.timeLimit(.minutes(20))) struct ConnectionContractTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Runs `body` in one transaction that is kept.
  private func write<Answer: Sendable>(
    _ engine: any SQLEngine, _ body: @escaping @Sendable (any SQLConnection) throws -> Answer
  ) async throws -> Answer {
    try await engine.write(.patient) { .commit(try body($0)) }
  }

  // MARK: Values

  @Test(arguments: Engine.all)
  func values_come_back_as_they_went_in(_ kind: Engine) async throws {
    let engine = try kind.connect(scratch)
    let texts = ["", "a", "Zoë 🧭 \u{1F469}\u{200D}\u{1F4BB}", "it's \"so\"", "two\nlines", "before\0after", "e\u{301}"]
    let read = try await write(engine) { db in
      try texts.map { text in try db.statement("SELECT CAST(? AS TEXT)").first([text]) { Array(($0[0] as String).utf8) }
      }
    }
    #expect(read == texts.map { Array($0.utf8) })
    let numbers = [0, -1, Int.max, Int.min, 1 << 60]
    #expect(try await engine.read { db in try numbers.map { try db.statement("SELECT ? + 0").int([$0]) } } == numbers)
    let reals = [0.5, -1e300, 1e-300, .pi]
    let back = try await engine.read { db in
      try reals.map { try db.statement("SELECT ? * 1.0").first([$0]) { $0[0] as Double } }
    }
    #expect(back == reals)
  }

  @Test(arguments: Engine.all)
  func what_is_null_is_nothing_and_not_zero(_ kind: Engine) async throws {
    let engine = try kind.connect(scratch)
    try await engine.read { db in
      let nothing = try db.statement("SELECT CAST(? AS TEXT), NULL")
      #expect(try nothing.string([nil as String?]) == nil)
      try nothing.first([nil as String?]) { row in
        #expect((row[0] as String?) == nil && (row[1] as Int?) == nil && (row[0] as SQLValue) == .null)
        #expect(row.count == 2)
      }
      #expect(try db.statement("SELECT 1 WHERE 1 = 0").int() == nil)
      #expect(try db.statement("SELECT 1 WHERE 1 = 0").isTrue() == false)
      let values = try db.statement("SELECT ? + 0, ? * 1.0, CAST(? AS TEXT)").first([7, 2.5, "x"]) { row in
        (0..<3).map { row[$0] as SQLValue }
      }
      #expect(values == [.integer(7), .real(2.5), .text("x")])
    }
  }

  /// What was bound for one run is not there for the next.
  @Test(arguments: Engine.all)
  func each_run_has_all_its_parameters(_ kind: Engine) async throws {
    let engine = try kind.connect(scratch)
    try await engine.read { db in
      let sum = try db.statement("SELECT CAST(? AS BIGINT) + ?")
      #expect(try sum.int([1, 2]) == 3)
      #expect(try sum.int([10, 20]) == 30)
      #expect(throws: SQLError.self) { try sum.int([1]) }
      #expect(throws: SQLError.self) { try sum.int([1, 2, 3]) }
      #expect(throws: SQLError.self) { try sum.run { $0.bind(1) } }
      #expect(
        try db.statement("SELECT CAST(?2 AS BIGINT) - CAST(?1 AS BIGINT), ?1 + ?2").first([1, 10]) { [$0[0], $0[1]] }
          == [9, 11])
    }
  }

  @Test(arguments: Engine.all)
  func a_reading_given_up_leaves_nothing_open(_ kind: Engine) async throws {
    let engine = try kind.connect(scratch)
    try await write(engine) { db in try db.execute("INSERT INTO names (text) VALUES ('a'), ('b'), ('c')") }
    let list = "SELECT text FROM names ORDER BY text"
    let first = try await engine.read { db in try db.statement(list).rows().next().map { $0[0] as String } }
    #expect(first == "a")
    try await write(engine) { db in
      // Half-way through one reading, another of the same text.
      do { _ = try db.statement(list).rows().next() }
      #expect(try db.statement(list).strings() == ["a", "b", "c"])
      try db.execute("INSERT INTO names (text) VALUES ('d')")
    }
    #expect(try await engine.read { try $0.statement(list).strings() } == ["a", "b", "c", "d"])
  }

  // MARK: Transactions

  @Test(arguments: Engine.all)
  func a_transaction_is_kept_only_when_it_says_so(_ kind: Engine) async throws {
    struct Torn: Error {}
    let engine = try kind.connect(scratch)
    let count = "SELECT count(*) FROM names"
    @Sendable func add(_ db: any SQLConnection) throws { try db.execute("INSERT INTO names (text) VALUES ('x')") }
    try await engine.write(.patient) { db in
      try add(db)
      return .rollback(())
    }
    #expect(try await engine.read { try $0.statement(count).int() } == 0)
    await #expect(throws: Torn.self) {
      try await engine.write(.patient) { db -> SQLEnding<Void> in
        try add(db)
        throw Torn()
      }
    }
    #expect(try await engine.read { try $0.statement(count).int() } == 0)
    let version = try engine.version()
    try await engine.write(.bulk) { db in
      try add(db)
      return .commit(())
    }
    #expect(try await engine.read { try $0.statement(count).int() } == 1)
    #expect(try engine.version() != version)
  }

  @Test(arguments: Engine.all)
  func a_question_sees_one_state_and_no_writer_waits_for_it(_ kind: Engine) async throws {
    let (engine, other) = (try kind.connect(scratch), try kind.connect(scratch))
    let count = "SELECT count(*) FROM names"
    let (begun, written) = (Gate(), Gate())
    async let counts = engine.read { db in
      let before = try db.statement(count).int()
      begun.open()
      written.wait()
      return [before, try db.statement(count).int()]
    }
    await begun.opened()
    try await write(other) { try $0.execute("INSERT INTO names (text) VALUES ('x')") }
    written.open()
    #expect(try await counts == [0, 0])
    #expect(try await engine.read { try $0.statement(count).int() } == 1)
  }

  @Test(arguments: Engine.all)
  func a_brief_writer_gives_up_and_a_patient_one_waits(_ kind: Engine) async throws {
    let (engine, other) = (try kind.connect(scratch), try kind.connect(scratch))
    let (begun, refused) = (Gate(), Gate())
    async let long: Void = engine.write(.patient) { db in
      try db.execute("INSERT INTO names (text) VALUES ('long')")
      begun.open()
      refused.wait()
      return .commit(())
    }
    await begun.opened()
    let error = await #expect(throws: SQLError.self) { try await other.write(.brief) { _ in .commit(()) } }
    #expect(error?.kind == .busy)
    refused.open()
    try await write(other) { try $0.execute("INSERT INTO names (text) VALUES ('after')") }
    try await long
    #expect(try await engine.read { try $0.statement("SELECT count(*) FROM names").int() } == 2)
  }

  /// Both what is being done and what would follow.
  @Test(arguments: Engine.all, [true, false])
  func whoever_withdraws_is_answered_no_more(_ kind: Engine, isRunning: Bool) async throws {
    let engine = try kind.connect(scratch)
    let begun = Gate()
    let task = Task {
      try await engine.read { db in
        begun.open()
        let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
        if isRunning { _ = try db.statement(endless).int() }
        while true { _ = try db.statement("SELECT 1").int() }
      }
    }
    await begun.opened()
    task.cancel()
    let error = await #expect(throws: (any Error).self) { try await task.value }
    #expect(try engine.words(for: #require(error)) == .cancelled)
    #expect(try await engine.read { try $0.statement("SELECT 1").int() } == 1)
  }

  // MARK: Refusals

  @Test(arguments: Engine.all)
  func a_refusal_says_what_is_to_be_done_about_it(_ kind: Engine) async throws {
    let engine = try kind.connect(scratch)
    try await write(engine) { db in
      try db.execute("INSERT INTO names (key, text) VALUES (1, 'metric')")
      try db.execute(Self.customer)
      try db.execute(
        "INSERT INTO contacts (id, change, customer, name, email, role, is_primary) "
          + "VALUES ('P', 1, 1, '', '', '', 0)")
      func kind(_ sql: String) -> SQLError.Kind? {
        do { try db.attempt { try db.statement(sql).run() } } catch let error as SQLError { return error.kind } catch {
          return nil
        }
        return nil
      }
      #expect(kind("INSERT INTO names (text) VALUES ('metric')") == .alreadyThere)
      #expect(kind("INSERT INTO names (key, text) VALUES (1, 'other')") == .alreadyThere)
      #expect(kind("INSERT INTO names (text) VALUES (NULL)") == .unfit)
      #expect(kind("UPDATE customers SET tier = 'gold'") == .unfit)
      #expect(kind("UPDATE contacts SET customer = 99") == .reference)
      #expect(kind("DELETE FROM customers") == .reference)
      // A refused statement takes nothing else of the transaction with it.
      #expect(try db.statement("SELECT count(*) FROM contacts").int() == 1)
    }
  }

  private static let customer = """
    INSERT INTO customers (key, id, change, name, tier, industry, size, owner, account_executive, signed_up, revenue,
      currency, limits, lifecycle)
    VALUES (1, 'C', 1, '', 'starter', 'other', 'small', '', '', 0, 0, '', '', 'active')
    """

  @Test(arguments: Engine.all)
  func where_nothing_may_be_written_nothing_is(_ kind: Engine) async throws {
    try kind.connect(scratch).close()
    let engine = try kind.connectReadOnly(scratch)
    await #expect(throws: (any Error).self) { try await engine.write(.patient) { _ in .commit(()) } }
    let insert = "INSERT INTO names (text) VALUES ('x')"
    await #expect(throws: SQLError.self) { try await engine.read { try $0.statement(insert).run() } }
    // A table of its own, which the next question finds.
    try await engine.read { db in
      let tables = db.dialect.tables
      try db.execute("CREATE TABLE \(tables.temporary).names (text \(tables.text)) \(tables.end(0))")
      db.forgetStatements()
      try db.statement(insert).run()
    }
    #expect(try await engine.read { try $0.statement("SELECT text FROM names").strings() } == ["x"])
    #expect(try await engine.inspect { try $0.statement("SELECT text FROM names").strings() } == [])
  }

  @Test(arguments: Engine.all)
  func indexes_are_known_and_can_be_made_again(_ kind: Engine) async throws {
    let engine = try kind.connect(scratch)
    try await write(engine) { db in
      let before = try db.indexes()
      #expect(before.contains { $0.name == "contacts_by_customer" && $0.table == "contacts" })
      for index in before { try db.execute("DROP INDEX \(index.name)") }
      #expect(try db.indexes().isEmpty)
      for index in before { try db.execute(index.create) }
      #expect(try Set(db.indexes().map(\.name)) == Set(before.map(\.name)))
      #expect(try db.damage() == [])
    }
  }
}

/// Opened once; one waits for it, on a task or on a thread of the engine's own.
final class Gate: Sendable {
  private let isOpen = DispatchSemaphore(value: 0)

  func open() { isOpen.signal() }
  func wait() { isOpen.wait() }
  func opened() async {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        self.isOpen.wait()
        continuation.resume()
      }
    }
  }
}
