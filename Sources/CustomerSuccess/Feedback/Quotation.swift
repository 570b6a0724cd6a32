/// What a text quotes.
public enum Quotation {
  /// Fewer words than these are a name or a term in quotation marks, such as "Save as".
  public static let leastWords = 3

  private static let marks: [Character: Set<Character>] = [
    "\"": ["\""], "“": ["”"], "„": ["“", "”"], "«": ["»"], "»": ["«"],
  ]

  /// What stands between double quotation marks, without them, in the text's order. A mark that is never closed quotes nothing.
  public static func passages(of text: String) -> [String] {
    var passages: [String] = []
    var rest = text[...]
    while let start = rest.firstIndex(where: { marks[$0] != nil }), let ends = marks[rest[start]] {
      let inside = rest[rest.index(after: start)...]
      guard let end = inside.firstIndex(where: ends.contains) else {
        rest = inside
        continue
      }
      let passage = String(inside[..<end]).trimmingBlanks()
      if passage.split(whereSeparator: \.isWhitespace).count >= leastWords { passages.append(passage) }
      rest = inside[inside.index(after: end)...]
    }
    return passages
  }
}
