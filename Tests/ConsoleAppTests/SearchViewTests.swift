import CustomerSuccess
import Foundation
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

@Suite struct SearchViewTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private func hit(
    _ kind: SearchHit.Kind, _ thing: String, _ title: MarkedText, _ excerpt: MarkedText, customer: Int = 1
  ) -> SearchHit {
    let customer = fixture.customer(customer)
    return SearchHit(
      kind: kind, thing: thing, customer: customer.id, customerName: customer.name, title: title, excerpt: excerpt)
  }

  private var hits: [SearchHit] {
    [
      hit(.customer, "CUST-001", MarkedText("Acme Healthcare Inc.", matches: [5..<8]), MarkedText("CUST-001")),
      hit(.contact, "P-1", MarkedText("Ann Heald", matches: [4..<7]), MarkedText("IT director · ann@acme.example")),
      hit(
        .ticket, "T-1", MarkedText("Login outage"),
        MarkedText("…we see it since the health check was turned on", matches: [21..<24]), customer: 5),
      hit(.action, "A-1", MarkedText("Heal the sync", matches: [0..<3]), MarkedText("dana\u{1B}[2J"), customer: 2),
    ]
  }

  private func typed(_ text: String) -> SearchView {
    var view = SearchView()
    for letter in text { _ = view.press(.character(letter)) }
    return view
  }

  /// Thousands of letters pasted by mistake are not looked for one after the other.
  @Test func noThingIsLookedForByMoreLetters() {
    var (typed, pasted) = (SearchView(), SearchView())
    let text = String(repeating: "lorem ", count: 2000)
    var questions: Set<String> = []
    for letter in text {
      _ = typed.press(.character(letter))
      questions.insert(typed.field.text)
    }
    _ = pasted.press(.paste(text))
    #expect(typed.field.text == String(text.prefix(SearchView.longest)) && questions.count == SearchView.longest)
    #expect(pasted.field.text.count == SearchView.longest)
  }

  @Test func itAsksWithEachLetter() {
    var view = SearchView()
    #expect(view.question == nil)
    _ = view.press(.character(" "))
    #expect(view.question == nil)
    #expect(typed("hea").question == SearchQuery("hea", limit: SearchView.limit))
  }

  /// Tickets of one subject are told from each other at any width.
  @Test(arguments: [60, 80, 120])
  func whatIsCalledAlikeIsToldByItsID(width: Int) {
    var view = typed("login")
    view.receive(
      .success(
        (1...3).map {
          hit(.ticket, "TKT-1040\($0)", MarkedText("Login outage of all users"), MarkedText("we see it"), customer: $0)
        }))
    var canvas = Canvas(size: Size(width: width, height: 24))
    view.draw(on: &canvas)
    let lines = canvas.text.split(separator: "\n").filter { $0.contains("Login") }
    #expect(lines.count == 3)
    for number in 1...3 { #expect(lines.contains { $0.contains("TKT-1040\(number)") }, "\(canvas.text)") }
  }

  @Test func enterReturnsWhatIsChosenAndEscapeNothing() {
    var view = typed("hea")
    #expect(view.press(.enter) == .searching, "nothing is there to choose yet")
    view.receive(.success(hits))
    #expect(view.press(.down) == .searching)
    #expect(view.press(.enter) == .chosen(hits[1]))
    for _ in 0..<9 { _ = view.press(.down) }
    #expect(view.press(.enter) == .chosen(hits[3]))
    _ = view.press(.pageUp)
    #expect(view.press(.enter) == .chosen(hits[0]))
    #expect(view.press(.escape) == .cancelled)
  }

  @Test func whatWasChosenStaysSoWhenTheDataChanges() {
    var view = typed("hea")
    view.receive(.success(hits))
    _ = view.press(.down)
    view.receive(.success([hits[2]] + hits))
    #expect(view.press(.enter) == .chosen(hits[1]))
    _ = view.press(.character("l"))
    view.receive(.success(hits))
    #expect(view.press(.enter) == .chosen(hits[0]), "another search begins at the top")
    _ = view.press(.control("u"))
    #expect(view.hits.isEmpty)
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func frames(width: Int, height: Int) throws {
    var view = typed("hea")
    view.receive(.success(hits))
    _ = view.press(.down)
    try expect(view, "search-\(width)x\(height)", width, height)
  }

  @Test func wordsWhereThereIsNothing() throws {
    try expect(SearchView(), "search-empty-80x24", 80, 24)
    var view = typed("zzz")
    view.receive(.success([]))
    try expect(view, "search-none-80x24", 80, 24)
    view.receive(.failure(.busy))
    #expect(frame(view, 80, 24).text.contains(StoreError.busy.description.prefix(20)))
  }

  @Test func matchesStandOut() {
    var view = typed("hea")
    view.receive(.success(hits))
    _ = view.press(.down)
    #expect(frame(view, 120, 36).styledText.contains("⟨match:Hea⟩"))
  }

  private func frame(_ view: SearchView, _ width: Int, _ height: Int) -> Canvas {
    var canvas = fixture.frame(fixture.settled(width: width, height: height))
    view.draw(on: &canvas)
    return canvas
  }

  private func expect(_ view: SearchView, _ name: String, _ width: Int, _ height: Int) throws {
    try GoldenFrame.expect(frame(view, width, height), name)
  }
}

/// A drawn part of the screen against its recorded text.
enum GoldenFrame {
  static func expect(_ canvas: Canvas, _ name: String) throws {
    let text = canvas.text + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Frames/\(name).txt")
    if ProcessInfo.processInfo.environment["RAPPORT_RECORD_FRAMES"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(text == (try String(contentsOf: file, encoding: .utf8)), "\(name) is not drawn as recorded")
  }
}
