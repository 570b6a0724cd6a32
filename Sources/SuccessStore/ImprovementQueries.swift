public import CustomerSuccess

/// The escalated tickets of one week or of several that follow each other, the latest escalation first.
public struct ReviewQuery: Question {
  public typealias Answer = [ReviewRow]
  /// In the language of tickets.
  public var filter: Filter
  public var first: ISOWeek
  public var last: ISOWeek
  /// Only those whose root cause has been found, or only the others; nil for all.
  public var isReviewed: Bool?

  public init(filter: Filter = Filter(), from first: ISOWeek, through last: ISOWeek, isReviewed: Bool? = nil) {
    self.filter = filter
    self.first = first
    self.last = last
    self.isReviewed = isReviewed
  }
}

/// A ticket of the weekly review. It is reviewed when its root cause has been found.
public struct ReviewRow: Hashable, Sendable, Identifiable {
  public var ticket: TicketRow
  /// Those of the weeks asked for, oldest first; never empty.
  public var escalations: [TicketReading.Escalation]
  /// Its promises that were not kept.
  public var misses: [Miss]
  public var id: TicketID { ticket.id }
  public var isReviewed: Bool { ticket.rootCause != nil }

  public init(ticket: TicketRow, escalations: [TicketReading.Escalation], misses: [Miss]) {
    self.ticket = ticket
    self.escalations = escalations
    self.misses = misses
  }
}

/// Over so many days up to now, now included.
public struct ImprovementQuery: Question {
  public typealias Answer = ImprovementFigures
  public var filter: Filter
  public var days: Int

  public init(_ filter: Filter = Filter(), days: Int) {
    self.filter = filter
    self.days = days
  }
}

/// What a period teaches.
public struct ImprovementFigures: Hashable, Sendable {
  /// Root causes that were found in the period.
  public var fishbone: Fishbone
  /// The tickets that hang on it.
  public var tickets: [TicketID: TicketRow]
  /// Over the tickets that were opened in the period.
  public var gaps: [TrainingGap]
  /// Of the tickets first resolved in the period, those that an article answered and no person had to.
  public var selfService: TicketShare
  /// Articles that are published now: without any there is no self-service to speak of.
  public var published: Int

  public init(
    fishbone: Fishbone, tickets: [TicketID: TicketRow] = [:], gaps: [TrainingGap] = [],
    selfService: TicketShare = TicketShare(), published: Int = 0
  ) {
    self.fishbone = fishbone
    self.tickets = tickets
    self.gaps = gaps
    self.selfService = selfService
    self.published = published
  }

  /// 0 to 100; nil of no ticket, and while nothing is published.
  public var selfServiceRate: Double? { published == 0 ? nil : selfService.percent }
}

/// A page of the knowledge base, the article changed last first.
public struct ArticleQuery: Question {
  public typealias Answer = Page<ArticleRow>
  /// In the language of articles.
  public var filter: Filter
  public var window: Window

  public init(filter: Filter = Filter(), window: Window) {
    self.filter = filter
    self.window = window
  }
}

public struct ArticleRow: Hashable, Sendable, Identifiable {
  public var article: Article
  /// Tickets it was drafted from, and tickets that it answered.
  public var sources: Int
  public var answers: Int
  public var id: ArticleID { article.id }

  public init(article: Article, sources: Int = 0, answers: Int = 0) {
    self.article = article
    self.sources = sources
    self.answers = answers
  }
}

/// One article's page; nil when there is no such article.
public struct ArticleDetailQuery: Question {
  public typealias Answer = ArticleDetail?
  public var article: ArticleID

  public init(_ article: ArticleID) { self.article = article }
}

/// All that one article's page shows.
public struct ArticleDetail: Hashable, Sendable, Identifiable {
  public var row: ArticleRow
  /// Its tickets, the last linked first; a long list is cut.
  public var links: [Linked]
  public var id: ArticleID { row.id }

  public struct Linked: Hashable, Sendable {
    public var link: ArticleLink
    public var ticket: TicketRow

    public init(link: ArticleLink, ticket: TicketRow) {
      self.link = link
      self.ticket = ticket
    }
  }

  public init(row: ArticleRow, links: [Linked]) {
    self.row = row
    self.links = links
  }
}

/// An article as a ticket's page names it.
public struct LinkedArticle: Hashable, Sendable, Identifiable {
  public var article: Article
  public var link: ArticleLink
  public var id: ArticleID { article.id }

  public init(article: Article, link: ArticleLink) {
    self.article = article
    self.link = link
  }
}

/// An article as a filter sees it.
public struct FilteredArticle: FilterRow {
  public var article: Article

  public init(_ article: Article) { self.article = article }

  public var words: [String] { [article.id.text, article.title, ArticleTags.line(article.tags), article.body] }

  public func value(of field: Field) -> FieldValue? {
    switch field {
    case .articleID: .text(article.id.text)
    case .articleTitle: .text(article.title)
    case .articleState: .text(article.state.rawValue)
    case .articleTag: .text(ArticleTags.line(article.tags))
    case .articleAuthor: .text(article.author)
    default: nil
    }
  }
}
