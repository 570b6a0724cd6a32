/// Reads what customers write: whether it praises or complains, by which words, and what it is about.
///
/// Made once of the rules, then used for any number of texts; the time is linear in a text's length.
public struct FeedbackScorer: Sendable {
  public let rules: FeedbackRules
  let meanings: PhraseIndex<WordMeaning>
  let questions: PhraseIndex<Double>
  let themes: PhraseIndex<[Int]>
  let signs: SignIndex

  public init(_ rules: FeedbackRules) {
    self.rules = rules
    meanings = rules.meanings
    var questions = PhraseIndex<Double>()
    for (phrase, weight) in rules.questions { questions.change(phrase) { $0 = weight } }
    self.questions = questions
    var themes = PhraseIndex<[Int]>()
    for (number, theme) in rules.themes.enumerated() {
      for phrase in theme.words { themes.change(phrase) { $0 = ($0 ?? []) + [number] } }
    }
    self.themes = themes
    signs = SignIndex(rules.signs.keys)
  }

  /// A text without words that say anything is neutral, with a score of 0.
  public func sentiment(of text: String) -> SentimentReading {
    let lookup = WordLookup(text, self)
    var scoring = SentimentScoring(lookup, self)
    scoring.run()
    return scoring.reading(of: text)
  }

  /// In the order of the rules; none for a text that is about nothing known.
  public func themes(of text: String) -> [ThemeReading] {
    let lookup = WordLookup(text, self)
    var told: [Int: [String]] = [:]
    var index = 0
    while index < lookup.count {
      guard let found = themes.longest(from: index, forms: lookup.forms) else {
        index += 1
        continue
      }
      let words = lookup.text(of: index..<(index + found.count), in: text)
      for number in Set(found.meaning) { told[number, default: []].append(words) }
      index += found.count
    }
    return told.sorted { $0.key < $1.key }.map { ThemeReading(theme: rules.themes[$0.key], words: $0.value) }
  }
}

/// How a text is meant, and the words that decided it.
public struct SentimentReading: Hashable, Sendable {
  public var sentiment: Sentiment
  /// From −1 to 1.
  public var score: Double
  /// Words of the text as they stand there, in its order: those that speak for the sentiment, for a neutral text all that
  /// say anything.
  public var because: [String]

  public init(sentiment: Sentiment, score: Double, because: [String]) {
    self.sentiment = sentiment
    self.score = score
    self.because = because
  }
}

/// A theme of a text, with the words of the text that tell it, in its order.
public struct ThemeReading: Hashable, Sendable {
  public var theme: FeedbackTheme
  public var words: [String]

  public init(theme: FeedbackTheme, words: [String]) {
    self.theme = theme
    self.words = words
  }
}

/// A text's words with the forms under which they are looked up.
struct WordLookup {
  let words: FeedbackWords
  private let forms: [[String]]

  init(_ text: String, _ scorer: FeedbackScorer) {
    words = FeedbackWords(text, signs: scorer.signs)
    var known: [String: [String]] = [:]
    forms = words.words.map { word in
      if word.isSign { return [word.text] }
      if let forms = known[word.text] { return forms }
      let forms = WordForms.forms(of: word.text, spellings: scorer.rules.spellings)
      known[word.text] = forms
      return forms
    }
  }

  var count: Int { forms.count }

  /// None where the text ends.
  func forms(_ index: Int) -> [String] { index < forms.count ? forms[index] : [] }

  func text(of range: Range<Int>, in text: String) -> String {
    String(text[words.words[range.lowerBound].range.lowerBound..<words.words[range.upperBound - 1].range.upperBound])
  }
}
