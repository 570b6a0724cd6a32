import CustomerSuccess
import Foundation
import Testing

/// What customers said, as `rapport feedback list` and `themes` have it.
@Suite struct FeedbackListCommandTests {
  private struct Listed: Decodable, Equatable {
    var row: Int
    var date: String
    var customerId: String
    var source: String
    var sourceId: String
    var sentiment: String
    var score: Double
    var because: [String]
    var themes: [String]
    var text: String
  }

  private struct Theme: Decodable {
    var row: Int
    var theme: String
    var weight: Double
    var mentions: Int
    var mentionsBefore: Int
    var change: Int
    var share: Double
    var negative: Int
    var sentiment: String
    var score: Double
    var because: [String]
    var customers: Int
    var healthNamed: Double?
    var healthOthers: Double?
    var healthGap: Double?
    var monthlyRevenue: [String]
    var revenueShare: Double
  }

  private static func survey(_ number: Int, _ customer: CustomerID, daysAgo: Int, _ comment: String) -> Fact {
    .survey(
      SurveyResponse(
        id: SurveyResponseID("S-\(number)"), customer: customer, kind: .csat, score: 2,
        at: SmallPortfolio.moment.adding(days: -daysAgo), comment: comment))
  }

  /// Of CUST-004 at 30, CUST-001 at 88 and, long ago, CUST-002.
  private static let said: [Fact] = [
    survey(1, "CUST-004", daysAgo: 1, "The dashboard is painfully slow"),
    survey(2, "CUST-004", daysAgo: 9, "Still slow, and it times out"),
    survey(3, "CUST-001", daysAgo: 5, "Great training, thank you"),
    survey(4, "CUST-002", daysAgo: 100, "A bit slow"),
    .ticketEvent(
      TicketEvent(
        ticket: "T-1", at: SmallPortfolio.moment - 900, order: 1, author: .customer("Ann"),
        kind: .customerMessage("=SUM(1) \"The sync\" fails"))),
  ]

