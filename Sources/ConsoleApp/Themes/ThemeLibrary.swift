import Files
public import Foundation
public import Framework
public import TerminalUI

/// The themes there are: those that ship, and a folder of the user's, whose files go before.
public struct ThemeLibrary: Sendable {
  private let folder: URL?

  /// `folder` is the configuration's `themes/`; it need not exist.
  public init(folder: URL? = nil) { self.folder = folder }

  /// Shipped ones first, then the user's, each once.
  public var names: [String] {
    let own = (folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path) } ?? [])
      .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }.sorted()
    return ThemeLibrary.shipped.map(\.name) + own.filter { name in !ThemeLibrary.shipped.contains { $0.name == name } }
  }

  /// What a person may choose from: `names`, and going by the terminal's ground.
  public var choices: [String] { [Configuration.automaticTheme] + names }

  /// What the configuration wants; `assumed` is the terminal's ground until the terminal has said. Throws as `theme` does.
  public func choice(
    _ configuration: Configuration, assumed: Theme.Appearance = .dark
  ) throws(DocumentError) -> ThemeChoice {
    guard configuration.theme == Configuration.automaticTheme else {
      return ThemeChoice(try theme(named: configuration.theme))
    }
    switch configuration.background {
    case .auto:
      return ThemeChoice(dark: try theme(named: "dark"), light: try theme(named: "light"), assumed: assumed)
    case .dark: return ThemeChoice(try theme(named: "dark"))
    case .light: return ThemeChoice(try theme(named: "light"))
    }
  }

  /// Throws `DocumentError`: no such theme, with those there are, or what is wrong in its file.
  public func theme(named name: String) throws(DocumentError) -> Theme { try document(named: name).theme }

  /// The theme with what it took to make it readable; a path of a `.yaml` file is a name too.
  public func document(named name: String) throws(DocumentError) -> ThemeDocument {
    if let file = folder?.appending(path: "\(name).yaml"), !name.contains("/"),
      FileManager.default.fileExists(atPath: file.path)
    {
      return try ThemeDocument(parsing: try ThemeLibrary.text(of: file), file: file.path)
    }
    if name.hasSuffix(".yaml"), FileManager.default.fileExists(atPath: name) {
      return try ThemeDocument(parsing: try ThemeLibrary.text(of: URL(filePath: name)), file: name)
    }
    guard let shipped = ThemeLibrary.shipped.first(where: { $0.name == name }) else {
      throw DocumentError(
        file: name, message: "there is no such theme, expected \(choices.joined(separator: ", ")) or a .yaml file")
    }
    return try ThemeDocument(parsing: String(decoding: shipped.bytes, as: UTF8.self), file: "\(name).yaml")
  }

  private static func text(of file: URL) throws(DocumentError) -> String {
    do {
      return try FileText.read(file.path)
    } catch {
      throw DocumentError(file: file.path, message: error.words)
    }
  }

  private static let shipped: [(name: String, bytes: [UInt8])] = [
    ("dark", PackageResources.dark_yaml), ("light", PackageResources.light_yaml),
    ("high-contrast", PackageResources.high_contrast_yaml), ("colour-blind", PackageResources.colour_blind_yaml),
  ]
}
