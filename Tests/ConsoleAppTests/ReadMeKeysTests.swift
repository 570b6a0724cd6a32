import Foundation
import TerminalUI
import Testing

@testable import ConsoleApp

/// The keys that README names lead where it says.
@Suite struct ReadMeKeysTests {
  private let fixture: ConsoleFixture
  private let text: String

  init() throws {
    fixture = try ConsoleFixture()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
  }

  /// In a narrow terminal one pane is shown at a time, in a wide one they stand beside each other: the same keys hold.
  @Test(arguments: [
    ("Outreach, `Tab` twice to Messages", ["8", "tab", "tab"], PaneID.messages),
    ("Outreach, `Tab` on to Programmes", ["8", "tab", "tab", "tab"], .programmes),
    ("Metrics (`9`, then `Tab` three times)", ["9", "tab", "tab", "tab"], .quality),
    ("On Metrics, three `Tab`s on", ["9", "tab", "tab", "tab"], .quality),
    ("My day (`0`)", ["0"], .myDay), ("Customers (`2`)", ["2"], .customers), ("Tickets (`3`)", ["3"], .queue),
    ("Actions (`4`)", ["4"], .actionList), ("Training (`5`", ["5"], .learners), ("Segments (`6`)", ["6"], .segments),
    ("Journeys (`7`)", ["7"], .journeys), ("Outreach (`8`)", ["8"], .firings),
  ])
  func leadThere(phrase: String, keys: [String], pane: PaneID) {
    #expect(text.contains(phrase), "README says it in other words now")
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
      var console = fixture.settled(width: width, height: height)
      for key in keys { fixture.press(&console, key) }
      #expect(console.focus == pane, "\(phrase) at \(width)x\(height)")
    }
  }

  /// What it says a key does in a pane is what the pane has it for.
  @Test(arguments: [
    (PaneID.messages, "aeHD"), (.quality, "etocW[]s"), (.segments, "tizoxscC"), (.queue, "]sW[rRpxSYa"),
    (.myDay, "ndD"), (.review, "<>]"), (.causes, "[]"), (.learners, "R"), (.opportunities, "$"),
    (.initiatives, "tmpdT!"), (.customers, "eoOAEQBMCY#RN"),
  ])
  func areInForceThere(pane: PaneID, keys: String) throws {
    let screen = try #require(Screen.all.first { $0.panes.contains(pane) })
    var console = fixture.settled(width: 120, height: 36)
    fixture.settle(&console, console.handle(.keys([screen.key])))
    _ = console.enter(pane: pane.description)
    fixture.settle(&console, console.ask())
    let listed = Set(console.helpSections.flatMap(\.commands).flatMap(\.keys))
    for key in keys { #expect(listed.contains(.character(key)), "\(key) on \(pane)") }
  }
}
