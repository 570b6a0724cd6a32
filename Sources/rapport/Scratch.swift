import CustomerSuccess
import Files
import Foundation

/// What processes that were killed have left in the temporary folder.
enum Scratch {
  /// Takes it away. What somebody was writing in an editor becomes a draft.
  static func sweep(_ here: Surroundings) {
    ScratchFolder.sweep { kind, path in kind != "text" || keep("\(path)/text.md", in: here.draftFolder.path) }
  }

  /// True when nothing of it would be lost.
  private static func keep(_ text: String, in folder: String) -> Bool {
    guard let status = FileStatus(text, followsLinks: false), status.isFile, status.size > 0 else { return true }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let moment = Instant(seconds: status.written.seconds).iso8601.filter { $0 != "-" && $0 != ":" }
      var number = 1
      while true {
        let name = "\(folder)/editor-\(moment)\(number > 1 ? "-\(number)" : "").md"
        if try FileTarget(name, home: nil).write(FileText.read(text), replaces: false) { return true }
        number += 1
      }
    } catch {
      return false
    }
  }
}

extension Surroundings {
  /// Texts that were begun and not kept.
  var draftFolder: URL { BaseFolders.ofUser.state.appending(path: "drafts") }
}
