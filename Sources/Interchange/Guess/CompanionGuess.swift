/// Other kinds of rows that a file of learners tells: what they take, and how far they are.
extension SectionGuess {
  mutating func makeCompanions() throws(InputComplaint) {
    guard kind == .learners, with == nil else { return }
    let known = choice["id"] ?? choice["email"] ?? choice["name"]
    var told = answers.fields.filter { !$0.value.isEmpty && choice.columns[$0.value]?.name != $0.key }
    if let known { told[known.name] = "learner" }
    // Who takes several courses stands in several rows.
    last = known?.name
    for (kind, needed) in [(RecordKind.enrolments, "path"), (.progress, "module")] {
      var answers = answers
      (answers.kind, answers.fields) = (kind, told)
      var companion = try SectionGuess(file, answers, with: name)
      guard companion.choice.has("learner", needed) else { continue }
      companion.name = kind.rawValue
      companions.append(companion)
      questions += companion.questions.filter { question in !questions.contains { $0.subject == question.subject } }
      constants += companion.constants.filter { constant in !constants.contains { $0.field == constant.field } }
      choices.merge(companion.choices) { own, _ in own }
    }
  }

  /// A name in one column, or in two.
  mutating func makeName() {
    if let name = choice["name"] { return column("name", name) }
    let parts = ["first_name", "last_name"].compactMap { choice[$0] }
    guard !parts.isEmpty else {
      return missing(
        "name", among: Array(freeColumns.map(\.name).prefix(8)), "no column tells what they are called",
        as: "  column: ")
    }
    used.formUnion(parts.map(\.name))
    add("name", "{template: \(YAMLText.quoted(parts.map { "{\($0.name)}" }.joined(separator: " ")))}")
  }
}
