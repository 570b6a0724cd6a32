import CustomerSuccess
import Foundation
import SuccessStore
import Testing

/// The queue in groups, what breaks soon, and who has how much.
@Suite struct QueueTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private func filter(_ text: String) throws -> Filter { try Filter.parse(text, in: .tickets, me: "dana") }

  @Test(arguments: Engine.all, TicketQuery.Grouping.allCases)
  func groups_keep_the_queues_order_inside(_ engine: Engine, _ grouping: TicketQuery.Grouping) async throws {
    let store = try engine.open(scratch)
    try await store.load(try World(seed: 94, customers: 30).inOrder)
    let all = try await store.answer(TicketQuery(window: Window(limit: 1000)), at: now).rows
    func place(_ row: TicketRow) -> String {
      switch grouping {
      case .none: ""
      case .level: "\(9 - row.reading.supportTier.rawValue)"
      case .plan: "\(row.plan.flatMap { Tier.allCases.firstIndex(of: $0) } ?? 9)"
      case .customer: folded(row.customerName)
      }
    }
    let query = TicketQuery(grouping: grouping, window: Window(limit: 1000))
    let rows = try await store.answer(query, at: now).rows
    #expect(Set(rows.map(\.id)) == Set(all.map(\.id)) && rows.count > 15)
    #expect(rows.map(place) == rows.map(place).sorted())
    let order = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.id, $0) })
    for (row, next) in zip(rows, rows.dropFirst())
    where place(row) == place(next)
      && (grouping != .customer || row.reading.ticket.customer == next.reading.ticket.customer)
    {
      #expect(order[row.id] ?? 0 < order[next.id] ?? 0)
    }
    // Windows anywhere are cut from the same list.
    for (position, row) in rows.enumerated() where position % 5 == 0 {
      var query = query
      query.window = Window(.around(row.id.text), limit: 6)
      let page = try await store.answer(query, at: now)
      #expect(page.rows == Array(rows.dropFirst(page.position).prefix(6)) && page.rows.contains(row))
      query.window = Window(.position(position), limit: 4)
      let slice = try await store.answer(query, at: now)
      #expect(slice.rows == Array(rows.dropFirst(slice.position).prefix(4)))
    }
  }

  @Test(arguments: Engine.all)
  func the_workload_is_the_queue_by_its_owners(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load(try World(seed: 95, customers: 40).inOrder)
    for text in ["", "tier:enterprise", "level:3 severity:high,low", "\"no such words\""] {
      let filter = try filter(text)
      let rows = try await store.answer(TicketQuery(filter: filter, window: Window(limit: 1000)), at: now).rows
      let loads = try await store.answer(WorkloadQuery(filter), at: now)
      #expect(loads.reduce(0) { $0 + $1.open } == rows.count)
      #expect(Set(loads.map { $0.owner.lowercased() }) == Set(rows.map { $0.reading.owner.lowercased() }))
      #expect(loads.map(\.owner) == OwnerLoad.inOrder(loads).map(\.owner))
      for load in loads {
        let own = rows.filter { $0.reading.owner.lowercased() == load.owner.lowercased() }
        let states = own.map { TicketSLA($0.reading, at: now) }
        #expect(load.open == own.count)
        #expect(load.breached == states.count { $0 == .breached } && load.waiting == states.count { $0 == .waiting })
        #expect(load.atRisk == states.count { $0 == .atRisk || $0 == .imminent })
        #expect(load.urgent == own.count { $0.reading.severity == .critical || $0.reading.severity == .high })
        // What the console narrows to shows as many rows.
        let owner = load.owner.isEmpty ? "owner:none" : "owner:\"\(load.owner)\""
        let narrowed = filter.and(try self.filter(owner))
        #expect(
          try await store.answer(TicketQuery(filter: narrowed, window: Window(limit: 1)), at: now).total == load.open)
        // What titles call at risk is what a filter calls so.
        for (words, count) in [("sla:atRisk", load.atRisk), ("sla:breached", load.breached)] {
          let query = TicketQuery(filter: narrowed.and(try self.filter(words)), window: Window(limit: 1))
          #expect(try await store.answer(query, at: now).total == count, "\(words)")
        }
      }
    }
  }

  /// A critical ticket has to be answered in 15 minutes: within the hour from its opening until the second it is due.
  @Test(arguments: Engine.all, [(0, true), (900, true), (901, false)])
  func what_breaks_within_the_hour(_ engine: Engine, _ edge: (secondsAgo: Int, isIn: Bool)) async throws {
    let store = try engine.open(scratch)
    let created = now - edge.secondsAgo
    let customer = Customer(
      id: "C-1", name: "A", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))
    func opened(_ id: TicketID, _ severity: Severity) -> [Fact] {
      [
        .ticket(Ticket(id: id, customer: "C-1", subject: "s", created: created)),
        .ticketEvent(
          TicketEvent(
            ticket: id, at: created, order: 0, author: .customer("pat"),
            kind: .opened(severity: severity, status: .new))),
      ]
    }
    try await store.load([.customer(customer)] + opened("T-1", .critical) + opened("T-2", .low))
    func ids(_ text: String) async throws -> [String] {
      try await store.answer(TicketQuery(filter: filter(text), window: Window(limit: 9)), at: now).rows.map(\.id.text)
    }
    #expect(try await ids("breaches:1h") == (edge.isIn ? ["T-1"] : []))
    #expect(try await ids("breaches:past") == (edge.isIn ? [] : ["T-1"]))
    // A ticket that has broken one promise may break the next one soon.
    #expect(try await ids("breaches>1h") == (edge.isIn ? ["T-2"] : ["T-1", "T-2"]))
    #expect(try await ids("breaches:4h").contains("T-1"))
  }

  /// A store that has read its tickets before answers as one that has just been opened, whatever was edited, undone and
  /// asked at other moments meanwhile.
  @Test(arguments: Engine.all, [96, 97, 98])
  func what_was_read_before_is_what_is_read_anew(_ engine: Engine, seed: Int) async throws {
    let store = try engine.open(scratch)
    var world = try World(seed: seed, customers: 10)
    try await store.load(world.inOrder)
    let query = TicketQuery(includeEnded: true, window: Window(limit: 1000))
    var entries: [ChangeEntry.ID] = []
    for round in 0..<12 {
      let edits = (0..<world.int(1...6)).map { _ in world.edit() }.filter { $0.before != $0.after }
      let moment = now + [0, 3600, -7200, 86_400][round % 4]
      // What does not fit any more is refused, and that is as good a change as any.
      if round % 5 == 4, let last = entries.popLast() {
        _ = try? await store.undo(last, by: "dana", at: now)
      } else if !edits.isEmpty, let entry = try? await store.commit(edits, title: "edit", by: "dana", at: now) {
        entries.append(entry.id)
      }
      let found = try await store.answer(query, at: moment)
      let fresh = try engine.open(scratch)
      #expect(try await fresh.answer(query, at: moment) == found, "round \(round)")
      #expect(try await store.answer(query, at: moment) == found)
      #expect(
        try await fresh.answer(WallQuery(limit: 100), at: moment)
          == (try await store.answer(WallQuery(limit: 100), at: moment)))
      try fresh.close()
    }
  }
}
