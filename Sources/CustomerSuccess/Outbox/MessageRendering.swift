import Mustache
import Synchronization

extension MessageTemplate {
  /// The text with the facts in it, or the names of those it needs and that are not known: nothing is ever sent with a hole.
  public func text(_ facts: MessageFacts) -> Result<MessageText, UnknownFacts> {
    var missing: [String] = []
    let subject = subject.rendered(facts, &missing)
    let parts = body.map { $0.rendered(facts, &missing).withoutOuterBlanks }
    guard missing.isEmpty else { return .failure(UnknownFacts(names: missing)) }
    let body = parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    return .success(MessageText(subject: subject.oneLine, body: body + "\n"))
  }
}

/// A Mustache text, read once however often it is written.
public struct TemplateText: Hashable, Sendable {
  public let text: String
  private let parsed: ParsedOnce

  /// One that is known to be right: it is read when it is written first, for few are in one call.
  public init(unchecked text: String) {
    self.text = text.withoutOuterBlanks
    parsed = ParsedOnce(Self.plain + self.text)
  }

  /// Throws what is wrong with the text, and what was expected.
  public init(_ text: String) throws(Refusal) {
    self.init(unchecked: text)
    if let tag = Self.unknownTag(in: text) {
      throw Refusal("'\(tag)' is no tag that is known here, expected {{name}}, {{#name}}, {{^name}} or {{/name}}")
    }
    do {
      _ = try parsed.template()
    } catch {
      throw Refusal("\(error.words), expected a Mustache template")
    }
  }

  public static func == (one: TemplateText, other: TemplateText) -> Bool { one.text == other.text }
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// Nothing is escaped: what comes of it is no HTML.
  private static let plain = "{{% CONTENT_TYPE:TEXT}}"

  /// Partials, lambdas and the library's transforms would be blank where they are not found.
  private static func unknownTag(in text: String) -> String? {
    text.matches(of: /\{\{(?<inner>[^}]*)\}\}/).first { match in
      let inner = String(match.inner).withoutOuterBlanks
      return inner.wholeMatch(of: /[#^\/]?\s*[A-Za-z][A-Za-z0-9]*|\.|!.*/) == nil
    }.map { String($0.output.0) }
  }

  fileprivate func rendered(_ facts: MessageFacts, _ missing: inout [String]) -> String {
    guard let template = try? parsed.template() else { return text }
    let rendered = template.render(RenderedFacts(values: facts.values))
    for name in Hole.names(in: rendered) where !missing.contains(name) { missing.append(name) }
    return rendered
  }
}

private final class ParsedOnce: Sendable {
  private let text: String
  private let found = Mutex<MustacheTemplate?>(nil)

  init(_ text: String) { self.text = text }

  func template() throws -> MustacheTemplate {
    if let known = found.withLock({ $0 }) { return known }
    let template = try MustacheTemplate(string: text)
    found.withLock { $0 = template }
    return template
  }
}

/// What a text needs of the customer's facts and nobody knows.
public struct UnknownFacts: Error, Hashable, Sendable {
  public var names: [String]

  public init(names: [String]) { self.names = names }

  /// `the text needs nextStep, which is not known`
  public var words: String {
    let isOne = names.count == 1
    return "the text needs \(names.joined(separator: ", ")), which \(isOne ? "is" : "are") not known"
  }
}

/// The facts as templates ask for them.
private struct RenderedFacts: MustacheParent {
  let values: [String: [String]]

  func child(named name: String) -> Any? {
    guard let texts = values[name] else { return Hole(name: name) }
    return texts.count == 1 ? texts[0] as Any : Several(texts: texts)
  }
}

/// A fact with several values: a section is written for each, and by its name alone it reads as a list.
private struct Several: MustacheSequence, MustacheCustomRenderable {
  let texts: [String]

  func makeIterator() -> IndexingIterator<[String]> { texts.makeIterator() }
  var renderText: String { texts.joined(separator: ", ") }
  var isNull: Bool { texts.isEmpty }
}

/// A fact that is not known: sections about it are left out, and where its value should stand a mark says so.
private struct Hole: MustacheCustomRenderable, MustacheParent {
  let name: String

  private static let (beginning, end): (Unicode.Scalar, Unicode.Scalar) = ("\u{F0000}", "\u{F0001}")

  var renderText: String { "\(Self.beginning)\(name)\(Self.end)" }
  var isNull: Bool { true }
  func child(named name: String) -> Any? { Hole(name: name) }

  /// What was to be written and is not known, as it stands in a text.
  static func names(in rendered: String) -> [String] {
    rendered.unicodeScalars.split(separator: beginning, omittingEmptySubsequences: false).dropFirst()
      .map { String($0.prefix { $0 != end }) }
  }
}

extension MustacheTemplate.ParserError {
  fileprivate var words: String { "line \(context.lineNumber): \(error)" }
}

extension Error {
  /// Where the library says it, the line of the template.
  fileprivate var words: String {
    (self as? MustacheTemplate.ParserError).map { $0.words } ?? "\(self)"
  }
}

extension String {
  fileprivate var oneLine: String {
    split(whereSeparator: \.isNewline).joined(separator: " ").withoutOuterBlanks
  }
}
