import CustomerSuccess

/// One file of a guessed mapping.
struct SectionGuess {
  let kind: RecordKind
  var name: String
  var decisions: [String] = []
  /// The columns that fields are made from.
  var used: Set<String> = []
  let file: GuessedFile
  var fields: [String] = []
  var skips: [String] = []
  var dates: [ColumnProfile] = []
  var numbers: [(profile: ColumnProfile, isWhole: Bool)] = []
  var notTold: [String] = []

  init(_ file: GuessedFile, kind asked: RecordKind?) throws {
    self.file = file
    let choices: [(RecordKind, ColumnChoice)] = SectionGuess.kinds.map { ($0, ColumnChoice($1, in: file.columns)) }
    let kind = asked ?? SectionGuess.kind(choices, file)
    guard let choice = choices.first(where: { $0.0 == kind })?.1 else {
      let known = SectionGuess.kinds.map(\.0.rawValue).joined(separator: ", ")
      throw InputComplaint(file: file.file, message: "cannot be guessed as \(kind.rawValue), expected one of \(known)")
    }
    self.kind = kind
    name = kind.rawValue
    if RecordKind(columns: file.columns.map(\.name)) == kind {
      nameOwnColumns()
    } else if kind == .tickets {
      makeTickets(choice)
    } else if kind == .contacts {
      makeContacts(choice)
    } else if kind == .surveys {
      makeSurveys(choice)
    } else {
      try makeCustomers(choice)
    }
  }

  private static let kinds: [(RecordKind, [GuessWords.Field])] = [
    (.customers, GuessWords.customers), (.tickets, GuessWords.tickets), (.contacts, GuessWords.contacts),
    (.surveys, GuessWords.surveys),
  ]

  private static func kind(_ choices: [(RecordKind, ColumnChoice)], _ file: GuessedFile) -> RecordKind {
    if let own = RecordKind(columns: file.columns.map(\.name)), choices.contains(where: { $0.0 == own }) { return own }
    func has(_ kind: RecordKind, _ fields: String...) -> Bool {
      guard let choice = choices.first(where: { $0.0 == kind })?.1 else { return false }
      return fields.allSatisfy { choice[$0] != nil }
    }
    if has(.tickets, "created", "subject"), has(.tickets, "status") || has(.tickets, "severity") { return .tickets }
    let isAccount = ["monthly_revenue", "yearly_revenue", "renews", "industry", "tier"].contains { has(.customers, $0) }
    if has(.surveys, "score", "at"), has(.surveys, "comment") { return .surveys }
    if has(.contacts, "email"), has(.contacts, "name") || has(.contacts, "last_name"), !isAccount { return .contacts }
    return .customers
  }

  // MARK: The file's lines

  var lines: [String] {
    var lines = ["  \(YAMLText.scalar(name)):", "    kind: \(kind.rawValue)"]
    lines += file.layout.map { "    \($0)" }
    lines += dateLines.map { "    \($0)" } + numberLines.map { "    \($0)" }
    let signature = file.columns.map(\.name).filter { used.contains($0) && file.isTold($0) }
    if file.isJSON { lines.append("    may_lack: any    # what is null may be missing altogether") }
    lines.append("    columns: \(YAMLText.list(signature))    # a file with these is read so")
    if !notTold.isEmpty {
      lines.append("    not_told: \(YAMLText.list(notTold))    # no column tells: no data, neither met nor missed")
    }
    lines += ["    fields:"] + fields.map { "      \($0)" }
    if !skips.isEmpty { lines += ["    skip:"] + skips.map { "      \($0)" } }
    let rest = file.columns.map(\.name).filter { !used.contains($0) }
    if !rest.isEmpty {
      lines += ["    unused:"] + rest.map { "      \(YAMLText.scalar($0)): no field of \(kind.rawValue)" }
    }
    return lines
  }

  private var orders: [DateGuess.Form] { dates.compactMap { DateGuess($0)?.form } }

