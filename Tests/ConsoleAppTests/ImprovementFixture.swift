import CustomerSuccess
import Framework
import SuccessStore

/// What the screen of metrics asks for, from the portfolio made by hand.
extension ConsoleFixture {
  static func rootCause(_ number: Int, _ path: String, whys: [String]) -> RootCause {
    let path = CausePath(text: path) ?? CausePath("process")
    return RootCause(
      ticket: TicketID("T-10\(number)"), category: path.category, subCause: path.subCause, whys: whys, author: "sam",
      at: now.adding(days: -number))
  }

  /// Escalated on Friday; the odd ones have been reviewed.
  func review() -> [ReviewRow] {
    (1...4).map { number in
      var row = ticketDetail(number).row
      if number % 2 == 1 {
        row.rootCause = Self.rootCause(number, "process/hand-over", whys: ["Nobody renewed the key", "It was lost"])
      }
      let misses = number < 3 ? [Miss(clock: .resolve, cause: .handedOver)] : []
      return ReviewRow(ticket: row, escalations: row.reading.escalations, misses: misses)
    }
  }

  func improvementFigures() -> ImprovementFigures {
    let roots = [
      Self.rootCause(1, "process/hand-over", whys: ["The key was not renewed", "It was lost in a hand-over"]),
      Self.rootCause(2, "process/hand-over", whys: ["Nobody called back", "The shift\nended"]),
      Self.rootCause(3, "process", whys: ["Waited"]),
      Self.rootCause(4, "product/defect", whys: ["東京 is cut off in the list of all the cities that there are"]),
      Self.rootCause(5, "gone/away", whys: ["As a former file had it"]),
    ]
    let cases = (1...6).map { number in
      GapCase(
        ticket: TicketID("T-10\(number)"), customer: customer(number).id,
        category: ["Integration", "Workflow"][number % 2])
    }
    let integration = training.paths[1]
    let known = CustomerTraining(
      learners: 2, modules: Set(integration.modules.map { ModulePath(integration.id, $0.id) }))
    return ImprovementFigures(
      fishbone: Fishbone(roots, rules: improvement),
      tickets: Dictionary(uniqueKeysWithValues: (1...5).map { (TicketID("T-10\($0)"), ticketDetail($0).row) }),
      gaps: improvement.gaps(cases, training: ["CUST-002": known], catalogue: training),
      selfService: TicketShare(part: 3, whole: 60), published: 2)
  }

  func article(_ number: Int) -> ArticleRow {
    ArticleRow(
      article: Article(
        id: ArticleID("KB-000\(number)"),
        title: ["Renew a connector's key", "Écrans vides", "Login loops"][number - 1],
        body:
          "## Problem\n\nThe sync stops at night, and nobody is told about it before the morning.\n\n## Resolution\n\n1. Renew the key.\n2. Replay the queue.",
        tags: ["integration", "process"], state: [.published, .draft, .retired][number - 1], author: "sam",
        created: Self.now.adding(days: -20), changed: Self.now.adding(days: -number),
        published: number == 2 ? nil : Self.now.adding(days: -19)), sources: 1, answers: 3 - number)
  }

  func articleDetail(_ number: Int) -> ArticleDetail {
    let row = article(number)
    let links = (1...3).prefix(row.answers + row.sources).map { other in
      ArticleDetail.Linked(
        link: ArticleLink(
          article: row.id, ticket: TicketID("T-10\(other)"), role: other <= row.answers ? .answer : .source,
          author: "sam", at: Self.now.adding(days: -other)), ticket: ticketDetail(other).row)
    }
    return ArticleDetail(row: row, links: Array(links))
  }

  /// A ticket's page with its root cause and an article.
  func explained(_ number: Int) -> TicketDetail {
    var detail = ticketDetail(number)
    detail.row.rootCause = Self.rootCause(number, "process/hand-over", whys: ["Nobody renewed the key", "It was lost"])
    detail.articles = [
      LinkedArticle(
        article: article(1).article,
        link: ArticleLink(article: "KB-0001", ticket: detail.id, role: .answer, author: "sam", at: Self.now))
    ]
    return detail
  }
}
