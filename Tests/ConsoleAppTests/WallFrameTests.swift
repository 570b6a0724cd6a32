import CustomerSuccess
import Foundation
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// The wall's frames, exact to the last space; RAPPORT_RECORD_FRAMES=1 writes them anew.
@Suite struct WallFrameTests {
  private let fixture: WallFixture

  init() throws { fixture = try WallFixture() }

  @Test(arguments: [(80, 24), (120, 36), (200, 60), (300, 100)])
  func everything(width: Int, height: Int) throws {
    let wall = fixture.shown(fixture.wall(width: width, height: height), fixture.tickets)
    try expect(wall, "wall-\(width)x\(height)")
  }

  @Test(arguments: [(80, 24), (200, 60)])
  func theFourMostUrgentClocks(width: Int, height: Int) throws {
    let wall = fixture.shown(fixture.wall(width: width, height: height, isBig: true), fixture.tickets)
    try expect(wall, "wall-big-\(width)x\(height)")
  }

  @Test func ascii() throws {
    try expect(fixture.shown(fixture.wall(), fixture.tickets), "wall-ascii-120x36", glyphs: .ascii)
    let small = fixture.shown(fixture.wall(width: 80, height: 24), fixture.tickets)
    try expect(small, "wall-ascii-80x24", glyphs: .ascii)
  }

  @Test func nothingOpen() throws { try expect(fixture.shown(fixture.wall(), []), "wall-empty-120x36") }

  @Test func nothingReadYet() throws { try expect(fixture.wall(), "wall-loading-120x36") }

  @Test func dataThatIsOld() throws {
    var wall = fixture.shown(fixture.wall(), fixture.tickets)
    _ = wall.handle(.trouble(.unavailable("There is no file rapport.db.")))
    _ = wall.handle(.tick(wall.now + 125, uptime: 1125, seen: nil))
    try expect(wall, "wall-stale-120x36")
  }

  @Test func tooSmall() throws { try expect(fixture.wall(width: 60, height: 10), "wall-too-small-60x10") }

  /// The smaller a terminal, the more it matters what it says.
  @Test func whatIsTooSmallSaysSoWhole() {
    let lines = fixture.frame(fixture.wall(width: 28, height: 8)).lines.map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(lines.contains("The wall needs 60×18") && lines.contains("this terminal is 28×8"))
  }

  /// Five metres: each of the four clocks is at least five rows high.
  @Test func digitsOfTheBigWallAreFiveRowsHigh() throws {
    let wall = fixture.shown(fixture.wall(width: 80, height: 24, isBig: true), fixture.tickets)
    let rows = fixture.frame(wall).lines.map { $0.prefix(48).contains("█") }
    #expect(rows.count { $0 } >= 20)
  }

  private func expect(_ wall: Wall, _ name: String, glyphs: GlyphSet = .unicode) throws {
    let text = fixture.frame(wall, glyphs: glyphs).text + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Frames/\(name).txt")
    if ProcessInfo.processInfo.environment["RAPPORT_RECORD_FRAMES"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let wanted = try String(contentsOf: file, encoding: .utf8)
    #expect(text == wanted, "\(name) is not drawn as recorded")
  }
}
