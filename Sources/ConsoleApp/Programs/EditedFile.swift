public import Files
import Foundation

/// A text that an editor works on, alone in a folder.
public struct EditedFile: Hashable, Sendable {
  public let folder: String
  /// What belongs there beside it.
  private let known: Set<String>

  /// What its name ends with tells editors its language.
  private let name: String
  /// nano's, of what it had not saved when its terminal went away.
  private var rescue: String { name + ".save" }

  public init(in folder: String, beside known: Set<String> = [], named name: String = "text.md") {
    self.folder = folder
    self.name = name
    self.known = known
  }

  public var path: String { "\(folder)/\(name)" }

  public func begin(_ text: String) throws(FileFailure) {
    _ = try FileTarget(path, home: nil).write(text, replaces: false)
  }

  /// As it was saved last, without the end of its last line; nil for what is no text.
  public var text: String? { EditedFile.read(path) }

  /// Nothing else was saved.
  public func holds(_ text: String) -> Bool { self.text == EditedFile.trimmed(text) }

  /// What the editor saved of itself when it was cut off, as text.
  public var rescued: String? {
    let rescue = "\(folder)/\(rescue)"
    guard let saved = FileStatus(rescue, followsLinks: false)?.written,
      saved >= FileStatus(path)?.written ?? saved
    else { return nil }
    return EditedFile.read(rescue)
  }

  /// Files that an editor left, and that only it can read.
  public var others: [String] {
    let read = [text == nil ? nil : name, rescued == nil ? nil : rescue].compactMap(\.self)
    return names.filter { !known.contains($0) && !read.contains($0) }
  }

  /// The editor left no file beside it.
  public var isAlone: Bool { names.allSatisfy { $0 == name || known.contains($0) } }

  private var names: [String] { (try? FolderNames.of(folder))?.readable ?? [] }

  private static func read(_ path: String) -> String? {
    (try? FileText.read(path)).map(trimmed)
  }

  private static func trimmed(_ text: String) -> String { text.hasSuffix("\n") ? String(text.dropLast()) : text }
}
