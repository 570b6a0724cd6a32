import CustomerSuccess
import Foundation
import Framework
import Interchange
import PortfolioGenerator
import SQLiteEngine
import Statistics
import SuccessStore
import Testing

/// Whatever its declaration says, a kind of fact goes through files, the store and the log and comes back the same.
@Suite struct DeclarationTests {
  private static let base: [Fact] = [
    .customer(
      Customer(id: "C1", name: "One", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))),
    .ticket(Ticket(id: "T0", customer: "C1", subject: "Zero", created: Instant(seconds: 0))),
    .ticketEvent(
      TicketEvent(
        ticket: "T0", at: Instant(seconds: 0), order: 0, author: .customer(""),
        kind: .opened(severity: .low, status: .new))),
    .learner(Learner(id: "L0", customer: "C1", name: "L")),
    .session(
      TrainingSession(id: "session-0", path: "p", module: "m", at: Instant(seconds: 0), minutes: 60)),
    .article(
      Article(
        id: "KB-0", title: "K", body: "k", author: "", created: Instant(seconds: 0), changed: Instant(seconds: 0))),
  ]

  private static func facts(_ kind: FactKind, seed: UInt64) -> [Fact] {
    func made<Value: FactRecord>(_ type: Value.Type) -> [Fact] {
      var random = SplitMix64(seed: seed)
      var facts: [FactKey: Fact] = [:]
      for _ in 0..<8 {
        let fact = RandomFields.sound(type, &random).fact
        if !base.contains(where: { $0.key == fact.key }) { facts[fact.key] = fact }
      }
      return Array(facts.values)
    }
    return made(kind.record)
  }

  @Test(arguments: FactKind.allCases)
  func a_kind_is_what_it_says_everywhere(kind: FactKind) {
    let names = kind.record.names
    #expect(names.kind == kind && "\(names.title)" == kind.title)
    #expect(FactKind.allCases.map(\.place) == Array(FactKind.allCases.indices))
    #expect(RecordKind(rawValue: "\(names.rows)") == RecordKind(of: kind))
    #expect(RecordKind(of: kind).columns.allSatisfy { !$0.meaning.isEmpty })
    for fact in Self.facts(kind, seed: 1) {
      #expect(fact.kind == kind && fact.value.fact == fact)
      #expect(fact.key == fact.value.keyOfFields && !fact.key.values.isEmpty)
      #expect(fact.references.allSatisfy { $0.kind <= kind })
      #expect(fact.value.shifted(seconds: 0, days: 0).fact == fact)
      #expect(fact.value.shifted(seconds: 3600, days: 1).shifted(seconds: -3600, days: -1).fact == fact)
    }
  }

  @Test(arguments: FactKind.allCases)
  func every_kind_comes_back_from_the_store_and_the_log(kind: FactKind) async throws {
    let place = FileManager.default.temporaryDirectory
    let folder = place.appendingPathComponent("rapport-kinds-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let rulebook = Rulebook(
      health: try ShippedFramework.health(), support: try SLAReader.shipped(),
      training: try ShippedFramework.training(), zone: .gmt, fingerprint: "test")
    let store = try SQLiteEngine.open(path: "\(folder)/kinds.db", rulebook: rulebook)
    let now = PortfolioPlan.anchor
    try await store.commit(Self.base.map { FactEdit(before: nil, after: $0) }, title: "base", by: "t", at: now)
    let facts = Self.facts(kind, seed: 2)
    try #require(!facts.isEmpty || kind == .rootCause)
    let added = facts.map { FactEdit(before: nil, after: $0) }
    let entry = try await store.commit(added, title: "add", by: "t", at: now)
    for fact in facts { #expect(try await store.answer(FactQuery(fact.key)) == fact) }
    let logged = try #require(try await store.answer(ChangeQuery(entry.id, limit: 99)))
    #expect(Set(logged.edits) == Set(added))
    for edit in logged.edits { #expect(!edit.differences.isEmpty) }
    try await store.undo(entry.id, by: "t", at: now)
    for fact in facts { #expect(try await store.answer(FactQuery(fact.key)) == nil) }
    #expect(try await store.check(at: now) == [])
    try store.close()
  }
}
