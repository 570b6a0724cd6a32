import CustomerSuccess
import SuccessStore
import Testing

@testable import Interchange

/// Customers who have left, in files that do not tell when.
@Suite struct LeavingDayTests {
  private let bench: ImportBench
  init() throws { bench = try ImportBench() }

  private static let head = "Id,Name,Customer since,Plan,Status,Last Modified\n"
  private static let rows = "A1,One,2024-01-01,Pro,Active,2026-10-01\nA2,Two,2024-01-01,Pro,Churned,2026-09-30\n"

  private func draft(_ text: String) throws -> MappingDraft {
    try MappingDraft(GuessedFile(ImportSource(file: "e.csv", bytes: MemoryBytes(text))), name: "e")
  }

  private func job(_ text: String, _ draft: MappingDraft, _ occasion: ImportOccasion = .byHand) throws -> ImportJob {
    var job = try bench.job([("e.csv", text)])
    job.options.mapping = try Mapping(yaml: draft.yaml, file: "e.yaml")
    job.options.occasion = occasion
    return job
  }

  @discardableResult
  private func take(_ text: String, _ draft: MappingDraft, _ occasion: ImportOccasion = .byHand, on day: String)
    async throws -> ImportReport
  {
    let now = try #require(Instant(iso8601: "\(day)T09:00:00Z"))
    var job = try job(text, draft, occasion)
    job.options.now = now
    return try await bench.run(job, at: now)
  }

  private func churned(_ id: CustomerID = "A2") async throws -> String? {
    try await bench.customer(id)?.churned?.description
  }

  /// The row's last change comes nearest; of those who stay it says nothing.
  @Test func theLastChangeIsTheDayWhereAColumnTellsIt() async throws {
    let draft = try draft(Self.head + Self.rows)
    let line = try #require(draft.missing.first { $0.field == "churned" })
    #expect(line.value == "Last Modified")
    #expect(line.choices == ["Last Modified", "day of the import", "leave them out"])
    #expect(draft.questions == [])
    let report = try await take(Self.head + Self.rows, draft, on: "2026-11-28")
    #expect(report.missed == 0 && report.files[0].notices.entries.isEmpty)
    #expect(try await churned() == "2026-09-30")
    #expect(try await bench.customer("A1")?.lifecycle == .active)
  }

  /// Once: a source that goes on saying the same says nothing new, whatever was done here since.
  @Test func theDayOfTheImportIsTakenOnce() async throws {
    let text = Self.head + Self.rows
    var draft = try draft(text)
    draft.take("day of the import", for: .field("churned"))
    let first = try await take(text, draft, on: "2026-11-27")
    #expect(first.files[0].notices.count(BlankCells.leftToday) == 1 && first.missed == 0)
    #expect(try await churned() == "2026-11-27")
    let again = try await take(text, draft, on: "2026-11-28")
    #expect(again.counts[.customers] == .init(unchanged: 2) && again.files[0].notices.entries.isEmpty)
    try await bench.do(.comeBack(on: try #require(LocalDate(iso8601: "2026-11-27")), renews: nil), on: .customer("A2"))
    try await take(text, draft, on: "2026-11-30")
    #expect(try await bench.customer("A2")?.lifecycle == .active, "back, whatever the source goes on to say")
    let left = text.replacing("One,2024-01-01,Pro,Active", with: "One,2024-01-01,Pro,Churned")
    try await take(left, draft, on: "2026-12-01")
    #expect(try await churned("A1") == "2026-12-01", "one who was there is noted as left when the source says so")
  }

  @Test func whatWasTakenBackOfARunStaysAway() async throws {
    let text = Self.head + Self.rows
    var draft = try draft(text)
    draft.take("day of the import", for: .field("churned"))
    try await take(text, draft, .run, on: "2026-11-28")
    try await bench.undoLast()
    try await take(text, draft, .run, on: "2026-11-29")
    #expect(try await bench.customer("A2") == nil)
  }

  /// Nobody leaves before they came.
  @Test func theDayIsNotBeforeSignUp() async throws {
    let text = Self.head + "A2,Two,2026-12-24,Pro,Churned,\n"
    try await take(text, try draft(text), on: "2026-11-28")
    #expect(try await churned() == "2026-12-24")
  }

  /// A date of leaving beside a status: of those who have left it tells the day, and where it is blank they have left all the same.
  @Test func aStatusIsHeardBesideADate() async throws {
    let text =
      "Id,Name,Customer since,Plan,Status,Churn date\nA1,One,2024-01-01,Pro,Active,2025-05-05\n"
      + "A2,Two,2024-01-01,Pro,Churned,2026-09-30\nA3,Three,2024-01-01,Pro,Churned,\n"
    try await take(text, try draft(text), on: "2026-11-28")
    #expect(try await bench.customer("A1")?.lifecycle == .active)
    #expect(try await churned("A2") == "2026-09-30")
    #expect(try await churned("A3") == "2026-11-28")
  }

  /// Rapport's own files say it; of who has left already a blank says nothing.
  @Test func rapportsOwnFilesTellTheDay() async throws {
    let head = "id,name,tier,industry,size,signed_up,lifecycle,churned\n"
    await #expect(throws: InterchangeError.self) {
      try await bench.take([("c.csv", head + "C1,One,starter,other,small,2024-01-01,churned,\n")])
    }
    try await bench.take([("c.csv", head + "C1,One,starter,other,small,2024-01-01,churned,2026-01-01\n")])
    let again = try await bench.take([("c.csv", head + "C1,One,starter,other,small,2024-01-01,churned,\n")])
    #expect(again.counts[.customers] == .init(unchanged: 1))
  }
}
