import Statistics
import Testing

@testable import TerminalUI

@Suite struct CanvasTests {
  private func canvas(_ width: Int, _ height: Int = 1, _ glyphs: GlyphSet = .unicode) -> Canvas {
    Canvas(size: Size(width: width, height: height), glyphs: glyphs)
  }

  @Test(arguments: [
    ("hello", 8, "hello   "), ("hello", 5, "hello"), ("hello", 4, "hel…"), ("hello", 1, "…"), ("東京都", 6, "東京都"),
    ("東京都", 5, "東京…"), ("東京都", 4, "東… "), ("e\u{301}e\u{301}", 2, "e\u{301}e\u{301}"),
    ("a\u{1B}[2J", 8, "a^[[2J  "), ("👨‍👩‍👧", 6, "👨👩👧"), ("👍🏽!", 4, "👍! "),
  ])
  func writesWithinItsRoom(text: String, width: Int, line: String) {
    var canvas = canvas(width)
    let used = canvas.write(text, at: .zero)
    #expect(canvas.lines == [line])
    #expect(used <= width)
  }

  @Test func nothingIsDrawnOutside() {
    var canvas = canvas(6, 3)
    canvas.write("above", at: Point(x: 0, y: -1))
    canvas.write("below", at: Point(x: 0, y: 3))
    canvas.write("left", at: Point(x: -2, y: 1))
    canvas.write("right", at: Point(x: 6, y: 1))
    canvas.fill(Rect(x: -5, y: -5, width: 50, height: 6), with: "#")
    #expect(canvas.lines[0] == "######" && canvas.lines[2] == "      ")
    #expect(canvas.lines[1].hasPrefix("ft"))
  }

  @Test func aPartIsCutToItsRectangle() {
    var canvas = canvas(8, 3)
    canvas.draw(in: Rect(x: 2, y: 1, width: 4, height: 1)) { part in
      #expect(part.size == Size(width: 4, height: 1))
      part.write("abcdefgh", at: .zero)
      part.write("x", at: Point(x: 0, y: 1))
      part.placeCursor(at: Point(x: 1, y: 0))
    }
    #expect(canvas.lines == ["        ", "  abc…  ", "        "])
    #expect(canvas.cursor == Point(x: 3, y: 1))
  }

  @Test func overwritingHalfAWideGlyphLeavesNoHalf() {
    var left = canvas(4)
    left.write("東京", at: .zero)
    left.write("x", at: Point(x: 1, y: 0))
    #expect(left.lines == [" x京"])
    var right = canvas(4)
    right.write("東京", at: .zero)
    right.write("x", at: Point(x: 2, y: 0))
    #expect(right.lines == ["東x "])
  }

  @Test func boxesCarryTheirTitles() {
    var canvas = canvas(20, 3)
    canvas.box(title: "Queue", titleRight: "5 open")
    #expect(canvas.lines == ["╭─ Queue ─ 5 open ─╮", "│                  │", "╰──────────────────╯"])
    var narrow = self.canvas(12, 3)
    narrow.box(title: "A long title", titleRight: "note", focused: true)
    #expect(narrow.lines[0] == "┏━ A lon… ━┓")
    var ascii = self.canvas(8, 3, .ascii)
    ascii.box(focused: true)
    #expect(ascii.lines == ["+======+", "|      |", "+======+"])
  }

  @Test func asciiKeepsTheColumns() {
    var canvas = canvas(20, 1, .ascii)
    canvas.write("Café – 東京 “x” ▲ ✗", at: .zero)
    #expect(canvas.lines == ["Cafe - ???? \"x\" ^ x "])
  }

  @Test func anyTextOnAnyWidthFillsWholeRows() {
    var random = SplitMix64(seed: 1)
    let pieces = ["a", "東", "e\u{301}", "🙂", "\u{1B}", "👨‍👩‍👧", "\u{202E}", "ש", "\u{200D}", "ｶ", "\u{300}"]
    for _ in 0..<1000 {
      let width = Int.random(in: 1...12, using: &random)
      var canvas = canvas(width)
      for _ in 0..<3 {
        let text = (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in
          pieces.randomElement(using: &random)
        }.joined()
        canvas.write(text, at: Point(x: Int.random(in: 0..<width, using: &random), y: 0))
      }
      #expect(canvas.cells.reduce(0) { $0 + Int($1.width) } == width)
    }
  }
}
