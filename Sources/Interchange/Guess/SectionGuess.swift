import CustomerSuccess

/// One file of a guessed mapping.
struct SectionGuess {
  let kind: RecordKind
  var name: String
  let answers: GuessAnswers
  /// The section whose file it is made from as well.
  let with: String?
  /// What is still to be said.
  var questions: [GuessQuestion] = []
  /// Fields that no column tells, with what they are then.
  var constants: [Constant] = []
  /// Columns with bare numbers for lengths of time.
  var units: [Unit] = []
  /// What amounts are, where no column says it.
  var amounts = Amounts()
  /// Rows that each row of the file gives, with fields of their own.
  var each: [String] = []
  /// The column of which only the last row counts with each value.
  var last: String?
  /// Other kinds of rows that are made of the same file.
  var companions: [SectionGuess] = []
  /// Columns whose values are translated, with what was made of each.
  var choices: [String: Choice] = [:]
  /// The columns are Rapport's own: only how dates and numbers are written is to be told.
  let isOwn: Bool
  /// Why nothing can be made of the file by itself.
  var complaint: InputComplaint?
  let choice: ColumnChoice
  /// What its rows were taken for, and why.
  let looks: KindGuess
  /// The columns that fields are made from.
  var used: Set<String> = []
  /// What columns are used for beside telling a field as they stand.
  var uses: [String: String] = [:]
  let file: GuessedFile
  var fields: [String] = []
  var skips: [String] = []
  var dates: [ColumnProfile] = []
  var numbers: [NumberColumn] = []
  var notTold: [String] = []
  /// What was taken for something though nothing says it, one a line.
  var taken: [String] = []

  /// A column whose numbers do not say in what they are counted.
  struct Unit: Hashable, Sendable {
    var column: String
    var choices: [String]
    var words: String
  }

  /// A field that no column tells.
  struct Constant: Hashable, Sendable {
    var field: String
    /// Nil while nobody has said it.
    var value: String?
    /// Empty for what is written freely.
    var choices: [String]
    /// It is a column's name, and not the field's own value.
    var isColumn = false
    /// What is to be said of it; nil: what is said of every field that no column tells.
    var words: String?
  }

  /// How a column's values are translated.
  struct Choice: Sendable {
    var known: [String]
    var found: [(value: String, choice: String?)]
    /// What becomes of values that say nothing known.
    var otherwise: String?
  }

  init(
    _ file: GuessedFile, _ answers: GuessAnswers = GuessAnswers(), with other: String? = nil
  ) throws(InputComplaint) {
    with = other
    self.file = file
    self.answers = answers
    let looks = answers.kind.map { KindGuess(told: $0) } ?? file.looks
    let kind = looks.kind
    guard let words = SectionGuess.kinds.first(where: { $0.0 == kind })?.1 else {
      let known = SectionGuess.kinds.map(\.0.rawValue).joined(separator: ", ")
      throw InputComplaint(file: file.file, message: "cannot be guessed as \(kind.rawValue), expected one of \(known)")
    }
    let choice = ColumnChoice(
      words, in: file.columns, told: answers.fields, things: GuessWords.things(of: kind),
      proven: kind == .customers ? file.anniversaries : [])
    self.looks = looks
    self.choice = choice
    self.kind = kind
    name = kind.rawValue
    isOwn = RecordKind(columns: file.columns.map(\.name)) == kind
    if !looks.isProven { questions.append(looks.question) }
    if isOwn {
      nameOwnColumns(words)
    } else if kind == .tickets {
      makeTickets(choice)
    } else if kind == .contacts {
      makeContacts(choice)
    } else if kind == .surveys {
      makeSurveys(choice)
    } else if let plain = PlainKind.of(kind) {
      makePlain(plain)
    } else {
      makeCustomers(choice)
    }
    askRequired()
    noteForms()
    if !isOwn, PlainKind.of(kind) != nil { try makeCompanions() }
  }

  static let kinds: [(RecordKind, [GuessWords.Field])] =
    [
      (.customers, GuessWords.customers), (.tickets, GuessWords.tickets), (.contacts, GuessWords.contacts),
      (.surveys, GuessWords.surveys),
    ] + PlainKind.all.map { ($0.kind, $0.fields.map(\.words)) }

  // MARK: The file's lines

