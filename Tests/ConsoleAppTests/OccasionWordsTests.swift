import CustomerSuccess
import TerminalUI
import Testing

@testable import ConsoleApp

/// What data call their days, months and metrics is said in words.
@Suite struct OccasionWordsTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private var scene: Scene { fixture.console().scene(for: .firings) }

  @Test(arguments: [
    ("2026-11-23", "23 Nov"), ("2026-12-07/14", "7 Dec, 14"), ("2027-01-28/60", "28 Jan 2027, 60"),
    ("workflows/2026-11", "workflows, November 2026"), ("firstWorkflow", "first workflow"), ("", ""),
  ])
  func anOccasionIsSaidInWords(occasion: String, words: String) {
    #expect(OutreachWords.occasion(occasion, in: scene) == words)
  }

  @Test func numbersOfAReasonAreLeftAsTheyAreButForDaysAndMetrics() {
    let scene = scene
    func said(_ text: String) -> String { OutreachWords.text(of: .init("told", text), in: scene) }
    for text in ["66", "97.3 %", "Dana Whitfield", "a note of 2026-11-23", "twoWords"] { #expect(said(text) == text) }
    #expect(said("2026-11-23") == "23 Nov")
    for metric in fixture.health.metrics { #expect(said(metric.id.text) == metric.title) }
  }
}
