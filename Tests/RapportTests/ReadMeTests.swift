import Foundation
import Testing

/// What README tells people to type works as it is printed, on the demo's portfolio.
@Suite struct ReadMeTests {
  private let text: String
  private let folder: URL

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    folder = FileManager.default.temporaryDirectory.appending(path: "read-me-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Runs a script in a folder with the demo as its database; `rapport` is the built executable.
  private func run(_ script: String) throws -> (status: Int32, said: String) {
    let output = folder.appending(path: "output").path
    let head = "cd '\(folder.path)' && rapport() { '\(RunningBinary.path)' \"$@\"; } && set -e\n"
    let environment = [
      "RAPPORT_DB": folder.appending(path: "demo.db").path, "RAPPORT_USER": "Mira Okafor", "HOME": folder.path,
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
    ]
    let status = try RunningBinary.run(
      "/bin/sh", ["-c", "exec 2>&1\n\(head)\(script)"], environment, output, "/dev/null")
    return (status, try String(contentsOfFile: output, encoding: .utf8))
  }

  @Test func itsCommandsWorkOnTheDemo() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let made = try run("rapport demo --prepare --db demo.db")
    try #require(made.status == 0, "\(made.said)")
    let counts = made.said.wholeMatch(of: /.*demo.db: the demo as of [0-9-]+, with ([0-9,]+) customers, .*tickets.*\n/)
    let listed = try run("rapport list customers --format csv")
    #expect(
      counts.map { Int($0.1.filter(\.isNumber)) } == listed.said.split(separator: "\n").count - 1, "\(made.said)")
    try "No mail since nine.".write(to: folder.appending(path: "mail.txt"), atomically: true, encoding: .utf8)
    let reading = text.matches(of: /`(rapport (?:list|report|show|search|article|ticket|log|keys)[^`…]*)`/).map {
      String($0.1)
    }
    #expect(reading.count > 12)
    for command in reading {
      let run = try run(command)
      #expect(run.status == 0, "\(command): \(run.said)")
    }
    let scripts = try #require(text.firstRange(of: "## From scripts"))
    let block = try #require(text[scripts.upperBound...].firstMatch(of: /```sh\n(?s:(.*?))```/)).1
    #expect(block.split(separator: "\n").count > 8)
    let written = try run(String(block))
    #expect(written.status == 0, "\(written.said)")
  }
}
