import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let articles = PaneID("articles")
}

/// The knowledge base, what was changed last first.
struct ArticlesPane: ListPane {
  let id = PaneID.articles
  var list = ListView<ArticleRow>()
  let filterSubject: Field.Subject? = .articles
  let emptyState = PaneState.empty(
    "No article yet; \(VerbKeys.name(of: .draft, on: .ticket)) on a resolved ticket drafts one")
  let opening = Action.open
  let ownOrder: String? = "what was changed last first"

  enum Action: String, PaneAction {
    case open
    var title: String { "The article's page" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "open" }
  }

  func title(in scene: Scene) -> String {
    list.rows.page.map { "Articles · \(NumberWords.whole($0.total))" } ?? "Articles"
  }

  /// Articles are nobody's: the scope, which is about customers, leaves them all.
  func question(in scene: Scene) -> ArticleQuery? {
    ArticleQuery(filter: list.filter, window: list.rows.window)
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    nothingChosen("article")
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { [.enter(.article)] }

  func subjectKind(in scene: Scene) -> Target.Kind? { .article }
  func subject(of row: ArticleRow) -> ActSubject? { .article(row.article) }
  func customer(of row: ArticleRow) -> ActSubject? { nil }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<ArticleRow> {
    Table(columns: [
      .init("Article", .fixed(8)) { row in [Piece(row.id.text)] },
      .init("State", .fixed(9), priority: 1) { row in
        [Piece(row.article.state.title, ArticleWords.tone(row.article.state))]
      },
      .init("Title", .flexible(minimum: 20, weight: 3, wants: 40)) { row in [Piece(row.article.title)] },
      .init("Answered", .fixed(8), priority: 2, isRight: true) { row in [Piece(NumberWords.whole(row.answers))] }
        .filed(number: \.answers),
      .init("Changed", .fixed(12), priority: 3) { row in
        [Piece(EventWords.moment(row.article.changed, in: scene), .muted)]
      }.filed { $0.article.changed.iso8601 },
      .init("Tags", .flexible(minimum: 14, weight: 1), priority: 4) { row in
        [Piece(ArticleTags.line(row.article.tags), .muted)]
      },
      .init("Author", .fitting(8), priority: 5) { row in [Piece(row.article.author, .muted)] },
    ])
  }
}

enum ArticleWords {
  static func tone(_ state: Article.State) -> Tone {
    switch state {
    case .draft: .atRisk
    case .published: .success
    case .retired: .muted
    }
  }
}
