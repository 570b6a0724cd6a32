import CustomerSuccess

/// What Enter would do with a line of the palette as it stands.
struct LineMeaning: Hashable, Sendable {
  var words: String
  /// It would be refused, in these words.
  var isTrouble: Bool
}

extension Console {
  /// What Enter would do with what is typed, or what is still missing behind it.
  func meaning(of palette: PaletteView) -> LineMeaning? {
    if let line = palette.line { return meaning(of: line) }
    return palette.begun.flatMap(meaning).flatMap { $0.isTrouble ? $0 : nil }
  }

  /// Found by carrying the line out on a copy of the console, so that what is promised is what is done. Nil for what is no
  /// command.
  func meaning(of line: String) -> LineMeaning? {
    guard isCommand(line) else { return nil }
    var copy = self
    copy.overlay = nil
    let effects = copy.carryOut(line: line)
    for case .complain(let words) in effects { return LineMeaning(words: words, isTrouble: true) }
    return LineMeaning(words: "enter: \(promise(of: line))", isTrouble: false)
  }

  private func isCommand(_ line: String) -> Bool {
    guard let first = LineWords(line)?.first else { return false }
    return ["view", "drafts"].contains(first.lowercased()) || PaletteLine(line, among: paletteEntries) != nil
  }

  private func promise(of line: String) -> String {
    guard let words = LineWords(line) else { return line }
    let rest = words.rest
    switch words.first.lowercased() {
    case "save": return "saves this view as '\(rest)'"
    case "view": return "opens the view '\(rest)'"
    case "scope": return "narrows every screen to \(rest)"
    case "theme" where !setting.themes.contains(rest): return "looks for a theme '\(rest)' in the themes' folder"
    case "theme": return "the theme '\(rest)'"
    case "sources": return "how the sources stand"
    case "drafts": return "nothing is kept as a draft"
    case "log": return "the change log, narrowed to \(rest)"
    case "export": return "writes what is shown: \(rest)"
    default: return VerbLine(line).map(promise) ?? line
    }
  }

  /// The verb with what it is done to and the values that were read.
  private func promise(of line: VerbLine) -> String {
    let subjects = subjects(for: line.verb)
    let parameters = line.verb.parameters(for: subjects.first, setting.acting)
    let told = line.values(for: parameters)
    let values = (try? named(told, parameters)) ?? told
    let whom = subjects.count == 1 ? subjects.first.map { "\($0.target)" } ?? "" : "\(subjects.count) chosen"
    let words = parameters.compactMap { parameter in
      values[parameter.name].map { "\(parameter.title.lowercased()) \($0)" }
    }
    return "\(line.verb.rawValue) \(whom)" + (words.isEmpty ? "" : " · ") + words.joined(separator: " · ")
  }
}
