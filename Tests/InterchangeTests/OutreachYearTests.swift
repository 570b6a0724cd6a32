import CustomerSuccess
import Foundation
import Framework
import PortfolioGenerator
import SQLiteEngine
import SuccessStore
import Testing

/// A made-up portfolio's year, lived through.
@Suite struct OutreachYearTests {
  private let rulebook: Rulebook
  private let zone: Zone

  init() throws {
    zone = try #require(Zone(identifier: "America/New_York"))
    rulebook = Rulebook(
      health: try ShippedFramework.health(), support: try SLAReader.shipped(),
      training: try ShippedFramework.training(),
      zone: zone, fingerprint: "test", journeys: try JourneyReader.shipped(), outreach: try OutreachReader.shipped())
  }

  private func report(_ customers: Int) async throws -> (report: OutreachReport, again: OutreachReport) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-year-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try SQLiteEngine.open(path: folder.appending(path: "year.db").path, rulebook: rulebook)
    defer { try? store.close() }
    let facts = Portfolio(
      PortfolioPlan(customers: customers), model: rulebook.health, training: rulebook.training,
      journeys: rulebook.journeys
    ).flatMap { $0 }
    try await store.commit(
      facts.sorted { $0.kind < $1.kind }.map { FactEdit(before: nil, after: $0) }, title: "year", by: "tests",
      at: PortfolioPlan.anchor)
    let today = zone.date(of: PortfolioPlan.anchor)
    let question = OutreachSimulationQuery(today - 300...today + 64)
    return (
      try await store.answer(question, at: PortfolioPlan.anchor),
      try await store.answer(question, at: PortfolioPlan.anchor)
    )
  }

  /// No occasion twice, every cap held, the same twice.
  @Test func noOccasionTwiceAndEveryCapHeld() async throws {
    let (report, again) = try await report(40)
    #expect(report == again && report.firings.count > 40 && Set(report.firings.map(\.trigger)).count == 5)
    let occasions = report.firings.map { "\($0.customer) \($0.trigger) \($0.occasion)" }
    #expect(Set(occasions).count == occasions.count)
    let drafted = Dictionary(grouping: report.messages.filter { $0.state == .drafted }, by: \.customer)
    for messages in drafted.values {
      let days = messages.map { zone.date(of: $0.since) }.sorted()
      for (index, day) in days.enumerated() {
        if index > 0 { #expect(day - days[index - 1] >= 3) }
        if index > 1 { #expect(day - days[index - 2] >= 7) }
      }
    }
    for message in report.messages where message.state != .drafted { #expect(!message.why.isEmpty) }
  }
}
