import ConsoleApp
import Foundation
import Framework

/// `views.yaml` beside the configuration: the views that were saved in the console.
struct ViewsFile: Sendable {
  var folder: URL

  private var file: URL { folder.appending(path: "views.yaml") }

  func read() throws(DocumentError) -> [SavedView] {
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    do {
      return try SavedView.read(String(contentsOf: file, encoding: .utf8), file: file.path)
    } catch let error as DocumentError {
      throw error
    } catch {
      throw DocumentError(file: file.path, message: "cannot be read: expected a text file in UTF-8")
    }
  }

  /// Why they could not be kept; nil when they were.
  func write(_ views: [SavedView]) -> String? {
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(SavedView.text(of: views).utf8).write(to: file, options: .atomic)
      return nil
    } catch {
      return "The view is here until you quit, but could not be written to \(file.path)"
    }
  }
}
