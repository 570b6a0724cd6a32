import CustomerSuccess
import Framework

/// The fields of a source that is a command, and what they have to do with each other.
struct CommandReader {
  private let fields: [String: DocumentNode]
  private let program: DocumentNode

  /// `fields` hold the command.
  init(_ fields: [String: DocumentNode]) throws(DocumentError) {
    self.fields = fields
    guard let command = fields["command"] else { throw DocumentError(file: "", message: "command is missing") }
    program = command
  }

  private static let places = ["url", "page", "since", "headers"]

  func command() throws(DocumentError) -> SourceCommand {
    let secrets = try secrets()
    let hidden = Array(secrets.keys)
    var words: [SourceTemplate] = []
    for item in try program.items("a list of a program and its arguments, such as [curl, -sS, '{url}']") {
      words.append(try template(item, secrets: hidden, mayHide: false))
    }
    guard let first = words.first, !first.text.isEmpty, first.places.isEmpty else {
      throw program.error("names no program, expected a list such as [curl, -sS, '{url}']")
    }
    var found = SourceCommand(words)
    found.secrets = secrets
    found.url = try fields["url"].map { node throws(DocumentError) in
      try address(node, ["since", "page"], secrets: hidden)
    }
    found.input = try fields["input"].map { node throws(DocumentError) in
      try template(node, secrets: hidden, mayHide: true)
    }
    for (name, node) in try fields["environment"]?.entries() ?? [] {
      found.environment[name] = try template(node, secrets: hidden, mayHide: true)
    }
    found.pages = try fields["pages"].map { node throws(DocumentError) in try pages(node, hidden) }
    found.since = try fields["since"].map { node throws(DocumentError) in try since(node, hidden) }
    if let node = fields["timeout"] { found.timeout = try SourcesReader.duration(node, least: 1, longest: 3600) }
    if let node = fields["largest"] { found.largest = try megabytes(node) << 20 }
    try check(found)
    return found
  }

  // MARK: Parts

  private func template(
    _ node: DocumentNode, _ known: [String] = CommandReader.places, secrets: [String], mayHide: Bool
  ) throws(DocumentError) -> SourceTemplate {
    let template = SourceTemplate(try node.text("a text"))
    if template.text.contains("\0") { throw node.error("holds NUL, expected text") }
    let names = known + (mayHide ? secrets.sorted() : [])
    for place in template.places where !names.contains(place) {
      guard !secrets.contains(place) else {
        throw node.error(
          "{\(place)} is a secret, and what a program is called with everybody can see; expected it in input or environment"
        )
      }
      let near = nearestName(to: place, among: names).map { "; the nearest is {\($0)}" } ?? ""
      throw node.error(
        "{\(place)} is not known, expected one of \(names.map { "{\($0)}" }.joined(separator: ", "))\(near)")
    }
    return template
  }

  private func address(
    _ node: DocumentNode, _ known: [String], secrets: [String]
  ) throws(DocumentError) -> SourceTemplate {
    let template = try template(node, known, secrets: secrets, mayHide: false)
    guard WebAddress(template.text) != nil else {
      throw node.error("found '\(template.text)', expected an address that begins with https:// or http://")
    }
    return template
  }

  private func secrets() throws(DocumentError) -> [String: SecretPlace] {
    var secrets: [String: SecretPlace] = [:]
    for (name, node) in try fields["secrets"]?.entries("names of secrets") ?? [] {
      guard SourceTemplate("{\(name)}").places == [name], !CommandReader.places.contains(name) else {
        throw node.error(
          "'\(name)' is no name for a secret, expected letters, digits and _, and none of "
            + CommandReader.places.joined(separator: ", "))
      }
      let expected = "expected {env: VARIABLE} or {file: PATH}"
      guard node.isMapping else { throw node.error("a secret does not stand here, \(expected)") }
      let place = try node.fields(optional: ["env", "file"])
      switch (place["env"], place["file"]) {
      case (let variable?, nil): secrets[name] = .environment(try variable.filled("the name of a variable"))
      case (nil, let file?): secrets[name] = .file(try file.filled("the path of a file"))
      default: throw node.error(expected)
      }
    }
    return secrets
  }

