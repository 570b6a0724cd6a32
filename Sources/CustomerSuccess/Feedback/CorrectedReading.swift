/// What people's corrections say of a verbatim.
public enum CorrectionMark: Hashable, Sendable {
  /// Made of these very words.
  case holds(FeedbackCorrection)
  /// Made of words that stood in their place before: the lexicons' answer holds again.
  case outdated(FeedbackCorrection)

  /// What holds; nil where the words have changed.
  public var holding: FeedbackCorrection? { if case .holds(let correction) = self { correction } else { nil } }
}

/// All corrections, by what they are of.
public struct FeedbackCorrections: Sendable {
  private var known: [Place: [FeedbackCorrection]] = [:]

  private struct Place: Hashable {
    var source: Verbatim.Source
    var holder: String
  }

  public init(_ corrections: some Sequence<FeedbackCorrection>) {
    for correction in corrections {
      known[Place(source: correction.source, holder: correction.id.holder), default: []].append(correction)
    }
  }

  /// Of all words that a fact holds from one moment, in their order: what is said of each. Words that have a correction of
  /// their own are not those that another one was made of.
  public func marks(of words: [Verbatim]) -> [CorrectionMark?] {
    guard let first = words.first, let own = known[Place(source: first.source, holder: first.id)] else {
      return words.map { _ in nil }
    }
    let ids = words.map(\.verbatimID)
    // A ticket has words of many moments, anything else of one, which may be told anew with them.
    let before = first.source == .ticket ? own.filter { $0.said == first.at } : own
    let old = before.filter { !ids.contains($0.id) }.max { $0.at < $1.at }
    return ids.map { id in
      own.first { $0.id == id }.map(CorrectionMark.holds) ?? old.map(CorrectionMark.outdated)
    }
  }
}

extension FeedbackScorer {
  /// As a correction has it where one holds, otherwise as the lexicons do.
  public func read(_ verbatim: Verbatim, _ mark: CorrectionMark?) -> ReadVerbatim {
    var read = read(verbatim)
    read.mark = mark
    guard let correction = mark?.holding else { return read }
    read.byWords = WordsReading(reading: read.reading, themes: read.themes)
    read.themes = correction.themes.compactMap { name in
      read.themes.first { $0.theme.id == name }
        ?? rules.themes.first { $0.id == name }.map { ThemeReading(theme: $0, words: []) }
    }
    if correction.sentiment != read.reading.sentiment {
      read.reading = SentimentReading(
        sentiment: correction.sentiment, score: Self.score(of: correction.sentiment), because: [])
    }
    return read
  }

  /// No words say how strongly a text is meant that is meant otherwise than they say: half the way.
  private static func score(of sentiment: Sentiment) -> Double {
    switch sentiment {
    case .negative: -0.5
    case .neutral: 0
    case .positive: 0.5
    }
  }
}

/// What the lexicons say of a text that a person has corrected.
public struct WordsReading: Hashable, Sendable {
  public var reading: SentimentReading
  public var themes: [ThemeReading]

  public init(reading: SentimentReading, themes: [ThemeReading]) {
    self.reading = reading
    self.themes = themes
  }
}
