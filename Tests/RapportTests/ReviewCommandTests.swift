import CustomerSuccess
import Foundation
import TerminalUI
import Testing

/// `report customer` and the page of `report portfolio`, by the built executable.
@Suite struct ReviewCommandTests {
  private static let name = "<b>Söhne</b> & \"Co\" \u{202E}שלום \(String(repeating: "Donaudampf", count: 12))"

  /// A customer of whom much is known, under a name that means something to every reader.
  private static let facts: [Fact] = {
    var customer = SmallPortfolio.customer(7, name, .enterprise, .technology, .large, owner: "dana <x>")
    customer.renews = LocalDate(day: 20_844)
    let scores = (0..<400).map { index in
      Fact.score(
        ScoreRecord(
          customer: "CUST-007", at: SmallPortfolio.moment.adding(days: -800 + 2 * index), score: 40 + index % 50,
          origin: .imported, contributions: []))
    }
    let subscriptions = [("S-1", 20_000, 20_500), ("S-2", 20_500, nil)].map { id, from, to in
      Fact.subscription(
        Subscription(
          id: SubscriptionID(id), customer: "CUST-007", plan: "Plan <\(id)>",
          amount: Money(minorUnits: 12_000_000, currency: "USD"), seats: 10, from: LocalDate(day: from),
          to: to.map(LocalDate.init(day:))))
    }
    let tickets = (1...30).flatMap { number -> [Fact] in
      let id = TicketID("T-7\(number)")
      let opened = SmallPortfolio.moment.adding(days: -number)
      return [
        .ticket(Ticket(id: id, customer: "CUST-007", subject: "Fails & \"stops\" \(number)", created: opened)),
        .ticketEvent(
          TicketEvent(
            ticket: id, at: opened, order: 0, author: .customer("Ann"), kind: .opened(severity: .high, status: .new))),
      ]
    }
    return [.customer(customer)] + SmallPortfolio.judged(7, .excellent) + scores + subscriptions + tickets
  }()

  /// What was due and never dealt with is said first, and beside the figure of what is due.
  @Test func thePortfoliosPageNamesOverdueRenewals() async throws {
    var customer = SmallPortfolio.customer(7, "Gale Motors", .starter, .other, .small, owner: "lee")
    customer.renews = LocalDate(day: 20_750)
    let portfolio = try await SmallPortfolio(extra: [.customer(customer)])
    for format in ["html", "markdown"] {
      let told = try portfolio.run("report", "portfolio", "--format", format).output
      for words in ["1 renewal is overdue, worth $7,003.50 a month", "1 overdue", "Gale Motors"] {
        #expect(told.contains(words), "\(format): \(words)")
      }
      let none = try portfolio.run("report", "portfolio", "owner:dana", "--format", format).output
      #expect(!none.contains("overdue"), "\(format)")
    }
    let text = try portfolio.run("report", "portfolio").output
    #expect(text.contains("1 renewal is overdue: the day is over"), "\(text)")
    #expect(try !portfolio.run("report", "portfolio", "owner:dana").output.contains("overdue"))
    let alone = try portfolio.run("report", "portfolio", "CUST-007", "--format", "markdown").output
    #expect(alone.contains("is overdue") && alone.contains("No contract renews in the next"), "\(alone)")
  }

  private func page(_ portfolio: borrowing SmallPortfolio, _ words: String...) throws -> ReadMarkup {
    let run = try portfolio.running(["report"] + words + ["--format", "html"])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    return try ReadMarkup(run.output)
  }

