import CustomerSuccess
import Framework

/// How one field's text is made, and what holds for a row.
struct RuleReader {
  let defaults: RuleDefaults

  init(_ defaults: RuleDefaults) { self.defaults = defaults }

  private static let bases = [
    "column", "constant", "template", "lookup", "first", "customer", "learner", "path_of", "module_of",
  ]
  private static let keys =
    bases + [
      "value", "by", "match", "values", "bands", "as", "format", "decimal", "thousands", "multiply", "divide", "round",
      "unit", "in", "plus", "plus_minutes", "paid_for", "otherwise", "tell", "instead", "blank",
    ]

  /// A column's name alone, or a mapping of how its text becomes the field's.
  func rule(_ node: DocumentNode) throws(DocumentError) -> ValueRule {
    guard node.isMapping else { return ValueRule(base: .column(try node.text("a column or how to make the value"))) }
    let parts = try node.fields(optional: RuleReader.keys + ["decide"])
    if parts["decide"] != nil { _ = try node.decided() }
    var rule = ValueRule(base: try base(parts, node))
    rule.values.isTold = parts["values"] != nil
    for (text, node) in try parts["values"]?.entries() ?? [] { rule.values[text] = try node.decided() }
    for node in try parts["bands"]?.items() ?? [] { rule.bands.append(try band(node)) }
    rule.form = try form(parts, node, hasBands: !rule.bands.isEmpty)
    rule.plus = try plus(parts, node)
    if !rule.plus.isEmpty {
      guard case .time? = rule.form else { throw node.error("a length is added to a time, expected as: time") }
    }
    if let node = parts["paid_for"] {
      guard case .number? = rule.form else { throw node.error("an amount is paid for a time, expected as: number") }
      rule.paidFor = try interval(node)
    }
    rule.otherwise = try parts["otherwise"]?.decided()
    if let node = parts["tell"] {
      guard try node.text() == "otherwise", rule.otherwise != nil else {
        throw node.error("expected otherwise, and an otherwise beside it")
      }
      rule.tellsOtherwise = true
    }
    for node in try parts["instead"]?.items() ?? [] { rule.instead.append(try replacement(node)) }
    if let node = parts["blank"] { rule.blankClears = try blankClears(node) }
    return rule
  }

  /// A column's name alone, or with how many of them are paid at once and what its texts mean.
  private func interval(_ node: DocumentNode) throws(DocumentError) -> PaidInterval {
    guard node.isMapping else { return PaidInterval(column: try node.text("a column")) }
    let parts = try node.fields(required: ["column"], optional: ["times", "values"])
    var interval = PaidInterval(column: try parts["column"]?.text("a column") ?? "")
    interval.count = try parts["times"]?.text("a column")
    for (text, node) in try parts["values"]?.entries() ?? [] {
      let meaning = try node.decided(PaidInterval.expected)
      guard meaning == ValueRule.leaveOut || PaidInterval.months(meaning) != nil else {
        throw node.error("found '\(meaning)', expected \(PaidInterval.expected)")
      }
      interval.values[text] = meaning
    }
    return interval
  }

  private func blankClears(_ node: DocumentNode) throws(DocumentError) -> Bool {
    switch try node.text() {
    case "clears": return true
    case "keeps": return false
    case let other: throw node.error("found '\(other)', expected clears or keeps")
    }
  }

  private func base(_ parts: [String: DocumentNode], _ node: DocumentNode) throws(DocumentError) -> ValueRule.Base {
    let named = RuleReader.bases.filter { parts[$0] != nil }
    guard named.count == 1, let name = named.first, let place = parts[name] else {
      throw node.error("expected exactly one of \(RuleReader.bases.joined(separator: ", "))")
    }
    switch name {
    case "column": return .column(try place.decided("a column"))
    case "constant": return .constant(try place.decided())
    case "template": return .template(try place.text())
    case "first":
      var rules: [ValueRule] = []
      for item in try place.items("a list of columns") { rules.append(try rule(item)) }
      return .first(rules)
    case "customer": return .customer(try place.decided("a column"), by: try names(parts["match"]))
    case "learner": return .learner(try place.oneOrMore("a column"))
    case "path_of": return .module(try place.decided("a column"), .path)
    case "module_of": return .module(try place.decided("a column"), .module)
    default:
      guard let value = parts["value"], let key = parts["by"] else {
        throw place.error("expected value and by beside it")
      }
      return .lookup(try place.text(), value: try value.text(), by: try key.text("a column"))
    }
  }

  private func names(_ node: DocumentNode?) throws(DocumentError) -> [CustomerBook.Name] {
    guard let node else { return CustomerBook.Name.allCases }
    var names: [CustomerBook.Name] = []
    for text in try node.oneOrMore() {
      guard let name = CustomerBook.Name(rawValue: text) else {
        let known = CustomerBook.Name.allCases.map(\.rawValue).joined(separator: ", ")
        throw node.error("found '\(text)', expected \(known)")
      }
      names.append(name)
    }
    return names
  }

  private func band(_ node: DocumentNode) throws(DocumentError) -> ValueRule.Band {
    let parts = try node.fields(required: ["value"], optional: ["below"])
    return ValueRule.Band(below: try parts["below"]?.number(), value: try parts["value"]?.text() ?? "")
  }

