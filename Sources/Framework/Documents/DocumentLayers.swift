import Yams

/// A document of one's own over the shipped one: what it leaves out stays as shipped.
///
/// `none` as a value, and `leaveOut: true` in an item of a list, take something shipped away; `standalone: true` at the top
/// says that nothing shipped holds.
struct DocumentLayers {
  static let standalone = "standalone"
  private static let leaveOut = "leaveOut"
  private static let none = "none"

  private let shape: DocumentShape
  private let file: String

  init(_ shape: DocumentShape, file: String) {
    self.shape = shape
    self.file = file
  }

  /// Throws where something is taken away that is not shipped.
  func lay(_ own: DocumentNode, over shipped: DocumentNode) throws(DocumentError) -> DocumentNode {
    // What is no mapping at all is for its reader to refuse.
    guard let mapping = own.node.mapping else { return own }
    if let alone = try own.entries().first(where: { $0.key == DocumentLayers.standalone })?.value {
      let rest = mapping.filter { $0.key.string != DocumentLayers.standalone }.map { ($0.key, $0.value) }
      let document = Node.mapping(Node.Mapping(rest, mapping.tag, mapping.style, mapping.mark))
      if try alone.boolean() { return DocumentNode(node: document, file: file, path: "") }
      return DocumentNode(node: try laid(document, over: shipped.node, []), file: file, path: "")
    }
    return DocumentNode(node: try laid(own.node, over: shipped.node, []), file: file, path: "")
  }

  private func laid(_ own: Node, over shipped: Node, _ path: [String]) throws(DocumentError) -> Node {
    if !path.isEmpty, shape.isWhole(at: path) { return own }
    switch (own, shipped) {
    case (.mapping(let own), .mapping(let shipped)):
      return .mapping(try laid(own, over: staying(shipped, under: own, path), path))
    case (.sequence(let own), .sequence(let shipped)):
      guard let name = shape.name(at: path) else { return .sequence(own) }
      return .sequence(try laid(own, over: shipped, path, by: name))
    default: return own
    }
  }

  private func laid(
    _ own: Node.Mapping, over shipped: Node.Mapping, _ path: [String]
  ) throws(DocumentError) -> Node.Mapping {
    let said = own.map { ($0.key, $0.value) }
    let saidByKey = byKey(own)
    let shippedByKey = byKey(shipped)
    var pairs: [(Node, Node)] = []
    // Who says something about everything also says in which order.
    let isComplete = shippedByKey.keys.allSatisfy { saidByKey[$0] != nil }
    for (key, value) in isComplete ? [] : shipped.map({ ($0.key, $0.value) }) {
      guard let mine = saidByKey[key.string ?? ""] else {
        pairs.append((key.unplaced, value.unplaced))
        continue
      }
      if !isNone(mine.1) { pairs.append((mine.0, try laid(mine.1, over: value, path + [key.string ?? ""]))) }
    }
    for (key, value) in said where isComplete || shippedByKey[key.string ?? ""] == nil {
      let name = key.string ?? ""
      guard let known = shippedByKey[name]?.1 else {
        if isNone(value) { throw nothing(name, at: key, path) }
        pairs.append((key, value))
        continue
      }
      if !isNone(value) { pairs.append((key, try laid(value, over: known, path + [name]))) }
    }
    return Node.Mapping(pairs, own.tag, own.style, own.mark)
  }

  private func byKey(_ mapping: Node.Mapping) -> [String: (Node, Node)] {
    Dictionary(mapping.map { ($0.key.string ?? "", ($0.key, $0.value)) }) { first, _ in first }
  }

  /// Things of a list by their names: one's own first, as they stand, then those that are left out.
  private func laid(
    _ own: Node.Sequence, over shipped: Node.Sequence, _ path: [String], by field: String
  ) throws(DocumentError) -> Node.Sequence {
    func name(_ item: Node) -> String? { item.mapping?.first { $0.key.string == field }?.value.string }
    var items: [Node] = []
    for item in own {
      let known = shipped.first { name($0) != nil && name($0) == name(item) }
      if try isLeftOut(item) {
        guard known != nil else { throw nothing(name(item) ?? "", at: item, path) }
        continue
      }
      items.append(
        try known.map { node throws(DocumentError) in
          try laid(item, over: node, path + [name(item) ?? ""])
        } ?? item)
    }
    let rest = shipped.filter { item in !own.contains { name($0) != nil && name($0) == name(item) } }
    return Node.Sequence(items + rest.map(\.unplaced), own.tag, own.style, own.mark)
  }

  /// What is shipped, without what hangs on a field that one's own says otherwise.
  private func staying(_ shipped: Node.Mapping, under own: Node.Mapping, _ path: [String]) -> Node.Mapping {
    guard let hanging = shape.hanging(at: path), let told = DocumentLayers.text(hanging.on, of: own),
      told != DocumentLayers.text(hanging.on, of: shipped)
    else { return shipped }
    let rest = shipped.filter { !hanging.fields.contains($0.key.string ?? "") }.map { ($0.key, $0.value) }
    return Node.Mapping(rest, shipped.tag, shipped.style, shipped.mark)
  }

  private static func text(_ field: String, of mapping: Node.Mapping) -> String? {
    mapping.first { $0.key.string == field }?.value.string
  }

  private func isNone(_ node: Node) -> Bool { node.scalar?.string == DocumentLayers.none }

  private func isLeftOut(_ item: Node) throws(DocumentError) -> Bool {
    guard let flag = item.mapping?.first(where: { $0.key.string == DocumentLayers.leaveOut })?.value else {
      return false
    }
    return try DocumentNode(node: flag, file: file, path: DocumentLayers.leaveOut).boolean()
  }

  private func nothing(_ name: String, at node: Node, _ path: [String]) -> DocumentError {
    DocumentNode(node: node, file: file, path: (path + [name]).joined(separator: "."))
      .error("nothing of this name is shipped that could be left out")
  }
}

extension Node {
  /// Without its line, which is another file's.
  fileprivate var unplaced: Node {
    switch self {
    case .mapping(let mapping):
      .mapping(Mapping(mapping.map { ($0.key.unplaced, $0.value.unplaced) }, mapping.tag, mapping.style, nil))
    case .sequence(let sequence): .sequence(Sequence(sequence.map(\.unplaced), sequence.tag, sequence.style, nil))
    case .scalar(let scalar): .scalar(Scalar(scalar.string, scalar.tag, scalar.style, nil))
    case .alias: self
    }
  }
}
