import Statistics
import Testing

@testable import TerminalUI

@Suite struct FigureWidgetTests {
  private func drawn(
    _ width: Int, _ height: Int = 1, glyphs: GlyphSet = .unicode, _ draw: (inout Canvas) -> Void
  ) -> [String] {
    var canvas = Canvas(size: Size(width: width, height: height), glyphs: glyphs)
    draw(&canvas)
    return canvas.lines
  }

  @Test func stackedBarsReadWithoutColour() {
    let bar = StackedBar([.init(92, .healthy), .init(45, .good), .init(11, .atRisk), .init(2, .critical)])
    #expect(drawn(20) { bar.draw(in: $0.bounds, on: &$0) } == ["███████████▓▓▓▓▓▓▒▒░"])
    #expect(drawn(20, glyphs: .ascii) { bar.draw(in: $0.bounds, on: &$0) } == ["###########======--."])
    #expect(drawn(3) { bar.draw(in: $0.bounds, on: &$0) } == ["█▓▒"])
    #expect(drawn(5) { StackedBar([]).draw(in: $0.bounds, on: &$0) } == ["     "])
  }

  @Test(arguments: [
    ([1.0, 1, 1], 3, [1, 1, 1]), ([1, 1, 1], 4, [2, 1, 1]), ([0, 0], 9, [0, 0]), ([1000, 1], 10, [9, 1]),
    ([5, 0, 5], 4, [2, 0, 2]),
    ([-3, 3], 4, [0, 4]), ([.nan, 1], 2, [0, 2]), ([1, 1, 1], 0, [0, 0, 0]),
  ])
  func sharesOfABar(values: [Double], width: Int, cells: [Int]) {
    #expect(StackedBar.shares(values, of: width) == cells)
  }

