import CustomerSuccess
import Foundation
import SuccessStore
import Testing

/// What any engine behind the store's door must do.
@Suite struct ContractTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  @Test(arguments: Engine.all)
  func facts_come_back_as_they_went_in(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let world = try World(seed: 1)
    let summary = try await store.load(world.inOrder)
    #expect(summary.counts.values.reduce(0) { $0 + $1.added } == world.facts.count)
    #expect(try await store.allFacts() == world.inOrder)
    for fact in world.inOrder { #expect(try await store.answer(FactQuery(fact.key)) == fact) }
    try store.close()
  }

  @Test(arguments: Engine.all)
  func the_same_import_again_is_no_change(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let world = try World(seed: 2)
    try await store.load(world.inOrder)
    let again = try await store.load(world.inOrder)
    #expect(again.entry == nil)
    #expect(again.counts.values.reduce(0) { $0 + $1.unchanged } == world.facts.count)
    #expect(try await store.answer(LogQuery(limit: 10)).count == 1)
  }

  @Test(arguments: Engine.all)
  func an_import_that_fails_leaves_nothing(_ engine: Engine) async throws {
    struct Torn: Error {}
    let store = try engine.open(scratch)
    let facts = try World(seed: 3).inOrder
    let queue = Queue([facts])
    await #expect(throws: Torn.self) {
      try await store.bulkImport(title: "t", by: "t", at: now) {
        guard let batch = queue.next() else { throw Torn() }
        return batch
      }
    }
    #expect(try await store.allFacts().isEmpty)
    #expect(try await store.answer(LogQuery(limit: 1)).isEmpty)
  }

  @Test(arguments: Engine.all)
  func what_a_fact_refers_to_must_be_there(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let contact = Fact.contact(Contact(id: "P-1", customer: "CUST-404", name: "Pat"))
    let error = try await #require(throws: StoreError.self) { try await store.load([contact]) }
    #expect(error.description == "contact P-1 refers to customer CUST-404, which is not there.")
    let customer = Customer(
      id: "C-1", name: "A", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))
    try await store.load([.customer(customer), .contact(Contact(id: "P-1", customer: "C-1", name: "Pat"))])
    let removal = try await #require(throws: StoreError.self) {
      try await store.commit([FactEdit(before: .customer(customer), after: nil)], title: "t", by: "t", at: now)
    }
    #expect(
      removal.description
        == "Take back entry 1 first: contact 'Pat' (P-1) needs customer 'A' (C-1) (import).")
  }

  /// Of several that refer to it, the one written last, with the entry that wrote it.
  @Test(arguments: Engine.all)
  func an_undo_says_what_is_built_on_it(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let customer = Customer(
      id: "C-1", name: "A", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))
    try await store.load([.customer(customer)])
    let ticket = Ticket(id: "T-1", customer: "C-1", subject: "Sync fails", created: now)
    func event(_ order: Int, _ kind: TicketEvent.Kind) -> FactEdit {
      let event = TicketEvent(ticket: "T-1", at: now, order: order, author: .agent("me"), kind: kind)
      return FactEdit(before: nil, after: .ticketEvent(event))
    }
    let opening = FactEdit(before: nil, after: .ticket(ticket))
    let opened = try await store.commit(
      [opening, event(0, .opened(severity: .low, status: .new))], title: "open T-1", by: "me", at: now)
    #expect(opened.made == [.ticket("T-1")])
    for order in 1...2 {
      try await store.commit([event(order, .note("x"))], title: "note \(order)", by: "sam", at: now + order)
    }
    let error = try await #require(throws: StoreError.self) { try await store.undo(opened.id, by: "me", at: now + 9) }
    #expect(
      error.description
        == "Take back entry 4 first: event 2 of ticket T-1 needs ticket 'Sync fails' (T-1) (note 2).")
  }

  /// Who changed it since, in which entry; whoever asks is no somebody else.
  @Test(arguments: Engine.all)
  func an_undo_says_by_what_it_was_overtaken(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    var customers = [
      Customer(id: "C-1", name: "A", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))
    ]
    try await store.load([.customer(customers[0])])
    var entries: [ChangeEntry] = []
    for (name, author) in [("B", "me"), ("C", "me"), ("D", "sam")] {
      var renamed = customers[customers.count - 1]
      renamed.name = name
      entries.append(
        try await store.commit(
          [FactEdit(before: .customer(customers[customers.count - 1]), after: .customer(renamed))],
          title: "call it \(name)", by: author, at: now + customers.count))
      customers.append(renamed)
    }
    let words = { (entry: ChangeEntry) in
      try await #require(throws: StoreError.self) { try await store.undo(entry.id, by: "me", at: now + 9) }.description
    }
    #expect(
      try await words(entries[1])
        == "Take back entry 4 first: by it sam changed customer 'D' (C-1) since (call it D). Nothing was written.")
    let undone = try await store.undo(entries[2].id, by: "sam", at: now + 5)
    #expect(
      try await words(entries[0])
        == "Take back entry 3 first: by it you changed customer 'C' (C-1) since (call it C). Nothing was written.")
    // What is to be done again rested on what was taken back after it.
    let other = try await store.undo(entries[1].id, by: "sam", at: now + 6)
    #expect(
      try await words(undone)
        == "Take back entry \(other.id) first: by it sam changed customer 'B' (C-1) since (undo: call it C). Nothing was written."
    )
    try await store.undo(other.id, by: "me", at: now + 7)
    try await store.undo(undone.id, by: "me", at: now + 8)
  }

  @Test(arguments: Engine.all)
  func an_edit_of_what_someone_changed_is_a_conflict(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let before = Customer(
      id: "C-1", name: "A", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))
    var (sams, mine) = (before, before)
    sams.name = "Sam's"
    mine.name = "Mine"
    try await store.load([.customer(before)], at: now - 50)
    let entry = try await store.commit(
      [FactEdit(before: .customer(before), after: .customer(sams))], title: "t", by: "sam", at: now)
    for author in ["me", "sam"] {
      let error = try await #require(throws: StoreError.self) {
        try await store.commit(
          [FactEdit(before: .customer(before), after: .customer(mine))], title: "t", by: author, at: now + 9)
      }
      #expect(
        error
          == .conflict(
            .init(
              key: .customer("C-1"), expected: .customer(before), found: .customer(sams), last: entry,
              askedBy: author)))
      #expect(error.description.hasPrefix(author == "sam" ? "You changed" : "sam changed"))
    }
    #expect(try await store.answer(FactQuery(.customer("C-1"))) == .customer(sams))
  }

  @Test(arguments: Engine.all)
  func a_commit_is_all_or_nothing(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    var world = try World(seed: 4)
    try await store.load(world.inOrder)
    let held = try await store.allFacts()
    let good = world.edit()
    let bad = FactEdit(before: nil, after: .contact(Contact(id: "P-X", customer: "nobody", name: "")))
    await #expect(throws: StoreError.self) {
      try await store.commit([good, bad], title: "t", by: "t", at: now)
    }
    #expect(try await store.allFacts() == held)
    #expect(try await store.answer(LogQuery(limit: 10)).count == 1)
    #expect(try await store.check(at: now) == [])
  }

  @Test(arguments: Engine.all, [11, 12, 13])
  func undone_commits_leave_the_facts_as_they_were(_ engine: Engine, seed: Int) async throws {
    let store = try engine.open(scratch)
    var world = try World(seed: seed, customers: 6)
    try await store.load(world.inOrder)
    let held = try await store.allFacts()
    var entries: [Int] = []
    for _ in 0..<20 {
      let edits = (0..<world.int(1...4)).map { _ in world.edit() }.filter { $0.before != $0.after }
      guard !edits.isEmpty else { continue }
      entries.append(try await store.commit(edits, title: "edit", by: "dana", at: now).id)
    }
    let edited = try await store.allFacts()
    #expect(edited == world.inOrder)
    var undos: [Int] = []
    for entry in entries.reversed() { undos.append(try await store.undo(entry, by: "dana", at: now).id) }
    #expect(try await store.allFacts() == held)
    #expect(try await store.check(at: now) == [])
    for undo in undos.reversed() { try await store.undo(undo, by: "dana", at: now) }
    #expect(try await store.allFacts() == edited)
    #expect(try await store.check(at: now) == [])
  }

  @Test(arguments: Engine.all)
  func an_import_is_undone_as_one_and_done_again(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    var world = try World(seed: 21, customers: 5)
    let first = try #require(try await store.load(world.inOrder).entry)
    let held = try await store.allFacts()
    let changed = (0..<30).compactMap { _ in world.edit().after }.filter { world.facts[$0.key] == $0 }
    let second = try #require(try await store.load(changed + (try World(seed: 22, customers: 9)).inOrder).entry)
    let both = try await store.allFacts()
    let undo = try await store.undo(second.id, by: "dana", at: now)
    #expect(try await store.allFacts() == held)
    try await store.undo(undo.id, by: "dana", at: now)
    #expect(try await store.allFacts() == both)
    try await store.undo(second.id, by: "dana", at: now)
    try await store.undo(first.id, by: "dana", at: now)
    #expect(try await store.allFacts().isEmpty)
    #expect(try await store.check(at: now) == [])
    let twice = try await #require(throws: StoreError.self) { try await store.undo(first.id, by: "dana", at: now) }
    #expect(twice.description.contains("was undone already"))
  }

  /// Taking back begins with what refers to other things, whose kinds may be called like theirs: `article link`, `ticket event`.
  @Test(arguments: Engine.all)
  func what_somebody_changed_of_an_import_is_named(_ engine: Engine) async throws {
    for kind in [FactKind.article, .ticket] {
      let scratch = try Scratch()
      let store = try engine.open(scratch)
      let world = try World(seed: 12, customers: 20)
      let entry = try #require(try await store.load(world.inOrder).entry)
      let before = try #require(world.inOrder.first { $0.kind == kind })
      let after: Fact
      switch before {
      case .article(var article):
        article.title += " again"
        after = .article(article)
      case .ticket(var ticket):
        ticket.subject += " again"
        after = .ticket(ticket)
      default: continue
      }
      try await store.commit([FactEdit(before: before, after: after)], title: "t", by: "sam", at: now + 5)
      let error = try await #require(throws: StoreError.self) { try await store.undo(entry.id, by: "me", at: now + 9) }
      guard case .conflict(let conflict) = error else {
        Issue.record("expected a conflict, got \(error)")
        continue
      }
      #expect(conflict.author == "sam" && conflict.key == before.key && conflict.found == after)
      #expect(try await store.check(at: now) == [])
    }
  }

  @Test(arguments: Engine.all)
  func an_import_that_someone_built_on_is_not_undone(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let customer = Customer(
      id: "C-1", name: "A", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))
    var renamed = customer
    renamed.name = "B"
    let entry = try #require(try await store.load([.customer(customer)]).entry)
    let edit = try await store.commit(
      [FactEdit(before: .customer(customer), after: .customer(renamed))], title: "t", by: "sam", at: now + 5)
    let error = try await #require(throws: StoreError.self) { try await store.undo(entry.id, by: "me", at: now + 9) }
    guard case .conflict(let conflict) = error else {
      Issue.record("expected a conflict, got \(error)")
      return
    }
    #expect(conflict.author == "sam")
    #expect(conflict.found == .customer(renamed))
    try await store.undo(edit.id, by: "me", at: now + 10)
    try await store.undo(entry.id, by: "me", at: now + 11)
    #expect(try await store.allFacts().isEmpty)
  }

  @Test(arguments: Engine.all)
  func the_log_says_who_did_what(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let world = try World(seed: 5, customers: 2)
    try await store.load(world.inOrder)
    let contact = Fact.contact(Contact(id: "P-9", customer: "CUST-001", name: "Pat"))
    var entry = try await store.commit([FactEdit(before: nil, after: contact)], title: "add Pat", by: "dana", at: now)
    #expect(entry.made == [.contact("P-9")])
    // What was made is told to whoever made it.
    entry.made = []
    #expect(try await store.answer(LogQuery(limit: 1)) == [entry])
    for author in ["dana", "dan", "DANA", "=dana", "sam,dana"] {
      let text = author.hasPrefix("=") ? "author\(author)" : "author:\(author)"
      let filter = try LogFilter(text, me: "sam", zone: .gmt, at: now)
      #expect(try await store.answer(LogQuery(filter, limit: 5)) == [entry], "\(author)")
    }
    #expect(try await store.answer(LogQuery(LogFilter(author: "dana"), limit: 5)) == [entry])
    #expect(try await store.answer(LogQuery(limit: 5, before: entry.id)).map(\.author) == ["tests"])
    let record = try #require(try await store.answer(ChangeQuery(entry.id, limit: 5)))
    #expect(record.edits == [FactEdit(before: nil, after: contact)])
    let added = try #require(try await store.answer(ChangeQuery(entry.id - 1, limit: 5))).added
    #expect(added.values.reduce(0, +) == world.facts.count)
    let nothing = try await #require(throws: StoreError.self) {
      try await store.commit([FactEdit(before: nil, after: contact)], title: "again", by: "dana", at: now)
    }
    #expect(nothing.description.contains("Nothing to change"))
  }
}
