import CustomerSuccess
import Files
import Foundation
import GRDB
import Statistics
import SuccessStore
import Testing

@testable import SQLStore
@testable import SQLiteEngine

/// Copies made and put back, whatever lies beside them.
extension OpeningTests {
  @Test func aDamagedDatabaseIsNotCopied() async throws {
    let store = try scratch.open()
    try await store.load(try World(seed: 206, customers: 20).inOrder)
    try store.close()
    var broken = try bytes()
    broken.replaceSubrange(8192..<12_288, with: Data(repeating: 0x5a, count: 4096))
    try broken.write(to: scratch.folder.appending(path: "rapport.db"))
    let reader = try? scratch.open(mode: .readOnly)
    if let reader {
      let error = await #expect(throws: StoreError.self) { try await reader.backup(to: scratch.path("copy.db")) }
      #expect(error?.description.contains(scratch.path()) == true, "\(String(describing: error))")
      try? reader.close()
    }
    #expect(!FileManager.default.fileExists(atPath: scratch.path("copy.db")))
    #expect(try names().filter { !$0.hasPrefix("rapport.db") }.isEmpty)
  }

  @Test func aLogThatLiesWhereACopyIsToBeIsNotJoinedToIt() async throws {
    let store = try scratch.open()
    try "left".write(toFile: scratch.path("copy.db-wal"), atomically: true, encoding: .utf8)
    let error = await #expect(throws: StoreError.self) { try await store.backup(to: scratch.path("copy.db")) }
    #expect(error?.description.contains("copy.db-wal is there") == true)
    try store.close()
    #expect(try names() == ["copy.db-wal", "rapport.db"])
  }

  @Test(arguments: ["-wal", "-shm", "-journal"])
  func aCopyIsNotCalledAsALogIs(_ ending: String) async throws {
    let store = try scratch.open()
    let error = await #expect(throws: StoreError.self) { try await store.backup(to: scratch.path("new.db\(ending)")) }
    #expect(error?.description.contains("would be taken for the log") == true)
    try store.close()
    #expect(try names() == ["rapport.db"])
  }

  /// In an emergency nobody must be told that the file they still have is the broken one.
  @Test(arguments: [true, false])
  func aBackupThatIsDamagedIsTheOneThatIsNamed(_ hasDatabase: Bool) async throws {
    let store = try scratch.open()
    try await store.load(try World(seed: 207, customers: 20).inOrder)
    try store.close()
    let whole = try bytes()
    try whole.prefix(whole.count / 2).write(to: scratch.folder.appending(path: "cut.db"))
    if !hasDatabase { try FileManager.default.removeItem(atPath: scratch.path()) }
    let error = #expect(throws: StoreError.self) {
      try SQLiteEngine.restore(scratch.path("cut.db"), to: scratch.path())
    }
    #expect(error?.description.contains("\(scratch.path("cut.db")) is damaged") == true, "\(String(describing: error))")
    #expect(try names() == (hasDatabase ? ["cut.db", "rapport.db"] : ["cut.db"]))
    if hasDatabase { #expect(try bytes() == whole) }
  }

  enum Former: CaseIterable { case none, sound, killed, foreignLog, destroyed, empty }

  @Test(arguments: Former.allCases)
  func aBackupIsPutInPlaceWhateverWasThere(_ former: Former) async throws {
    try await killed()
    switch former {
    case .none:
      for name in ["rapport.db", "rapport.db-wal"] { try FileManager.default.removeItem(atPath: scratch.path(name)) }
    case .sound: try scratch.open().close()
    case .killed: break
    case .foreignLog: try overwrite(with: try bytes("backup.db"))
    case .destroyed: try overwrite(with: Data(repeating: 9, count: 50_000))
    case .empty: try overwrite(with: Data())
    }
    let before = former == .none ? nil : try bytes()
    let restored = try SQLiteEngine.restore(scratch.path("backup.db"), to: scratch.path())
    #expect(restored.customers == 8)
    #expect(restored.former == (former == .none ? nil : scratch.path("rapport.db.before-restore")))
    if let before { #expect(try bytes("rapport.db.before-restore") == before) }
    let store = try scratch.open()
    #expect(try await store.answer(LogQuery(limit: 9)).count == 1)
    #expect(try await store.check(at: now) == [])
    try store.close()
    #expect(!FileManager.default.fileExists(atPath: scratch.path("rapport.db-wal")))
    // With its log, as it was.
    guard former == .killed else { return }
    let kept = try scratch.open("rapport.db.before-restore")
    #expect(try await kept.answer(LogQuery(limit: 9)).count == 6)
    try kept.close()
  }

  @Test func aDatabaseIsTakenWithoutTheLogThatIsNotItsOwn() async throws {
    try await killed()
    try overwrite(with: try bytes("backup.db"))
    let restored = try SQLiteEngine.restore(scratch.path(), to: scratch.path())
    #expect(restored.former == nil && restored.formerLog == scratch.path("rapport.db.before-restore-wal"))
    let store = try scratch.open()
    #expect(try await store.answer(LogQuery(limit: 9)).count == 1)
    try store.close()
  }

  @Test func whatIsOpenIsNotReplaced() async throws {
    try await killed()
    for mode in [SQLStore.Mode.readWrite, .readOnly] {
      let store = try scratch.open(mode: mode)
      let error = try #require(throws: StoreError.self) {
        try SQLiteEngine.restore(scratch.path("backup.db"), to: scratch.path())
      }
      #expect(error.description.hasPrefix("\(scratch.path()) is open in another Rapport"), "\(error)")
      try store.close()
    }
    #expect(try names().filter { $0.hasPrefix(".rapport") || $0.contains("before-restore") }.isEmpty)
  }

  @Test func whatIsNoBackupReplacesNothing() async throws {
    try await killed()
    try Data("no database, and long enough to be looked at: \(String(repeating: "x", count: 200))".utf8)
      .write(to: scratch.folder.appending(path: "text"))
    var broken = try bytes("backup.db")
    broken.replaceSubrange(8192..<12_288, with: Data(repeating: 0x5a, count: 4096))
    try broken.write(to: scratch.folder.appending(path: "broken.db"))
    try Raw.execute("CREATE TABLE bookmarks (id INTEGER)", at: scratch.path("other.db"))
    let before = (try bytes(), try bytes("rapport.db-wal"))
    for name in ["text", "broken.db", "other.db", "nowhere.db"] {
      #expect(throws: StoreError.self) { try SQLiteEngine.restore(scratch.path(name), to: scratch.path()) }
    }
    #expect(try (bytes(), bytes("rapport.db-wal")) == before)
    #expect(try names().filter { $0.hasPrefix(".rapport") }.isEmpty)
  }
}
