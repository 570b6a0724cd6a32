import CustomerSuccess

/// A mapping's fields by name, the required ones certain to be there.
struct HealthFields {
  private let node: DocumentNode
  private let fields: [String: DocumentNode]

  init(
    _ node: DocumentNode, required: [String], optional: [String] = []
  ) throws(DocumentError) {
    self.node = node
    fields = try node.fields(required: required, optional: optional)
  }

  /// A required field. The mapping itself stands in for one that was not asked for, so that a complaint has a place.
  subscript(name: String) -> DocumentNode { fields[name] ?? node }

  func optional(_ name: String) -> DocumentNode? { fields[name] }
}

extension DocumentNode {
  func number(in range: ClosedRange<Double>, _ expected: String) throws(DocumentError) -> Double {
    let value = try number(expected)
    guard range.contains(value) else { throw error("found \(try text()), expected \(expected)") }
    return value
  }

  func days() throws(DocumentError) -> Int {
    let value = try integer("a number of whole days, 1 to 3650")
    guard (1...3650).contains(value) else {
      throw error("found \(value), expected a number of whole days, 1 to 3650")
    }
    return value
  }

  func filledText(_ expected: String = "text") throws(DocumentError) -> String {
    let words = try text(expected)
    guard words.contains(where: { !$0.isWhitespace }) else { throw error("found nothing, expected \(expected)") }
    return words
  }

  /// A mapping from categories, each at most once.
  func byCategory(
    _ expected: String
  ) throws(DocumentError) -> [(category: HealthCategory, value: DocumentNode)] {
    var found: [(category: HealthCategory, value: DocumentNode)] = []
    for (key, value) in try entries(expected) {
      guard let category = HealthCategory(rawValue: key) else {
        throw value.error("unknown category, expected one of excellent, good, fair, poor")
      }
      found.append((category, value))
    }
    return found.sorted { $0.category > $1.category }
  }
}
