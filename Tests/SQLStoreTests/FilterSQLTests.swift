import CustomerSuccess
import Foundation
import SuccessStore
import Testing

/// A filter says the same in SQL and in memory.
@Suite struct FilterSQLTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  @Test(arguments: Engine.all, [71, 72, 73])
  func sql_and_memory_agree(_ engine: Engine, seed: Int) async throws {
    let store = try engine.open(scratch)
    var world = try World(seed: seed, customers: 25)
    try await store.load(world.inOrder)
    let all = Window(limit: 100_000)
    let context = FilterContext(now: now, zone: store.rulebook.zone)
    let customers = try await store.answer(CustomerQuery(sort: .id, window: all), at: now).rows
    let byID = Dictionary(uniqueKeysWithValues: customers.map { ($0.id, $0) })
    let tickets = try await store.answer(TicketQuery(includeEnded: true, window: all), at: now).rows
    let actions = try await store.answer(ActionQuery(includeEnded: true, window: all), at: now).rows
    var kept = 0
    for _ in 0..<100 {
      let filter = world.filter(.customers)
      let expected = customers.filter { filter.matches($0, in: context) }.map(\.id)
      let found = try await store.answer(CustomerQuery(filter: filter, sort: .id, window: all), at: now)
      #expect(found.rows.map(\.id) == expected, "\(filter)")
      #expect(found.total == expected.count)
      kept += expected.count

      let ofTickets = world.filter(.tickets)
      let wanted = try tickets.filter { row in
        let customer = try #require(byID[row.reading.ticket.customer])
        return ofTickets.matches(FilteredTicket(reading: row.reading, customer: customer, now: now), in: context)
      }
      let queue = try await store.answer(TicketQuery(filter: ofTickets, includeEnded: true, window: all), at: now)
      #expect(queue.rows == wanted, "\(ofTickets)")

      let ofActions = world.filter(.actions)
      let due = try actions.filter { row in
        let customer = try #require(byID[row.action.customer])
        return ofActions.matches(FilteredAction(action: row.action, customer: customer), in: context)
      }
      #expect(
        try await store.answer(ActionQuery(filter: ofActions, includeEnded: true, window: all), at: now).rows == due,
        "\(ofActions)")
    }
    // The filters were neither all nor nothing.
    #expect(kept > 200 && kept < 100 * customers.count)
  }

  /// Whoever pays in two currencies is found by either amount, in its own units; what is over, not yet begun or another's is no amount.
  @Test(arguments: Engine.all) func revenue_is_any_of_a_customers_amounts(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let today = store.rulebook.zone.date(of: now)
    func customer(_ id: CustomerID, _ amount: Int, _ currency: String, left: LocalDate? = nil) -> Fact {
      .customer(
        Customer(
          id: id, name: "N", tier: .starter, industry: .other, size: .small, signedUp: today - 90,
          monthlyRevenue: Money(minorUnits: amount, currency: currency), lifecycle: left == nil ? .active : .churned,
          churned: left))
    }
    func pays(_ id: String, _ customer: CustomerID, _ amount: Int, _ currency: String, _ from: Int, _ to: Int? = nil)
      -> Fact
    {
      .subscription(
        Subscription(
          id: SubscriptionID(id), customer: customer, plan: "Pro",
          amount: Money(minorUnits: amount, currency: currency),
          from: today - from, to: to.map { today - $0 }))
    }
    try await store.load([
      customer("A", 40_000, "USD"), pays("1", "A", 40_000, "USD", 90), pays("2", "A", 70_000, "EUR", 20),
      pays("3", "A", 20_000, "EUR", 20), pays("4", "A", 500_000, "GBP", 90, 5), pays("5", "A", 500_000, "GBP", -5),
      customer("B", 50_000, "USD"), customer("C", 9000, "JPY"),
      customer("D", 90_000, "USD", left: today - 3), pays("6", "D", 90_000, "EUR", 80),
    ])
    let all = Window(limit: 9)
    let rows = try await store.answer(CustomerQuery(sort: .id, window: all), at: now).rows
    let context = FilterContext(now: now, zone: store.rulebook.zone)
    for (text, ids) in [
      ("mrr>450", "ABC"), ("mrr>600", "AC"), ("mrr=900", "A"), ("mrr=900 EUR", "A"), ("mrr>100 GBP", ""),
      ("mrr>450 USD", "B"), ("mrr<450USD", "AD"), ("mrr>8999 JPY", "C"), ("mrr>9000JPY", ""), ("-mrr>450 USD", "ACD"),
      ("mrr<1000 EUR", "A"), ("mrr<500 mrr>800", "A"), ("mrr=0", "D"), ("mrr:300..500USD,800..900EUR", "AB"),
    ] {
      let filter = try Filter.parse(text, in: .customers, me: "")
      let found = try await store.answer(CustomerQuery(filter: filter, sort: .id, window: all), at: now).rows
      #expect(found.map(\.id.text).joined() == ids, "\(text)")
      #expect(rows.filter { filter.matches($0, in: context) } == found, "\(text)")
    }
    try store.close()
  }

  /// Figures of a filtered population, from the rollup or not, are the sum of its customers.
  @Test(arguments: Engine.all, [74, 75])
  func figures_are_those_of_the_rows(_ engine: Engine, seed: Int) async throws {
    let store = try engine.open(scratch)
    var world = try World(seed: seed, customers: 40)
    try await store.load(world.inOrder)
    let context = FilterContext(now: now, zone: store.rulebook.zone)
    let rows = try await store.answer(CustomerQuery(window: Window(limit: 1000)), at: now).rows
    let filters =
      (0..<120).map { _ in world.filter(.customers) } + [Filter()]
      + Tier.allCases.map { Filter([.init(.field(.tier, anyOf: [.equals($0.rawValue)]))]) }
      + World.people.map { Filter([.init(.field(.customerOwner, anyOf: [$0.isEmpty ? .absent : .equals($0)]))]) }
      + HealthCategory.allCases.map { Filter([.init(.field(.health, anyOf: [.equals($0.rawValue)]))]) }
    for filter in filters {
      let members = rows.filter { $0.customer.lifecycle != .churned && filter.matches($0, in: context) }
      let figures = try await store.answer(PortfolioQuery(filter), at: now)
      let scores = members.compactMap(\.health.score)
      #expect(figures.customers == members.count, "\(filter)")
      #expect(try await store.answer(PopulationQuery(filter), at: now) == members.count, "\(filter)")
      #expect(figures.scored == scores.count)
      #expect(figures.average == (scores.isEmpty ? nil : Double(scores.reduce(0, +)) / Double(scores.count)))
      #expect(figures.openTickets == members.reduce(0) { $0 + $1.openTickets })
      for day in 0..<12 {
        let known = members.compactMap { $0.health.days[day] }
        let mean = known.isEmpty ? nil : Double(known.reduce(0, +)) / Double(known.count)
        #expect(figures.days[day] == mean, "day \(day) of \(filter)")
      }
      for segment in Segment.allCases {
        let cut = try await store.answer(SegmentQuery(by: segment, filter), at: now)
        #expect(cut.reduce(0) { $0 + $1.customers } == members.count)
        #expect(cut.reduce(0) { $0 + $1.scored } == scores.count)
        let other = segment.next
        let cross = try await store.answer(SegmentAnalysisQuery(by: segment, crossedWith: other, filter), at: now).cross
        let wanted = SegmentCross(segment, other, members.map { $0.cell(segment, other) })
        for row in wanted.rows.rows {
          for column in wanted.columns.rows {
            var found = cross[row.value, column.value]
            // A row does not tell who could grow; the portfolio's sum of them does, below.
            found?.expansion = 0
            #expect(found == wanted[row.value, column.value], "\(row.value) \(column.value) of \(filter)")
          }
        }
        #expect(cross.total.expansion == figures.expansion && cross.total.customers == members.count)
      }
    }
  }
}

