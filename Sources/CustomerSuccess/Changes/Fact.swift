/// Anything the store keeps for its own sake; everything else is computed from facts.
public enum Fact: Hashable, Sendable, Codable {
  case customer(Customer)
  case contact(Contact)
  case activity(Activity)
  case observation(Observation)
  case override(Override)
  case score(ScoreRecord)
  case action(ActionItem)
  case ticket(Ticket)
  case ticketEvent(TicketEvent)
  case survey(SurveyResponse)
  case learner(Learner)
  case enrolment(Enrolment)
  case progress(ModuleProgress)
  case certificate(Certificate)
  case rootCause(RootCause)
  case article(Article)
  case articleLink(ArticleLink)

  public var key: FactKey {
    switch self {
    case .customer(let fact): .customer(fact.id)
    case .contact(let fact): .contact(fact.id)
    case .activity(let fact): .activity(fact.id)
    case .observation(let fact): .observation(fact.customer, fact.metric, fact.at)
    case .override(let fact): .override(fact.id)
    case .score(let fact): .score(fact.customer, fact.at)
    case .action(let fact): .action(fact.id)
    case .ticket(let fact): .ticket(fact.id)
    case .ticketEvent(let fact): .ticketEvent(fact.ticket, fact.order)
    case .survey(let fact): .survey(fact.id)
    case .learner(let fact): .learner(fact.id)
    case .enrolment(let fact): .enrolment(fact.learner, fact.path)
    case .progress(let fact): .progress(fact.learner, fact.path, fact.module)
    case .certificate(let fact): .certificate(fact.id)
    case .rootCause(let fact): .rootCause(fact.ticket)
    case .article(let fact): .article(fact.id)
    case .articleLink(let fact): .articleLink(fact.article, fact.ticket)
    }
  }
}

/// What makes a fact the same fact before and after a change.
public enum FactKey: Hashable, Sendable, Codable {
  case customer(CustomerID)
  case contact(ContactID)
  case activity(ActivityID)
  case observation(CustomerID, MetricID, Instant)
  case override(OverrideID)
  case score(CustomerID, Instant)
  case action(ActionID)
  case ticket(TicketID)
  case ticketEvent(TicketID, Int)
  case survey(SurveyResponseID)
  case learner(LearnerID)
  case enrolment(LearnerID, PathID)
  case progress(LearnerID, PathID, ModuleID)
  case certificate(CertificateID)
  case rootCause(TicketID)
  case article(ArticleID)
  case articleLink(ArticleID, TicketID)
}
