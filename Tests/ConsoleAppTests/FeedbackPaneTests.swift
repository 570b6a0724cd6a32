import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// What customers say, on the screen of metrics.
@Suite struct FeedbackPaneTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private func console(_ width: Int = 120, _ height: Int = 36, _ keys: String...) -> Console {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "9")
    for _ in 0..<20 where console.focus != .feedback { fixture.press(&console, "tab") }
    for key in keys { fixture.press(&console, key) }
    return console
  }

  private func opens(_ console: inout Console) -> Target? {
    console.with(.feedback) { pane, scene in (pane as? FeedbackPane)?.chosenLine(in: scene)?.opens } ?? nil
  }

  @Test(arguments: [(80, 24), (120, 36)])
  func frames(width: Int, height: Int) throws {
    try GoldenFrame.expect(fixture.frame(console(width, height, "enter", "j")), "feedback-open-\(width)x\(height)")
  }

  @Test func ascii() throws {
    try GoldenFrame.expect(fixture.frame(console(), glyphs: .ascii), "feedback-ascii-120x36")
  }

  @Test func aThemeOpensToItsTextsAndTheyToWhereTheyStand() {
    let closed = fixture.frame(console()).text
    #expect(closed.contains("Speed and performance") && closed.contains("4 texts"))
    #expect(!closed.contains("Search is slow again"))
    var opened = console(120, 36, "enter")
    let text = fixture.frame(opened).text
    #expect(text.contains("Search is slow again") && text.contains("The dashboard is painfully slow, and support"))
    #expect(!text.contains("A bit slow"), "it was said before the period")
    // What it rests on may take more than one line.
    for _ in 0..<9 where opens(&opened) != .ticket("T-102") { fixture.press(&opened, "j") }
    fixture.press(&opened, "enter")
    #expect(opened.screen.id == .tickets, "its ticket's page")
    var shut = console(120, 36, "enter", "enter")
    #expect(fixture.frame(shut).text == closed)
    fixture.press(&shut, "enter")
    #expect(fixture.frame(shut).text == text)
  }

  /// Where nothing was said before, more or fewer than before says nothing.
  @Test func whatHasNothingBeforeItIsNew() throws {
    let before = fixture.feedback.figures
    let slow = try #require(before.themes.first { $0.id == "performance" })
    #expect(before.before > 0 && FeedbackWords.change(of: slow, in: before) == "+1")
    var first = before
    first.before = 0
    #expect(FeedbackWords.change(of: slow, in: first) == "new")
    var many = slow
    many.mentions = [.negative: 2276]
    #expect(FeedbackWords.change(of: many, in: before) == "+2,275")
  }

  @Test func aTextIsCorrectedWhereItStands() throws {
    var console = console(120, 36, "enter")
    for _ in 0..<9 where opens(&console) != .ticket("T-102") { fixture.press(&console, "j") }
    fixture.press(&console, "K")
    guard case .form(let form) = console.overlay else { return #expect(Bool(false), "no form") }
    let said = try #require(fixture.feedback.texts["performance"]?.first { $0.read.verbatim.id == "T-102" })
    #expect(form.verb == .correct && form.subjects.map(\.target) == [.verbatim(said.id)])
    #expect(form.values["sentiment"] == "negative" && form.values["themes"] == "performance")
    fixture.press(&console, "esc")
    // Keys of customers are about the one who said it.
    fixture.press(&console, "a")
    guard case .form(let note) = console.overlay else { return #expect(Bool(false), "no form") }
    #expect(note.verb == .assign && note.subjects.map(\.target) == [.customer(said.read.verbatim.customer)])
  }

  @Test func aCorrectionSaysWhatTheWordsSay() throws {
    var said = try #require(fixture.feedback.texts["performance"]?.first).read
    let correction = FeedbackCorrection(
      id: said.verbatim.verbatimID, customer: said.verbatim.customer, source: .survey, said: said.verbatim.at,
      sentiment: .positive, themes: said.themes.map(\.theme.id), author: "kim", at: ConsoleFixture.now)
    said.byWords = WordsReading(
      reading: SentimentReading(sentiment: .negative, score: -0.5, because: ["slow"]), themes: said.themes)
    said.reading = SentimentReading(sentiment: .positive, score: 0.5, because: [])
    #expect(FeedbackWords.correction(of: said, in: ConsoleFixture.zone) == nil)
    said.mark = .holds(correction)
    let day = ConsoleFixture.zone.date(of: ConsoleFixture.now)
    #expect(
      FeedbackWords.correction(of: said, in: ConsoleFixture.zone)
        == "corrected by kim on \(day); the words say: negative (slow)")
    said.mark = .outdated(correction)
    #expect(
      FeedbackWords.correction(of: said, in: ConsoleFixture.zone)
        == "corrected by kim on \(day) when the words were others; these are read anew")
  }

  @Test func thePeriodIsAskedFor() {
    var console = console(120, 36, "]")
    let most = FeedbackPane.most
    #expect(console.with(.feedback) { $0.asked(in: $1) } == AnyQuestion(FeedbackTopicsQuery(days: 365, texts: most)))
    fixture.press(&console, "[", "[", "[", "[")
    #expect(console.with(.feedback) { $0.asked(in: $1) } == AnyQuestion(FeedbackTopicsQuery(days: 7, texts: most)))
  }
}
