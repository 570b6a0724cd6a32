import CustomerSuccess

/// Whether customers have left, and when.
extension SectionGuess {
  /// What a person may say of those who have left where no column tells when.
  enum LeavingDay {
    static let ofImport = "day of the import"
    static let leftOut = "leave them out"
  }

  mutating func makeLifecycle(_ choice: ColumnChoice) {
    guard let lifecycle = choice["lifecycle"], choice["churned"].map({ _ in tellsLeaving(lifecycle) }) ?? true else {
      guard let churned = choice["churned"] else { return }
      used.insert(churned.name)
      // Only a blank tells of those who are there.
      add(
        "lifecycle",
        "{column: \(YAMLText.scalar(churned.name)), values: {\"\": active}, otherwise: churned, blank: clears}")
      return date("churned", churned, as: "date")
    }
    self.choice("lifecycle", lifecycle, ValueWords.lifecycles, empty: "active", otherwise: nil)
    let gone = (choices[lifecycle.name]?.found ?? []).filter { $0.choice == "churned" }.map(\.value)
    guard !gone.isEmpty else { return }
    if let churned = choice["churned"] { return makeLeaving(churned, of: gone, in: lifecycle) }
    askLeaving(gone, in: lifecycle)
  }

  /// A status that says of nobody that they have left does not speak against a date that does.
  private func tellsLeaving(_ lifecycle: ColumnProfile) -> Bool {
    lifecycle.values.contains { ValueWords.choice($0, among: ValueWords.lifecycles) == "churned" }
  }

  /// Which day it was is not in the file: the row's last change comes nearest, else the import takes its own day, once.
  private mutating func askLeaving(_ gone: [String], in lifecycle: ColumnProfile) {
    let days = freeColumns.filter { $0.isDateLike && !used.contains($0.name) }
    let changed = ColumnChoice([GuessWords.changed], in: days)["changed"]
    let choices = days.map(\.name) + [LeavingDay.ofImport, LeavingDay.leftOut]
    let told = answers.told[.field("churned")].flatMap { choices.contains($0) ? $0 : nil }
    let value = told ?? changed?.name ?? LeavingDay.ofImport
    constants.append(
      Constant(field: "churned", value: value, choices: choices, words: "no column tells when they left: is it this?"))
    switch value {
    case LeavingDay.leftOut:
      let name = YAMLText.scalar(lifecycle.name)
      skips.append("- {when: [{of: \(name), in: \(YAMLText.list(gone))}], reason: \"left, and no column tells when\"}")
    case LeavingDay.ofImport:
      // Nothing tells it: a rule that gives nothing keeps the line where another can be written.
      add("churned", "{constant: \"\"}", "no column tells when they left: the day of the import is taken, once")
    default:
      if let day = days.first(where: { $0.name == value }) { makeLeaving(day, of: gone, in: lifecycle) }
    }
  }

  private mutating func makeLeaving(_ day: ColumnProfile, of gone: [String], in lifecycle: ColumnProfile) {
    let hasLeft = "{of: \(YAMLText.scalar(lifecycle.name)), in: \(YAMLText.list(gone))}"
    let rule = dateRule(day, as: "date").dropLast()
    uses[day.name] = "when those left that have"
    add("churned", "\(rule), instead: [{when: [{not: \(hasLeft)}], value: \"\"}]}", "of those who have left")
  }
}
