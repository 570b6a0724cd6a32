import CustomerSuccess
import Framework
import Interchange
import Testing

/// `sources.yaml`, strictly.
@Suite struct SourcesReaderTests {
  private func read(_ text: String) throws -> [DataSource] { try SourcesReader.read(text, file: "sources.yaml") }

  @Test func everythingThatCanBeSaidIsRead() throws {
    let sources = try read(
      """
      exports:
        folder: /srv/exports
        map: zendesk-tickets
      desk:
        command: [curl, -sS, -D, '{headers}', --config, '-', '{url}']
        url: https://desk.example/tickets?since={since}
        input: 'header = "Authorization: Bearer {token}"'
        environment: {LANG: C}
        secrets:
          token: {env: DESK_TOKEN}
          other: {file: ~/desk.secret}
        every: 1h30m
        map: servicenow-incidents
        kind: tickets
        zone: Europe/Berlin
        sheet: First
        timeout: 30s
        largest: 2
        pages: {next: link, limit: 5}
        since: {success: 5m, form: milliseconds, first: '0'}
      """)
    #expect(sources.map(\.name) == ["exports", "desk"])
    #expect(sources[0].origin == .folder("/srv/exports") && sources[0].every == 1)
    #expect(sources[0].reading == .init(map: "zendesk-tickets"))
    guard case .command(let command) = sources[1].origin else { throw Unexpected() }
    #expect(sources[1].every == 5400 && sources[1].reading.kind == .tickets && sources[1].reading.sheet == "First")
    #expect(sources[1].reading.zone?.identifier == "Europe/Berlin")
    #expect(command.words.count == 7 && command.timeout == 30 && command.largest == 2 << 20)
    #expect(command.secrets == ["token": .environment("DESK_TOKEN"), "other": .file("~/desk.secret")])
    #expect(command.pages?.next == .link && command.pages?.limit == 5)
    #expect(command.since?.value == .success(300) && command.since?.text(of: Instant(seconds: 7)) == "7000")
  }

  private struct Unexpected: Error {}

  @Test(arguments: ["", "# nothing yet\n"]) func nothingIsNoSource(_ text: String) throws {
    #expect(try read(text + "{}").isEmpty)
  }

  private static let desk = "desk:\n  command: [curl, '{url}']\n  url: https://desk.example/t\n"

