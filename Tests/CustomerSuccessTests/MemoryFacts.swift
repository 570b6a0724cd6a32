import CustomerSuccess
import Framework
import Testing

/// Facts in memory, changed by edits as a store would.
final class MemoryFacts: FactSource {
  private(set) var facts: [FactKey: Fact] = [:]
  private var last = 0
  var scorer = FeedbackScorer(FeedbackRules())

  init(_ facts: [Fact]) {
    for fact in facts { self.facts[fact.key] = fact }
  }

  func fact(_ key: FactKey) -> Fact? { facts[key] }

  func feedback() -> FeedbackScorer { scorer }

  func events(of ticket: TicketID) -> [TicketEvent] {
    facts.values.compactMap { if case .ticketEvent(let event) = $0, event.ticket == ticket { event } else { nil } }
  }

  func overrides(of customer: CustomerID) -> [Override] {
    facts.values.compactMap { if case .override(let fact) = $0, fact.customer == customer { fact } else { nil } }
  }

  func progress(of learner: LearnerID) -> [ModuleProgress] {
    facts.values.compactMap { if case .progress(let fact) = $0, fact.learner == learner { fact } else { nil } }
  }

  func certificates(of learner: LearnerID) -> [Certificate] {
    facts.values.compactMap { if case .certificate(let fact) = $0, fact.learner == learner { fact } else { nil } }
  }

  func attendance(in session: SessionID) -> [Attendance] {
    facts.values.compactMap { if case .attendance(let fact) = $0, fact.session == session { fact } else { nil } }
  }

  func evidence(of learner: LearnerID, _ path: PathID, _ module: ModuleID) -> ModuleEvidence {
    ModuleEvidence(
      attended: facts.values.compactMap { fact in
        guard case .attendance(let one) = fact, one.learner == learner,
          case .session(let session) = facts[.session(one.session)], session.path == path, session.module == module
        else { return nil }
        return ModuleEvidence.Attended(session, one)
      })
  }

  func facts(_ kind: FactKind, of customer: CustomerID) -> [Fact] {
    facts.values.filter { $0.kind == kind && $0.references.contains(.customer(customer)) }
  }

  func customers(called name: String) -> [Customer] {
    facts.values.compactMap { if case .customer(let customer) = $0 { customer } else { nil } }
      .filter { companyName($0.name) == companyName(name) }.sorted { $0.id < $1.id }
  }

  func freshID(_ kind: FactKind) -> String {
    last += 1
    return "\(kind.rawValue)-\(last)"
  }

  func apply(_ edits: [FactEdit]) {
    for edit in edits {
      guard let key = edit.key else { continue }
      facts[key] = edit.after
    }
  }
}

/// One customer with an action item, a ticket and a learner, and someone who acts.
struct ActWorld {
  static let now = moment("2026-11-23T14:05:32Z")
  static let today = date("2026-11-23")
  let rules: ActRules
  let facts: MemoryFacts
  let customer = Customer(
    id: "C-1", name: "Acme", tier: .professional, industry: .healthcare, size: .medium, owner: "dana",
    signedUp: date("2025-01-01"))
  let item = ActionItem(
    id: "A-1", customer: "C-1", title: "Schedule QBR", owner: "dana", due: date("2026-11-30"),
    checklist: [ChecklistStep(title: "Call"), ChecklistStep(title: "Write")], created: now - 86_400)
  let ticket = Ticket(id: "T-1", customer: "C-1", subject: "Sync fails", created: now - 600)
  let learner = Learner(id: "L-1", customer: "C-1", name: "Lucas")

  init() throws {
    rules = ActRules(
      health: try ShippedFramework.health(), support: try SLAReader.shipped(),
      training: try ShippedFramework.training(), zone: try #require(Zone(identifier: "America/New_York")),
      improvement: try ImprovementReader.shipped(), contracts: try ContractReader.shipped(),
      journeys: try JourneyReader.shipped())
    facts = MemoryFacts([
      .customer(customer), .action(item), .ticket(ticket), .learner(learner),
      .ticketEvent(
        TicketEvent(
          ticket: "T-1", at: Self.now - 600, order: 0, author: .customer("Luis"),
          kind: .opened(severity: .high, status: .new))),
    ])
  }

  func acting(by author: String = "dana", at now: Instant = now) -> Acting {
    Acting(rules: rules, source: facts, author: author, now: now)
  }

  /// Carries an act out; what it changed.
  @discardableResult
  func perform(
    _ act: Act, on target: Target, seen: ActRequest.Sight? = nil, by author: String = "dana", isSure: Bool = false
  ) throws -> [FactEdit] {
    let edits = try acting(by: author).edits(for: ActRequest(act, on: target, seen: seen, isSure: isSure))
    facts.apply(edits)
    return edits
  }

  /// Carries an act out; why it was refused, nil where it was not.
  func refusal(_ act: Act, on target: Target, seen: ActRequest.Sight? = nil) -> String? {
    do {
      try perform(act, on: target, seen: seen)
      return nil
    } catch ActFailure.refused(let refusal) {
      return refusal.description
    } catch {
      return "\(error)"
    }
  }

  var storedItem: ActionItem? {
    guard case .action(let item) = facts.fact(.action("A-1")) else { return nil }
    return item
  }

  var reading: TicketReading {
    rules.support.reading(of: ticket, events: facts.events(of: "T-1"), customer: customer, at: Self.now)
  }
}
