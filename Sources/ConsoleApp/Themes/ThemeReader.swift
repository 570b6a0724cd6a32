import Framework
import TerminalUI

/// Reads a theme file: a name, an appearance, the screen's ground, and a look for each role.
///
/// Roles are named by meaning (`healthy`, `breached`, `border.focused`), never by place; one that is not given looks like
/// text. A look is a colour, or `{color, background, bold, underline, reverse, dim}`.
enum ThemeReader {
  static func read(_ document: DocumentNode) throws(DocumentError) -> Theme {
    let fields = try document.fields(
      required: ["name", "appearance", "roles"], optional: ["background"])
    var roles: [Tone: Theme.Role] = [:]
    for (key, node) in try fields["roles"]?.entries() ?? [] {
      guard let tone = Tone(rawValue: key) else {
        let known = Tone.allCases.map(\.rawValue).joined(separator: ", ")
        throw node.error("unknown role, expected one of \(known)")
      }
      roles[tone] = try role(node)
    }
    return Theme(
      name: try fields["name"]?.text() ?? "", appearance: try fields["appearance"]?.choice() ?? .dark,
      background: try fields["background"].map(colour) ?? .terminal, roles: roles)
  }

  private static func role(_ node: DocumentNode) throws(DocumentError) -> Theme.Role {
    guard node.isMapping else { return Theme.Role(foreground: try colour(node)) }
    let fields = try node.fields(optional: ["color", "background"] + emphases.map(\.name))
    var emphasis: Emphasis = []
    for (name, flag) in emphases where try fields[name]?.boolean() ?? false { emphasis.insert(flag) }
    return Theme.Role(
      foreground: try fields["color"].map(colour) ?? .terminal, background: try fields["background"].map(colour),
      emphasis: emphasis)
  }

  private static let emphases: [(name: String, flag: Emphasis)] = [
    ("bold", .bold), ("underline", .underline), ("reverse", .reverse), ("dim", .dim),
  ]

  private static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black", "bright-red", "bright-green",
    "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
  ]

  private static func colour(_ node: DocumentNode) throws(DocumentError) -> Colour {
    let text = try node.text("a colour").lowercased()
    if text == "terminal" { return .terminal }
    if let rgb = RGB(hex: text) { return .rgb(rgb) }
    guard let index = names.firstIndex(of: text) else {
      throw node.error(
        "found '\(text)', expected a colour such as #10b981, terminal, or \(names.joined(separator: ", "))")
    }
    return .ansi(UInt8(index))
  }
}
