public import CustomerSuccess

/// Reads `contracts.yaml`.
public struct ContractReader {
  /// Throws `DocumentError` naming the line and what was expected.
  public static func read(_ text: String, file: String) throws(DocumentError) -> ContractRules {
    try read(DocumentNode(parsing: text, file: file))
  }

  public static func read(_ document: DocumentNode) throws(DocumentError) -> ContractRules {
    let top = try document.fields(
      required: ["churnReasons"], optional: ["renewalMonths"])
    var rules = ContractRules()
    if let node = top["renewalMonths"] {
      rules.renewalMonths = try node.integer("a number of months from 1 to 120")
      guard (1...120).contains(rules.renewalMonths) else {
        throw node.error("found \(rules.renewalMonths), expected a number of months from 1 to 120")
      }
    }
    for (key, node) in try top["churnReasons"]?.entries("a mapping of short names and titles") ?? [] {
      rules.churnReasons.append(try reason(key, node))
    }
    if rules.churnReasons.isEmpty, let node = top["churnReasons"] {
      throw node.error("empty, expected at least one reason")
    }
    return rules
  }

  public static func shipped() throws(DocumentError) -> ContractRules {
    try read(FrameworkDocument.contracts.shippedText, file: FrameworkDocument.contracts.fileName)
  }

  /// People type these on the command line.
  private static func reason(_ id: String, _ node: DocumentNode) throws(DocumentError) -> ChurnReason {
    let isShort = !id.isEmpty && id.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    guard isShort else {
      throw node.error("'\(id)' is no short name, expected letters, digits and - such as champion-left")
    }
    let title = try node.text("the reason in words")
    guard title.contains(where: { !$0.isWhitespace }) else { throw node.error("empty, expected the reason in words") }
    return ChurnReason(id: ChurnReasonID(id), title: title)
  }
}
