public import CustomerSuccess

/// The rules by which a store computes what it keeps beside the facts.
public struct Rulebook: Hashable, Sendable {
  public var health: HealthModel
  public var support: SupportRules
  public var training: TrainingCatalogue
  /// In which days begin and end.
  public var zone: Zone
  /// Decides nothing that is kept beside the facts.
  public var improvement: ImprovementRules
  /// As little.
  public var contracts: ContractRules
  public var journeys: JourneyRules
  /// Decides nothing that is kept beside the facts.
  public var performance: PerformanceRules
  /// Only runs judge; of what is kept beside the facts, opportunities go by them.
  public var outreach: OutreachRules
  /// Differs whenever a rule of outreach or a programme does.
  public var outreachFingerprint: String
  /// Differs whenever a rule differs: what was computed under another one is computed again.
  public var fingerprint: String

  public init(
    health: HealthModel, support: SupportRules, training: TrainingCatalogue, zone: Zone, fingerprint: String,
    improvement: ImprovementRules = ImprovementRules(), contracts: ContractRules = ContractRules(),
    journeys: JourneyRules = JourneyRules(), outreach: OutreachRules = OutreachRules(),
    outreachFingerprint: String = "", performance: PerformanceRules = PerformanceRules()
  ) {
    self.health = health
    self.support = support
    self.training = training
    self.zone = zone
    self.fingerprint = fingerprint
    self.improvement = improvement
    self.contracts = contracts
    self.journeys = journeys
    self.performance = performance
    self.outreach = outreach
    self.outreachFingerprint = outreachFingerprint
  }

  /// What people's acts go by.
  public var acting: ActRules {
    ActRules(
      health: health, support: support, training: training, zone: zone, improvement: improvement, contracts: contracts,
      journeys: journeys, outreach: outreach)
  }

  /// What outreach is judged by, at a moment.
  public func outreach(
    at now: Instant, only names: [TriggerID]? = nil, new: Set<TriggerID> = [],
    beginning: OutreachBeginning = .standing, lastRun: Instant? = nil
  ) -> OutreachContext {
    OutreachContext(
      rules: outreach, health: health, journeys: journeys, zone: zone, now: now,
      triggers: outreach.enabled.filter { names?.contains($0.id) ?? true },
      programmes: outreach.programmes.enabled.map(\.id).filter { names?.contains($0) ?? true }, new: new,
      beginning: beginning, lastRun: lastRun)
  }

  /// Counts up when the rules themselves judge otherwise than before, whatever their files say: all that follows from facts
  /// is then computed anew.
  static let edition = "5"

  /// A fingerprint of the documents that the rules were read from, the same in every process.
  public static func fingerprint(of documents: [String], zone: Zone) -> String {
    Fingerprint(each: documents + [zone.identifier, edition]).text
  }
}