  private var dateLines: [String] {
    let proven = Set(orders.compactMap { if case .order(let order) = $0 { order } else { nil } })
    if proven.count > 1 { return [] }
    if let order = proven.first { return ["dates: \(order.rawValue)    # as a day above 12 proves"] }
    guard orders.contains(.eitherOrder) else { return [] }
    return ["dates: \(YAMLText.decision(DayOrder.allCases.map(\.rawValue)))    # no day is above 12: it may be either"]
  }

  private var numberLines: [String] {
    let examples = NumberGuess(numbers).examples
    guard let first = examples.first else { return [] }
    if examples.count > 1 {
      return ["numbers: \(YAMLText.decision(examples))    # 1,200 may be over a thousand, or one and a fifth"]
    }
    return first == "1234.56" ? [] : ["numbers: \(YAMLText.quoted(first))"]
  }

  // MARK: Rules

  mutating func add(_ field: String, _ rule: String, _ comment: String = "") {
    fields.append("\(field): \(rule)" + (comment.isEmpty ? "" : "    # \(comment)"))
  }

  mutating func column(_ field: String, _ profile: ColumnProfile?) {
    guard let profile else { return }
    used.insert(profile.name)
    add(field, YAMLText.scalar(profile.name))
  }

  mutating func date(_ field: String, _ profile: ColumnProfile?, as form: String) {
    guard let profile else { return }
    add(field, dateRule(profile, as: form))
  }

  mutating func dateRule(_ profile: ColumnProfile, as form: String) -> String {
    used.insert(profile.name)
    dates.append(profile)
    var format = ""
    switch DateGuess(profile)?.form {
    case .named(let name): format = ", format: \(YAMLText.scalar(name))"
    case .order(let order) where Set(orders).contains(.order(order == .dayFirst ? .monthFirst : .dayFirst)):
      format = ", format: \(order.rawValue)"
    default: break
    }
    return "{column: \(YAMLText.scalar(profile.name)), as: \(form)\(format)}"
  }

  mutating func number(_ field: String, _ profile: ColumnProfile?, isWhole: Bool = false, _ more: String = "") {
    guard let profile else { return }
    used.insert(profile.name)
    numbers.append((profile, isWhole))
    add(field, "{column: \(YAMLText.scalar(profile.name)), as: number\(more)}")
  }

  /// Translations of the values that were seen; what is not understood is the standard, or a person's to say.
  mutating func choice(
    _ field: String, _ profile: ColumnProfile, _ known: [(choice: String, words: [String])], empty: String?,
    otherwise: String?
  ) {
    used.insert(profile.name)
    let found = profile.values.map { (value: $0, choice: ValueWords.choice($0, among: known)) }
    let unknown = found.filter { $0.choice == nil }.map(\.value)
    fields += ["\(field):", "  column: \(YAMLText.scalar(profile.name))", "  values:"]
    for (value, choice) in found {
      if let choice { fields.append("    \(YAMLText.quoted(value)): \(choice.isEmpty ? "\"\"" : choice)") }
    }
    if let empty { fields.append("    \"\": \(empty)") }
    if fields.last == "  values:" { fields[fields.count - 1] = "  values: {}" }
    if let otherwise {
      fields.append("  otherwise: \(otherwise)")
    } else if !unknown.isEmpty {
      let names = known.map(\.choice)
      fields.append(
        "  otherwise: \(YAMLText.decision(names))    # what is \(unknown.prefix(5).joined(separator: ", "))?")
      decisions.append(
        "\(profile.name): \(unknown.prefix(5).joined(separator: ", ")): which of \(names.joined(separator: ", "))?")
    }
  }

  func template(_ prefix: String, _ profile: ColumnProfile) -> String {
    profile.all { $0.utf8.allSatisfy { (48...57).contains($0) } }
      ? "{template: \(YAMLText.quoted("\(prefix)-{\(profile.name)}"))}" : YAMLText.scalar(profile.name)
  }

  mutating func noteDecisions() {
    for line in dateLines + numberLines where line.contains("{decide:") {
      decisions.append(line.split(separator: "#").first.map { String($0).trimmingBlanks() } ?? line)
    }
  }

  private mutating func nameOwnColumns() {
    for column in file.columns { self.column(column.name, column) }
  }
}