  @Test func theLatestIsFirstAndRowsCountFromOne() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.said)
    let rows = try portfolio.json([Listed].self, "feedback", "list")
    #expect(rows.map(\.row) == [1, 2, 3, 4, 5] && rows.map(\.sourceId) == ["T-1", "S-1", "S-3", "S-2", "S-4"])
    #expect(rows.map(\.source) == ["ticket", "survey", "survey", "survey", "survey"])
    let slow = rows[1]
    #expect(slow.date == "2026-11-22" && slow.customerId == "CUST-004")
    #expect(slow.text == "The dashboard is painfully slow")
    #expect(slow.sentiment == "negative" && slow.score < -0.05 && slow.because.contains("slow"))
    #expect(slow.themes.contains("performance") && rows[2].sentiment == "positive")
    // The same words read from a file say the same.
    let file = portfolio.folder.appending(path: "texts.csv")
    try ("text\n" + rows.map { "\"\($0.text.replacing("\"", with: "\"\""))\"\n" }.joined()).write(
      to: file, atomically: true, encoding: .utf8)
    struct Scored: Decodable {
      var sentiment: String
      var score: Double
      var because: [String]
    }
    let scored = try portfolio.json([Scored].self, "feedback", "score", "--from", file.path, "--column", "text")
    #expect(scored.map(\.score) == rows.map(\.score) && scored.map(\.because) == rows.map(\.because))
  }

  @Test func aListIsNarrowed() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.said)
    func ids(_ words: String...) throws -> [String] {
      let run = try RunningBinary(
        ["feedback", "list", "--format", "json", "--db", portfolio.database.path, "--now", SmallPortfolio.now] + words)
      #expect(run.status == 0, "\(run.errors)")
      return try JSONDecoder().decode([Listed].self, from: Data(run.output.utf8)).map(\.sourceId)
    }
    #expect(try ids("tier:starter") == ["S-1", "S-2"])
    #expect(try ids("--theme", "performance") == ["S-1", "S-2", "S-4"])
    #expect(try ids("--theme", "performance", "--days", "30", "--limit", "1") == ["S-1"])
    #expect(try ids("--sentiment", "Positive") == ["S-3"])
    #expect(try ids("--source", "ticket") == ["T-1"])
    #expect(try ids("--as-of", "2026-11-20") == ["S-3", "S-2", "S-4"])
    #expect(try ids("--limit", "0") == [])
  }

  @Test func themesSayWhatIsAtStake() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.said)
    let themes = try portfolio.json([Theme].self, "feedback", "themes", "--days", "60")
    #expect(themes.map(\.row) == Array(1...themes.count) && themes.first?.theme == "performance")
    let slow = try #require(themes.first)
    #expect(slow.mentions == 2 && slow.mentionsBefore == 1 && slow.change == 1 && slow.negative == 2)
    #expect(slow.share == 50 && slow.customers == 1 && slow.sentiment == "negative" && slow.score < -0.05)
    #expect(slow.healthNamed == 30 && slow.healthOthers == 74.3 && slow.healthGap == 44.3)
    #expect(slow.monthlyRevenue == ["4002 USD"] && slow.because.contains("slow"))
    // 4 of 1 + 2 + 3 + 4 + 6 parts.
    #expect(slow.revenueShare == 25 && abs(slow.weight - 0.5 * (44.3 + 25)) < 0.1)
    let list = try portfolio.json([Listed].self, "feedback", "list", "--days", "60")
    for theme in themes { #expect(theme.mentions == list.count { $0.themes.contains(theme.theme) }, "\(theme.theme)") }
    // A moment before any of it: one text, long ago.
    let before = try portfolio.json([Theme].self, "feedback", "themes", "--as-of", "2026-10-01")
    #expect(before.first { $0.theme == "performance" }?.mentions == 1)
  }

  @Test func peopleSeeATableAndWhyItIsEmpty() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.said)
    let list = try portfolio.run("feedback", "list")
    #expect(list.output.hasPrefix("Day ") && list.output.contains("CSAT survey") && list.output.contains("Ticket T-1"))
    let themes = try portfolio.run("feedback", "themes", "--as-of", "2026-11-22")
    #expect(themes.output.hasPrefix("as of 2026-11-22, as held\n\nTheme "))
    let none = try portfolio.run("feedback", "themes", "tier:community")
    #expect(none.status == 0 && none.errors.hasPrefix("No text matches"), "\(none.errors)")
    let csv = try portfolio.run("feedback", "list", "--format", "csv").output
    let names =
      "row,date,at,customerId,companyName,source,sourceId,kind,sentiment,score,because,themes,text,id,"
      + "correctedBy,correctedAt,wordsSay,wordsBecause,correctionOutdated"
    #expect(csv.hasPrefix("\(names)\n"))
    #expect(csv.contains("\"'=SUM(1)"), "a cell is no formula")
    #expect(try portfolio.run("feedback", "themes", "--format", "markdown").output.hasPrefix("| Theme "))
  }

  @Test(arguments: [
    (["list", "--theme", "perfomance"], "--theme: found 'perfomance', expected one of performance, "),
    (["list", "--sentiment", "angry"], "--sentiment"), (["list", "--days", "0"], "--days"),
    (["themes", "--days", "x"], "--days: found 'x'"), (["list", "tier:nope"], "tier"),
    (["list", "--source", "x"], "--source"),
  ])
  func aWrongCallEndsWith64(arguments: [String], words: String) async throws {
    let portfolio = try await SmallPortfolio()
    let run = try RunningBinary(["feedback"] + arguments + ["--db", portfolio.database.path])
    #expect(run.status == 64 && run.output == "" && run.errors.contains(words), "\(run.status) \(run.errors)")
  }

  private struct Corrected: Decodable {
    var id: String
    var sourceId: String
    var sentiment: String
    var score: Double
    var themes: [String]
    var correctedBy: String?
    var wordsSay: String?
    var wordsBecause: [String]?
    var correctionOutdated: Bool
  }

  @Test func whatIsCorrectedIsReadSoFromThenOn() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.said)
    func listed(_ id: String) throws -> Corrected {
      try #require(try portfolio.json([Corrected].self, "feedback", "list").first { $0.sourceId == id })
    }
    let before = try listed("S-2")
    #expect(before.sentiment == "negative" && before.correctedBy == nil && before.wordsSay == nil)
    let told = [
      "feedback", "correct", "s-2", "--sentiment", "positive", "--themes", "support, Training and onboarding",
    ]
    let wrong = try portfolio.running(told)
    #expect(wrong.status == 1 && wrong.errors.contains("expected themes of performance"), "\(wrong.errors)")
    let done = try portfolio.run("feedback", "correct", "s-2", "--sentiment", "positive", "--themes", "support")
    #expect(
      done.status == 0 && done.output.hasPrefix("correct feedback as positive: S-2#"), "\(done.output)\(done.errors)")
    let after = try listed("S-2")
    #expect(after.id == before.id && after.sentiment == "positive" && after.score == 0.5 && after.themes == ["support"])
    #expect(
      after.correctedBy == "tester" && after.wordsSay == "negative" && after.wordsBecause?.contains("slow") == true)
    let text = try portfolio.run("feedback", "list").output
    #expect(text.contains("corrected by tester on 2026-11-23; the words say: negative"))
    let themes = try portfolio.json([Theme].self, "feedback", "themes", "--days", "60")
    #expect(themes.first { $0.theme == "performance" }?.mentions == 1, "one of two is about something else now")
    // What is added and taken off changes what is there.
    let more = try portfolio.run("feedback", "correct", after.id, "--themes=+performance,-support")
    #expect(more.status == 0, "\(more.errors)")
    #expect(try listed("S-2").themes == ["performance"])
    let again = try portfolio.running(["feedback", "correct", "S-2", "--sentiment", "positive"])
    #expect(again.status == 1 && again.errors.contains("is read like that already"), "\(again.errors)")
    #expect(try portfolio.run("undo").status == 0)
    #expect(try listed("S-2").themes == ["support"])
    // Exported and imported like any kind.
    let csv = try portfolio.run("export", "feedback-corrections").output
    #expect(csv.hasPrefix("id,customer,source,said,sentiment,themes,author,at\n") && csv.contains(after.id), "\(csv)")
  }

  @Test func oneOfSeveralTextsHasToBeNamed() async throws {
    let portfolio = try await SmallPortfolio(
      extra: Self.said + [
        .ticketEvent(
          TicketEvent(
            ticket: "T-1", at: SmallPortfolio.moment - 800, order: 2, author: .customer("Ann"),
            kind: .customerMessage("It works, thank you")))
      ])
    let run = try portfolio.running(["feedback", "correct", "T-1", "--sentiment", "neutral"])
    #expect(
      run.status == 1 && run.errors.contains("holds several texts") && run.errors.contains("T-1#"), "\(run.errors)")
    let none = try portfolio.running(["feedback", "correct", "T-1#00000000", "--sentiment", "neutral"])
    #expect(none.status == 1 && none.errors.contains("There is no text 'T-1#00000000'"), "\(none.errors)")
  }

  @Test func onesOwnTypesOfActivitiesCount() async throws {
    let portfolio = try await SmallPortfolio(extra: [
      .activity(
        Activity(
          id: "N-1", customer: "CUST-001", at: SmallPortfolio.moment - 60, kind: "Forum", description: "Too slow for us"
        ))
    ])
    #expect(try portfolio.json([Listed].self, "feedback", "list").isEmpty)
    let folder = portfolio.folder.appending(path: "rapport")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try "activities: [forum]".write(to: folder.appending(path: "feedback.yaml"), atomically: true, encoding: .utf8)
    let run = try portfolio.run(
      "feedback", "list", "--format", "json", environment: ["XDG_CONFIG_HOME": portfolio.folder.path])
    #expect(run.output.contains("\"sourceId\": \"N-1\"") && run.output.contains("\"kind\": \"Forum\""), "\(run.errors)")
  }
}
