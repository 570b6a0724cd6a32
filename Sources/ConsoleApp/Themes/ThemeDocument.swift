public import Framework
public import TerminalUI

/// A theme file, as it is written and as it is used.
public struct ThemeDocument: Hashable, Sendable {
  public enum Form: String, Hashable, Sendable {
    /// Our own: looks by role. Taken at its word.
    case roles
    /// Colour schemes, made for editors: corrected so that everything stays readable.
    case base16, base24
  }

  public var form: Form
  public var theme: Theme
  /// What was corrected in a scheme; in our own form, what would have to be.
  public var corrections: [Theme.Correction]

  public init(parsing text: String, file: String) throws(DocumentError) {
    let document = try DocumentNode(parsing: text, file: file)
    let keys = try document.entries("a theme or a colour scheme").map(\.key)
    if SchemeReader.isScheme(keys) {
      let scheme = try SchemeReader.read(document)
      form = scheme.colours.count > 16 ? .base24 : .base16
      (theme, corrections) = scheme.theme.readable(distance: Scheme.distance)
    } else {
      form = .roles
      theme = try ThemeReader.read(document)
      corrections = theme.readable().corrections
    }
  }
}
