/// What an act is done to.
public enum Target: Hashable, Sendable {
  /// All customers there are: what is made anew comes to them.
  case portfolio
  case customer(CustomerID)
  case action(ActionID)
  case ticket(TicketID)
  case learner(LearnerID)
  case article(ArticleID)
  case contact(ContactID)
  case message(MessageID)
  case session(SessionID)
  case initiative(InitiativeID)
  /// Words of a customer's own.
  case verbatim(VerbatimID)

  public enum Kind: String, CaseIterable, Sendable {
    case customer, action, ticket, learner, article, contact, message, portfolio, session, initiative, verbatim

    public var title: String {
      switch self {
      case .action: "action item"
      case .verbatim: "text"
      default: rawValue
      }
    }
    /// `a ticket`, `an action item`
    public var anyTitle: String {
      switch self {
      case .action, .article, .initiative: "an \(title)"
      case .portfolio: "the \(title)"
      case .customer, .ticket, .learner, .contact, .message, .session, .verbatim: "a \(title)"
      }
    }
  }

  public var kind: Kind {
    switch self {
    case .portfolio: .portfolio
    case .customer: .customer
    case .action: .action
    case .ticket: .ticket
    case .learner: .learner
    case .article: .article
    case .contact: .contact
    case .message: .message
    case .session: .session
    case .initiative: .initiative
    case .verbatim: .verbatim
    }
  }

  /// The fact that is the target, of a text its correction, which may not be there; the portfolio is none.
  public var key: FactKey? {
    switch self {
    case .portfolio: nil
    case .customer(let id): .customer(id)
    case .action(let id): .action(id)
    case .ticket(let id): .ticket(id)
    case .learner(let id): .learner(id)
    case .article(let id): .article(id)
    case .contact(let id): .contact(id)
    case .message(let id): .message(id)
    case .session(let id): .session(id)
    case .initiative(let id): .initiative(id)
    case .verbatim(let id): FactKey(.feedbackCorrection, id.text)
    }
  }
}

extension Target {
  /// Nil for facts of other kinds.
  public init?(_ key: FactKey) {
    let id = key.parts.joined()
    switch key.kind {
    case .customer: self = .customer(CustomerID(id))
    case .action: self = .action(ActionID(id))
    case .ticket: self = .ticket(TicketID(id))
    case .learner: self = .learner(LearnerID(id))
    case .article: self = .article(ArticleID(id))
    case .contact: self = .contact(ContactID(id))
    case .message: self = .message(MessageID(id))
    case .session: self = .session(SessionID(id))
    case .initiative: self = .initiative(InitiativeID(id))
    case .feedbackCorrection: self = .verbatim(VerbatimID(id))
    default: return nil
    }
  }
}

extension Target: CustomStringConvertible {
  /// Its id.
  public var description: String { key?.parts.joined() ?? kind.title }
}
