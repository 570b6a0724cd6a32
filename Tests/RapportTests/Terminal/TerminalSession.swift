import Foundation
import Testing

/// A shell on a terminal of its own, made by tmux, in which the built executable is started: keys go in as people type them,
/// the screen is read as they see it.
final class TerminalSession {
  /// The session's own files; the shell stands in it.
  let folder: URL
  private let environment: [String: String]

  struct NotSeen: Error, CustomStringConvertible {
    var description: String
  }

  struct Refused: Error, CustomStringConvertible {
    var description: String
  }

  static let isInstalled = tmux != nil
  private static let tmux = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/bin/tmux"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  /// How long something may take to be seen. Nothing takes that long; a broken program is not to hang the tests.
  private static let patience: TimeInterval = 120

  init(width: Int = 80, height: Int = 24) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "terminal-\(UUID().uuidString)")
    environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TZ": "UTC", "LANG": "C.UTF-8", "SHELL": "/bin/sh"]
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(
      "tmux.conf",
      "set -g status off\nset -g default-terminal tmux-256color\nset -g escape-time 0\nset -g history-limit 0\n"
    )
    // -g: what `stty` shows but the size, which is no setting.
    try write(
      "rc",
      "PS1='$ '\nunset HISTFILE\nfound=$(stty -g)\n"
        + "settings() { if [ \"$(stty -g)\" = \"$found\" ]; then echo SETTINGS=same; else echo SETTINGS=changed; fi; }\n"
    )
    let shell = "cd '\(folder.path)' && exec timeout --foreground 600 bash --noprofile --rcfile rc -i"
    try command("new-session", "-d", "-x", "\(width)", "-y", "\(height)", shell)
    try command("pipe-pane", "cat > '\(folder.path)/written'")
    try wait(for: "$")
  }

  deinit {
    _ = try? command("kill-server")
    try? FileManager.default.removeItem(at: folder)
  }

  // MARK: The program

  /// Starts `rapport`; when it ends, `EXIT=` and its code are on the screen.
  func start(_ arguments: [String], environment: [String: String] = [:], redirecting: String = "") throws {
    let settings = environment.merging(["RAPPORT_USER": environment["RAPPORT_USER"] ?? "dana"]) { $1 }
      .map { quoted("\($0.key)=\($0.value)") }.joined(separator: " ")
    let words = ([RunningBinary.path] + arguments).map(quoted).joined(separator: " ")
    try write("start", "#!/bin/sh\necho $$ > process\nexec env \(settings) \(words)\n")
    let code = redirecting.contains("|") ? "${PIPESTATUS[0]}" : "$?"
    type("sh ./start \(redirecting); echo EXIT=\(code)\n")
  }

  /// Starts the console on a database and waits for its first screen.
  func open(_ database: URL, arguments: [String] = [], environment: [String: String] = [:]) throws {
    try startConsole(database, arguments: arguments, environment: environment)
    try wait(for: "Portfolio health")
    try wait(for: "average")
  }

  /// Starts the console on a database at the portfolio's clock.
  func startConsole(_ database: URL, arguments: [String] = [], environment: [String: String] = [:]) throws {
    let clock = ["--now", TerminalPortfolio.now]
    try start(["console", "--db", database.path] + clock + arguments, environment: environment)
  }

  var process: pid_t {
    get throws {
      let text = try String(contentsOf: folder.appending(path: "process"), encoding: .utf8)
      return try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
  }

  /// One that has ended and whose parent has not asked for it yet is not running.
  static func isRunning(_ process: pid_t) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
    return status.split(separator: ")").last?.split(separator: " ").first != "Z"
  }

  /// Alternate screen, cursor shown and mouse wanted, as 0 or 1 each: `0 1 0` is how a shell finds its terminal.
  var modes: String {
    get throws { try command("display-message", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag}") }
  }

  var title: String {
    get throws { try command("display-message", "-p", "#{pane_title}") }
  }

  /// Waits for the end and checks that the shell has its terminal back as it was.
  func ends(with code: Int, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try wait(for: "EXIT=\(code)")
    #expect(try modes == "0 1 0", sourceLocation: sourceLocation)
    type("settings\n")
    try wait(for: "SETTINGS=")
    #expect(try screen().contains("SETTINGS=same"), sourceLocation: sourceLocation)
  }

  // MARK: Keys and screen

  func type(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    send(["-l", "--", text], sourceLocation)
  }

  /// What tmux's own paste brings, byte for byte, in brackets where the program asks for them.
  func paste(_ bytes: Data) throws {
    try bytes.write(to: folder.appending(path: "pasted"))
    try command("load-buffer", folder.appending(path: "pasted").path)
    try command("paste-buffer", "-p", "-r")
  }

  /// What was copied last.
  var buffer: String { get throws { try command("show-buffer") } }

  /// A key by tmux's name, such as `Tab`.
  func press(_ key: String, sourceLocation: SourceLocation = #_sourceLocation) { send([key], sourceLocation) }

  /// Presses Escape and waits until what it closes is gone. What is typed before the program has read the Escape would make
  /// it Alt, so that what is waited for must be on the screen until then.
  func escape(closing text: String) throws {
    try #require(try screen().contains(text), "\"\(text)\" is not on the screen: its going would prove nothing")
    press("Escape")
    try wait(forNo: text)
  }

  /// A key that did not get through would show only much later, as something else.
  private func send(_ words: [String], _ sourceLocation: SourceLocation) {
    do { try command(["send-keys"] + words) } catch {
      Issue.record("the keys \(words) were not sent: \(error)", sourceLocation: sourceLocation)
    }
  }

  func resize(width: Int, height: Int) throws { try command("resize-window", "-x", "\(width)", "-y", "\(height)") }

  func screen() throws -> String { try command("capture-pane", "-p") }

  /// The digits of the first line, each of which opens a screen.
  var screenNumbers: [String] {
    get throws { try lines.first.map { $0.filter(\.isWholeNumber).map(String.init) } ?? [] }
  }

  var lines: [String] { get throws { try screen().components(separatedBy: "\n") } }

  @discardableResult
  func wait(for text: String) throws -> String { try wait("\"\(text)\"") { $0.contains(text) } }

  @discardableResult
  func wait(forNo text: String) throws -> String { try wait("no \"\(text)\"") { !$0.contains(text) } }

  @discardableResult
  func wait(_ what: String, until isSeen: (String) throws -> Bool) throws -> String {
    let end = Date(timeIntervalSinceNow: TerminalSession.patience)
    var pause: UInt32 = 5_000
    while true {
      let shown = try screen()
      if try isSeen(shown) { return try settled(shown, isSeen) }
      guard Date() < end else { throw NotSeen(description: "waited for \(what); the screen:\n\(shown)") }
      usleep(pause)
      // Each look is a process: on a busy machine, looking often is what keeps the program from getting there.
      pause = min(pause * 3 / 2, 100_000)
    }
  }

  /// A screen may be seen while it is being drawn: what is waited for is there, and what stands below it is not yet. It is the
  /// one meant once it stands still, or, where something on it goes on by itself, after a few looks.
  private func settled(_ first: String, _ isSeen: (String) throws -> Bool) throws -> String {
    var shown = first
    for _ in 0..<5 {
      usleep(15_000)
      let again = try screen()
      guard again != shown, try isSeen(again) else { break }
      shown = again
    }
    return shown
  }

  /// Every byte that was written to the terminal so far.
  var written: Data {
    get throws { try Data(contentsOf: folder.appending(path: "written")) }
  }

  /// What was written up to and with the program's end.
  func writtenAtEnd() throws -> Data {
    let mark = Data("EXIT=".utf8)
    let end = Date(timeIntervalSinceNow: TerminalSession.patience)
    while true {
      let bytes = try written
      // The first is the command as it was typed.
      if let first = bytes.range(of: mark), bytes[first.upperBound...].range(of: mark) != nil { return bytes }
      guard Date() < end else { throw NotSeen(description: "waited for the end in what was written") }
      usleep(10_000)
    }
  }

  // MARK: tmux

  func killTerminal() throws { try command("kill-server") }

  @discardableResult
  private func command(_ words: String...) throws -> String { try command(words) }

  @discardableResult
  private func command(_ words: [String]) throws -> String {
    let tmux = try #require(TerminalSession.tmux)
    let output = folder.appending(path: "output-\(UUID().uuidString)").path
    let errors = output + ".errors"
    defer {
      unlink(output)
      unlink(errors)
    }
    let base = ["-u", "-S", folder.appending(path: "socket").path, "-f", folder.appending(path: "tmux.conf").path]
    let status = try RunningBinary.run(tmux, base + words, environment, output, errors)
    guard status == 0 else {
      let why = String(decoding: try Data(contentsOf: URL(fileURLWithPath: errors)), as: UTF8.self)
      throw Refused(description: "tmux \(words[0]) ended with \(status): \(why)")
    }
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: output)), as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  private func quoted(_ word: String) -> String { "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'" }
}
