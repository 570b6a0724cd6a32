/// What an act is about to be done to, as the person sees it.
public enum ActSubject: Hashable, Sendable {
  case customer(Customer)
  case contact(Contact)
  /// Something of which no more than this is at hand.
  case known(Target, title: String)
  case action(ActionItem)
  case ticket(TicketReading, rootCause: RootCause? = nil)
  /// Certificates are nil where they are not at hand.
  case learner(Learner, enrolled: [PathID], progress: [ModuleProgress], certificates: [Certificate]? = nil)
  case article(Article)
  /// With its text as it reads; nil where it cannot be written.
  case message(OutreachMessage, text: MessageText?)
  case session(TrainingSession)
  case initiative(Initiative)
  case verbatim(ReadVerbatim)

  public var target: Target {
    switch self {
    case .customer(let customer): .customer(customer.id)
    case .contact(let contact): .contact(contact.id)
    case .known(let target, _): target
    case .action(let item): .action(item.id)
    case .ticket(let reading, _): .ticket(reading.ticket.id)
    case .learner(let learner, _, _, _): .learner(learner.id)
    case .article(let article): .article(article.id)
    case .message(let message, _): .message(message.id)
    case .session(let session): .session(session.id)
    case .initiative(let initiative): .initiative(initiative.id)
    case .verbatim(let read): .verbatim(read.verbatim.verbatimID)
    }
  }

  /// Its page in the tool it came from, as far as that is at hand.
  public var link: WebAddress? {
    switch self {
    case .customer(let customer): customer.link
    case .contact(let contact): contact.link
    case .ticket(let reading, _): reading.ticket.link
    case .known, .action, .learner, .article, .message, .session, .initiative, .verbatim: nil
    }
  }

  /// What is remembered of it, so that others' later changes are not overwritten.
  public var sight: ActRequest.Sight? {
    switch self {
    case .customer(let customer): .customer(customer)
    case .contact(let contact): .contact(contact)
    case .action(let item): .action(item)
    case .learner(_, _, let progress, _): .progress(progress)
    case .ticket(let reading, let rootCause): .events(reading.nextOrder, rootCause: rootCause)
    case .article(let article): .article(article)
    case .message(let message, _): .message(message)
    case .session(let session): .session(session)
    case .initiative(let initiative): .initiative(initiative)
    case .verbatim(let read): .correction(read.mark?.holding)
    case .known: nil
    }
  }

  /// The thing itself, where it is at hand.
  public var fact: Fact? {
    switch self {
    case .customer(let customer): .customer(customer)
    case .contact(let contact): .contact(contact)
    case .action(let item): .action(item)
    case .ticket(let reading, _): .ticket(reading.ticket)
    case .article(let article): .article(article)
    case .learner(let learner, _, _, _): .learner(learner)
    case .message(let message, _): .message(message)
    case .session(let session): .session(session)
    case .initiative(let initiative): .initiative(initiative)
    case .known, .verbatim: nil
    }
  }

  /// `Acme Healthcare Inc.`, `Schedule QBR`: its name for people.
  public var title: String {
    switch self {
    case .customer(let customer): customer.name
    case .contact(let contact): contact.name
    case .known(_, let title): title
    case .action(let item): item.title
    case .ticket(let reading, _): "\(reading.ticket.id) \(reading.ticket.subject)"
    case .article(let article): "\(article.id) \(article.title)"
    case .learner(let learner, _, _, _): learner.name
    case .message(let message, let text):
      (message.ownText ?? text).map { "\(message.id) \($0.subject)" } ?? message.id.text
    case .session(let session): "\(session.id) \(session.local.date)"
    case .initiative(let initiative): "\(initiative.id) \(initiative.title)"
    case .verbatim(let read): "\(read.verbatim.id) \(read.verbatim.text.excerpt)"
    }
  }
}
