import Yams

/// A value in a document that is no mapping, with the way to it.
public struct DocumentValue: Hashable, Sendable {
  /// `policies.Critical.targets.respond`: things of a list go by their names.
  public var path: String
  /// A list with commas between, a mapping that is one value as `severity: high, tier: enterprise`.
  public var text: String
}

extension DocumentNode {
  /// All values, in the document's order.
  func values(_ shape: DocumentShape) -> [DocumentValue] {
    var values: [DocumentValue] = []
    node.collect([], shape, into: &values)
    return values
  }
}

extension Node {
  fileprivate func collect(_ path: [String], _ shape: DocumentShape, into values: inout [DocumentValue]) {
    let isWhole = !path.isEmpty && shape.isWhole(at: path)
    switch self {
    case .mapping(let mapping) where !isWhole:
      for (key, value) in mapping { value.collect(path + [key.string ?? ""], shape, into: &values) }
    case .sequence(let items) where !isWhole && shape.name(at: path) != nil:
      let field = shape.name(at: path)
      for (index, item) in items.enumerated() {
        let name = item.mapping?.first { $0.key.string == field }?.value.string
        item.collect(path + [name ?? "\(index + 1)"], shape, into: &values)
      }
    default: values.append(DocumentValue(path: path.joined(separator: "."), text: flat))
    }
  }

  private var flat: String {
    switch self {
    case .scalar(let scalar): scalar.string
    case .sequence(let items): items.map(\.flat).joined(separator: ", ")
    case .mapping(let mapping):
      mapping.map { key, value in
        value.scalar == nil ? "\(key.flat): (\(value.flat))" : "\(key.flat): \(value.flat)"
      }.joined(separator: ", ")
    case .alias: ""
    }
  }
}