  private func pages(_ node: DocumentNode, _ secrets: [String]) throws(DocumentError) -> PageRule {
    let parts = try node.fields(required: ["next"], optional: ["url", "first", "while", "until", "limit"])
    guard let nextNode = parts["next"] else { throw node.error("next is missing") }
    let isLink = try nextNode.text(Self.nextWords) == "link"
    var rule = PageRule(isLink ? .link : .value(try way(nextNode, Self.nextWords)))
    rule.url = try parts["url"].map { node throws(DocumentError) in
      try address(node, ["page", "since"], secrets: secrets)
    }
    rule.first = try parts["first"]?.text()
    rule.goesOn = try parts["while"].map { node throws(DocumentError) in try way(node) }
    rule.ends = try parts["until"].map { node throws(DocumentError) in try way(node) }
    if let node = parts["limit"] {
      rule.limit = try node.integer("a number of pages")
      guard (1...1_000_000).contains(rule.limit) else {
        throw node.error("found \(rule.limit), expected 1 to 1000000 pages")
      }
    }
    return rule
  }

  private static let nextWords = "link, or the way to a value such as paging.next.after"

  private func since(_ node: DocumentNode, _ secrets: [String]) throws(DocumentError) -> SinceRule {
    let parts = try node.fields(optional: ["cursor", "newest", "success", "form", "url", "first"])
    var rule: SinceRule
    switch (parts["cursor"], parts["newest"], parts["success"]) {
    case (let cursor?, nil, nil): rule = SinceRule(.cursor(try way(cursor)))
    case (nil, let newest?, nil): rule = SinceRule(.newest(try way(newest)))
    case (nil, nil, let overlap?): rule = SinceRule(.success(try SourcesReader.duration(overlap, least: 0)))
    default: throw node.error("expected one of cursor (a way), newest (a way) and success (a length of time)")
    }
    if let form = parts["form"] {
      guard case .success = rule.value else {
        throw form.error("form is for success, expected it left out: other values go back as they came")
      }
      rule.form = try form.choice()
    }
    rule.url = try parts["url"].map { node throws(DocumentError) in
      try address(node, ["since", "page"], secrets: secrets)
    }
    rule.first = try parts["first"]?.text()
    return rule
  }

  private func way(
    _ node: DocumentNode, _ expected: String = "the way to a value such as meta.after_cursor"
  ) throws(DocumentError) -> JSONWay {
    let text = try node.text(expected)
    guard let way = JSONWay(text) else { throw node.error("found '\(text)', expected \(expected)") }
    return way
  }

  private func megabytes(_ node: DocumentNode) throws(DocumentError) -> Int {
    let count = try node.integer("megabytes")
    guard (1...4096).contains(count) else { throw node.error("found \(count), expected 1 to 4096 megabytes") }
    return count
  }

  // MARK: What belongs together

  private func check(_ found: SourceCommand) throws(DocumentError) {
    let called = Set((found.words + [found.input].compactMap(\.self) + found.environment.values).flatMap(\.places))
    let first = called.union(found.url?.places ?? [])
    if let url = fields["url"], !called.contains("url") {
      throw url.error("is used nowhere, expected '{url}' in command or input")
    }
    if called.contains("url"), found.url == nil { throw program.error("{url} is used, expected url: beside it") }
    if first.contains("since"), found.since?.first == nil {
      throw (fields["since"] ?? program).error(
        "{since} is used, expected since: with first:, what it is in the first run")
    }
    if let since = fields["since"], !first.union(found.since?.url?.places ?? []).contains("since") {
      throw since.error("{since} is used nowhere, expected it in command, input, url or since.url")
    }
    if found.since?.url != nil || found.pages?.url != nil, found.url == nil {
      throw (fields["since"] ?? fields["pages"] ?? program).error(
        "has an address, expected url: for the first call too")
    }
    try checkPages(found, called, first)
  }

  private func checkPages(
    _ found: SourceCommand, _ called: Set<String>, _ first: Set<String>
  ) throws(DocumentError) {
    guard let node = fields["pages"], let pages = found.pages else {
      if first.contains("page") { throw program.error("{page} is used, expected pages: beside it") }
      return
    }
    if pages.next == .link, !called.contains("headers") {
      throw node.error(
        "next: link is read from the headers, expected them written to '{headers}', as curl -D '{headers}' does")
    }
    if first.contains("page") {
      guard pages.first != nil else {
        throw node.error("{page} is used in the first call, expected first:, what it is there")
      }
      return
    }
    if let url = pages.url {
      guard url.places.contains("page") else { throw node.error("url lacks {page}, expected the value of next in it") }
    } else if found.url == nil {
      throw node.error("the next page's value goes nowhere, expected '{page}' in command or input, or url:")
    }
  }
}
