import CustomerSuccess
import Framework
import Interchange
import PortfolioGenerator
import Statistics
import SuccessStore
import Testing

/// Work of all sorts after an import, then the same file again: nothing changes. Of every kind, and of every tool's export.
@Suite struct WorkedOnTests {
  private func facts(_ bench: ImportBench) async throws -> [Fact] {
    let collected = Collected()
    for kind in FactKind.allCases {
      try await bench.store.facts(kind, Filter(), at: bench.now) { collected.add($0) }
    }
    return collected.facts
  }

  private final class Collected: @unchecked Sendable {
    // Filled by one reading, one call after the other.
    private(set) var facts: [Fact] = []
    func add(_ fact: Fact) { facts.append(fact) }
  }

  /// Answers how much of it could be done.
  func work(_ bench: ImportBench, seed: UInt64, _ count: Int) async throws -> Int {
    var work = RandomWork(seed: seed, on: try await facts(bench))
    var done = 0
    for _ in 0..<count {
      guard let (act, target) = work.next() else { continue }
      // Not everything can be done to everything.
      do {
        try await bench.do(act, on: target)
        done += 1
      } catch {}
    }
    return done
  }

  @Test(arguments: 1...4)
  func everyKindsFilesAgainChangeNothing(seed: UInt64) async throws {
    let origin = try ImportBench()
    let facts = Portfolio(
      PortfolioPlan(customers: 12, seed: seed), model: origin.rulebook.health, training: origin.rulebook.training,
      journeys: origin.rulebook.journeys
    ).flatMap { $0 }
    let files = RecordKind.allCases.compactMap { kind -> (String, String)? in
      let own = facts.filter { RecordKind(of: $0) == kind }
      return own.isEmpty ? nil : (kind.rawValue, RecordWriter.table(kind, own))
    }
    try await origin.take(files)
    for round in 1...3 {
      let done = try await work(origin, seed: seed * 10 + UInt64(round), 60)
      #expect(done > 10)
      let before = try await origin.tables().map(\.1)
      let report = try await origin.take(files)
      let after = try await origin.tables().map(\.1)
      for (before, after) in zip(before, after) { #expect(before == after, "seed \(seed)") }
      #expect(report.findings.changes == [] && !report.findings.kept.isEmpty)
      #expect(report.counts.values.allSatisfy { $0.added == 0 && $0.changed == 0 })
    }
    #expect(try await origin.store.check(at: origin.now) == [])
  }

  /// One kind at a time, each field changed by whoever: it stays, and the report says so.
  @Test(arguments: RecordKind.allCases.filter { $0 != .tickets && $0 != .ticketEvents })
  func everyFieldThatIsChangedHereStays(kind: RecordKind) async throws {
    let bench = try ImportBench()
    var random = SplitMix64(seed: UInt64(kind.header.count))
    let base = RoundTripTests.base + [RoundTripTests.opened]
    try await bench.load(base)
    var count = 0
    // The same few again: what the file says of them is news in part.
    for number in (0..<20).map({ $0 % 4 }) {
      let fact = random.fact(kind, number: number)
      guard !base.contains(where: { $0.key == fact.key }) else { continue }
      let file = (kind.rawValue, RecordWriter.table(kind, [fact]))
      try await bench.takeAny([file])
      let stored = try #require(try await bench.fact(fact.key))
      let changed = random.changed(stored, kind, number: number)
      // Of some keys there is but one value.
      guard let other = changed else { continue }
      count += 1
      try await bench.store.commit([FactEdit(before: stored, after: other)], title: "t", by: "Zoe", at: bench.now)
      let report = try await bench.takeAny([file])
      #expect(try await bench.fact(fact.key) == other)
      #expect(report.findings.changes == [])
      guard !kind.factKind.isToldOnce else {
        #expect(report.findings.kept == [], "what is told once is passed over")
        continue
      }
      // What the file tells and what differs from it.
      let told = zip(kind.header, zip(exportRow(fact), exportRow(other))).filter {
        !$0.1.0.trimmingBlanks().isEmpty && $0.1.0 != $0.1.1
      }
      // What was changed earlier there than the file before it told is not held against what is here.
      let isOlder = kind.factKind.record.changedColumn != nil && report.findings.kept.isEmpty
      #expect(isOlder || report.findings.kept.map(\.field) == told.map(\.0), "\(kind.rawValue)")
    }
    #expect(count > 0)
  }

  /// As each tool makes its files: read, worked on here, and read again.
  @Test(arguments: ToolExport.all)
  func everyToolsExportAgainTakesNothingBack(export: ToolExport) async throws {
    for seed in UInt64(1)...3 {
      let bench = try ImportBench()
      if !export.customers.isEmpty { try await bench.take([("c.csv", export.customers)]) }
      let report = try await bench.take(export.files, map: export.mapping)
      #expect(report.files.allSatisfy { $0.used > 0 })
      _ = try await work(bench, seed: seed, 30)
      let before = try await bench.tables().map(\.1)
      try await bench.take(export.files, map: export.mapping)
      #expect(try await bench.tables().map(\.1) == before, "\(export.mapping), seed \(seed)")
    }
  }
}

/// A tool's files as it makes them.
struct ToolExport: Sendable, CustomTestStringConvertible {
  var mapping: String
  var customers = ""
  var files: [(String, String)]
  var testDescription: String { mapping }

