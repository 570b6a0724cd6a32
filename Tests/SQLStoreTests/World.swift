import CustomerSuccess
import Foundation
import Statistics
import SuccessStore

/// Facts made up from a seed, and edits of them; it knows what a store that took them must hold.
struct World {
  var random: SplitMix64
  let now: Instant
  let model: HealthModel
  let training: TrainingCatalogue
  let improvement: ImprovementRules
  /// Stands in every id: another copy of the same world has other ids and nothing else.
  let copy: String
  private(set) var facts: [FactKey: Fact] = [:]
  private var count = 0
  private var tickets: [TicketID] = []

  init(seed: Int, now: Instant = TestRules.now, customers: Int = 12, copy: String = "") throws {
    self.copy = copy
    let rulebook = try TestRules.rulebook()
    // Seeds that follow each other are worlds that have nothing in common.
    random = SplitMix64(seed: UInt64(seed) &* 0x9e37_79b9_7f4a_7c15)
    self.now = now
    model = rulebook.health
    training = rulebook.training
    improvement = rulebook.improvement
    for number in 1...customers { addCustomer(number) }
    addImprovement()
  }

  /// In the order in which they can be written.
  var inOrder: [Fact] { FactKind.allCases.flatMap { facts($0) } }

  func facts(_ kind: FactKind) -> [Fact] {
    let keyed = facts.values.filter { $0.kind == kind }.map { ($0.key.sortKey, $0) }
    return keyed.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private mutating func put(_ fact: Fact) { facts[fact.key] = fact }

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[int(0...elements.count - 1)] }
  private mutating func past(days: Int) -> Instant { now - int(0...days * 86_400) }
  private mutating func newID(_ prefix: String) -> String {
    count += 1
    return "\(prefix)-\(copy)\(count)"
  }

  static let names = ["Acme Health", "Écluse Système", "birch labs", "Corvid Bank", "Straße AG", "Ürün", "50% off_co"]
  static let people = ["", "dana", "Sam", "kim", "Zoë"]

  private mutating func addCustomer(_ number: Int) {
    let id = CustomerID("CUST-\(copy)\(String(repeating: "0", count: max(0, 3 - "\(number)".count)))\(number)")
    put(.customer(customer(id)))
    for _ in 0..<int(0...2) {
      put(.contact(Contact(id: ContactID(newID("P")), customer: id, name: "Pat", isPrimary: chance(40))))
    }
    for _ in 0..<int(0...3) {
      put(
        .activity(
          Activity(id: ActivityID(newID("N")), customer: id, at: past(days: 60), kind: "Call", description: "x")))
    }
    for _ in 0..<int(0...30) { put(.observation(observation(id))) }
    if chance(50) { put(.override(override(id))) }
    if chance(40) {
      put(.score(ScoreRecord(customer: id, at: past(days: 90), score: int(0...100), origin: .imported)))
    }
    for _ in 0..<int(0...3) { put(.action(action(id))) }
    for _ in 0..<int(0...3) { addTicket(id) }
    for _ in 0..<int(0...2) { addLearner(id) }
    for _ in 0..<int(0...2) { put(.survey(survey(id))) }
  }

  mutating func customer(_ id: CustomerID) -> Customer {
    let lifecycle = chance(10) ? Lifecycle.churned : pick([.active, .onboarding])
    let today = LocalDate(day: now.seconds / 86_400)
    let seats: Int? = chance(70) ? int(1...50) : nil
    let renews: LocalDate? = chance(80) ? today + int(-10...200) : nil
    return Customer(
      id: id, name: pick(World.names) + " \(int(1...99))", tier: pick(Tier.allCases), industry: pick(Industry.allCases),
      size: pick(CompanySize.allCases), owner: pick(World.people), accountExecutive: pick(World.people),
      signedUp: today - int(0...400), renews: renews,
      monthlyRevenue: Money(minorUnits: int(0...900_000), currency: "USD"), seats: seats,
      limits: chance(50) ? ["workflows": int(1...90), "features": 25] : [:], lifecycle: lifecycle,
      churned: lifecycle == .churned ? today - int(0...30) : nil)
  }

  mutating func observation(_ id: CustomerID, at: Instant? = nil) -> Observation {
    let metric = pick(model.metrics)
    var value = MetricValue.judged(pick(HealthCategory.allCases))
    if metric.measure != nil, metric.levels.isEmpty || chance(50) { value = .measured(Double(int(0...1000)) / 10) }
    if chance(5) { value = chance(50) ? .unmet : .notApplicable }
    return Observation(
      customer: id, metric: metric.id, value: value, at: at ?? past(days: 120), source: pick(["import", "dana"]),
      note: chance(50) ? "17/20 users" : "")
  }

  mutating func override(_ id: CustomerID) -> Override {
    let at = past(days: 40)
    let target: OverrideTarget =
      chance(40) ? .score : chance(50) ? .metric(pick(model.metrics).id) : .dimension(pick(model.dimensions).id)
    return Override(
      id: OverrideID(newID("O")), customer: id, target: target, value: int(0...100), reason: "because",
      author: "dana", at: at, expires: at.adding(days: int(1...60)), withdrawn: chance(20) ? at + int(1...900_000) : nil
    )
  }

