import Foundation
import GRDB
import Testing

/// RavenStack's tickets under a policy of the wall clock, counted by the command and by plain SQL over the CSV.
@Suite struct RavenStackQualityTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "rapport-ravenstack-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let own = folder.appending(path: "rapport")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    try Self.policy.write(to: own.appending(path: "sla.yaml"), atomically: true, encoding: .utf8)
  }

  /// Minutes to respond and hours to resolve, by RavenStack's priority and the severity it becomes.
  private static let targets = [
    ("urgent", "critical", 30, 24), ("high", "high", 60, 36), ("medium", "medium", 90, 48), ("low", "low", 120, 60),
  ]

  private static var policy: String {
    let policies = targets.map { _, severity, minutes, hours in
      """
        - name: \(severity)
          when: {severity: \(severity)}
          calendar: always
          targets: {respond: \(minutes)m, resolve: \(hours)h}

      """
    }
    let severities = targets.map { _, severity, _, _ in
      "  \(severity): {criteria: [any], responseTime: soon, resolutionTime: later, communication: some}\n"
    }
    return "policies:\n\(policies.joined())\nseverities:\n\(severities.joined())"
  }

  // MARK: The excerpt

  private static let accounts = """
    account_id,account_name,industry,country,signup_date,referral_source,plan_tier,seats,is_trial,churn_flag
    A-1,Company_1,EdTech,US,2023-10-16,partner,Basic,9,False,False
    A-2,Company_2,FinTech,IN,2023-08-17,other,Pro,18,False,False

    """

  /// Of every priority: on the minute and a minute late, on the hour and an hour late, no reply before the end, escalated.
  private static let tickets = """
    ticket_id,account_id,submitted_at,closed_at,resolution_time_hours,priority,first_response_time_minutes,satisfaction_score,escalation_flag
    T-01,A-1,2024-02-01,2024-02-02 00:00:00,24.0,urgent,30,4.0,False
    T-02,A-1,2024-02-01,2024-02-02 01:00:00,25.0,urgent,31,2.0,True
    T-03,A-2,2024-02-03,2024-02-03 01:00:00,1.0,urgent,90,,False
    T-04,A-2,2024-02-03,2024-02-04 12:00:00,36.0,high,60,5.0,False
    T-05,A-2,2024-02-05,2024-02-06 13:00:00,37.0,high,61,3.0,False
    T-06,A-1,2024-03-01,2024-03-01 01:00:00,1.0,high,61,,False
    T-07,A-1,2024-03-01,2024-03-03 00:00:00,48.0,medium,90,4.0,True
    T-08,A-1,2024-03-04,2024-03-04 01:00:00,1.0,medium,150,,False
    T-09,A-2,2024-03-05,2024-03-07 12:00:00,60.0,low,120,5.0,False
    T-10,A-2,2024-03-06,2024-03-09 01:00:00,73.0,low,121,1.0,False

    """

  // MARK: Plain SQL

  private struct Counts: Hashable {
    var response: [Int]
    var resolution: [Int]
    var firstContact: [Int]
    var withoutEscalation: [Int]
    var answers: Int
    /// In tenths, as reports print it.
    var satisfaction: Double?
    var hours: Double?
  }

  private func database(_ csv: String) throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    try queue.write { db in
      try db.execute(
        sql: """
          CREATE TABLE raw (ticket_id TEXT, account_id TEXT, submitted_at TEXT, closed_at TEXT, hours REAL,
            priority TEXT, minutes INTEGER, score REAL, escalated TEXT);
          CREATE TABLE target (priority TEXT, minutes INTEGER, hours INTEGER);
          """)
      for (priority, _, minutes, hours) in Self.targets {
        try db.execute(sql: "INSERT INTO target VALUES (?, ?, ?)", arguments: [priority, minutes, hours])
      }
      for line in csv.split(whereSeparator: \.isNewline).dropFirst() {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        try #require(cells.count == 9)
        let values = cells.map { $0.isEmpty ? nil : $0 }
        try db.execute(
          sql: "INSERT INTO raw VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", arguments: StatementArguments(values))
      }
    }
    return queue
  }

  /// A reply that came after the end was none: the promise was broken if it ran out before the end, and else never came due.
  private func counted(_ csv: String, priority: String? = nil) throws -> Counts {
    try database(csv).read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT sum(r.minutes <= t.minutes AND r.minutes <= r.hours * 60),
            sum(CASE WHEN r.minutes <= r.hours * 60 THEN 1 ELSE r.hours * 60 > t.minutes END),
            sum(r.hours <= t.hours), count(*),
            sum(r.minutes <= r.hours * 60 AND r.escalated = 'False'), sum(r.escalated = 'False'),
            count(r.score), round(avg(r.score), 1), round(avg(r.hours), 1)
          FROM raw r JOIN target t ON t.priority = r.priority WHERE r.priority = ?1 OR ?1 IS NULL
          """, arguments: [priority])
      let found = try #require(row)
      let count: Int = found[3]
      return Counts(
        response: [found[0], found[1]], resolution: [found[2], count], firstContact: [found[4], count],
        withoutEscalation: [found[5], count], answers: found[6], satisfaction: found[7], hours: found[8])
    }
  }

  // MARK: The command

  private struct Report: Decodable {
    var breakdown: Breakdown

    struct Breakdown: Decodable {
      var rows: [Row]
      var total: Figures
    }

    struct Row: Decodable {
      var value: String
      var figures: Figures
    }

    struct Figures: Decodable {
      var firstContactResolution: Measure
      var closedWithoutEscalation: Measure
      var customerSatisfaction: Measure
      var responseTimeCompliance: Measure
      var resolutionTimeCompliance: Measure
      var averageResolutionHours: Double?

      var counts: Counts {
        Counts(
          response: responseTimeCompliance.counts, resolution: resolutionTimeCompliance.counts,
          firstContact: firstContactResolution.counts, withoutEscalation: closedWithoutEscalation.counts,
          answers: customerSatisfaction.n, satisfaction: customerSatisfaction.value, hours: averageResolutionHours)
      }
    }

    struct Measure: Decodable {
      var value: Double?
      var n: Int
      var count: Int
      var counts: [Int] { [count, n] }
    }
  }

  private func run(_ arguments: [String]) throws -> RunningBinary {
    let place = ["--db", folder.appending(path: "r.db").path, "--now", "2025-06-01T00:00:00Z"]
    return try RunningBinary(arguments + place, environment: ["XDG_CONFIG_HOME": folder.path])
  }

  private func importing(_ files: [String]) throws {
    let run = try run(["import", "--map", "ravenstack"] + files)
    try #require(run.status == 0, "\(run.errors)")
  }

  private func expectTheSame(as csv: String) throws {
    let report = ["report", "support", "--days", "3650", "--by", "severity"]
    let run = try run(report + ["--format", "json"])
    try #require(run.status == 0, "\(run.errors)")
    let breakdown = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8)).breakdown
    #expect(try breakdown.total.counts == counted(csv))
    for (priority, severity, _, _) in Self.targets {
      let row = try #require(breakdown.rows.first { $0.value == severity })
      #expect(try row.figures.counts == counted(csv, priority: priority), "\(priority)")
      // Each miss is listed once.
      let misses = try self.run(report + ["--misses", "response", "--of", severity, "--format", "csv"])
      let measure = row.figures.responseTimeCompliance
      #expect(misses.output.split(separator: "\n").count - 1 == measure.n - measure.count, "\(priority)")
    }
  }

  @Test func theExcerptCountsAsPlainSQLDoes() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["accounts": Self.accounts, "tickets": Self.tickets].map { name, text in
      (folder.appending(path: "\(name).csv"), text)
    }
    for (file, text) in files { try text.write(to: file, atomically: true, encoding: .utf8) }
    try importing(files.map(\.0.path))
    let whole = try counted(Self.tickets)
    #expect(whole.response == [4, 8] && whole.resolution == [7, 10] && whole.firstContact == [5, 10])
    #expect(whole.withoutEscalation == [8, 10] && whole.answers == 7 && whole.satisfaction == 3.4)
    try expectTheSame(as: Self.tickets)
  }

  /// The published export, when it lies beside the package.
  @Test func thePublishedExportCountsAsPlainSQLDoes() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data/ravenstack")
    guard FileManager.default.fileExists(atPath: data.path) else {
      print("../shared/data/ravenstack is not there: quality was judged by the excerpt only")
      return
    }
    func path(_ name: String) -> String { data.appending(path: "ravenstack_\(name).csv").path }
    try importing(["accounts", "subscriptions", "churn_events", "support_tickets"].map(path))
    let csv = try String(contentsOf: URL(fileURLWithPath: path("support_tickets")), encoding: .utf8)
    let whole = try counted(csv)
    #expect(whole.resolution[1] == 2000 && whole.answers == 1175 && whole.withoutEscalation[0] == 1905)
    try expectTheSame(as: csv)
  }
}
