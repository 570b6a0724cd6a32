import CustomerSuccess
import Testing

@testable import Interchange

@Suite struct GivenFactsTests {
  private func place(_ index: Int) -> GivenFacts.Place { .init(file: index % 3, line: index) }

  /// Few are told at once, many at the end: either way all that come again, and nothing else.
  @Test(arguments: [1, 7, 5000, 100_000])
  func whatComesAgainIsTold(limit: Int) throws {
    var given = GivenFacts(limit: limit)
    var first: [Int: GivenFacts.Place] = [:]
    var (told, expected): ([GivenFacts.Place: GivenFacts.Place?], [GivenFacts.Place: GivenFacts.Place]) = ([:], [:])
    var state = UInt64(limit)
    for index in 0..<50_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // A tenth is drawn from few prints, and comes again.
      let print = Int(bitPattern: UInt(index % 10 == 0 ? (state >> 55) << 50 : state))
      if let earlier = first[print] { expected[place(index)] = earlier } else { first[print] = place(index) }
      if try !given.insert(print, at: place(index)) { told.updateValue(nil, forKey: place(index)) }
    }
    for part in 0..<PrintPart.count {
      for (place, first) in try given.part(part).again { told[place] = first }
    }
    #expect(expected.count > 4000)
    #expect(Set(told.keys) == Set(expected.keys))
    #expect(told.allSatisfy { $0.value == nil || $0.value == expected[$0.key] })
    #expect((limit < 50_000) == told.values.contains { $0 != nil })
  }

  /// All that were given are in their part, however few or many, and in no other.
  @Test(arguments: [1, 7, 100_000])
  func aPartHasWhatWasGiven(limit: Int) throws {
    var given = GivenFacts(limit: limit)
    let prints: [Int] = (0..<30_000).map { $0 &* 0x1E37_79B9_7F4A_7C15 }
    for print in prints { _ = try given.insert(print, at: place(1)) }
    #expect(given.areMany == (limit < 30_000))
    var wrong: [Int] = []
    for (part, prints) in Dictionary(grouping: prints, by: PrintPart.place) {
      let found = try given.part(part).given
      wrong += prints.filter { !found.contains($0) }
      // Zero takes no room.
      if found.count != prints.count - (part == 0 ? 1 : 0) { wrong.append(part) }
    }
    #expect(wrong == [])
  }
}

@Suite struct PutAsideTests {
  /// Long and short ones, before and after the border of memory.
  @Test func textsComeBackAsTheyWere() throws {
    var texts = PutAsideTexts()
    let all = (0..<9000).map {
      String(repeating: "é\($0) ", count: $0 % 9) + ($0 == 4000 ? String(repeating: "x", count: 100_000) : "")
    }
    let places = try all.map { try texts.append($0) }
    #expect(texts.held < 1 << 17)
    for (place, text) in zip(places, all) where try texts.text(at: place) != text { Issue.record("\(text) is lost") }
  }

  @Test func theFirstFewOfManyAreKept() {
    var few = FirstFew<Int>(20, by: <)
    for number in 0..<5000 { few.add(number * 7919 % 5000) }
    #expect(few.few.first == Array(0..<20))
    #expect(few.few.more == 4980)
    var none = FirstFew<Int>(20, by: <)
    #expect(none.few.first == [] && none.few.more == 0)
    none.add(3)
    #expect(none.few.first == [3] && none.few.more == 0)
  }
}

/// What an import has met, told in little memory and in full.
@Suite struct ReferenceBookTests {
  private func event(_ ticket: String, _ order: Int) -> Fact {
    .ticketEvent(
      TicketEvent(
        ticket: TicketID(ticket), at: Instant(seconds: order), order: order, author: .agent("Mira"), kind: .note("x")))
  }

  private func ticket(_ id: String) -> Fact {
    .ticket(Ticket(id: TicketID(id), customer: "C", subject: "Help", created: Instant(seconds: 0)))
  }

