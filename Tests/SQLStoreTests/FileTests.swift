import CustomerSuccess
import Foundation
import GRDB
import SQLStore
import SQLiteEngine
import Statistics
import SuccessStore
import Testing

/// The file: what is refused, what is kept, what is left behind.
@Suite struct FileTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private func error(_ path: String, _ mode: SQLStore.Mode = .readWrite) throws -> StoreError {
    let rulebook = try TestRules.rulebook()
    return try #require(throws: StoreError.self) { try SQLiteEngine.open(path: path, rulebook: rulebook, mode: mode) }
  }

  @Test func a_directory_is_no_database() throws {
    let error = try error(scratch.folder.path)
    #expect(
      error.description
        == "\(scratch.folder.path) is a directory. Name a file, such as \(scratch.folder.path)/rapport.db.")
  }

  @Test func a_missing_file_is_made_with_its_folder_for_its_owner_alone() throws {
    let path = scratch.path("a/b/rapport.db")
    let store = try SQLiteEngine.open(path: path, rulebook: try TestRules.rulebook())
    try store.close()
    func mode(_ path: String) throws -> Int {
      try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }
    #expect(try mode(path) == 0o600)
    #expect(try mode(scratch.path("a/b")) == 0o700)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("a/b")) == ["rapport.db"])
  }

  @Test(arguments: [SQLStore.Mode.readOnly, .asOf(TestRules.now)])
  func a_missing_file_is_not_made_for_reading(_ mode: SQLStore.Mode) throws {
    let error = try error(scratch.path(), mode)
    #expect(error.description.hasPrefix("There is no file \(scratch.path())."))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).isEmpty)
  }

  /// What went to the old file would be lost with it.
  @Test(arguments: [true, false])
  func a_file_deleted_or_replaced_while_open_takes_no_change(isReplaced: Bool) async throws {
    let store = try scratch.open()
    let before = try store.version()
    #expect(try store.version() == before)
    try FileManager.default.removeItem(atPath: scratch.path())
    if isReplaced { try scratch.open("other.db").close() }
    if isReplaced { try FileManager.default.moveItem(atPath: scratch.path("other.db"), toPath: scratch.path()) }
    let words = "The database was deleted or replaced. Quit and open it again: \(scratch.path())"
    let seen = #expect(throws: StoreError.self) { try store.version() }
    #expect(seen == .unavailable(words))
    let refused = await #expect(throws: StoreError.self) {
      try await store.commit([], title: "Too late", by: "dana", at: now)
    }
    #expect(refused == .unavailable(words))
    try? store.close()
    #expect(FileManager.default.fileExists(atPath: scratch.path()) == isReplaced)
  }

  @Test(arguments: [SQLStore.Mode.readWrite, .readOnly])
  func what_is_no_database_is_left_alone(_ mode: SQLStore.Mode) throws {
    let files = [
      "text": Data("id,name\n1,Acme\n".utf8), "short": Data("SQLite format 3\0".utf8),
      "noise": Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 73) }),
    ]
    for (name, bytes) in files {
      try bytes.write(to: scratch.folder.appending(path: name))
      guard case .damaged(let words) = try error(scratch.path(name), mode) else {
        Issue.record("\(name) was taken for something else")
        continue
      }
      #expect(words.contains("is not a Rapport database"))
      #expect(try Data(contentsOf: scratch.folder.appending(path: name)) == bytes)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).count == files.count)
  }

  @Test(arguments: [SQLStore.Mode.readWrite, .readOnly])
  func another_programs_database_is_left_alone(_ mode: SQLStore.Mode) throws {
    try Raw.execute("CREATE TABLE bookmarks (id INTEGER)", at: scratch.path())
    let bytes = try Data(contentsOf: scratch.folder.appending(path: "rapport.db"))
    guard case .damaged(let words) = try error(scratch.path(), mode) else {
      Issue.record("taken for a Rapport database")
      return
    }
    #expect(words.contains("another program's"))
    #expect(try Data(contentsOf: scratch.folder.appending(path: "rapport.db")) == bytes)
  }

  @Test(arguments: [SQLStore.Mode.readWrite, .readOnly, .asOf(TestRules.now)])
  func a_newer_schema_is_left_alone(_ mode: SQLStore.Mode) throws {
    try scratch.open().close()
    try Raw.execute("PRAGMA user_version = 99", at: scratch.path())
    let bytes = try Data(contentsOf: scratch.folder.appending(path: "rapport.db"))
    #expect(try error(scratch.path(), mode) == .newerSchema(found: 99, known: 37))
    #expect(try Data(contentsOf: scratch.folder.appending(path: "rapport.db")) == bytes)
  }

  /// A file cut off or overwritten anywhere gives an answer or an error in words, never a crash.
  @Test(arguments: 0..<24)
  func a_broken_file_is_an_error_in_words(seed: Int) async throws {
    let store = try scratch.open()
    try await store.load(try World(seed: 91, customers: 6).inOrder)
    try store.close()
    var random = SplitMix64(seed: UInt64(seed))
    var bytes = try Data(contentsOf: scratch.folder.appending(path: "rapport.db"))
    if seed % 2 == 0 {
      bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
    } else {
      for _ in 0..<Int.random(in: 1...4000, using: &random) {
        bytes[Int.random(in: 100..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
    }
    try bytes.write(to: scratch.folder.appending(path: "broken.db"))
    for mode in [SQLStore.Mode.readWrite, .readOnly] {
      do {
        let broken = try scratch.open("broken.db", mode: mode)
        defer { try? broken.close() }
        let findings = try await broken.check(at: now)
        if findings.isEmpty { _ = try await broken.allFacts() }
      } catch let error as StoreError {
        #expect(!error.description.isEmpty)
        if case .conflict = error { Issue.record("\(error)") }
      }
    }
  }

  @Test func closing_leaves_one_file() async throws {
    let store = try scratch.open()
    try await store.load(try World(seed: 92).inOrder)
    _ = try await store.answer(PortfolioQuery(), at: now)
    try store.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["rapport.db"])
  }

  @Test func a_closed_store_says_so_and_does_nothing() async throws {
    let store = try scratch.open()
    try await store.load(try World(seed: 94).inOrder)
    try store.close()
    #expect(throws: StoreError.cancelled) { try store.version() }
    await #expect(throws: StoreError.cancelled) { try await store.answer(PortfolioQuery(), at: now) }
    await #expect(throws: StoreError.cancelled) { try await store.refresh(at: now) }
  }

  @Test func a_backup_is_the_same_store_in_one_file() async throws {
    let store = try scratch.open()
    let world = try World(seed: 93)
    try await store.load(world.inOrder)
    try await store.backup(to: scratch.path("copy.db"))
    let error = try await #require(throws: StoreError.self) { try await store.backup(to: scratch.path("copy.db")) }
    #expect(error.description == "\(scratch.path("copy.db")) exists already. Name a file that does not.")
    let copy = try scratch.open("copy.db", mode: .readOnly)
    #expect(try await copy.allFacts() == world.inOrder)
    #expect(try await picture(copy, at: now) == picture(store, at: now))
    try copy.close()
  }
}
