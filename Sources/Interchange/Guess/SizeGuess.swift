import CustomerSuccess

/// How a customer's size is made: of words, or of how many people there are.
extension SectionGuess {
  mutating func makeSize(_ profile: ColumnProfile?) {
    guard let profile, !profile.isBlank else {
      return choiceWithoutColumn("size", ValueWords.sizes, usual: "small")
    }
    guard profile.values.contains(where: SizeBands.isNumber) else {
      return choice("size", profile, ValueWords.sizes, empty: "small", otherwise: nil)
    }
    used.insert(profile.name)
    let names = ValueWords.sizes.map(\.choice)
    let read = profile.texts.filter(SizeBands.reads)
    numbers.append(NumberColumn(name: profile.name, texts: read.flatMap(ValueRule.rangeParts), digits: 0))
    let found = profile.values.filter { !SizeBands.reads($0) }.map { value in
      (
        value: value,
        choice: answers.told[.value(column: profile.name, value)] ?? SizeBands.words(value)
          ?? ValueWords.choice(value, among: ValueWords.sizes)
      )
    }
    if !found.isEmpty { choices[profile.name] = Choice(known: names, found: found, otherwise: nil) }
    fields += ["size:", "  column: \(YAMLText.scalar(profile.name))", "  values:"]
    for (value, choice) in found {
      fields.append("    \(YAMLText.quoted(value)): \(choice ?? YAMLText.decision(names))")
      guard choice == nil else { continue }
      questions.append(
        GuessQuestion(
          subject: .value(column: profile.name, value), choices: names,
          words: "\(profile.name): \(value): which of \(names.joined(separator: ", "))?"))
    }
    addBlanks("size", profile, as: "small")
    fields.append("  bands: \(SizeBands.yaml)")
    assume("size: by how many people there are, as \(profile.name) says: \(SizeBands.words)")
  }
}

/// Sizes by how many people there are.
enum SizeBands {
  private static let edges: [(below: Int?, value: CompanySize)] = [
    (50, .small), (500, .medium), (5000, .large), (nil, .enterprise),
  ]

  static var yaml: String {
    let bands = edges.map { edge in
      "{\(edge.below.map { "below: \($0), " } ?? "")value: \(edge.value.rawValue)}"
    }
    return "[\(bands.joined(separator: ", "))]"
  }

  /// `below 50 small, below 500 medium, else enterprise`
  static var words: String {
    edges.map { edge in "\(edge.below.map { "below \($0)" } ?? "else") \(edge.value.rawValue)" }.joined(separator: ", ")
  }

  static func isNumber(_ text: String) -> Bool { text.contains { $0.isWholeNumber } }

  /// A number, or a range within a band, in whatever way it is written.
  static func reads(_ text: String) -> Bool { NumberGuess.forms.contains { band(of: text, $0.form) != nil } }

  /// `51-200 employees`: without the words, where every way to write numbers means the same.
  static func words(_ text: String) -> String? {
    let bare = text.trimmingCharacters { !$0.isWholeNumber && $0 != "+" }
    let found = Set(NumberGuess.forms.compactMap { band(of: bare, $0.form) })
    return found.count == 1 ? found.first : nil
  }

  /// It has ranges such as `11-50` in it, in several bands, and nothing but ranges and numbers.
  static func areRanges(_ profile: ColumnProfile) -> Bool {
    guard profile.isChoice, !profile.isBlank, !profile.isDateLike, !profile.isNumberLike else { return false }
    let bands = profile.values.map { words($0) }
    return !bands.contains(nil) && Set(bands).count > 1
      && profile.values.contains(where: isRange)
  }

  private static func isRange(_ text: String) -> Bool {
    let ends = text.split { $0 == "-" || $0 == "–" }
    return ends.count > 1 && ends.allSatisfy { isNumber(String($0)) }
  }

  private static func band(of text: String, _ form: NumberForm) -> String? {
    var rule = ValueRule(base: .constant(text))
    rule.bands = edges.map { ValueRule.Band(below: $0.below.map(Double.init), value: $0.value.rawValue) }
    rule.form = .number(form)
    return rule.banded(text)
  }
}

extension String {
  /// Without characters at either end that a test holds for.
  fileprivate func trimmingCharacters(_ isCut: (Character) -> Bool) -> String {
    let front = drop(while: isCut)
    return String(
      front.prefix((front.lastIndex { !isCut($0) }.map { front.distance(from: front.startIndex, to: $0) + 1 }) ?? 0))
  }
}
