import CustomerSuccess
import Files
import Foundation
import GRDB
import Statistics
import SuccessStore
import Testing

@testable import SQLStore
@testable import SQLiteEngine

/// What others left beside the database, and what they do to it while it is open.
@Suite struct OpeningTests {
  let scratch: Scratch
  let now = TestRules.now
  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  init() throws { scratch = try Scratch() }

  func copy(_ name: String, to target: String) throws {
    try? FileManager.default.removeItem(atPath: scratch.path(target))
    try FileManager.default.copyItem(atPath: scratch.path(name), toPath: scratch.path(target))
  }

  /// As `cp` does it: the same file, other bytes.
  func overwrite(_ name: String = "rapport.db", with bytes: Data) throws {
    let handle = try FileHandle(forWritingTo: scratch.folder.appending(path: name))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: bytes)
    try handle.close()
  }

  func bytes(_ name: String = "rapport.db") throws -> Data {
    try Data(contentsOf: scratch.folder.appending(path: name))
  }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).filter { !$0.hasSuffix("-shm") }.sorted()
  }

  func engine(_ store: SQLStore) throws -> SQLiteEngine { try #require(store.engine as? SQLiteEngine) }

  func note(_ text: String, in store: SQLStore, at moment: Instant? = nil) async throws {
    let customer = try #require(try await store.answer(CustomerQuery(window: Window(limit: 1)), at: now).rows.first)
    let request = ActRequest(.record("performance", .judged(.good), note: text), on: .customer(customer.id))
    try await store.perform([request], title: "note", by: "dana", at: moment ?? now)
  }

  /// A database whose process was killed after some acts, with the backup that was made before them.
  func killed() async throws {
    let store = try scratch.open("live.db")
    try await store.load(try World(seed: 201, customers: 8).inOrder)
    try await store.backup(to: scratch.path("backup.db"))
    for step in 0..<5 { try await note("after the backup \(step)", in: store, at: now + step) }
    try copy("live.db", to: "rapport.db")
    try copy("live.db-wal", to: "rapport.db-wal")
    try store.close()
  }

  @Test func theLogOfAProcessThatWasKilledIsReplayed() async throws {
    try await killed()
    let store = try scratch.open()
    #expect(try await store.answer(LogQuery(limit: 9)).count == 6)
    #expect(try await store.check(at: now) == [])
    try store.close()
  }

  @Test(arguments: [SQLStore.Mode.readWrite, .readOnly, .asOf(TestRules.now)])
  func aBackupBesideTheLogOfAnotherDatabaseIsRefused(_ mode: SQLStore.Mode) async throws {
    try await killed()
    try overwrite(with: try bytes("backup.db"))
    let before = (try bytes(), try bytes("rapport.db-wal"))
    let error = try #require(throws: StoreError.self) { try scratch.open(mode: mode) }
    let path = scratch.path()
    #expect(error.description.contains("rapport restore \(path) --db \(path)"), "\(error)")
    #expect(error.description.contains("\(path)-wal"))
    #expect(try (bytes(), bytes("rapport.db-wal")) == before)
  }

  /// The system gives a deleted file's number to the next one: what lies beside that has to be looked at.
  @Test func aFileIsOpenNoLongerThanItsStore() async throws {
    var store: SQLStore? = try scratch.open()
    let status = try #require(FileStatus(scratch.path()))
    #expect(OpenDatabases.contains(status))
    _ = try store?.version()
    store = nil
    #expect(!OpenDatabases.contains(status), "dropped without being closed")
    let again = try scratch.open()
    try again.close()
    #expect(!OpenDatabases.contains(status))
  }

  @Test func aFileWhoseConnectionsStayOpenStaysKnown() async throws {
    let store = try scratch.open()
    let status = try #require(FileStatus(scratch.path()))
    try FileManager.default.moveItem(atPath: scratch.path(), toPath: scratch.path("moved.db"))
    try? store.close()
    #expect(OpenDatabases.contains(status))
  }

  /// A plain copy, which has the counter that it was copied with.
  @Test func aFormerStateBesideALaterLogIsRefused() async throws {
    let store = try scratch.open()
    try await store.load(try World(seed: 202, customers: 8).inOrder)
    try store.close()
    try copy("rapport.db", to: "former.db")
    let again = try scratch.open()
    for step in 0..<3 { try await note("one \(step)", in: again, at: now + step) }
    try again.close()
    let third = try scratch.open()
    try await note("two", in: third, at: now + 9)
    try copy("rapport.db-wal", to: "kept-wal")
    try third.close()
    try copy("former.db", to: "rapport.db")
    try copy("kept-wal", to: "rapport.db-wal")
    let error = try #require(throws: StoreError.self) { try scratch.open() }
    #expect(error.description.contains("was put in the place of another database"), "\(error)")
  }

  @Test func aLogWithoutItsDatabaseIsNotTakenAway() async throws {
    try await killed()
    try FileManager.default.removeItem(atPath: scratch.path())
    let log = try bytes("rapport.db-wal")
    let error = try #require(throws: StoreError.self) { try scratch.open() }
    #expect(error.description.contains("There is a log \(scratch.path())-wal without its database"), "\(error)")
    #expect(try bytes("rapport.db-wal") == log && !FileManager.default.fileExists(atPath: scratch.path()))
  }

  /// Many sessions, killed at any point of them: the log that each leaves is always known for the database's own.
  @Test(arguments: 0..<6)
  func whatBelongsTogetherIsNeverRefused(seed: Int) async throws {
    var random = SplitMix64(seed: UInt64(seed))
    try await scratch.open().load(try World(seed: 203, customers: 4).inOrder)
    for round in 0..<6 {
      let store = try scratch.open()
      let other = try scratch.open()
      for step in 0..<Int.random(in: 0...6, using: &random) {
        let writer = Bool.random(using: &random) ? store : other
        try await note("\(round) \(step)", in: writer, at: now + round * 100 + step)
        if Int.random(in: 0...3, using: &random) == 0 {
          try await engine(store).writablePool().writeWithoutTransaction { db in _ = try? db.checkpoint(.passive) }
        }
      }
      try copy("rapport.db", to: "killed.db")
      if FileManager.default.fileExists(atPath: scratch.path("rapport.db-wal")) {
        try copy("rapport.db-wal", to: "killed.db-wal")
      }
      let count = try await store.answer(LogQuery(limit: 999)).count
      let killed = try scratch.open("killed.db")
      #expect(try await killed.answer(LogQuery(limit: 999)).count == count)
      try killed.close()
      try store.close()
      try other.close()
    }
  }

  // MARK: While it is open

  enum Blow: CaseIterable { case backup, formerState, cutShort, emptied, noise }

  @Test(arguments: Blow.allCases)
  func aFileWrittenOverWhileOpenIsNoticedAndTakesNoChange(_ blow: Blow) async throws {
    let store = try scratch.open()
    try await store.load(try World(seed: 204, customers: 8).inOrder)
    try await note("first", in: store)
    try copy("rapport.db", to: "former.db")
    try await store.backup(to: scratch.path("backup.db"))
    try await engine(store).writablePool().writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    try await note("second", in: store, at: now + 1)
    _ = try store.version()
    switch blow {
    case .backup: try overwrite(with: try bytes("backup.db"))
    case .formerState: try overwrite(with: try bytes("former.db"))
    case .cutShort: try overwrite(with: try bytes().prefix(1000))
    case .emptied: try overwrite(with: Data())
    case .noise: try overwrite(with: Data(repeating: 7, count: 200_000))
    }
    let left = try bytes()
    let seen = try #require(throws: StoreError.self) { try store.version() }
    #expect(seen.description.contains("rapport restore FILE"), "\(seen)")
    await #expect(throws: seen) { try await note("third", in: store, at: now + 2) }
    await #expect(throws: seen) { try await store.refresh(at: now) }
    await #expect(throws: seen) { try await store.answer(PortfolioQuery(), at: now) }
    try? store.close()
    #expect(try bytes() == left)
    #expect(FileManager.default.fileExists(atPath: scratch.path("rapport.db-wal")))
  }

  /// What SQLite itself does to the file is no blow: checkpoints of others, growth, a vacuum.
  @Test func whatSQLiteDoesIsNothingToComplainOf() async throws {
    let store = try scratch.open()
    try await store.load(try World(seed: 205, customers: 30).inOrder)
    for step in 0..<4 {
      let other = try scratch.open()
      try await note("theirs \(step)", in: other, at: now + step)
      try other.close()
      _ = try store.version()
      try await note("ours \(step)", in: store, at: now + 10 + step)
    }
    try Raw.execute("VACUUM", at: scratch.path())
    _ = try store.version()
    try Raw.execute("PRAGMA wal_checkpoint(TRUNCATE)", at: scratch.path())
    _ = try store.version()
    try await note("last", in: store, at: now + 50)
    try store.close()
    #expect(try names() == ["rapport.db"])
  }

  // MARK: Upgrades

  @Test(arguments: [1, 2])
  func aCopyIsMadeBeforeAnUpgrade(_ schema: Int) async throws {
    let dump = try String(contentsOf: Self.fixtures.appending(path: "schema-\(schema).sql"), encoding: .utf8)
    try Raw.execute(dump, at: scratch.path())
    let store = try scratch.open()
    let copy = try #require(store.copyBeforeUpgrade)
    #expect(copy == "\(scratch.path()).schema-\(schema)")
    try store.close()
    #expect(try Raw.strings("PRAGMA user_version", at: copy) == ["\(schema)"])
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try scratch.open().copyBeforeUpgrade == nil)
  }

  func cutOff(_ schema: Int) throws -> [Fact] {
    let dump = try String(contentsOf: Self.fixtures.appending(path: "schema-\(schema).sql"), encoding: .utf8)
    try Raw.execute(dump, at: scratch.path("old.db"))
    let queue = try DatabaseQueue(path: scratch.path("old.db"))
    try queue.writeWithoutTransaction { db in
      // So little is kept in memory that the file is written to before the end.
      try db.execute(sql: "PRAGMA cache_size = 1")
      try db.inTransaction(.immediate) {
        try db.execute(sql: "CREATE TABLE more (text TEXT) STRICT")
        for _ in 0..<200 { try db.execute(sql: "INSERT INTO more VALUES (hex(randomblob(1000)))") }
        try db.execute(sql: "UPDATE customers SET name = name || ' and more'")
        try copy("old.db", to: "rapport.db")
        try copy("old.db-journal", to: "rapport.db-journal")
        return .rollback
      }
    }
    try queue.close()
    let json = try Data(contentsOf: Self.fixtures.appending(path: "schema-\(schema)-facts.json"))
    return try JSONDecoder().decode([Fact].self, from: json)
  }

  /// What was half done is taken back before anything else, as the product's own words promise.
  @Test(arguments: [1, 2])
  func anUpgradeThatWasCutOffIsTakenBackAndDoneAgain(_ schema: Int) async throws {
    let facts = try cutOff(schema)
    #expect(try Raw.strings("SELECT 1", at: scratch.path("old.db")) == ["1"])
    let reading = try #require(throws: StoreError.self) { try scratch.open(mode: .readOnly) }
    #expect(reading.description.contains("is of an older Rapport (schema \(schema)"), "\(reading)")
    let store = try scratch.open()
    // The dump has its kinds in the order of its release.
    #expect(try await store.allFacts() == FactKind.allCases.flatMap { kind in facts.filter { $0.kind == kind } })
    #expect(try await store.check(at: now) == [])
    try store.close()
    #expect(!FileManager.default.fileExists(atPath: scratch.path("rapport.db-journal")))
  }

  @Test func aBackupBesideTheJournalOfAnotherDatabaseIsRefused() async throws {
    _ = try cutOff(1)
    let other = try scratch.open("other.db")
    try await other.load(try World(seed: 207, customers: 3).inOrder)
    try await other.backup(to: scratch.path("backup.db"))
    try other.close()
    try overwrite(with: try bytes("backup.db"))
    let error = try #require(throws: StoreError.self) { try scratch.open() }
    #expect(error.description.contains("rapport.db-journal is still there"), "\(error)")
    #expect(try bytes() == bytes("backup.db"))
    _ = try SQLiteEngine.restore(scratch.path(), to: scratch.path())
    try scratch.open().close()
  }

  /// Where nothing can be made beside the database, its log is read all the same.
  @Test func aPrivateCopyHasWhatTheLogHolds() async throws {
    try await killed()
    let copy = try PrivateCopy(of: DatabaseFile(path: scratch.path()))
    let queue = try copy.open()
    #expect(try await queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM changes") } == 6)
    try queue.close()
    copy.remove()
    #expect(!FileManager.default.fileExists(atPath: copy.path))
  }
}
