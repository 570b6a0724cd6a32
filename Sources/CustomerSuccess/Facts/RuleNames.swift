/// The names that the rules define, against which those in files are held as those in acts are.
public struct RuleNames: Hashable, Sendable {
  private let health: HealthModel
  package let training: TrainingCatalogue
  private let improvement: ImprovementRules
  /// What the rules count by name.
  package let counters: Set<String>

  public init(_ rules: ActRules) {
    health = rules.health
    training = rules.training
    improvement = rules.improvement
    counters = rules.counters
  }

  /// A name beside what people call it.
  package typealias Named = (id: String, title: String)

  package var paths: [Named] { training.paths.map { ($0.id.text, $0.title) } }
  /// Of whichever path.
  package var modules: [Named] { training.paths.flatMap { $0.modules.map { ($0.id.text, $0.title) } } }
  package var metrics: [Named] { health.metrics.map { ($0.id.text, $0.title) } }

  /// What is wrong with a name, and which there are; nil where it is known.
  package func complaint(_ path: PathID) -> String? {
    training[path] == nil ? RuleNames.words("path", path, training.paths.map(\.id)) : nil
  }

  /// Nothing where the path itself is unknown.
  package func complaint(_ module: ModuleID, of path: PathID) -> String? {
    guard let known = training[path], !known.modules.contains(where: { $0.id == module }) else { return nil }
    return RuleNames.words("module", module, known.modules.map(\.id))
  }

  package func complaint(_ metric: MetricID) -> String? {
    health.metric(metric) == nil ? RuleNames.words("metric", metric, health.metrics.map(\.id)) : nil
  }

  /// Of what made a score: the first of its names that is none.
  package func complaint(_ contributions: [ScoreRecord.Contribution]) -> String? {
    contributions.lazy.compactMap { complaint($0.metric) }.first
  }

  package func complaint(_ target: OverrideTarget) -> String? {
    switch target {
    case .score: nil
    case .metric(let id): complaint(id)
    case .dimension(let id):
      health.dimensions.contains { $0.id == id } ? nil : RuleNames.words("dimension", id, health.dimensions.map(\.id))
    }
  }

  package func complaint(_ category: CauseID) -> String? {
    improvement[category] == nil ? RuleNames.words("category", category, improvement.causes.map(\.id)) : nil
  }

  /// Nothing where the category itself is unknown.
  package func complaint(_ cause: CauseID, of category: CauseID) -> String? {
    guard let known = improvement[category], !known.causes.contains(where: { $0.id == cause }) else { return nil }
    return RuleNames.words("cause", cause, known.causes.map(\.id))
  }

  package func complaint(_ origin: InitiativeOrigin) -> String? {
    guard case .cause(let path) = origin else { return nil }
    return complaint(path.category) ?? path.subCause.flatMap { complaint($0, of: path.category) }
  }

  private static func words<ID: Identifier>(_ what: String, _ id: ID, _ known: [ID]) -> String {
    "found '\(id.text.excerpt)', expected a \(what): \(known.map(\.text).joined(separator: ", "))"
  }
}
