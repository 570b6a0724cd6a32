import CustomerSuccess
public import Framework

extension Mapping {
  /// Reads a mapping file; everything it does not know is refused with its line.
  public init(yaml text: String, file: String) throws(DocumentError) {
    let top = try DocumentNode(parsing: text, file: file).fields(
      required: ["name", "files"], optional: ["zone", "lookups"])
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
    lookups = []
    for (name, node) in try top["lookups"]?.entries() ?? [] {
      lookups.append(try MappingReader.lookup(name, node, isFeed: false))
    }
    sections = []
    for (name, node) in try filesNode.entries() { sections.append(try MappingReader.section(name, node)) }
    let known = lookups + sections.flatMap(\.feeds)
    for section in sections {
      for (_, rule) in section.fields { try MappingReader.check(rule, known: known, in: filesNode) }
    }
  }
}

/// The parts of a mapping file.
private enum MappingReader {
  static func section(_ name: String, _ node: DocumentNode) throws(DocumentError) -> SectionRules {
    let fields = try node.fields(
      required: ["kind", "columns", "fields"], optional: ["skip", "notice", "unused", "feeds", "wrong_values"])
    guard let kindNode = fields["kind"], let columnsNode = fields["columns"], let fieldsNode = fields["fields"] else {
      throw node.error("kind, columns and fields expected")
    }
    let kind: RecordKind = try kindNode.choice()
    var rules: [(column: String, rule: ValueRule)] = []
    for (column, node) in try fieldsNode.entries() {
      guard kind.header.contains(column) else {
        throw node.error("no field of \(kind.rawValue), expected one of \(kind.header.joined(separator: ", "))")
      }
      rules.append((column, try rule(node)))
    }
    for column in kind.columns where column.isRequired && !rules.contains(where: { $0.column == column.name }) {
      throw fieldsNode.error("\(column.name) is missing, expected it for \(kind.rawValue)")
    }
    var unused: [String: String] = [:]
    for (column, node) in try fields["unused"]?.entries() ?? [] { unused[column] = try node.text("a reason") }
    var feeds: [LookupRules] = []
    for (name, node) in try fields["feeds"]?.entries() ?? [] { feeds.append(try lookup(name, node, isFeed: true)) }
    return SectionRules(
      name: name, kind: kind, columns: try texts(columnsNode), fields: rules, skip: try findings(fields["skip"]),
      notice: try findings(fields["notice"]), unused: unused, refusesValues: try refusesValues(fields["wrong_values"]),
      feeds: feeds)
  }

  private static func refusesValues(_ node: DocumentNode?) throws(DocumentError) -> Bool {
    guard let node else { return false }
    switch try node.text() {
    case "refuse": return true
    case "leave_out": return false
    case let other: throw node.error("found '\(other)', expected refuse or leave_out")
    }
  }

  static func lookup(_ name: String, _ node: DocumentNode, isFeed: Bool) throws(DocumentError) -> LookupRules {
    let fields = try node.fields(
      required: isFeed ? ["key", "values"] : ["columns", "key", "values"], optional: isFeed ? [] : ["unique"])
    guard let keyNode = fields["key"], let valuesNode = fields["values"] else { throw node.error("key expected") }
    var values: [LookupRules.Value] = []
    for (name, node) in try valuesNode.entries() {
      let parts = try node.fields(optional: LookupRules.Way.allCases.map(\.rawValue) + ["where"])
      let ways = LookupRules.Way.allCases.filter { parts[$0.rawValue] != nil }
      guard ways.count == 1, let column = parts[ways[0].rawValue] else {
        throw node.error("expected exactly one of sum, count, earliest, latest")
      }
      values.append(
        .init(name: name, column: try column.text("a column"), way: ways[0], conditions: try conditions(parts["where"]))
      )
    }
    let columns: [String]
    if let node = fields["columns"] { columns = try texts(node) } else { columns = [] }
    return LookupRules(
      name: name, columns: columns, key: try keyNode.text("a column"), unique: try fields["unique"]?.text("a column"),
      values: values)
  }

  /// A column's name alone, or a mapping of how its text becomes the field's.
  static func rule(_ node: DocumentNode) throws(DocumentError) -> ValueRule {
    guard node.isMapping else { return ValueRule(base: .column(try node.text("a column or how to make the value"))) }
    let parts = try node.fields(optional: [
      "column", "constant", "template", "lookup", "value", "by", "values", "bands", "as", "format", "plus_minutes",
      "otherwise", "instead", "blank",
    ])
    var rule = ValueRule(base: try base(parts, node))
    for (text, node) in try parts["values"]?.entries() ?? [] { rule.values[text] = try node.text() }
    for node in try parts["bands"]?.items() ?? [] { rule.bands.append(try band(node)) }
    if let node = parts["as"] { rule.time = try timeRule(node, format: parts["format"]) }
    rule.plusMinutes = try parts["plus_minutes"]?.text("a column")
    rule.otherwise = try parts["otherwise"]?.text()
    for node in try parts["instead"]?.items() ?? [] { rule.instead.append(try replacement(node)) }
    if let node = parts["blank"] { rule.blankClears = try blankClears(node) }
    return rule
  }

