import CustomerSuccess

/// Fields of fixed choices that no column is called like.
extension SectionGuess {
  /// Asked where a column may tell it, else the same for all rows: what is usual, or what a person says.
  mutating func choiceWithoutColumn(_ field: String, _ known: ValueWords.Known, usual: String?) {
    guard !askChoice(field, known, usual: usual) else { return }
    let choices = known.map(\.choice)
    constant(field, usual, among: choices + [usual].compactMap(\.self).filter { !choices.contains($0) })
  }

  /// Asks whether a field is told by a column in which hardly anything stands but words for its choices; false where none is so,
  /// or a person said that none is it.
  mutating func askChoice(_ field: String, _ known: ValueWords.Known, usual: String?) -> Bool {
    let subject = GuessSubject.column(field: field)
    guard let columns = choice.doubtful[field], !columns.isEmpty, answers.told[subject] != Self.noColumn,
      answers.told[.field(field)] == nil
    else { return false }
    let names = columns.map(\.name)
    // Whatever is decided, they are looked at.
    used.formUnion(names)
    let others = file.columns.map(\.name).filter { !names.contains($0) }
    let words =
      columns.count == 1
      ? "no column is called so, and \(names[0]) may tell it" : "no column is called so, and several may tell it"
    constants.append(
      Constant(field: field, value: nil, choices: names + [Self.noColumn] + others, isColumn: true, words: words))
    questions.append(
      GuessQuestion(
        subject: subject, choices: names + [Self.noColumn],
        words: "\(field): \(words): \(names.joined(separator: ", ")), or is it the same for all?"))
    let constants = usual.map { [$0] } ?? known.map(\.choice).filter { !$0.isEmpty }
    let rules = columns.map { rule(of: $0, known, usual: usual) } + constants.map { "{constant: \($0)}" }
    add(field, "{decide: [\(rules.map(YAMLText.quoted).joined(separator: ", "))]}", words)
    return true
  }

  private func rule(of profile: ColumnProfile, _ known: ValueWords.Known, usual: String?) -> String {
    let values = profile.values.compactMap { value in
      ValueWords.choice(value, among: known).map { "\(YAMLText.quoted(value)): \(YAMLText.scalar($0))" }
    }
    let name = YAMLText.scalar(profile.name)
    let otherwise = usual.map { ", otherwise: \(YAMLText.scalar($0)), tell: otherwise" } ?? ""
    guard !values.isEmpty else { return "{column: \(name), bands: \(SizeBands.yaml)}" }
    return "{column: \(name), values: {\(values.joined(separator: ", "))}\(otherwise)}"
  }

  /// What a person says in the console; in the file a constant stands in its place.
  private static let noColumn = "no, the same for all"
}