  private let customer = Fact.customer(
    Customer(
      id: "C", name: "Acme", tier: .starter, industry: .other, size: .small, owner: "", accountExecutive: "",
      signedUp: LocalDate(day: 0)))

  private func learner(_ id: String) -> Fact {
    .learner(Learner(id: LearnerID(id), customer: "C", name: "Ann", email: "", role: ""))
  }

  /// Row by row in batches of so many; answers the rows that lack something, and what there is to say at the end.
  private func read(
    _ facts: [Fact], batch: Int, tellsAtOnce: Bool, limit: Int = 1 << 18, stored: [Fact] = []
  ) throws -> (lacking: [Int], end: [String]) {
    var book = ReferenceBook(target: MemoryTarget(stored), tellsAtOnce: tellsAtOnce, atOnce: limit)
    let lacking = try enter(facts, in: &book, batch: batch)
    let end = try book.unresolved(["f"])
    let more = end.more + end.moreAgain
    return (lacking, (end.complaints + end.again).map(\.description) + (more > 0 ? ["and \(more) more"] : []))
  }

  private func enter(_ facts: [Fact], in book: inout ReferenceBook, batch: Int) throws -> [Int] {
    var lacking: [Int] = []
    for start in stride(from: 0, to: facts.count, by: batch) {
      let rows = start..<min(start + batch, facts.count)
      for row in rows where try !book.meet(facts[row].key, at: .init(file: 0, line: row)) { lacking.append(row) }
      var open: [Int: [Reference]] = [:]
      do {
        var fields = MetFields(book)
        for row in rows where !lacking.contains(row) { open[row] = book.open([ToldFact(facts[row])], &fields) }
      }
      for row in rows {
        let needs = open[row] ?? []
        if try !book.missing(needs.filter { !$0.isLate }.map(\.key)).isEmpty { lacking.append(row) }
        for late in needs where late.isLate { try book.expect(late, at: .init(file: 0, line: row)) }
      }
    }
    return lacking.sorted()
  }

