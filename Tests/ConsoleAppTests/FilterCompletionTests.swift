import CustomerSuccess
import TerminalUI
import Testing

@testable import ConsoleApp

@Suite struct FilterCompletionTests {
  private let people = ["Dana Whitfield", "dan", "Sam"]

  /// The text that the first candidate makes; `|` is the cursor.
  private func first(_ marked: String, in subject: Field.Subject = .customers) -> String? {
    let cursor = marked.firstIndex(of: "|").map { marked.distance(from: marked.startIndex, to: $0) } ?? marked.count
    let text = marked.filter { $0 != "|" }
    let completion = FilterCompletion(text, cursor: cursor, in: subject, people: people)
    guard let candidate = completion.candidates.first else { return nil }
    var field = TextField(text)
    field.replace(completion.range, with: candidate.text)
    return field.text
  }

  @Test(arguments: [
    ("ti", "tier:"), ("sco", "score:"), ("tier:pro", "tier:professional"),
    ("tier:pro|x score<70", "tier:professional score<70"),
    ("score<70 hea", "score<70 health:"), ("-ind", "-industry:"), ("tier:enterprise,st", "tier:enterprise,starter"),
    ("score|:5", nil), ("sc|:5", "score:5"), ("health:crit", "health:poor"), ("owner:m", "owner:me"),
    ("owner:whit", "owner:\"Dana Whitfield\""), ("owner:\"dana w", "owner:\"Dana Whitfield\""),
    ("owner:sa", "owner:Sam"),
    ("renews<", "renews<7d"), ("zzz", nil), ("\"ti", nil), ("nofield:x", nil), ("score", "score:"),
    ("ti| score<70", "tier: score<70"), ("stat", "status:"), ("pla", "plan:"), ("status:at", "status:fair"),
  ])
  func theBestCandidate(text: String, expected: String?) { #expect(first(text) == expected) }

  /// A counter by its name, as it was counted, whatever the case in which it is typed.
  @Test(arguments: [
    ("trend.", ["trend.\"API calls\"<", "trend.Workflows<"]), ("trend.work", ["trend.Workflows<"]),
    ("-TREND.api", ["trend.\"API calls\"<"]), ("trend.\"api", ["trend.\"API calls\"<"]), ("trend.zebra", []),
  ])
  func countersAreOfferedBehindTrend(_ text: String, _ offered: [String]) throws {
    let counters = ["API calls", "Workflows"]
    let completion = FilterCompletion(text, cursor: text.count, in: .customers, counters: counters)
    #expect(completion.candidates.map(\.text) == offered)
    for one in offered { _ = try Filter.parse(one + "-20", in: .customers, me: "") }
    #expect(FilterCompletion(text, cursor: text.count, in: .articles, counters: counters).candidates.isEmpty)
  }

  @Test func aFieldThatIsThereIsFollowedByItsSigns() {
    let completion = FilterCompletion("score", cursor: 5, in: .customers)
    #expect(completion.candidates.map(\.text) == ["score:", "score<", "score<=", "score>", "score>="])
  }

  @Test func whatIsThereAlreadyIsNotOffered() {
    #expect(FilterCompletion("tier:starter", cursor: 12, in: .customers).candidates.isEmpty)
  }

  /// Whatever is taken can be read as a filter, once it has a value.
  @Test(arguments: Field.Subject.allCases)
  func everyCandidateIsUnderstood(subject: Field.Subject) throws {
    let fields = FilterCompletion("", cursor: 0, in: subject).candidates
    #expect(fields.count == Field.names(in: subject).count)
    for field in fields {
      #expect(!field.help.isEmpty)
      let values = FilterCompletion(field.text, cursor: field.text.count, in: subject, people: people).candidates
      for value in values { _ = try Filter.parse(field.text + value.text, in: subject, me: "dana") }
      let name = String(field.text.dropLast())
      for (sign, help) in Field.names(in: subject).first(where: { $0.name == name })?.field.operators ?? [] {
        #expect(!help.isEmpty)
        guard let value = values.first else { continue }
        _ = try Filter.parse(name + sign + value.text, in: subject, me: "dana")
      }
    }
  }

  /// No text and no cursor leads outside of the text.
  @Test(arguments: 1...40)
  func anyTextHasARangeOfItsOwn(seed: Int) {
    var random = SeededLetters(state: UInt64(seed))
    let letters = Array("tier:<>=!,\"- owe\u{301}名")
    let text = String((0..<12).map { _ in letters.randomElement(using: &random) ?? " " })
    for cursor in 0...text.count {
      let completion = FilterCompletion(text, cursor: cursor, in: .customers, people: people)
      #expect(completion.range.upperBound <= text.count)
    }
  }
}

/// The same numbers every time.
private struct SeededLetters: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite struct FilterPromptTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private func prompt(_ text: String, _ keys: Key...) -> FilterPrompt {
    var prompt = FilterPrompt(pane: .customers, subject: .customers, text: "", people: ["Dana Whitfield", "Sam"])
    for letter in text { _ = prompt.press(.character(letter), me: "dana") }
    for key in keys { _ = prompt.press(key, me: "dana") }
    return prompt
  }

  /// The names are asked for once one is typed, and offered as soon as they are there.
  @Test func countersAreAskedForWhereOneIsTyped() {
    var console = fixture.settled()
    fixture.press(&console, "2", "/", "t", "r", "e", "n", "d", ".", "S", "tab")
    guard case .filter(let prompt) = console.overlay else {
      Issue.record("no prompt")
      return
    }
    #expect(prompt.text == "trend.sessions<")
  }

  @Test func tabTakesTheBestAndArrowsChooseAnother() {
    #expect(prompt("ti", .tab).text == "tier:")
    #expect(prompt("ti", .tab, .down, .down, .tab).text == "tier:professional")
    #expect(prompt("ti", .tab, .up, .enter).text == "tier:community", "Enter takes what the arrows chose")
    #expect(prompt("", .tab).text == "", "the first Tab shows what there is")
    #expect(prompt("", .tab, .tab).text == "id:")
    #expect(prompt("owner:dana", .tab).text == "owner:\"Dana Whitfield\"")
  }

  @Test func takingAValueAppliesTheFilter() throws {
    var prompt = prompt("tier:st")
    guard case .editing(let filter) = prompt.press(.tab, me: "dana") else {
      Issue.record("still editing")
      return
    }
    #expect(filter == (try Filter.parse("tier:starter", in: .customers, me: "dana")))
    guard case .accepted = prompt.press(.enter, me: "dana") else {
      Issue.record("nothing is chosen, so Enter accepts")
      return
    }
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func frames(width: Int, height: Int) throws {
    var canvas = fixture.frame(fixture.settled(width: width, height: height))
    prompt("score<70 ow", .tab, .down).draw(on: &canvas)
    try GoldenFrame.expect(canvas, "filter-values-\(width)x\(height)")
  }

  @Test func framesOfFields() throws {
    var canvas = fixture.frame(fixture.settled(width: 80, height: 24))
    prompt("", .tab, .up).draw(on: &canvas)
    try GoldenFrame.expect(canvas, "filter-fields-80x24")
  }
}
