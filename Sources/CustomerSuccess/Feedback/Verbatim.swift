/// Words of a customer's own, wherever they were written down.
public struct Verbatim: Hashable, Sendable {
  /// What holds them.
  public enum Source: String, CaseIterable, Hashable, Sendable, Codable {
    /// The comment of an answer to a survey.
    case survey
    /// A message from the customer.
    case ticket
    /// Something that was written down of what the customer said, or that quotes it.
    case activity
    /// What is quoted of the customer where it says why it left.
    case departure
    /// What the customer said in its exit interview.
    case interview
  }

  public var source: Source
  /// The id of the survey answer, the ticket, the activity or the departure.
  public var id: String
  /// The survey or the type of the activity; empty for the others.
  public var kind: String
  public var customer: CustomerID
  public var at: Instant
  public var text: String

  public init(source: Source, id: String, kind: String = "", customer: CustomerID, at: Instant, text: String) {
    self.source = source
    self.id = id
    self.kind = kind
    self.customer = customer
    self.at = at
    self.text = text
  }
}

/// A verbatim as it is read: how it is meant, by which words, and what it is about, as a person has corrected it where
/// somebody has.
public struct ReadVerbatim: Hashable, Sendable {
  public var verbatim: Verbatim
  public var reading: SentimentReading
  /// In the order of the rules; none where it is about nothing known.
  public var themes: [ThemeReading]
  /// What a person's correction has to do with it; nil where there is none.
  public var mark: CorrectionMark?
  /// What the words alone say where a correction holds.
  public var byWords: WordsReading?

  public init(
    verbatim: Verbatim, reading: SentimentReading, themes: [ThemeReading], mark: CorrectionMark? = nil,
    byWords: WordsReading? = nil
  ) {
    self.verbatim = verbatim
    self.reading = reading
    self.themes = themes
    self.mark = mark
    self.byWords = byWords
  }

  public func isAbout(_ theme: String) -> Bool { themes.contains { $0.theme.id == theme } }
}

extension FeedbackScorer {
  /// As the lexicons have it.
  public func read(_ verbatim: Verbatim) -> ReadVerbatim {
    ReadVerbatim(
      verbatim: verbatim, reading: sentiment(of: verbatim.text), themes: themes(of: verbatim.text))
  }
}

/// Which words of what the team writes down are the customer's.
public struct VerbatimRules: Hashable, Sendable {
  private let speaking: Set<String>

  /// `speaking`: the types of activities that are what a customer said.
  public init(speaking: some Sequence<String>) { self.speaking = Set(speaking.map(folded)) }

  public init(_ feedback: FeedbackRules, _ outreach: OutreachRules) {
    self.init(speaking: feedback.activities + outreach.messages.replies)
  }

  /// Of an activity: what it quotes; where it quotes nothing, all of it if it is of a type that is what a customer said.
  public func words(of text: String, in type: String) -> [String] {
    let quoted = Quotation.passages(of: text)
    guard quoted.isEmpty, speaking.contains(folded(type)), !text.trimmingBlanks().isEmpty else { return quoted }
    return [text]
  }
}