  var lines: [String] {
    var lines = ["  \(YAMLText.scalar(name)):", "    kind: \(kindText)"]
    if let with { lines.append("    with: \(YAMLText.scalar(with))") }
    lines += file.layout.map { "    \($0)" }
    lines += (dateLines + numberLines + amountLines).map { "    \($0)" }
    let signature = file.columns.map(\.name).filter { used.contains($0) && file.isTold($0) }
    if file.isJSON { lines.append("    may_lack: any    # what is null may be missing altogether") }
    if with == nil { lines.append("    columns: \(YAMLText.list(signature))    # a file with these is read so") }
    if !notTold.isEmpty {
      lines.append("    not_told: \(YAMLText.list(notTold))    # no column tells: no data, neither met nor missed")
    }
    let link = LinkGuess(file.columns, id: choice["id"])
    if let link, kind.header.contains("link") {
      lines.append(
        "    link: \(YAMLText.quoted(link.template))    # as \(YAMLText.scalar(link.column)) has it: o opens it")
    }
    if let last { lines.append("    last_per: \(YAMLText.scalar(last))") }
    if !each.isEmpty { lines += ["    each:"] + each.map { "      \($0)" } }
    lines += ["    fields:"] + fields.map { "      \($0)" }
    if !skips.isEmpty { lines += ["    skip:"] + skips.map { "      \($0)" } }
    let usedByAny = companions.reduce(into: used) { $0.formUnion($1.used) }
    let rest = file.columns.map(\.name).filter { !usedByAny.contains($0) }
    if !rest.isEmpty, with == nil {
      lines +=
        ["    unused:"]
        + rest.map { name in
          "      \(YAMLText.scalar(name)): \(name == link?.column ? "link says it" : "no field of \(kind.rawValue)")"
        }
    }
    return lines + companions.flatMap(\.lines)
  }

  /// Its field is told by it, here or in a section beside.
  func isUsed(_ column: String) -> Bool {
    used.contains(column) || companions.contains { $0.isUsed(column) }
      || LinkGuess(file.columns, id: choice["id"])?.column == column
  }

  /// Where nothing proves what the rows are, a person says that they are this; as something else they are guessed anew.
  private var kindText: String {
    guard !looks.isProven else { return kind.rawValue }
    return "\(YAMLText.decision([kind.rawValue]))    # \(looks.words); as another: rapport mapping guess --kind"
  }

  // MARK: Rules

  /// Columns with something in them that are no field: one of them may tell what no column is known for. Whether somebody has
  /// passed them over makes no difference, for any choice of a field leaves all others as they stood.
  var freeColumns: [ColumnProfile] {
    let known = Set(choice.columns.values.map(\.name))
    return file.columns.filter { !known.contains($0.name) && !$0.isBlank }
  }

  /// What stands for nobody is said, so that whoever is called so can be made one.
  mutating func person(_ field: String, _ profile: ColumnProfile?) {
    guard let profile else { return }
    let nobody = profile.nobody
    guard !nobody.isEmpty else { return column(field, profile) }
    used.insert(profile.name)
    let values = nobody.map { "\(YAMLText.quoted($0)): \"\"" }.joined(separator: ", ")
    add(
      field, "{column: \(YAMLText.scalar(profile.name)), values: {\(values)}}",
      "nobody: \(nobody.joined(separator: ", "))")
  }

  mutating func add(_ field: String, _ rule: String, _ comment: String = "") {
    fields.append("\(field): \(rule)" + (comment.isEmpty ? "" : "    # \(comment)"))
  }

  mutating func column(_ field: String, _ profile: ColumnProfile?) {
    guard let profile else { return }
    used.insert(profile.name)
    let noted = noted(profile)
    add(field, noted.isEmpty ? YAMLText.scalar(profile.name) : "{column: \(YAMLText.scalar(profile.name))\(noted)}")
  }

  /// Translations of the values that were seen; what is not understood is the standard, or a person's to say.
  mutating func choice(
    _ field: String, _ profile: ColumnProfile, _ known: [(choice: String, words: [String])], empty: String?,
    otherwise: String?
  ) {
    used.insert(profile.name)
    // Where a blank says nothing of itself, it is asked for like a value.
    let blanks = empty == nil && otherwise == nil && profile.filled < file.rows ? [""] + profile.dashes.sorted() : []
    let found = (profile.values + blanks).map { value in
      let told = answers.told[.value(column: profile.name, value)]
      return (value: value, choice: told ?? ValueWords.choice(value, among: known))
    }
    let choice = Choice(known: known.map(\.choice) + [ValueRule.leaveOut], found: found, otherwise: otherwise)
    choices[profile.name] = choice
    assume(field, profile, choice, known)
    let unknown = found.filter { $0.choice == nil }.map(\.value)
    fields += ["\(field):", "  column: \(YAMLText.scalar(profile.name))", "  values:"]
    for (value, choice) in found {
      if let choice { fields.append("    \(YAMLText.quoted(value)): \(YAMLText.scalar(choice))") }
    }
    if let empty { addBlanks(field, profile, as: empty) }
    if fields.last == "  values:" { fields[fields.count - 1] = "  values: {}" }
    if let otherwise {
      let words = unknown.isEmpty ? "" : "    # as of now \(unknown.map { counted($0, of: profile) }.listed(12))"
      fields.append("  otherwise: \(otherwise)\(words)")
      // What is told as nothing is no wrong value.
      if otherwise != "\"\"" { fields.append("  tell: otherwise") }
    } else if !unknown.isEmpty {
      let names = choice.known
      fields.append(
        "  otherwise: \(YAMLText.decision(names))    # what is \(unknown.prefix(12).map { counted($0, of: profile) }.joined(separator: ", "))?"
      )
      questions += unknown.map { value in
        GuessQuestion(
          subject: .value(column: profile.name, value), choices: names,
          words: "\(profile.name): \(counted(value, of: profile)): which of \(names.joined(separator: ", "))?")
      }
    }
  }

