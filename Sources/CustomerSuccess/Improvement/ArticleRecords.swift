extension Article: FactRecord {
  public static let names = RecordNames(.article, title: "article", rows: "articles")
  public static let blank = Article(
    id: "", title: "", body: "", author: "", created: Instant(seconds: 0), changed: Instant(seconds: 0))
  public var fact: Fact { .article(self) }
  public static let inseparable: [[StaticString]] = [["state", "published", "changed"]]
  public static let changedColumn: StaticString? = "changed"

  public static func fields<Visitor: FieldVisitor>(_ value: inout Article, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the article's id, such as KB-0001"), &value.id)
    visitor.text(.required("title", "what it is about", filled: "a title").line, &value.title)
    visitor.text(.required("body", "Markdown", filled: "a text"), &value.body)
    visitor.form(.optional("tags", "such as integration, webhooks"), &value.tags, TagsForm.self)
    visitor.choice(.optional("state", "draft, published or retired; empty: draft"), &value.state, standard: .draft)
    visitor.text(.optional("author", "who wrote it first"), &value.author)
    visitor.instant(.required("created", "time"), &value.created)
    visitor.instant(
      .optional("changed", "time; empty: when it was created"), &value.changed, standard: value.created)
    visitor.instant(.optional("published", "time of the last publishing"), &value.published)
  }

  public static func check<Visitor: FieldVisitor>(_ value: Article, _ visitor: inout Visitor) {
    guard visitor.hasRead("state", "published"), value.state == .published, value.published == nil else { return }
    visitor.lack("published", "a time as the state is published")
  }
}

extension ArticleLink: FactRecord {
  public static let names = RecordNames(
    .articleLink, title: "article link", rows: "article-links", table: "article_links")
  public static let blank = ArticleLink(article: "", ticket: "", role: .answer, author: "", at: Instant(seconds: 0))
  public var fact: Fact { .articleLink(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout ArticleLink, _ visitor: inout Visitor) {
    visitor.reference(.key("article", "the article's id"), &value.article, to: .article)
    visitor.reference(.key("ticket", "the ticket's id"), &value.ticket, to: .ticket)
    visitor.choice(
      .optional("role", "source: it was drafted from the ticket; answer: it answered the ticket; empty: answer"),
      &value.role, standard: .answer)
    visitor.text(.optional("author", "who linked them"), &value.author)
    visitor.instant(.required("at", "time"), &value.at)
  }

  public static func words(_ key: [String]) -> String { "link of article \(key[0]) to ticket \(key[1])" }
}
