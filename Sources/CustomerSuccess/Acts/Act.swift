/// One thing a person does to what they see. `Acting` turns it into a change of facts, or says why it cannot be done.
public enum Act: Hashable, Sendable {
  // Customers
  case record(MetricID, MetricValue, note: String)
  /// `days` until it expires; the model's default when nil.
  case override(OverrideTarget, value: Int, reason: String, days: Int?)
  case withdraw(OverrideTarget)
  /// Now where no moment is told.
  case logActivity(kind: String, description: String, outcome: String, at: Instant? = nil)
  case addAction(ActionDraft)
  case openTicket(TicketDraft)
  case addLearner(name: String, email: String, role: String)
  /// The customer success manager; empty for nobody.
  case assignCustomer(String)
  case changeCustomer(CustomerRevision)
  /// The day until which it holds, and another price a month.
  /// `from`: the day on which another price begins; nil for that of the term that is renewed.
  case renew(until: LocalDate, amount: Money?, from: LocalDate? = nil)
  case churn(on: LocalDate, reason: ChurnReasonID, note: String)
  case comeBack(on: LocalDate, renews: LocalDate?)
  case mergeCustomer(into: CustomerID)
  case addContact(ContactRevision, isPrimary: Bool)
  case answerSurvey(SurveyResponse.Kind, score: Int, comment: String, ticket: TicketID?)
  /// With neither id nor customer: both are given when it is taken down.
  case interview(ExitInterview)
  /// The same.
  case review(BusinessReview)
  /// How much is used now, and another limit of the plan.
  case count(CounterID, Int, limit: Int?, note: String)
  /// Something that happened, and journeys go by.
  case noteEvent(EventName, at: Instant, note: String)
  /// Of the customer's present flow; nil is now. A skipped step has a reason.
  case settleStep(StepID, StepOutcome.Outcome, on: LocalDate?, reason: String)
  case reopenStep(StepID)
  /// As an action item with the step's checklist; nil is the step's own date.
  case takeUpStep(StepID, owner: String, due: LocalDate?)
  /// The trigger does not fire for the customer until that day; nil: until it is unmuted.
  case mute(TriggerID, reason: String, until: LocalDate?)
  case unmute(TriggerID)
  /// The customer's expansion opportunity is brought to a stage.
  case stage(OpportunityNews)

  /// Everybody there who is not in the path yet.
  case enrolTeam(PathID, due: LocalDate?)

  /// A draft of what the team's text says of the initiative, once for each customer.
  case tellOf(InitiativeID)

  // The portfolio
  case addCustomer(CustomerRevision)
  case addSession(SessionDraft)
  case addInitiative(InitiativeRevision)

  // Sessions
  case changeSession(SessionRevision)
  case book(LearnerID)
  /// Nil minutes: all of the session's.
  case attend(LearnerID, minutes: Int?, rating: Int?)
  case followUp(title: String, owner: String, due: LocalDate?)

  // Contacts
  case changeContact(ContactRevision)
  case makePrimary
  case removeContact

  /// A person, in facts and log, for good.
  case forgetContact
  case forgetLearner

  // Action items
  case revise(ActionRevision)
  /// How it ended, one of the ended statuses, and what there is to say about it.
  case finish(ActionStatus, note: String)
  case snooze(until: LocalDate, reason: String)
  case wake
  case tick(step: Int, isDone: Bool)
  case reopenAction

  // Tickets
  case respond(String, then: TicketStatus?)
  case note(String)
  case hear(String)
  case move(to: TicketStatus)
  case changeSeverity(Severity)
  case assignTicket(String)
  case escalate(to: SupportTier?, trigger: String)
  /// A time promised by hand for a clock; nil gives it back to the policy.
  case promise(ClockKind, Instant?)
  case retitle(String)
  case merge(into: TicketID)
  case markSpam
  /// The five whys, and the branch of the fishbone.
  case explain(CausePath, whys: [String])
  /// What is nil or blank is taken from the ticket.
  case draftArticle(title: String, body: String, tags: [String])
  /// An article answered the ticket.
  case answerBy(ArticleID)

  // Learners
  case enrol(PathID, due: LocalDate?)
  case complete(PathID, ModuleID, minutes: Int?, score: Int?)
  case waive(PathID, ModuleID, reason: String)
  case score(PathID, ModuleID, Int)
  /// An attempt at the module's assessment, kept with the others.
  case assess(PathID, ModuleID, Int, Assessment.Stage)
  /// Of the path, else the one that is due.
  case renewCertificate(PathID?)

  // Articles
  case rewrite(ArticleRevision)
  case publish
  case retire
  /// The article answered a ticket.
  case answers(TicketID)

