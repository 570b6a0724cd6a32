import CustomerSuccess
import Foundation
import SQLStore
import SuccessStore
import Testing

/// What lists and figures read is what the core's rules say of the facts.
@Suite struct ProjectionTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  @Test(arguments: Engine.all, 31...36)
  func after_random_edits_nothing_differs_from_computing_again(_ engine: Engine, seed: Int) async throws {
    let store = try engine.open(scratch)
    var world = try World(seed: seed, customers: 8)
    try await store.load(world.inOrder)
    #expect(try await store.check(at: now) == [])
    for round in 0..<12 {
      let edits = (0..<world.int(1...5)).map { _ in world.edit() }.filter { $0.before != $0.after }
      guard !edits.isEmpty else { continue }
      try await store.commit(edits, title: "edit", by: "dana", at: now + round)
    }
    #expect(try await store.check(at: now + 12) == [])
    try store.close()
  }

  /// A file brought from moment to moment shows what a file computed at that moment shows.
  @Test(arguments: Engine.all, 41...44)
  func refreshing_by_time_is_computing_again(_ engine: Engine, seed: Int) async throws {
    let store = try engine.open(scratch)
    var world = try World(seed: seed, customers: 8)
    try await store.load(world.inOrder)
    for _ in 0..<10 {
      // Back and forth, by seconds and by months; less than a minute back is allowed to show what came just after.
      let moment = now + (world.chance(50) ? world.int(61...40_000) : world.int(-90...90) * 86_400)
      try await store.refresh(at: moment)
      let fresh = try Scratch()
      let other = try fresh.open()
      try await other.load(world.inOrder, at: moment)
      #expect(try await picture(store, at: moment) == picture(other, at: moment), "at \(moment)")
      #expect(try await store.check(at: moment) == [])
      try other.close()
    }
  }

  @Test(arguments: Engine.all, 51...53)
  func a_report_at_another_clock_is_what_the_file_was_then(_ engine: Engine, seed: Int) async throws {
    let store = try engine.open(scratch)
    var world = try World(seed: seed, customers: 8)
    try await store.load(world.inOrder)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path()))
    for _ in 0..<6 {
      let moment = now + world.int(-60...60) * 86_400 + world.int(0...80_000)
      let report = try engine.open(scratch, mode: .asOf(moment))
      let seen = try await picture(report, at: moment)
      // Whatever clock is handed in: the report has its own.
      #expect(try await report.answer(PortfolioQuery(), at: now) == seen.portfolio)
      try report.close()
      let fresh = try Scratch()
      let live = try fresh.open()
      try await live.load(world.inOrder, at: moment)
      #expect(try await seen == picture(live, at: moment), "as of \(moment)")
      try live.close()
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path())) == bytes)
  }

  @Test(arguments: Engine.all)
  func a_read_only_store_answers_at_its_own_clock(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let world = try World(seed: 61)
    try await store.load(world.inOrder)
    let wall = try engine.open(scratch, mode: .readOnly)
    for days in [0, 1, 30, 3] {
      let moment = now.adding(days: days)
      let fresh = try Scratch()
      let live = try fresh.open()
      try await live.load(world.inOrder, at: moment)
      #expect(try await picture(wall, at: moment) == picture(live, at: moment))
    }
    // What others write is seen, over what was computed in the reader's own memory too.
    let before = try wall.version()
    let contact = Fact.contact(Contact(id: "P-new", customer: "CUST-001", name: "Pat"))
    let score = Fact.score(ScoreRecord(customer: "CUST-001", at: now, score: 1, origin: .imported))
    try await store.commit(
      [FactEdit(before: nil, after: contact), FactEdit(before: nil, after: score)], title: "t", by: "t", at: now)
    #expect(try wall.version() != before)
    #expect(
      try await wall.answer(CustomerDetailQuery("CUST-001"), at: now)?.contacts.contains { $0.id == "P-new" } == true)
    #expect(try await picture(wall, at: now) == picture(store, at: now))
    for mode in [SQLStore.Mode.readOnly, .asOf(now)] {
      let reader = try engine.open(scratch, mode: mode)
      let error = try await #require(throws: StoreError.self) {
        try await reader.commit([FactEdit(before: contact, after: nil)], title: "t", by: "t", at: now)
      }
      guard case .readOnly = error else {
        Issue.record("expected readOnly, got \(error)")
        return
      }
    }
  }

  @Test(arguments: Engine.all)
  func other_rules_are_taken_up_at_once(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let world = try World(seed: 62)
    try await store.load(world.inOrder)
    try store.close()
    let rules = try TestRules.rulebook(zone: "Pacific/Kiritimati", fingerprint: "elsewhere")
    let reader = try engine.open(scratch, mode: .readOnly, rulebook: rules)
    let seen = try await picture(reader, at: now)
    try reader.close()
    let again = try engine.open(scratch, rulebook: rules)
    #expect(try await picture(again, at: now) == seen)
    #expect(try await again.check(at: now) == [])
    let fresh = try Scratch()
    let other = try fresh.open(rulebook: rules)
    try await other.load(world.inOrder)
    #expect(try await picture(other, at: now) == seen)
  }

  @Test func a_tampered_projection_is_found() async throws {
    let store = try scratch.open()
    try await store.load(try World(seed: 63).inOrder)
    try store.close()
    try Raw.execute("UPDATE customer_standing SET known = known + 1", at: scratch.path())
    let again = try scratch.open()
    let findings = try await again.check(at: now)
    #expect(findings.count == 1)
    #expect(findings.first?.description.contains("customer_standing") == true)
  }
}

/// All that the console would see.
struct Picture: Equatable {
  var portfolio: PortfolioFigures
  var segments: [[SegmentRow]]
  var support: SupportFigures
  var training: TrainingFigures
  var customers: [CustomerRow]
  var tickets: [TicketRow]
  var actions: [ActionRow]
}

func picture(_ store: some SuccessStore, at now: Instant) async throws -> Picture {
  let all = Window(limit: 10_000)
  var segments: [[SegmentRow]] = []
  for segment in Segment.allCases { segments.append(try await store.answer(SegmentQuery(by: segment), at: now)) }
  return Picture(
    portfolio: try await store.answer(PortfolioQuery(), at: now), segments: segments,
    support: try await store.answer(SupportQuery(from: now.adding(days: -30)), at: now),
    training: try await store.answer(TrainingQuery(), at: now),
    customers: try await store.answer(CustomerQuery(sort: .id, window: all), at: now).rows,
    tickets: try await store.answer(TicketQuery(includeEnded: true, window: all), at: now).rows,
    actions: try await store.answer(ActionQuery(includeEnded: true, window: all), at: now).rows)
}