  mutating func action(_ id: CustomerID) -> ActionItem {
    let status = pick(ActionStatus.allCases)
    let today = LocalDate(day: now.seconds / 86_400)
    let due: LocalDate? = chance(80) ? today + int(-10...20) : nil
    return ActionItem(
      id: ActionID(newID("A")), customer: id, priority: pick(ActionPriority.allCases), kind: "Expansion",
      title: pick(["Call", "Étude", "QBR"]), owner: pick(World.people), due: due, status: status,
      snooze: chance(20) ? Snooze(until: today + int(-3...5), reason: "later") : nil,
      checklist: chance(30) ? [ChecklistStep(title: "one", isDone: true), ChecklistStep(title: "two")] : [],
      origin: pick([.hand, .trigger("health"), .journey("j"), .programme("p")]), created: past(days: 30),
      ended: status.isOpen ? nil : past(days: 10))
  }

  mutating func survey(_ id: CustomerID) -> SurveyResponse {
    let kind = pick(SurveyResponse.Kind.allCases)
    return SurveyResponse(
      id: SurveyResponseID(newID("S")), customer: id, kind: kind, score: int(kind.range), at: past(days: 40),
      ticket: kind == .csat && !tickets.isEmpty ? pick(tickets) : nil, comment: chance(30) ? "fine" : "")
  }

  private mutating func addLearner(_ id: CustomerID) {
    let learner = LearnerID(newID("L"))
    let today = LocalDate(day: now.seconds / 86_400)
    put(.learner(Learner(id: learner, customer: id, name: "Lee", role: "admin")))
    for path in training.paths where chance(50) {
      let due: LocalDate? = chance(60) ? today + int(-30...30) : nil
      put(.enrolment(Enrolment(learner: learner, path: path.id, enrolled: today - 40, due: due)))
      for module in path.modules where chance(70) {
        put(
          .progress(
            ModuleProgress(
              learner: learner, path: path.id, module: module.id, state: pick(ModuleProgress.State.allCases),
              minutes: int(0...90), bestScore: chance(60) ? int(50...100) : nil, at: past(days: 40))))
      }
      guard chance(30) else { continue }
      let issued = today - int(0...400)
      put(
        .certificate(
          Certificate(
            id: CertificateID(newID("C")), learner: learner, path: path.id, issued: issued,
            expires: training.expiry(issued: issued))))
    }
  }
}

// MARK: Tickets

extension World {
  private mutating func addTicket(_ id: CustomerID) {
    var ticket = Ticket(
      id: TicketID(newID("T")), customer: id, subject: pick(["Login down", "Données perdues", "Slow report"]),
      category: pick(["", "Integration"]), channel: pick(["email", "phone", "community"]), created: past(days: 25),
      outsideID: chance(20) ? "Z9" : nil)
    ticket.outsideUpdated = ticket.outsideID.map { _ in ticket.created + 90 }
    // By their number, so that the other numbers drawn stay what they were.
    if ticket.outsideID != nil, tickets.count % 2 == 0 {
      ticket.untold = [ClockKind.allCases[tickets.count % 3]]
      ticket.outsideReplies = tickets.count % 4
    }
    put(.ticket(ticket))
    tickets.append(ticket.id)
    var at = ticket.created
    for order in 0..<int(1...8) where at <= now || chance(10) {
      let kind: TicketEvent.Kind =
        order == 0 ? .opened(severity: pick(Severity.allCases), status: .new) : eventKind(ticket)
      put(.ticketEvent(TicketEvent(ticket: ticket.id, at: at, order: order, author: author(kind), kind: kind)))
      at = at + int(60...200_000)
    }
  }

  private func left(_ ticket: Ticket) -> TicketEvent.Kind {
    switch tickets.count % 3 {
    case 0: .merged(into: ticket.id)
    case 1: .withdrawn("cancelled there")
    // It is written as the other side of merging, and counts on.
    default: .tookIn(ticket.id)
    }
  }

  private mutating func author(_ kind: TicketEvent.Kind) -> Actor {
    switch kind {
    case .customerMessage, .opened: chance(80) ? .customer("pat") : .agent("sam")
    case .publicReply: chance(80) ? .agent("sam") : .automation("bot")
    default: .agent("kim")
    }
  }

  mutating func eventKind(_ ticket: Ticket) -> TicketEvent.Kind {
    switch int(0...11) {
    case 0, 1: .customerMessage("hello")
    case 2, 3: .publicReply("we look")
    case 4: .note("psst")
    case 5, 6: .status(pick(TicketStatus.allCases))
    case 7: .severity(pick(Severity.allCases))
    case 8: .owner(pick(World.people))
    case 9: .escalated(to: pick(SupportTier.allCases), trigger: "because")
    case 10: .due(pick(ClockKind.allCases), chance(70) ? now + int(-50_000...50_000) : nil)
    default: chance(50) ? .subject("Renamed") : chance(50) ? .spam : left(ticket)
    }
  }
}

