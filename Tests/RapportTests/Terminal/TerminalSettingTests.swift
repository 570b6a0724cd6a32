import Foundation
import Testing

/// What the surroundings say about terminal, locale and colours, and what is said where they cannot do.
@Suite(.enabled(if: TerminalSession.isInstalled, "tmux is not installed; ./test installs it"))
struct TerminalSettingTests {
  @Test(arguments: [
    ("dumb", "TERM is 'dumb', a terminal that cannot place the cursor"),
    ("no-such", "TERM is 'no-such', which the terminal database does not know"),
    ("", "TERM is not set"),
  ])
  func anUnfitTermIsNamedWithWhatToSet(_ term: String, _ words: String) throws {
    let terminal = try TerminalSession(width: 160)
    let file = terminal.folder.appending(path: "new.db")
    try terminal.start(["console", "--db", file.path], environment: ["TERM": term])
    try terminal.ends(with: 1)
    let said = try terminal.screen()
    #expect(said.contains(words) && said.contains("TERM=xterm-256color"))
    #expect(!FileManager.default.fileExists(atPath: file.path), "nothing is made for a console that cannot open")
  }

  @Test(arguments: ["< /dev/null", "| cat"])
  func withoutATerminalItSaysWhatToUseInstead(_ redirecting: String) throws {
    let terminal = try TerminalSession(width: 160)
    try terminal.start(["demo"], redirecting: redirecting)
    try terminal.ends(with: 1)
    #expect(try terminal.screen().contains("The console needs a terminal for input and output; for scripts there are"))
  }

  @Test(arguments: [true, false])
  func noColorMeansNone(isSet: Bool) throws {
    let terminal = try TerminalSession()
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try terminal.open(file, environment: isSet ? ["NO_COLOR": "1"] : [:])
    terminal.type("2")
    try terminal.wait(for: "[2 Customers]")
    terminal.type("q")
    try terminal.ends(with: 0)
    #expect(try colours(in: terminal.writtenAtEnd()).isEmpty == isSet)
  }

  /// The parameters of SGR that set a colour.
  private func colours(in bytes: Data) -> Set<Int> {
    let parameters = String(decoding: bytes, as: UTF8.self).matches(of: /\u{1B}\[([0-9;:]*)m/)
      .flatMap { $0.1.split { ";:".contains($0) }.compactMap { Int($0) } }
    return Set(parameters).intersection(Set(30...38).union(40...48).union(90...107))
  }

  /// Rules that change while a console is open are said within seconds, as is what is wrong with them; the old ones hold.
  @Test func changedRulesAreSaid() throws {
    let terminal = try TerminalSession(width: 160, height: 36)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    let folder = terminal.folder.appending(path: ".config/rapport")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try terminal.open(file)
    let rules = folder.appending(path: "sla.yaml")
    try "policies: {}\n  wrong\n".write(to: rules, atomically: true, encoding: .utf8)
    try terminal.wait(for: "sla.yaml:")
    terminal.type("2")
    try terminal.wait(for: "! sla.yaml")
    try FileManager.default.removeItem(at: rules)
    try terminal.wait(forNo: "! sla.yaml")
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  @Test func theLocaleCGetsPlainASCII() throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try terminal.open(file, arguments: ["--as", "Zoë 日本"], environment: ["LC_ALL": "C"])
    terminal.type("2")
    try terminal.wait(for: "[2 Customers]")
    try terminal.wait(for: "Customers . 60")
    terminal.type("q")
    try terminal.ends(with: 0)
    #expect(try terminal.writtenAtEnd().allSatisfy { $0 < 0x80 })
  }

  /// 15:00 in UTC, as `date` has it in these.
  @Test(arguments: [("UTC+3", "12:00:", " UTC-3"), ("IST-5:30", "20:30:", " UTC+5:30"), ("UTC", "15:00:", " UTC")])
  func theZoneOfTheSurroundingsIsTheOneShown(_ zone: String, _ time: String, _ name: String) throws {
    let terminal = try TerminalSession()
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder), environment: ["TZ": zone])
    let line = try terminal.lines[1]
    #expect(line.contains(" \(time)") && line.trimmingCharacters(in: .whitespaces).hasSuffix(name), "\(line)")
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  @Test func aZoneThatCannotBeReadIsSaid() throws {
    let terminal = try TerminalSession(width: 160)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try terminal.start(["console", "--db", file.path], environment: ["TZ": "CET-1CEST"])
    try terminal.ends(with: 2)
    #expect(try terminal.screen().contains("TZ is 'CET-1CEST', a rule for summer time that no zone of the system has"))
  }

  /// tmux's status line takes a row, a split half of the columns.
  @Test(arguments: [(80, 23), (79, 24), (60, 18)])
  func aLittleLessThanUsualIsEnough(_ width: Int, _ height: Int) throws {
    let terminal = try TerminalSession(width: width, height: height)
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder))
    terminal.type("3")
    try terminal.wait(for: "Ticket queue")
    terminal.type("r")
    try terminal.wait(for: "Respond: a public reply")
    try terminal.resize(width: 59, height: height)
    try terminal.wait(for: "Rapport needs 60×18")
    try terminal.resize(width: width, height: height)
    try terminal.wait(for: "Respond: a public reply")
    try terminal.escape(closing: "Respond: a public reply")
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  @Test(arguments: ["dark", "light", "high-contrast", "colour-blind"])
  func everyThemeStarts(_ theme: String) throws {
    let terminal = try TerminalSession()
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder), arguments: ["--theme", theme])
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  @Test(arguments: ["xterm-256color", "xterm", "screen", "linux", "vt100", "vt220"])
  func otherTerminalsAreServedToo(_ term: String) throws {
    let terminal = try TerminalSession()
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder), environment: ["TERM": term])
    terminal.type("2")
    try terminal.wait(for: "[2 Customers]")
    terminal.type("q")
    try terminal.wait(for: "EXIT=0")
  }

  @Test func aThemeThatIsNotThereIsSaidWithThoseThatAre() throws {
    let terminal = try TerminalSession(width: 160)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try terminal.start(["console", "--db", file.path, "--theme", "drak"])
    try terminal.ends(with: 2)
    #expect(
      try terminal.screen().contains(
        "drak: there is no such theme, expected auto, dark, light, high-contrast, colour-blind or a .yaml file"))
  }

  @Test func aMistakeInTheConfigurationIsSaidWithItsLine() throws {
    let terminal = try TerminalSession(width: 160)
    try terminal.write("config.yaml", "theme: dark\nmuose: false\n")
    try terminal.start(["console", "--config", "config.yaml", "--db", "portfolio.db"])
    try terminal.ends(with: 2)
    #expect(
      try terminal.screen().contains("config.yaml:2: muose: unknown key, expected one of theme, user, database, mouse"))
    #expect(!FileManager.default.fileExists(atPath: terminal.folder.appending(path: "portfolio.db").path))
  }
}
