import CustomerSuccess
public import Framework

extension Mapping {
  /// Reads a mapping file; everything it does not know, and everything nobody has decided yet, is refused with its line.
  public init(yaml text: String, file: String) throws(DocumentError) {
    let top = try DocumentNode(parsing: text, file: file).fields(
      required: ["name", "files"], optional: ["zone", "lookups"] + LayoutReader.keys + RuleDefaults.keys)
    guard let nameNode = top["name"], let filesNode = top["files"] else {
      throw DocumentError(file: file, message: "empty")
    }
    name = try nameNode.text()
    zone = .gmt
    if let node = top["zone"] {
      let identifier = try node.text()
      guard let found = ZoneNames.zone(named: identifier) else {
        throw node.error("found '\(identifier)', expected an IANA zone such as America/New_York")
      }
      zone = found
    }
    let form = try LayoutReader.form(top, over: .foreign)
    let rules = RuleReader(try RuleDefaults(top, over: RuleDefaults()))
    lookups = []
    for (name, node) in try top["lookups"]?.entries() ?? [] {
      lookups.append(try LookupReader(rules: rules, form: form).lookup(name, node, isFeed: false))
    }
    sections = []
    for (name, node) in try filesNode.entries() {
      sections.append(try SectionReader(defaults: rules.defaults, form: form).section(name, node))
    }
    try checkNames(in: filesNode)
    try settleLinks(in: filesNode)
  }

  private func checkNames(in node: DocumentNode) throws(DocumentError) {
    let known = lookups + sections.flatMap(\.feeds)
    for section in sections {
      for rule in section.rules { try Mapping.check(rule, known: known, in: node) }
      guard let with = section.with else { continue }
      guard sections.contains(where: { $0.name == with && $0.with == nil }) else {
        let others = sections.filter { $0.with == nil }.map(\.name).joined(separator: ", ")
        throw node.error("\(section.name) is made with '\(with)', expected one of \(others)")
      }
    }
  }

  private static func check(
    _ rule: ValueRule, known: [LookupRules], in node: DocumentNode
  ) throws(DocumentError) {
    guard case .lookup(let name, let value, _) = rule.base else { return }
    guard let lookup = known.first(where: { $0.name == name }) else {
      throw node.error("no lookup '\(name)', expected one of \(known.map(\.name).joined(separator: ", "))")
    }
    guard lookup.values.contains(where: { $0.name == value }) else {
      throw node.error(
        "lookup \(name) has no value '\(value)', expected one of \(lookup.values.map(\.name).joined(separator: ", "))")
    }
  }
}

extension DocumentNode {
  /// Texts, or a text alone.
  func oneOrMore(_ expected: String = "text") throws(DocumentError) -> [String] {
    guard isList else { return [try decided(expected)] }
    var texts: [String] = []
    for item in try items() { texts.append(try item.decided(expected)) }
    return texts
  }

  /// A text, where a file that was made by guessing may still ask for one.
  func decided(_ expected: String = "text") throws(DocumentError) -> String {
    guard isMapping else { return try text(expected) }
    let fields = try fields(required: ["decide"])
    let choices = try fields["decide"]?.oneOrMore() ?? []
    let named = choices.map { $0.isEmpty ? "\"\" for none" : $0 }
    throw error("not decided yet, expected one of \(named.joined(separator: ", ")) in place of decide: [...]")
  }
}