  @Test func aPageSaysWhatTheOtherFormsSay() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let page = try page(portfolio, "customer", "CUST-007")
    #expect(page.texts(of: "h1") == [Visible.line(Self.name)])
    let headings = page.texts(of: "h2")
    for heading in ["Health over time", "Dimensions of health", "Support", "Training", "Renewal and revenue"] {
      #expect(headings.contains(heading))
    }
    struct Shown: Decodable {
      struct Overview: Decodable { var healthScore: Int }
      struct Score: Decodable { var score: Int }
      struct Week: Decodable {
        struct Promise: Decodable { var met, missed: Int }
        var response, resolution: Promise
      }
      var customerOverview: Overview
      var scoreHistory: [Score]?
      var promises: [Week]?
    }
    let shown = try portfolio.json(Shown.self, "show", "CUST-007")
    #expect(page.texts(of: "dd").contains("\(shown.customerOverview.healthScore) of 100"))
    let data = try portfolio.json(Shown.self, "report", "customer", "CUST-007")
    #expect(data.customerOverview.healthScore == shown.customerOverview.healthScore)
    #expect(data.scoreHistory?.count ?? 0 > 400 - 1)
    let weeks = try #require(data.promises)
    let missed = weeks.reduce(0) { $0 + $1.response.missed }
    #expect(missed > 20 && page.texts(of: "desc").contains { $0.contains("First response: 0 met, \(missed) missed") })
    #expect(
      page.texts(of: "td").contains("T-730") && page.texts(of: "p").contains { $0.hasSuffix("more open tickets.") })
    #expect(page.elements.filter { $0.name == "svg" }.count >= 6)
  }

  @Test func everyFormOfAReview() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let signs = [
      "text": "Business review: ", "markdown": "# Business review: &lt;b>", "csv": "customerOverview.healthScore",
      "svg": "<?xml", "html": "<!DOCTYPE html>",
    ]
    for (format, sign) in signs {
      let run = try portfolio.run("report", "customer", "CUST-007", "--format", format)
      #expect(run.status == 0 && run.output.contains(sign), "\(format): \(run.errors)")
      // CSV in a pipe is data as it is.
      if format != "csv" { #expect(!run.output.contains("\u{202E}"), "\(format)") }
    }
    let picture = try ReadMarkup(portfolio.run("report", "customer", "CUST-007", "--format", "svg").output)
    #expect(picture.elements[0].attributes["role"] == "img" && picture.texts(of: "desc")[0].contains("First response"))
    for (file, sign) in [("r.html", "<!DOCTYPE"), ("r.HTM", "<!DOCTYPE"), ("r.svg", "<svg"), ("r.md", "## Support")] {
      let path = portfolio.folder.appending(path: file).path
      #expect(try portfolio.run("report", "customer", "CUST-007", "--out", path).status == 0)
      #expect(try String(contentsOfFile: path, encoding: .utf8).contains(sign), "\(file)")
    }
    let again = try portfolio.run(
      "report", "customer", "CUST-007", "--out", portfolio.folder.appending(path: "r.html").path)
    #expect(again.status == 1 && again.errors.contains("--force"))
    #expect(try portfolio.run("report", "customer", "nobody").status == 1)
    #expect(try portfolio.run("report", "customer").status == 64)
    #expect(try portfolio.run("report", "customer", "CUST-007", "--days", "0").status == 64)
  }

  /// In words, and nothing is drawn of nothing.
  @Test func whoNothingIsKnownOfHasAPageToo() async throws {
    var customer = SmallPortfolio.customer(8, "Nobody Ltd", .starter, .other, .small, owner: "")
    customer.renews = nil
    let portfolio = try await SmallPortfolio(extra: [.customer(customer)])
    let page = try page(portfolio, "customer", "CUST-008")
    let words = page.texts(of: "p") + page.texts(of: "li")
    for sentence in [
      "There is no score to draw yet.", "Nothing is known of any dimension yet.", "No ticket is open.",
      "Nobody is enrolled in training yet.", "No action item is open.", "No activity is on record.",
    ] { #expect(words.contains(sentence), "\(sentence)") }
    #expect(words.contains { $0.hasPrefix("No health score yet: none of the ") })
    #expect(page.names.isDisjoint(with: ["svg", "table"]), "\(words)")
  }

  /// What people noted for each other is not handed over.
  @Test func notesStayInside() async throws {
    let facts: [Fact] = [
      .action(
        ActionItem(
          id: "A-9", customer: "CUST-001", priority: .high, title: "Plan the renewal", description: "They may leave",
          owner: "dana", due: LocalDate(day: 20_790), created: SmallPortfolio.moment.adding(days: -2))),
      .survey(
        SurveyResponse(
          id: "SV-1", customer: "CUST-001", kind: .csat, score: 2, at: SmallPortfolio.moment.adding(days: -3),
          comment: "Awful")),
    ]
    let portfolio = try await SmallPortfolio(extra: facts)
    let html = try portfolio.run("report", "customer", "CUST-001", "--format", "html").output
    #expect(html.contains("Plan the renewal") && html.contains("2 of 5"))
    #expect(!html.contains("They may leave") && !html.contains("Awful"))
    #expect(try portfolio.run("report", "customer", "CUST-001", "--format", "json").output.contains("They may leave"))
  }

  private static let portfolioSections = [
    "Health", "Trend", "Moves", "Renewals", "Segments", "Support and satisfaction",
  ]

  @Test func thePortfoliosMonth() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let page = try page(portfolio, "portfolio")
    #expect(page.texts(of: "h2").starts(with: Self.portfolioSections))
    #expect(page.texts(of: "desc").contains { $0.hasPrefix("Healthy: 2 (40.0 %), Good: 1") })
    #expect(page.texts(of: "th").contains(Visible.line(Self.name)))
    let narrowed = try self.page(portfolio, "portfolio", "tier:enterprise")
    #expect(narrowed.texts(of: "p").contains("Only customers that match: tier:enterprise"))
    let nobody = try portfolio.run("report", "portfolio", "owner:zzz", "--format", "html")
    #expect(nobody.output.contains("There are no customers to report on.") && nobody.errors.contains("No customer"))
    #expect(try ReadMarkup(nobody.output).names.isDisjoint(with: ["svg", "table"]))
    let markdown = try portfolio.run("report", "portfolio", "--format", "markdown").output
    #expect(markdown.hasPrefix("# Portfolio review: ") && markdown.contains("| Healthy | 2 | 40.0 % |"))
    let file = portfolio.folder.appending(path: "month.html").path
    #expect(try portfolio.run("report", "portfolio", "--out", file).status == 0)
  }

  @Test(arguments: ["segments", "support", "training", "onboarding", "causes", "expansion", "insights", "book"])
  func aReportWithoutAPageSaysSo(report: String) async throws {
    let portfolio = try await SmallPortfolio()
    let file = portfolio.folder.appending(path: "r.html").path
    for words in [["--format", "html"], ["--format", "svg"], ["--out", file]] {
      let run = try portfolio.running(["report", report] + words)
      #expect(run.status == 64 && run.output.isEmpty, "\(run.output)")
      #expect(
        run.errors.contains("text, json, csv, markdown, xlsx") && run.errors.contains("has no page"), "\(run.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: file))
  }
}
