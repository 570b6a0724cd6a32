import CustomerSuccess
import Foundation
import Framework
import SuccessStore
import Testing

@testable import SQLStore
@testable import SQLiteEngine

/// A team's framework files: kept as facts, and what everybody's rules follow from.
@Suite struct FrameworkStoreTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  /// Shipped, with what the team's files of promises and of health say; what cannot be read is refused.
  private static let source = RulebookSource { files throws(StoreError) in
    do {
      var rules = try TestRules.rulebook(fingerprint: files.map(\.text).joined(separator: "\n"))
      for file in files {
        switch file.id.text {
        case "sla":
          let node = try FrameworkDocument.sla.laid(file.text, file: "sla.yaml")
          let calendars = try CalendarReader.read(FrameworkDocument.calendars.shipped())
          rules.support = try SLAReader.read(node, calendars: calendars)
        case "health":
          rules.health = try HealthModelReader.read(FrameworkDocument.health.laid(file.text, file: "health.yaml"))
        default: throw StoreError.rules("\(file.id.fileName): no such document")
        }
      }
      return rules
    } catch let error as StoreError {
      throw error
    } catch {
      throw .rules("\(error)")
    }
  }

  private func open(mode: SQLStore.Mode = .readWrite) throws -> SQLStore {
    try SQLiteEngine.open(path: scratch.path(), rules: Self.source, mode: mode)
  }

  private func file(_ text: String, _ name: FrameworkFileID = "sla") -> FrameworkFile {
    FrameworkFile(name, text: text)
  }

  private static func respond(_ target: String) -> String {
    "policies:\n  - name: Critical\n    targets: {respond: \(target)}\n"
  }

  private func apply(_ after: FrameworkFile?, over before: FrameworkFile? = nil, in store: SQLStore) async throws
    -> ChangeEntry
  {
    let edit = FactEdit(before: before.map(Fact.frameworkFile), after: after.map(Fact.frameworkFile))
    return try await store.commit([edit], title: "apply", by: "dana", at: now)
  }

  private let customer = Customer(
    id: "C-1", name: "One", tier: .starter, industry: .other, size: .small, owner: "dana",
    signedUp: LocalDate(day: 20_000))

  private var ticket: [Fact] {
    let ticket = Ticket(id: "T-1", customer: "C-1", subject: "Down", created: now - 300)
    return [
      .customer(customer), .ticket(ticket),
      .ticketEvent(
        TicketEvent(
          ticket: "T-1", at: now - 300, order: 0, author: .customer("Pat"),
          kind: .opened(severity: .critical, status: .new)
        )),
    ]
  }

  /// When the ticket is to be answered, by the queue.
  private func due(_ store: SQLStore) async throws -> Instant? {
    let page = try await store.answer(TicketQuery(window: Window(limit: 5)), at: now)
    return page.rows.first?.reading.clock(.respond)?.due
  }

  @Test func everybodyGoesByWhatSomebodyApplied() async throws {
    let (mine, others) = (try open(), try open())
    try await mine.load(ticket)
    for store in [mine, others] { #expect(try await due(store) == now + 600) }
    let applied = file(Self.respond("5m"))
    let entry = try await apply(applied, in: mine)
    for store in [mine, others] {
      #expect(try await due(store) == now)
      #expect(try await store.answer(RulebookQuery()).fingerprint == applied.text)
      #expect(try await store.answer(FrameworkFilesQuery()) == [AppliedFile(applied, entry: entry)])
      #expect(try await store.check(at: now) == [])
    }
    // Whoever writes does so by the new rules too: nothing is made back.
    let renamed = FactEdit(before: .customer(customer), after: .customer(with("Uno")))
    try await others.commit([renamed], title: "t", by: "lee", at: now)
    let kept = try Raw.strings("SELECT fingerprint FROM rulebook", at: scratch.path())
    #expect(kept == [applied.text])
    try await others.undo(entry.id, by: "lee", at: now)
    for store in [mine, others] { #expect(try await due(store) == now + 600) }
    #expect(try await mine.answer(FrameworkFilesQuery()).isEmpty)
    let reader = try open(mode: .readOnly)
    try await mine.undo(
      try #require(try await mine.answer(UndoableQuery(by: "lee", count: 1)).first).id, by: "lee", at: now)
    _ = try await apply(applied, in: mine)
    #expect(try await due(reader) == now)
  }

  private func with(_ name: String) -> Customer {
    var other = customer
    other.name = name
    return other
  }

  /// What cannot be read is not written, whichever way it comes in.
  @Test func whatCannotBeReadIsRefused() async throws {
    let store = try open()
    try await store.load(ticket)
    let good = file(Self.respond("5m"))
    _ = try await apply(good, in: store)
    let facts = try await store.allFacts()
    for bad in [file(Self.respond("soon")), file("policies: 5"), file("a: 1", "weights")] {
      let refusal = await #expect(throws: StoreError.self) {
        _ = try await apply(bad, over: bad.id == "sla" ? good : nil, in: store)
      }
      #expect("\(String(describing: refusal))".contains(bad.id.fileName))
      await #expect(throws: StoreError.self) { try await store.load([.frameworkFile(bad)]) }
    }
    #expect(try await store.allFacts() == facts)
    #expect(try await due(store) == now)
    #expect(try await store.answer(LogQuery(limit: 9)).count == 2)
  }

  /// A change that is rolled back leaves nothing in memory, though its number is given out again.
  @Test func aRefusedChangeIsForgotten() async throws {
    let store = try open()
    try await store.load(ticket)
    let stale = FactEdit(before: .customer(with("Former")), after: .customer(with("New")))
    await #expect(throws: StoreError.self) {
      try await store.commit(
        [FactEdit(before: nil, after: .frameworkFile(file(Self.respond("2m")))), stale], title: "t", by: "dana", at: now
      )
    }
    #expect(try await due(store) == now + 600)
    _ = try await apply(file(Self.respond("5m")), in: store)
    #expect(try await due(store) == now)
  }

  // MARK: Plans

  private func plan(_ files: [FrameworkFile], _ store: SQLStore) async throws -> RulebookPlan {
    try await store.answer(RulebookPlanQuery(try Self.source.make(files)), at: now)
  }

  @Test func aPlanSaysWhichDeadlinesMove() async throws {
    let store = try open()
    try await store.load(ticket)
    #expect(try await plan([], store).isEmpty)
    let plan = try await plan([file(Self.respond("5m"))], store)
    #expect(
      plan.deadlines == [
        .init(ticket: "T-1", customer: "C-1", clock: .respond, before: now + 600, after: now)
      ])
    #expect(plan.categories.isEmpty && plan.firings.isEmpty && plan.programmes.isEmpty)
    #expect(plan.names == ["C-1": "One"])
    // Nothing of it holds.
    #expect(try await due(store) == now + 600)
    #expect(try await store.answer(LogQuery(limit: 9)).count == 1)
  }

  /// What it says comes true: categories, firings and memberships are those of the run after it was applied.
  @Test(arguments: 0..<4) func whatAPlanSaysComesTrue(_ seed: Int) async throws {
    let store = try open()
    try await store.load(try World(seed: seed, customers: 30).inOrder)
    _ = try await store.runOutreach(OutreachOrder(), by: "outreach", at: now)
    let harder = file(
      "levelScores: {excellent: 85, good: 70, fair: \(50 + seed), poor: \(seed)}\n", "health")
    let before = try await rows(store)
    let plan = try await plan([harder], store)
    #expect(!plan.categories.isEmpty)
    _ = try await apply(harder, in: store)
    let after = try await rows(store)
    let moved = before.keys.filter { before[$0] != after[$0] }.sorted()
    #expect(plan.categories.map(\.customer) == moved)
    for one in plan.categories {
      #expect(one.before == before[one.customer] ?? nil && one.after == after[one.customer] ?? nil)
    }
    let run = try await store.runOutreach(OutreachOrder(), by: "outreach", at: now)
    #expect(Set(run.firings.map(named)) == Set(plan.firings.map(named)))
    #expect(
      Set(run.memberships.map { "\($0.after.customer) \($0.after.programme) \($0.before == nil)" })
        == Set(plan.programmes.map { "\($0.customer) \($0.programme) \($0.enters)" }))
    #expect(try await store.check(at: now) == [])
  }

  private func named(_ firing: OutreachFiring) -> String { "\(firing.customer) \(firing.trigger) \(firing.occasion)" }

  private func rows(_ store: SQLStore) async throws -> [CustomerID: HealthCategory?] {
    let page = try await store.answer(CustomerQuery(window: Window(limit: 100)), at: now)
    return Dictionary(
      uniqueKeysWithValues: page.rows.map { ($0.customer.id, $0.health.score.map(HealthCategory.init(score:))) })
  }
}
