extension Acting {
  /// What the improvement loop does to a ticket; nil for any other act.
  func improving(_ request: ActRequest, ticket id: TicketID) throws -> [FactEdit]? {
    switch request.act {
    case .explain(let path, let whys): return try explain(request, id, path, whys)
    case .draftArticle(let title, let body, let tags): return try draft(id, title: title, body: body, tags: tags)
    case .answerBy(let article): return [try link(article, to: id)]
    default: return nil
    }
  }

  func edits(_ request: ActRequest, article id: ArticleID) throws -> [FactEdit] {
    guard case .article(let article) = try source.fact(.article(id)) else { throw missing(request.target) }
    var after = article
    switch request.act {
    case .rewrite(let revision): try rewrite(&after, revision)
    case .publish:
      guard article.state != .published else { throw refusal(article, "is published already") }
      after.state = .published
      after.published = now
    case .retire:
      guard article.state != .retired else { throw refusal(article, "is retired already") }
      after.state = .retired
    case .answers(let ticket): return [try link(id, to: ticket)]
    default: return []
    }
    guard after != article else { throw refusal(article, "is like that already") }
    if case .article(let seen) = request.sight { try refuseOvertaken(seen, article, after) }
    after.changed = now
    return [FactEdit(before: .article(article), after: .article(after))]
  }

  private func refusal(_ article: Article, _ words: String) -> ActFailure { .refused("\(article.id): \(words)") }

  // MARK: Root cause

  private func explain(
    _ request: ActRequest, _ id: TicketID, _ path: CausePath, _ whys: [String]
  ) throws -> [FactEdit] {
    let reading = try reading(of: id)
    if let refusal = reading.refusalOfRootCause { throw ActFailure.refused(refusal) }
    guard (1...RootCause.mostWhys).contains(whys.count), whys.allSatisfy({ !$0.isBlank }) else {
      throw ActFailure.refused("\(id): a root cause takes one to \(RootCause.mostWhys) answers, none of them empty")
    }
    let found = try rootCause(of: id)
    if found?.says(path, whys) == true { throw ActFailure.refused("\(id): that is its root cause already") }
    if case .events(_, let seen) = request.sight, seen != found {
      throw ActFailure.conflict(
        .rootCause(id), expected: seen.map(Fact.rootCause), found: found.map(Fact.rootCause))
    }
    let cause = RootCause(
      ticket: id, category: path.category, subCause: path.subCause, whys: whys, author: author, at: now)
    return [FactEdit(before: found.map(Fact.rootCause), after: .rootCause(cause))]
  }

  private func rootCause(of id: TicketID) throws -> RootCause? {
    if case .rootCause(let cause) = try source.fact(.rootCause(id)) { cause } else { nil }
  }

  private func reading(of id: TicketID) throws -> TicketReading {
    guard case .ticket(let ticket) = try source.fact(.ticket(id)) else { throw missing(.ticket(id)) }
    guard case .customer(let customer) = try source.fact(.customer(ticket.customer)) else {
      throw missing(.customer(ticket.customer))
    }
    return rules.support.reading(of: ticket, events: try source.events(of: id), customer: customer, at: now)
  }

  // MARK: Articles

  /// The draft, and the link to the ticket that it was made from.
  private func draft(_ id: TicketID, title: String, body: String, tags: [String]) throws -> [FactEdit] {
    let reading = try reading(of: id)
    if let refusal = reading.refusalOfArticle { throw ActFailure.refused(refusal) }
    let events = try source.events(of: id).filter { $0.at <= now }
    let draft = rules.improvement.draft(from: reading, events: events, rootCause: try rootCause(of: id))
    let article = Article(
      id: ArticleID(try source.freshID(.article)), title: title.isBlank ? draft.title : title,
      body: body.isBlank ? draft.body : body, tags: tags.isEmpty ? draft.tags : tags, author: author, created: now,
      changed: now)
    let link = ArticleLink(article: article.id, ticket: id, role: .source, author: author, at: now)
    return [Fact.article(article).added, Fact.articleLink(link).added]
  }

  private func rewrite(_ article: inout Article, _ revision: ArticleRevision) throws {
    article.title = revision.title ?? article.title
    article.body = revision.body ?? article.body
    article.tags = revision.tags ?? article.tags
    guard !article.title.isBlank else { throw refusal(article, "an article needs a title") }
    guard !article.body.isBlank else { throw refusal(article, "an article needs a text") }
  }

  /// Only what is published can have answered anybody.
  private func link(_ written: ArticleID, to other: TicketID) throws -> FactEdit {
    let (id, ticket) = (try source.meant(written), try source.meant(other))
    guard case .article(let article) = try source.fact(.article(id)) else { throw missing(.article(id)) }
    guard try source.fact(.ticket(ticket)) != nil else { throw missing(.ticket(ticket)) }
    if let refusal = article.refusalOfLink { throw ActFailure.refused(refusal) }
    if case .articleLink(let known) = try source.fact(.articleLink(id, ticket)) {
      throw refusal(article, known.role == .source ? "was drafted from \(ticket)" : "answered \(ticket) already")
    }
    return Fact.articleLink(
      ArticleLink(article: id, ticket: ticket, role: .answer, author: author, at: now)
    ).added
  }
}

extension Article: EditedByField {
  var asFact: Fact { .article(self) }

  /// The fields in which two states of an article differ, by their names.
  static func differences(_ one: Article, _ other: Article) -> Set<String> {
    var names: Set<String> = []
    if one.title != other.title { names.insert("title") }
    if one.body != other.body { names.insert("body") }
    if one.tags != other.tags { names.insert("tags") }
    if one.state != other.state { names.insert("state") }
    return names
  }
}
