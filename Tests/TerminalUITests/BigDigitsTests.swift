import TerminalUI
import Testing

@Suite struct BigDigitsTests {
  private func lines(_ digits: BigDigits, glyphs: GlyphSet = .unicode) -> [String] {
    var canvas = Canvas(size: digits.size(glyphs: glyphs), glyphs: glyphs)
    digits.draw(in: canvas.bounds, on: &canvas)
    return canvas.lines
  }

  @Test func aHugePointIsFourByTwo() {
    #expect(BigDigits("1", scale: .huge).size() == Size(width: 12, height: 10))
    let rows = lines(BigDigits(":", scale: .huge))
    #expect(rows == ["    ", "    ", "████", "████", "    ", "    ", "████", "████", "    ", "    "])
    #expect(lines(BigDigits(":", scale: .huge), glyphs: .ascii)[2] == "####")
  }

  @Test func hoursAndDaysHaveTheirLetters() {
    #expect(lines(BigDigits("2h 10")) == ["▀▀█ █     ▀█  █▀█", "█▀▀ █▀█    █  █ █", "▀▀▀ ▀ ▀   ▀▀▀ ▀▀▀"])
    #expect(lines(BigDigits("d"), glyphs: .ascii) == ["  #", "  #", "###", "# #", "###"])
  }
}
