import CustomerSuccess
import Foundation
import Framework
import Interchange
import SQLiteEngine
import SuccessStore

/// A database of its own, files from the fixtures or as they are written here, and a clock that goes on by an hour an import.
final class ImportBench {
  let folder: String
  let rulebook: Rulebook
  let store: any SuccessStore
  private var isClosed = false
  private(set) var now = Instant(iso8601: "2026-11-27T09:00:00Z")!

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-again-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    rulebook = Rulebook(
      health: try ShippedFramework.health(), support: try SLAReader.shipped(),
      training: try ShippedFramework.training(), zone: .gmt, fingerprint: "test",
      improvement: try ImprovementReader.shipped(), journeys: try JourneyReader.shipped())
    store = try SQLiteEngine.open(path: "\(folder)/test.db", rulebook: rulebook)
  }

  /// The file as a stranger would look at it; nothing can be asked after that.
  func bytes() throws -> Data {
    isClosed = true
    try store.close()
    return try Data(contentsOf: URL(fileURLWithPath: store.path))
  }

  deinit {
    if !isClosed { try? store.close() }
    try? FileManager.default.removeItem(atPath: folder)
  }

  static func fixture(_ name: String) throws -> String {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name).csv")
    return try String(contentsOf: url, encoding: .utf8)
  }

  func options(map: String? = nil, listed: Int = 20) throws -> ImportOptions {
    let model = rulebook.health
    let reading = RecordReading(names: RuleNames(rulebook.acting)) { id, text in try model.value(for: id, from: text) }
    return ImportOptions(
      mapping: try map.map { try MappingLibrary().mapping(named: $0) }, now: now, listed: listed, reading: reading)
  }

  func job(_ files: [(String, String)], map: String? = nil) throws -> ImportJob {
    ImportJob(
      files.map { ImportSource(file: $0.0, bytes: MemoryBytes($0.1)) }, options: try options(map: map, listed: 1000))
  }

  /// In earnest, now.
  @discardableResult
  func run(_ job: ImportJob) async throws -> ImportReport { try await run(job, at: now) }

  @discardableResult
  func run(_ job: ImportJob, at moment: Instant) async throws -> ImportReport {
    let store = store
    return try await Turnstile.imports.pass { try await job.run(in: store, by: "Mira", at: moment) }
  }

  @discardableResult
  func take(_ files: [(String, String)], map: String? = nil) async throws -> ImportReport {
    now = now + 3600
    return try await run(job(files, map: map))
  }

  /// As a source brings it that is asked again and again.
  @discardableResult
  func run(
    _ files: [(String, String)], map: String? = nil, _ occasion: ImportOccasion = .run, absent: AbsentRule? = nil
  ) async throws -> ImportReport {
    now = now + 3600
    var job = try job(files, map: map)
    job.options.occasion = occasion
    job.options.absent = absent
    return try await run(job)
  }

  func later(days: Int) { now = now.adding(days: days) }

  /// Takes back the newest entry of the log.
  func undoLast() async throws {
    now = now + 60
    let entry = try await store.answer(LogQuery(limit: 1)).first
    try await store.undo(entry?.id ?? 0, by: "Mira", at: now)
  }

  @discardableResult
  func take(_ file: (String, String), map: String, absent: AbsentRule) async throws -> ImportReport {
    now = now + 3600
    var job = try job([file], map: map)
    job.options.absent = absent
    return try await run(job)
  }

  /// Read by a mapping that is in no library.
  @discardableResult
  func take(_ file: (String, String), mapping: Mapping, absent: AbsentRule?) async throws -> ImportReport {
    now = now + 3600
    var job = try job([file])
    job.options.mapping = mapping
    job.options.absent = absent
    return try await run(job)
  }

  /// Names that the rules do not know come in as they are.
  @discardableResult
  func takeAny(_ files: [(String, String)]) async throws -> ImportReport {
    now = now + 3600
    var job = try job(files)
    job.options.reading = RecordReading()
    return try await run(job)
  }

  func load(_ facts: [Fact]) async throws {
    let batches = Batches([facts])
    _ = try await store.bulkImport(title: "base", by: "tests", at: now) { batches.next() }
  }

  private final class Batches: @unchecked Sendable {
    // Asked by one import, one call after the other.
    private var rest: [[Fact]]
    init(_ batches: [[Fact]]) { rest = batches }
    func next() -> [Fact] { rest.isEmpty ? [] : rest.removeFirst() }
  }

  /// Fixtures by their names, such as `imports/01-plain`.
  @discardableResult
  func take(_ names: String..., map: String? = nil) async throws -> ImportReport {
    try await take(
      names.map { ($0.split(separator: "/").last.map { "\($0).csv" } ?? $0, try Self.fixture($0)) }, map: map)
  }

  /// On a thread of its own: it waits for the store, and all the threads that tests run on may be waiting.
  func rehearse(_ files: [(String, String)], map: String? = nil) async throws -> ImportReport {
    try await rehearse(job(files, map: map))
  }

  func rehearse(_ job: ImportJob) async throws -> ImportReport {
    let store = store
    return try await Turnstile.imports.pass { try await Waiting.beside { try job.rehearse(against: store) } }
  }

  func rehearse(_ name: String, map: String? = nil) async throws -> ImportReport {
    try await rehearse([(name, try Self.fixture(name))], map: map)
  }

  func `do`(_ act: Act, on target: Target) async throws {
    now = now + 60
    var request = ActRequest(act, on: target)
    // What is asked about is meant here.
    request.isSure = true
    try await store.perform([request], title: nil, by: "Zoe", at: now)
  }

  func fact(_ key: FactKey) async throws -> Fact? { try await store.answer(FactQuery(key)) }

  func customer(_ id: CustomerID) async throws -> Customer? {
    guard case .customer(let customer)? = try await fact(.customer(id)) else { return nil }
    return customer
  }

  /// Every kind as it is exported.
  func tables() async throws -> [(String, String)] {
    var tables: [(String, String)] = []
    for kind in RecordKind.allCases {
      let collected = Lines()
      try await store.facts(kind.factKind, Filter(), at: now) { fact in collected.add(exportRow(fact)) }
      let writer = CSVWriter()
      tables.append((kind.rawValue, ([kind.header] + collected.all).map(writer.line).joined()))
    }
    return tables
  }

  private final class Lines: @unchecked Sendable {
    // Filled by one reading, one call after the other.
    private(set) var all: [[String]] = []
    func add(_ values: [String]) { all.append(values) }
  }
}
