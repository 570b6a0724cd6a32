import CustomerSuccess
import Foundation
import Framework
import SQLiteEngine
import SuccessStore
import Testing

@testable import SQLStore

/// A folder of its own for a test's files, gone when the test is.
final class Scratch: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "rapport-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String = "rapport.db") -> String { folder.appending(path: name).path }

  func open(
    _ name: String = "rapport.db", mode: SQLStore.Mode = .readWrite, rulebook: Rulebook? = nil
  ) throws -> SQLStore {
    try SQLiteEngine.open(path: path(name), rulebook: rulebook ?? TestRules.rulebook(), mode: mode)
  }
}

enum TestRules {
  static let now = Instant(iso8601: "2026-11-23T14:05:32Z")!

  static func rulebook(zone: String = "America/New_York", fingerprint: String = "shipped") throws -> Rulebook {
    var outreach = try OutreachReader.shipped()
    outreach.programmes = try ProgrammeReader.shipped()
    outreach.texts = try MessageReader.shipped()
    return Rulebook(
      health: try ShippedFramework.health(), support: try SLAReader.shipped(),
      training: try ShippedFramework.training(), zone: try #require(TimeZone(identifier: zone)),
      fingerprint: fingerprint, improvement: try ImprovementReader.shipped(),
      contracts: try ContractReader.shipped(), journeys: try JourneyReader.shipped(),
      outreach: outreach, performance: try MetricsReader.shipped())
  }
}

/// An engine that the contract is asked of.
struct Engine: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// The database of a scratch folder, made when there is none; or one that is there, for reading only.
  var connect: @Sendable (_ scratch: Scratch, _ isReadOnly: Bool) throws -> any SQLEngine

  /// Another engine is one more line; the suites that are asked of `all` say when it is right.
  static let all = [
    Engine(testDescription: "SQLite") { try SQLiteEngine(path: $0.path(), isReadOnly: $1) }
  ]

  func connect(_ scratch: Scratch) throws -> any SQLEngine { try connect(scratch, false) }
  func connectReadOnly(_ scratch: Scratch) throws -> any SQLEngine { try connect(scratch, true) }

  func open(
    _ scratch: Scratch, mode: SQLStore.Mode = .readWrite, rulebook: Rulebook? = nil
  ) throws -> SQLStore {
    let engine = try connect(scratch, mode != .readWrite)
    return SQLStore(engine, rulebook: try rulebook ?? TestRules.rulebook(), mode: mode)
  }
}

extension SQLStore {
  /// By which it was opened, whatever it keeps.
  var rulebook: Rulebook { rules.source.fixed! }
}

extension Array {
  func batches(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}

extension SuccessStore {
  /// Facts in one import, in batches of `size`.
  @discardableResult
  func load(_ facts: [Fact], at now: Instant = TestRules.now, size: Int = 97) async throws -> ImportSummary {
    let queue = Queue(facts.batches(of: size))
    return try await bulkImport(title: "import", by: "tests", at: now) { queue.next() ?? [] }
  }

  /// Facts as a source tells them.
  @discardableResult
  func load(_ facts: [Fact], from source: String, at now: Instant = TestRules.now) async throws -> ImportSummary {
    let queue = Queue(facts.batches(of: 97))
    return try await bulkImport(ImportOrder("import", source: source), by: "tests", at: now) {
      (queue.next() ?? []).map { ToldFact($0) }
    }
  }

  /// Every fact, in the order of export.
  func allFacts(_ filter: Filter = Filter(), at now: Instant = TestRules.now) async throws -> [Fact] {
    let collected = Collected()
    for kind in FactKind.allCases { try await facts(kind, filter, at: now) { collected.add($0) } }
    return collected.facts
  }
}

final class Queue: @unchecked Sendable {
  // Only ever asked by one import, one call after the other.
  private var batches: [[Fact]]
  init(_ batches: [[Fact]]) { self.batches = batches.reversed() }
  func next() -> [Fact]? { batches.popLast() }
}

final class Collected: @unchecked Sendable {
  // Only ever filled by one reading, one call after the other.
  private(set) var facts: [Fact] = []
  func add(_ fact: Fact) { facts.append(fact) }
}