extension CustomerRow {
  fileprivate func value(_ segment: Segment) -> String {
    switch segment {
    case .tier: customer.tier.rawValue
    case .industry: customer.industry.rawValue
    case .size: customer.size.rawValue
    case .owner: customer.owner
    }
  }

  fileprivate func cell(_ row: Segment, _ column: Segment) -> (place: SegmentCross.Place, sums: SegmentSums) {
    (SegmentCross.Place(row: value(row), column: value(column)), sums)
  }

  fileprivate var sums: SegmentSums {
    var sums = SegmentSums()
    sums.customers = 1
    sums.openTickets = openTickets
    sums.changeSum = health.change ?? 0
    sums.changeCount = health.change == nil ? 0 : 1
    guard let score = health.score else { return sums }
    sums.distribution = [HealthCategory(score: score): 1]
    sums.scoreSum = score
    sums.scoreSquares = score * score
    sums.scoredTickets = openTickets
    sums.ticketSquares = openTickets * openTickets
    sums.scoreTickets = score * openTickets
    return sums
  }
}

extension World {
  mutating func filter(_ subject: Field.Subject) -> Filter {
    Filter((0..<int(1...3)).map { _ in term(subject) })
  }

  private mutating func term(_ subject: Field.Subject) -> Filter.Term {
    let isNegated = chance(25)
    // Alternatives, a few deep.
    if chance(15) {
      return Filter.Term(.any((0..<int(0...3)).map { _ in filter(subject) }), isNegated: isNegated)
    }
    if chance(15) {
      return Filter.Term(
        .words(
          pick([
            "acme", "É", "cust-00", "t-1", "STRASSE", "ß", "ecluse", "urun", "systeme", "etude", "%", "_", "login", "9",
            "ü",
          ])), isNegated: isNegated
      )
    }
    // Fields of other lists too: a scope narrows every list.
    let fields = chance(85) ? Field.names(in: subject).map(\.field) : Field.allCases
    let field = pick(fields)
    return Filter.Term(.field(field, anyOf: (0..<int(0...3)).map { _ in test(field) }), isNegated: isNegated)
  }

