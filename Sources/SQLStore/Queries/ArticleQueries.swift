import CustomerSuccess
import SuccessStore

extension ArticleQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.articles(self) }
}

extension ArticleDetailQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    try Keys(snapshot.db, addsNames: false).key(of: article.text, in: .articles).flatMap(snapshot.articleDetail)
  }
}

extension Snapshot {
  /// So many tickets are named on an article's page.
  private static let linkLimit = 200

  /// The knowledge base is small beside everything else: it is sorted when it is asked for.
  func articles(_ query: ArticleQuery) throws -> Page<ArticleRow> {
    let keys = Keys(db, addsNames: false)
    let condition = SQLCondition(sql: "k.created <= ?", arguments: [now.seconds])
    let list = OrderedList(
      db: db, table: "articles k", index: nil,
      condition: condition && FilterSQL(.articles, self).condition(query.filter),
      reach: .few, order: ["(-k.changed)", "k.key"])
    let slice = try list.slice(query.window) { try keys.key(of: $0, in: .articles) }
    return Page(rows: try slice.keys.compactMap(articleRow), position: slice.position, total: slice.total)
  }

  private func articleRow(_ key: Int) throws -> ArticleRow? {
    guard let article = try Article.stored("f.key = ?", [key], in: db).first else { return nil }
    let statement = try db.statement(
      """
      SELECT count(*) FILTER (WHERE role = 'source'), count(*) FILTER (WHERE role = 'answer') FROM article_links
      WHERE article = ? AND at <= ?
      """)
    return try statement.first([key, now.seconds]) { ArticleRow(article: article, sources: $0[0], answers: $0[1]) }
  }

  func articleDetail(_ key: Int) throws -> ArticleDetail? {
    guard let row = try articleRow(key), row.article.created <= now else { return nil }
    let statement = try db.statement(
      "SELECT ticket, role, author, at FROM article_links WHERE article = ? AND at <= ? ORDER BY at DESC LIMIT ?")
    let links = try statement.all([key, now.seconds, Self.linkLimit]) { link -> ArticleDetail.Linked? in
      guard let ticket = try ticketRow(link[0]) else { return nil }
      return ArticleDetail.Linked(
        link: ArticleLink(
          article: row.id, ticket: ticket.id, role: try link.choice(1), author: link[2], at: link.instant(3)),
        ticket: ticket)
    }
    return ArticleDetail(row: row, links: links.compactMap(\.self))
  }

  /// The articles that a ticket has to do with.
  func articles(about ticket: Int) throws -> [LinkedArticle] {
    let links = try ArticleLink.stored(
      "f.ticket = ? AND f.at <= ? ORDER BY article_row.id", [ticket, now.seconds], in: db)
    return try links.compactMap { link in
      try Article.stored("f.id = ?", [link.article.text], in: db).first.map {
        LinkedArticle(article: $0, link: link)
      }
    }
  }
}
