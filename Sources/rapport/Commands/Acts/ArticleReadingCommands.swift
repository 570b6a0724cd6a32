import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore
import TerminalUI

struct ArticleShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "An article: its text, the tickets it came from, and those it answered.")

  @Argument(help: "The article's id.") var id: String
  @OptionGroup var options: ActOptions

  func run() throws {
    let id = ArticleID(id)
    let surroundings = try Surroundings(lookingBack: options.common)
    let report = try surroundings.withStore(for: .reading) { place in
      guard let detail = try await place.store.answer(ArticleDetailQuery(id), at: place.now) else {
        throw Complaint.complain("There is no article '\(id)'.", Complaint.workFailed)
      }
      return ArticleReport(detail)
    }
    try Output.report(report, as: options.format.format, under: surroundings.past?.heading)
  }
}

/// An article with the tickets it has to do with.
struct ArticleReport: Encodable {
  var articleId: String
  var title: String
  var state: String
  var author: String
  var tags: [String]
  var createdAt: String
  var changedAt: String
  /// Absent before it was published.
  var publishedAt: String?
  /// Markdown.
  var body: String
  /// How many tickets it answered.
  var answers: Int
  /// The last linked first; a long list is cut.
  var tickets: [Linked]

  struct Linked: Encodable {
    var ticketId: String
    var subject: String
    var companyName: String
    /// `source` or `answer`.
    var role: String
    var linkedAt: String
    var linkedBy: String
  }

  init(_ detail: ArticleDetail) {
    let article = detail.row.article
    articleId = article.id.text
    title = article.title
    state = article.state.rawValue
    author = article.author
    tags = article.tags
    createdAt = article.created.iso8601
    changedAt = article.changed.iso8601
    publishedAt = article.published?.iso8601
    body = article.body
    answers = detail.row.answers
    tickets = detail.links.map { linked in
      Linked(
        ticketId: linked.ticket.id.text, subject: linked.ticket.reading.ticket.subject,
        companyName: linked.ticket.customerName, role: linked.link.role.rawValue, linkedAt: linked.link.at.iso8601,
        linkedBy: linked.link.author)
    }
  }
}

extension ArticleReport: PrintedReport {
  var parts: [ReportPart] {
    let facts = [state, author, tags.joined(separator: ", ")].filter { !$0.isEmpty }.joined(separator: " · ")
    let head = ReportPart.line("\(articleId)  \(title)\n\(facts)")
    let text = ReportPart.line(Paragraph.lines(of: body).joined(separator: "\n"))
    guard !tickets.isEmpty else { return [head, text] }
    let sheet = Sheet(
      columns: [.words("Ticket"), .words("Subject", maximum: 48), .words("Customer"), .words("Link"), .words("At")],
      rows: tickets.map { [$0.ticketId, $0.subject, $0.companyName, $0.role, $0.linkedAt] })
    return [head, text, .sheet(sheet)]
  }
}

struct ArticleListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Articles that match a filter, the one changed last first.")

  @Argument(
    help: ArgumentHelp("What to narrow it to, such as: state:published tag:integration webhook.", valueName: "filter"))
  var words: [String] = []
  @OptionGroup var limit: LimitOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let filter = try FilterArgument.parse(words.joined(separator: " "), in: .articles, me: surroundings.me)
    let (limit, format) = (limit.limit, format.format)
    try surroundings.withStore(for: .reading) { place in
      let reading = ListReading<ArticleRow>(limit: limit) { window in
        try await place.store.answer(ArticleQuery(filter: filter, window: window), at: place.now)
      }
      try await reading.print(.articles, as: format, under: place.heading)
    }
  }
}

extension RowShape<ArticleRow> {
  static let articles = RowShape<ArticleRow>(
    noun: "article",
    fields: [
      Field("articleId") { .text($0.article.id.text) },
      Field("title") { .text($0.article.title) },
      Field("state") { .text($0.article.state.rawValue) },
      Field("author") { .text($0.article.author) },
      Field("tags") { .text(ArticleTags.line($0.article.tags)) },
      Field("answers") { .whole($0.answers) },
      Field("sources") { .whole($0.sources) },
      Field("createdAt") { .text($0.article.created.iso8601) },
      Field("changedAt") { .text($0.article.changed.iso8601) },
      Field("publishedAt") { JSONValue($0.article.published?.iso8601) },
    ],
    columns: [
      Column("Article") { $0.article.id.text },
      Column("State") { $0.article.state.title },
      Column("Title", maximum: 48) { $0.article.title },
      Column("Answered", isNumber: true) { NumberWords.whole($0.answers) },
      Column("Changed") { $0.article.changed.iso8601 },
      Column("Tags") { ArticleTags.line($0.article.tags) },
      Column("Author") { $0.article.author },
    ])
}
