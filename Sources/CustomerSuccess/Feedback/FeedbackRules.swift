/// By what feedback is read: words with their strengths, what turns, strengthens and weighs them, and themes.
///
/// All of it is data. Words are written as they are read (`FeedbackWords`): small letters, a blank between the words of an
/// idiom, `*` for one word that may stand there. Their usual endings need no entries of their own.
public struct FeedbackRules: Hashable, Sendable {
  public var limits = SentimentLimits()
  public var weights = SentimentWeights()
  /// What a word or an idiom says, from −4 to 4; 0 for an idiom that says nothing though one of its words would.
  public var words: [String: Double] = [:]
  /// Emoticons and emoji, from −4 to 4.
  public var signs: [String: Double] = [:]
  /// Politeness, which says little beside a complaint or in a request.
  public var courtesies: [String: Double] = [:]
  /// What turns the word that follows: by this it is multiplied, from −1 to 0.
  public var turns: [String: Double] = [:]
  /// What carries a turn on to the next word: `not good or useful`.
  public var joins: Set<String> = []
  /// What strengthens (above 1) or weakens (below 1) the word that follows, above 0 and up to 3.
  public var degrees: [String: Double] = [:]
  /// What sets off that which comes after it, with the weight of what came before, from 0 to 1.
  public var contrasts: [String: Double] = [:]
  /// What opens a part of a sentence that says less, with that part's weight, from 0 to 1.
  public var concessions: [String: Double] = [:]
  /// What says nothing by itself and is a complaint where it is denied, with the complaint's strength, from −4 to 0.
  public var wanted: [String: Double] = [:]
  /// What does away with the complaint beside it, and is itself praise, from 0 to 4.
  public var repairs: [String: Double] = [:]
  /// How questions begin that only want to know, with the weight of what they say, from 0 to 1.
  public var questions: [String: Double] = [:]
  /// Other ways to write a word.
  public var spellings: [String: String] = [:]
  public var themes: [FeedbackTheme] = []
  /// The types of activities that are what a customer said; whatever others quote is, too.
  public var activities: [String] = []

  public init() {}
}

/// Where neutral ends on either side, as scores.
public struct SentimentLimits: Hashable, Sendable {
  /// Below it a text is negative.
  public var negative = -0.05
  /// Above it a text is positive.
  public var positive = 0.05

  public init() {}

  public func sentiment(of score: Double) -> Sentiment {
    if score < negative { return .negative }
    return score > positive ? .positive : .neutral
  }
}

/// How much around a word counts.
public struct SentimentWeights: Hashable, Sendable {
  /// What the strengths add up to where the score is a half.
  public var half = 4.0
  /// What follows a contrast, as a factor.
  public var afterContrast = 1.35
  /// Each exclamation mark, up to three, on top of 1.
  public var exclamation = 0.1
  /// A word in capitals in a text that is not, as a factor.
  public var capitals = 1.25
  /// A question that begins in no way that is known, as a factor.
  public var question = 0.8
  /// From what a word is turned by, what is wanted counts as denied by it.
  public var denies = -0.7
  /// A denied complaint, beside what denied praise is turned to.
  public var deniedComplaint = 0.6
  /// What denied praise comes to at most.
  public var deniedPraise = 1.6
  /// What is left of a complaint that was done away with, turned into praise.
  public var repaired = 0.3
  /// Politeness beside a complaint or in a request, as a factor.
  public var courtesy = 0.1

  public init() {}
}

public enum Sentiment: String, CaseIterable, Sendable, Codable {
  case negative, neutral, positive
}

/// What a text is about, told by words; a text has any number of them.
public struct FeedbackTheme: Hashable, Sendable {
  /// A short name, such as `performance`.
  public var id: String
  public var title: String
  /// Words and idioms, written as those of the rules.
  public var words: [String]

  public init(id: String, title: String, words: [String]) {
    self.id = id
    self.title = title
    self.words = words
  }
}
