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
    let again = try given.givenAgain(10_000)
    #expect(again.more == 0)
    for (place, first) in again.first { told[place] = first }
    #expect(expected.count > 4000)
    #expect(Set(told.keys) == Set(expected.keys))
    #expect(told.allSatisfy { $0.value == nil || $0.value == expected[$0.key] })
    #expect((limit < 50_000) == told.values.contains { $0 != nil })
  }

  @Test func whatIsToldAtTheEndIsInTheOrderOfTheFiles() throws {
    var given = GivenFacts(limit: 1)
    for index in 0..<3000 { _ = try given.insert((index % 1000) << 54, at: .init(file: index / 1500, line: index)) }
    let again = try given.givenAgain(20)
    #expect(again.first.map(\.place.line) == Array(1000..<1020))
    #expect(again.first.allSatisfy { $0.first.line == $0.place.line % 1000 && $0.first.file == 0 })
    #expect(again.more == 1980)
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

  /// Row by row in batches of so many; answers the rows that lack something, and what there is to say at the end.
  private func read(
    _ facts: [Fact], batch: Int, tellsAtOnce: Bool, limit: Int = 1 << 18
  ) throws -> (lacking: [Int], end: [String]) {
    var book = ReferenceBook(target: MemoryTarget(), tellsAtOnce: tellsAtOnce, given: GivenFacts(limit: limit))
    var lacking: [Int] = []
    for start in stride(from: 0, to: facts.count, by: batch) {
      let rows = start..<min(start + batch, facts.count)
      for row in rows where try !book.meet(facts[row], at: .init(file: 0, line: row)) { lacking.append(row) }
      book.closeRun()
      var open: [Int: [Reference]] = [:]
      do {
        var fields = MetFields(book)
        for row in rows where !lacking.contains(row) { open[row] = book.open(facts[row...row], &fields) }
      }
      for row in rows {
        let needs = open[row] ?? []
        if try !book.missing(needs.filter { !$0.isLate }.map(\.key)).isEmpty { lacking.append(row) }
        for late in needs where late.isLate { book.expect(late, at: .init(file: 0, line: row)) }
      }
    }
    return (lacking.sorted(), try book.unresolved(["f"]).complaints.map(\.description))
  }

  /// Tickets' events in runs, in turns and in pieces, over the borders of batches.
  @Test(arguments: [1, 2, 3, 100], [false, true])
  func eventsFollowEachOther(batch: Int, tellsAtOnce: Bool) throws {
    let tickets = [customer, ticket("A"), ticket("B"), ticket("D")]
    let fine = [
      event("A", 0), event("A", 1), event("B", 0), event("A", 2), event("B", 1), event("B", 2), event("A", 3),
      event("D", 0),
    ]
    let found = try read(tickets + fine, batch: batch, tellsAtOnce: tellsAtOnce)
    #expect(found.lacking == [] && found.end == [])
    let gap = try read(tickets + fine + [event("B", 4)], batch: batch, tellsAtOnce: tellsAtOnce)
    #expect(gap.lacking == [12] && gap.end == [])
    let none = try read(Array(tickets + fine.dropLast()), batch: batch, tellsAtOnce: tellsAtOnce)
    #expect(
      none.end == ["f:3: severity: empty, expected a severity, or the ticket's events among the ticket-events"])
    let unknown = try read(
      [customer, ticket("A"), event("A", 0), event("E", 0)], batch: batch, tellsAtOnce: tellsAtOnce)
    #expect(unknown.lacking == [3])
  }

  @Test func whatWasGivenLongBeforeIsNamed() throws {
    let learner = Fact.learner(Learner(id: "L", customer: "C", name: "Ann", email: "", role: ""))
    let facts = [customer, ticket("A")] + (0..<40).map { event("A", $0) } + [event("A", 8), learner, learner]
    let at = try read(facts, batch: 5, tellsAtOnce: false, limit: 10)
    #expect(at.lacking == [44], "what others refer to is known at once")
    #expect(at.end == ["f:42: given before in line 10, expected it once"])
    let few = try read(facts, batch: 5, tellsAtOnce: false)
    #expect(few.lacking == [42, 44] && few.end == [])
  }
}
