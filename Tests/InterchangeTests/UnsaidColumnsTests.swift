import CustomerSuccess
import Interchange
import SuccessStore
import Testing

/// What a mapping makes of columns that are not there, or blank, stands in for them in what is new, and says nothing of what is known.
@Suite struct UnsaidColumnsTests {
  private func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func text(_ rows: [[String]]) -> String { rows.map { $0.joined(separator: ",") + "\n" }.joined() }

  /// Columns in which a blank is an answer.
  private static let answers: Set<String> = ["Assignee", "assigned_to", "closed_at"]

  /// Every file of an export without one of its columns, and with one of them blank.
  private func variants(of export: ToolExport) -> [(words: String, files: [(String, String)])] {
    export.files.indices.flatMap { place -> [(words: String, files: [(String, String)])] in
      let rows = rows(export.files[place].1)
      return rows[0].indices.flatMap { column -> [(words: String, files: [(String, String)])] in
        var (without, blank) = (export.files, export.files)
        without[place].1 = text(
          rows.map { row in row.indices.filter { $0 != column }.map { row[$0] } })
        blank[place].1 = text(
          [rows[0]] + rows.dropFirst().map { row in row.indices.map { $0 == column ? "" : row[$0] } })
        let name = rows[0][column]
        return [("without \(name)", without)] + (Self.answers.contains(name) ? [] : [("blank \(name)", blank)])
      }
    }
  }

