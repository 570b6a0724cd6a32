import ConsoleApp
import Foundation

/// The person's own editor, on a file of its own.
enum Editor {
  /// The text as it was left; called while the terminal is given away.
  static func edit(_ text: String) -> Result<String, EditorFailure> {
    let environment = ProcessInfo.processInfo.environment
    let command = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first { !$0.isEmpty } ?? "vi"
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let file = folder.appending(path: "text.md")
      try Data(text.utf8).write(to: file)
      let status = try run(command, on: file)
      guard status == 0 else {
        return .failure(EditorFailure("\(command) ended with \(status); the text is as it was"))
      }
      let edited = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      return .success(edited.hasSuffix("\n") ? String(edited.dropLast()) : edited)
    } catch {
      return .failure(EditorFailure("\(command) could not be started: \(error.localizedDescription)"))
    }
  }

  /// The variable may hold arguments (`code --wait`), so the shell reads it; the file's path is handed over as an argument.
  private static func run(_ command: String, on file: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec \(command) \"$1\"", "sh", file.path]
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
