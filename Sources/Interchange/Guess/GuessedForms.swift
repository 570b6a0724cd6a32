import CustomerSuccess

/// How dates and numbers are read.
extension SectionGuess {
  // MARK: Rules

  mutating func date(_ field: String, _ profile: ColumnProfile?, as form: String) {
    guard let profile else { return }
    add(field, dateRule(profile, as: form, isRequired: isRequired(field)))
  }

  mutating func dateRule(_ profile: ColumnProfile, as form: String, isRequired: Bool = false) -> String {
    used.insert(profile.name)
    dates.append(profile)
    let guess = profile.dates
    let formats = (guess?.forms ?? []).compactMap { format(of: $0, isOne: guess?.forms.count == 1) }
    let written =
      switch formats.count {
      case 0: ""
      case 1: ", format: \(YAMLText.scalar(formats[0]))"
      default: ", format: \(YAMLText.list(formats))"
      }
    let unread = unread(guess?.unread ?? [], of: profile, as: "date", isRequired: isRequired)
    return "{column: \(YAMLText.scalar(profile.name)), as: \(form)\(written)\(unread)}"
  }

  /// Nil for what the file's own form tells.
  private func format(of form: DateGuess.Form, isOne: Bool) -> String? {
    switch form {
    case .iso: nil
    case .named(let name): name
    case .eitherOrder: isOne ? nil : answers.told[.dates] ?? (proven.count == 1 ? proven.first?.rawValue : nil)
    case .order(let order): !isOne || hasColumn(of: order == .dayFirst ? .monthFirst : .dayFirst) ? order.rawValue : nil
    }
  }

  /// Any column of the file, for those that are read are not all known yet.
  private func hasColumn(of order: DayOrder) -> Bool {
    file.columns.contains { $0.dates?.forms.contains(.order(order)) ?? false }
  }

  /// A row without it is none: nothing is no answer then.
  func isRequired(_ field: String) -> Bool { kind.columns.first { $0.name == field }?.isRequired ?? false }

  /// What is no date among dates, or no number among numbers, is a person's to say.
  private mutating func unread(
    _ unread: [String], of profile: ColumnProfile, as form: String, isRequired: Bool
  ) -> String {
    let known = isRequired ? [ValueRule.leaveOut] : ["", ValueRule.leaveOut]
    if !unread.isEmpty {
      let found = unread.map { ($0, answers.told[.value(column: profile.name, $0)]) }
      choices[profile.name] = Choice(known: known, found: found, otherwise: nil)
      questions += found.filter { $0.1 == nil }.map { value, _ in
        GuessQuestion(
          subject: .value(column: profile.name, value), choices: known,
          words:
            "\(profile.name): \(value) is no \(form): which is it\(isRequired ? "" : ", \"\" for none"), or leave out?")
      }
    }
    return noted(
      profile, unread.map { value in (value, answers.told[.value(column: profile.name, value)] ?? nil) }, known)
  }

  /// What stands for nothing in a column, and what some of its values mean; nil: nobody has said it yet.
  func noted(_ profile: ColumnProfile, _ values: [(String, String?)] = [], _ known: [String] = []) -> String {
    let all = profile.dashes.sorted().map { ($0, "") } + values
    guard !all.isEmpty else { return "" }
    let entries = all.map { value, meaning in
      "\(YAMLText.quoted(value)): \(meaning.map(YAMLText.scalar) ?? YAMLText.decision(known))"
    }
    return ", values: {\(entries.joined(separator: ", "))}"
  }

  mutating func number(_ field: String, _ profile: ColumnProfile?, isWhole: Bool = false, _ more: String = "") {
    guard let profile else { return }
    add(field, numberRule(field, profile, isWhole: isWhole, more))
  }

  mutating func numberRule(
    _ field: String, _ profile: ColumnProfile, isWhole: Bool = false, _ more: String = ""
  ) -> String {
    used.insert(profile.name)
    let texts = profile.texts.filter { !profile.oddNumbers.contains($0) }
    numbers.append(NumberColumn(name: profile.name, texts: texts, digits: isWhole ? 0 : amountDigits))
    let unread = unread(profile.oddNumbers, of: profile, as: "number", isRequired: isRequired(field))
    return "{column: \(YAMLText.scalar(profile.name)), as: number\(more)\(unread)}"
  }

  /// The most that any currency of the file has.
  private var amountDigits: Int {
    let codes = (choice["currency"]?.values ?? []).compactMap { Currencies.digits(of: $0.uppercased()) }
    let amounts = ["monthly_revenue", "yearly_revenue", "revenue", "amount"].compactMap { choice[$0] }.first
    let likely = answers.told[.field("currency")].map { [$0] } ?? amounts.map(SectionGuess.currencies) ?? []
    return (codes + likely.compactMap(Currencies.digits)).max() ?? 2
  }

