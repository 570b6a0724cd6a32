import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let article = PaneID("article")
}

/// One article of the knowledge base: its text, the tickets it came from, and those it answered.
struct ArticlePane: DetailPane {
  let id = PaneID.article
  let opening = Action.open
  let noun = "article"
  var view = PageView()
  var detail: ArticleDetail?
  var failure: StoreError?

  init() {}

  enum Action: String, PaneAction {
    case open
    var title: String { "The ticket of the line" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "ticket" }
  }

  func title(in scene: Scene) -> String {
    guard scene.hasFront, let detail else { return "Article" }
    return "Article \(detail.id)"
  }

  func question(in scene: Scene) -> ArticleDetailQuery? { scene.article.map(ArticleDetailQuery.init) }
  func thing(of detail: ArticleDetail) -> ArticleID { detail.id }
  func chosen(in scene: Scene) -> ArticleID? { scene.article }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { openChosen(in: scene) }

  func page(of detail: ArticleDetail, in scene: Scene) -> [PageLine] {
    return ArticlePage(detail: detail, scene: scene).lines
  }

  func subject(in scene: Scene) -> ActSubject? { detail.map { .article($0.row.article) } }
  func subjectKind(in scene: Scene) -> Target.Kind? { subjects(in: scene).first?.target.kind ?? .article }
}

/// An article's page as lines.
struct ArticlePage {
  var detail: ArticleDetail
  var scene: Scene

  private var article: Article { detail.row.article }

  var lines: [PageLine] {
    header + [.blank] + body + links(.answer, "Answered") + links(.source, "Drafted from")
  }

  private var header: [PageLine] {
    let title = Paragraph.wrap(article.title, width: max(10, scene.size.width - 2), glyphs: scene.glyphs)
      .map { PageLine.text([Piece($0, .title, emphasis: .bold)], isStop: true) }
    let dot = Piece(" \(scene.glyphs.bullet) ", .muted)
    let standing = PageLine.text(
      [
        Piece(article.state.title, ArticleWords.tone(article.state), emphasis: .bold), dot,
        Piece(article.author.isEmpty ? "nobody" : article.author), dot,
        Piece("changed \(EventWords.moment(article.changed, in: scene))", .muted),
      ], isStop: true)
    let tags =
      article.tags.isEmpty
      ? [] : [PageLine.text([Piece(ArticleTags.line(article.tags), .muted)], isStop: true)]
    return title + [standing] + tags
  }

  /// Markdown as it was written, with headings that stand out.
  private var body: [PageLine] {
    Paragraph.lines(of: article.body).flatMap { line -> [PageLine] in
      let hashes = line.prefix { $0 == "#" }
      guard !line.isEmpty else { return [.blank] }
      guard (1...6).contains(hashes.count), line.dropFirst(hashes.count).first == " " else {
        return PageLine.paragraphs(line, in: scene)
      }
      return [.text([Piece(String(line.dropFirst(hashes.count + 1)), .heading, emphasis: .bold)], isStop: true)]
    }
  }

  private func links(_ role: ArticleLink.Role, _ title: String) -> [PageLine] {
    let links = detail.links.filter { $0.link.role == role }
    guard !links.isEmpty else { return [] }
    let count = role == .answer ? detail.row.answers : detail.row.sources
    let head = PageLine.heading(title, note: count == 1 ? "1 ticket" : "\(NumberWords.whole(count)) tickets")
    return [.blank, head]
      + links.map { linked in
        PageLine.text([
          Piece("\(linked.ticket.id)  ", .accent), Piece(linked.ticket.reading.ticket.subject),
          Piece("  \(linked.ticket.customerName)  \(EventWords.moment(linked.link.at, in: scene))", .muted),
        ]).about(linked.ticket.subject, opens: .ticket(linked.ticket.id))
      }
  }
}
