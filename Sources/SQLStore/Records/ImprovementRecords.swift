import CustomerSuccess

enum RootCauseTable: FactTable {
  static let kind = FactKind.rootCause
  static let name = "root_causes"
  static let keyColumns = ["ticket"]
  static let valueColumns = ["category", "sub_cause", "whys", "author", "at"]
  static let source = "root_causes f JOIN tickets t ON t.key = f.ticket"
  static let columns = "t.id, f.category, f.sub_cause, f.whys, f.author, f.at"
  static let order = "t.id"
  static let customer = "t.customer"

  static func keyParts(_ key: FactKey, _ keys: Keys) throws -> [KeyPart]? {
    guard let ticket = try keys.key(of: key.parts[0], in: .tickets) else { return nil }
    return [.integer(ticket)]
  }

  static func bind(_ value: RootCause, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(value.category.text)
    binder.bind(value.subCause?.text ?? "")
    binder.bind(try JSON.encode(value.whys))
    binder.bind(value.author)
    binder.bind(value.at)
  }

  static func read(_ row: SQLRow) throws -> RootCause {
    let subCause: String = row[2]
    return RootCause(
      ticket: row.id(0), category: row.id(1), subCause: subCause.isEmpty ? nil : CauseID(subCause),
      whys: try row.json(3, empty: []), author: row[4], at: row.instant(5))
  }

  static func fact(_ value: RootCause) -> Fact { .rootCause(value) }
  static func value(_ fact: Fact) -> RootCause? { if case .rootCause(let value) = fact { value } else { nil } }
}

enum ArticleTable: FactTable {
  static let kind = FactKind.article
  static let name = "articles"
  static let keyColumns = ["id"]
  static let valueColumns = ["title", "body", "tags", "state", "author", "created", "changed", "published"]
  static let source = "articles f"
  static let columns = "f.id, f.title, f.body, f.tags, f.state, f.author, f.created, f.changed, f.published"
  static let order = "f.id"
  /// An article is nobody's: a filter for customers finds none.
  static let customer = "NULL"

  static func keyParts(_ key: FactKey, _ keys: Keys) -> [KeyPart]? { key.parts.map(KeyPart.text) }

  static func bind(_ value: Article, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(value.title)
    binder.bind(value.body)
    binder.bind(ArticleTags.line(value.tags))
    binder.bind(value.state.rawValue)
    binder.bind(value.author)
    binder.bind(value.created)
    binder.bind(value.changed)
    binder.bind(value.published)
  }

  static func read(_ row: SQLRow) throws -> Article {
    Article(
      id: row.id(0), title: row[1], body: row[2], tags: ArticleTags.read(row[3]), state: try row.choice(4),
      author: row[5], created: row.instant(6), changed: row.instant(7), published: row.instant(orNil: 8))
  }

  static func fact(_ value: Article) -> Fact { .article(value) }
  static func value(_ fact: Fact) -> Article? { if case .article(let value) = fact { value } else { nil } }
}

enum ArticleLinkTable: FactTable {
  static let kind = FactKind.articleLink
  static let name = "article_links"
  static let keyColumns = ["article", "ticket"]
  static let valueColumns = ["role", "author", "at"]
  static let source = "article_links f JOIN articles a ON a.key = f.article JOIN tickets t ON t.key = f.ticket"
  static let columns = "a.id, t.id, f.role, f.author, f.at"
  static let order = "a.id, t.id"
  static let customer = "t.customer"

  static func keyParts(_ key: FactKey, _ keys: Keys) throws -> [KeyPart]? {
    guard let article = try keys.key(of: key.parts[0], in: .articles),
      let ticket = try keys.key(of: key.parts[1], in: .tickets)
    else { return nil }
    return [.integer(article), .integer(ticket)]
  }

  static func bind(_ value: ArticleLink, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(value.role.rawValue)
    binder.bind(value.author)
    binder.bind(value.at)
  }

  static func read(_ row: SQLRow) throws -> ArticleLink {
    ArticleLink(
      article: row.id(0), ticket: row.id(1), role: try row.choice(2), author: row[3], at: row.instant(4))
  }

  static func fact(_ value: ArticleLink) -> Fact { .articleLink(value) }
  static func value(_ fact: Fact) -> ArticleLink? { if case .articleLink(let value) = fact { value } else { nil } }
}
