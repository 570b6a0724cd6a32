/// What a person says of how a customer's words are meant.
public struct FeedbackNews: Hashable, Sendable {
  /// Nil stays as it is.
  public var sentiment: Sentiment?
  /// Nil stays as it is.
  public var themes: Themes?

  public enum Themes: Hashable, Sendable {
    /// These and no others.
    case all([String])
    case change(more: [String], fewer: [String])

    /// `performance, support`, `none`, or `+support, -price` of what is there.
    init(_ text: String) {
      let names = text.lowercased() == "none" ? [] : ThemesForm.read(text)
      let marked = names.filter { $0.hasPrefix("+") || $0.hasPrefix("-") }
      guard !names.isEmpty, marked.count == names.count else {
        self = .all(names)
        return
      }
      func named(_ mark: String) -> [String] {
        marked.filter { $0.hasPrefix(mark) }.map { String($0.dropFirst()).withoutOuterBlanks }
      }
      self = .change(more: named("+"), fewer: named("-"))
    }
  }

  public init(sentiment: Sentiment? = nil, themes: Themes? = nil) {
    self.sentiment = sentiment
    self.themes = themes
  }

  /// Whether it leaves a text as it is read.
  func says(_ read: ReadVerbatim) -> Bool {
    guard (sentiment ?? read.reading.sentiment) == read.reading.sentiment else { return false }
    let known = Set(read.themes.map(\.theme.id))
    return switch themes {
    case .all(let all): Set(all) == known
    case .change(let more, let fewer): known.isSuperset(of: more) && known.isDisjoint(with: fewer)
    case nil: true
    }
  }

  /// What was done, for the change log.
  var words: String { sentiment.map { "correct feedback as \($0.rawValue):" } ?? "correct the themes of feedback" }
}

extension Verb {
  static let correctionFields = [
    Parameter(
      "sentiment", "Meant", .choice(Sentiment.allCases.map { .init($0.rawValue, $0.rawValue) }), isRequired: false,
      hint: "stays as it is"),
    Parameter(
      "themes", "About", .line, isRequired: false,
      hint: "themes of feedback.yaml such as performance, support; +support or -price changes one; none"),
  ]
}

extension ActReader {
  func correction(_ told: Told) throws(ParameterError) -> Act {
    let sentiment = try told.optionalChoice("sentiment").flatMap(Sentiment.init)
    let themes = told.isTold("themes") ? FeedbackNews.Themes(told.line("themes")) : nil
    return .correct(FeedbackNews(sentiment: sentiment, themes: themes))
  }

  func values(of read: ReadVerbatim) -> [String: String] {
    ["sentiment": read.reading.sentiment.rawValue, "themes": ThemesForm.text(read.themes.map(\.theme.id))]
  }
}

extension Acting {
  /// A correction that says what the words say is none.
  func edits(_ request: ActRequest, verbatim id: VerbatimID) throws -> [FactEdit] {
    guard case .correct(let news) = request.act else { return [] }
    let scorer = try source.feedback()
    let rules = VerbatimRules(scorer.rules, rules.outreach)
    let words = try source.verbatims(meant: id, by: rules, zone: zone).flatMap { $0 }.first { $0.verbatimID == id }
    guard let words else { throw ActFailure.refused("There are no words \(id) of a customer's any more") }
    var before: FeedbackCorrection?
    if case .feedbackCorrection(let known) = try source.fact(FactKey(.feedbackCorrection, id.text)) { before = known }
    let read = scorer.read(words, before.map(CorrectionMark.holds))
    let after = FeedbackCorrection(
      id: id, customer: words.customer, source: words.source, said: words.at,
      sentiment: news.sentiment ?? read.reading.sentiment, themes: try themes(news.themes, of: read, scorer.rules),
      author: author, at: now)
    guard after.sentiment != read.reading.sentiment || after.themes != read.themes.map(\.theme.id) else {
      throw ActFailure.refused("\(id): is read like that already")
    }
    if case .correction(let seen) = request.sight, seen != before {
      throw ActFailure.conflict(
        FactKey(.feedbackCorrection, id.text), expected: seen.map(Fact.feedbackCorrection),
        found: before.map(Fact.feedbackCorrection))
    }
    let plain = scorer.read(words)
    let isPlain = after.sentiment == plain.reading.sentiment && after.themes == plain.themes.map(\.theme.id)
    return [
      FactEdit(before: before.map(Fact.feedbackCorrection), after: isPlain ? nil : .feedbackCorrection(after))
    ]
  }

  private var zone: Zone { rules.zone }

  /// In the order of the rules, as the lexicons have them.
  private func themes(_ told: FeedbackNews.Themes?, of read: ReadVerbatim, _ rules: FeedbackRules) throws -> [String] {
    var names = Set(read.themes.map(\.theme.id))
    switch told {
    case .all(let all): names = Set(try all.map { try theme($0, rules) })
    case .change(let more, let fewer):
      names.formUnion(try more.map { try theme($0, rules) })
      names.subtract(try fewer.map { try theme($0, rules) })
    case nil: break
    }
    return rules.themes.map(\.id).filter(names.contains)
  }

  /// By its name or its title.
  private func theme(_ told: String, _ rules: FeedbackRules) throws -> String {
    let name = folded(told)
    if let found = rules.themes.first(where: { folded($0.id) == name || folded($0.title) == name }) { return found.id }
    let known = rules.themes.map(\.id)
    throw ActFailure.refused(
      "found '\(told.excerpt)', expected themes of \(known.joined(separator: ", "))\(nearestHint(to: told, among: known))"
    )
  }
}
