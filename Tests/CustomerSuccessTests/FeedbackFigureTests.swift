import CustomerSuccess
import Testing

/// Whose words count, and what themes weigh.
@Suite struct FeedbackFigureTests {
  @Test(arguments: [
    ("She said: \"We cannot find the export.\" Will call again.", ["We cannot find the export."]),
    ("“It is too slow” and later “nobody answers us”", ["It is too slow", "nobody answers us"]),
    ("„Das ist zu langsam“, «c'est trop lent»", ["Das ist zu langsam", "c'est trop lent"]),
    ("Pressed \"Save as\" twice", []), ("An inch is 1\" and never closed at all", []), ("", []), ("\"\"", []),
    ("« un deux trois »", ["un deux trois"]),
  ])
  func passagesInQuotationMarks(text: String, passages: [String]) {
    #expect(Quotation.passages(of: text) == passages)
  }

  @Test(arguments: [
    ("feedback", "Asked for exports", ["Asked for exports"]), ("Call", "Asked for exports", []),
    ("Call", "Said \"the export is great\"", ["the export is great"]),
    ("Feedback", "Said \"the export is great\"", ["the export is great"]), ("Feedback", " ", []),
  ])
  func whatOfAnActivityIsTheCustomers(type: String, text: String, words: [String]) {
    #expect(VerbatimRules(speaking: ["Feedback"]).words(of: text, in: type) == words)
  }

  private static let start = Instant(seconds: 1_000_000)
  private static let slow = FeedbackTheme(id: "slow", title: "Slow", words: ["slow"])
  private static let price = FeedbackTheme(id: "price", title: "Price", words: ["price"])

  private static func text(
    _ customer: String, _ sentiment: Sentiment, at seconds: Int = 0, _ themes: FeedbackTheme...
  ) -> ReadVerbatim {
    let score = sentiment == .negative ? -0.5 : sentiment == .positive ? 0.5 : 0
    return ReadVerbatim(
      verbatim: Verbatim(
        source: .survey, id: "S", customer: CustomerID(customer), at: start + seconds, text: "t"),
      reading: SentimentReading(sentiment: sentiment, score: score, because: []),
      themes: themes.map { ThemeReading(theme: $0, words: [$0.title, $0.id]) })
  }

  private static func member(_ id: String, _ score: Int?, _ revenue: Int, _ currency: String = "USD") -> FeedbackMember
  {
    FeedbackMember(CustomerID(id), score: score, revenue: Money(minorUnits: revenue, currency: currency))
  }

  private static func figures(_ texts: [ReadVerbatim], _ members: [FeedbackMember]) -> FeedbackFigures {
    var reckoning = FeedbackReckoning(from: start)
    texts.forEach { reckoning.add($0) }
    members.forEach { reckoning.add($0) }
    return reckoning.figures
  }

  @Test func aThemeWeighsFrequencyTimesWhatIsAtStake() throws {
    let texts = [
      Self.text("a", .negative, Self.slow), Self.text("a", .negative, Self.slow, Self.price),
      Self.text("b", .positive, Self.price), Self.text("gone", .negative, Self.slow), Self.text("c", .neutral),
      Self.text("b", .negative, at: -1, Self.slow), Self.text("b", .negative, at: -9, Self.price),
    ]
    let members = [
      Self.member("a", 40, 600), Self.member("b", 80, 300), Self.member("c", 60, 100), Self.member("d", nil, 0),
    ]
    let figures = Self.figures(texts, members)
    #expect(figures.verbatims == 5 && figures.before == 2 && figures.themeless == 1)
    #expect(figures.themes.map(\.id) == ["slow", "price"])
    let slow = try #require(figures.themes.first)
    #expect(slow.mentions == [.negative: 3] && slow.before == 1 && slow.change == 2 && slow.sentiment == .negative)
    #expect(slow.customers == 2 && slow.named.customers == 1 && slow.others.customers == 3 && slow.others.scored == 2)
    #expect(slow.scoreGap == 30 && abs(slow.revenueShare - 0.6) < 1e-12 && slow.score == -0.5)
    #expect(slow.named.revenue["USD"] == 600 && slow.words == ["slow"])
    #expect(abs(slow.weight - 3.0 / 5 * (30 + 60)) < 1e-9)
    let price = figures.themes[1]
    #expect(price.count == 2 && price.sentiment == .neutral && price.change == 1 && price.scoreGap == 0)
    #expect(abs(price.weight - 2.0 / 5 * 90) < 1e-9)
  }

  /// Those who stand above the others lack nothing; only their revenue is at stake.
  @Test func aGapAboveTheOthersWeighsNothing() throws {
    let figures = Self.figures(
      [Self.text("a", .positive, Self.slow)], [Self.member("a", 90, 100), Self.member("b", 50, 300)])
    let slow = try #require(figures.themes.first)
    #expect(slow.scoreGap == -40 && slow.weight == 25)
  }

  @Test func currenciesCountByWhoPaysInThem() throws {
    let members = [
      Self.member("a", nil, 100, "USD"), Self.member("b", nil, 300, "USD"), Self.member("c", nil, 9_000, "JPY"),
    ]
    let figures = Self.figures([Self.text("a", .neutral, Self.slow), Self.text("c", .neutral, Self.slow)], members)
    let slow = try #require(figures.themes.first)
    #expect(abs(slow.revenueShare - (0.25 * 2 / 3 + 1.0 / 3)) < 1e-12 && slow.scoreGap == nil)
  }

  @Test func whatWasNamedOnlyBeforeIsThereWithoutWeight() {
    let figures = Self.figures([Self.text("a", .negative, at: -1, Self.slow)], [Self.member("a", 10, 100)])
    #expect(figures.themes.map(\.change) == [-1] && figures.themes.map(\.weight) == [0] && figures.verbatims == 0)
    #expect(Self.figures([], []) == FeedbackFigures())
  }

  /// However the texts and the members are told, the figures are the same.
  @Test(arguments: 1...8)
  func orderMakesNoDifference(seed: Int) {
    var random = SeededOrder(seed)
    let texts = (0..<60).map { index in
      Self.text(
        "c\(index % 7)", Sentiment.allCases[index % 3], at: index % 5 - 2,
        index % 2 == 0 ? Self.slow : Self.price)
    }
    let members = (0..<9).map {
      Self.member("c\($0)", $0 % 4 == 0 ? nil : $0 * 10, $0 * 100, $0 % 3 == 0 ? "EUR" : "USD")
    }
    let (one, other) = (
      Self.figures(texts, members), Self.figures(texts.shuffled(using: &random), members.shuffled(using: &random))
    )
    #expect(one.themes.map(\.id) == other.themes.map(\.id) && one.verbatims == other.verbatims)
    for (left, right) in zip(one.themes, other.themes) {
      #expect(left.mentions == right.mentions && left.before == right.before && left.words == right.words)
      #expect(left.named == right.named && left.others == right.others && abs(left.weight - right.weight) < 1e-9)
      #expect(left.named.customers + left.others.customers == members.count)
    }
  }
}

private struct SeededOrder: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: Int) { state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
