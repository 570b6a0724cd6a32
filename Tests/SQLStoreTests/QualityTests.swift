import CustomerSuccess
import Foundation
import GRDB
import SuccessStore
import Testing

@testable import SQLStore
@testable import SQLiteEngine

/// Support quality from the projections is what the rules make of the facts.
@Suite struct QualityTests {
  let scratch: Scratch
  let now = TestRules.now
  private static let days = 40
  private static let filters = ["", "tier:enterprise,starter", "owner:dana", "!industry:other score<90"]

  init() throws { scratch = try Scratch() }

  private func store(_ world: World) async throws -> SQLStore {
    let store = try scratch.open("\(UUID().uuidString).db")
    try await store.load(world.inOrder)
    return store
  }

  private func filter(_ text: String) throws -> Filter { try Filter.parse(text, in: .customers, me: "dana") }

  @Test(arguments: [21, 22, 23, 24])
  func everyCutAddsUpToTheReport(seed: Int) async throws {
    let store = try await store(World(seed: seed, customers: 40))
    for text in Self.filters {
      let filter = try filter(text)
      let figures = try await store.answer(SupportQuery(filter, from: now.adding(days: -Self.days)), at: now)
      let before = try await store.answer(SupportQuery(filter, from: now.adding(days: -2 * Self.days)), at: now)
      let portfolio = try await store.answer(PortfolioQuery(filter), at: now)
      for cut in QualityCut.allCases {
        let quality = try await store.answer(QualityQuery(filter, by: cut, days: Self.days), at: now)
        let total = quality.breakdown.total
        #expect(total == quality.breakdown.rows.map(\.sums).reduce(QualitySums(), +))
        #expect(total.quality == figures.quality, "\(cut) \(text)")
        #expect(total.value(of: .satisfaction) == figures.satisfaction)
        #expect(total.answers == figures.satisfactionCount)
        #expect(total.openTickets == portfolio.openTickets && total.backlog == portfolio.backlog, "\(cut) \(text)")
        // What ended in both times together is what ended in the longer one.
        let both = quality.before.quality + total.quality
        #expect(both.firstContact == before.quality.firstContact && both.resolved == before.quality.resolved)
        #expect(both.respondInTime == before.quality.respondInTime)
        #expect(quality.before.openTickets == 0)
      }
    }
    try store.close()
  }

  /// Ticket by ticket, by the core's rules.
  private func expected(_ world: World, by cut: QualityCut, in store: SQLStore) -> [String: QualitySums] {
    let period = QualityPeriod(days: Self.days, until: now)
    let weeks = QualityWeek.of(period.seconds, in: store.rulebook.zone)
    var sums: [String: QualitySums] = [:]
    let tickets = world.tickets(rules: store.rulebook.support, at: now)
    for (ticket, customer) in tickets where ticket.reading.ticket.created <= now {
      guard cut == .week else {
        sums[value(of: ticket, customer, cut), default: QualitySums()] +=
          SupportQualityRules.sums(of: ticket, in: period, at: now)
        continue
      }
      for week in weeks {
        sums["\(week.monday)", default: QualitySums()] +=
          SupportQualityRules.sums(of: ticket, in: period.within(week), at: now)
      }
      let start = period.seconds.lowerBound
      let earlier = QualityPeriod(start..<start, countsOpen: false, opened: Instant(seconds: 0)..<start)
      sums["", default: QualitySums()] += SupportQualityRules.sums(of: ticket, in: earlier, at: now)
    }
    return sums.filter { !$0.value.isEmpty }
  }

  private func value(of ticket: QualityTicket, _ customer: Customer, _ cut: QualityCut) -> String {
    switch cut {
    case .severity: ticket.reading.severity.rawValue
    case .tier: customer.tier.rawValue
    case .owner: folded(ticket.reading.owner)
    case .customer: customer.id.text
    case .week: ""
    }
  }

  /// Answers are counted apart: those of a ticket may be another customer's here.
  private func withoutAnswers(_ sums: QualitySums) -> QualitySums {
    var sums = sums
    (sums.answers, sums.marks, sums.satisfied) = (0, 0, 0)
    return sums
  }

  @Test(arguments: [31, 32, 33], QualityCut.allCases)
  func eachRowIsWhatTheRulesSay(seed: Int, cut: QualityCut) async throws {
    let world = try World(seed: seed, customers: 40)
    let store = try await store(world)
    let rows = try await store.answer(QualityQuery(by: cut, days: Self.days), at: now).breakdown.rows
    let found = Dictionary(rows.map { (folded($0.value), withoutAnswers($0.sums)) }) { $0 + $1 }
      .filter { !$0.value.isEmpty }
    let wanted = expected(world, by: cut, in: store).map { (folded($0.key), $0.value) }
    #expect(found == Dictionary(wanted) { $0 + $1 })
    try store.close()
  }