  @Test func sharesAlwaysFillTheBar() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<2_000 {
      let values = (0..<Int.random(in: 1...6, using: &random)).map { _ in Double.random(in: 0...100, using: &random) }
      let width = Int.random(in: 1...200, using: &random)
      let cells = StackedBar.shares(values, of: width)
      #expect(cells.reduce(0, +) == width && cells.allSatisfy { $0 >= 0 })
      #expect(width < values.count || zip(values, cells).allSatisfy { $0 == 0 || $1 > 0 })
    }
  }

  @Test func bigDigitsAreReadFromAfar() {
    let digits = BigDigits("03:12")
    #expect(digits.size() == Size(width: 17, height: 3))
    #expect(
      drawn(18, 3) { digits.draw(in: $0.bounds, on: &$0) } == [
        "█▀█ ▀▀█ ▄ ▀█  ▀▀█ ", "█ █  ▀█ ▄  █  █▀▀ ", "▀▀▀ ▀▀▀   ▀▀▀ ▀▀▀ ",
      ])
    #expect(drawn(8, 3) { digits.draw(in: $0.bounds, on: &$0) } == ["03:12   ", "        ", "        "])
    #expect(
      drawn(3, 5, glyphs: .ascii) { BigDigits("2").draw(in: $0.bounds, on: &$0) } == [
        "###", "  #", "###", "#  ", "###",
      ])
    #expect(
      drawn(8, 5) { BigDigits("-7", scale: .large).draw(in: $0.bounds, on: &$0) }.first == "-7      ")
    #expect(
      drawn(14, 5) { BigDigits("-7", scale: .large).draw(in: $0.bounds, on: &$0) } == [
        "        ██████", "            ██", "██████      ██", "            ██", "            ██",
      ])
    #expect(BigDigits("").size() == Size(width: 0, height: 3))
  }

  @Test func gaugesMarkTheirTarget() {
    let gauge = Gauge(value: 50, target: 80, of: 100, tone: .good)
    #expect(drawn(10) { gauge.draw(in: $0.bounds, on: &$0) } == ["█████░░░│░"])
    #expect(drawn(10, glyphs: .ascii) { gauge.draw(in: $0.bounds, on: &$0) } == ["#####...|."])
    #expect(drawn(4) { Gauge(value: 9, target: 9, of: 0, tone: .good).draw(in: $0.bounds, on: &$0) } == ["    "])
    #expect(drawn(4) { Gauge(value: 9, target: 12, of: 8, tone: .good).draw(in: $0.bounds, on: &$0) } == ["███│"])
  }

  @Test func timelinesNameTheirSteps() {
    let timeline = Timeline([
      .init("Kick-off", .done), .init("Setup", .late), .init("東京導入", .current), .init("Live", .ahead),
    ])
    #expect(
      drawn(40, 2) { timeline.draw(in: $0.bounds, on: &$0) } == [
        "◆─────────!─────────›─────────◇         ", "Kick-off  Setup     東京導入  Live      ",
      ])
    #expect(
      drawn(20, 2) { timeline.draw(in: $0.bounds, on: &$0) } == ["◆────!────›────◇    ", "Kic… Set… 東…  Live "])
    #expect(drawn(3) { timeline.draw(in: $0.bounds, on: &$0) } == ["   "])
    #expect(drawn(8, glyphs: .ascii) { timeline.draw(in: $0.bounds, on: &$0) } == ["*-!->-o "])
  }

  @Test(arguments: [
    (0.0, Tone.heat1), (19.9, .heat1), (20, .heat2), (50, .heat3), (99, .heat5), (100, .heat5), (-5, .heat1),
    (500, .heat5),
    (.nan, .heat3),
  ])
  func heatGoesFromLowToHigh(value: Double, tone: Tone) { #expect(HeatCell.tone(value, in: 0...100) == tone) }

  @Test func heatCellsKeepTheirGround() {
    var canvas = Canvas(size: Size(width: 14, height: 1))
    HeatCell("89.0", value: 89, in: 50...100).draw(in: Rect(x: 0, y: 0, width: 7, height: 1), on: &canvas)
    HeatCell("—", value: nil, in: 50...100).draw(in: Rect(x: 7, y: 0, width: 7, height: 1), on: &canvas)
    #expect(canvas.lines == ["  89.0      — "])
    #expect(canvas.cells[0].style.tone == .heat4)
    #expect(canvas.cells[7].style.tone == .muted)
    #expect(HeatCell.tone(3, in: 3...3) == .heat3)
  }

  @Test func dialogsStandInTheMiddleAndTheRestStepsBack() {
    var canvas = Canvas(size: Size(width: 20, height: 5))
    canvas.fill(with: "x", tone: .critical)
    Dialog(title: "Sure?", content: Size(width: 8, height: 1)).draw(on: &canvas) { $0.write("y / n", at: .zero) }
    #expect(
      canvas.lines == [
        "xxxxxxxxxxxxxxxxxxxx", "xxxx┏━ Sure? ━━┓xxxx", "xxxx┃ y / n    ┃xxxx", "xxxx┗━━━━━━━━━━┛xxxx",
        "xxxxxxxxxxxxxxxxxxxx",
      ])
    #expect(canvas.cells[0].style == Style(.muted))
    #expect(canvas.cells[2 * 20 + 6].style == Style(.text, on: .overlay))
  }

  @Test(arguments: [(1, 1), (3, 2), (20, 5), (80, 24)])
  func dialogsFitAnyScreen(width: Int, height: Int) {
    let lines = drawn(width, height) { canvas in
      Dialog(title: "A long question to answer", content: Size(width: 60, height: 10)).draw(on: &canvas) {
        $0.write("x", at: .zero)
      }
    }
    #expect(lines.count == height && lines.allSatisfy { $0.count == width })
  }

  @Test func progressSaysHowFar() {
    #expect(
      drawn(30) { Progress.counted(done: 50, of: 200).draw("Importing", in: $0.bounds, on: &$0) }
        == ["Importing ███▌░░░░░░░░░░  25 %"])
    #expect(drawn(12) { Progress.counted(done: 9, of: 0).draw("A", in: $0.bounds, on: &$0) } == ["A ████   0 %"])
    #expect(drawn(12) { Progress.running(turns: 11).draw("reading", in: $0.bounds, on: &$0) } == ["⠙ reading   "])
    #expect(
      drawn(9, glyphs: .ascii) { Progress.running(turns: -1).draw("x", in: $0.bounds, on: &$0) } == ["\\ x      "])
  }
}
