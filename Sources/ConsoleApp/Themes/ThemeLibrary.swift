public import Foundation
public import Framework
public import TerminalUI

/// The themes there are: those that ship, and a folder of the user's, whose files go before.
public struct ThemeLibrary: Sendable {
  private let folder: URL?

  public static let defaultName = "dark"

  /// `folder` is the configuration's `themes/`; it need not exist.
  public init(folder: URL? = nil) { self.folder = folder }

  /// Shipped ones first, then the user's, each once.
  public var names: [String] {
    let own = (folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path) } ?? [])
      .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }.sorted()
    return ThemeLibrary.shipped.map(\.name) + own.filter { name in !ThemeLibrary.shipped.contains { $0.name == name } }
  }

  /// Throws `DocumentError`: no such theme, with those there are, or what is wrong in its file.
  public func theme(named name: String) throws(DocumentError) -> Theme {
    if let file = folder?.appending(path: "\(name).yaml"), !name.contains("/"),
      FileManager.default.fileExists(atPath: file.path)
    {
      return try ThemeReader.read(try ThemeLibrary.text(of: file), file: file.path)
    }
    if name.hasSuffix(".yaml"), FileManager.default.fileExists(atPath: name) {
      return try ThemeReader.read(try ThemeLibrary.text(of: URL(filePath: name)), file: name)
    }
    guard let shipped = ThemeLibrary.shipped.first(where: { $0.name == name }) else {
      throw DocumentError(
        file: name, message: "there is no such theme, expected \(names.joined(separator: ", ")) or a .yaml file")
    }
    return try ThemeReader.read(String(decoding: shipped.bytes, as: UTF8.self), file: "\(name).yaml")
  }

  private static func text(of file: URL) throws(DocumentError) -> String {
    do {
      return try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw DocumentError(file: file.path, message: "cannot be read: \(error.localizedDescription)")
    }
  }

  private static let shipped: [(name: String, bytes: [UInt8])] = [
    ("dark", PackageResources.dark_yaml), ("light", PackageResources.light_yaml),
    ("high-contrast", PackageResources.high_contrast_yaml), ("colour-blind", PackageResources.colour_blind_yaml),
  ]
}
