import CustomerSuccess

/// One file of a guessed mapping.
struct SectionGuess {
  let kind: RecordKind
  var name: String
  private(set) var decisions: [String] = []
  /// The columns that fields are made from.
  private(set) var used: Set<String> = []
  private let file: GuessedFile
  private var fields: [String] = []
  private var skips: [String] = []
  private var dates: [ColumnProfile] = []
  private var numbers: [(profile: ColumnProfile, isWhole: Bool)] = []
  private var notTold: [String] = []

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
    if !notTold.isEmpty, kind.header.contains("untold") {
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

  private mutating func add(_ field: String, _ rule: String, _ comment: String = "") {
    fields.append("\(field): \(rule)" + (comment.isEmpty ? "" : "    # \(comment)"))
  }

  private mutating func column(_ field: String, _ profile: ColumnProfile?) {
    guard let profile else { return }
    used.insert(profile.name)
    add(field, YAMLText.scalar(profile.name))
  }

  private mutating func date(_ field: String, _ profile: ColumnProfile?, as form: String) {
    guard let profile else { return }
    add(field, dateRule(profile, as: form))
  }

  private mutating func dateRule(_ profile: ColumnProfile, as form: String) -> String {
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

  private mutating func number(_ field: String, _ profile: ColumnProfile?, isWhole: Bool = false, _ more: String = "") {
    guard let profile else { return }
    used.insert(profile.name)
    numbers.append((profile, isWhole))
    add(field, "{column: \(YAMLText.scalar(profile.name)), as: number\(more)}")
  }

  /// Translations of the values that were seen; what is not understood is the standard, or a person's to say.
  private mutating func choice(
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

  private func template(_ prefix: String, _ profile: ColumnProfile) -> String {
    profile.all { $0.utf8.allSatisfy { (48...57).contains($0) } }
      ? "{template: \(YAMLText.quoted("\(prefix)-{\(profile.name)}"))}" : YAMLText.scalar(profile.name)
  }

  private mutating func noteDecisions() {
    for line in dateLines + numberLines where line.contains("{decide:") {
      decisions.append(line.split(separator: "#").first.map { String($0).trimmingBlanks() } ?? line)
    }
  }

  private mutating func nameOwnColumns() {
    for column in file.columns { self.column(column.name, column) }
  }
}

// MARK: Kinds

extension SectionGuess {
  private mutating func makeCustomers(_ choice: ColumnChoice) throws {
    guard let name = choice["name"] ?? choice["id"] else {
      throw InputComplaint(
        file: file.file, line: 1,
        message: """
          no column tells whose the rows are, expected one such as Company name or Account ID among \
          \(file.columns.map(\.name).joined(separator: ", "))
          """)
    }
    let id = choice["id"] ?? name
    used.insert(id.name)
    add("id", template("C", id))
    column("name", name)
    if let tier = choice["tier"] {
      self.choice("tier", tier, ValueWords.tiers, empty: "starter", otherwise: nil)
    } else {
      add("tier", "{constant: starter}", "no column tells it")
    }
    if let industry = choice["industry"] {
      self.choice("industry", industry, ValueWords.industries, empty: nil, otherwise: "other")
    } else {
      add("industry", "{constant: other}", "no column tells it")
    }
    makeSize(choice["size"])
    column("owner", choice["owner"])
    column("account_executive", choice["account_executive"])
    if let signedUp = choice["signed_up"] {
      date("signed_up", signedUp, as: "date")
    } else {
      add("signed_up", "{decide: [\"{constant: 2024-01-01}\"]}", "no column tells it: a day for all, or a column")
      decisions.append("signed_up: no column tells since when they are customers")
    }
    date("renews", choice["renews"], as: "date")
    if let monthly = choice["monthly_revenue"] {
      number("monthly_revenue", monthly)
    } else {
      number("monthly_revenue", choice["yearly_revenue"], ", divide: 12, round: 2")
    }
    makeCurrency(choice)
    number("seats", choice["seats"], isWhole: true)
    makeLifecycle(choice)
    noteDecisions()
  }

  private mutating func makeSize(_ profile: ColumnProfile?) {
    guard let profile, !profile.isBlank else { return add("size", "{constant: small}", "no column tells it") }
    guard profile.isNumberLike else {
      return choice("size", profile, ValueWords.sizes, empty: "small", otherwise: "small")
    }
    used.insert(profile.name)
    numbers.append((profile, true))
    add(
      "size",
      """
      {column: \(YAMLText.scalar(profile.name)), bands: [{below: 50, value: small}, {below: 500, value: medium}, \
      {below: 5000, value: large}, {value: enterprise}], otherwise: small}
      """)
  }

  /// A column of codes, or the sign that stands beside the amounts.
  private mutating func makeCurrency(_ choice: ColumnChoice) {
    if let currency = choice["currency"] { return column("currency", currency) }
    guard let amounts = (choice["monthly_revenue"] ?? choice["yearly_revenue"]) else { return }
    let signs: [(String, String)] = [
      ("€", "EUR"), ("EUR", "EUR"), ("£", "GBP"), ("GBP", "GBP"), ("CHF", "CHF"), ("$", "USD"), ("USD", "USD"),
      ("¥", "JPY"),
    ]
    let found = signs.first { sign in amounts.values.contains { $0.contains(sign.0) } || amounts.name.contains(sign.0) }
    if let found { add("currency", "{constant: \(found.1)}") }
  }

  private mutating func makeLifecycle(_ choice: ColumnChoice) {
    if let churned = choice["churned"] {
      used.insert(churned.name)
      add("lifecycle", "{column: \(YAMLText.scalar(churned.name)), values: {\"\": active}, otherwise: churned}")
      return date("churned", churned, as: "date")
    }
    guard let lifecycle = choice["lifecycle"] else { return }
    let gone = lifecycle.values.filter { ValueWords.choice($0, among: ValueWords.lifecycles) == "churned" }
    self.choice("lifecycle", lifecycle, ValueWords.lifecycles, empty: "active", otherwise: "active")
    if !gone.isEmpty {
      let name = YAMLText.scalar(lifecycle.name)
      skips.append("- {when: [{of: \(name), in: \(YAMLText.list(gone))}], reason: \"left, and no column tells when\"}")
    }
  }

  private mutating func makeContacts(_ choice: ColumnChoice) {
    if let id = choice["id"] ?? choice["email"] {
      used.insert(id.name)
      add("id", template("P", id))
    }
    makeCustomer(choice["customer"])
    if let name = choice["name"] {
      column("name", name)
    } else {
      let parts = ["first_name", "last_name"].compactMap { choice[$0] }
      used.formUnion(parts.map(\.name))
      add("name", "{template: \(YAMLText.quoted(parts.map { "{\($0.name)}" }.joined(separator: " ")))}")
    }
    column("email", choice["email"])
    column("role", choice["role"])
    if let primary = choice["primary"] {
      column("primary", primary)
    } else {
      add("primary", "{constant: \"no\"}", "no column tells it")
    }
    noteDecisions()
  }

  private mutating func makeCustomer(_ profile: ColumnProfile?) {
    if let profile {
      used.insert(profile.name)
      add("customer", "{customer: \(YAMLText.scalar(profile.name))}", "by id, outside id or name")
      skips.append("- {when: [{of: \(YAMLText.scalar(profile.name)), is: empty}], reason: no customer is named}")
    } else {
      let names = file.columns.filter { !$0.isNumberLike || $0.isBlank }.map(\.name)
      add("customer", YAMLText.decision(Array(names.prefix(8))), "no column tells the customer")
      decisions.append("customer: no column tells which customer it is about")
    }
  }

  private mutating func makeSurveys(_ choice: ColumnChoice) {
    if let id = choice["id"] {
      used.insert(id.name)
      add("id", template("S", id))
    } else if let customer = choice["customer"], let at = choice["at"] {
      add("id", "{template: \(YAMLText.quoted("{\(customer.name)} {\(at.name)}"))}")
    }
    makeCustomer(choice["customer"])
    if let score = choice["score"] {
      let name = ColumnWords.plain(score.name)
      let isLow = score.all { (Double($0) ?? 0) <= 5 }
      let kinds = ["nps", "csat", "ces"].filter { name.contains($0) }
      add(
        "survey",
        kinds.first.map { "{constant: \($0)}" }
          ?? (isLow ? YAMLText.decision(["nps", "csat", "ces"]) : "{constant: nps}"))
      number("score", score, isWhole: true)
    }
    date("at", choice["at"], as: "time")
    column("comment", choice["comment"])
    noteDecisions()
  }

  private mutating func makeTickets(_ choice: ColumnChoice) {
    let id = choice["id"] ?? choice["subject"]
    if let id {
      used.insert(id.name)
      add("id", template("T", id))
      column("outside_id", id)
    }
    makeCustomer(choice["customer"])
    if let subject = choice["subject"] { column("subject", subject) } else { add("subject", "{constant: no subject}") }
    column("category", choice["category"])
    column("channel", choice["channel"])
    date("created", choice["created"], as: "time")
    if let severity = choice["severity"] {
      self.choice("severity", severity, ValueWords.severities, empty: "medium", otherwise: nil)
    } else {
      add("severity", "{constant: medium}", "no column tells it")
    }
    column("owner", choice["owner"])
    date("outside_updated", choice["outside_updated"], as: "time")
    makeReply(choice["first_response"])
    makeEnd(choice)
    makeSatisfaction(choice["satisfaction"])
    notTold.append("update")
    noteDecisions()
  }

  /// A time, or a length of time since the beginning.
  private mutating func makeReply(_ profile: ColumnProfile?) {
    guard let profile, !profile.isBlank, let created = dates.first else { return notTold.append("respond") }
    if DateGuess(profile) != nil, !profile.isDurationLike { return date("first_response", profile, as: "time") }
    guard profile.isDurationLike else { return notTold.append("respond") }
    used.insert(profile.name)
    let start = dateRule(created, as: "time").dropLast()
    let words = " \(ColumnWords.plain(profile.name)) "
    let units: [(String, [String])] = [
      ("hours", ["hours", "hrs", "h", "hour"]), ("minutes", ["minutes", "mins", "min", "m"]),
      ("seconds", ["seconds", "secs", "sec", "s"]), ("days", ["days"]),
    ]
    let unit = units.first { $0.1.contains { words.contains(" \($0) ") } }?.0
    let isBare = profile.values.contains { Double($0) != nil }
    let told = unit ?? (isBare ? YAMLText.decision(units.map(\.0)) : "minutes")
    if unit == nil, isBare { decisions.append("\(profile.name): in hours, minutes or seconds?") }
    add("first_response", "\(start), plus: {column: \(YAMLText.scalar(profile.name)), as: duration, unit: \(told)}}")
  }

  /// A status that ends a ticket has to have a time, and no other may have one.
  private mutating func makeEnd(_ choice: ColumnChoice) {
    let times = [choice["resolved"], choice["closed"]].compactMap(\.self).filter { !$0.isBlank }
    guard let status = choice["status"] else {
      if let time = times.first { date("resolved", time, as: "time") }
      return
    }
    self.choice("status", status, ValueWords.statuses, empty: "open", otherwise: nil)
    let ended = status.values.filter {
      ["resolved", "closed"].contains(ValueWords.choice($0, among: ValueWords.statuses) ?? "")
    }
    let all = times + [choice["outside_updated"], choice["created"]].compactMap(\.self)
    guard !ended.isEmpty, !all.isEmpty else { return }
    let note = times.isEmpty ? "    # no column tells when it was resolved: when it was last changed" : ""
    fields += ["resolved:\(note)", "  first:"]
    for time in all { fields.append("    - \(dateRule(time, as: "time"))") }
    fields += [
      "  instead:", "    - when: [{not: {of: \(YAMLText.scalar(status.name)), in: \(YAMLText.list(ended))}}]",
      "      value: \"\"",
    ]
  }

  private mutating func makeSatisfaction(_ profile: ColumnProfile?) {
    guard let profile, !profile.isBlank, profile.isChoice else { return }
    choice("satisfaction", profile, ValueWords.satisfaction, empty: nil, otherwise: "\"\"")
  }
}
