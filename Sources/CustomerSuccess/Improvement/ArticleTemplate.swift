/// How an article that is drafted from a ticket begins: Markdown with places for what the ticket tells.
public struct ArticleTemplate: Hashable, Sendable {
  public var text: String

  public init(_ text: String) { self.text = text }

  /// What may stand in braces.
  public enum Place: String, CaseIterable, Sendable {
    case ticket, subject, problem, resolution, cause
  }

  /// Words in braces that are no place, in their order.
  public var unknownPlaces: [String] {
    pieces.compactMap { piece in
      guard case .place(let name) = piece, Place(rawValue: name) == nil else { return nil }
      return name
    }
  }

  /// The text with every place filled. What a ticket says is put in as it is; braces in it mean nothing.
  public func filled(_ values: [Place: String]) -> String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .place(let name): Place(rawValue: name).flatMap { values[$0] } ?? "{\(name)}"
      }
    }.joined()
  }

  private enum Piece {
    case words(String)
    case place(String)
  }

  private var pieces: [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.words(String(rest[..<open])))
      pieces.append(.place(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    return pieces + [.words(String(rest))]
  }
}

/// An article as a ticket suggests it, before anybody has edited it.
public struct ArticleDraft: Hashable, Sendable {
  public var title: String
  public var body: String
  public var tags: [String]

  public init(title: String, body: String, tags: [String]) {
    self.title = title
    self.body = body
    self.tags = tags
  }
}

extension ImprovementRules {
  /// Title from the subject, problem from the customer's first words, resolution from the last public reply, cause from the
  /// five whys, tags from the ticket's category and the cause's. What is not known stands there in words to be replaced.
  public func draft(
    from reading: TicketReading, events: [TicketEvent], rootCause: RootCause?
  ) -> ArticleDraft {
    let ticket = reading.ticket
    let events = events.sorted { $0.order < $1.order }
    let problem = events.lazy.compactMap(\.kind.customersWords).first { !$0.isBlank }
    let resolution = events.reversed().lazy.compactMap(\.kind.replysWords).first { !$0.isBlank }
    let cause = rootCause.map { cause in
      ([title(of: cause.path), ""] + cause.whys.enumerated().map { "\($0 + 1). \($1)" }).joined(separator: "\n")
    }
    let body = template.filled([
      .ticket: ticket.id.text, .subject: ticket.subject, .problem: problem ?? ticket.subject,
      .resolution: resolution ?? "_What solved it, step by step._", .cause: cause ?? "_Why it came about._",
    ])
    let category = rootCause.flatMap { self[$0.category]?.title ?? $0.category.text }
    return ArticleDraft(
      title: ticket.subject, body: body.withoutOuterBlanks,
      tags: ArticleTags.tidy([ticket.category, category ?? ""]))
  }
}

extension TicketEvent.Kind {
  fileprivate var customersWords: String? { if case .customerMessage(let text) = self { text } else { nil } }
  fileprivate var replysWords: String? { if case .publicReply(let text) = self { text } else { nil } }
}

/// Tags as people write them: in one line, with commas between them.
public enum ArticleTags {
  public static func read(_ line: String) -> [String] {
    tidy(line.split(separator: ",").map(String.init))
  }

  public static func line(_ tags: [String]) -> String { tags.joined(separator: ", ") }

  /// In small letters, each once, none empty, in their order.
  static func tidy(_ tags: [String]) -> [String] {
    var tidy: [String] = []
    for tag in tags.map({ $0.withoutOuterBlanks.lowercased() }) where !tag.isEmpty && !tidy.contains(tag) {
      tidy.append(tag)
    }
    return tidy
  }
}