  /// What is blank is taken for what is usual, and that is said where there is any.
  mutating func addBlanks(_ field: String, _ profile: ColumnProfile, as usual: String) {
    let count = file.rows - profile.filled
    let rows = CustomerSuccess.counted(count, "row")
    let comment = count > 0 ? "    # as in \(rows): nothing says it" : ""
    for value in [""] + profile.dashes.sorted() {
      fields.append("    \(YAMLText.quoted(value)): \(YAMLText.scalar(usual))\(value.isEmpty ? comment : "")")
    }
    if count > 0 { assume("\(field): blank in \(rows), taken for \(usual)") }
  }

  /// Whoever looks at what is to be decided sees as well what was decided for him.
  mutating func assume(_ words: String) { taken.append("\(words); the mapping can say otherwise") }

  /// Values that were understood by a word in them, those of which nothing is known, and columns that are known by values alone.
  private mutating func assume(_ field: String, _ profile: ColumnProfile, _ choice: Choice, _ known: ValueWords.Known) {
    if self.choice.isKnownByValues(field) { assume("\(field): told by \(profile.name), as what stands in it says") }
    let guessed = choice.found.filter { value, _ in answers.told[.value(column: profile.name, value)] == nil }
    let unsure = guessed.filter { value, choice in choice != nil && !ValueWords.isCertain(value, among: known) }
    if !unsure.isEmpty {
      assume("\(field): \(listed(unsure.map { "\(counted($0.value, of: profile)) for \($0.choice ?? "")" }))")
    }
    guard let otherwise = choice.otherwise else { return }
    let unknown = guessed.filter { $0.choice == nil }.map { counted($0.value, of: profile) }
    if !unknown.isEmpty { assume("\(field): \(listed(unknown)) taken for \(otherwise)") }
  }

  private func listed(_ values: [String]) -> String { values.listed(12) }

  /// `Gold (12 rows)`
  func counted(_ value: String, of profile: ColumnProfile) -> String {
    "\(MappingDraft.title(value)) (\(CustomerSuccess.counted(rows(with: value, in: profile), "row")))"
  }

  /// In how many rows a value stands; blanks and what stands for nothing are one.
  func rows(with value: String, in profile: ColumnProfile) -> Int {
    profile.counts[value] ?? file.rows - profile.filled
  }

  func template(_ prefix: String, _ profile: ColumnProfile) -> String {
    profile.all { $0.utf8.allSatisfy { (48...57).contains($0) } }
      ? "{template: \(YAMLText.quoted("\(prefix)-{\(profile.name)}"))}" : YAMLText.scalar(profile.name)
  }

  /// Something that no column tells: what was said, else what is usual; where nothing is, it is asked.
  mutating func constant(_ field: String, _ usual: String?, among choices: [String] = [], as key: String? = nil) {
    let value = answers.told[.field(field)] ?? usual
    constants.append(Constant(field: field, value: value, choices: choices))
    if let usual, answers.told[.field(field)] == nil { assume("\(field): no column tells it, taken for \(usual)") }
    if let value { return add(key ?? field, "{constant: \(YAMLText.scalar(value))}", "no column tells it") }
    questions.append(
      GuessQuestion(
        subject: .field(field), choices: choices,
        words: "\(field): no column tells it: one \(choices.isEmpty ? "day" : "answer") for all rows"))
    let offered = choices.isEmpty ? ["{constant: 2024-01-01}"] : choices.map { "{constant: \($0)}" }
    add(field, "{decide: [\(offered.map(YAMLText.quoted).joined(separator: ", "))]}", "no column tells it")
  }

  /// A field that has to come from some column, and no column looks like it.
  /// What is asked for stands where it is answered: a name in its place makes the rule whole.
  mutating func missing(
    _ field: String, among names: [String], _ words: String, as place: String, below: [String] = []
  ) {
    // What is likely stands first, and any column may be it.
    let choices = names + file.columns.map(\.name).filter { !names.contains($0) }
    constants.append(Constant(field: field, value: nil, choices: choices, isColumn: true, words: words))
    questions.append(GuessQuestion(subject: .column(field: field), choices: names, words: "\(field): \(words)"))
    fields += ["\(field):    # \(words)", place + YAMLText.decision(names)] + below
  }

  private mutating func nameOwnColumns(_ words: [GuessWords.Field]) {
    let days = Set(
      PlainKind.of(kind)?.fields.compactMap { if case .date = $0.form { $0.words.name } else { nil } }
        ?? (kind == .customers ? words.map(\.name) : []))
    for profile in file.columns {
      switch words.first(where: { $0.name == profile.name })?.content {
      case .date: date(profile.name, profile, as: days.contains(profile.name) ? "date" : "time")
      case .number where !profile.isBlank: number(profile.name, profile)
      case .whole where !profile.isBlank: number(profile.name, profile, isWhole: true)
      default: column(profile.name, profile)
      }
    }
    if kind.header.contains("currency") { makeOwnCurrency() }
  }
}
