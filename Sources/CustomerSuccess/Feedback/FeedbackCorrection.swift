/// Which words of a customer's: the fact that holds them, and a trace of the words themselves.
///
/// A fact may hold several, and words that change are others: `SUR-12#3f2a9c1d`.
public struct VerbatimID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }

  private static let mark: Character = "#"
  private static let length = 8

  init(_ verbatim: Verbatim) {
    let print = Fingerprint(each: [verbatim.source.rawValue, verbatim.text]).text
    let padded = String(repeating: "0", count: max(0, Self.length - print.count)) + print
    text = "\(verbatim.id)\(Self.mark)\(padded.suffix(Self.length))"
  }

  /// The id of the fact that holds the words; all of it where no words are told.
  public var holder: String { text.lastIndex(of: Self.mark).map { String(text[..<$0]) } ?? text }
  /// What a person may mean by it: `sur-12` or, of a ticket, `11210` where Rapport gave the id.
  public static func readings(of id: VerbatimID) -> [VerbatimID] {
    guard !id.namesWords else { return [id] }
    return ([id.text, id.text.uppercased()] + ShortID.readings(of: id.text, as: .ticket)).map(VerbatimID.init(_:))
  }

  /// Whether it says which of the fact's words are meant.
  public var namesWords: Bool { text.contains(Self.mark) }
}

extension Verbatim {
  public var verbatimID: VerbatimID { VerbatimID(self) }
}

/// A person's word on how a customer's words are meant and what they are about, in place of what the lexicons say.
///
/// It holds for the words that it was made of: those that stand in their place later are read anew.
public struct FeedbackCorrection: Hashable, Sendable, Codable, Identifiable {
  public var id: VerbatimID
  public var customer: CustomerID
  public var source: Verbatim.Source
  /// When the words were said.
  public var said: Instant
  public var sentiment: Sentiment
  /// Themes of the feedback rules by their names, each once.
  public var themes: [String]
  public var author: String
  public var at: Instant

  public init(
    id: VerbatimID, customer: CustomerID, source: Verbatim.Source, said: Instant, sentiment: Sentiment,
    themes: [String] = [], author: String = "", at: Instant
  ) {
    self.id = id
    self.customer = customer
    self.source = source
    self.said = said
    self.sentiment = sentiment
    self.themes = themes
    self.author = author
    self.at = at
  }
}

extension FeedbackCorrection: FactRecord {
  public static let names = RecordNames(
    .feedbackCorrection, title: "feedback correction", rows: "feedback-corrections", table: "feedback_corrections")
  public static let blank = FeedbackCorrection(
    id: "", customer: "", source: .survey, said: Instant(seconds: 0), sentiment: .neutral, at: Instant(seconds: 0))
  public var fact: Fact { .feedbackCorrection(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout FeedbackCorrection, _ visitor: inout Visitor) {
    visitor.id(.key("id", "whose reading is corrected, as rapport feedback list names it: SUR-12#3f2a9c1d"), &value.id)
    visitor.reference(.required("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.choice(.required("source", "survey, ticket, activity, departure or interview"), &value.source)
    visitor.instant(.required("said", "time of the words"), &value.said)
    visitor.choice(.required("sentiment", "negative, neutral or positive"), &value.sentiment)
    visitor.form(
      .optional("themes", "themes of feedback.yaml, such as performance, support; empty: none"), &value.themes,
      ThemesForm.self)
    visitor.text(.optional("author", "who says so"), &value.author)
    visitor.instant(.required("at", "time it was corrected"), &value.at)
  }

  public static func words(_ key: [String]) -> String { "correction of the words \(key[0])" }
}

/// `performance, support`
public enum ThemesForm: FieldForm {
  public static func text(_ themes: [String]) -> String { themes.joined(separator: ", ") }

  public static func read(_ text: String) -> [String] {
    text.split(separator: ",").reduce(into: []) { themes, part in
      let name = String(part).withoutOuterBlanks
      if !name.isEmpty, !themes.contains(name) { themes.append(name) }
    }
  }
}
