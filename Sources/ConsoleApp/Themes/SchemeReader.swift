import Framework
import TerminalUI

/// Reads base16 and base24 files as they are published: colours under `palette` or, in the old form, at the top; with `#` or
/// without.
///
/// The colours are read strictly. Other keys belong to the format, which grows, and are passed over.
enum SchemeReader {
  /// True for what is meant as a scheme, be it right or wrong.
  static func isScheme(_ keys: [String]) -> Bool {
    keys.contains { ["palette", "system", "scheme"].contains($0.lowercased()) || number($0) != nil }
  }

  static func read(_ document: DocumentNode) throws(DocumentError) -> Scheme {
    var fields: [String: DocumentNode] = [:]
    for (key, node) in try document.entries("a colour scheme") { fields[key.lowercased()] = node }
    let place = fields["palette"] ?? document
    var colours: [Int: RGB] = [:]
    for (key, node) in try place.entries("colours base00 to base0F") {
      guard let number = number(key) else { continue }
      guard colours[number] == nil else { throw node.error("given twice") }
      colours[number] = try colour(node)
    }
    let system = try fields["system"]?.text() ?? (colours.count > 16 ? "base24" : "base16")
    guard let count = ["base16": 16, "base24": 24][system] else {
      throw (fields["system"] ?? document).error("found '\(system)', expected base16 or base24")
    }
    for number in 0..<count where colours[number] == nil {
      throw place.error("\(key(number)) is missing; a \(system) scheme has \(key(0)) to \(key(count - 1))")
    }
    let list = (0..<count).compactMap { colours[$0] }
    return Scheme(
      name: try (fields["name"] ?? fields["scheme"])?.text() ?? "", appearance: try appearance(fields["variant"], list),
      colours: list)
  }

  /// Where the file does not say, the ground does.
  private static func appearance(_ node: DocumentNode?, _ colours: [RGB]) throws(DocumentError) -> Theme.Appearance {
    try node?.choice() ?? Theme.Appearance(ground: colours[0])
  }

  private static func colour(_ node: DocumentNode) throws(DocumentError) -> RGB {
    let text = try node.text("a colour")
    guard let colour = RGB(hex: text) else {
      let hint = text.isEmpty ? "nothing (a colour with # needs quotes)" : "'\(text)'"
      throw node.error("found \(hint), expected a colour such as \"2e3440\"")
    }
    return colour
  }

  /// `base0A` is 10, in either case of its letters.
  private static func number(_ key: String) -> Int? {
    guard key.utf8.count == 6, key.lowercased().hasPrefix("base"), let number = Int(key.suffix(2), radix: 16) else {
      return nil
    }
    return (0..<24).contains(number) ? number : nil
  }

  private static func key(_ number: Int) -> String {
    "base" + (number < 16 ? "0" : "") + String(number, radix: 16, uppercase: true)
  }
}
