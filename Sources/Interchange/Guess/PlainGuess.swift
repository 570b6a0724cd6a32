import CustomerSuccess

/// How rows are made whose fields are each made of one column.
extension SectionGuess {
  mutating func makePlain(_ kind: PlainKind) {
    let isWide = kind.kind == .counters && choice["counter"] == nil
    for field in kind.fields where !(isWide && ["counter", "count"].contains(field.words.name)) {
      make(field)
    }
    if isWide { makeCounters() }
  }

  private mutating func make(_ field: PlainKind.Field) {
    let name = field.words.name
    if ["first_name", "last_name"].contains(name) { return }
    if name == "name", kind == .learners { return makeName() }
    if name == "currency" { return }
    if name == "ended" { return makeEnded(choice[name]) }
    if name == "to", kind == .subscriptions { return makeEnd(choice[name]) }
    guard let profile = choice[name] else { return lack(field) }
    switch field.form {
    case .text: column(name, profile)
    case .person: person(name, profile)
    case .date: date(name, profile, as: "date")
    case .time: date(name, profile, as: "time")
    case .number: makeMoney(name, profile)
    case .whole:
      number(name, profile, isWhole: true)
      if name == "count", profile.filled < file.rows {
        let blanks = YAMLText.list([""] + profile.dashes.sorted())
        skips.append("- {when: [{of: \(YAMLText.scalar(profile.name)), in: \(blanks)}], reason: nothing counted}")
      }
    case .choice(let known, let empty):
      choice(name, profile, known, empty: empty, otherwise: nil)
      leaveOutUnbegun(profile)
    case .ruled(let kind): choice(name, profile, file.choices(of: kind), empty: nil, otherwise: nil)
    case .customer: makeCustomer(profile)
    case .id(let prefix), .reference(let prefix):
      used.insert(profile.name)
      add(name, template(prefix, profile))
    }
  }

  private mutating func lack(_ field: PlainKind.Field) {
    let name = field.words.name
    if case .customer = field.form { return makeCustomer(nil) }
    if name == "status", kind == .actions, let ended = choice["ended"] {
      // Without a status, what has a day on which it was done is done.
      used.insert(ended.name)
      return add(
        "status",
        "{column: \(YAMLText.scalar(ended.name)), values: {\"\": pending}, otherwise: succeeded, blank: clears}")
    }
    if case .id(let prefix) = field.form, kind == .learners, let known = choice["email"] ?? choice["name"] {
      return add(name, template(prefix, known), "no column numbers them")
    }
    if case .id = field.form, choice.likeID != nil { return askID(besides: title) }
    if case .id(let prefix) = field.form, let title {
      return add(name, template(prefix, title), "no column numbers them")
    }
    if askDoubtful(field) { return }
    if case .choice(let known, let usual) = field.form, askChoice(name, known, usual: usual) { return }
    switch field.lack {
    case .leave: return
    case .constant(let value): constant(name, value)
    case .ask(let choices):
      let form: String? =
        switch field.form {
        case .date: "date"
        case .time: "time"
        default: nil
        }
      if let form, askDay(name, as: form, amongAll: true, "which day is it?") { return }
      constant(name, nil, among: choices)
    case .askRuled(let kind): constant(name, nil, among: file.choices(of: kind).map(\.choice))
    case .askColumn:
      let others = freeColumns.map(\.name)
      missing(
        name, among: Array((others.isEmpty ? file.columns.map(\.name) : others).prefix(8)),
        "no column tells it", as: "  column: ", below: form(of: field.form))
    }
  }

  /// What is to be done, where that tells the rows apart.
  private var title: ColumnProfile? {
    choice["title"].flatMap { $0.isRepeated || $0.filled < file.rows ? nil : $0 }
  }

  private mutating func askDoubtful(_ field: PlainKind.Field) -> Bool {
    switch field.form {
    case .date: askDay(field.words.name, as: "date", "is this the day?")
    case .time: askDay(field.words.name, as: "time", "is this when it was?")
    default: false
    }
  }

  private func form(of form: PlainKind.Form) -> [String] {
    switch form {
    case .date: ["  as: date"]
    case .time: ["  as: time"]
    case .number, .whole: ["  as: number"]
    default: []
    }
  }

  private mutating func makeMoney(_ name: String, _ profile: ColumnProfile) {
    let isMonthly = ColumnWords.plain(profile.name).split(separator: " ").contains { ["mrr", "monthly"].contains($0) }
    if !isMonthly, kind == .subscriptions, let interval = SubscriptionInterval(file.columns), !profile.isBlank {
      amount(name, profile, by: interval)
    } else {
      amount(name, profile, per: isMonthly ? .month : nil)
    }
    makeCurrency(choice["currency"], of: profile)
  }

  /// Only what has ended has an end, as its status says.
  private mutating func makeEnded(_ profile: ColumnProfile?) {
    guard let profile else { return }
    let rule = dateRule(profile, as: "time")
    guard let status = choice["status"] else { return add("ended", rule) }
    let open = (choices[status.name]?.found ?? []).filter { found in
      found.choice.map { ["pending", "scheduled", "inProgress"].contains($0) } ?? true
    }.map(\.value)
    guard !open.isEmpty || status.filled < file.rows else { return add("ended", rule) }
    let isOpen = "{of: \(YAMLText.scalar(status.name)), in: \(YAMLText.list(open + [""]))}"
    add("ended", "\(rule.dropLast()), instead: [{when: [\(isOpen)], value: \"\"}]}")
  }

  /// What has not begun is no progress.
  private mutating func leaveOutUnbegun(_ profile: ColumnProfile) {
    let unbegun = (choices[profile.name]?.found ?? []).filter { $0.choice == "" }.map(\.value)
    guard !unbegun.isEmpty else { return }
    skips.append(
      "- {when: [{of: \(YAMLText.scalar(profile.name)), in: \(YAMLText.list(unbegun))}], reason: not begun}")
  }

  /// Each column of whole numbers counts something, and is called what it counts.
  private mutating func makeCounters() {
    let counted = countedColumns
    guard !counted.isEmpty else {
      return missing(
        "count", among: Array(freeColumns.map(\.name).prefix(8)), "no column counts anything", as: "  column: ")
    }
    used.formUnion(counted.map(\.name))
    for profile in counted { numbers.append(NumberColumn(name: profile.name, texts: profile.texts, digits: 0)) }
    each = counted.map { profile in
      let name = ColumnWords.plain(profile.name).replacing(" ", with: "-")
      return
        "- {counter: {constant: \(YAMLText.scalar(name))}, count: {column: \(YAMLText.scalar(profile.name)), as: number\(noted(profile))}}"
    }
  }

  private var countedColumns: [ColumnProfile] {
    let count = choice["count"].map { [$0] } ?? []
    return count
      + freeColumns.filter { profile in
        profile.isNumberLike && !profile.isDateLike && !ColumnWords.isNumbering(profile.name)
          && profile.all { text in
            NumberGuess.forms.contains { $0.form.number(text).map { $0 == $0.rounded() && $0 >= 0 } ?? false }
          }
          && !profile.values.contains { $0.contains("%") }
      }
  }
}
