import CustomerSuccess
import Foundation
import Framework
import SQLiteEngine
import SuccessStore
import Synchronization
import Testing

/// A database with a handful of customers whose figures can be worked out by hand, in a folder of its own.
struct SmallPortfolio: ~Copyable {
  let folder: URL
  var database: URL { folder.appending(path: "rapport.db") }

  static let now = "2026-11-23T14:00:00Z"
  static let moment = Instant(seconds: 1_795_442_400)

  init(extra: [Fact] = [], title: String = "small portfolio") async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "rapport-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try #require(SmallPortfolio.moment.iso8601 == SmallPortfolio.now)
    let store = try SQLiteEngine.open(path: database.path, rulebook: SmallPortfolio.rulebook())
    let facts = SmallPortfolio.facts + extra
    let rest = Mutex(facts)
    try await store.bulkImport(title: title, by: "tester", at: SmallPortfolio.moment) {
      rest.withLock { rest in
        defer { rest = [] }
        return rest
      }
    }
    try store.close()
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Runs a command on the database at the portfolio's clock.
  func run(_ arguments: String..., now: String? = now, environment: [String: String] = [:]) throws -> RunningBinary {
    let clock = now.map { ["--now", $0] } ?? []
    return try RunningBinary(arguments + ["--db", database.path] + clock, environment: environment)
  }

  func json<Answer: Decodable>(
    _ type: Answer.Type = Answer.self, _ arguments: String..., now: String? = now
  ) throws -> Answer {
    let clock = now.map { ["--now", $0] } ?? []
    let run = try RunningBinary(arguments + ["--format", "json", "--db", database.path] + clock)
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    return try JSONDecoder().decode(type, from: Data(run.output.utf8))
  }

  static func rulebook() throws -> Rulebook {
    Rulebook(
      health: try ShippedFramework.health(), support: try SLAReader.shipped(),
      training: try ShippedFramework.training(), zone: try #require(Zone(identifier: "UTC")), fingerprint: "test")
  }
}

extension SmallPortfolio {
  static func customer(
    _ number: Int, _ name: String, _ tier: Tier, _ industry: Industry, _ size: CompanySize, owner: String,
    lifecycle: Lifecycle = .active
  ) -> Customer {
    Customer(
      id: CustomerID("CUST-00\(number)"), name: name, tier: tier, industry: industry, size: size, owner: owner,
      signedUp: LocalDate(day: 19_000), renews: LocalDate(day: 20_850),
      monthlyRevenue: Money(minorUnits: number * 100_050, currency: "USD"), seats: 20,
      limits: ["features": 25, "workflows": 50], lifecycle: lifecycle,
      churned: lifecycle == .churned ? LocalDate(day: 20_700) : nil)
  }

  /// Every judged metric at one level: the score is the level's.
  static func judged(_ number: Int, _ level: HealthCategory, daysAgo: Int = 1) -> [Fact] {
    [
      "expansionVelocity", "supportInteraction", "productFeedback", "integrationStatus", "performance",
      "securityCompliance", "upgradeReadiness", "accountExpansion", "roiDemonstration",
    ].map { metric in
      .observation(
        Observation(
          customer: CustomerID("CUST-00\(number)"), metric: MetricID(metric), value: .judged(level),
          at: moment.adding(days: -daysAgo), source: "test"))
    }
  }

  /// Four customers that count, at 88, 75, 60 and 30, one that left, and one of whom nothing is known.
  static let facts: [Fact] =
    [
      Fact.customer(customer(1, "Acme Healthcare Inc.", .professional, .healthcare, .medium, owner: "dana")),
      .customer(customer(2, "Birch Labs", .enterprise, .technology, .large, owner: "dana")),
      .customer(customer(3, "Corvid Bank", .enterprise, .financial, .enterprise, owner: "lee")),
      .customer(customer(4, "Delta Foods", .starter, .other, .small, owner: "")),
      .customer(customer(5, "Elm Insurance", .starter, .financial, .small, owner: "lee", lifecycle: .churned)),
      .customer(customer(6, "Fern Clinics", .community, .healthcare, .small, owner: "lee")),
    ] + judged(1, .excellent) + judged(2, .good) + judged(3, .fair) + judged(4, .poor) + judged(5, .poor) + work

  private static let work: [Fact] = [
    .action(
      ActionItem(
        id: "A-1", customer: "CUST-003", priority: .high, kind: "Engagement", title: "Call them", owner: "lee",
        due: LocalDate(day: 20_782), status: .inProgress, created: moment.adding(days: -2))),
    .action(
      ActionItem(
        id: "A-2", customer: "CUST-001", title: "Over", status: .succeeded, created: moment.adding(days: -9),
        ended: moment.adding(days: -8))),
    .ticket(
      Ticket(id: "T-1", customer: "CUST-002", subject: "Sync fails, \"twice\"", created: moment - 1800)),
    .ticketEvent(
      TicketEvent(
        ticket: "T-1", at: moment - 1800, order: 0, author: .customer("Ann"),
        kind: .opened(severity: .high, status: .new))),
  ]
}
