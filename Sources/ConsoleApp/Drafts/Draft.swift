public import CustomerSuccess
public import Foundation

/// What somebody has typed into a form and not sent yet.
public struct Draft: Hashable, Sendable {
  public var verb: Verb
  /// What the form is about; none where that was still to be chosen.
  public var targets: [Target]
  /// Its name for people.
  public var title: String
  /// By the parameters' names.
  public var values: [String: String]
  /// The values the form began with, by the parameters' names: what is still as it was offered is nobody's typing.
  public var offered: [String: String] = [:]
  /// How many events each ticket had that was looked at, by its id.
  public var seen: [String: Int] = [:]
  public var author: String
  public var at: Instant
  /// The console it is typed in, or was; each writes its own, so that two forms of one person never overwrite each other.
  public var console: String
  /// The field whose text was with the person's editor, where that is told.
  public var editing: String?

  public init(
    verb: Verb, targets: [Target], title: String, values: [String: String], author: String, at: Instant,
    console: String = ""
  ) {
    self.verb = verb
    self.targets = targets
    self.title = title
    self.values = values
    self.author = author
    self.at = at
    self.console = console
  }

  /// One form of one person on one thing, in one console.
  public struct Key: Hashable, Sendable {
    public var author: String
    public var verb: Verb
    public var targets: [Target]
    public var console = ""

    public var text: String { console.isEmpty ? form : "\(form)\n\(console)" }

    /// Of whichever console; the same for the same things in any order.
    public var form: String {
      let things = targets.map { "\($0.kind.rawValue) \($0)" }.sorted().joined(separator: "\n")
      return "\(author)\n\(verb.rawValue)\n\(things)"
    }

    public static func == (left: Key, right: Key) -> Bool { left.text == right.text }
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }

  public var key: Key { Key(author: author, verb: verb, targets: targets, console: console) }

  /// The first line of what was typed, for lists.
  public var beginning: String {
    let texts = ["text", "subject", "title", "description", "body", "reason", "note", "message"]
    let known = texts.compactMap { values[$0] } + values.sorted { $0.key < $1.key }.map(\.value)
    let first = known.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    return first.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }
}

// MARK: As a file

extension Draft {
  private struct Written: Codable {
    var verb: String
    var targets: [Thing]
    var title: String
    var values: [String: String]
    var author: String
    var at: String
    /// Drafts from before each console had its own have none.
    var console: String?
    var editing: String?
    /// Drafts from before they were held against what others do have neither.
    var offered: [String: String]?
    var seen: [String: Int]?

    struct Thing: Codable {
      var kind: String
      var id: String
    }
  }

  public var file: Data {
    get throws {
      let things = targets.map { Written.Thing(kind: $0.kind.rawValue, id: $0.description) }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      return try encoder.encode(
        Written(
          verb: verb.rawValue, targets: things, title: title, values: values, author: author, at: at.iso8601,
          console: console, editing: editing, offered: offered, seen: seen))
    }
  }

  /// Nil for what is no draft.
  public init?(file: Data) {
    guard let written = try? JSONDecoder().decode(Written.self, from: file), let verb = Verb(rawValue: written.verb),
      let at = Instant(iso8601: written.at)
    else { return nil }
    let targets = written.targets.compactMap { Target($0.kind, id: $0.id) }
    guard targets.count == written.targets.count else { return nil }
    self.init(
      verb: verb, targets: targets, title: written.title, values: written.values, author: written.author, at: at,
      console: written.console ?? "")
    editing = written.editing
    offered = written.offered ?? [:]
    seen = written.seen ?? [:]
  }
}

extension Target {
  fileprivate init?(_ kind: String, id: String) {
    switch Kind(rawValue: kind) {
    case .customer: self = .customer(CustomerID(id))
    case .action: self = .action(ActionID(id))
    case .ticket: self = .ticket(TicketID(id))
    case .learner: self = .learner(LearnerID(id))
    case .article: self = .article(ArticleID(id))
    case .contact: self = .contact(ContactID(id))
    case .message: self = .message(MessageID(id))
    case .portfolio: self = .portfolio
    case .session: self = .session(SessionID(id))
    case .initiative: self = .initiative(InitiativeID(id))
    case .verbatim: self = .verbatim(VerbatimID(id))
    case nil: return nil
    }
  }
}

/// A text of a form that goes to the person's own editor.
public struct EditRequest: Hashable, Sendable {
  /// The form as it stands.
  public var draft: Draft
  /// The parameter whose text it is.
  public var field: String

  public init(_ draft: Draft, field: String) {
    self.draft = draft
    self.field = field
  }

  public var text: String { draft.values[field] ?? "" }
}

/// Where drafts are kept while the console runs.
public struct DraftDesk {
  /// Those of this console and of consoles that are gone, where they are others than when last asked.
  public var news: () -> [Draft]?
  /// Why it could not be kept.
  public var keep: (Draft) -> String?
  public var drop: (Draft.Key) -> String?
  /// By the person's editor, while the terminal is given away; what the text became, or why not.
  public var edit: (EditRequest) -> Result<String, EditorFailure>

  public init(
    news: @escaping () -> [Draft]?, keep: @escaping (Draft) -> String?, drop: @escaping (Draft.Key) -> String?,
    edit: @escaping (EditRequest) -> Result<String, EditorFailure>
  ) {
    self.news = news
    self.keep = keep
    self.drop = drop
    self.edit = edit
  }

  /// Nothing is kept longer than the console runs.
  public static var none: DraftDesk {
    DraftDesk(news: { nil }, keep: { _ in nil }, drop: { _ in nil }, edit: { Editor().edit($0.text) })
  }
}