  private mutating func test(_ field: Field) -> Filter.Test {
    if chance(10) { return .absent }
    if field == .revenue, chance(50) {
      return .money(bounds(-20...120), currencies: pick([["USD"], ["EUR"], ["JPY"], ["CAD", "USD"]]))
    }
    switch field.kind {
    case .text:
      return chance(50)
        ? .contains(pick(["a", "É", "e", "zoe", "1", ""])) : .equals(pick(["T-3", "call", "straße ag 5", ""]))
    case .person:
      return chance(50)
        ? .contains(pick(["an", "ZOË", "a", "nobody", ""])) : .equals(pick(["DANA", "zoë", "sam", "none", ""]))
    case .choice(let choices): return chance(80) ? .equals(pick(choices).value) : .contains("e")
    case .number: return .number(bounds(-20...120))
    case .day: return chance(70) ? .daysAhead(bounds(-40...40)) : .day(bounds(20_000...21_000))
    case .moment:
      if chance(40) { return .age(bounds(-200_000...900_000)) }
      return chance(60) ? .daysAhead(bounds(-20...2)) : .day(bounds(20_760...20_785))
    }
  }

  private mutating func bounds(_ range: ClosedRange<Int>) -> Filter.Bounds {
    let (one, other) = (Double(int(range)) + (chance(30) ? 0.5 : 0), Double(int(range)))
    return Filter.Bounds(
      lower: chance(70) ? min(one, other) : nil, includesLower: chance(50), upper: chance(70) ? max(one, other) : nil,
      includesUpper: chance(50))
  }
}
