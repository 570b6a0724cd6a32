import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import SQLStore

/// Programmes and opportunities in a store: what runs write, what is asked, what stages do.
@Suite struct ProgrammeStoreTests {
  let scratch: Scratch
  let now = TestRules.now
  let today = LocalDate(day: 20_780)

  init() throws { scratch = try Scratch() }

  private func customer(_ number: Int, _ change: (inout Customer) -> Void = { _ in }) -> Customer {
    var customer = Customer(
      id: CustomerID("C-\(number)"), name: "N\(number)", tier: .starter, industry: .other, size: .small, owner: "dana",
      signedUp: today - 400, renews: today + 200, monthlyRevenue: Money(minorUnits: 10_000, currency: "USD"))
    change(&customer)
    return customer
  }

  private func judged(_ number: Int, _ metric: MetricID, _ level: HealthCategory, daysAgo: Int = 3) -> Fact {
    .observation(
      Observation(
        customer: CustomerID("C-\(number)"), metric: metric, value: .judged(level), at: now.adding(days: -daysAgo)))
  }

  /// Ready to grow, with one signal.
  private func growing(_ number: Int) -> [Fact] {
    [
      .customer(customer(number)), judged(number, "upgradeReadiness", .good),
      judged(number, "accountExpansion", .excellent), judged(number, "supportInteraction", .good),
      .contact(Contact(id: ContactID("P-\(number)"), customer: CustomerID("C-\(number)"), name: "Pat")),
    ]
  }

  private func run(_ store: SQLStore, at moment: Instant? = nil, only: [TriggerID]? = nil) async throws
    -> OutreachReport
  {
    try await store.runOutreach(OutreachOrder(only: only), by: "outreach", at: moment ?? now)
  }

  private func members(_ store: SQLStore, _ programme: TriggerID, at moment: Instant? = nil) async throws -> [MemberRow]
  {
    try await store.answer(MemberQuery(programme, window: Window(limit: 9)), at: moment ?? now).rows
  }