  @Test(arguments: [41, 42], QualityCut.allCases)
  func theTicketsBehindARowAreItsShare(seed: Int, cut: QualityCut) async throws {
    let store = try await store(World(seed: seed, customers: 40))
    let query = QualityQuery(by: cut, days: Self.days)
    let breakdown = try await store.answer(query, at: now).breakdown
    for figure in QualityFigure.allCases {
      let values: [(String?, QualitySums)] = [(nil, breakdown.total)] + breakdown.rows.map { ($0.value, $0.sums) }
      for (value, sums) in values {
        let all = try await store.answer(
          QualityCaseQuery(query, figure, value: value, window: Window(limit: .max)), at: now)
        #expect(all.share == sums.share(of: figure), "\(figure) \(value ?? "all")")
        let rows = all.page.rows
        #expect(Set(rows.map(\.id)).count == rows.count && rows.count == all.page.total)
        #expect(rows.reduce(TicketShare()) { $0 + $1.account.share } == all.share, "\(figure) \(value ?? "all")")
        #expect(rows.allSatisfy { $0.account.misses.count == $0.account.share.missed })
        let isMissed = rows.map { !$0.account.misses.isEmpty }
        #expect(isMissed == isMissed.sorted { $0 && !$1 }, "those that missed come first")
        let only = try await store.answer(
          QualityCaseQuery(query, figure, value: value, onlyMisses: true, window: Window(limit: .max)), at: now)
        #expect(only.page.rows == rows.filter { !$0.account.misses.isEmpty } && only.share == all.share)
      }
    }
    try store.close()
  }

  @Test func aWindowIsAPartOfTheWhole() async throws {
    let store = try await store(World(seed: 51, customers: 60))
    func cases(_ window: Window) async throws -> Page<QualityCase> {
      try await store.answer(
        QualityCaseQuery(QualityQuery(by: .severity, days: 90), .resolution, window: window), at: now
      ).page
    }
    let all = try await cases(Window(limit: .max)).rows
    try #require(all.count > 12)
    #expect(
      try await cases(Window(.position(3), limit: 4)) == Page(rows: Array(all[3..<7]), position: 3, total: all.count))
    #expect(try await cases(Window(.last, limit: 5)).rows == Array(all.suffix(5)))
    #expect(try await cases(Window(.around(all[8].id), limit: 4)).position == 6)
    #expect(try await cases(Window(.around("T-none"), limit: 4)).position == 0)
    try store.close()
  }

  @Test func valuesThatAreNotThereHaveNoTickets() async throws {
    let store = try await store(World(seed: 52))
    for (cut, value) in [
      (QualityCut.severity, "urgent"), (.tier, ""), (.owner, "nobody we know"), (.customer, "C-none"),
      (.week, "1999-01-04"),
    ] {
      let found = try await store.answer(
        QualityCaseQuery(QualityQuery(by: cut, days: 40), .response, value: value, window: Window(limit: 9)), at: now)
      #expect(found.page.rows.isEmpty && found.share == TicketShare(), "\(cut)")
    }
    try store.close()
  }

  /// At another clock nothing can be written, and the tables of the overlay have the same indexes.
  @Test func anotherClockIsAnsweredToo() async throws {
    let world = try World(seed: 53, customers: 30)
    let store = try await store(world)
    try store.close()
    let past = now.adding(days: -9)
    let view = try SQLiteEngine.open(path: store.path, rulebook: store.rulebook, mode: .asOf(past))
    let figures = try await view.answer(SupportQuery(from: past.adding(days: -Self.days)), at: past)
    for cut in QualityCut.allCases {
      let quality = try await view.answer(QualityQuery(by: cut, days: Self.days), at: past)
      #expect(quality.breakdown.total.quality == figures.quality)
    }
    try view.close()
  }

  @Test func figuresAreReadAlongIndexes() async throws {
    let store = try await store(World(seed: 54, customers: 30))
    try store.close()
    let queue = try DatabaseQueue(path: store.path, configuration: Connection.configuration(readOnly: true))
    let rulebook = store.rulebook
    let moment = now
    try await queue.read { db in
      let snapshot = Snapshot(db: SQLiteConnection(db), rulebook: rulebook, now: moment, cache: TicketCache())
      for cut in QualityCut.allCases {
        let source = QualitySource(snapshot, QualityQuery(by: cut, days: Self.days))
        for (rows, index) in [
          (QualitySource.Rows.verdicts, "PRIMARY KEY (at>"), (.answers, "INDEX surveys_by_time"),
          (.breaches, "INDEX tickets_breached"), (.open, "INDEX tickets_in_order"),
        ] {
          let moment = rows == .verdicts ? "v.at >= 0" : rows == .answers ? "r.at >= 0" : "1"
          let condition = source.condition(rows, SQLCondition(sql: moment))
          let sql = "SELECT \(source.key(of: rows)), count(*) FROM \(source.from(rows)) WHERE \(condition.sql)"
          let plan = try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql) GROUP BY 1").map { $0["detail"] as String }
          #expect(plan.contains { $0.contains(index) }, "\(plan)")
          #expect(plan.filter { $0.hasPrefix("SCAN") }.allSatisfy { $0.contains("INDEX") }, "\(plan)")
        }
      }
    }
  }
}

extension World {
  /// Every ticket with its customer, read by the core.
  func tickets(rules: SupportRules, at now: Instant) -> [(QualityTicket, Customer)] {
    var customers: [CustomerID: Customer] = [:]
    var events: [TicketID: [TicketEvent]] = [:]
    for fact in facts(.customer) { if case .customer(let value) = fact { customers[value.id] = value } }
    for fact in facts(.ticketEvent) {
      if case .ticketEvent(let value) = fact { events[value.ticket, default: []].append(value) }
    }
    return facts(.ticket).compactMap { fact in
      guard case .ticket(let ticket) = fact, let customer = customers[ticket.customer] else { return nil }
      let reading = rules.reading(of: ticket, events: events[ticket.id] ?? [], customer: customer, at: now)
      return (QualityTicket(reading, isOfChurned: customer.lifecycle == .churned), customer)
    }
  }
}
