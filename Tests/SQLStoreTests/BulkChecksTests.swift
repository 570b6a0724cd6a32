import CustomerSuccess
import SuccessStore
import Testing

@testable import SQLStore
@testable import SQLiteEngine

/// Rows of an import are not checked one by one by the engine; everything else is, before and after.
@Suite struct BulkChecksTests {
  private struct Broken: Error {}

  private static let wrong = [
    // Nobody's.
    "INSERT INTO contacts SELECT key + 1000, id || 'x', change, customer + 1000, name, email, role, is_primary, checksum "
      + "FROM contacts LIMIT 1",
    "UPDATE contacts SET is_primary = 7",
  ]

  @Test(arguments: [false, true]) func whatIsWrittenAfterwardsIsChecked(fails: Bool) async throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    defer { try? store.close() }
    let world = try World(seed: 9, customers: 3)
    try await store.load(world.inOrder)
    if fails {
      await #expect(throws: Broken.self) {
        try await store.bulkImport(title: "t", by: "tests", at: TestRules.now) { throw Broken() }
      }
    }
    for sql in Self.wrong {
      await #expect(throws: SQLError.self, "\(sql)") {
        try await store.engine.write(.patient) { db in
          try db.execute(sql)
          return .commit(())
        }
      }
    }
    #expect(try await store.check(at: TestRules.now) == [])
  }
}
