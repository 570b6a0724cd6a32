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

  /// Adds it to those that are there by now, another console's too; one of its name is replaced. Why it could not be kept; nil
  /// when it was.
  func keep(_ view: SavedView) -> String? {
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let hold = try HeldFile("\(file.path).lock")
      try withExtendedLifetime(hold) {
        let others = try read().filter { $0.name != view.name }
        _ = try FileTarget(file.path).write(SavedView.text(of: others + [view]), replaces: true)
      }
      return nil
    } catch {
      let words = (error as? FileFailure)?.words ?? (error as? DocumentError)?.description
      return "The view is here until you quit, but could not be written to \(file.path)\(words.map { ": \($0)" } ?? "")"
    }
  }
}
