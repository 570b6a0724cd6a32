import CustomerSuccess

/// A typed line that begins with a command's name, or with its title, written whole.
struct PaletteLine: Hashable {
  /// By which the line is carried out.
  let name: String
  /// What the command is told, without blanks around it.
  let rest: String

  var text: String { rest.isEmpty ? name : "\(name) \(rest)" }

  /// Verbs that cannot be done here have their names too. The longest that fits is meant: titles begin with verbs' names.
  init?(_ text: String, among entries: [PaletteEntry]) {
    let typed = text.withoutOuterBlanks
    let names =
      entries.filter { !$0.isDraft }.map { ($0.name, $0.title) } + Verb.allCases.map { ($0.rawValue, $0.title) }
    var longest = 0
    var found: (name: String, rest: String)?
    for (name, title) in names {
      for phrase in [name, title] where phrase.count > longest {
        guard let rest = PaletteLine.rest(of: typed, behind: phrase) else { continue }
        longest = phrase.count
        found = (name, rest)
      }
    }
    guard let found else { return nil }
    (name, rest) = found
  }

  private static func rest(of typed: String, behind phrase: String) -> String? {
    guard !phrase.isEmpty, typed.prefix(phrase.count).lowercased() == phrase.lowercased() else { return nil }
    let rest = typed.dropFirst(phrase.count)
    guard rest.first.map(\.isWhitespace) ?? true else { return nil }
    return String(rest).withoutOuterBlanks
  }
}
