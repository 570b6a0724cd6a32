import CustomerSuccess
import Yams

/// A place in a YAML file that knows its line, and reads strictly: what is not expected is refused, never skipped.
public struct DocumentNode {
  public let file: String
  /// From 1.
  public let line: Int
  /// The way to here, such as `dimensions.productUsage.weight`; empty at the top.
  public let path: String
  let node: Yams.Node
  /// What a scalar means is for its reader to say. The library's own guessing, by seven regular expressions a scalar, took
  /// longer than all the rest of reading; only merge keys hang on it.
  private static let plain = Resolver.basic.appending(.merge)

  /// Reads one document. Aliases and merge keys work as YAML has them; a key given twice is refused.
  public init(parsing text: String, file: String) throws(DocumentError) {
    let node: Yams.Node?
    do {
      node = try Yams.compose(yaml: text, DocumentNode.plain)
    } catch let error as YamlError {
      throw DocumentNode.complaint(error, file: file)
    } catch {
      throw DocumentError(file: file, message: "\(error)")
    }
    guard let node else { throw DocumentError(file: file, message: "empty, expected a YAML mapping") }
    self.init(node: node, file: file, path: "")
  }

  init(node: Yams.Node, file: String, path: String) {
    self.node = node
    self.file = file
    self.path = path
    line = node.mark?.line ?? 1
  }

  public func error(_ message: String) -> DocumentError {
    DocumentError(
      file: file, line: line, message: path.isEmpty ? message : "\(path): \(message)")
  }

  /// The entries in the file's order; `expected` names what the mapping should be, for the complaint.
  public func entries(
    _ expected: String = "a mapping"
  ) throws(DocumentError) -> [(key: String, value: DocumentNode)] {
    guard case .mapping(let mapping) = node else {
      throw error("found \(kind), expected \(expected)")
    }
    var seen: Set<String> = []
    var entries: [(key: String, value: DocumentNode)] = []
    for (keyNode, value) in mapping {
      guard let key = keyNode.scalar?.string else {
        throw error("found a key that is not plain text")
      }
      guard seen.insert(key).inserted else {
        throw DocumentNode(node: keyNode, file: file, path: child(key)).error("given twice")
      }
      let place = DocumentNode(node: value, file: file, path: child(key), line: keyNode.mark?.line)
      entries.append((key, place))
    }
    return entries
  }

  /// A mapping of which all keys are known; unknown ones are refused with the known ones named.
  public func fields(
    required: [String] = [], optional: [String] = []
  ) throws(DocumentError) -> [String: DocumentNode] {
    let known = required + optional
    var fields: [String: DocumentNode] = [:]
    for (key, value) in try entries() {
      guard known.contains(key) else {
        let near = nearestHint(to: key, among: known)
        throw value.error("unknown key, expected one of \(known.joined(separator: ", "))\(near)")
      }
      fields[key] = value
    }
    if let missing = required.first(where: { fields[$0] == nil }) {
      throw error("\(missing) is missing")
    }
    return fields
  }

  public func items(_ expected: String = "a list") throws(DocumentError) -> [DocumentNode] {
    guard case .sequence(let sequence) = node else {
      throw error("found \(kind), expected \(expected)")
    }
    return sequence.enumerated().map { index, item in
      DocumentNode(node: item, file: file, path: "\(path)[\(index)]")
    }
  }

  public func text(_ expected: String = "text") throws(DocumentError) -> String {
    guard case .scalar(let scalar) = node else { throw error("found \(kind), expected \(expected)") }
    return scalar.string
  }

  public func number(_ expected: String = "a number") throws(DocumentError) -> Double {
    let text = try text(expected)
    guard let value = Double(text), value.isFinite else {
      throw error("found '\(text)', expected \(expected)")
    }
    return value
  }

  public func integer(_ expected: String = "a whole number") throws(DocumentError) -> Int {
    let text = try text(expected)
    guard let value = Int(text) else { throw error("found '\(text)', expected \(expected)") }
    return value
  }

  public func boolean() throws(DocumentError) -> Bool {
    let text = try text("true or false")
    switch text.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: throw error("found '\(text)', expected true or false")
    }
  }

  /// One of an enumeration's names.
  public func choice<Choice: RawRepresentable & CaseIterable>(
    _ type: Choice.Type = Choice.self
  ) throws(DocumentError) -> Choice where Choice.RawValue == String {
    let text = try text()
    guard let choice = Choice(rawValue: text) else {
      let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw error("found '\(text)', expected one of \(names)")
    }
    return choice
  }

  public var isNull: Bool { node.null != nil }
  public var isList: Bool { node.sequence != nil }
  public var isMapping: Bool { node.mapping != nil }

  private init(node: Yams.Node, file: String, path: String, line: Int?) {
    self.node = node
    self.file = file
    self.path = path
    self.line = line ?? node.mark?.line ?? 1
  }

  private var kind: String {
    switch node {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "'\(scalar.string)'"
    case .alias: "an alias"
    }
  }

  private func child(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private static func complaint(_ error: YamlError, file: String) -> DocumentError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return DocumentError(file: file, line: mark.line, message: "not valid YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "\($0)" }.joined(separator: ", ")
      return DocumentError(file: file, line: context.mark.line, message: "given twice: \(names)")
    default:
      return DocumentError(file: file, message: "not valid YAML: \(error)")
    }
  }
}
