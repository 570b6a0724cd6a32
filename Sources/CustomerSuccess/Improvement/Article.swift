/// What the team knows, written down so that the next one who asks finds the answer alone: an article of the knowledge base.
public struct Article: Hashable, Sendable, Codable, Identifiable {
  public var id: ArticleID
  public var title: String
  /// Markdown.
  public var body: String
  public var tags: [String]
  public var state: State
  public var author: String
  public var created: Instant
  /// When title, text, tags or state were last changed.
  public var changed: Instant
  /// When it was last published; nil before.
  public var published: Instant?

  public enum State: String, CaseIterable, Sendable, Codable {
    /// Written, for the team's eyes.
    case draft
    /// What customers find.
    case published
    /// Holds no more, and stays in the record.
    case retired

    public var title: String { rawValue.capitalizedFirst }
  }

  public init(
    id: ArticleID, title: String, body: String, tags: [String] = [], state: State = .draft, author: String,
    created: Instant, changed: Instant, published: Instant? = nil
  ) {
    self.id = id
    self.title = title
    self.body = body
    self.tags = tags
    self.state = state
    self.author = author
    self.created = created
    self.changed = changed
    self.published = published
  }
}

/// `KB-0001`
public struct ArticleID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// What an article has to do with a ticket.
public struct ArticleLink: Hashable, Sendable, Codable {
  public var article: ArticleID
  public var ticket: TicketID
  public var role: Role
  public var author: String
  public var at: Instant

  public enum Role: String, CaseIterable, Sendable, Codable {
    /// The article was drafted from the ticket.
    case source
    /// The article answered the ticket.
    case answer
  }

  public init(article: ArticleID, ticket: TicketID, role: Role, author: String, at: Instant) {
    self.article = article
    self.ticket = ticket
    self.role = role
    self.author = author
    self.at = at
  }
}
