public import CustomerSuccess

/// Reads `feedback.yaml`.
public struct FeedbackReader {
  /// Throws `DocumentError` naming the line and what was expected.
  public static func read(_ text: String, file: String) throws(DocumentError) -> FeedbackRules {
    try read(DocumentNode(parsing: text, file: file))
  }

  public static func read(_ document: DocumentNode) throws(DocumentError) -> FeedbackRules {
    let top = try document.fields(
      required: ["words", "turns"],
      optional: [
        "limits", "weights", "signs", "courtesies", "joins", "degrees", "contrasts", "concessions", "wanted", "repairs",
        "questions", "spellings", "themes", "activities",
      ])
    var rules = FeedbackRules()
    if let node = top["limits"] { rules.limits = try limits(node) }
    if let node = top["weights"] { rules.weights = try weights(node) }
    rules.words = try figures(top["words"], -4...4, isPhrase: true)
    rules.signs = try figures(top["signs"], -4...4, isPhrase: false)
    rules.courtesies = try figures(top["courtesies"], 0...4, isPhrase: true)
    rules.turns = try figures(top["turns"], -1...0, isPhrase: true)
    rules.degrees = try figures(top["degrees"], 0...3, isPhrase: true)
    rules.contrasts = try figures(top["contrasts"], 0...1, isPhrase: true)
    rules.concessions = try figures(top["concessions"], 0...1, isPhrase: true)
    rules.wanted = try figures(top["wanted"], -4...0, isPhrase: true)
    rules.repairs = try figures(top["repairs"], 0...4, isPhrase: true)
    rules.questions = try figures(top["questions"], 0...1, isPhrase: true)
    for node in try top["joins"]?.items("a list of words") ?? [] { rules.joins.insert(try phrase(node)) }
    for (word, node) in try top["spellings"]?.entries("a mapping of spellings") ?? [] {
      try require(word, isPhraseAt: node)
      rules.spellings[word] = try phrase(node)
    }
    for (id, node) in try top["themes"]?.entries("a mapping of themes") ?? [] {
      rules.themes.append(try theme(id, node))
    }
    for node in try top["activities"]?.items("a list of types of activities") ?? [] {
      let type = try node.text("a type of activities").trimmingBlanks()
      guard !type.isEmpty else { throw node.error("found nothing, expected a type of activities such as Feedback") }
      rules.activities.append(type)
    }
    return rules
  }

  public static func shipped() throws(DocumentError) -> FeedbackRules {
    try read(FrameworkDocument.feedback.shippedText, file: FrameworkDocument.feedback.fileName)
  }

  private static func figures(
    _ node: DocumentNode?, _ range: ClosedRange<Double>, isPhrase: Bool
  ) throws(DocumentError) -> [String: Double] {
    guard let node else { return [:] }
    let (low, high) = (words(of: range.lowerBound), words(of: range.upperBound))
    var figures: [String: Double] = [:]
    for (word, value) in try node.entries("a mapping of words to numbers") {
      if isPhrase { try require(word, isPhraseAt: value) }
      guard !word.isEmpty else { throw value.error("found nothing, expected a word or a sign") }
      let expected = "a number from \(low) to \(high)"
      let figure = try value.number(expected)
      guard range.contains(figure) else { throw value.error("found \(try value.text()), expected \(expected)") }
      figures[word] = figure
    }
    return figures
  }

  private static func words(of bound: Double) -> String { "\(Int(bound))" }

  /// Words are looked up in small letters, one blank between them.
  private static func require(_ words: String, isPhraseAt node: DocumentNode) throws(DocumentError) {
    let parts = words.split(separator: " ", omittingEmptySubsequences: false)
    let isPhrase = words == words.lowercased() && !parts.contains("") && parts.first != "*" && parts.last != "*"
    guard isPhrase else {
      throw node.error(
        "'\(words)' is never met, expected small letters with one blank between words, and no * at an end")
    }
  }

  private static func phrase(_ node: DocumentNode) throws(DocumentError) -> String {
    let text = try node.text("a word")
    try require(text, isPhraseAt: node)
    return text
  }

  private static func limits(_ node: DocumentNode) throws(DocumentError) -> SentimentLimits {
    let fields = try node.fields(required: ["negative", "positive"])
    var limits = SentimentLimits()
    if let node = fields["negative"] { limits.negative = try number(node, -1...0) }
    if let node = fields["positive"] { limits.positive = try number(node, 0...1) }
    return limits
  }

  private static func weights(_ node: DocumentNode) throws(DocumentError) -> SentimentWeights {
    let paths: [(String, WritableKeyPath<SentimentWeights, Double>, ClosedRange<Double>)] = [
      ("half", \.half, 1...100), ("afterContrast", \.afterContrast, 0...5), ("exclamation", \.exclamation, 0...1),
      ("capitals", \.capitals, 0...5), ("question", \.question, 0...1), ("denies", \.denies, -1...0),
      ("deniedComplaint", \.deniedComplaint, 0...1),
      ("deniedPraise", \.deniedPraise, 0...4), ("repaired", \.repaired, 0...1), ("courtesy", \.courtesy, 0...1),
    ]
    let fields = try node.fields(optional: paths.map(\.0))
    var weights = SentimentWeights()
    for (name, path, range) in paths {
      if let node = fields[name] { weights[keyPath: path] = try number(node, range) }
    }
    return weights
  }

  private static func number(_ node: DocumentNode, _ range: ClosedRange<Double>) throws(DocumentError) -> Double {
    let expected = "a number from \(words(of: range.lowerBound)) to \(words(of: range.upperBound))"
    let number = try node.number(expected)
    guard range.contains(number) else { throw node.error("found \(try node.text()), expected \(expected)") }
    return number
  }

  private static func theme(_ id: String, _ node: DocumentNode) throws(DocumentError) -> FeedbackTheme {
    guard !id.isEmpty, id.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
      throw node.error("'\(id)' is no short name, expected letters, digits and - such as ease-of-use")
    }
    let fields = try node.fields(required: ["title"], optional: ["words", "more"])
    let title = try fields["title"]?.text("the theme in words") ?? ""
    guard title.contains(where: { !$0.isWhitespace }) else { throw node.error("no title, expected the theme in words") }
    var theme = FeedbackTheme(id: id, title: title, words: [])
    for list in [fields["words"], fields["more"]] {
      for item in try list?.items("a list of words") ?? [] { theme.words.append(try phrase(item)) }
    }
    guard !theme.words.isEmpty else { throw node.error("nothing tells it, expected words") }
    return theme
  }
}
