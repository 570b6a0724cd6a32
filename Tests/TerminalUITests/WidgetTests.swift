import Testing

@testable import TerminalUI

@Suite struct WidgetTests {
  private func drawn(
    _ width: Int, _ height: Int = 1, glyphs: GlyphSet = .unicode, _ draw: (inout Canvas) -> Void
  ) -> [String] {
    var canvas = Canvas(size: Size(width: width, height: height), glyphs: glyphs)
    draw(&canvas)
    return canvas.lines
  }

  @Test(arguments: [
    (0.0, "        "), (1.0, "█       "), (8.0, "████████"), (4.5, "████▌   "), (9.0, "████████"), (-1.0, "        "),
    (0.05, "        "), (0.125, "▏       "),
  ])
  func barsAreExactToAnEighth(value: Double, text: String) {
    let lines = drawn(8) { canvas in
      Bar(value: value, of: 8, tone: .good).draw(in: canvas.bounds, on: &canvas)
    }
    #expect(lines == [text])
  }

  @Test func barsInAsciiKnowHalves() {
    let lines = drawn(8, glyphs: .ascii) { canvas in
      Bar(value: 4.5, of: 8, tone: .good).draw(in: canvas.bounds, on: &canvas)
    }
    #expect(lines == ["####-   "])
  }

  @Test(
    arguments: [
      ([0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█"), ([5, nil, 5], "▅·▅"), ([], ""), ([nil, nil], ""), ([1, 9], "▁█"),
    ] as [([Double?], String)])
  func sparklinesScaleBetweenTheirEnds(values: [Double?], text: String) {
    #expect(Sparkline.text(values, glyphs: .unicode) == text)
  }

  @Test func aSmallWobbleStaysInTheMiddle() {
    #expect(Sparkline.text([50, 51, 50], leastSpan: 16, glyphs: .unicode) == "▄▅▄")
    #expect(Sparkline.text([40, 56], leastSpan: 16, glyphs: .unicode) == "▁█")
  }

  @Test func sparklinesKeepTheNewestWhenThereIsNoRoom() {
    let lines = drawn(3) { canvas in
      Sparkline([9, 9, 0, 1, 2].map(Optional.some)).draw(in: canvas.bounds, on: &canvas)
    }
    #expect(lines == ["▁▅█"])
  }

  @Test func paragraphsBreakBetweenWordsByColumns() {
    #expect(Paragraph.wrap("one two  three", width: 7, glyphs: .unicode) == ["one two", "three"])
    #expect(Paragraph.wrap("東京 保険 x", width: 6, glyphs: .unicode) == ["東京", "保険 x"])
    #expect(Paragraph.wrap("  ", width: 6, glyphs: .unicode) == [])
  }

  @Test(arguments: [
    ("Hello,\n\nwe see it\n\tindented", ["Hello,", "", "we see it", "    indented"]),
    ("\n \n  a\r\n\r\n\r\nb  \n\n", ["  a", "", "", "b"]), ("a\tb\tc", ["a   b   c"]), ("\t\tx", ["        x"]),
    ("1234\tx", ["1234    x"]), ("a  b", ["a  b"]), ("", []), (" \t\n\n", []),
  ])
  func aTextKeepsItsEmptyLinesAndIndents(text: String, lines: [String]) {
    #expect(Paragraph.lines(of: text) == lines)
    #expect(Paragraph.wrapLines(of: text, width: 20, glyphs: .unicode) == lines)
  }

  @Test func whatIsBrokenGoesOnBelowItsFirstWord() {
    func lines(_ text: String, _ width: Int) -> [String] {
      Paragraph.wrapLines(of: text, width: width, glyphs: .unicode)
    }
    #expect(
      lines("one two  three\n\n\tfour five six", 10) == ["one two", "three", "", "    four", "    five", "    six"])
    #expect(lines("            far away", 8) == ["    far", "    away"], "words get at least the half")
  }

  private let table = Table<Int>(columns: [
    .init("Name", .flexible(minimum: 4, weight: 1)) { [Piece("row \($0)")] },
    .init("Value", .fixed(5), priority: 1, isRight: true) { [Piece("\($0 * $0)")] },
    .init("Note", .fixed(6), priority: 2) { _ in [Piece("note")] },
  ])

  @Test func columnsFallAwayFromTheLeastImportant() {
    func head(_ width: Int) -> String {
      drawn(width, 2) { canvas in
        table.draw(top: 0, total: 1, selected: 0, isFocused: true, on: &canvas) { $0 }
      }[0]
    }
    #expect(head(24) == " Name     Value Note    ")
    #expect(head(16) == " Name    Value  ")
    #expect(head(8) == " Name   ")
  }

  /// Of columns that are equally important the last one goes first.
  @Test func ofEqualColumnsTheLastFallsAwayFirst() {
    let equal = Table<Int>(
      columns: (0..<4).map { index in .init("C\(index)", .fixed(4), priority: 3) { _ in [Piece("x")] } })
    for (width, count) in [(22, 4), (17, 3), (12, 2), (7, 1)] {
      #expect(equal.shown(width: width) == (0..<count).map { "C\($0)" }, "\(width)")
    }
  }

  /// Whatever the room and however long the numbers, each that is shown is shown whole, and what falls away for it is less
  /// important.
  @Test(arguments: [ColumnWidth.fixed(3), .fitting(3, most: 5), .flexible(minimum: 3, weight: 1)])
  func aNumberIsNeverCut(width: ColumnWidth) {
    for number in ["$1", "$12,345", "$1,234,567,890"] {
      var money = Table<Int>(columns: [
        .init("Name", .flexible(minimum: 6, weight: 1, wants: 12)) { _ in [Piece("Nordlicht Logistik")] },
        .init("Value", width, isRight: true) { _ in [Piece(number)] },
        .init("Owner", .fitting(5), priority: 1) { _ in [Piece("Zoe W.")] },
        .init("Note", .flexible(minimum: 5, weight: 1), priority: 2) { _ in [Piece("worth looking at")] },
      ])
      money.natural = money.natural(of: [0])
      for room in 24...80 {
        let lines = drawn(room, 2) { canvas in
          money.draw(top: 0, total: 1, selected: -1, isFocused: true, on: &canvas) { $0 }
        }
        #expect(lines[1].contains(number), "\(room): \(lines[1])")
        let shown = money.shown(width: room)
        #expect(shown == Array(["Name", "Value", "Owner", "Note"].prefix(shown.count)), "\(room)")
      }
    }
  }

  @Test func rowsScrollWithAThumbAndAMarkForWhatIsNotThereYet() {
    let lines = drawn(16, 5) { canvas in
      table.draw(top: 6, total: 12, selected: 7, isFocused: true, on: &canvas) { $0 == 8 ? nil : $0 }
    }
    #expect(
      lines == [
        " Name    Value  ", " row 6      36  ", " row 7      49  ", " …             ▐", " row 9      81  ",
      ])
  }

