import Testing

@testable import CursesTerminal
@testable import TerminalUI

@Suite struct BackgroundAnswerTests {
  @Test(
    arguments: [
      ("11;rgb:1e1e/2020/2e2e", "#1e202e"), ("11;rgb:ffff/ffff/ffff", "#ffffff"), ("11;rgb:fd/f6/e3", "#fdf6e3"),
      ("11;rgb:f/0/8", "#ff0088"), ("11;rgb:fff/000/800", "#ff0080"), ("11;rgba:0000/0000/0000/ffff", "#000000"),
      ("11;#fdf6e3", "#fdf6e3"), ("11;#fdfdf6f6e3e3", "#fdf6e3"), ("11;#fff", "#ffffff"),
      ("11;rgb:0000/0000/0000", "#000000"),
      ("11;?", nil), ("11;", nil), ("11", nil), ("", nil), ("10;rgb:ffff/ffff/ffff", nil), ("11;rgb:12/34", nil),
      ("11;rgb:12/34/56/78", nil), ("11;rgb:12345/0/0", nil), ("11;rgb:gg/00/00", nil), ("11;rgb:-1/00/00", nil),
      ("11;rgba:12/34/56", nil), ("11;#12345", nil), ("11;#", nil), ("11;rgb://", nil), ("52;c;eA==", nil),
    ] as [(String, String?)])
  func readsAColour(text: String, hex: String?) {
    #expect(BackgroundAnswer.read(text)?.hex == hex)
  }

  /// What came of the scalars, and how many it took.
  private func outcome(_ text: String) -> (BackgroundAnswer.Step, Int) {
    var answer = BackgroundAnswer()
    var count = 0
    for scalar in text.unicodeScalars {
      count += 1
      let step = answer.take(scalar)
      if step != .more { return (step, count) }
    }
    return (.more, count)
  }

  @Test(arguments: ["\u{7}", "\u{1B}\\"])
  func endsWhereTheTerminalEndsIt(end: String) throws {
    let text = "11;rgb:fd/f6/e3" + end
    #expect(outcome(text + "q") == (.ended(RGB(hex: "fdf6e3")), text.count))
  }

  @Test func whatIsNoAnswerWasTyped() {
    #expect(outcome("x") == (.typed, 1))
    #expect(outcome("]") == (.typed, 1))
  }

  @Test func otherAnswersAreSwallowed() {
    #expect(outcome("10;rgb:00/00/00\u{7}") == (.ended(nil), 16))
    #expect(outcome("11;rgb:00/00") == (.more, 12))
    #expect(outcome(String(repeating: "1", count: 10_000)).0 == .ended(nil), "one without an end ends all the same")
  }
}
