import Foundation
import Testing

/// Secrets of sources: where they may stand, and where they never turn up.
@Suite struct SyncSecretTests {
  private static let secret = "pat-eu1/s3cr3t+token"

  /// The command says its secret wherever it can, and shows what others can see of it.
  private static func chatty(_ folder: String) -> String {
    """
    desk:
      command: [sh, -c, 'cat; echo "$DESK" >&2; tr "\\0" " " < /proc/$$/cmdline > \(folder)/seen; exit 4']
      input: 'header = "Authorization: Bearer {token}"'
      environment: {DESK: 'token {token} pat-eu1%2Fs3cr3t%2Btoken'}
      secrets: {token: {PLACE}}
    """
  }

  @Test(arguments: [true, false]) func aSecretTurnsUpNowhere(_ isFile: Bool) async throws {
    let desk = try await SyncDesk()
    let file = try desk.put(Self.secret + "\n", "desk.secret")
    try desk.sources(
      Self.chatty(desk.folder.path).replacing("{PLACE}", with: isFile ? "{file: '\(file)'}" : "{env: DESK_TOKEN}"))
    let run = try desk.run("sync", "--once", environment: isFile ? [:] : ["DESK_TOKEN": Self.secret])
    #expect(run.status == 1 && run.output.contains("desk: failed: sh ended with 4: token *** ***"), "\(run.output)")
    var shown = [run.output, run.errors, desk.text("seen") ?? ""]
    for command in [["sources"], ["sources", "--format", "json"], ["log"], ["check"]] {
      let run = try RunningBinary(
        command + ["--db", desk.portfolio.database.path], environment: ["HOME": desk.folder.path])
      shown += [run.output, run.errors]
    }
    #expect(shown[2].contains("sh -c"))
    #expect(shown.allSatisfy { !$0.contains("s3cr3t") })
    try FileManager.default.removeItem(atPath: file)
    let files = try #require(FileManager.default.enumerator(at: desk.folder, includingPropertiesForKeys: nil))
    for case let file as URL in files where !file.hasDirectoryPath {
      let bytes = try Data(contentsOf: file)
      #expect(bytes.range(of: Data("s3cr3t".utf8)) == nil || file.lastPathComponent == "sources.yaml", "\(file.path)")
    }
  }

  @Test(arguments: [
    (0o644, "abc\n", "has mode 0644, expected a file of your own with mode 0600 (chmod 600)"),
    (0o640, "abc\n", "has mode 0640"), (0o604, "abc\n", "has mode 0604"), (0o600, "\n", "is empty"),
    (0o600, "abc\nurl = x\n", "holds more than one line"), (0o600, "a\u{1b}c\n", "a control character"),
  ])
  func aFileThatOthersMayReadIsRefused(_ mode: Int, _ text: String, _ words: String) async throws {
    let desk = try await SyncDesk()
    try FileManager.default.createDirectory(at: desk.configuration, withIntermediateDirectories: true)
    try desk.put(text, ".config/rapport/desk.secret", mode: mode)
    try desk.sources(
      "desk: {command: [touch, '\(desk.folder.path)/called'], input: '{token}', secrets: {token: {file: desk.secret}}}")
    let run = try desk.run("sync", "--once")
    #expect(
      run.status == 1 && run.output.contains("desk: failed: secret token: ") && run.output.contains(words),
      "\(run.output)")
    #expect(desk.text("called") == nil && !run.output.contains("abc"))
  }

  @Test func aSecretThatIsMissingIsNamed() async throws {
    let desk = try await SyncDesk()
    try desk.sources("desk: {command: [cat], input: '{token}', secrets: {token: {env: DESK_TOKEN}}}")
    #expect(try desk.run("sync", "--once").output.contains("secret token: the environment has no DESK_TOKEN"))
    try desk.sources("desk: {command: [cat], input: '{token}', secrets: {token: {file: desk.secret}}}")
    #expect(try desk.run("sync", "--once", "desk").output.contains("desk.secret: there is no such file"))
  }
}