  private static let customers = """
    id,name,tier,industry,size,owner,signed_up
    C1,Nordlicht GmbH,professional,technology,medium,Ada,2024-01-01
    C2,Volt Labs,enterprise,financial,large,Bo,2024-01-01

    """

  static let all = [
    ToolExport(
      mapping: "hubspot-companies",
      files: [
        (
          "h.csv",
          """
          Record ID,Company name,Company owner,Create Date,Phone Number,City,Industry,Annual Revenue,Number of Employees
          11867251,Alpha GmbH,Dana Lee,2024-03-14 10:22,,Berlin,COMPUTER_SOFTWARE,25000000,1200
          11867252,Beta Inc,,2024-03-14 23:30,,Boston,BANKING,,

          """
        )
      ]),
    ToolExport(
      mapping: "salesforce-accounts",
      files: [
        (
          "a.csv",
          """
          Id,IsDeleted,Name,Type,Industry,AnnualRevenue,NumberOfEmployees,OwnerId,CreatedDate
          0018d00000A1,false,Alpha GmbH,Customer,Technology,25000000,1200,0058d0000011,2024-03-14T10:22:00.000Z
          0018d00000A2,false,Beta Inc,,Banking,,,0058d0000012,2024-03-14T23:30:00.000Z

          """
        )
      ]),
    ToolExport(
      mapping: "zendesk-tickets", customers: customers,
      files: [
        (
          "z.csv",
          """
          Id,Subject,Created at,Priority,Status,Organization,Ticket type,Via,Updated at,Assignee,First reply time in minutes,Solved at,Satisfaction Score
          501,Cannot log in,2026-11-23 09:00:00,High,Solved,C1,Incident,Mail,2026-11-24 08:00:00,Ada,20,2026-11-24 08:00:00,Good
          502,Invoice wrong,2026-11-23 10:00:00,Normal,On-hold,C2,Question,Mail,2026-11-24 09:00:00,Bo,65,,Unoffered
          503,New here,2026-11-25 10:00:00,Low,New,C2,Question,Mail,2026-11-25 10:00:00,-,,,Unoffered

          """
        )
      ]),
    ToolExport(
      mapping: "servicenow-incidents", customers: customers,
      files: [
        (
          "s.csv",
          """
          number,short_description,opened_at,priority,state,company,category,contact_type,assigned_to,resolved_at,sys_updated_on
          INC1,Wrong report,2026-11-23 09:00:00,2 - High,In Progress,C1,App,email,Ada,,2026-11-23 09:10:00
          INC2,VPN gone,2026-11-23 15:00:00,2 - High,Resolved,C1,Network,phone,Bo,2026-11-23 18:00:00,2026-11-23 18:00:00
          INC3,Waiting,2026-11-20 15:00:00,3 - Moderate,On Hold,C2,Software,email,,,2026-11-20 15:30:00

          """
        )
      ]),
    ToolExport(
      mapping: "ravenstack",
      files: [
        (
          "accounts.csv",
          """
          account_id,account_name,industry,country,signup_date,referral_source,plan_tier,seats,is_trial,churn_flag
          A-1,One,HealthTech,US,2024-01-05,ads,Basic,9,False,False
          A-2,Two,FinTech,US,2024-02-05,ads,Enterprise,90,False,True

          """
        ),
        (
          "churn.csv",
          "churn_event_id,account_id,churn_date,reason_code\nE-1,A-2,2024-07-01,pricing\n"
        ),
        (
          "subscriptions.csv",
          "subscription_id,account_id,start_date,end_date,mrr_amount\nS-1,A-1,2024-01-05,,100.30\n"
        ),
        (
          "tickets.csv",
          """
          ticket_id,account_id,submitted_at,closed_at,priority,first_response_time_minutes,satisfaction_score,escalation_flag
          T-1,A-1,2024-03-01 09:00:00,2024-03-01 12:00:00,urgent,30,4.0,True
          T-2,A-2,2024-03-02 09:00:00,2024-03-02 12:00:00,low,60,,False

          """
        ),
      ]),
  ]
}
