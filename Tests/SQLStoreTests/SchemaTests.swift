import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import SQLStore
@testable import SQLiteEngine

/// Every released schema stays what it was, and what lies in it can be read for ever.
@Suite struct SchemaTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  /// The dump of a file that the release itself wrote, and the facts it had been given.
  @Test(arguments: [1, 2])
  func a_released_files_facts_are_all_there(_ schema: Int) async throws {
    let dump = try String(contentsOf: Self.fixtures.appending(path: "schema-\(schema).sql"), encoding: .utf8)
    let json = try Data(contentsOf: Self.fixtures.appending(path: "schema-\(schema)-facts.json"))
    let facts = try JSONDecoder().decode([Fact].self, from: json)
    let later: Set<FactKind> = [
      .rootCause, .article, .articleLink, .subscription, .departure, .counter, .event, .stepOutcome, .firing, .mute,
      .message, .membership, .opportunity, .statement, .voiding, .session, .attendance, .assessment, .initiative,
      .frameworkFile, .predictionModel, .prediction, .feedbackCorrection, .exitInterview, .businessReview,
    ]
    #expect(Set(facts.map(\.kind)) == Set(FactKind.allCases).subtracting(later))
    try Raw.execute(dump, at: scratch.path())
    let store = try scratch.open()
    // The dump has its kinds in the order of its release.
    let ordered = FactKind.allCases.flatMap { kind in facts.filter { $0.kind == kind } }
    #expect(try await store.allFacts() == ordered)
    #expect(try await store.check(at: now) == [])
    #expect(try await store.answer(LogQuery(limit: 9)).count == 1)
    try store.close()
  }

  /// A kind without a table, or with a field that has no column, is found here, with what its migration is to say.
  @Test(arguments: FactKind.allCases)
  func a_kinds_table_is_what_its_declaration_says(_ kind: FactKind) throws {
    try scratch.open().close()
    let (layout, tables) = (TableLayout.of(kind), Dialect.sqlite.tables)
    let columns = """
      SELECT name || ' ' || type || CASE WHEN "notnull" OR pk THEN '' ELSE ' or null' END
      FROM pragma_table_info('\(kind.record.names.table)') WHERE name NOT IN ('key', 'change', 'checksum') ORDER BY name
      """
    let told = layout.columns.map { "\($0.name) \($0.type(tables))\($0.mayBeNull ? " or null" : "")" }.sorted()
    #expect(try Raw.strings(columns, at: scratch.path()).sorted() == told, "\(layout.definition(tables))")
  }

  /// From subscriptions on, a kind's table is made as its declaration says.
  @Test(arguments: [
    FactKind.subscription, .departure, .counter, .event, .stepOutcome, .firing, .mute, .message, .membership,
    .opportunity, .statement, .voiding, .session, .attendance, .assessment, .initiative, .frameworkFile,
    .predictionModel, .prediction, .feedbackCorrection, .exitInterview, .businessReview,
  ])
  func a_new_kinds_table_is_made_as_declared(_ kind: FactKind) throws {
    try scratch.open().close()
    // The indexes of the numbers that are given out, and of lists' orders, are the engine's own.
    let made = try Raw.strings(
      """
      SELECT sql || ';' FROM sqlite_schema WHERE tbl_name = '\(kind.record.names.table)' AND sql IS NOT NULL
        AND name NOT LIKE '%_by_number' AND name NOT LIKE '%_in_order' ORDER BY type DESC
      """, at: scratch.path())
    #expect(made.joined(separator: "\n") == TableLayout.of(kind).definition(Dialect.sqlite.tables))
  }

  /// A new file and one brought up from any release end as the same tables.
  @Test(arguments: [1, 2])
  func old_files_become_what_new_files_are(_ schema: Int) async throws {
    let dump = try String(contentsOf: Self.fixtures.appending(path: "schema-\(schema).sql"), encoding: .utf8)
    try Raw.execute(dump, at: scratch.path("old.db"))
    try scratch.open("old.db").close()
    try scratch.open("new.db").close()
    let tables = "SELECT name || ': ' || sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
    #expect(try Raw.strings(tables, at: scratch.path("old.db")) == Raw.strings(tables, at: scratch.path("new.db")))
  }

  /// Choices are kept as their place among all: adding one at the end is fine, moving one is not.
  @Test func choices_keep_their_places() {
    #expect(HealthCategory.allCases == [.excellent, .good, .fair, .poor])
    #expect(Severity.allCases == [.critical, .high, .medium, .low])
    #expect(TicketStatus.allCases == [.new, .open, .pending, .onHold, .resolved, .closed])
    #expect(SupportTier.allCases == [.selfService, .assisted, .technical])
    #expect(ClockKind.allCases == [.respond, .update, .resolve])
    #expect(ActionPriority.allCases == [.high, .medium, .low])
  }
}
