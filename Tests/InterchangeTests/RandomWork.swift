import CustomerSuccess
import Statistics

/// What people do in a day: an act on something that is there.
struct RandomWork {
  private var random: SplitMix64
  /// By kind, for most facts are of few kinds.
  private let facts: [[Fact]]
  private let today = LocalDate(iso8601: "2026-11-27")!

  init(seed: UInt64, on facts: [Fact]) {
    random = SplitMix64(seed: seed)
    let kinds: [FactKind] = [.customer, .action, .ticket, .enrolment, .article, .contact, .learner]
    self.facts = kinds.map { kind in facts.filter { $0.kind == kind } }.filter { !$0.isEmpty }
  }

  mutating func next() -> (Act, Target)? {
    guard let fact = facts.randomElement(using: &random)?.randomElement(using: &random) else { return nil }
    switch fact {
    case .customer(let customer): return pick(customerActs).map { ($0, .customer(customer.id)) }
    case .action(let item): return pick(actionActs).map { ($0, .action(item.id)) }
    case .ticket(let ticket): return pick(ticketActs).map { ($0, .ticket(ticket.id)) }
    case .enrolment(let enrolment): return pick(acts(on: enrolment)).map { ($0, .learner(enrolment.learner)) }
    case .contact(let contact): return pick(contactActs).map { ($0, .contact(contact.id)) }
    case .learner(let learner): return pick(learnerActs).map { ($0, .learner(learner.id)) }
    case .article(let article): return pick(articleActs).map { ($0, .article(article.id)) }
    default: return nil
    }
  }

  private mutating func pick(_ acts: [Act]) -> Act? { acts.randomElement(using: &random) }
  private mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }

  private var customerActs: [Act] {
    mutating get {
      [
        .assignCustomer("Zoe \(number(1...9))"), .record("activeUsers", .measured(Double(number(1...99))), note: ""),
        .override(.score, value: number(1...99), reason: "heard", days: nil), .withdraw(.score),
        .logActivity(kind: "Call", description: "Called", outcome: ""), .addAction(ActionDraft(title: "Call")),
        .openTicket(TicketDraft(subject: "Down")), .addLearner(name: "Ann", email: "", role: ""),
        .mergeCustomer(into: facts[0].randomElement(using: &random).map(\.key.parts[0]).map(CustomerID.init) ?? ""),
      ]
    }
  }

  private var actionActs: [Act] {
    mutating get {
      var revision = ActionRevision()
      revision.title = "Ours \(number(1...9))"
      revision.owner = "Zoe"
      return [
        .finish(.succeeded, note: "done"), .finish(.dropped, note: ""), .revise(revision), .reopenAction, .wake,
        .snooze(until: today + number(2...30), reason: "later"), .tick(step: 0, isDone: true),
      ]
    }
  }

  private var ticketActs: [Act] {
    mutating get {
      [
        .respond("We look into it", then: .pending), .note("seen"), .hear("still"), .move(to: .resolved),
        .changeSeverity(.low), .assignTicket("Zoe"), .retitle("Ours \(number(1...9))"), .markSpam,
        .promise(.resolve, nil), .explain(CausePath("process"), whys: ["because \(number(1...9))"]),
        .draftArticle(title: "How", body: "So", tags: []),
      ]
    }
  }

  /// Most people are left alone.
  private var contactActs: [Act] {
    mutating get {
      [
        .forgetContact, .removeContact, .changeContact(ContactRevision(role: "Ours \(number(1...9))")),
        .changeContact(ContactRevision(email: "ours\(number(1...9))@example.com")),
      ]
    }
  }

  private var learnerActs: [Act] {
    mutating get { [.forgetLearner, .enrol("executiveTraining", due: nil), .enrol("technicalTraining", due: nil)] }
  }

  private var articleActs: [Act] {
    mutating get {
      [.rewrite(ArticleRevision(title: "Ours \(number(1...9))", body: nil, tags: ["ours"])), .publish, .retire]
    }
  }

  private mutating func acts(on enrolment: Enrolment) -> [Act] {
    let module: ModuleID = "platform-architecture-and-integration"
    return [
      .complete(enrolment.path, module, minutes: number(1...90), score: number(1...100)),
      .waive(enrolment.path, module, reason: "knows it"), .score(enrolment.path, module, number(1...100)),
    ]
  }
}
