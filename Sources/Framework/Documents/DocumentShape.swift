/// What the layering of a document has to know of it.
///
/// A path is the keys on the way, `*` for any, and an item of a list of things by its name: `policies.*.when`.
struct DocumentShape: Sendable {
  /// The lists whose items are things with a name, by the field that names them.
  var names: [String: String] = [:]
  /// Mappings that are one value: what one's own says stands for all of it.
  var wholes: Set<String> = []
  /// Fields that hang on another one of the same thing: once that says something else, they do not stay as shipped.
  var hanging: [String: (on: String, fields: Set<String>)] = [:]

  func name(at path: [String]) -> String? { names.first { DocumentShape.matches($0.key, path) }?.value }

  func isWhole(at path: [String]) -> Bool { wholes.contains { DocumentShape.matches($0, path) } }

  func hanging(at path: [String]) -> (on: String, fields: Set<String>)? {
    hanging.first { DocumentShape.matches($0.key, path) }?.value
  }

  private static func matches(_ pattern: String, _ path: [String]) -> Bool {
    let parts = pattern.split(separator: ".")
    return parts.count == path.count && zip(parts, path).allSatisfy { $0 == "*" || $0 == $1 }
  }
}

extension FrameworkDocument {
  var shape: DocumentShape {
    switch self {
    case .health:
      DocumentShape(wholes: ["dimensions.*.metrics.*.bands", "dimensions.*.metrics.*.levels"])
    case .sla: DocumentShape(names: ["policies": "name", "tiers": "tier"], wholes: ["policies.*.when"])
    // A calendar in another country has other holidays, even where it names none.
    case .calendars:
      DocumentShape(wholes: ["*.hours"], hanging: ["*": (on: "zone", fields: ["holidays", "exceptions"])])
    case .training: DocumentShape(names: ["paths.*.modules": "id"])
    case .improvement: DocumentShape(names: ["lessons": "title"])
    case .contracts, .outreach, .feedback, .metrics: DocumentShape()
    case .messages: DocumentShape(names: ["programmes.*": "content"])
    case .programmes: DocumentShape(wholes: ["campaigns.*.ends", "expansion.programmes.*.identification.*.by"])
    case .journeys:
      DocumentShape(
        names: ["flows.*.weeks.*.checkIns": "type", "flows.*.tracks.*.touchpoints": "type"],
        wholes: ["flows.*.*.*.startedBy", "flows.*.*.*.reachedBy"])
    }
  }
}
