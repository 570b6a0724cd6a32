import CustomerSuccess
import Framework

extension MappingDraft {
  /// A mapping that is kept, to be looked through again beside the columns of a file: what it says of them are the answers.
  /// Nil where it reads no such file, or a kind that cannot be guessed.
  public init?(_ file: GuessedFile, reopening text: String, name: String) {
    guard let mapping = try? Mapping(yaml: text, file: "\(name).yaml"),
      let section = mapping.section(for: file.columns.map(\.name), kind: nil)
    else { return nil }
    var said = SaidAnswers(file, section, zone: mapping.zone)
    // Whose learner it is, the learners' own rows say.
    for other in mapping.companions(of: section) { said.take(other, besides: ["learner"]) }
    guard let draft = try? MappingDraft(file, name: name, answers: said.answers) else { return nil }
    self = draft
    losesRules = MappingDraft.rules(of: draft.yaml) != MappingDraft.rules(of: text)
  }

  /// A mapping's lines without comments, in the order of their words: what was written by hand is in no draft.
  private static func rules(of text: String) -> [String] {
    text.split(separator: "\n").map { line in
      (line.firstRange(of: "    #").map { String(line[..<$0.lowerBound]) } ?? String(line)).trimmingBlanks()
    }.filter { !$0.isEmpty && !$0.hasPrefix("#") }.sorted()
  }
}

/// What a mapping says of a file's columns, as a person would have said it.
private struct SaidAnswers {
  private let file: GuessedFile
  private let words: [GuessWords.Field]
  private(set) var answers: GuessAnswers

  init(_ file: GuessedFile, _ section: SectionRules, zone: Zone) {
    self.file = file
    answers = GuessAnswers(kind: section.kind)
    if zone != .gmt { answers.zone = zone.identifier }
    words = SectionGuess.kinds.first { $0.0 == section.kind }?.1 ?? []
    for profile in file.columns { answers.fields[profile.name] = "" }
    take(section)
    if section.kind == .tickets, section.fields.contains(where: { $0.column == "untold" }),
      !section.fields.contains(where: { $0.column == "resolved" })
    {
      answers.told[.column(field: "resolved")] = UntoldClocks.word
    }
    if section.skip.contains(where: { $0.reason.hasPrefix("left, and") }) {
      answers.told[.field("churned")] = SectionGuess.LeavingDay.leftOut
    }
  }

  mutating func take(_ section: SectionRules, besides others: Set<String> = []) {
    let passed = others.union(["outside_id", "untold"])
    for (column, rule) in section.fields where !passed.contains(column) { take(column, rule) }
  }

  private mutating func take(_ column: String, _ rule: ValueRule) {
    noteForm(rule)
    if let length = rule.plus.first, let name = length.columns.first {
      answers.fields[name] = column
      if case .duration(let form)? = length.form { answers.told[.unit(column: name)] = form.unit.rawValue }
      return
    }
    switch rule.base {
    case .column(let name), .customer(let name, _):
      // What the rows are told apart by may be what they are called as well.
      let isID = answers.fields[name] == "id" && ColumnChoice.names.contains(column)
      if !isID { answers.fields[name] = field(column, rule, name) }
      noteValues(of: name, rule, as: column)
      if let interval = rule.paidFor { noteLengths(interval) }
      if column == "churned" { answers.told[.field("churned")] = name }
      if column == "to", !rule.instead.isEmpty, !SubscriptionEnd.isCancellation(name) {
        // No field's own column, but the day on which those ended that have.
        answers.fields[name] = ""
        answers.told[.field("to")] = name
      }
    case .template(let text):
      let names = ValueRule.pieces(of: text).filter(\.isColumn).map(\.text)
      let fields = column == "name" && names.count == 2 ? ["first_name", "last_name"] : [column]
      for (name, field) in zip(names, fields) where answers.fields[name] == "" { answers.fields[name] = field }
    case .first(let rules) where column == "to":
      // The others follow from what they are called.
      rules.forEach { noteForm($0) }
      if let name = rules.first?.columns.first { answers.fields[name] = column }
    case .first(let rules):
      for (rule, field) in zip(rules, ["resolved", "closed"]) where column == "resolved" {
        noteForm(rule)
        for name in rule.columns.prefix(1) { answers.fields[name] = field }
      }
    case .constant(let value) where !value.isEmpty: answers.told[.field(column)] = value
    default: break
    }
  }

  /// The guess has more names for amounts, by how long they are for and how that is known.
  private mutating func field(_ column: String, _ rule: ValueRule, _ name: String) -> String {
    guard ["monthly_revenue", "amount"].contains(column), case .number(let form)? = rule.form,
      let period = AmountForm.Period.allCases.first(where: { $0.months == form.divisor ?? 1 })
    else { return column }
    answers.told[.unit(column: name)] = period.rawValue
    guard column == "monthly_revenue" else { return column }
    let names = ["monthly_revenue", "yearly_revenue", "revenue"]
    let choice = ColumnChoice(words.filter { names.contains($0.name) }, in: file.columns.filter { $0.name == name })
    let guessed = choice.columns.keys.first
    switch period {
    case .month where guessed != "revenue": return "monthly_revenue"
    case .year where guessed == "yearly_revenue": return "yearly_revenue"
    default: return "revenue"
    }
  }

  private mutating func noteValues(of name: String, _ rule: ValueRule, as field: String) {
    guard rule.values.isTold, rule.bands.isEmpty, let profile = file.columns.first(where: { $0.name == name }) else {
      return
    }
    let known = words.first { $0.name == field }?.meanings ?? []
    for value in profile.values + [""] + profile.dashes {
      // What is taken for the usual one of itself nobody has said.
      let isUsual = rule.tellsOtherwise && rule.values[value] == nil && ValueWords.choice(value, among: known) == nil
      if !isUsual, let meaning = rule.values[value] ?? rule.otherwise {
        answers.told[.value(column: name, value)] = meaning
      }
    }
  }

  private mutating func noteLengths(_ interval: PaidInterval) {
    guard let profile = file.columns.first(where: { $0.name == interval.column }) else { return }
    for value in profile.values + [""] + profile.dashes {
      if let meaning = interval.values[value] { answers.told[.value(column: profile.name, value)] = meaning }
    }
  }

  private mutating func noteForm(_ rule: ValueRule) {
    switch rule.form {
    case .date(let formats)?, .time(let formats)?:
      if let order = DayOrder.allCases.first(where: { $0.formats == formats }) {
        answers.told[.dates] = order.rawValue
      }
    case .number(let form)?:
      let example = NumberGuess.forms.first { $0.form.decimal == form.decimal && $0.form.thousands == form.thousands }
      if let example, form.thousands != nil || form.decimal != "." { answers.told[.numbers] = example.example }
    case .duration?, nil: break
    }
  }
}