  /// Tickets' events in runs, in turns and in pieces, over the borders of batches: what is missing is told of few facts at
  /// once, of many at the end.
  @Test(arguments: [1, 2, 3, 100], [false, true])
  func eventsFollowEachOther(batch: Int, tellsAtOnce: Bool) throws {
    let tickets = [customer, ticket("A"), ticket("B"), ticket("D")]
    let fine = [
      event("A", 0), event("A", 1), event("B", 0), event("A", 2), event("B", 1), event("B", 2), event("A", 3),
      event("D", 0),
    ]
    for limit in [1, 1000] {
      let isAtOnce = tellsAtOnce || limit == 1000
      let found = try read(tickets + fine, batch: batch, tellsAtOnce: tellsAtOnce, limit: limit)
      #expect(found.lacking == [] && found.end == [])
      let gap = try read(tickets + fine + [event("B", 4)], batch: batch, tellsAtOnce: tellsAtOnce, limit: limit)
      #expect(gap.lacking == [] && gap.end == [])
      let headless = try read(tickets + fine + [event("C", 4)], batch: batch, tellsAtOnce: tellsAtOnce, limit: limit)
      #expect(headless.lacking == [12] && headless.end.count == (isAtOnce ? 0 : 1))
      let none = try read(Array(tickets + fine.dropLast()), batch: batch, tellsAtOnce: tellsAtOnce, limit: limit)
      #expect(
        none.end == ["f:3: severity: empty, expected a severity, or the ticket's events among the ticket-events"])
      let unknown = try read(
        [customer, ticket("A"), event("A", 0), event("E", 0)], batch: batch, tellsAtOnce: tellsAtOnce, limit: limit)
      #expect(unknown.lacking == [3] && unknown.end == [])
    }
  }

  /// What is awaited may have come before, may come later, may be stored, or is missing: of any number the same is told.
  @Test(arguments: [1, 64, 1 << 18], [false, true])
  func whatIsAwaitedIsMetWhereverItStands(limit: Int, tellsAtOnce: Bool) throws {
    let ids = (0..<3000).map { "T \($0)" }
    let kinds = ids.indices.map { $0 % 4 }
    func follower(_ index: Int) -> Fact {
      var ticket = Ticket(id: TicketID("F\(index)"), customer: "C", subject: "Again", created: Instant(seconds: 0))
      ticket.follows = TicketID(index % 2 == 0 ? ids[index] : "gone \(index)")
      return .ticket(ticket)
    }
    let early = ids.indices.filter { kinds[$0] == 0 }.map { event(ids[$0], 0) }
    let later = ids.indices.filter { kinds[$0] == 1 }.map { event(ids[$0], 0) }
    let stored = ids.indices.filter { kinds[$0] == 2 }.map { event(ids[$0], 0) }
    let followers = (0..<20).map(follower)
    let facts = [customer] + followers + (0..<20).map { event("F\($0)", 0) } + ids.map(ticket)
    let found = try read(
      early + facts + later, batch: 500, tellsAtOnce: tellsAtOnce, limit: limit,
      stored: [customer] + ids.map(ticket) + stored)
    #expect(found.lacking == [])
    let gone = (0..<20).filter { $0 % 2 == 1 }.map { index in
      let words = "follows: found 'gone \(index)', expected the id of a ticket in these files or in the database"
      return "f:\(early.count + 1 + index): \(words)"
    }
    let without = ids.indices.filter { kinds[$0] == 3 }
    let lines = without.prefix(10).map { index in
      let words = "severity: empty, expected a severity, or the ticket's events among the ticket-events"
      return "f:\(early.count + 41 + index): \(words)"
    }
    #expect(found.end == gone + lines + ["and \(without.count - 10) more"])
  }

  @Test func whatWasGivenLongBeforeIsNamed() throws {
    let facts =
      [customer, ticket("A")] + (0..<40).map { event("A", $0) } + [event("A", 8), learner("L"), learner("L")]
    let many = try read(facts, batch: 5, tellsAtOnce: false, limit: 10)
    #expect(many.lacking == [])
    #expect(
      many.end == [
        "f:42: given before in line 10", "f:44: given before in line 43",
      ]
    )
    let few = try read(facts, batch: 5, tellsAtOnce: false)
    #expect(few.lacking == [42, 44] && few.end == [])
  }

  @Test func whatIsToldAtTheEndIsInTheOrderOfTheFiles() throws {
    let learners = (0..<3000).map { learner("L\($0 % 1000)") }
    let found = try read([customer] + learners, batch: 500, tellsAtOnce: false, limit: 1)
    #expect(
      Array(found.end.prefix(20))
        == (1001..<1021).map { "f:\($0): given before in line \($0 - 1000)" })
    #expect(found.end.last == "and 1980 more")
  }

  /// Rows are put aside, whatever the order of events; only ids that others refer to are held, in at most ten bytes each.
  @Test(arguments: [false, true])
  func whatIsHeldDoesNotGrowWithRows(areInTurns: Bool) throws {
    func held(tickets: Int, events: Int) throws -> Int {
      var book = ReferenceBook(target: MemoryTarget(), tellsAtOnce: false, atOnce: 1000)
      let ids = (0..<tickets).map { "T\($0)" }
      let turns = (0..<events).flatMap { order in ids.map { event($0, order) } }
      let runs = ids.flatMap { id in (0..<events).map { event(id, $0) } }
      let lacking = try enter([customer] + ids.map(ticket) + (areInTurns ? turns : runs), in: &book, batch: 2000)
      #expect(lacking == [])
      let held = book.held
      #expect(try book.unresolved(["f"]).complaints == [])
      return held
    }
    // What waits to be written is full with the first of them.
    let (few, more, manyEvents) = try (
      held(tickets: 10_000, events: 2), held(tickets: 40_000, events: 2), held(tickets: 10_000, events: 8)
    )
    let waiting = PrintPart.count * (256 * 16 + 64 * 24) + 1 << 16
    #expect(few < waiting + 10 * 10_000)
    #expect(more < waiting + 10 * 40_000)
    #expect(manyEvents < waiting + 10 * 10_000)
  }
}
