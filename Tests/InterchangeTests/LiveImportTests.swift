import CustomerSuccess
import Interchange
import Statistics
import Testing

/// The same tool's exports, again and again.
@Suite struct LiveImportTests {
  private static let id: TicketID = "ZD-7"
  private static let mapping = Result { try MappingLibrary().mapping(named: "zendesk-tickets") }

  private func target() -> MemoryTarget {
    MemoryTarget([
      .customer(
        Customer(id: "C1", name: "x", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1)))
    ])
  }

  private func take(_ export: String, into target: MemoryTarget, at now: Instant) throws -> ImportReport {
    let options = ImportOptions(mapping: try Self.mapping.get(), now: now)
    return try target.take([("z.csv", export)], options: options)
  }

  private func events(_ target: MemoryTarget) -> [TicketEvent] { target.events(of: [Self.id])[Self.id] ?? [] }

  private func state(_ target: MemoryTarget) throws -> TicketTool.State {
    guard case .ticket(let ticket)? = target.all[.ticket(Self.id)] else { throw Refusal("no ticket") }
    let events = events(target)
    let end = try #require(events.map(\.at).max())
    let reading = SupportRules(policies: []).reading(of: ticket, events: events, customer: nil, at: end)
    var state = TicketTool.State()
    state.severity = reading.severity
    state.status = reading.status
    state.owner = reading.owner
    state.subject = reading.ticket.subject
    state.firstReply = reading.firstReply
    state.solved = reading.resolved
    if case .survey(let answer)? = target.all[.survey("ZD-7-CSAT")] { state.score = answer.score }
    if let updated = ticket.outsideUpdated { state.updated = updated }
    return state
  }

  private func isMonotone(_ events: [TicketEvent]) -> Bool {
    let inOrder = events.sorted { $0.order < $1.order }
    return inOrder.map(\.order) == Array(0..<events.count)
      && zip(inOrder, inOrder.dropFirst()).allSatisfy { $0.at <= $1.at }
  }

  /// Exports in any order, each once or more: what the newest says holds, and nothing is told twice.
  @Test(arguments: 1...40)
  func anyExportsEndAsTheNewestSays(seed: UInt64) throws {
    var numbers = SplitMix64(seed: seed)
    var tool = TicketTool()
    var exports = [tool.state]
    for _ in 0..<Int.random(in: 1...25, using: &numbers) {
      tool.step(&numbers)
      if Bool.random(using: &numbers) { exports.append(tool.state) }
    }
    let target = target()
    var newest: TicketTool.State?
    for _ in 0..<exports.count * 2 {
      let export = try #require(exports.randomElement(using: &numbers))
      _ = try take(export.export(), into: target, at: tool.now)
      if newest.map({ $0.updated <= export.updated }) ?? true { newest = export }
      #expect(try state(target) == newest, "seed \(seed)")
      #expect(isMonotone(events(target)), "seed \(seed)")
      let before = target.all
      let again = try take(export.export(), into: target, at: tool.now + 60)
      #expect(target.all == before && again.counts[.tickets] == .init(unchanged: 1), "seed \(seed)")
    }
  }

  /// Without a time of change there is no older or newer, only the order in which they come.
  @Test(arguments: 1...25)
  func exportsWithoutTimesEndAsTheLastSays(seed: UInt64) throws {
    var numbers = SplitMix64(seed: seed)
    var tool = TicketTool()
    let target = target()
    for _ in 0..<Int.random(in: 1...25, using: &numbers) {
      tool.step(&numbers)
      guard Bool.random(using: &numbers) else { continue }
      for minute in 0...Int.random(in: 0...2, using: &numbers) {
        _ = try take(tool.state.export(telling: false), into: target, at: tool.now + minute * 10)
      }
      var expected = tool.state
      expected.updated = TicketTool.created
      #expect(try state(target) == expected, "seed \(seed)")
      #expect(isMonotone(events(target)), "seed \(seed)")
    }
  }

  @Test func whatChangedBetweenTwoExportsBecomesEvents() throws {
    let target = target()
    var state = TicketTool.State()
    _ = try take(state.export(), into: target, at: TicketTool.created + 60)
    let count = events(target).count
    state.firstReply = TicketTool.created + 600
    state.status = .pending
    state.severity = .critical
    state.owner = "Lee"
    state.updated = TicketTool.created + 3600
    let report = try take(state.export(), into: target, at: TicketTool.created + 7200)
    #expect(report.text.contains("tickets: 0 added, 1 changed, 0 unchanged"), "\(report.text)")
    let added = events(target).dropFirst(count)
    #expect(
      added.map(\.kind) == [.publicReply(""), .severity(.critical), .owner("Lee"), .status(.pending)])
    #expect(added.map { $0.at - TicketTool.created } == [600, 3600, 3600, 3600])
    let again = try take(state.export(), into: target, at: TicketTool.created + 9000)
    #expect(again.text.contains("tickets: 0 added, 0 changed, 1 unchanged"), "\(again.text)")
  }

  @Test func anOlderExportSaysSoAndChangesNothing() throws {
    let target = target()
    let old = TicketTool.State()
    var new = old
    new.status = .open
    new.updated = old.updated + 60
    _ = try take(new.export(), into: target, at: new.updated)
    let before = target.all
    let report = try take(old.export(), into: target, at: new.updated + 60)
    #expect(target.all == before)
    #expect(report.files.first?.notices.count("older than what is stored; left as it is") == 1)
  }

  @Test func aColumnThatIsNotThereUnassignsNobody() throws {
    let target = target()
    var state = TicketTool.State()
    state.owner = "Lee"
    _ = try take(state.export(), into: target, at: TicketTool.created)
    let short = "Id,Subject,Created at,Priority,Status,Organization\n7,No mail,\(TicketTool.created),Normal,Open,C1\n"
    _ = try take(short, into: target, at: TicketTool.created + 60)
    #expect(try self.state(target).owner == "Lee")
    #expect(try self.state(target).status == .open)
  }

  @Test(arguments: [
    ("Urgent,Lost", "z.csv:2: status: found 'Lost', expected one of new, open, pending, onHold, resolved, closed"),
    ("Loud,Open", "z.csv:2: severity: found 'Loud', expected one of critical, high, medium, low"),
  ])
  func aValueThatIsNoneEndsTheImport(values: String, complaint: String) throws {
    let target = target()
    let text = "Id,Subject,Created at,Priority,Status,Organization\n7,No mail,\(TicketTool.created),\(values),C1\n"
    let error = #expect(throws: InterchangeError.self) { _ = try take(text, into: target, at: TicketTool.created) }
    #expect(error?.description == complaint)
    #expect(target.all.count == 1)
  }

  @Test func aTicketOfNobodyIsCountedAndLeftOut() throws {
    let target = target()
    let text =
      "Id,Subject,Created at,Priority,Status,Organization\n7,No mail,\(TicketTool.created),Low,Open,C9\n8,x,\(TicketTool.created),,New,C1\n"
    let report = try take(text, into: target, at: TicketTool.created)
    #expect(report.files.first?.leftOut.total == 1)
    #expect(target.all[.ticket("ZD-8")] != nil && target.all[.ticket("ZD-7")] == nil)
  }
}
