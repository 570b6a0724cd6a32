import CustomerSuccess

/// What the team learned from its tickets: root causes of escalated ones, and an article on each kind of trouble, drafted
/// from the first ticket of the kind that the portfolio comes to.
///
/// Nothing of it is in any figure of support: those follow from the tickets' own events.
struct KnowledgeStory {
  private let seed: UInt64
  /// The articles written so far, by the tickets' category.
  private var articles: [String: Article] = [:]

  init(seed: UInt64) { self.seed = seed }

  /// What comes of a ticket, after its own facts.
  mutating func facts(of story: TicketStory, number: Int) -> [Fact] {
    guard let lesson = KnowledgeLesson.all.first(where: { $0.category == story.ticket.category }),
      let ended = story.ended
    else { return [] }
    var random = Random(seed: seed, topic: .knowledge, number: number)
    return rootCause(of: story, ended, lesson, &random) + article(from: story, ended, lesson, &random)
      + answer(to: story, lesson, &random)
  }

  /// Two of three escalated tickets have been reviewed within days of their end.
  private func rootCause(
    of story: TicketStory, _ ended: Instant, _ lesson: KnowledgeLesson, _ random: inout Random
  ) -> [Fact] {
    let at = ended + random.int(1...4) * 86_400 + random.int(0...7200)
    let finding = random.pick(lesson.findings)
    let depth = random.int(3...5)
    guard story.isEscalated, random.chance(0.67), at < PortfolioPlan.anchor else { return [] }
    return [
      .rootCause(
        RootCause(
          ticket: story.ticket.id, category: finding.category, subCause: finding.subCause,
          whys: Array(finding.whys.prefix(depth)), author: story.agentName, at: at))
    ]
  }

  private mutating func article(
    from story: TicketStory, _ ended: Instant, _ lesson: KnowledgeLesson, _ random: inout Random
  ) -> [Fact] {
    let at = ended + random.int(2...20) * 3600
    let published = at + random.int(1...9) * 3600
    guard articles[lesson.category] == nil, published < PortfolioPlan.anchor.adding(days: -20) else { return [] }
    let article = Article(
      id: lesson.id, title: lesson.title, body: lesson.body, tags: lesson.tags, state: lesson.state,
      author: story.agentName, created: at, changed: lesson.state == .draft ? at : published,
      published: lesson.state == .draft ? nil : published)
    articles[lesson.category] = article
    let link = ArticleLink(
      article: article.id, ticket: story.ticket.id, role: .source, author: story.agentName, at: at)
    return [.article(article), .articleLink(link)]
  }

  /// Some replies were the article.
  private func answer(to story: TicketStory, _ lesson: KnowledgeLesson, _ random: inout Random) -> [Fact] {
    guard random.chance(0.15), let article = articles[lesson.category], article.state == .published,
      let published = article.published, let reply = story.firstReply, reply > published
    else { return [] }
    return [
      .articleLink(
        ArticleLink(
          article: article.id, ticket: story.ticket.id, role: .answer, author: story.agentName, at: reply))
    ]
  }
}

extension TicketStory {
  fileprivate var ended: Instant? {
    events.last { if case .status(let status) = $0.kind { !status.isOpen } else { false } }?.at
  }

  fileprivate var isEscalated: Bool {
    events.contains { if case .escalated = $0.kind { true } else { false } }
  }

  fileprivate var firstReply: Instant? {
    events.first { if case .publicReply = $0.kind { true } else { false } }?.at
  }

  fileprivate var agentName: String {
    for event in events { if case .owner(let owner) = event.kind { return owner } }
    return ""
  }
}
