public import CustomerSuccess

/// By what feedback is read, as the rules in force have it.
public struct FeedbackRulesQuery: TimelessQuestion {
  public typealias Answer = FeedbackRules
  public init() {}
}

/// What customers said in their own words, the latest first.
public struct VerbatimQuery: Question {
  public typealias Answer = [VerbatimRow]
  /// In the language of customers.
  public var filter: Filter
  /// Of so many days up to now; nil for all that is known.
  public var days: Int?
  /// Only what is about this theme.
  public var theme: String?
  public var sentiment: Sentiment?
  public var source: Verbatim.Source?
  /// At most so many.
  public var limit: Int?

  public init(
    _ filter: Filter = Filter(), days: Int? = nil, theme: String? = nil, sentiment: Sentiment? = nil,
    source: Verbatim.Source? = nil, limit: Int? = nil
  ) {
    self.filter = filter
    self.days = days
    self.theme = theme
    self.sentiment = sentiment
    self.source = source
    self.limit = limit
  }
}

/// What customers said in the facts of an id, of whatever kind: `SUR-12`, or words of them, `SUR-12#3f2a9c1d`.
public struct VerbatimsQuery: Question {
  public typealias Answer = [VerbatimRow]
  public var id: VerbatimID

  public init(_ id: VerbatimID) { self.id = id }
}

/// A verbatim in a list.
public struct VerbatimRow: Hashable, Sendable, Identifiable {
  public var read: ReadVerbatim
  public var customerName: String

  public var id: VerbatimID { read.verbatim.verbatimID }

  public init(_ read: ReadVerbatim, customerName: String) {
    self.read = read
    self.customerName = customerName
  }
}

/// What the customers that match said in so many days up to now, by theme, beside as many days before.
public struct FeedbackQuery: Question {
  public typealias Answer = FeedbackFigures
  public var filter: Filter
  public var days: Int

  public init(_ filter: Filter = Filter(), days: Int) {
    self.filter = filter
    self.days = days
  }
}

/// The same, with the latest texts of each theme.
public struct FeedbackTopicsQuery: Question {
  public typealias Answer = FeedbackTopics
  public var filter: Filter
  public var days: Int
  /// At most so many of each.
  public var texts: Int

  public init(_ filter: Filter = Filter(), days: Int, texts: Int) {
    self.filter = filter
    self.days = days
    self.texts = texts
  }
}

/// What a pane shows of feedback.
public struct FeedbackTopics: Hashable, Sendable {
  public var figures: FeedbackFigures
  /// By the theme's name: those of the period, the latest first.
  public var texts: [String: [VerbatimRow]]

  public init(figures: FeedbackFigures, texts: [String: [VerbatimRow]] = [:]) {
    self.figures = figures
    self.texts = texts
  }
}