  @Test(arguments: ToolExport.all, [UInt64?.none, 1, 2])
  func aColumnLessChangesNothingThatIsKnown(export: ToolExport, seed: UInt64?) async throws {
    let bench = try ImportBench()
    if !export.customers.isEmpty { try await bench.take([("c.csv", export.customers)]) }
    try await bench.take(export.files, map: export.mapping)
    if let seed { _ = try await WorkedOnTests().work(bench, seed: seed, 30) }
    let before = try await bench.tables().map(\.1)
    for variant in variants(of: export) + [("all", export.files)] {
      // Of some columns a file cannot do without one, and nothing of it comes in.
      do { try await bench.take(variant.files, map: export.mapping) } catch is InterchangeError {}
      let after = try await bench.tables().map(\.1)
      for (before, after) in zip(before, after) { #expect(before == after, "\(export.mapping), \(variant.words)") }
    }
  }

  // MARK: What stands in

  private static let full = "Id,Name,Industry,CreatedDate,AnnualRevenue,NumberOfEmployees\n"
  private static let less = "Id,Name,Industry,CreatedDate\nA1,Contoso GmbH,Banking,2024-03-01\n"

  private func account(_ revenue: String) -> [(String, String)] {
    [("s.csv", Self.full + "A1,Contoso GmbH,Banking,2024-03-01,\(revenue),120\n")]
  }

  private func customer(_ bench: ImportBench) async throws -> Customer { try #require(try await bench.customer("A1")) }

  /// For what is new it holds, and counts as said by nobody: what the source says later is its first word.
  @Test func whatStandsInForNobodysWordGivesWay() async throws {
    let bench = try ImportBench()
    try await bench.take([("s.csv", Self.less)], map: "salesforce-accounts")
    #expect(try await customer(bench).tier == .starter)
    let again = try await bench.take([("s.csv", Self.less)], map: "salesforce-accounts")
    #expect(again.findings.changes == [] && again.findings.kept == [])
    let rehearsed = try await bench.rehearse(account("30000000"), map: "salesforce-accounts")
    let report = try await bench.take(account("30000000"), map: "salesforce-accounts")
    #expect(try await customer(bench).tier == .enterprise && rehearsed.findings == report.findings)
    try await bench.take([("s.csv", Self.less)], map: "salesforce-accounts")
    #expect(try await customer(bench).tier == .enterprise)
    #expect(try await bench.store.check(at: bench.now) == [])
  }

  /// Work done here stays until the source says something else than it really said last.
  @Test func workStaysWhileTheSourceSaysTheSame() async throws {
    let bench = try ImportBench()
    try await bench.take(account("1500000"), map: "salesforce-accounts")
    #expect(try await customer(bench).tier == .professional)
    let stored = try await customer(bench)
    var changed = stored
    changed.tier = .enterprise
    try await bench.store.commit(
      [FactEdit(before: .customer(stored), after: .customer(changed))], title: "t", by: "Zoe", at: bench.now)
    let report = try await bench.take([("s.csv", Self.less)], map: "salesforce-accounts")
    #expect(report.findings.changes == [] && report.findings.kept == [])
    try await bench.take(account("1500000"), map: "salesforce-accounts")
    #expect(try await customer(bench).tier == .enterprise)
    let news = try await bench.take(account("10"), map: "salesforce-accounts")
    #expect(try await customer(bench).tier == .starter)
    #expect(news.findings.changes.first { $0.field == "tier" }?.saidBefore == "professional")
  }

  /// Rows about the same new thing: what one of them says holds, in whichever order they come.
  @Test(arguments: [true, false]) func oneRowOfSeveralMaySayIt(isFirst: Bool) async throws {
    let bench = try ImportBench()
    let (told, blank) = ("A1,Contoso GmbH,Banking,2024-03-01,30000000,120\n", "A1,Contoso GmbH,Banking,2024-03-01,,\n")
    let file = ("s.csv", Self.full + (isFirst ? told + blank : blank + told))
    try await bench.take([file], map: "salesforce-accounts")
    #expect(try await customer(bench).tier == .enterprise)
    let again = try await bench.take([file], map: "salesforce-accounts")
    #expect(again.findings.changes == [] && again.findings.kept == [])
  }

  // MARK: Clocks without columns

  private static let customers = "id,name,tier,industry,size,signed_up\nC1,Nordlicht,starter,other,small,2024-01-01\n"
  private static let head = "Id,Subject,Created at,Updated at,Solved at,Priority,Status,Organization"
  private static let row =
    "1,No mail,2026-11-23 09:00:00,2026-11-24 09:00:00,2026-11-24 09:00:00,Urgent,Solved,Nordlicht"

  private func reading(_ bench: ImportBench) async throws -> TicketReading {
    try #require(try await bench.store.answer(TicketDetailQuery("ZD-1"), at: bench.now)).row.reading
  }

  @Test func aClockWithoutItsColumnIsNotTold() async throws {
    let bench = try ImportBench()
    try await bench.take([("c.csv", Self.customers)])
    let report = try await bench.take([("z.csv", "\(Self.head)\n\(Self.row)\n")], map: "zendesk-tickets")
    let said = report.files.flatMap(\.notices.lines).filter { $0.contains("respond not told") }
    #expect(said.count == 1 && said[0].contains("'First reply time in minutes'"), "\(report.text)")
    let untold = try await reading(bench)
    #expect(untold.ticket.untold == [.respond, .update] && !untold.clocks.contains { $0.kind == .respond })
    #expect(untold.clocks.contains { $0.kind == .resolve })
    // The tool tells it later: from then on it is told, whatever the next file lacks.
    let told = "\(Self.head),First reply time in minutes\n\(Self.row),20\n"
    try await bench.take([("z.csv", told)], map: "zendesk-tickets")
    for _ in 1...2 {
      let known = try await reading(bench)
      #expect(known.ticket.untold == [.update] && known.clocks.contains { $0.kind == .respond })
      try await bench.take([("z.csv", "\(Self.head)\n\(Self.row)\n")], map: "zendesk-tickets")
    }
  }

  @Test(arguments: [
    ("zendesk-tickets", "Id,Subject,Created at,Priority,Status,Organization", "1,a,2026-11-23 09:00:00,High,Closed,C1"),
    (
      "servicenow-incidents", "number,short_description,opened_at,priority,state,company",
      "1,a,2026-11-23 09:00:00,2 - High,Closed,C1"
    ),
  ])
  func noToolPretendsAnEnd(map: String, head: String, row: String) async throws {
    let bench = try ImportBench()
    try await bench.take([("c.csv", Self.customers)])
    let report = try await bench.take([("f.csv", "\(head)\n\(row)\n")], map: map)
    #expect(report.files.flatMap(\.notices.lines).contains { $0.contains("resolve not told") }, "\(report.text)")
    let tickets = try await bench.tables().first { $0.0 == "tickets" }?.1 ?? ""
    #expect(tickets.contains("respond update resolve"), "\(tickets)")
  }
}