  /// Dates and numbers, once all columns that have them are known.
  mutating func noteForms() {
    if dateLines.first?.contains("{decide:") == true {
      let choices = DayOrder.allCases.map(\.rawValue)
      questions.append(
        GuessQuestion(
          subject: .dates, choices: choices,
          words: "dates: no day is above 12, which of \(choices.joined(separator: ", "))?"))
    }
    if numberLines.first?.contains("{decide:") == true {
      let guess = NumberGuess(numbers)
      questions.append(
        GuessQuestion(
          subject: .numbers, choices: guess.examples,
          words: "numbers: written as \(guess.examples.joined(separator: " or as "))? \(guess.readingsText)"))
    }
  }

  // MARK: Lines

  private var orders: [DateGuess.Form] { dates.flatMap { $0.dates?.forms ?? [] } }

  /// Those that a day above 12 proves: in the columns that are read, else in any other of the file.
  private var proven: Set<DayOrder> {
    let read = SectionGuess.proven(orders)
    guard read.isEmpty, orders.contains(.eitherOrder) else { return read }
    let others = SectionGuess.proven(file.columns.flatMap { $0.dates?.forms ?? [] })
    return others.count == 1 ? others : []
  }

  private static func proven(_ forms: [DateGuess.Form]) -> Set<DayOrder> {
    Set(forms.compactMap { if case .order(let order) = $0 { order } else { nil } })
  }

  /// Nothing else tells the order.
  private var isByDots: Bool {
    !dates.contains { $0.dates.map { !$0.isByDots && !SectionGuess.proven($0.forms).isEmpty } ?? false }
  }

  var dateLines: [String] {
    if proven.count == 1, let order = proven.first {
      return ["dates: \(order.rawValue)    # \(isByDots ? "as dates with dots have it" : "as a day above 12 proves")"]
    }
    // Columns that prove one say so themselves.
    guard orders.contains(.eitherOrder) else { return [] }
    if let told = answers.told[.dates] { return ["dates: \(told)"] }
    return ["dates: \(YAMLText.decision(DayOrder.allCases.map(\.rawValue)))    # no day is above 12: it may be either"]
  }

  var numberLines: [String] {
    let guess = NumberGuess(numbers)
    guard let first = guess.examples.first else { return [] }
    if guess.examples.count > 1 {
      if let told = answers.told[.numbers] { return ["numbers: \(YAMLText.quoted(told))"] }
      return ["numbers: \(YAMLText.decision(guess.examples))    # \(guess.readingsText)"]
    }
    return first == "1234.56" ? [] : ["numbers: \(YAMLText.quoted(first))"]
  }

  // MARK: For whoever looks through it

  /// How dates and numbers are read, where there are any.
  var forms: [MappingDraft.Form] { [dateForm, numberForm].compactMap(\.self) }

  private var dateForm: MappingDraft.Form? {
    if let order = proven.first, proven.count == 1 || !orders.contains(.eitherOrder) {
      let one = isByDots ? "dates with dots have it" : "a day above 12 proves it"
      let words = proven.count > 1 ? "each column as its days above 12 prove" : one
      return .init(
        subject: .dates, value: proven.count > 1 ? "both" : order.rawValue, choices: [], words: words + mixedWords)
    }
    if orders.contains(.eitherOrder) {
      let values = dates.first { $0.dates?.forms.contains(.eitherOrder) == true }?.values ?? []
      let shown = values.first { SourceTime.stamp($0) == nil } ?? ""
      return .init(
        subject: .dates, value: answers.told[.dates], choices: DayOrder.allCases.map(\.rawValue),
        words: "no day is above 12: \(shown) may be either" + mixedWords)
    }
    guard let first = orders.first else { return nil }
    if !mixedWords.isEmpty {
      return .init(subject: .dates, value: "mixed", choices: [], words: String(mixedWords.dropFirst(2)))
    }
    let value = if case .named(let name) = first { name } else { "year first" }
    return .init(subject: .dates, value: value, choices: [], words: "every value is one")
  }

  /// Forms that stand side by side in one column.
  private var mixedWords: String {
    let mixed = dates.first { ($0.dates?.forms.count ?? 0) > 1 }
    guard let mixed, let guess = mixed.dates else { return "" }
    let names = guess.forms.map { form in
      switch form {
      case .iso: "year first"
      case .eitherOrder: "days and months"
      case .order(let order): order.rawValue
      case .named(let name): name
      }
    }
    return "; \(mixed.name) has \(names.joined(separator: " and "))"
  }

  private var numberForm: MappingDraft.Form? {
    let guess = NumberGuess(numbers)
    guard let first = guess.examples.first else { return nil }
    guard guess.examples.count > 1 else {
      // Whole numbers say nothing of how others are written, such as amounts in a column that is left out.
      guard let shown = guess.text(as: first) else {
        let names = numbers.map(\.name).joined(separator: ", ")
        return .init(subject: .numbers, value: "whole", choices: [], words: "no sign in any value of \(names)")
      }
      return .init(subject: .numbers, value: first, choices: [], words: "\(shown): every value is one")
    }
    let told = answers.told[.numbers]
    return .init(
      subject: .numbers, value: told, choices: guess.examples,
      words: told.flatMap { guess.text(as: $0) } ?? guess.readingsText)
  }
}
