import Mustache

extension MessageTemplate {
  /// The text with the facts in it, or the names of those it needs and that are not known: nothing is ever sent with a hole.
  public func text(_ facts: MessageFacts) -> Result<MessageText, UnknownFacts> {
    var missing: [String] = []
    let subject = Self.rendered(subject, facts, &missing)
    let body = Self.rendered(body, facts, &missing)
    guard missing.isEmpty else { return .failure(UnknownFacts(names: missing)) }
    return .success(
      MessageText(subject: subject.oneLine, body: body.withoutOuterBlanks + "\n"))
  }

  /// What is wrong with a template's text, and what was expected; nil where nothing is.
  public static func complaint(_ text: String) -> String? {
    if let tag = unknownTag(in: text) {
      return "'\(tag)' is no tag that is known here, expected {{name}}, {{#name}}, {{^name}} or {{/name}}"
    }
    do {
      _ = try MustacheTemplate(string: plain + text)
      return nil
    } catch {
      return "\(error.words), expected a Mustache template"
    }
  }

  /// Nothing is escaped: what comes of it is no HTML.
  private static let plain = "{{% CONTENT_TYPE:TEXT}}"

  /// Partials, lambdas and the library's transforms would be blank where they are not found.
  private static func unknownTag(in text: String) -> String? {
    text.matches(of: /\{\{(?<inner>[^}]*)\}\}/).first { match in
      let inner = String(match.inner).withoutOuterBlanks
      return inner.wholeMatch(of: /[#^\/]?\s*[A-Za-z][A-Za-z0-9]*|\.|!.*/) == nil
    }.map { String($0.output.0) }
  }

  private static func rendered(_ text: String, _ facts: MessageFacts, _ missing: inout [String]) -> String {
    guard let template = try? MustacheTemplate(string: plain + text) else { return text }
    let rendered = template.render(RenderedFacts(values: facts.values))
    for match in rendered.matches(of: Hole.mark) where !missing.contains(String(match.name)) {
      missing.append(String(match.name))
    }
    return rendered
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

  var renderText: String { "\u{F0000}\(name)\u{F0001}" }
  var isNull: Bool { true }
  func child(named name: String) -> Any? { Hole(name: name) }

  static var mark: Regex<(Substring, name: Substring)> { /\x{F0000}(?<name>[^\x{F0001}]*)\x{F0001}/ }
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
