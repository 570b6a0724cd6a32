import CustomerSuccess
import Framework

/// One of a mapping's files: what kind of rows it gives, and how.
struct SectionReader {
  let defaults: RuleDefaults
  let form: TableForm

  private static let keys = [
    "columns", "fields", "with", "each", "each_module", "last_per", "skip", "notice", "unused", "may_lack", "feeds",
    "wrong_values",
    "not_told", "link",
  ]

  func section(_ name: String, _ node: DocumentNode) throws(DocumentError) -> SectionRules {
    let fields = try node.fields(
      required: ["kind"], optional: Self.keys + LayoutReader.keys + RuleDefaults.keys)
    guard let kindNode = fields["kind"] else { throw node.error("kind expected") }
    _ = try kindNode.decided("a kind of rows")
    let kind: RecordKind = try kindNode.choice()
    let rules = RuleReader(try RuleDefaults(fields, over: defaults))
    let own = try self.fields(fields, of: kind, rules)
    let each = try self.each(fields["each"], of: kind, rules)
    let eachModule = try self.eachModule(fields["each_module"], of: kind, rules)
    var form = try LayoutReader.form(fields, over: form)
    form.namesAll = eachModule != nil
    let given = Set(own.map(\.column)).union(each.first.map { Set($0.keys) } ?? [])
      .union(eachModule.map { Set($0.keys).union(ModuleColumns.fields) } ?? [])
    for column in kind.columns where column.isRequired && !given.contains(column.name) {
      throw (fields["fields"] ?? node).error("\(column.name) is missing, expected it for \(kind.rawValue)")
    }
    let columns = try columns(fields, node)
    var section = SectionRules(
      name: name, kind: kind, columns: columns.filter { $0.count == 1 }.flatMap(\.self),
      alternatives: columns.filter { $0.count > 1 }, form: form,
      with: try fields["with"]?.text("the name of another file of the mapping"), fields: own, each: each,
      last: try last(fields["last_per"], rules), skip: try findings(fields["skip"], rules),
      notice: try findings(fields["notice"], rules), unused: [:],
      wrongValues: try wrongValues(fields["wrong_values"]),
      feeds: [])
    section.eachModule = eachModule
    if let node = fields["link"] { section.link = try LinkTemplate(node) }
    section.mayLack = try mayLack(fields["may_lack"])
    for (column, node) in try fields["unused"]?.entries() ?? [] {
      section.unused[column] = try node.text("a reason")
    }
    for (name, node) in try fields["feeds"]?.entries() ?? [] {
      section.feeds.append(try LookupReader(rules: rules, form: form).lookup(name, node, isFeed: true))
    }
    return section
  }

  /// What tells the file; one that is made with another's has none of its own. Each by its name, or by several, one of which a file has: as a tool calls it in several languages.
  private func columns(_ fields: [String: DocumentNode], _ node: DocumentNode) throws(DocumentError) -> [[String]] {
    if fields["with"] != nil {
      if let columns = fields["columns"] { throw columns.error("expected none beside with: the other file's hold") }
      return []
    }
    guard let columns = fields["columns"] else { throw node.error("columns is missing") }
    guard columns.isList else { return [try columns.oneOrMore("a column")] }
    var names: [[String]] = []
    for item in try columns.items() { names.append(try item.oneOrMore("a column")) }
    return names
  }

  private func fields(
    _ fields: [String: DocumentNode], of kind: RecordKind, _ rules: RuleReader
  ) throws(DocumentError) -> [(column: String, rule: ValueRule)] {
    var found: [(column: String, rule: ValueRule)] = []
    var untold = UntoldClocks()
    for (column, node) in try fields["fields"]?.entries() ?? [] {
      let column = try known(column, of: kind, node)
      if kind == .tickets, try untold.take(column, node) { continue }
      found.append((column, try rules.rule(node)))
    }
    if let node = fields["not_told"] {
      _ = try known("untold", of: kind, node)
      untold.clocks = try node.oneOrMore("a clock")
    }
    if kind == .tickets, let rule = untold.rule(beside: found) { found.append(("untold", rule)) }
    return rules.defaults.amounts?.told(found, of: kind) ?? found
  }

  private func known(_ column: String, of kind: RecordKind, _ node: DocumentNode) throws(DocumentError) -> String {
    guard kind.header.contains(column) else {
      let near = nearestName(to: column, among: kind.header).map { ", the nearest is \($0)" } ?? ""
      throw node.error(
        "no field of \(kind.rawValue)\(near), expected one of \(kind.header.joined(separator: ", "))")
    }
    return column
  }

