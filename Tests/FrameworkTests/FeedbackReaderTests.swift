import CustomerSuccess
import Framework
import Testing

@Suite struct FeedbackReaderTests {
  /// Thousands of words, on either side, and themes that words tell.
  @Test func whatShipsIsWhole() throws {
    let rules = try FeedbackReader.shipped()
    #expect(rules.words.values.count { $0 > 0 } > 1500 && rules.words.values.count { $0 < 0 } > 1500)
    #expect(rules.themes.count > 10 && Set(rules.themes.map(\.id)).count == rules.themes.count)
    #expect(rules.limits == SentimentLimits() && rules.weights == SentimentWeights())
    #expect(rules.activities.contains("Feedback"))
    #expect(!rules.signs.isEmpty && !rules.turns.isEmpty && !rules.degrees.isEmpty && !rules.questions.isEmpty)
  }

  private static let head = "words: {good: 2}\nturns: {not: -0.75}\n"

  @Test(arguments: [
    ("", "f.yaml: empty"), ("words: {good: 2}", "turns is missing"), (head + "more: 1", "f.yaml:3: more: unknown key"),
    ("turns: {}\nwords:\n  good: great", "f.yaml:3: words.good: found 'great', expected a number from -4 to 4"),
    ("turns: {}\nwords:\n  good: 5", "f.yaml:3: words.good: found 5, expected a number from -4 to 4"),
    ("turns: {}\nwords:\n  Good: 2", "f.yaml:3: words.Good: 'Good' is never met, expected small letters"),
    ("turns: {}\nwords:\n  good  one: 2", "'good  one' is never met"),
    ("turns: {}\nwords:\n  waste *: 2", "no * at an end"),
    ("words: {}\nturns: {not: 1}", "expected a number from -1 to 0"),
    (head + "words: {good: 1}", "given twice"), (head + "limits: {negative: -0.1}", "positive is missing"),
    (
      head + "limits: {negative: -2, positive: 0.1}",
      "f.yaml:3: limits.negative: found -2, expected a number from -1 to 0"
    ),
    (head + "weights: {half: 0}", "weights.half: found 0, expected a number from 1 to 100"),
    (head + "weights: {halve: 1}", "weights.halve: unknown key"),
    (head + "themes: {a b: {title: A, words: [x]}}", "'a b' is no short name"),
    (head + "themes: {a: {words: [x]}}", "title is missing"),
    (head + "themes: {a: {title: ' ', words: [x]}}", "no title"),
    (head + "themes: {a: {title: A}}", "nothing tells it, expected words"),
    (head + "themes: {a: {title: A, words: [Big]}}", "themes.a.words[0]: 'Big' is never met"),
    (head + "signs: {':)': x}", "expected a number from -4 to 4"), (head + "joins: or", "expected a list of words"),
    (head + "activities: Call", "expected a list of types of activities"),
    (head + "activities: ['']", "activities[0]: found nothing, expected a type of activities"),
  ])
  func refusesWithThePlace(text: String, complaint: String) {
    #expect {
      try FeedbackReader.read(text, file: "f.yaml")
    } throws: { error in
      let isIt = "\(error)".contains(complaint)
      if !isIt { Issue.record("\(error)") }
      return isIt
    }
  }

  @Test func onesOwnFileChangesAddsAndTakesAway() throws {
    let own = """
      limits: {negative: -0.2, positive: 0.2}
      words: {excellent: none, fine: 2, blue screen: -4}
      themes:
        performance: {more: [molasses]}
        mobile: none
        zoo: {title: Zoo, words: [zebra]}
      """
    let shipped = try FeedbackReader.shipped()
    let rules = try FeedbackReader.read(FrameworkDocument.feedback.laid(own, file: "own.yaml"))
    #expect(rules.limits.negative == -0.2 && rules.weights == shipped.weights)
    #expect(rules.words["excellent"] == nil && rules.words["fine"] == 2 && rules.words["blue screen"] == -4)
    #expect(rules.words.count >= shipped.words.count - 1 && rules.turns == shipped.turns)
    #expect(rules.themes.map(\.id) == shipped.themes.map(\.id).filter { $0 != "mobile" } + ["zoo"])
    #expect(rules.themes.first?.words.last == "molasses")
  }
}
