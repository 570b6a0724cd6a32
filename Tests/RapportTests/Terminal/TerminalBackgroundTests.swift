import Foundation
import Testing

/// The theme that goes by the terminal's ground. The light theme paints its ground, the dark one leaves it to the terminal.
@Suite(.enabled(if: TerminalSession.isInstalled, "tmux is not installed; ./test installs it"))
struct TerminalBackgroundTests {
  private func play(
    _ answer: String, pause: Double? = nil, environment: [String: String] = [:]
  ) throws -> AnsweringTerminal {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ground-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let database = try TerminalPortfolio.copy(into: folder).path
    let own = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TZ": "UTC", "LANG": "C.UTF-8", "RAPPORT_USER": "dana"]
    return try AnsweringTerminal(
      answering: answer, pause: pause,
      [RunningBinary.path, "console", "--db", database, "--now", TerminalPortfolio.now],
      environment: own.merging(environment) { $1 })
  }

  /// In one piece, and byte by byte as over a slow line, where each may be taken for a key of its own.
  @Test(arguments: [nil, 0.03])
  func aLightGroundGetsTheLightTheme(pause: Double?) throws {
    let terminal = try play("11;rgb:f2f2/f1f1/e3e3", pause: pause)
    #expect(terminal.wasAsked && terminal.isLight && terminal.isUndisturbed && terminal.status == 0)
  }

  @Test func aDarkGroundKeepsTheDarkTheme() throws {
    let terminal = try play("11;rgb:0202/2b2b/3636")
    #expect(terminal.wasAsked && !terminal.isLight && terminal.isUndisturbed && terminal.status == 0)
  }

  @Test func anAnswerThatCannotBeReadChangesNothing() throws {
    let terminal = try play("11;2/2/2 q2")
    #expect(terminal.wasAsked && !terminal.isLight && terminal.isUndisturbed && terminal.status == 0)
  }

  @Test(arguments: [["RAPPORT_BACKGROUND": "light"], ["RAPPORT_THEME": "light"]])
  func whatWasSaidIsNotAsked(environment: [String: String]) throws {
    let terminal = try play("", environment: environment)
    #expect(!terminal.wasAsked && terminal.isLight && terminal.isUndisturbed)
  }

  /// Where nobody answers, what the environment says is taken, and nothing waits.
  @Test(arguments: [("15;0", false), ("0;15", true)])
  func withoutAnAnswerTheEnvironmentIsTaken(colours: String, isLight: Bool) throws {
    let terminal = try TerminalSession()
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder), environment: ["COLORFGBG": colours])
    terminal.type("q")
    try terminal.ends(with: 0)
    let written = String(decoding: try terminal.writtenAtEnd(), as: UTF8.self)
    #expect(written.contains("48;5;231") == isLight)
  }
}
