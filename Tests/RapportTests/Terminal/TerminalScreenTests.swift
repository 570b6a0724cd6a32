import Foundation
import TerminalUI
import Testing

/// What is to be seen and done on a real terminal.
@Suite(.enabled(if: TerminalSession.isInstalled, "tmux is not installed; ./test installs it"))
struct TerminalScreenTests {
  @Test func startsOnTheFirstScreenAndLeavesNothingBehind() throws {
    let terminal = try TerminalSession()
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder))
    #expect(try terminal.modes == "1 0 1")
    #expect(try terminal.title == "Rapport · portfolio")
    terminal.type("q")
    try terminal.ends(with: 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: terminal.folder.path).filter {
      $0.hasPrefix("portfolio")
    }
    #expect(left == ["portfolio.db"])
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 36)])
  func everyScreenAndPaneIsReachedByKeys(_ size: Size) throws {
    let terminal = try TerminalSession(width: size.width, height: size.height)
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder))
    let tabs = try terminal.screenNumbers
    try #require(tabs.count >= 7)
    for tab in tabs {
      terminal.type(tab)
      try terminal.wait(for: "[\(tab) ")
      try visitPanes(of: terminal)
    }
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  private func visitPanes(of terminal: TerminalSession) throws {
    let start = try settledTitle(of: terminal)
    var seen = [start]
    while seen.count < 20 {
      terminal.press("Tab")
      try terminal.wait("another pane") { focusedTitle($0) != seen.last }
      let now = try settledTitle(of: terminal)
      if now == start { break }
      seen.append(now)
    }
    #expect((2..<20).contains(seen.count))
  }

  /// A pane's title may follow what was just chosen: the one that stays is meant.
  private func settledTitle(of terminal: TerminalSession) throws -> String {
    var (title, times) = ("", 0)
    try terminal.wait("a title that stays") { screen in
      let now = focusedTitle(screen)
      (title, times) = (now, now == title ? times + 1 : 0)
      return times >= 12
    }
    return title
  }

  /// The pane with the keys has heavy strokes.
  private func focusedTitle(_ screen: String) -> String {
    screen.components(separatedBy: "┏━ ").dropFirst().first.map { String($0.prefix { $0 != "━" && $0 != "·" }) } ?? ""
  }

  @Test func everySizeIsDrawnWhole() throws {
    let terminal = try TerminalSession()
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder))
    terminal.type("2")
    try terminal.wait(for: "[2 Customers]")
    for (width, height) in [(40, 10), (200, 60), (120, 36), (80, 24)] {
      try terminal.resize(width: width, height: height)
      if width < 80 {
        try terminal.wait(for: "this terminal is 40×10")
      } else {
        try terminal.wait("frames of \(width) columns") { isWhole($0, width: width, height: height) }
      }
    }
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  private func isWhole(_ screen: String, width: Int, height: Int) -> Bool {
    let lines = screen.components(separatedBy: "\n")
    guard lines.count == height, lines[height - 1].contains("quit") else { return false }
    let frames = lines[2..<(height - 1)]
    return frames.allSatisfy { $0.columns == width && "┓┃┛╮│╯".contains($0.last ?? " ") }
  }

  @Test func helpOpensAndCloses() throws {
    let terminal = try TerminalSession()
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder))
    terminal.type("?")
    try terminal.wait(for: "any other key closes")
    try terminal.escape(closing: "any other key closes")
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  @Test func aFilterIsTypedPastedCorrectedAndCleared() throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder))
    terminal.type("2")
    try terminal.wait(for: "Customers · 60")
    terminal.type("/tier:gold")
    try terminal.wait(for: "^^^^")
    terminal.type(String(repeating: "\u{7F}", count: 9))
    // As a terminal hands over a paste.
    terminal.type("\u{1B}[200~acme\u{1B}[201~")
    try terminal.wait(for: "Customers · 1 ")
    terminal.press("Enter")
    try terminal.wait(for: "Acme Healthcare Inc. · CUST-001")
    try terminal.escape(closing: "Customers · 1 ")
    try terminal.wait(for: "Customers · 60")
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  @Test func theMouseClicksAndScrolls() throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder))
    let tab = try #require(try terminal.lines[0].range(of: "2 Customers")).lowerBound
    let column = try terminal.lines[0].distance(from: terminal.lines[0].startIndex, to: tab) + 1
    terminal.type("\u{1B}[<0;\(column);1M\u{1B}[<0;\(column);1m")
    try terminal.wait(for: "[2 Customers]")
    try terminal.wait(for: "Customers · 60")
    let name = try name(inRow: 8, of: terminal)
    terminal.type("\u{1B}[<0;10;9M\u{1B}[<0;10;9m")
    try terminal.wait(for: "─ \(name) ")
    let first = try self.name(inRow: 4, of: terminal)
    terminal.type(String(repeating: "\u{1B}[<65;10;9M", count: 20))
    try terminal.wait("other rows") { try self.name(in: $0.components(separatedBy: "\n")[4]) != first }
    terminal.type(String(repeating: "\u{1B}[<64;10;9M", count: 30))
    try terminal.wait("the first rows") { try self.name(in: $0.components(separatedBy: "\n")[4]) == first }
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  private func name(inRow row: Int, of terminal: TerminalSession) throws -> String { try name(in: terminal.lines[row]) }

  /// The first two words: a long name is cut.
  private func name(in line: String) throws -> String {
    line.dropFirst().split(separator: " ").prefix(2).joined(separator: " ")
  }

  @Test func whatIsWideOrCombinedKeepsTheColumns() throws {
    let terminal = try TerminalSession()
    let names = [
      "日本語の会社 株式会社", "한국어 회사", "e\u{301}a\u{308}o\u{302} Zoë", "👨\u{200D}👩\u{200D}👧 family", "שלום עולם",
      "مرحبا بالعالم",
      "👍🏽 thumbs", "❤\u{FE0F} heart", "ก็ำไทย", "ｆｕｌｌ　ｗｉｄｔｈ", "\u{301}mark first", String(repeating: "long ", count: 1000),
    ]
    let rows = names.enumerated().map { "CUST-\($0.offset + 1),\($0.element),starter,other,small,2023-01-01" }
    try terminal.write("names.csv", "id,name,tier,industry,size,signed_up\n" + rows.joined(separator: "\n") + "\n")
    let file = terminal.folder.appending(path: "names.db")
    let imported = try RunningBinary([
      "import", "--db", file.path, "--now", TerminalPortfolio.now, terminal.folder.appending(path: "names.csv").path,
    ])
    try #require(imported.status == 0, "\(imported.errors)")
    try terminal.start(["console", "--db", file.path, "--now", TerminalPortfolio.now])
    try terminal.wait(for: "[1 Overview]")
    terminal.type("2")
    try terminal.wait(for: "Customers · 12")
    for (width, height) in [(120, 36), (200, 60), (80, 24)] {
      try terminal.resize(width: width, height: height)
      try terminal.wait("frames of \(width) columns") {
        $0.contains("日本語") && isWhole($0, width: width, height: height)
      }
    }
    terminal.type("q")
    try terminal.ends(with: 0)
  }
}
