import CustomerSuccess
import SuccessStore

/// What customers said in the small portfolio, reckoned by the rule.
extension ConsoleFixture {
  private static let slow = FeedbackTheme(id: "performance", title: "Speed and performance", words: ["slow"])
  private static let support = FeedbackTheme(id: "support", title: "Support and service", words: ["support"])

  var feedback: FeedbackTopics {
    let said: [(customer: Int, days: Int, sentiment: Sentiment, text: String, themes: [FeedbackTheme])] = [
      (5, 1, .negative, "The dashboard is painfully slow,\nand support does not answer", [Self.slow, Self.support]),
      (6, 3, .negative, "Search is slow again", [Self.slow]), (3, 9, .positive, "Support was great", [Self.support]),
      (3, 20, .neutral, "How do I add Anna?", []), (5, 200, .negative, "A bit slow", [Self.slow]),
    ]
    let rows = said.enumerated().map { index, one in
      VerbatimRow(
        ReadVerbatim(
          verbatim: Verbatim(
            source: index == 1 ? .ticket : .survey, id: index == 1 ? "T-102" : "SUR-\(index)",
            kind: index == 1 ? "" : "csat", customer: row(one.customer).id, at: Self.now.adding(days: -one.days),
            text: one.text),
          reading: SentimentReading(
            sentiment: one.sentiment, score: one.sentiment == .negative ? -0.5 : one.sentiment == .positive ? 0.5 : 0,
            because: []),
          themes: one.themes.map { ThemeReading(theme: $0, words: $0.words) }),
        customerName: row(one.customer).customer.name)
    }
    let start = Self.now.adding(days: -90)
    var reckoning = FeedbackReckoning(from: start)
    for row in rows { reckoning.add(row.read) }
    for number in 1...6 {
      let row = row(number)
      reckoning.add(FeedbackMember(row.id, score: row.health.score, revenue: row.customer.monthlyRevenue))
    }
    let now = rows.filter { $0.read.verbatim.at >= start }
    let texts = [Self.slow, Self.support].map { theme in (theme.id, now.filter { $0.read.isAbout(theme.id) }) }
    return FeedbackTopics(figures: reckoning.figures, texts: Dictionary(uniqueKeysWithValues: texts))
  }
}
