import Statistics
import Testing

@testable import CursesTerminal

/// A terminal that knows as much as it takes to see what a stream of bytes looks like.
private struct Reader {
  struct Look: Equatable {
    var foreground = ""
    var background = ""
    var attributes: Set<Int> = []
  }

  private var look = Look()
  /// What was done, each with as much of the look as can be seen of it.
  private(set) var seen: [String] = []
  private(set) var last: Look {
    get { look }
    set { look = newValue }
  }

  static func read(_ text: String) -> Reader {
    var reader = Reader()
    var rest = Substring(text)
    while let character = rest.popFirst() {
      if character == "\u{1B}" { reader.escape(&rest) } else if character != "\u{F}" { reader.show(character) }
    }
    return reader
  }

  private mutating func show(_ character: Character) {
    if character == "\r" || character == "\u{8}" { return seen.append("\(character.unicodeScalars)") }
    let lined = look.attributes.intersection([4, 7]).sorted()
    let whole = "\(look.foreground)|\(look.attributes.sorted())"
    seen.append("\(character)|\(look.background)|\(lined)|\(character == " " && lined.isEmpty ? "" : whole)")
  }

  private mutating func escape(_ rest: inout Substring) {
    guard rest.popFirst() == "[" else { return rest = rest.dropFirst() }
    let parameters = rest.prefix { !$0.isLetter && $0 != "@" }
    rest = rest.dropFirst(parameters.count)
    let final = rest.popFirst() ?? "?"
    if final == "m" { return style(parameters) }
    let whole = "|\(look.foreground)|\(look.background)|\(look.attributes.sorted())"
    let ground = "JKXLMP@ST".contains(final) ? "|\(look.background)" : final == "b" ? whole : ""
    seen.append("\(parameters)\(final)\(ground)")
  }

  private mutating func style(_ text: Substring) {
    var codes = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }[...]
    while let code = codes.popFirst() {
      switch code {
      case 0: look = Look()
      case 22: look.attributes.subtract([1, 2])
      case 24, 27: look.attributes.remove(code - 20)
      case 38, 48:
        let more = codes.prefix(codes.first == 2 ? 4 : 2)
        codes = codes.dropFirst(more.count)
        if code == 38 { look.foreground = "\(more)" } else { look.background = "\(more)" }
      case 39: look.foreground = ""
      case 49: look.background = ""
      case 30...37, 90...97: look.foreground = "\(code)"
      case 40...47, 100...107: look.background = "\(code)"
      default: look.attributes.insert(code)
      }
    }
  }
}

@Suite struct StyleStreamTests {
  @Test(arguments: [
    (["XTERM_VERSION": "XTerm(379)"], true), (["VTE_VERSION": "7006"], true), ([:], false),
    (["XTERM_VERSION": "XTerm(379)", "TMUX": "/tmp/tmux-0/default,1,0"], false),
    (["VTE_VERSION": "7006", "STY": "1.pts"], false), (["VTE_VERSION": "7006", "ZELLIJ": "0"], false),
    (["TERM_PROGRAM": "tmux"], false),
  ])
  func glyphsAreRepeatedWhereThatIsKnownToWork(_ environment: [String: String], _ expected: Bool) {
    #expect(TerminalProfile.repeatsAnyGlyph { environment[$0] } == expected)
  }