  private func each(
    _ node: DocumentNode?, of kind: RecordKind, _ rules: RuleReader
  ) throws(DocumentError) -> [[String: ValueRule]] {
    var rows: [[String: ValueRule]] = []
    for item in try node?.items("a list of fields") ?? [] {
      var row: [String: ValueRule] = [:]
      for (column, node) in try item.entries() { row[try known(column, of: kind, node)] = try rules.rule(node) }
      if let first = rows.first, Set(first.keys) != Set(row.keys) {
        throw item.error("expected the fields of the first: \(first.keys.sorted().joined(separator: ", "))")
      }
      rows.append(row)
    }
    return rows
  }

  private func eachModule(
    _ node: DocumentNode?, of kind: RecordKind, _ rules: RuleReader
  ) throws(DocumentError) -> [String: ValueRule]? {
    guard let node else { return nil }
    guard ModuleColumns.fields.allSatisfy(kind.header.contains) else {
      throw node.error("\(kind.rawValue) are of no module, expected another kind")
    }
    var row: [String: ValueRule] = [:]
    for (column, node) in try node.entries() { row[try known(column, of: kind, node)] = try rules.rule(node) }
    return row
  }

  /// A column alone, or with what tells the newest.
  private func last(_ node: DocumentNode?, _ rules: RuleReader) throws(DocumentError) -> SectionRules.LastRow? {
    guard let node else { return nil }
    guard node.isMapping else { return .init(ids: [try node.text("a column")], by: nil) }
    let parts = try node.fields(required: ["id"], optional: ["by"])
    let by: ValueRule?
    if let node = parts["by"] {
      var rule = try rules.rule(node)
      if rule.form == nil { rule.form = .time(rules.defaults.dates) }
      by = rule
    } else {
      by = nil
    }
    return .init(ids: try parts["id"]?.oneOrMore("a column") ?? [], by: by)
  }

  private func mayLack(_ node: DocumentNode?) throws(DocumentError) -> Set<String>? {
    guard let node else { return [] }
    if !node.isList, try node.text("a list of columns, or any") == "any" { return nil }
    return Set(try node.oneOrMore("a column"))
  }

  private func findings(
    _ node: DocumentNode?, _ rules: RuleReader
  ) throws(DocumentError) -> [SectionRules.Finding] {
    var findings: [SectionRules.Finding] = []
    for item in try node?.items() ?? [] {
      let parts = try item.fields(required: ["when", "reason"])
      findings.append(.init(conditions: try rules.conditions(parts["when"]), reason: try parts["reason"]?.text() ?? ""))
    }
    return findings
  }

  private func wrongValues(_ node: DocumentNode?) throws(DocumentError) -> SectionRules.WrongValues {
    guard let node else { return .leaveOut }
    let text = try node.text()
    guard let found = SectionRules.WrongValues(rawValue: text) else {
      throw node.error("found '\(text)', expected refuse or leave_out")
    }
    return found
  }
}

/// Tables of sums, counts, extremes and texts by key.
struct LookupReader {
  let rules: RuleReader
  let form: TableForm

  func lookup(_ name: String, _ node: DocumentNode, isFeed: Bool) throws(DocumentError) -> LookupRules {
    let fields = try node.fields(
      required: isFeed ? ["key", "values"] : ["columns", "key", "values"],
      optional: isFeed ? [] : ["unique"] + LayoutReader.keys)
    guard let keyNode = fields["key"], let valuesNode = fields["values"] else { throw node.error("key expected") }
    var values: [LookupRules.Value] = []
    for (name, node) in try valuesNode.entries() { values.append(try value(name, node)) }
    return LookupRules(
      name: name, columns: try fields["columns"]?.oneOrMore("a column") ?? [], key: try keyNode.text("a column"),
      unique: try fields["unique"]?.text("a column"), values: values, form: try LayoutReader.form(fields, over: form))
  }

  private func value(_ name: String, _ node: DocumentNode) throws(DocumentError) -> LookupRules.Value {
    let names = LookupRules.Way.allCases.map(\.rawValue)
    let parts = try node.fields(optional: names + ["where"])
    let ways = LookupRules.Way.allCases.filter { parts[$0.rawValue] != nil }
    guard ways.count == 1, let way = ways.first, let column = parts[way.rawValue] else {
      throw node.error("expected exactly one of \(names.joined(separator: ", "))")
    }
    return .init(
      name: name, column: try column.text("a column"), way: way, conditions: try rules.conditions(parts["where"]))
  }
}
