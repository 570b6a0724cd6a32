import CustomerSuccess
import SuccessStore

/// What Enter would do with a line of the palette as it stands.
struct LineMeaning: Hashable, Sendable {
  var words: String
  /// It would be refused, in these words.
  var isTrouble: Bool
  /// A macro takes something for granted that nobody knows: said although its name alone says what it does.
  var hasDoubt = false
}

extension Console {
  /// What Enter would do with what is typed, or what is still missing behind it.
  func meaning(of palette: PaletteView) -> LineMeaning? {
    if let line = palette.line { return meaning(of: line) }
    if case .line(let line)? = palette.highlighted?.choice, let found = meaning(of: line),
      found.hasDoubt || found.isTrouble
    {
      return found
    }
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
    return LineMeaning(
      words: "enter: \(promise(of: line))", isTrouble: false, hasDoubt: !macroDoubts(line).isEmpty)
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
    case "scope" where rest.isEmpty || Console.widening.contains(rest.lowercased()): return "back to all customers"
    case "scope": return "narrows every screen to \(rest)"
    case "theme" where !setting.themes.contains(rest): return "looks for a theme '\(rest)' in the themes' folder"
    case "theme": return "the theme '\(rest)'"
    case "sources": return "how the sources stand"
    case "drafts": return "nothing is kept as a draft"
    case "log": return "the change log, narrowed to \(rest)"
    case "plan": return "what the framework files of \(rest) would do; nothing is applied"
    case "asof" where rest == "now": return "back to now"
    case "asof": return "everything as of \(rest); nothing can be done there"
    case "compare": return "side by side, with a test of each difference: \(rest)"
    case "diff": return "who crossed a category, came and left since \(rest), and by what scores moved"
    case "import": return "looks at \(rest), and asks before anything is imported"
    case "export": return "writes what is shown: \(rest)"
    default: return VerbLine(line).map(promise) ?? ([line] + macroDoubts(words.first)).joined(separator: " · ")
    }
  }

  /// The verb with what it is done to and the values that were read.
  private func promise(of line: VerbLine) -> String {
    let subjects = subjects(for: line.verb)
    let parameters = line.verb.parameters(for: subjects.first, setting.acting)
    let told = line.values(for: parameters)
    let values = (try? named(told, parameters)) ?? told
    let whom =
      subjects.count == 1 ? subjects.first.map { "\($0.target)" } ?? "" : "\(NumberWords.whole(subjects.count)) chosen"
    let words = parameters.compactMap { parameter in
      values[parameter.name].map { "\(parameter.title.lowercased()) \($0)\(doubt(of: $0, parameter))" }
    }
    return "\(line.verb.rawValue) \(whom)" + (words.isEmpty ? "" : " · ") + words.joined(separator: " · ")
  }

  /// What is taken as it was typed, and is not known to be there.
  private func doubt(of value: String, _ parameter: Parameter) -> String {
    switch parameter.kind {
    case .person where !people.isEmpty && PersonName(value, among: people) == .new: ", a name that nobody has yet"
    case .thing(.customer) where areWordsOfAName(value): ", looked for in the form"
    case .thing(let kind) where references[Reference(kind, value)] == nil: ", if there is such a \(kind.title)"
    default: ""
    }
  }

  /// The names in a macro that nobody has yet; none of what is no macro.
  private func macroDoubts(_ name: String) -> [String] {
    guard let macro = setting.macros.first(where: { $0.name == name }) else { return [] }
    return macro.lines.compactMap(VerbLine.init).flatMap { line in
      let parameters = line.verb.parameters(for: subjects(for: line.verb).first, setting.acting)
      let values = line.values(for: parameters)
      return parameters.filter { $0.kind == .person }.compactMap { parameter in
        values[parameter.name].flatMap { value in
          let doubt = doubt(of: value, parameter)
          return doubt.isEmpty ? nil : "\(line.verb.rawValue) \(value)\(doubt)"
        }
      }
    }
  }

  /// What is named in the line that Enter would carry out, in a macro's lines too.
  func question(of palette: PaletteView) -> AnyQuestion? {
    let typed = palette.line ?? palette.begun
    let chosen: String? = if case .line(let line)? = palette.highlighted?.choice { line } else { nil }
    let named = [typed, chosen].compactMap(\.self).reduce(into: Set<Reference>()) { $0.formUnion(references(in: $1)) }
    return named.isEmpty ? nil : AnyQuestion(ReferenceQuery(named))
  }

  private func references(in line: String) -> Set<Reference> {
    let macro = LineWords(line).flatMap { words in setting.macros.first { $0.name == words.first } }
    return (macro?.lines ?? [line]).compactMap(VerbLine.init).reduce(into: []) { named, line in
      let parameters = line.verb.parameters(for: subjects(for: line.verb).first, setting.acting)
      let values = line.values(for: parameters)
      for parameter in parameters {
        guard case .thing(let kind) = parameter.kind, let text = values[parameter.name], !text.isEmpty else { continue }
        named.insert(Reference(kind, text))
      }
    }
  }
}
