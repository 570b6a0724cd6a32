import CustomerSuccess
import Foundation
import GRDB
import SuccessStore
import Testing

@testable import SQLStore
@testable import SQLiteEngine

/// Where the disk or the owner says no.
@Suite struct PermissionTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private static let mayBeRefused = ConditionTrait.enabled(
    if: geteuid() != 0, "nothing is forbidden to root; run as anybody else")

  private func set(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  @Test func a_full_disk_is_said_and_changes_nothing() async throws {
    let store = try scratch.open()
    let world = try World(seed: 121, customers: 4)
    try await store.load(world.inOrder)
    let held = try await store.allFacts()
    // SQLite's own limit answers as a full disk does.
    let pool = try #require(store.engine as? SQLiteEngine).writablePool()
    try await pool.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 5)")
    }
    let more = try World(seed: 122, customers: 80).inOrder
    let error = try await #require(throws: StoreError.self) { try await store.load(more) }
    guard case .full(let words) = error else {
      Issue.record("expected full, got \(error)")
      return
    }
    #expect(words == "There is no room left for \(scratch.path()); nothing was changed. Free some space and try again.")
    #expect(try await store.allFacts() == held)
    #expect(try await store.check(at: now) == [])
  }

  @Test(mayBeRefused) func a_file_that_may_not_be_read_is_unavailable() async throws {
    try scratch.open().close()
    try set(0o000, scratch.path())
    for mode in [SQLStore.Mode.readWrite, .readOnly] {
      let error = try #require(throws: StoreError.self) { try scratch.open(mode: mode) }
      #expect(
        error.description
          == "\(scratch.path()) cannot be opened: Permission denied. Check the path and its permissions.")
    }
  }

  @Test(mayBeRefused) func a_file_that_may_not_be_written_is_read() async throws {
    let store = try scratch.open()
    let world = try World(seed: 123)
    try await store.load(world.inOrder)
    let seen = try await picture(store, at: now)
    try store.close()
    try set(0o400, scratch.path())
    let error = try #require(throws: StoreError.self) { try scratch.open() }
    #expect(
      error.description
        == "\(scratch.path()) cannot be written. Check its permissions; what only reads, such as list, show and report, and the console open it as it is."
    )
    for folder in [0o700, 0o500] {
      try set(folder, scratch.folder.path)
      defer { try? set(0o700, scratch.folder.path) }
      for mode in [SQLStore.Mode.readOnly, .asOf(now)] {
        let reader = try scratch.open(mode: mode)
        #expect(try await picture(reader, at: now) == seen)
        try reader.close()
      }
    }
  }

  @Test(mayBeRefused) func a_folder_that_may_not_be_written_takes_no_new_file() async throws {
    try set(0o500, scratch.folder.path)
    defer { try? set(0o700, scratch.folder.path) }
    let error = try #require(throws: StoreError.self) { try scratch.open() }
    #expect(error.description.contains("Permission denied"))
  }
}