  private func compressed(_ text: String) -> String {
    String(decoding: StyleStream.compress(Array(text.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    (
      "\u{1B}[38;5;1m\u{1B}[48;5;2ma\u{1B}[38;5;3m\u{1B}[48;5;2mb\u{1B}(B\u{1B}[m",
      "\u{1B}[38;5;1;48;5;2ma\u{1B}[38;5;3mb\u{1B}[m"
    ),
    ("\u{1B}(B\u{1B}[0;1m\u{1B}[31ma\u{1B}(B\u{1B}[0m\u{1B}[31mb\u{1B}[m", "\u{1B}[1;31ma\u{1B}[22mb\u{1B}[m"),
    ("a\u{1B}[31m \u{1B}[39mb", "a b"),
    ("\u{1B}[4;31ma\u{1B}[32m b\u{1B}[m", "\u{1B}[4;31ma\u{1B}[32m b\u{1B}[m"),
    ("\u{1B}[5;7H\u{1B}[31m\u{1B}[m\u{1B}[6;1Hx", "\u{1B}[5;7H\u{1B}[6;1Hx"),
    ("\u{1B}[44m\u{1B}[K\u{1B}[m", "\u{1B}[44m\u{1B}[K\u{1B}[m"),
    ("\u{1B}[38;2;1;2;3mé\u{1B}[38;2;1;2;3mü\u{1B}[m", "\u{1B}[38;2;1;2;3méü\u{1B}[m"),
    ("\u{1B}[1m\u{1B}[2mx\u{1B}[22m\u{1B}[2my\u{1B}[m", "\u{1B}[1;2mx\u{1B}[22;2my\u{1B}[m"),
    ("\u{1B}[31mx\u{1B}[m\u{F}y", "\u{1B}[31mx\u{1B}[my"),
  ])
  func saysOnlyWhatIsNew(text: String, short: String) { #expect(compressed(text) == short) }

  @Test(arguments: [
    // Down by as many line feeds as are shorter than the move; up, from nowhere and after what may have moved it, as it was.
    ("\u{1B}[6;11Ha\u{1B}[7d\u{8}b\u{1B}[9d\u{8}c", "\u{1B}[6;11Ha\n\u{8}b\n\n\u{8}c"),
    ("\u{1B}[6;11Ha\u{1B}[9db\u{1B}[14dc", "\u{1B}[6;11Ha\n\n\nb\u{1B}[14dc"),
    ("\u{1B}[6;11Ha\u{1B}[5db\u{1B}[6dc", "\u{1B}[6;11Ha\u{1B}[5db\nc"),
    ("\u{1B}[7da\u{1B}[8db", "\u{1B}[7da\nb"),
    ("\u{1B}[Ha\u{1B}[2db", "\u{1B}[Ha\nb"),
    ("\u{1B}[6;11Ha\nb\u{1B}[8dc", "\u{1B}[6;11Ha\nb\u{1B}[8dc"),
    ("\u{1B}[6;11Ha\u{1B}Mb\u{1B}[8dc", "\u{1B}[6;11Ha\u{1B}Mb\u{1B}[8dc"),
    ("\u{1B}[6;11Ha\u{1B}[2Bb\u{1B}[9dc", "\u{1B}[6;11Ha\u{1B}[2Bb\u{1B}[9dc"),
    ("\u{1B}[6;11Ha\u{1B}[2;20r\u{1B}[9dc", "\u{1B}[6;11Ha\u{1B}[2;20r\u{1B}[9dc"),
  ])
  func goesDownByLineFeeds(text: String, short: String) {
    #expect(String(decoding: StyleStream.compress(Array(text.utf8), .lineFeeds), as: UTF8.self) == short)
    #expect(compressed(text) == text)
  }

  @Test(arguments: [
    ("████████", "█\u{1B}[7b"), ("\u{1B}[31m─────┐\u{1B}[m", "\u{1B}[31m─\u{1B}[4b┐\u{1B}[m"),
    // No longer than it was, and only what is sure to be one column wide.
    ("██", "██"), ("███", "█\u{1B}[2b"), ("…………", "…………"), ("东东东东", "东东东东"), ("█▌█▌", "█▌█▌"),
  ])
  func saysRowsOfTheSameShapeOnce(text: String, short: String) {
    #expect(String(decoding: StyleStream.compress(Array(text.utf8), .repeats), as: UTF8.self) == short)
    #expect(compressed(text) == text)
  }

  @Test func brokenSequencesEndNothing() {
    for text in ["\u{1B}", "\u{1B}[", "\u{1B}[38;5", "a\u{1B}[38mb", "a\u{1B}[48;5mb", "\u{1B}[;;;mx", "\u{1B}Mx"] {
      _ = compressed(text)
    }
    #expect(compressed("x\u{1B}My") == "x\u{1B}My")
  }

  @Test func whatIsSeenStaysAndNeverGetsLonger() {
    var random = SplitMix64(seed: 20_261_123)
    let pieces = [
      "a", "é", " ", "  ", "東", "█", "────", "\r", "\u{8}", "\u{1B}[3;4H", "\u{1B}[K", "\u{1B}[4X", "\u{1B}[5b",
      "\u{1B}[2S",
      "\u{1B}[m",
      "\u{1B}(B\u{1B}[0;1m", "\u{1B}(B\u{1B}[m", "\u{1B}[1m", "\u{1B}[2m", "\u{1B}[4m", "\u{1B}[7m", "\u{1B}[24m",
      "\u{1B}[27m", "\u{1B}[22m", "\u{1B}[31m", "\u{1B}[92m", "\u{1B}[39m", "\u{1B}[49m", "\u{1B}[44m", "\u{1B}[39;49m",
      "\u{1B}[38;5;203m\u{1B}[48;5;17m", "\u{1B}[38;2;9;8;7m",
    ]
    for _ in 0..<2_000 {
      let text = (0..<40).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() + "\u{1B}[m"
      let short = compressed(text)
      #expect(Reader.read(short).seen == Reader.read(text).seen)
      #expect(Reader.read(short).last == Reader.Look())
      #expect(short.utf8.count <= text.utf8.count)
      let shorter = StyleStream.compress(Array(text.utf8), [.lineFeeds, .repeats])
      #expect(shorter.count <= short.utf8.count)
    }
  }
}