  @Test(arguments: [
    ("- a", 1, "found a list, expected names of sources, each with a folder or a command"),
    ("my desk: {folder: /a}", 1, "'my desk' is no name for a source"),
    ("desk: {}", 1, "desk: expected one of folder and command"),
    ("desk:\n  folder: /a\n  command: [a]", 1, "found both"),
    ("desk:\n  foldr: /a", 2, "desk.foldr: unknown key, expected one of folder, command"),
    ("desk:\n  foldr: /a", 2, "; the nearest is folder"),
    ("desk:\n  folder: /a\n  timeout: 5s", 3, "timeout is for commands"),
    ("desk:\n  folder: ''", 2, "found nothing, expected the path of a folder"),
    ("desk:\n  command: curl -s x", 2, "found 'curl -s x', expected a list of a program and its arguments"),
    ("desk:\n  command: []", 2, "names no program"),
    ("desk:\n  command: ['{url}']\n  url: http://a", 2, "names no program"),
    ("desk:\n  folder: /a\n  every: often", 3, "found 'often', expected a length of time such as 90s"),
    ("desk:\n  folder: /a\n  every: 0s", 3, "found '0s'"),
    ("desk:\n  folder: /a\n  map: zendesk-ticket", 3, "the nearest is zendesk-tickets"),
    ("desk:\n  folder: /a\n  kind: ticket", 3, "found 'ticket', expected one of"),
    ("desk:\n  folder: /a\n  zone: Berlin", 3, "found 'Berlin', expected an IANA zone"),
    (desk + "  since: {success: 0m}", 4, "{since} is used nowhere"),
    ("desk:\n  command: [get, '{since}']\n  since: {success: 0m}", 3, "expected since: with first:"),
    ("desk:\n  command: [get, '{since}']", 2, "expected since: with first:"),
    (
      "desk:\n  command: [get, '{sinse}']", 2,
      "{sinse} is not known, expected one of {url}, {page}, {since}, {headers}; the nearest is {since}"
    ),
    ("desk:\n  command: [get, '{url}']", 2, "{url} is used, expected url: beside it"),
    ("desk:\n  command: [get]\n  url: https://a", 3, "is used nowhere"),
    ("desk:\n  command: [get, '{url}']\n  url: desk.example/t", 3, "expected an address that begins with https://"),
    ("desk:\n  command: [get, '{page}']", 2, "{page} is used, expected pages: beside it"),
    ("desk:\n  command: [get, '{page}']\n  pages: {next: a.b}", 3, "expected first:"),
    ("desk:\n  command: [get]\n  pages: {next: a.b}", 3, "the next page's value goes nowhere"),
    (desk + "  pages: {next: link}", 4, "expected them written to '{headers}'"),
    (desk + "  pages: {next: after, url: 'https://desk.example/u'}", 4, "url lacks {page}"),
    (desk + "  pages: {next: 'a]'}", 4, "expected link, or the way to a value"),
    (desk + "  pages: {next: a, limit: 0}", 4, "expected 1 to 1000000 pages"),
    (desk + "  pages: {nexxt: a}", 4, "the nearest is next"),
    (desk + "  since: {cursor: a, newest: b}", 4, "expected one of cursor (a way), newest (a way) and success"),
    (desk + "  since: {cursor: a, form: iso, url: 'https://a/{since}'}", 4, "form is for success"),
    (desk + "  secrets: {token: abc}", 4, "a secret does not stand here, expected {env: VARIABLE} or {file: PATH}"),
    (desk + "  secrets: {token: {env: A, file: b}}", 4, "expected {env: VARIABLE} or {file: PATH}"),
    (desk + "  secrets: {url: {env: A}}", 4, "'url' is no name for a secret"),
    ("desk:\n  command: [get, '{token}']\n  secrets: {token: {env: A}}", 2, "{token} is a secret"),
    (
      "desk:\n  command: [get, '{url}']\n  url: 'https://a/{token}'\n  secrets: {token: {env: A}}", 3,
      "{token} is a secret"
    ),
    (desk + "  timeout: 2h", 4, "1h at most"), (desk + "  largest: 0", 4, "expected 1 to 4096 megabytes"),
  ])
  func whatIsWrongIsNamed(_ text: String, _ line: Int, _ words: String) {
    #expect {
      try read(text)
    } throws: { error in
      guard let error = error as? DocumentError else { return false }
      return error.line == line && error.description.contains(words)
    }
  }

  @Test(arguments: [
    ("a{b}c", ["b"], "axc"), ("{\"a\": {\"b\": {b}}}", ["b"], "{\"a\": {\"b\": x}}"), ("{}", [], "{}"),
    ("{b", [], "{b"),
    ("{{b}}", ["b"], "{x}"), ("{b }", [], "{b }"), ("", [], ""), ("{b}{b}", ["b", "b"], "xx"), ("{é}", [], "{é}"),
  ])
  func bracesAroundAWordAreAPlace(_ text: String, _ places: [String], _ filled: String) {
    let template = SourceTemplate(text)
    #expect(template.places == places && template.filled(["b": "x"]) == filled)
  }

  @Test func valuesInAddressesMeanNothingThere() {
    let template = SourceTemplate("https://a/?q={since}")
    #expect(
      template.filled(["since": "2026-11-28T10:00:00+01:00&x=é"], for: .address)
        == "https://a/?q=2026-11-28T10%3A00%3A00%2B01%3A00%26x%3D%C3%A9")
  }

  @Test(arguments: [
    ("/p?x=1", "https://a.example:8443/p?x=1"), ("https://A.example:8443/q", "https://A.example:8443/q"),
    ("?page=2", "https://a.example:8443/t?page=2"), ("https://b.example/q", nil), ("http://a.example:8443/q", nil),
    ("//b.example/q", nil), ("https://a.example/q", nil), ("https://a.example:8443@b.example/q", nil),
    ("https://a.example:8443\\@b.example", "https://a.example:8443\\@b.example"), ("next", nil), ("", nil),
    ("https://a.example:8443/q q", nil),
  ])
  func anotherHostIsNotFollowed(_ next: String, _ expected: String?) throws {
    let start = try #require(WebAddress("https://a.example:8443/t?page=1"))
    #expect(start.following(next)?.text == expected)
  }
}

/// Ways to values inside of answers.
@Suite struct JSONWayTests {
  private static let answer = """
    {"results": [{"id": "1", "at": "a", "deep": {"x": [1, 2]}}, {"id": "2", "at": null}, {"id": 3, "at": "c"}],
     "paging": {"next": {"after": "20", "link": "https://a/?after=20"}}, "@odata.nextLink": "/next", "more": true, "none": null}
    """

  @Test(arguments: [
    ("paging.next.after", ["20"]), ("results[].at", ["a", "", "c"]), ("results[].id", ["1", "2", "3"]),
    ("results[].deep.x[]", ["1", "2"]), ("@odata.nextLink", ["/next"]), ("more", ["true"]), ("none", [""]),
    ("paging.prev.after", []), ("paging", []), ("results", []), ("results.id", []),
  ])
  func valuesAreFound(_ way: String, _ expected: [String]) throws {
    let way = try #require(JSONWay(way))
    let found = try JSONFindings([way], in: MemoryBytes(Self.answer.utf8, pieceLength: 3), file: "a")
    #expect(found.values(way) == expected)
  }

  /// Wherever an answer breaks off, that is noticed.
  @Test func halfAnAnswerIsRefused() throws {
    let bytes = Array(Self.answer.utf8)
    let way = try #require(JSONWay("paging.next.after"))
    for length in 0..<bytes.count {
      #expect(throws: InputComplaint.self, "\(length)") {
        try JSONFindings([way], in: MemoryBytes(bytes[..<length]), file: "a")
      }
    }
  }
}
