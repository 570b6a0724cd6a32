extension FilterParser {
  /// `trend.sessions<-20%`: the counter fell by more than a fifth.
  func trend(of counter: String, _ word: FilterWord) throws(FilterError) -> Filter.Term {
    guard FilterTrend.isKnown(in: subject) else {
      throw error(word.nameRange, "\(subject.rawValue) have no counters")
    }
    guard !counter.isBlank else {
      throw error(word.nameRange, "a counter's name stands behind \(FilterWord.trend)., such as trend.sessions")
    }
    try refuseOrderOfSeveral(word)
    var tests: [Filter.Test] = []
    for found in word.values {
      guard !found.text.isEmpty else {
        throw error(found.range, "\(word.name ?? "") has no value, expected \(FilterTrend.expectation)")
      }
      let (comparison, value) = FilterWord.ordered(word.comparison, found)
      let isNone = value.text.lowercased() == "none" && !comparison.isOrder
      tests.append(
        isNone
          ? .absent
          : .number(try number(comparison, value, unit: FilterTrend.unit, expecting: FilterTrend.expectation)))
    }
    let isNegated = word.isNegated != (word.comparison == .isNot)
    return Filter.Term(.trend(of: CounterID(counter), anyOf: tests), isNegated: isNegated)
  }
}

/// What help says of a counter's rise or fall in filters.
public enum FilterTrend {
  static let unit = "%"
  static let expectation = "a number of per cent such as -20%, -50..-20 or none"
  /// As it is typed in lists of customers, and of what is theirs.
  public static let example = "\(FilterWord.trend).COUNTER"
  /// In a few words; how long the stretches are stands in the framework.
  public static let help =
    "a counter's rise or fall in %, its mean of the last 30 days (health.yaml, counterTrend) against the 30 before"

  /// What a counter's name stands behind.
  public static let prefix = "\(FilterWord.trend)."

  /// What is typed of a counter's name so far; nil where none is.
  public static func counter(begunIn word: String) -> String? {
    word.lowercased().hasPrefix(prefix) ? String(word.dropFirst(prefix.count)) : nil
  }

  /// Whether rows of a list have counters to be asked about.
  public static func isKnown(in subject: Field.Subject) -> Bool { subject != .articles && subject != .initiatives }
}

extension Filter.Term {
  /// Nothing is counted by the name whose trend is asked for, so nobody has one.
  func uncounted(among counters: Set<String>) -> String? {
    guard !isNegated, case .trend(let counter, let tests) = condition, !tests.contains(.absent),
      !counters.contains(where: { folded($0) == folded(counter.text) })
    else { return nil }
    return "nothing is counted by the name '\(counter)'\(nearestHint(to: counter.text, among: counters.sorted()))"
  }

  /// What a list without rows says where a counter's trend was asked for.
  var wordForTrend: String? {
    guard !isNegated, case .trend(let counter, let tests) = condition, !tests.contains(.absent) else { return nil }
    return """
      a counter has a trend where it was counted often enough before and since; trend.\(counter):none finds who has none of \
      '\(counter)', and a customer's page says why
      """
  }
}