  // Initiatives
  case changeInitiative(InitiativeRevision)
  /// Done in that quarter; nil takes it off the roadmap. A nil owner stays as it is.
  case planInitiative(Quarter?, owner: String?)
  case milestone(MilestoneNews)
  /// In %; nil: as the milestones say.
  case advance(Int?)
  case finishInitiative(outcome: String, brought: Money?)
  case dropInitiative(reason: String)
  case reopenInitiative

  // Customers' words
  case correct(FeedbackNews)

  // Messages to customers
  /// It may go, at once or not before a moment.
  case approve(at: Instant?)
  case holdMessage(String)
  case dropMessage(String)
  case rewriteMessage(MessageText)
  /// By hand; nil is now.
  case noteSent(at: Instant?)
  case noteReply(at: Instant?)
  /// Whoever sends takes it, so that nobody else does.
  case takeToSend
  /// What became of it; it is still the one that was taken at that moment.
  case endSending(taken: Instant, MailOutcome)

  /// What it can be done to.
  public var target: Target.Kind {
    switch self {
    case .record, .override, .withdraw, .logActivity, .addAction, .openTicket, .addLearner, .assignCustomer,
      .changeCustomer, .renew, .churn, .comeBack, .mergeCustomer, .addContact, .answerSurvey, .count,
      .noteEvent, .settleStep, .reopenStep, .takeUpStep, .mute, .unmute, .stage, .enrolTeam, .tellOf, .interview,
      .review:
      .customer
    case .addCustomer, .addSession, .addInitiative: .portfolio
    case .changeSession, .book, .attend, .followUp: .session
    case .changeContact, .makePrimary, .removeContact, .forgetContact: .contact
    case .revise, .finish, .snooze, .wake, .tick, .reopenAction: .action
    case .respond, .note, .hear, .move, .changeSeverity, .assignTicket, .escalate, .promise, .retitle, .merge,
      .markSpam, .explain, .draftArticle, .answerBy:
      .ticket
    case .enrol, .complete, .waive, .score, .assess, .renewCertificate, .forgetLearner: .learner
    case .rewrite, .publish, .retire, .answers: .article
    case .changeInitiative, .planInitiative, .milestone, .advance, .finishInitiative, .dropInitiative,
      .reopenInitiative:
      .initiative
    case .correct: .verbatim
    case .approve, .holdMessage, .dropMessage, .rewriteMessage, .noteSent, .noteReply, .takeToSend, .endSending:
      .message
    }
  }
}

/// A new action item, as far as a person says it.
public struct ActionDraft: Hashable, Sendable {
  public var title: String
  public var kind: String
  public var priority: ActionPriority
  public var owner: String
  public var due: LocalDate?
  public var description: String
  public var checklist: [ChecklistStep]

  public init(
    title: String, kind: String = "", priority: ActionPriority = .medium, owner: String = "", due: LocalDate? = nil,
    description: String = "", checklist: [ChecklistStep] = []
  ) {
    self.title = title
    self.kind = kind
    self.priority = priority
    self.owner = owner
    self.due = due
    self.description = description
    self.checklist = checklist
  }
}

/// What becomes different in an action item; nil stays as it is.
public struct ActionRevision: Hashable, Sendable {
  public var title: String?
  public var kind: String?
  public var description: String?
  public var priority: ActionPriority?
  public var owner: String?
  /// The outer nil leaves the date, the inner one takes it away.
  public var due: LocalDate??
  /// One of the open statuses.
  public var status: ActionStatus?
  public var checklist: [ChecklistStep]?

  public init() {}
}

/// A new ticket, as the person at the desk takes it down.
public struct TicketDraft: Hashable, Sendable {
  public var subject: String
  public var severity: Severity
  /// The customer's words; empty when there are none yet.
  public var message: String
  public var category: String
  public var channel: String
  public var owner: String
  /// The closed ticket that it takes up again.
  public var follows: TicketID?

  public init(
    subject: String, severity: Severity = .medium, message: String = "", category: String = "", channel: String = "",
    owner: String = "", follows: TicketID? = nil
  ) {
    self.subject = subject
    self.severity = severity
    self.message = message
    self.category = category
    self.channel = channel
    self.owner = owner
    self.follows = follows
  }
}

/// What becomes different in an article; nil stays as it is.
public struct ArticleRevision: Hashable, Sendable {
  public var title: String?
  public var body: String?
  public var tags: [String]?

  public init(title: String? = nil, body: String? = nil, tags: [String]? = nil) {
    self.title = title
    self.body = body
    self.tags = tags
  }
}