  private static func blankClears(_ node: DocumentNode) throws(DocumentError) -> Bool {
    switch try node.text() {
    case "clears": return true
    case "keeps": return false
    case let other: throw node.error("found '\(other)', expected clears or keeps")
    }
  }

  static func check(_ rule: ValueRule, known: [LookupRules], in node: DocumentNode) throws(DocumentError) {
    guard case .lookup(let name, let value, _) = rule.base else { return }
    guard let lookup = known.first(where: { $0.name == name }) else {
      throw node.error("no lookup '\(name)', expected one of \(known.map(\.name).joined(separator: ", "))")
    }
    guard lookup.values.contains(where: { $0.name == value }) else {
      throw node.error(
        "lookup \(name) has no value '\(value)', expected one of \(lookup.values.map(\.name).joined(separator: ", "))")
    }
  }

  private static func base(
    _ parts: [String: DocumentNode], _ node: DocumentNode
  ) throws(DocumentError) -> ValueRule.Base {
    let named = ["column", "constant", "template", "lookup"].filter { parts[$0] != nil }
    guard named.count == 1, let place = parts[named[0]] else {
      throw node.error("expected exactly one of column, constant, template, lookup")
    }
    let text = try place.text()
    switch named[0] {
    case "column": return .column(text)
    case "constant": return .constant(text)
    case "template": return .template(text)
    default:
      guard let value = parts["value"], let key = parts["by"] else {
        throw place.error("expected value and by beside it")
      }
      return .lookup(text, value: try value.text(), by: try key.text("a column"))
    }
  }

  private static func band(_ node: DocumentNode) throws(DocumentError) -> ValueRule.Band {
    let parts = try node.fields(required: ["value"], optional: ["below"])
    return ValueRule.Band(below: try parts["below"]?.number(), value: try parts["value"]?.text() ?? "")
  }

  private static func timeRule(
    _ node: DocumentNode, format: DocumentNode?
  ) throws(DocumentError) -> ValueRule.TimeRule {
    var pattern: DatePattern?
    if let format {
      let text = try format.text("a date format")
      pattern = DatePattern(text)
      if pattern == nil { throw format.error("found '\(text)', expected a date format such as M/d/yyyy HH:mm") }
    }
    switch try node.text() {
    case "date": return .date(pattern)
    case "time": return .time(pattern)
    case let other: throw node.error("found '\(other)', expected date or time")
    }
  }

  private static func replacement(_ node: DocumentNode) throws(DocumentError) -> ValueRule.Replacement {
    let parts = try node.fields(required: ["when", "value"], optional: ["reason"])
    return ValueRule.Replacement(
      conditions: try conditions(parts["when"]), value: try parts["value"]?.text() ?? "",
      reason: try parts["reason"]?.text("a reason"))
  }

  private static func findings(_ node: DocumentNode?) throws(DocumentError) -> [SectionRules.Finding] {
    var findings: [SectionRules.Finding] = []
    for item in try node?.items() ?? [] {
      let parts = try item.fields(required: ["when", "reason"])
      findings.append(.init(conditions: try conditions(parts["when"]), reason: try parts["reason"]?.text() ?? ""))
    }
    return findings
  }

  private static func conditions(_ node: DocumentNode?) throws(DocumentError) -> [Condition] {
    var found: [Condition] = []
    for item in try node?.items("a list of conditions") ?? [] { found.append(try condition(item)) }
    return found
  }

  private static func condition(_ node: DocumentNode) throws(DocumentError) -> Condition {
    let parts = try node.fields(optional: ["of", "is", "in", "before", "after"])
    let subject: ValueRule?
    if let of = parts["of"] { subject = try rule(of) } else { subject = nil }
    let tests = ["is", "in", "before", "after"].filter { parts[$0] != nil }
    guard tests.count == 1, let test = parts[tests[0]] else {
      throw node.error("expected exactly one of is, in, before, after")
    }
    switch tests[0] {
    case "before": return Condition(subject: subject, test: .before(try rule(test)))
    case "after": return Condition(subject: subject, test: .after(try rule(test)))
    case "in": return Condition(subject: subject, test: .oneOf(try texts(test)))
    default:
      switch try test.text() {
      case "empty": return Condition(subject: subject, test: .empty)
      case "present": return Condition(subject: subject, test: .present)
      case let value: return Condition(subject: subject, test: .oneOf([value]))
      }
    }
  }

  private static func texts(_ node: DocumentNode) throws(DocumentError) -> [String] {
    var texts: [String] = []
    for item in try node.items() { texts.append(try item.text()) }
    return texts
  }
}
