/// Anything the store keeps for its own sake; everything else is computed from facts.
///
/// Each in a place of its own, so that what is handed from hand to hand by the million is as small as a reference.
///
/// A new kind is a case here, one of `FactKind`, and a line in each of the two switches below; the compiler asks for them.
public indirect enum Fact: Hashable, Sendable, Codable {
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
  case subscription(Subscription)
  case departure(Departure)
  case counter(UsageCount)
  case event(CustomerEvent)
  case stepOutcome(StepOutcome)
  case firing(OutreachFiring)
  case mute(OutreachMute)
  case message(OutreachMessage)
  case membership(ProgrammeMembership)
  case opportunity(Opportunity)
  case statement(TrainingStatement)
  case voiding(StatementVoiding)
  case session(TrainingSession)
  case attendance(Attendance)
  case assessment(Assessment)
  case initiative(Initiative)
  case frameworkFile(FrameworkFile)
  case predictionModel(PredictionModel)
  case prediction(Prediction)
  case feedbackCorrection(FeedbackCorrection)
  case exitInterview(ExitInterview)
  case businessReview(BusinessReview)

  /// Hands over the value as what it is, without a box around it.
  public func open<Use: FactUse>(_ use: inout Use) throws(Use.Failure) -> Use.Result {
    switch self {
    case .customer(let value): try use.use(value)
    case .contact(let value): try use.use(value)
    case .activity(let value): try use.use(value)
    case .observation(let value): try use.use(value)
    case .override(let value): try use.use(value)
    case .score(let value): try use.use(value)
    case .action(let value): try use.use(value)
    case .ticket(let value): try use.use(value)
    case .ticketEvent(let value): try use.use(value)
    case .survey(let value): try use.use(value)
    case .learner(let value): try use.use(value)
    case .enrolment(let value): try use.use(value)
    case .progress(let value): try use.use(value)
    case .certificate(let value): try use.use(value)
    case .rootCause(let value): try use.use(value)
    case .article(let value): try use.use(value)
    case .articleLink(let value): try use.use(value)
    case .subscription(let value): try use.use(value)
    case .departure(let value): try use.use(value)
    case .counter(let value): try use.use(value)
    case .event(let value): try use.use(value)
    case .stepOutcome(let value): try use.use(value)
    case .firing(let value): try use.use(value)
    case .mute(let value): try use.use(value)
    case .message(let value): try use.use(value)
    case .membership(let value): try use.use(value)
    case .opportunity(let value): try use.use(value)
    case .statement(let value): try use.use(value)
    case .voiding(let value): try use.use(value)
    case .session(let value): try use.use(value)
    case .attendance(let value): try use.use(value)
    case .assessment(let value): try use.use(value)
    case .initiative(let value): try use.use(value)
    case .frameworkFile(let value): try use.use(value)
    case .predictionModel(let value): try use.use(value)
    case .prediction(let value): try use.use(value)
    case .feedbackCorrection(let value): try use.use(value)
    case .exitInterview(let value): try use.use(value)
    case .businessReview(let value): try use.use(value)
    }
  }
}

/// The kinds of facts, each after the kinds it refers to: written in this order, nothing is missing.
public enum FactKind: String, CaseIterable, Sendable, Codable, Comparable {
  case customer, contact, observation, override, score, action, activity, ticket, ticketEvent, survey
  case learner, enrolment, progress, certificate
  case rootCause, article, articleLink
  case subscription, departure, counter
  case event, stepOutcome
  case firing, mute, message
  case membership, opportunity
  case statement, voiding, session, attendance, assessment
  case initiative
  case frameworkFile
  case predictionModel, prediction
  case feedbackCorrection
  case exitInterview, businessReview

  /// The kind's declaration.
  public var record: any FactRecord.Type {
    switch self {
    case .customer: Customer.self
    case .contact: Contact.self
    case .observation: Observation.self
    case .override: Override.self
    case .score: ScoreRecord.self
    case .action: ActionItem.self
    case .activity: Activity.self
    case .ticket: Ticket.self
    case .ticketEvent: TicketEvent.self
    case .survey: SurveyResponse.self
    case .learner: Learner.self
    case .enrolment: Enrolment.self
    case .progress: ModuleProgress.self
    case .certificate: Certificate.self
    case .rootCause: RootCause.self
    case .article: Article.self
    case .articleLink: ArticleLink.self
    case .subscription: Subscription.self
    case .departure: Departure.self
    case .counter: UsageCount.self
    case .event: CustomerEvent.self
    case .stepOutcome: StepOutcome.self
    case .firing: OutreachFiring.self
    case .mute: OutreachMute.self
    case .message: OutreachMessage.self
    case .membership: ProgrammeMembership.self
    case .opportunity: Opportunity.self
    case .statement: TrainingStatement.self
    case .voiding: StatementVoiding.self
    case .session: TrainingSession.self
    case .attendance: Attendance.self
    case .assessment: Assessment.self
    case .initiative: Initiative.self
    case .frameworkFile: FrameworkFile.self
    case .predictionModel: PredictionModel.self
    case .prediction: Prediction.self
    case .feedbackCorrection: FeedbackCorrection.self
    case .exitInterview: ExitInterview.self
    case .businessReview: BusinessReview.self
    }
  }
}

extension FactKind {
  /// `ticket event`
  public var title: String { "\(record.names.title)" }

  /// The place among all cases. An enumeration without payloads is the byte that counts its cases; a test holds the two equal.
  package var place: Int { Int(withUnsafeBytes(of: self) { $0[0] }) }

  public static func < (left: FactKind, right: FactKind) -> Bool { left.place < right.place }
  /// By the place: by its raw value, every key would be hashed as a text more.
  public func hash(into hasher: inout Hasher) { hasher.combine(place) }
}

/// What is done with a fact's value, whatever its kind.
public protocol FactUse {
  associatedtype Result
  associatedtype Failure: Error
  mutating func use<Value: FactRecord>(_ value: Value) throws(Failure) -> Result
}

extension Fact {
  public var kind: FactKind {
    var use = KindOfFact()
    return open(&use)
  }

  public var key: FactKey {
    var use = KeyOfFact()
    return open(&use)
  }

  public var value: any FactRecord {
    var use = ValueOfFact()
    return open(&use)
  }

  /// The facts that must be there for this one to make sense.
  public var references: [FactKey] { value.references.map(\.key) }
}

private struct KindOfFact: FactUse {
  func use<Value: FactRecord>(_ value: Value) -> FactKind { Value.names.kind }
}

private struct KeyOfFact: FactUse {
  func use<Value: FactRecord>(_ value: Value) -> FactKey { value.key }
}

private struct ValueOfFact: FactUse {
  func use<Value: FactRecord>(_ value: Value) -> any FactRecord { value }
}
