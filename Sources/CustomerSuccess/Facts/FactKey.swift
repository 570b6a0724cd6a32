/// What makes a fact the same fact before and after a change.
public struct FactKey: Hashable, Sendable {
  public let kind: FactKind
  /// The values of the key's fields, in the order in which facts of the kind are sorted.
  public let values: [Part]

  public enum Part: Hashable, Sendable {
    case text(String)
    case number(Int)
    case time(Instant)

    public var text: String {
      switch self {
      case .text(let text): text
      case .number(let number): String(number)
      case .time(let moment): moment.iso8601
      }
    }
  }

  public init(_ kind: FactKind, _ values: [Part]) {
    self.kind = kind
    self.values = values
  }

  public init(_ kind: FactKind, _ id: String) { self.init(kind, [.text(id)]) }

  public var parts: [String] { values.map(\.text) }
  /// For people who import it: `event 2 of ticket TKT-7`.
  public var words: String { kind.record.words(parts) }
}

extension FactKey: CustomStringConvertible {
  /// `observation CUST-001 activeUsers 2026-11-23T14:05:32Z`
  public var description: String { "\(kind.title) \(parts.joined(separator: " "))" }
}

/// Keys of what is looked up by name in the rules.
extension FactKey {
  public static func customer(_ id: CustomerID) -> FactKey { FactKey(.customer, id.text) }
  public static func contact(_ id: ContactID) -> FactKey { FactKey(.contact, id.text) }
  public static func activity(_ id: ActivityID) -> FactKey { FactKey(.activity, id.text) }
  public static func override(_ id: OverrideID) -> FactKey { FactKey(.override, id.text) }
  public static func action(_ id: ActionID) -> FactKey { FactKey(.action, id.text) }
  public static func ticket(_ id: TicketID) -> FactKey { FactKey(.ticket, id.text) }
  public static func survey(_ id: SurveyResponseID) -> FactKey { FactKey(.survey, id.text) }
  public static func learner(_ id: LearnerID) -> FactKey { FactKey(.learner, id.text) }
  public static func certificate(_ id: CertificateID) -> FactKey { FactKey(.certificate, id.text) }
  public static func rootCause(_ ticket: TicketID) -> FactKey { FactKey(.rootCause, ticket.text) }
  public static func article(_ id: ArticleID) -> FactKey { FactKey(.article, id.text) }

  public static func counter(_ customer: CustomerID, _ counter: CounterID, _ at: Instant) -> FactKey {
    FactKey(.counter, [.text(customer.text), .text(counter.text), .time(at)])
  }
  public static func event(_ customer: CustomerID, _ name: EventName, _ at: Instant) -> FactKey {
    FactKey(.event, [.text(customer.text), .text(name.text), .time(at)])
  }
  public static func stepOutcome(_ customer: CustomerID, _ flow: FlowID, _ step: StepID) -> FactKey {
    FactKey(.stepOutcome, [.text(customer.text), .text(flow.text), .text(step.text)])
  }
  public static func observation(_ customer: CustomerID, _ metric: MetricID, _ at: Instant) -> FactKey {
    FactKey(.observation, [.text(customer.text), .text(metric.text), .time(at)])
  }
  public static func score(_ customer: CustomerID, _ at: Instant) -> FactKey {
    FactKey(.score, [.text(customer.text), .time(at)])
  }
  public static func ticketEvent(_ ticket: TicketID, _ order: Int) -> FactKey {
    FactKey(.ticketEvent, [.text(ticket.text), .number(order)])
  }
  public static func enrolment(_ learner: LearnerID, _ path: PathID) -> FactKey {
    FactKey(.enrolment, [.text(learner.text), .text(path.text)])
  }
  public static func progress(_ learner: LearnerID, _ path: PathID, _ module: ModuleID) -> FactKey {
    FactKey(.progress, [.text(learner.text), .text(path.text), .text(module.text)])
  }
  public static func articleLink(_ article: ArticleID, _ ticket: TicketID) -> FactKey {
    FactKey(.articleLink, [.text(article.text), .text(ticket.text)])
  }
}
