/// The kinds of facts, each after the kinds it refers to: written in this order, nothing is missing.
public enum FactKind: String, CaseIterable, Sendable, Codable, Comparable {
  case customer, contact, activity, observation, override, score, action, ticket, ticketEvent, survey
  case learner, enrolment, progress, certificate
  case rootCause, article, articleLink

  public static func < (left: FactKind, right: FactKind) -> Bool { left.rank < right.rank }

  /// `ticket event`
  public var title: String {
    switch self {
    case .action: "action item"
    case .ticketEvent: "ticket event"
    case .progress: "module progress"
    case .rootCause: "root cause"
    case .articleLink: "article link"
    default: rawValue
    }
  }

  private var rank: Int { FactKind.allCases.firstIndex(of: self) ?? 0 }
}

extension Fact {
  public var kind: FactKind { key.kind }
}

extension FactKey {
  public var kind: FactKind {
    switch self {
    case .customer: .customer
    case .contact: .contact
    case .activity: .activity
    case .observation: .observation
    case .override: .override
    case .score: .score
    case .action: .action
    case .ticket: .ticket
    case .ticketEvent: .ticketEvent
    case .survey: .survey
    case .learner: .learner
    case .enrolment: .enrolment
    case .progress: .progress
    case .certificate: .certificate
    case .rootCause: .rootCause
    case .article: .article
    case .articleLink: .articleLink
    }
  }

  /// The ids that make the key, in the order in which facts of the kind are sorted.
  public var parts: [String] {
    switch self {
    case .customer(let id): [id.text]
    case .contact(let id): [id.text]
    case .activity(let id): [id.text]
    case .observation(let customer, let metric, let at): [customer.text, metric.text, at.iso8601]
    case .override(let id): [id.text]
    case .score(let customer, let at): [customer.text, at.iso8601]
    case .action(let id): [id.text]
    case .ticket(let id): [id.text]
    case .ticketEvent(let ticket, let order): [ticket.text, String(order)]
    case .survey(let id): [id.text]
    case .learner(let id): [id.text]
    case .enrolment(let learner, let path): [learner.text, path.text]
    case .progress(let learner, let path, let module): [learner.text, path.text, module.text]
    case .certificate(let id): [id.text]
    case .rootCause(let ticket): [ticket.text]
    case .article(let id): [id.text]
    case .articleLink(let article, let ticket): [article.text, ticket.text]
    }
  }
}

extension FactKey: CustomStringConvertible {
  /// `observation CUST-001 activeUsers 2026-11-23T14:05:32Z`
  public var description: String { "\(kind.title) \(parts.joined(separator: " "))" }
}

extension Fact {
  /// The facts that must be there for this one to make sense.
  public var references: [FactKey] {
    switch self {
    case .customer: []
    case .contact(let fact): [.customer(fact.customer)]
    case .activity(let fact): [.customer(fact.customer)]
    case .observation(let fact): [.customer(fact.customer)]
    case .override(let fact): [.customer(fact.customer)]
    case .score(let fact): [.customer(fact.customer)]
    case .action(let fact): [.customer(fact.customer)]
    case .ticket(let fact): [.customer(fact.customer)] + (fact.follows.map { [.ticket($0)] } ?? [])
    case .ticketEvent(let fact): [.ticket(fact.ticket)]
    case .survey(let fact): [.customer(fact.customer)] + (fact.ticket.map { [.ticket($0)] } ?? [])
    case .learner(let fact): [.customer(fact.customer)]
    case .enrolment(let fact): [.learner(fact.learner)]
    case .progress(let fact): [.learner(fact.learner)]
    case .certificate(let fact): [.learner(fact.learner)]
    case .rootCause(let fact): [.ticket(fact.ticket)]
    case .article: []
    case .articleLink(let fact): [.article(fact.article), .ticket(fact.ticket)]
    }
  }
}
