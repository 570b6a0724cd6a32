/// What customers said in a period, by what it is about.
public struct FeedbackFigures: Hashable, Sendable {
  /// All that were named in the period or in the one before, what weighs most first.
  public var themes: [ThemeFigure]
  /// In the period.
  public var verbatims: Int
  /// In the period before, as long.
  public var before: Int
  /// Of the period's, those that are about nothing known.
  public var themeless: Int

  /// By how many texts a theme was named more or less than in the period before; nil where nothing was said in that one, so that all
  /// of it is new.
  public func change(of theme: ThemeFigure) -> Int? { before == 0 ? nil : theme.change }

  public init(themes: [ThemeFigure] = [], verbatims: Int = 0, before: Int = 0, themeless: Int = 0) {
    self.themes = themes
    self.verbatims = verbatims
    self.before = before
    self.themeless = themeless
  }
}

/// A theme: how often it was named, how it was meant, and what is at stake with those who named it.
///
/// Source: the framework's feedback analysis, "impact and frequency-based issue prioritization".
public struct ThemeFigure: Hashable, Sendable, Identifiable {
  public var theme: FeedbackTheme
  /// Texts of the period that name it, by how they are meant.
  public var mentions: [Sentiment: Int] = [:]
  /// Texts of the period before that did.
  public var before = 0
  /// Of all texts in the period, from 0 to 1.
  public var frequency = 0.0
  /// Customers who named it, those who have left since among them.
  public var customers = 0
  /// From −1 to 1: the mean of its texts; 0 where the period has none.
  public var score = 0.0
  /// The words that told it, in small letters, the most frequent first.
  public var words: [String] = []
  /// Those who named it and are there.
  public var named = FeedbackGroup()
  /// All others who are there.
  public var others = FeedbackGroup()
  /// Of the revenue of all who are there, from 0 to 1; each currency counts by how many customers pay in it.
  public var revenueShare = 0.0

  public var id: String { theme.id }

  public init(_ theme: FeedbackTheme) { self.theme = theme }

  public var count: Int { mentions.values.reduce(0, +) }
  /// The commonest way in which it was meant; neutral where none is.
  public var sentiment: Sentiment {
    let (good, bad) = (mentions[.positive] ?? 0, mentions[.negative] ?? 0)
    if good == bad { return .neutral }
    let most = good > bad ? Sentiment.positive : .negative
    return (mentions[.neutral] ?? 0) > max(good, bad) ? .neutral : most
  }
  /// More texts than in the period before, or fewer.
  public var change: Int { count - before }

  /// By how many points of health those who named it stand below the others; negative above. Nil where there is nobody on one side.
  public var scoreGap: Double? {
    guard let mine = named.meanScore, let theirs = others.meanScore else { return nil }
    return theirs - mine
  }

  /// Frequency × what is at stake, from 0 to 200: the points of health that those who named it lack, of 100, and their share of revenue.
  public var weight: Double { frequency * (max(0, scoreGap ?? 0) + 100 * revenueShare) }
}

/// Customers who are there, on one side of a theme.
public struct FeedbackGroup: Hashable, Sendable {
  public var customers = 0
  public var scored = 0
  public var scoreSum = 0
  /// What they bring a month.
  public var revenue = MoneySums()

  public init() {}

  /// Nil of nobody who has a score.
  public var meanScore: Double? { scored == 0 ? nil : Double(scoreSum) / Double(scored) }
}

/// A customer who is there, as feedback asks.
public struct FeedbackMember: Hashable, Sendable {
  public var customer: CustomerID
  /// Nil where nothing is known.
  public var score: Int?
  public var revenue: Money

  public init(_ customer: CustomerID, score: Int?, revenue: Money) {
    self.customer = customer
    self.score = score
    self.revenue = revenue
  }
}
