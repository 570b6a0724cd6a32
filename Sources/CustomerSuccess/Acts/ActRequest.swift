/// An act with what it is done to.
public struct ActRequest: Hashable, Sendable {
  public var act: Act
  public var target: Target
  public var sight: Sight?
  /// What is doubted was asked, and is to be done all the same.
  public var isSure = false

  /// The target as the person saw it when they decided. What somebody else has changed since is not overwritten.
  public enum Sight: Hashable, Sendable {
    case action(ActionItem)
    case customer(Customer)
    case contact(Contact)
    /// A learner by what was done of the modules.
    case progress([ModuleProgress])
    /// A ticket by the number of its events, and its root cause.
    case events(Int, rootCause: RootCause? = nil)
    case article(Article)
    case message(OutreachMessage)
    case session(TrainingSession)
    case initiative(Initiative)
    /// Words by what somebody had said of how they are meant.
    case correction(FeedbackCorrection?)
  }

  public init(_ act: Act, on target: Target, seen sight: Sight? = nil, isSure: Bool = false) {
    self.act = act
    self.target = target
    self.sight = sight
    self.isSure = isSure
  }
}

/// What an act goes by beside the facts.
public struct ActRules: Hashable, Sendable {
  public var health: HealthModel
  public var support: SupportRules
  public var training: TrainingCatalogue
  /// In which days begin and end.
  public var zone: Zone
  public var improvement: ImprovementRules
  public var contracts: ContractRules
  public var journeys: JourneyRules
  public var outreach: OutreachRules

  public init(
    health: HealthModel, support: SupportRules, training: TrainingCatalogue, zone: Zone,
    improvement: ImprovementRules = ImprovementRules(), contracts: ContractRules = ContractRules(),
    journeys: JourneyRules = JourneyRules(), outreach: OutreachRules = OutreachRules()
  ) {
    self.health = health
    self.support = support
    self.training = training
    self.zone = zone
    self.improvement = improvement
    self.contracts = contracts
    self.journeys = journeys
    self.outreach = outreach
  }

  /// Before any file was read: what verbs have to be told can be asked, and of what can be chosen that which no file says.
  public static let unread = ActRules(
    health: HealthModel(
      dimensions: [], categories: [:], levelScores: [:], coverageFloor: 0,
      overrides: .init(defaultDays: 0, maximumDays: 0), trend: .init(days: 0, change: 0)),
    support: SupportRules(policies: []),
    training: TrainingCatalogue(paths: [], passMark: 0, certificateMonths: 0, warningDays: []), zone: .gmt)
}

extension ActRules {
  /// What the rules count by name: steps of journeys that begin or are reached by it.
  var counters: Set<String> {
    let steps = journeys.flows.values.flatMap(\.steps)
    return Set(steps.flatMap { [$0.startedBy, $0.reachedBy] }.compactMap { $0?.counter?.text })
  }
}

/// The facts as they are at the moment an act is carried out.
public protocol FactSource {
  /// Nil when there is no such fact.
  func fact(_ key: FactKey) throws -> Fact?
  /// As it was before it was taken away; nil where it is there, or never was.
  func removed(_ key: FactKey) throws -> Fact?
  /// In any order.
  func events(of ticket: TicketID) throws -> [TicketEvent]
  func overrides(of customer: CustomerID) throws -> [Override]
  func progress(of learner: LearnerID) throws -> [ModuleProgress]
  func certificates(of learner: LearnerID) throws -> [Certificate]
  /// Who has a seat in a session, in any order.
  func attendance(in session: SessionID) throws -> [Attendance]
  /// What is known of a learner's work on a module beside what people say.
  func evidence(of learner: LearnerID, _ path: PathID, _ module: ModuleID) throws -> ModuleEvidence
  /// Those of a kind that name the customer itself, in any order; the customer is not among them.
  func facts(_ kind: FactKind, of customer: CustomerID) throws -> [Fact]
  /// What was noted of a customer under one of these types, in any order.
  func activities(of customer: CustomerID, types: [String]) throws -> [Activity]
  /// Those that are called so, as imports compare names, in the order of their ids.
  func customers(called name: String) throws -> [Customer]
  /// An id that no fact of the kind has, such as `TKT-11203` after `TKT-11202`.
  func freshID(_ kind: FactKind) throws -> String
  /// By what customers' words are read, made only when somebody asks.
  func feedback() throws -> FeedbackScorer
}

extension FactSource {
  /// Where no log is kept.
  public func removed(_ key: FactKey) throws -> Fact? { nil }
  public func attendance(in session: SessionID) throws -> [Attendance] { [] }
  public func evidence(of learner: LearnerID, _ path: PathID, _ module: ModuleID) throws -> ModuleEvidence {
    ModuleEvidence()
  }
  /// Where few are kept.
  public func activities(of customer: CustomerID, types: [String]) throws -> [Activity] {
    try facts(.activity, of: customer).compactMap { fact in
      if case .activity(let one) = fact, types.contains(one.kind) { one } else { nil }
    }
  }
  /// Where only what is seen is known.
  public func customers(called name: String) throws -> [Customer] { [] }
  /// Where no rules of feedback are at hand.
  public func feedback() throws -> FeedbackScorer { FeedbackScorer(FeedbackRules()) }
}

/// Why an act was not carried out.
public enum ActFailure: Error, Hashable, Sendable {
  case refused(Refusal)
  /// Somebody has changed what the act would change since it was seen.
  case conflict(FactKey, expected: Fact?, found: Fact?)

  static func refused(_ words: String) -> ActFailure { .refused(Refusal(words)) }
}
