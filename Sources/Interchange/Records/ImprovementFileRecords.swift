import CustomerSuccess

enum RootCauseRecords: RecordFormat {
  static let columns =
    [
      RecordColumn("ticket", "the ticket's id", required: true),
      RecordColumn("category", "a branch of the fishbone, such as process", required: true),
      RecordColumn("sub_cause", "a cause of the category, such as hand-over"),
    ]
    + (1...RootCause.mostWhys).map { number in
      RecordColumn(
        "why\(number)", number == 1 ? "why the ticket came to be" : "why that is so", required: number == 1)
    } + [RecordColumn("author", "who found it"), RecordColumn("at", "time", required: true)]

  static func read(_ row: inout RecordRow) -> [Fact] {
    let ticket: TicketID = row.id("ticket")
    let category: CauseID = row.id("category")
    let subCause: CauseID? = row.optionalID("sub_cause")
    var whys = [row.required("why1", "an answer")]
    for number in 2...RootCause.mostWhys where !row.text("why\(number)").isEmpty {
      if whys.count < number - 1 {
        row.complain("why\(number)", "found an answer to why\(whys.count + 1), which is empty")
      }
      whys.append(row.text("why\(number)"))
    }
    guard let at = row.instant("at") else { return [] }
    return [
      .rootCause(
        RootCause(
          ticket: ticket, category: category, subCause: subCause, whys: whys, author: row.text("author"), at: at))
    ]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .rootCause(let fact) = fact else { return nil }
    let whys = (0..<RootCause.mostWhys).map { fact.whys.indices.contains($0) ? fact.whys[$0] : "" }
    return [fact.ticket.text, fact.category.text, fact.subCause?.text ?? ""] + whys + [fact.author, fact.at.iso8601]
  }
}

enum ArticleRecords: RecordFormat {
  static let columns = [
    RecordColumn("id", "the article's id, such as KB-0001", required: true),
    RecordColumn("title", "what it is about", required: true),
    RecordColumn("body", "Markdown", required: true),
    RecordColumn("tags", "such as integration, webhooks"),
    RecordColumn("state", "draft, published or retired; empty: draft"),
    RecordColumn("author", "who wrote it first"),
    RecordColumn("created", "time", required: true),
    RecordColumn("changed", "time; empty: when it was created"),
    RecordColumn("published", "time of the last publishing"),
  ]

  static func read(_ row: inout RecordRow) -> [Fact] {
    let id: ArticleID = row.id("id")
    let title = row.required("title", "a title")
    let body = row.required("body", "a text")
    let state: Article.State? = row.choice("state", standard: .draft)
    let created = row.instant("created")
    let changed = row.optionalInstant("changed")
    let published = row.optionalInstant("published")
    if state == .published, published == nil {
      row.complain("published", "empty, expected a time as the state is published")
    }
    guard let state, let created else { return [] }
    return [
      .article(
        Article(
          id: id, title: title, body: body, tags: ArticleTags.read(row.text("tags")), state: state,
          author: row.text("author"), created: created,
          changed: changed ?? created, published: published))
    ]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .article(let fact) = fact else { return nil }
    return [
      fact.id.text, fact.title, fact.body, ArticleTags.line(fact.tags), fact.state.rawValue,
      fact.author, fact.created.iso8601, fact.changed.iso8601, fact.published?.iso8601 ?? "",
    ]
  }
}

enum ArticleLinkRecords: RecordFormat {
  static let columns = [
    RecordColumn("article", "the article's id", required: true),
    RecordColumn("ticket", "the ticket's id", required: true),
    RecordColumn("role", "source: it was drafted from the ticket; answer: it answered the ticket; empty: answer"),
    RecordColumn("author", "who linked them"),
    RecordColumn("at", "time", required: true),
  ]

  static func read(_ row: inout RecordRow) -> [Fact] {
    let article: ArticleID = row.id("article")
    let ticket: TicketID = row.id("ticket")
    let role: ArticleLink.Role? = row.choice("role", standard: .answer)
    guard let role, let at = row.instant("at") else { return [] }
    return [.articleLink(ArticleLink(article: article, ticket: ticket, role: role, author: row.text("author"), at: at))]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .articleLink(let fact) = fact else { return nil }
    return [fact.article.text, fact.ticket.text, fact.role.rawValue, fact.author, fact.at.iso8601]
  }
}