  /// A length added to a time: `plus_minutes` is a column of minutes.
  private func plus(_ parts: [String: DocumentNode], _ node: DocumentNode) throws(DocumentError) -> [ValueRule] {
    if let minutes = parts["plus_minutes"] {
      var rule = ValueRule(base: .column(try minutes.text("a column")))
      rule.form = .duration(DurationForm())
      return [rule]
    }
    guard let node = parts["plus"] else { return [] }
    var rule = try rule(node)
    if rule.form == nil { rule.form = .duration(DurationForm()) }
    return [rule]
  }

  private func replacement(_ node: DocumentNode) throws(DocumentError) -> ValueRule.Replacement {
    let parts = try node.fields(required: ["when", "value"], optional: ["reason"])
    return ValueRule.Replacement(
      conditions: try conditions(parts["when"]), value: try parts["value"]?.text() ?? "",
      reason: try parts["reason"]?.text("a reason"))
  }

  func conditions(_ node: DocumentNode?) throws(DocumentError) -> [Condition] {
    var found: [Condition] = []
    for item in try node?.items("a list of conditions") ?? [] { found.append(try condition(item)) }
    return found
  }

  private func condition(_ node: DocumentNode) throws(DocumentError) -> Condition {
    let names = ["is", "in", "contains", "has", "before", "after", "not", "any"]
    let parts = try node.fields(optional: ["of"] + names)
    let tests = names.filter { parts[$0] != nil }
    guard tests.count == 1, let name = tests.first, let test = parts[name] else {
      throw node.error("expected exactly one of \(names.joined(separator: ", "))")
    }
    var subject: [ValueRule] = []
    if let of = parts["of"] { subject = [try rule(of)] }
    return Condition(subject: subject, test: try self.test(name, test))
  }

  private func test(_ name: String, _ node: DocumentNode) throws(DocumentError) -> Condition.Test {
    switch name {
    case "before": return .before([try rule(node)])
    case "after": return .after([try rule(node)])
    case "in": return .oneOf(try node.oneOrMore())
    case "contains": return .contains(try node.oneOrMore())
    case "has": return .has(try node.oneOrMore())
    case "not": return .not(node.isList ? try conditions(node) : [try condition(node)])
    case "any": return .any(try conditions(node))
    default:
      switch try node.text() {
      case "empty": return .empty
      case "present": return .present
      case let value: return .oneOf([value])
      }
    }
  }
}

// MARK: What a text is read as

extension RuleReader {
  private static let numberKeys = ["decimal", "thousands", "multiply", "divide", "round"]

  private func form(
    _ parts: [String: DocumentNode], _ node: DocumentNode, hasBands: Bool
  ) throws(DocumentError) -> ValueRule.Form? {
    guard let asNode = parts["as"] else {
      if let format = parts["format"] { throw format.error("expected as: date or as: time beside it") }
      let hasNumber = RuleReader.numberKeys.contains { parts[$0] != nil }
      return hasBands || hasNumber ? .number(try number(parts)) : nil
    }
    switch try asNode.decided() {
    case "date": return .date(try formats(parts["format"]))
    case "time": return .time(try formats(parts["format"]))
    case "number": return .number(try number(parts))
    case "percent":
      var form = try number(parts)
      form.isPercent = true
      return .number(form)
    case "duration":
      var form = DurationForm()
      form.number = try number(parts)
      if let node = parts["unit"] {
        _ = try node.decided()
        form.unit = try node.choice()
      }
      form.given = try parts["in"]?.choice() ?? form.given
      return .duration(form)
    case let other: throw asNode.error("found '\(other)', expected date, time, number, percent or duration")
    }
  }

  private func formats(_ node: DocumentNode?) throws(DocumentError) -> [TimeFormat] {
    guard let node else { return defaults.dates }
    return try RuleDefaults.formats(node)
  }

  private func number(_ parts: [String: DocumentNode]) throws(DocumentError) -> NumberForm {
    var form = defaults.numbers
    if parts["decimal"] != nil || parts["thousands"] != nil { form.isOpen = false }
    if let node = parts["decimal"] { form.decimal = try sign(node) }
    if let node = parts["thousands"] { form.thousands = try sign(node) }
    if form.thousands == form.decimal {
      if let node = parts["thousands"] { throw node.error("expected another sign than decimal") }
      form.thousands = nil
    }
    form.factor = try parts["multiply"]?.number()
    form.divisor = try parts["divide"]?.number()
    if let node = parts["divide"], form.divisor == 0 { throw node.error("found 0, expected another number") }
    if let node = parts["round"] {
      let digits = try node.integer("a number of digits")
      guard (-9...9).contains(digits) else { throw node.error("found \(digits), expected digits from -9 to 9") }
      form.digits = digits
    }
    return form
  }

  private func sign(_ node: DocumentNode) throws(DocumentError) -> Character {
    let text = try node.decided("a sign")
    guard let sign = text.first, text.count == 1, !sign.isWholeNumber, !sign.isLetter else {
      throw node.error("found '\(text)', expected one sign such as , or .")
    }
    return sign
  }
}
