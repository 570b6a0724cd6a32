import ArgumentParser
import ConsoleApp
import CursesTerminal
import CustomerSuccess
import Files
import Foundation
import SuccessStore

struct ArticleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "article",
    abstract: "The knowledge base: drafts articles from resolved tickets, publishes them, links what they answered.",
    discussion: "A text written as - is read from standard input.",
    subcommands: [
      ArticleNewCommand.self, ArticleEditCommand.self, Publish.command, Retire.command, Link.command,
      ArticleShowCommand.self, ArticleListCommand.self,
    ])

  func run() throws { throw Complaint.missingChoice(of: "article", in: ArticleCommand.self) }
}

/// What an article is made of.
struct ArticleFields: ParsableArguments {
  @Option(help: "What it is about, in a line.") var title: String?
  @Option(help: "Its text, Markdown; - reads it from standard input.") var body: String?
  @Option(help: "What it is found by, with commas between.") var tags: String?

  var values: [String: String?] { ["title": title, "body": body, "tags": tags] }
}

struct ArticleNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Drafts an article from a resolved ticket.",
    discussion: """
      Title, problem, resolution, cause and tags come from the ticket and its root cause, by the template in \
      improvement.yaml, unless told otherwise. With --edit the draft is opened in $EDITOR before it is kept.
      """)

  @Argument(help: "The ticket's id.") var ticket: String
  @Flag(help: "Open the text in $EDITOR first.") var edit = false
  @OptionGroup var fields: ArticleFields
  @OptionGroup var options: ActOptions

  func run() throws {
    let (ticket, told, edit, once) = (ticket, fields.values.compactMapValues(\.self), edit, options.once.key)
    let report = try Surroundings(options.common).withStore(for: .writing) { place in
      var values = told
      if edit { values["body"] = try ArticleEditor.edited(await Self.draft(ticket, told["body"], in: place)) }
      return try await ActRunner(call: ActCall(.draft, on: .ticket, [ticket], values), place: place, once: once).run()
    }
    try options.tell(report)
  }

  /// What was told, else what the ticket suggests.
  private static func draft(_ ticket: String, _ told: String?, in place: Workplace) async throws -> String {
    if let told { return told }
    let found = try await SubjectSearch(place: place).ticket(ticket)
    return place.rulebook.improvement.draft(
      from: found.reading, events: found.events, rootCause: found.rootCause
    ).body
  }
}

struct ArticleEditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Changes what is given, and leaves the rest; with nothing given, opens $EDITOR.")

  @Argument(help: "The article's id.") var id: String
  @OptionGroup var fields: ArticleFields
  @OptionGroup var options: ActOptions

  func run() throws {
    let (id, told, once) = (id, fields.values.compactMapValues(\.self), options.once.key)
    let surroundings = try Surroundings(options.common)
    let report = try surroundings.withStore(for: .writing) { place in
      var (place, values) = (place, told)
      if values.isEmpty, case .article(let article) = try await SubjectSearch(place: place).subject(.article, id) {
        let body = try ArticleEditor.edited(article.body)
        try await ArticleEditor.refuseLate(body, over: article, in: place)
        values["body"] = body
        // It is written when the editor is left, not when it was opened.
        place.now = surroundings.fixedNow ?? Surroundings.clock()
      }
      return try await ActRunner(call: ActCall(.edit, on: .article, [id], values), place: place, once: once).run()
    }
    try options.tell(report)
  }
}

enum ArticleEditor {
  /// A text that somebody else has changed while the editor was open is not written over. What was written meanwhile is kept
  /// in a file of the folder one stands in.
  static func refuseLate(_ body: String, over article: Article, in place: Workplace) async throws {
    guard case .article(let now) = try await SubjectSearch(place: place).subject(.article, article.id.text),
      now.body != article.body, now.body != body
    else { return }
    let words = "\(article.id) was changed by somebody else while you wrote; nothing was written."
    for number in 1...99 {
      let name = "\(article.id)-yours\(number == 1 ? "" : "-\(number)").md"
      guard (try? FileTarget(name).write(body, replaces: false)) == true else { continue }
      throw Complaint.complain(
        "\(words) Your text is in \(name): 'rapport article edit \(article.id) --body - < \(name)' writes it all the same.",
        Complaint.workFailed)
    }
    throw Complaint.complain(
      "\(words) Your text could not be kept in a file here, so here it is:\n\(body)", Complaint.workFailed)
  }

  /// The text as the person's own editor was left with it.
  /// `words` say what to do where there is no terminal.
  static func edited(
    _ text: String,
    without words: String = "Give what is to become different, such as --body -; the editor needs a terminal."
  ) throws -> String {
    guard isatty(STDIN_FILENO) == 1, Output.isTerminal else { throw ValidationError(words) }
    switch Editor().edit(text) {
    case .success(let edited): return edited
    case .failure(let failure):
      if failure.wasKilled { CursesTerminal.tidy() }
      throw Complaint.complain(failure.words, Complaint.workFailed)
    }
  }
}
