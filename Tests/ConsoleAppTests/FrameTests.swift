import CustomerSuccess
import Foundation
import TerminalUI
import Testing

@testable import ConsoleApp

/// Whole frames, exact to the last space. With RAPPORT_RECORD_FRAMES=1 they are written anew, to be read before they are
/// committed.
@Suite struct FrameTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func overview(width: Int, height: Int) throws {
    try expect(fixture.settled(width: width, height: height), "overview-\(width)x\(height)")
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func customers(width: Int, height: Int) throws {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "2", "j")
    try expect(console, "customers-\(width)x\(height)")
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func myDay(width: Int, height: Int) throws {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "0", "j")
    try expect(console, "my-day-\(width)x\(height)")
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func desks(width: Int, height: Int) throws {
    for screen in [Screen.tickets, .actions, .training] {
      var console = fixture.settled(width: width, height: height)
      fixture.press(&console, screen.key.name)
      try expect(console, "\(screen.id.name)-\(width)x\(height)")
      fixture.press(&console, "enter")
      guard width == 80 else { continue }
      try expect(console, "\(screen.id.name)-page-\(width)x\(height)")
    }
  }

  @Test(arguments: [(80, 24), (120, 36)])
  func why(width: Int, height: Int) throws {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "2", "enter", "=")
    try expect(console, "why-\(width)x\(height)")
  }

  @Test func ledger() throws {
    var console = fixture.settled()
    fixture.press(&console, "3", "enter", "=")
    try expect(console, "ledger-120x36")
  }

  @Test func tooSmall() throws { try expect(fixture.settled(width: 40, height: 10), "too-small-40x10") }

  @Test(arguments: [1, 2, 3, 4])
  func onePaneAtATime(tabs: Int) throws {
    var console = fixture.settled(width: 80, height: 24)
    for _ in 0..<tabs { fixture.press(&console, "tab") }
    try expect(console, "pane-\(console.focus)-80x24")
  }

  @Test func metricsUnfold() throws {
    var console = fixture.settled()
    fixture.press(&console, "2", "enter", "+")
    try expect(console, "metrics-120x36")
  }

  /// What does not fit says that there is more and how to get there; scrolled to its end, nothing more.
  @Test(arguments: [(80, 23), (80, 24), (120, 36), (60, 18), (120, 200)])
  func helpSaysThatThereIsMore(width: Int, height: Int) {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "2", "?")
    let text = fixture.frame(console).text
    let fits = text.contains("any other key closes") && !text.contains("scroll")
    #expect(text.contains(" more ▼") == !fits && fits == (height == 200))
    fixture.press(&console, "G")
    let end = fixture.frame(console).text
    #expect(!end.contains(" more ▼") && end.contains("any other key closes"))
    fixture.press(&console, "k")
    #expect(fixture.frame(console).text.contains("1 more ▼") == !fits)
  }

  @Test func help() throws {
    var console = fixture.settled()
    fixture.press(&console, "2", "?")
    try expect(console, "help-120x36")
  }

  @Test func filter() throws {
    var console = fixture.settled()
    fixture.press(&console, "2", "/")
    for letter in "tier:gold" { fixture.press(&console, String(letter)) }
    try expect(console, "filter-mistake-120x36")
  }

  @Test(arguments: [(80, 24), (120, 36)])
  func export(width: Int, height: Int) throws {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "2", "w")
    try expect(console, "export-\(width)x\(height)")
    for case .export(let request) in console.handle(.keys([.enter])) { _ = console.handle(.exported(request, .exists)) }
    try expect(console, "export-exists-\(width)x\(height)")
  }

  @Test func nothingReadYet() throws { try expect(fixture.console(), "loading-120x36") }

  @Test func ascii() throws {
    try expect(fixture.settled(), "overview-ascii-120x36", glyphs: .ascii)
  }

  @Test func emptyPortfolio() throws {
    var console = fixture.console()
    var effects = console.ask()
    while !effects.isEmpty {
      var next: [Effect] = []
      for case .ask(let pane, let number, let question) in effects {
        next += console.handle(.answer(pane, number: number, EmptyStore.answer(question)))
      }
      effects = next
    }
    try expect(console, "empty-120x36")
  }

  private func expect(_ console: Console, _ name: String, glyphs: GlyphSet = .unicode) throws {
    let text = fixture.frame(console, glyphs: glyphs).text + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Frames/\(name).txt")
    if ProcessInfo.processInfo.environment["RAPPORT_RECORD_FRAMES"] == "1" {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let wanted = try String(contentsOf: file, encoding: .utf8)
    #expect(text == wanted, "\(name) is not drawn as recorded")
  }
}
