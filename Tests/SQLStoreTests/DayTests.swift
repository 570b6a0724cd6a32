import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import SQLStore

/// Somebody's day is what the core's rules say of every fact there is.
@Suite struct DayTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  @Test(arguments: Engine.all, [121, 122, 123])
  func a_day_is_what_the_rules_say_of_the_whole_portfolio(_ engine: Engine, seed: Int) async throws {
    let store = try engine.open(scratch)
    var world = try World(seed: seed, customers: 90)
    let notes = world.notes()
    try await store.load(world.inOrder + notes)
    var kinds: Set<String> = []
    for owner in ["dana", "SAM", "kim", "Zoë", "nobody", ""] {
      let rows = try await store.answer(DayQuery(owner: owner), at: now)
      let expected = try await expected(of: owner, store, world, notes)
      #expect(rows.map(\.item) == expected, "\(owner)")
      kinds.formUnion(rows.compactMap { $0.id.split(separator: " ").first.map(String.init) })
      if owner.isEmpty || owner == "nobody" { #expect(rows.isEmpty) }
    }
    #expect(kinds.isSuperset(of: ["ticket", "action", "fall", "renewal", "certificate", "journey", "interview"]))
  }

  private func expected(
    of owner: String, _ store: SQLStore, _ world: World, _ notes: [Fact]
  ) async throws -> [DayItem] {
    let rulebook = store.rulebook
    let rules = DayRules(health: rulebook.health, training: rulebook.training, zone: rulebook.zone)
    let all = Window(limit: 100_000)
    let customers = try await store.answer(CustomerQuery(window: all), at: now).rows
    let mine = customers.filter { !owner.isEmpty && $0.customer.owner.lowercased() == owner.lowercased() }
    let owners = Dictionary(uniqueKeysWithValues: customers.map { ($0.id, $0.customer.owner.lowercased()) })
    let me = owner.isEmpty ? "–" : owner.lowercased()
    var items = try await store.answer(TicketQuery(window: all), at: now).rows
      .filter { owners[$0.reading.ticket.customer] == me || $0.reading.owner.lowercased() == me }
      .compactMap { rules.item(ticket: $0.reading, at: now) }
    items += world.facts(.action).compactMap { fact in
      guard case .action(let action) = fact else { return nil }
      let isMine = action.owner.lowercased() == me || action.owner.isEmpty && owners[action.customer] == me
      return isMine ? rules.item(action: action, at: now) : nil
    }
    for row in mine where row.customer.lifecycle != .churned {
      let detail = try #require(try await store.answer(CustomerDetailQuery(row.id), at: now))
      let found = ofCustomer(detail, rules)
      items += found.filter { item in
        guard let opened = rules.opened(item, at: now) else { return true }
        return !notes.contains { note in
          guard case .activity(let activity) = note, activity.customer == row.id else { return false }
          return activity.author.lowercased() == me && activity.at >= opened && activity.at <= now
            && rules.deals(note: activity.description, with: item)
        }
      }
    }
    // Of whom no interview is known.
    for row in mine where row.lifecycle == .churned {
      guard let item = rules.item(interviewWith: row.customer, held: [], at: now),
        let opened = rules.opened(item, at: now)
      else { continue }
      let isDealtWith = notes.contains { note in
        guard case .activity(let activity) = note, activity.customer == row.id else { return false }
        return activity.author.lowercased() == me && activity.at >= opened && activity.at <= now
          && rules.deals(note: activity.description, with: item)
      }
      if !isDealtWith { items.append(item) }
    }
    let lapsed = mine.filter { row in
      row.customer.lifecycle != .churned && row.customer.renews.map { $0 < rules.firstMissed(at: now) } ?? false
    }
    if let last = lapsed.compactMap(\.customer.renews).max() {
      // Of several on the last day it is the one that came in last.
      let named = lapsed.filter { $0.customer.renews == last }.map(\.id)
      let stored = try await store.answer(DayQuery(owner: owner), at: now).first { $0.id == "renewals past" }
      let customer = try #require(stored?.item.customer)
      #expect(named.contains(customer))
      items += [rules.item(lapsed: lapsed.count, last: last, of: customer)].compactMap(\.self)
    }
    let onboarding = try await store.answer(OnboardingQuery(), at: now).journeys
    for row in onboarding where mine.contains(where: { $0.id == row.id }) {
      guard rulebook.journeys.isUnderWay(row.journey, row.customer) else { continue }
      let actions = world.facts(.action).compactMap { fact -> ActionItem? in
        guard case .action(let action) = fact, action.customer == row.id, action.status.isOpen else { return nil }
        return action
      }
      if let item = rules.item(journey: row.journey, open: actions) { items.append(item) }
    }
    return rules.ranked(items, at: now)
  }

  private func ofCustomer(_ detail: CustomerDetail, _ rules: DayRules) -> [DayItem] {
    let (customer, health) = (detail.row.customer, detail.row.health)
    var items: [DayItem?] = []
    if let score = health.score, let change = health.change {
      let best = HealthCategory(score: score).range.upperBound
      let since = detail.history.prefix { $0.score <= best }.last?.at
      items.append(since.flatMap { rules.item(fallOf: customer.id, to: score, change: change, since: $0) })
    }
    if let renews = customer.renews {
      items.append(rules.item(renewalOf: customer.id, on: renews, score: health.score, at: now))
    }
    let today = rules.zone.date(of: now)
    for learner in detail.learners {
      for certificate in learner.certificates where certificate.issued <= today {
        let isReplaced = learner.certificates.contains {
          $0.path == certificate.path && $0.expires > certificate.expires && $0.issued <= today
        }
        if !isReplaced { items.append(rules.item(certificate: certificate, of: learner.learner, at: now)) }
      }
    }
    return items.compactMap(\.self)
  }

  /// What is done leaves the list with the change that did it.
  @Test(arguments: Engine.all)
  func what_is_dealt_with_leaves_the_list(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let today = store.rulebook.zone.date(of: now)
    let customer = Customer(
      id: "C-1", name: "Acme", tier: .starter, industry: .other, size: .small, owner: "Dana",
      signedUp: today - 400, renews: today + 12)
    let action = ActionItem(id: "A-1", customer: "C-1", title: "Call", due: today - 2, created: now - 900_000)
    try await store.load([.customer(customer), .action(action)])
    #expect(try await store.answer(DayQuery(owner: "dana"), at: now).map(\.id) == ["action A-1", "renewal C-1"])
    #expect(try await store.answer(DayQuery(owner: "dana"), at: now).map(\.customerName) == ["Acme", "Acme"])
    #expect(
      try await store.answer(DayQuery(owner: "dana"), at: now).map(\.subject) == [.action(action), .customer(customer)])
    for (text, count) in [
      ("tier:starter", 2), ("tier:enterprise", 0), ("acme", 2), ("-acme", 0), ("call", 1), ("LATE", 1), ("renews", 1),
      ("schedule", 1), ("a-1", 1), ("-late", 1), ("call tier:starter", 1), ("call tier:enterprise", 0),
      ("acme late", 1),
      ("late or schedule", 2), ("(late or tier:enterprise)", 1), ("-(late or tier:enterprise)", 1), ("nothing", 0),
    ] {
      let filter = try Filter.parse(text, in: .customers, me: "dana")
      #expect(try await store.answer(DayQuery(owner: "dana", filter), at: now).count == count, "\(text)")
    }

    var done = action
    done.status = .succeeded
    done.ended = now
    try await store.commit(
      [FactEdit(before: .action(action), after: .action(done))], title: "done", by: "dana", at: now)
    #expect(try await store.answer(DayQuery(owner: "dana"), at: now).map(\.id) == ["renewal C-1"])

    let rules = DayRules(store)
    let row = try #require(try await store.answer(DayQuery(owner: "dana"), at: now).first)
    let waved = try #require(rules.noted(row.item, isDone: false)["description"])
    func note(_ id: ActivityID, _ text: String = waved, by author: String, at: Instant) async throws {
      let note = Activity(id: id, customer: "C-1", at: at, kind: "Note", description: text, author: author)
      try await store.commit([FactEdit(before: nil, after: .activity(note))], title: "note", by: author, at: now)
    }
    try await note("N-1", by: "sam", at: now)
    try await note("N-2", by: "dana", at: now.adding(days: -3))
    try await note("N-4", "Talked about the renewal", by: "dana", at: now)
    #expect(
      try await store.answer(DayQuery(owner: "dana"), at: now).count == 1,
      "another's, one before the reminder, and one about whatever else")
    try await note("N-3", by: "DANA", at: now)
    #expect(try await store.answer(DayQuery(owner: "dana"), at: now).isEmpty)
    #expect(
      try await store.answer(DayQuery(owner: "dana"), at: now.adding(days: 5)).map(\.id) == ["renewal C-1"],
      "the next reminder")
  }

  /// A contract whose day is over stays in the list until it is renewed, moved or ended, or noted as dealt with since.
  @Test(arguments: Engine.all)
  func a_missed_renewal_stays(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let today = store.rulebook.zone.date(of: now)
    func customer(_ id: CustomerID, _ days: Int, tier: Tier = .starter) -> Customer {
      Customer(
        id: id, name: "\(id)", tier: tier, industry: .other, size: .small, owner: "Dana", signedUp: today - 900,
        renews: today + days)
    }
    var left = customer("C-9", -20)
    (left.lifecycle, left.churned) = (.churned, today - 40)
    let missed = customer("C-1", -10)
    try await store.load([
      .customer(missed), .customer(customer("C-2", -90)), .customer(customer("C-3", -91, tier: .enterprise)),
      .customer(customer("C-4", -400)), .customer(left),
    ])
    func day(_ text: String = "") async throws -> [DayRow] {
      try await store.answer(DayQuery(owner: "dana", try Filter.parse(text, in: .customers, me: "dana")), at: now)
    }
    #expect(try await day().map(\.id) == ["renewal C-2", "renewal C-1", "renewals past"])
    let line = try #require(try await day().last)
    #expect(line.item.matter == .lapsed(DayLapse(count: 2, last: today + -91)) && line.item.customer == "C-3")
    for (text, count, lapsed) in [
      ("tier:starter", 3, 1), ("tier:enterprise", 1, 1), ("tier:pro", 0, 0), ("C-4", 1, 1), ("noted", 3, 2),
      ("renews:past", 3, 2),
    ] {
      let found = try await day(text)
      #expect(found.count == count, "\(text)")
      let told = found.compactMap { if case .lapsed(let lapse) = $0.item.matter { lapse.count } else { nil } }
      #expect(told == (lapsed == 0 ? [] : [lapsed]), "\(text)")
    }
    var moved = missed
    moved.renews = today + 300
    try await store.commit(
      [FactEdit(before: .customer(missed), after: .customer(moved))], title: "moved", by: "dana", at: now)
    #expect(try await day().map(\.id) == ["renewal C-2", "renewals past"])
    let rules = DayRules(store)
    let first = try #require(try await day().first)
    let words = try #require(rules.noted(first.item, isDone: true)["description"])
    let note = Activity(id: "N-1", customer: "C-2", at: now, kind: "Note", description: words, author: "dana")
    try await store.commit([FactEdit(before: nil, after: .activity(note))], title: "note", by: "dana", at: now)
    #expect(try await day().map(\.id) == ["renewals past"])
  }

  /// Whoever left within 30 days is to be asked why, until it is written down.
  @Test(arguments: Engine.all)
  func whoLeftLatelyIsToBeAsked(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let today = store.rulebook.zone.date(of: now)
    func gone(_ id: CustomerID, _ days: Int, owner: String = "Dana") -> Fact {
      .customer(
        Customer(
          id: id, name: "\(id) Inc.", tier: .starter, industry: .other, size: .small, owner: owner,
          signedUp: today - 900, lifecycle: .churned, churned: today - days))
    }
    func held(_ id: String, _ customer: CustomerID, _ days: Int) -> Fact {
      .exitInterview(
        ExitInterview(id: ExitInterviewID(id), customer: customer, day: today - days, reason: "price"))
    }
    try await store.load([
      gone("C-1", 0), gone("C-2", 30), gone("C-3", 31), gone("C-4", 5, owner: "Sam"), gone("C-5", 5), gone("C-6", 5),
      held("I-1", "C-5", 95), held("I-2", "C-6", 96),
    ])
    func day() async throws -> [DayRow] { try await store.answer(DayQuery(owner: "dana"), at: now) }
    #expect(try await day().map(\.id) == ["interview C-2", "interview C-6", "interview C-1"])
    let first = try #require(try await day().first)
    #expect(first.item.title == "Exit interview with C-2 Inc." && first.customerName == "C-2 Inc.")
    #expect(DayRules(store).reason(for: first.item, at: now) == "left 30 days ago, no exit interview")
    let told = ExitInterview(id: "", customer: "", day: today, author: "dana", reason: "price", words: "Too dear")
    let entry = try await store.perform(
      [ActRequest(.interview(told), on: .customer("C-2"))], title: nil, by: "dana", at: now)
    #expect(try await day().map(\.id) == ["interview C-6", "interview C-1"])
    let detail = try #require(try await store.answer(CustomerDetailQuery("C-2"), at: now))
    #expect(detail.interviews.map(\.words) == ["Too dear"] && detail.interviews.map(\.id) == ["EXI-1"])
    #expect(try await store.answer(CustomerDetailQuery("C-2"), at: now.adding(days: -1))?.interviews == [])
    try await store.undo(entry.id, by: "dana", at: now)
    #expect(try await day().count == 3)
    let rules = DayRules(store)
    let waved = try #require(rules.noted(first.item, isDone: false)["description"])
    let note = Activity(id: "N-1", customer: "C-2", at: now, kind: "Note", description: waved, author: "dana")
    try await store.commit([FactEdit(before: nil, after: .activity(note))], title: "note", by: "dana", at: now)
    #expect(try await day().map(\.id) == ["interview C-6", "interview C-1"])
  }

  /// The day that the last review agreed for the next is a line of its own until another is held.
  @Test(arguments: Engine.all)
  func aReviewIsDueOnTheDayThatWasAgreed(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let today = store.rulebook.zone.date(of: now)
    func customer(_ id: CustomerID, owner: String = "Dana", churned: LocalDate? = nil) -> Fact {
      .customer(
        Customer(
          id: id, name: "\(id) Inc.", tier: .community, industry: .other, size: .small, owner: owner,
          signedUp: today - 900, lifecycle: churned == nil ? .active : .churned, churned: churned))
    }
    func held(_ id: String, _ customer: CustomerID, _ days: Int, next: Int?) -> Fact {
      .businessReview(
        BusinessReview(
          id: BusinessReviewID(id), customer: customer, day: today - days, next: next.map { today + $0 }))
    }
    try await store.load([
      customer("C-1"), customer("C-2"), customer("C-3"), customer("C-4", owner: "Sam"),
      customer("C-5", churned: today - 200), customer("C-6"), customer("C-7"),
      held("Q-1", "C-1", 100, next: 0), held("Q-2", "C-2", 100, next: -9), held("Q-3", "C-3", 100, next: 1),
      held("Q-4", "C-4", 100, next: -1), held("Q-5", "C-5", 300, next: -1), held("Q-6", "C-6", 100, next: -9),
      held("Q-7", "C-6", 8, next: 90), held("Q-8", "C-7", 8, next: nil),
    ])
    func day() async throws -> [DayRow] { try await store.answer(DayQuery(owner: "dana"), at: now) }
    #expect(try await day().map(\.id) == ["review C-2", "review C-1"])
    let rows = try await day()
    #expect(
      rows.map { DayRules(store).reason(for: $0.item, at: now) } == [
        "business review 9 days late", "business review due today",
      ])
    let told = BusinessReview(id: "", customer: "", day: today, author: "dana", steps: "Roll out", next: today + 90)
    let entry = try await store.perform(
      [ActRequest(.review(told), on: .customer("C-2"))], title: nil, by: "dana", at: now)
    #expect(try await day().map(\.id) == ["review C-1"])
    let detail = try #require(try await store.answer(CustomerDetailQuery("C-2"), at: now))
    #expect(detail.reviews.map(\.steps) == ["Roll out", ""] && detail.reviews.first?.id == "QBR-1")
    try await store.undo(entry.id, by: "dana", at: now)
    #expect(try await day().count == 2)
    let draft = ActionDraft(title: "Business review with C-1 Inc.", owner: "dana", due: today + 5)
    try await store.perform([ActRequest(.addAction(draft), on: .customer("C-1"))], title: nil, by: "dana", at: now)
    #expect(try await day().map(\.id) == ["review C-2"])
  }

  /// Noting one line as done, waving it off or taking it up leaves all others as they were, also those of the same customer
  /// and of the same kind; undoing brings it back.
  @Test(arguments: Engine.all, [124, 125])
  func treating_a_line_takes_that_line_alone(_ engine: Engine, seed: Int) async throws {
    let store = try engine.open(scratch)
    let world = try World(seed: seed, customers: 60)
    try await store.load(world.inOrder + Self.troubled(store.rulebook.zone.date(of: now)))
    let (rules, me) = (DayRules(store), "dana")
    let before = try await store.answer(DayQuery(owner: me), at: now)
    var kinds: Set<String> = []
    var neighbours = 0
    for row in before where rules.isAdvice(row.item) {
      kinds.insert(String(row.id.prefix { $0 != " " }))
      neighbours += before.count { $0.item.customer == row.item.customer && $0.id != row.id }
      let rest = before.filter { $0.id != row.id }
      for act in try treatments(of: row.item, rules, me) {
        let entry = try await store.perform(
          [ActRequest(act, on: .customer(row.item.customer))], title: "treated", by: me, at: now)
        let after = try await store.answer(DayQuery(owner: me), at: now)
        #expect(!after.contains { $0.id == row.id }, "\(row.id)")
        #expect(rest.allSatisfy { after.map(\.item).contains($0.item) }, "\(row.id)")
        try await store.undo(entry.id, by: me, at: now)
      }
    }
    #expect(try await store.answer(DayQuery(owner: me), at: now).map(\.item) == before.map(\.item))
    #expect(kinds == ["fall", "renewal", "certificate", "journey", "interview"] && neighbours > 0)
  }

  private func treatments(of item: DayItem, _ rules: DayRules, _ me: String) throws -> [Act] {
    let reader = ActReader(rules: try TestRules.rulebook().acting, me: me, now: now)
    let add = try reader.act(.add, rules.takenUp(item, at: now), on: .customer)
    if case .journey = item.matter { return [add] }
    return try [true, false].map { try reader.act(.activity, rules.noted(item, isDone: $0), on: .customer) } + [add]
  }

  /// One customer with a renewal and two people, two certificates of each of whom end.
  private static func troubled(_ today: LocalDate) -> [Fact] {
    let customer = Customer(
      id: "C-TWICE", name: "Twice", tier: .starter, industry: .other, size: .small, owner: "dana",
      signedUp: today - 500, renews: today + 5)
    let people = ["L-A", "L-B"].flatMap { id -> [Fact] in
      let learner = Learner(id: LearnerID(id), customer: customer.id, name: id)
      let certificates = ["executiveTraining", "technicalTraining"].map { path in
        Fact.certificate(
          Certificate(
            id: CertificateID("\(id)-\(path)"), learner: learner.id, path: PathID(path), issued: today - 300,
            expires: today + 5))
      }
      return [.learner(learner)] + certificates
    }
    return [.customer(customer)] + people
  }

  @Test(arguments: Engine.all)
  func what_is_taken_up_leaves_the_list_and_comes_back_when_undone(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let today = store.rulebook.zone.date(of: now)
    let customer = Customer(
      id: "C-1", name: "Acme", tier: .starter, industry: .other, size: .small, owner: "Dana",
      signedUp: today - 400, renews: today + 12)
    try await store.load([.customer(customer)])
    let row = try #require(try await store.answer(DayQuery(owner: "dana"), at: now).first)
    func add(_ title: String) async throws -> ChangeEntry {
      let draft = ActionDraft(title: title, owner: "dana", due: today + 5)
      return try await store.perform(
        [ActRequest(.addAction(draft), on: .customer("C-1"))], title: title, by: "dana", at: now)
    }
    _ = try await add("Something else")
    #expect(try await store.answer(DayQuery(owner: "dana"), at: now).map(\.id) == ["renewal C-1"])
    let entry = try await add(row.item.title)
    #expect(try await store.answer(DayQuery(owner: "dana"), at: now).isEmpty)
    try await store.undo(entry.id, by: "dana", at: now)
    #expect(try await store.answer(DayQuery(owner: "dana"), at: now).map(\.id) == ["renewal C-1"])
  }

  @Test(arguments: Engine.all)
  func anothers_action_is_the_others(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let today = store.rulebook.zone.date(of: now)
    func customer(_ id: CustomerID, _ owner: String) -> Fact {
      .customer(
        Customer(
          id: id, name: id.text, tier: .starter, industry: .other, size: .small, owner: owner, signedUp: today - 400))
    }
    func action(_ id: ActionID, _ customer: CustomerID, _ owner: String) -> Fact {
      .action(ActionItem(id: id, customer: customer, title: "Call", owner: owner, due: today, created: now - 900))
    }
    try await store.load([
      customer("C-1", "dana"), customer("C-2", "sam"), action("A-1", "C-1", "dana"), action("A-2", "C-1", ""),
      action("A-3", "C-1", "kim"), action("A-4", "C-2", "dana"), action("A-5", "C-2", ""),
    ])
    #expect(
      try await store.answer(DayQuery(owner: "dana"), at: now).map(\.item.target)
        == [.action("A-1"), .action("A-2"), .action("A-4")])
  }
}

extension DayRules {
  fileprivate init(_ store: SQLStore) {
    let rulebook = store.rulebook
    self.init(health: rulebook.health, training: rulebook.training, zone: rulebook.zone)
  }
}

extension World {
  /// Something written down about every other customer, by somebody, lately or long ago.
  fileprivate mutating func notes() -> [Fact] {
    facts(.customer).compactMap { fact in
      guard case .customer(let customer) = fact, chance(50) else { return nil }
      return .activity(
        Activity(
          id: ActivityID("NOTE-\(customer.id)"), customer: customer.id, at: now - int(0...20 * 86_400), kind: "Note",
          description: "x", author: pick(World.people)))
    }
  }
}