  @Test func theSortedColumnSaysSo() {
    var sorted = table
    sorted.sorted = ("Value", true)
    let lines = drawn(24, 1) { canvas in
      sorted.draw(top: 0, total: 0, selected: 0, isFocused: true, on: &canvas) { $0 }
    }
    #expect(lines == [" Name     Val…▼ Note    "])
  }

  @Test func textFieldsEditAsShellsDo() {
    var field = TextField("alpha beta")
    field.press(.control("w"))
    #expect(field.text == "alpha ")
    field.press(.home)
    field.press(.character("→"))
    field.press(.right)
    field.press(.backspace)
    #expect(field.text == "→lpha ")
    field.press(.control("k"))
    #expect(field.text == "→")
    field.press(.control("u"))
    #expect(field.text == "")
    field.press(.paste("one\ntwo"))
    #expect(field.text == "one two")
    for key in [Key.backspace, .left, .delete, .left, .left, .left, .left, .left, .left, .backspace, .left] {
      field.press(key)
    }
    #expect(field.text == "one t")
  }

  @Test func textFieldsKeepTheCursorInSight() {
    var canvas = Canvas(size: Size(width: 5, height: 1))
    TextField("0123456789").draw(in: canvas.bounds, on: &canvas)
    #expect(canvas.lines == ["6789 "])
    #expect(canvas.cursor == Point(x: 4, y: 0))
  }

  @Test func textFieldsCountColumnsAndJoinMarks() {
    var canvas = Canvas(size: Size(width: 6, height: 1))
    TextField("a東京保険").draw(in: canvas.bounds, on: &canvas)
    #expect(canvas.lines == ["保険  "])
    #expect(canvas.cursor == Point(x: 4, y: 0))
    var field = TextField("cafe")
    field.press(.character("\u{301}"))
    #expect(field.text == "café")
    field.press(.backspace)
    #expect(field.text == "caf")
  }
}
