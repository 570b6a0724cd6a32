import CustomerSuccess
import Framework

/// What rows may be about that the rules define: their own names and titles are how a file tells them.
enum RuledNames: Sendable {
  case paths, modules, metrics
}

extension GuessedFile {
  /// As the rules in force have them; where none were given, the framework's own.
  func choices(of kind: RuledNames) -> [(choice: String, words: [String])] {
    let named =
      switch kind {
      case .paths: names?.paths ?? Self.shippedPaths.map { ($0.id.text, $0.title) }
      case .modules: names?.modules ?? Self.shippedPaths.flatMap { $0.modules.map { ($0.id.text, $0.title) } }
      case .metrics: names?.metrics ?? Self.shippedMetrics
      }
    return named.map { ($0.id, Array(Set([$0.id, $0.title].map(ColumnWords.plain)))) }
  }

  private static let shippedPaths = (try? ShippedFramework.training())?.paths ?? []
  private static let shippedMetrics: [RuleNames.Named] = ((try? ShippedFramework.health())?.metrics ?? []).map {
    ($0.id.text, $0.title)
  }
}
