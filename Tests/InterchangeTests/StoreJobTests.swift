import CustomerSuccess
import Foundation
import Framework
import Interchange
import PortfolioGenerator
import SQLiteEngine
import SuccessStore
import Synchronization
import Testing

/// Import and export against the real engine.
@Suite struct StoreJobTests {
  private let folder: String
  private let rulebook: Rulebook
  private let facts: [Fact]
  private let now = PortfolioPlan.anchor

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-jobs-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    rulebook = Rulebook(
      health: try ShippedFramework.health(), support: try SLAReader.shipped(),
      training: try ShippedFramework.training(),
      zone: .gmt, fingerprint: "test", journeys: try JourneyReader.shipped())
    facts = Portfolio(
      PortfolioPlan(customers: 40), model: rulebook.health, training: rulebook.training, journeys: rulebook.journeys
    ).flatMap { $0 }
  }

  private func store(_ name: String) throws -> any SuccessStore {
    try SQLiteEngine.open(path: "\(folder)/\(name).db", rulebook: rulebook)
  }

  private func job(_ files: [(String, String)]) -> ImportJob {
    let model = rulebook.health
    let reading = RecordReading { id, text in try model.value(for: id, from: text) }
    return ImportJob(
      files.map { ImportSource(file: $0.0, bytes: MemoryBytes($0.1)) }, options: ImportOptions(reading: reading))
  }

  private func tables(_ store: any SuccessStore, _ format: RecordWriter.Format) async throws -> [(String, String)] {
    var tables: [(String, String)] = []
    for kind in RecordKind.allCases {
      let text = Mutex("")
      try await ExportJob(kind, format: format).run(from: store, Filter(), at: now) { piece in
        text.withLock { $0 += piece }
      }
      tables.append((kind.rawValue, text.withLock { $0 }))
    }
    return tables
  }

  @Test func whatIsExportedImportsToTheSameState() async throws {
    let files = RecordKind.allCases.map { kind in
      (kind.rawValue, RecordWriter.table(kind, facts.filter { RecordKind(of: $0) == kind }))
    }
    let first = try store("first")
    let report = try await job(files).run(in: first, by: "Mira", at: now)
    #expect(report.counts.values.reduce(0) { $0 + $1.added } == facts.count)
    for format in [RecordWriter.Format.csv(raw: false), .json] {
      let exported = try await tables(first, format)
      let second = try store("second-\(format == .json)")
      _ = try await job(exported).run(in: second, by: "Mira", at: now)
      #expect(try await tables(second, format).map(\.1) == exported.map(\.1))
      let again = try await job(exported).run(in: second, by: "Mira", at: now)
      #expect(again.counts.values.allSatisfy { $0.added == 0 && $0.changed == 0 })
      #expect(try await second.answer(LogQuery(limit: 10)).count == 1)
      try second.close()
    }
    let portfolio = try await first.answer(PortfolioQuery(), at: now)
    #expect(portfolio.customers == 40)
    try first.close()
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func aWrongRowLeavesTheStoreAsItWas() async throws {
    let store = try store("wrong")
    let customers = RecordWriter.table(.customers, facts.filter { RecordKind(of: $0) == .customers })
    _ = try await job([("c", customers)]).run(in: store, by: "Mira", at: now)
    let before = try store.version()
    var actions = "id,customer,title,created\n"
    for number in 0..<5000 { actions += "X\(number),CUST-002,Call,2024-01-14T10:00:00Z\n" }
    actions += "Y,CUST-999,Call,2024-01-14T10:00:00Z\n"
    let error = await #expect(throws: InterchangeError.self) {
      _ = try await job([("a.csv", actions)]).run(in: store, by: "Mira", at: now)
    }
    #expect(
      error?.description
        == "a.csv:5002: customer: found 'CUST-999', expected the id of a customer in these files or in the database")
    #expect(try await store.answer(FactQuery(.action("X1"))) == nil)
    #expect(try store.version() == before)
    #expect(try job([("c", customers)]).rehearse(against: store).counts[.customers] == .init(unchanged: 40))
    try store.close()
    try FileManager.default.removeItem(atPath: folder)
  }

  /// One entry for all of it, and its undo brings back what was there.
  @Test func aLaterExportIsOneEntryThatCanBeUndone() async throws {
    let store = try store("live")
    let customers = RecordWriter.table(.customers, facts.filter { RecordKind(of: $0) == .customers })
    _ = try await job([("c", customers)]).run(in: store, by: "Mira", at: now)
    var state = TicketTool.State()
    func take(_ export: String) async throws -> ImportReport {
      let options = ImportOptions(mapping: try MappingLibrary().mapping(named: "zendesk-tickets"))
      let export = export.replacing(",C1,", with: ",CUST-002,")
      return try await ImportJob(
        [ImportSource(file: "z.csv", bytes: MemoryBytes(export))], options: options
      ).run(in: store, by: "Mira", at: now)
    }
    _ = try await take(state.export())
    let before = try await store.answer(TicketDetailQuery("ZD-7"), at: now)
    state.status = .pending
    state.firstReply = TicketTool.created + 600
    state.updated = TicketTool.created + 900
    let report = try await take(state.export())
    #expect(report.counts == [.tickets: .init(changed: 1), .ticketEvents: .init(added: 2)])
    let same = try await take(state.export())
    #expect(same.counts == [.tickets: .init(unchanged: 1)])
    let log = try await store.answer(LogQuery(limit: 9))
    #expect(log.map(\.title) == ["import z.csv", "import z.csv", "import c"])
    #expect(try await store.check(at: now) == [])
    _ = try await store.undo(log[0].id, by: "Mira", at: now)
    #expect(try await store.answer(TicketDetailQuery("ZD-7"), at: now) == before)
    #expect(try await store.check(at: now) == [])
    try store.close()
    try FileManager.default.removeItem(atPath: folder)
  }
}