  @Test(arguments: Engine.all) func a_run_takes_in_and_twice_is_nothing_twice(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load(growing(1) + [.customer(customer(2)), .customer(customer(3) { $0.signedUp = today - 5 })])
    let first = try await run(store)
    let moves = first.memberships.map { "\($0.after.customer) \($0.after.programme)" }
    #expect(moves == ["C-1 upgradeAcceleration", "C-1 usagePatternAnalysis", "C-3 onboardingOptimization"])
    #expect(first.entry?.title == "outreach: 3 firings, 2 messages, 3 programme memberships")
    #expect(try await run(store) == OutreachReport())
    let figures = try await store.answer(ProgrammesQuery(), at: now)
    #expect(
      figures.count == 8
        && figures.filter { $0.members > 0 }.map(\.programme) == [
          "onboardingOptimization", "upgradeAcceleration", "usagePatternAnalysis",
        ])
    let member = try #require(try await members(store, "onboardingOptimization").first)
    #expect(member.id == "C-3" && member.standing == ProgrammeStanding(touches: 1, last: today, next: today + 7))
    let action = try #require(try await store.answer(ActionQuery(window: Window(limit: 9)), at: now).rows.first?.action)
    #expect(action.origin == .programme("usagePatternAnalysis") && action.checklist.count == 4)
    #expect(
      try await store.answer(OutreachWhyQuery(action.id.text), at: now)?.firing?.trigger == "usagePatternAnalysis")
    #expect(try await store.check(at: now) == [])
    try store.close()
  }

  /// A new count has its own customer looked at and nobody else, and so has the moment at which an old one passes out of the days that are
  /// compared.
  @Test(arguments: Engine.all) func a_counter_that_falls_is_noticed_of_its_customer_alone(_ engine: Engine) async throws
  {
    var rulebook = try TestRules.rulebook()
    let text = "trend.sessions<-20"
    rulebook.outreach.programmes.programmes.removeAll { $0.id != "featureExpansion" }
    rulebook.outreach.programmes.programmes[0].target = ProgrammeTarget(
      text: text, filter: try Filter.parse(text, in: .customers, me: ""))
    let store = try engine.open(scratch, rulebook: rulebook)
    func count(_ at: Instant, _ value: Int) -> Fact {
      .counter(UsageCount(customer: "C-1", counter: "sessions", at: at, value: value))
    }
    try await store.load((1...200).map { .customer(customer($0)) })
    try await store.load([
      count(now.adding(days: -40), 100), count(now.adding(days: -35), 100), count(now.adding(days: -2), 90),
    ])
    let only: [TriggerID] = ["featureExpansion"]
    let first = try await run(store, only: only)
    #expect(first.looked == 200 && first.memberships.isEmpty, "one count in the last days is no mean")
    try await store.load([count(now + 60, 30)], at: now + 100)
    let fell = try await run(store, at: now + 120, only: only)
    #expect(fell.looked == 1 && fell.memberships.map(\.after.customer) == ["C-1"])
    #expect(fell.firings.first?.reason["trend"]?.hasSuffix("-40 %") == true)
    #expect(try await run(store, at: now.adding(days: 20) - 1, only: only).memberships.isEmpty)
    let over = try await run(store, at: now.adding(days: 20), only: only)
    #expect(over.looked == 1 && over.memberships.map(\.after.why) == ["no longer \(text)"])
    try store.close()
  }

  /// A touch that waits for a critical ticket comes when that is over, without anything else having to happen.
  @Test(arguments: [true, false]) func what_waits_for_a_ticket_comes_after_it(isLowered: Bool) async throws {
    let store = try scratch.open()
    try await store.load(growing(1))
    let open = ActRequest(.openTicket(TicketDraft(subject: "Down", severity: .critical)), on: .customer("C-1"))
    try await store.perform([open], title: nil, by: "dana", at: now - 60)
    let order = [TriggerID("upgradeAcceleration")]
    let first = try await run(store, only: order)
    #expect(first.firings.isEmpty && first.memberships.count == 1)
    let ticket = try #require(try await store.answer(TicketQuery(window: Window(limit: 9)), at: now).rows.first?.id)
    let end: Act = isLowered ? .changeSeverity(.low) : .respond("Up again", then: .resolved)
    try await store.perform([ActRequest(end, on: .ticket(ticket))], title: nil, by: "dana", at: now + 60)
    #expect(try await run(store, at: now + 120, only: order).firings.map(\.customer) == ["C-1"])
    #expect(try await store.check(at: now + 120) == [])
  }

  /// With these alone nothing else is judged.
  @Test func only_judges_what_is_named() async throws {
    let store = try scratch.open()
    try await store.load(growing(1))
    let report = try await run(store, only: ["usagePatternAnalysis"])
    #expect(report.firings.map(\.trigger) == ["usagePatternAnalysis"] && report.memberships.count == 1)
  }

  /// Undone is undone: nobody is taken in again as long as nothing has changed.
  @Test func undone_does_not_come_back() async throws {
    let store = try scratch.open()
    try await store.load(growing(1))
    let entry = try #require(try await run(store).entry)
    _ = try await store.undo(entry.id, by: "dana", at: now + 60)
    #expect(try await members(store, "upgradeAcceleration").isEmpty)
    let again = try await run(store, at: now + 120)
    #expect(again.firings.isEmpty && again.memberships.isEmpty)
  }

  @Test(arguments: Engine.all) func opportunities_are_what_health_says(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load(
      growing(1) + growing(2) + [
        .customer(customer(3)), judged(2, "expansionVelocity", .good),
        .activity(
          Activity(
            id: "A-1", customer: "C-1", at: now.adding(days: -2), kind: "Regulation", description: "New rules")),
      ])
    let page = try await store.answer(OpportunityQuery(window: Window(limit: 9)), at: now)
    #expect(
      page.rows.map { "\($0.id) \($0.standing.opportunity.stage) \($0.standing.score)" } == [
        "C-2/1 identified 25", "C-1/1 identified 19",
      ])
    #expect(page.rows.first?.standing.value == Money(minorUnits: 10_000, currency: "USD"))
    let narrowed = try Filter.parse("name:N1", in: .customers, me: "")
    #expect(try await store.answer(OpportunityQuery(filter: narrowed, window: Window(limit: 9)), at: now).total == 1)
    let figures = try await store.answer(ExpansionFiguresQuery(), at: now)
    #expect(
      figures.qualifiedLeads == 2 && figures.total.open == 2
        && figures.byQuarter.map(\.quarter?.description) == ["2027-Q2"])
    let portfolio = try await store.answer(PortfolioQuery(), at: now)
    #expect(portfolio.expansion == figures.qualifiedLeads, "the Overview's figure is the pipeline's")
    try store.close()
  }

  /// A stage is an act: one entry of the log, undone as one, and what was decided is not identified anew at once.
  @Test func a_stage_is_an_act() async throws {
    let store = try scratch.open()
    try await store.load(growing(1))
    func stage(_ news: OpportunityNews, at moment: Instant) async throws -> ChangeEntry {
      try await store.perform([ActRequest(.stage(news), on: .customer("C-1"))], title: nil, by: "dana", at: moment)
    }
    func rows(at moment: Instant? = nil) async throws -> [String] {
      try await store.answer(OpportunityQuery(window: Window(limit: 9)), at: moment ?? now).rows.map {
        "\($0.id) \($0.standing.opportunity.stage)"
      }
    }
    let entry = try await stage(OpportunityNews(.qualified), at: now)
    #expect(entry.title == "set the opportunity to qualified of C-1 N1")
    #expect(try await rows() == ["C-1/1 qualified"])
    await #expect(throws: StoreError.refused(Refusal("C-1: an opportunity is lost for a reason"))) {
      try await stage(OpportunityNews(.lost), at: now + 1)
    }
    await #expect(throws: StoreError.self) { try await stage(OpportunityNews(.qualified), at: now + 1) }
    _ = try await stage(OpportunityNews(.won), at: now + 2)
    let detail = try #require(try await store.answer(OpportunityDetailQuery("C-1"), at: now + 2))
    #expect(detail.row.standing.opportunity.amount == Money(minorUnits: 10_000, currency: "USD"))
    #expect(try await rows(at: now + 2) == ["C-1/1 won"])
    #expect(try await rows(at: now.adding(days: 91)) == ["C-1/2 identified", "C-1/1 won"])
    _ = try await store.undo(entry.id + 1, by: "dana", at: now + 3)
    #expect(try await rows(at: now + 3) == ["C-1/1 qualified"])
    #expect(try await store.check(at: now + 3) == [])
  }

  /// What was decided ends the upgrade campaign with the next run.
  @Test func a_decision_ends_the_campaign() async throws {
    let store = try scratch.open()
    try await store.load(growing(1))
    _ = try await run(store)
    try await store.perform(
      [ActRequest(.stage(OpportunityNews(.lost, reason: "no budget")), on: .customer("C-1"))], title: nil, by: "dana",
      at: now + 60)
    let report = try await run(store, at: now + 120)
    #expect(
      report.memberships.map { "\($0.after.programme): \($0.after.why)" } == [
        "upgradeAcceleration: declined: no budget", "usagePatternAnalysis: declined: no budget",
      ])
    let member = try #require(try await members(store, "upgradeAcceleration", at: now + 120).first)
    #expect(member.membership.until == now + 120 && member.standing?.next == nil)
  }

  private func stage(_ store: SQLStore, _ news: OpportunityNews, at moment: Instant) async throws {
    try await store.perform([ActRequest(.stage(news), on: .customer("C-1"))], title: nil, by: "dana", at: moment)
  }

  private func opportunity(_ store: SQLStore, at moment: Instant) async throws -> OpportunityStanding? {
    try await store.answer(OpportunityQuery(window: Window(limit: 9)), at: moment).rows.first?.standing
  }

  /// In several programmes at once, and before: under any filter each member stands there once.
  @Test(arguments: ["owner:dana", "tier:starter", "mrr>1", "name:N", "owner:dana name:N1"])
  func a_filter_doubles_nobody(text: String) async throws {
    let store = try scratch.open()
    try await store.load(growing(1) + growing(2) + growing(3) + [.customer(customer(4) { $0.signedUp = today - 5 })])
    _ = try await run(store)
    let filter = try Filter.parse(text, in: .customers, me: "")
    for figures in try await store.answer(ProgrammesQuery(filter), at: now) {
      let all = try await members(store, figures.programme)
      for sort in MemberQuery.Sort.allCases {
        let query = MemberQuery(figures.programme, filter: filter, sort: sort, window: Window(limit: 99))
        let page = try await store.answer(query, at: now)
        #expect(page.total == figures.members + figures.former && page.rows.count == page.total)
        #expect(Set(page.rows.map { $0.id }).count == page.rows.count)
        #expect(text.contains("N1") || Set(page.rows.map { $0.id }) == Set(all.map { $0.id }))
      }
    }
  }

  /// Nothing is to be won of one who has left; what was decided stays, and who returns goes on.
  @Test func who_has_left_is_in_no_pipeline() async throws {
    let store = try scratch.open()
    try await store.load(growing(1))
    try await stage(store, OpportunityNews(.proposed), at: now)
    let churn = ActRequest(.churn(on: today, reason: "price", note: ""), on: .customer("C-1"))
    let left = try await store.perform([churn], title: nil, by: "dana", at: now + 60)
    let figures = try await store.answer(ExpansionFiguresQuery(), at: now + 60)
    #expect(figures.total.open == 0 && figures.qualifiedLeads == 0)
    #expect(try await opportunity(store, at: now + 60) == nil)
    await #expect(throws: StoreError.self) { try await stage(store, OpportunityNews(.won), at: now + 61) }
    try await store.undo(left.id, by: "dana", at: now + 90)
    #expect(try await opportunity(store, at: now + 90)?.opportunity.stage == .proposed)
    #expect(try await store.check(at: now + 90) == [])
  }

  /// Taken up, it is as old as it was when health alone said so.
  @Test func identified_is_when_health_said_so() async throws {
    let store = try scratch.open()
    try await store.load(growing(1))
    let found = try #require(try await opportunity(store, at: now)?.opportunity.identified)
    #expect(found == now.adding(days: -3))
    try await stage(store, OpportunityNews(.qualified), at: now + 60)
    #expect(try await opportunity(store, at: now + 60)?.opportunity.identified == found)
  }

  /// What the data said when it was decided is nobody's word once it is open again; what somebody said stays.
  @Test(arguments: [nil, 95_000]) func taken_up_again_it_is_worth_what_was_told(told: Int?) async throws {
    let store = try scratch.open()
    try await store.load(growing(1))
    let amount = told.map { Money(minorUnits: $0, currency: "USD") }
    try await stage(store, OpportunityNews(.proposed, amount: amount), at: now)
    try await stage(store, OpportunityNews(.won), at: now + 1)
    #expect(try await opportunity(store, at: now + 1)?.opportunity.amount.minorUnits == told ?? 10_000)
    try await stage(store, OpportunityNews(.proposed), at: now + 2)
    #expect(try await opportunity(store, at: now + 2)?.opportunity.amount.minorUnits == told ?? 0)
  }

  /// What somebody says that it is worth is what its work says.
  @Test func a_touch_says_what_was_told() async throws {
    let store = try scratch.open()
    try await store.load(growing(1))
    try await stage(
      store, OpportunityNews(.qualified, amount: Money(minorUnits: 95_000, currency: "USD")), at: now - 60)
    let report = try await run(store, only: ["usagePatternAnalysis"])
    #expect(report.firings.first?.reason["value"] == "950 USD a month, as dana says")
  }
}