// MARK: The improvement loop

extension World {
  /// Last, so that what was made up before is what it was without.
  private mutating func addImprovement() {
    let tickets = facts(.ticket).compactMap { if case .ticket(let ticket) = $0 { ticket.id } else { nil } }
    for ticket in tickets where chance(40) { put(.rootCause(rootCause(ticket))) }
    for number in 1...8 { put(.article(article(ArticleID("KB-000\(number)")))) }
    for ticket in tickets where chance(40) {
      put(
        .articleLink(
          ArticleLink(
            article: ArticleID("KB-000\(int(1...8))"), ticket: ticket, role: pick(ArticleLink.Role.allCases),
            author: pick(World.people), at: now - int(-3600...20 * 86_400))))
    }
  }

  mutating func rootCause(_ ticket: TicketID) -> RootCause {
    let path = chance(90) ? pick(improvement.paths) : CausePath("gone", "gone")
    return RootCause(
      ticket: ticket, category: path.category, subCause: path.subCause,
      whys: (0..<int(1...5)).map { "why \($0)" }, author: pick(World.people), at: now - int(-3600...60 * 86_400))
  }

  mutating func article(_ id: ArticleID) -> Article {
    let created = now - int(0...60 * 86_400)
    let state = pick(Article.State.allCases)
    return Article(
      id: id, title: pick(["Renew keys", "Écrans vides", "Login loops"]), body: pick(["Do *this*.", "Étape 1"]),
      tags: pick([[], ["integration"], ["login", "sso"]]), state: state, author: pick(World.people),
      created: created, changed: created + int(0...500), published: state == .draft ? nil : created + 60)
  }
}

// MARK: Edits

extension World {
  /// One edit that a store holding these facts must take; the world then holds what the store does.
  mutating func edit() -> FactEdit {
    let edit = proposal()
    if let after = edit.after { facts[after.key] = after } else if let before = edit.before { facts[before.key] = nil }
    return edit
  }

  private mutating func proposal() -> FactEdit {
    let customers = facts(.customer)
    guard case .customer(let customer) = pick(customers) else { return FactEdit(before: nil, after: nil) }
    switch int(0...11) {
    case 10: return replace(.article(article(ArticleID("KB-000\(int(1...9))"))))
    case 11:
      guard case .ticket(let ticket)? = facts(.ticket).first else { return change(.customer) }
      return replace(.rootCause(rootCause(ticket.id)))
    case 0: return replace(.customer(self.customer(customer.id)))
    case 1, 2: return replace(.observation(observation(customer.id, at: now - int(0...3 * 86_400))))
    case 3: return replace(.override(override(customer.id)))
    case 4: return replace(.action(action(customer.id)))
    case 5: return change(.action)
    case 6: return addEvent() ?? replace(.survey(survey(customer.id)))
    case 7:
      return remove(
        pick([.observation, .override, .score, .action, .survey, .progress, .enrolment, .rootCause, .articleLink]))
    case 8: return change(.progress)
    default:
      return replace(
        .score(
          ScoreRecord(customer: customer.id, at: now - int(1...99) * 86_400, score: int(0...100), origin: .imported)))
    }
  }

  private func replace(_ after: Fact) -> FactEdit { FactEdit(before: facts[after.key], after: after) }

  private mutating func remove(_ kind: FactKind) -> FactEdit {
    let all = facts(kind)
    guard !all.isEmpty else { return change(.customer) }
    return FactEdit(before: pick(all), after: nil)
  }

  private mutating func change(_ kind: FactKind) -> FactEdit {
    let all = facts(kind)
    guard !all.isEmpty else { return change(.customer) }
    let before = pick(all)
    switch before {
    case .action(var value):
      value.status = value.status.isOpen ? .succeeded : .pending
      value.ended = value.status.isOpen ? nil : now
      return FactEdit(before: before, after: .action(value))
    case .progress(var value):
      value.state = value.state == .completed ? .inProgress : .completed
      return FactEdit(before: before, after: .progress(value))
    case .customer(var value):
      value.owner += "x"
      return FactEdit(before: before, after: .customer(value))
    default: return FactEdit(before: before, after: nil)
    }
  }

  private mutating func addEvent() -> FactEdit? {
    let tickets = facts(.ticket)
    guard !tickets.isEmpty, case .ticket(let ticket) = pick(tickets) else { return nil }
    let order = facts.values.reduce(0) { next, fact in
      if case .ticketEvent(let event) = fact, event.ticket == ticket.id { max(next, event.order + 1) } else { next }
    }
    let kind = order == 0 ? TicketEvent.Kind.opened(severity: .high, status: .new) : eventKind(ticket)
    return FactEdit(
      before: nil,
      after: .ticketEvent(
        TicketEvent(ticket: ticket.id, at: now - int(0...600), order: order, author: author(kind), kind: kind)))
  }
}

extension FactKey {
  /// Ids, with numbers at their full width, so that the order is the one of export.
  var sortKey: String {
    parts.map { Int($0).map { String(format: "%012d", $0) } ?? $0 }.joined(separator: "\u{1}")
  }
}
