import ConsoleApp
import Files
import Foundation
import Framework

/// `views.yaml` beside the configuration: the views that were saved in the console.
struct ViewsFile: Sendable {
  var folder: URL

  private var file: URL { folder.appending(path: "views.yaml") }

  func read() throws(DocumentError) -> [SavedView] {
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    let text: String
    do {
      text = try FileText.read(file.path)
    } catch {
      throw DocumentError(file: file.path, message: "\(error.words), expected a text file in UTF-8")
    }
    return try SavedView.read(text, file: file.path)
  }

  /// Why they could not be kept; nil when they were.
  func write(_ views: [SavedView]) -> String? {
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      _ = try FileTarget(file.path).write(SavedView.text(of: views), replaces: true)
      return nil
    } catch {
      let why = (error as? FileFailure).map { ": \($0.words)" } ?? ""
      return "The view is here until you quit, but could not be written to \(file.path)\(why)"
    }
  }
}
