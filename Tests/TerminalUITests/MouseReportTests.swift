import TerminalUI
import Testing

@testable import CursesTerminal

@Suite struct MouseReportTests {
  private static let reports: [(String, Bool, Mouse?)] = [
    ("0;5;3", false, Mouse(kind: .press, button: .left, at: Point(x: 4, y: 2))),
    ("0;5;3", true, Mouse(kind: .release, button: .left, at: Point(x: 4, y: 2))),
    ("2;1;1", false, Mouse(kind: .press, button: .right, at: .zero)),
    ("64;250;60", false, Mouse(kind: .wheelUp, button: .none, at: Point(x: 249, y: 59))),
    ("65;1;1", false, Mouse(kind: .wheelDown, button: .none, at: .zero)),
    ("20;2;2", false, Mouse(kind: .press, button: .left, at: Point(x: 1, y: 1), modifiers: [.shift, .control])),
    ("32;2;2", false, Mouse(kind: .drag, button: .left, at: Point(x: 1, y: 1))),
    ("0;0;1", false, nil), ("0;1", false, nil), ("a;1;1", false, nil), ("", false, nil), ("9999;1;1", false, nil),
  ]

  @Test(arguments: reports)
  func reads(report: String, isRelease: Bool, mouse: Mouse?) {
    #expect(MouseReport.read(report, isRelease: isRelease) == mouse)
  }

  @Test func twoQuickPressesOnOneCellAreADoubleClick() {
    var counter = ClickCounter()
    let press = Mouse(kind: .press, at: Point(x: 3, y: 3))
    let start = ContinuousClock.now
    #expect(counter.counted(press, at: start).kind == .press)
    #expect(counter.counted(press, at: start + .milliseconds(300)).kind == .doubleClick)
    #expect(counter.counted(press, at: start + .milliseconds(350)).kind == .press, "the third begins anew")
    #expect(counter.counted(press, at: start + .milliseconds(900)).kind == .press, "too slow")
    let other = Mouse(kind: .press, at: Point(x: 4, y: 3))
    #expect(counter.counted(other, at: start + .milliseconds(950)).kind == .press, "another cell")
  }

  @Test func theClipboardTakesWhatTerminalsTake() throws {
    let bytes = try #require(ModeSequences.clipboard("Acme ✓"))
    #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}]52;c;QWNtZSDinJM=\u{7}")
    #expect(ModeSequences.clipboard(String(repeating: "x", count: 60_000)) == nil)
  }

  @Test func aTitleCannotSteer() {
    let title = ModeSequences.title("a\u{7}\u{1B}]52;c;x", glyphs: .unicode)
    #expect(title == "\u{1B}]2;a^G^[]52;c;x\u{7}")
  }
}
