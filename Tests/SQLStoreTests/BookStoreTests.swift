import CustomerSuccess
import SuccessStore
import Testing

@testable import SQLStore

/// The book that the store makes is the rule's, of what lists say of each customer.
@Suite struct BookStoreTests {
  private let scratch: Scratch
  private let now = TestRules.now

  init() throws { scratch = try Scratch() }

  /// Every third one pays in euros.
  private func facts(_ seed: Int) throws -> (world: World, facts: [Fact]) {
    let world = try World(seed: seed, customers: 40)
    let facts = world.inOrder.enumerated().map { index, fact -> Fact in
      guard case .customer(var customer) = fact, index.isMultiple(of: 3) else { return fact }
      customer.monthlyRevenue.currency = "EUR"
      return .customer(customer)
    }
    return (world, facts)
  }

  private func filter(_ text: String) throws -> Filter { try Filter.parse(text, in: .customers, me: "dana") }

  @Test(arguments: Engine.all, [91, 92])
  func the_book_is_all_customers_counted(_ engine: Engine, _ seed: Int) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    let (world, facts) = try facts(seed)
    try await store.load(facts)
    let zone = try TestRules.rulebook().zone
    let today = zone.date(of: now)
    let late = world.facts(.action).compactMap { fact -> ActionItem? in
      guard case .action(let item) = fact, item.status.isOpen, item.created <= now else { return nil }
      guard item.snooze.map({ $0.until <= today }) ?? true else { return nil }
      return item.daysLate(today: today, in: zone) == nil ? nil : item
    }
    let live = facts.compactMap { fact -> Subscription? in
      guard case .subscription(let subscription) = fact, subscription.isLive(on: today) else { return nil }
      return subscription
    }
    let paid = Dictionary(grouping: live, by: \.customer).mapValues { $0.map(\.amount) }
    let work = try await store.answer(ActionQuery(window: Window(limit: 10_000)), at: now).rows.map(\.action)
    let tickets = try await store.answer(TicketQuery(window: Window(limit: 1000)), at: now).rows
    let growth = try await store.answer(OpportunityQuery(window: Window(limit: 1000)), at: now).rows
      .filter(\.standing.opportunity.stage.isOpen)
    #expect(!late.isEmpty)
    for text in ["", "tier:enterprise,professional", "score<70 or renews<90d", "owner:dana", "owner:none", "owner:zzz"]
    {
      let query = CustomerQuery(filter: try filter(text), sort: .id, window: Window(limit: 1000))
      let rows = try await store.answer(query, at: now).rows.filter { $0.lifecycle != .churned && !$0.isYetToCome }
      let entries = rows.map { row -> BookEntry in
        var entry = BookEntry(
          owner: row.customer.owner, revenue: row.customer.monthlyRevenue, score: row.health.score,
          renews: row.customer.renews)
        for amount in paid[row.id] ?? [] where amount.currency != row.customer.monthlyRevenue.currency {
          entry.add(paid: amount)
        }
        (entry.openTickets, entry.openActions) = (row.openTickets, work.count { $0.customer == row.id })
        entry.breachedTickets = tickets.count {
          $0.reading.ticket.customer == row.id && TicketSLA($0.reading, at: now) == .breached
        }
        entry.lateActions = late.count { $0.customer == row.id }
        let own = growth.filter { $0.customer.id == row.id }
        entry.opportunities = own.count
        entry.pipeline = MoneySums(own.compactMap(\.standing.value).filter { $0.minorUnits > 0 })
        return entry
      }
      let book = try await store.answer(BookQuery(try filter(text)), at: now)
      #expect(book == BookOfBusiness(entries, on: today), "\(text)")
      #expect(try await store.answer(OverdueRenewalsQuery(try filter(text)), at: now) == book.total.overdue, "\(text)")
      #expect(text != "" || (book.total.renewals[0].customers > 0 && book.currencies.count == 2))
      let portfolio = try await store.answer(PortfolioQuery(try filter(text)), at: now)
      #expect(book.total.customers == portfolio.customers && book.total.openTickets == portfolio.openTickets)
      #expect(book.total.breachedTickets == portfolio.breachedTickets)
      #expect(book.total.atRisk + book.total.critical == portfolio.atRisk)
    }
  }

  /// Who pays in two currencies is in the sums of both; what is over or not yet begun is in none.
  @Test(arguments: Engine.all) func all_that_a_customer_pays_is_in_the_book(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    let today = try TestRules.rulebook().zone.date(of: now)
    func pays(_ id: String, _ amount: Int, _ currency: String, from: Int, to: Int? = nil) -> Fact {
      .subscription(
        Subscription(
          id: SubscriptionID(id), customer: "C-1", plan: "Pro", amount: Money(minorUnits: amount, currency: currency),
          from: today - from, to: to.map { today - $0 }))
    }
    let customer = Customer(
      id: "C-1", name: "Acme", tier: .starter, industry: .other, size: .small, owner: "dana", signedUp: today - 90,
      renews: today + 1, monthlyRevenue: Money(minorUnits: 1, currency: "USD"))
    try await store.load([
      .customer(customer), pays("S-1", 40_000, "USD", from: 90), pays("S-2", 60_000, "EUR", from: 0),
      pays("S-3", 5000, "EUR", from: 90, to: 0), pays("S-4", 7000, "GBP", from: -1),
    ])
    let book = try await store.answer(BookQuery(), at: now).total
    let both = [Money(minorUnits: 60_000, currency: "EUR"), Money(minorUnits: 40_000, currency: "USD")]
    #expect(book.customers == 1 && book.revenue.amounts == both)
    #expect(book.renewals.map(\.value.amounts).contains(both))
  }

  /// The book counts what the Actions screen lists: whoever snoozes an item has nothing to do about it until its day.
  @Test(arguments: Engine.all) func what_is_snoozed_is_no_work_until_its_day(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    let today = try TestRules.rulebook().zone.date(of: now)
    let customer = Customer(
      id: "C-1", name: "Acme", tier: .starter, industry: .other, size: .small, owner: "dana", signedUp: today - 90)
    let items = [nil, today, today + 1].enumerated().map { number, until in
      ActionItem(
        id: ActionID("A-\(number)"), customer: "C-1", title: "Call", owner: "dana", due: today - 2,
        snooze: until.map { Snooze(until: $0, reason: "away") }, created: now - 90_000)
    }
    try await store.load([.customer(customer)] + items.map(Fact.action))
    let book = try await store.answer(BookQuery(), at: now).total
    let listed = try await store.answer(ActionQuery(window: Window(limit: 9)), at: now)
    let late = ActionQuery(filter: try Filter.parse("due:overdue", in: .actions, me: ""), window: Window(limit: 9))
    #expect(book.openActions == 2 && listed.total == 2)
    #expect(try await store.answer(late, at: now).total == book.lateActions && book.lateActions == 2)
    let later = try await store.answer(BookQuery(), at: now.adding(days: 1)).total
    #expect((later.openActions, later.lateActions) == (3, 3))
  }

  /// What Enter on a row narrows to has that row's figures, and no other row.
  @Test(arguments: Engine.all) func a_row_is_what_its_filter_finds(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    try await store.load(try facts(93).facts)
    let book = try await store.answer(BookQuery(), at: now)
    #expect(book.rows.count > 3 && book.rows.last?.owner == "")
    for row in book.rows {
      let text = try #require(Segment.owner.filter(row.owner))
      let narrowed = try await store.answer(BookQuery(try filter(text)), at: now)
      #expect(narrowed.rows == [row] && narrowed.total == row.sums, "\(text)")
    }
    for sort in BookOfBusiness.Sort.allCases {
      let other = try await store.answer(BookQuery(by: sort, descending: true), at: now)
      #expect(Set(other.rows) == Set(book.rows) && other.total == book.total)
    }
  }
}
