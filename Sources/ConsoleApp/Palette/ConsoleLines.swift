import CustomerSuccess
import SuccessStore
import TerminalUI

/// A typed line's first word, and what stands behind it without blanks around it.
struct LineWords {
  let first: String
  let rest: String

  /// Nil for an empty line.
  init?(_ line: String) {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard let first = words.first else { return nil }
    self.first = first
    rest = words.count > 1 ? words[1].withoutOuterBlanks : ""
  }
}

/// Lines of the palette, of macros and of other places: a verb with its values, or one of the console's own words.
extension Console {
  mutating func choose(_ choice: PaletteEntry.Choice) -> [Effect] {
    switch choice {
    case .verb(let verb): return begin(verb)
    case .openLink: return openLink()
    case .console(let action): return perform(action)
    case .screen(let id):
      if let screen = Screen.all.first(where: { $0.id == id }) { show(screen) }
      return []
    case .pane(let place):
      show(place)
      return []
    case .line(let line): return carryOut(line: line)
    case .draft(let key): return open(key)
    case .start(let line):
      overlay = .palette(PaletteView(entries: paletteEntries, text: line, history: paletteHistory))
      return []
    }
  }

  /// What is wrong with the line is said in the last line of the screen.
  mutating func carryOut(line: String) -> [Effect] {
    guard let words = LineWords(line) else { return [] }
    let (first, rest) = (words.first, words.rest)
    switch first.lowercased() {
    case "scope": return narrow(to: rest)
    case "drafts":
      return [drafts.isEmpty ? .say("Nothing is kept as a draft") : .complain("drafts: expected one of the list's")]
    case "sources" where rest.isEmpty:
      overlay = .sources(SourcesView(told: toldSources))
      return []
    case "save": return save(viewNamed: rest)
    case "view": return open(viewNamed: rest)
    case "log" where !rest.isEmpty:
      overlay = .log(logView(rest))
      return []
    case "export" where !rest.isEmpty: return export(line: rest)
    case "import" where !rest.isEmpty: return startImport(rest, isWhole: true)
    case "plan": return rest.isEmpty ? [.complain("plan: expected a framework file or a folder of them")] : plan(rest)
    case "asof": return lookBack(rest)
    case "compare": return compare(rest)
    case "diff": return difference(from: rest)
    case "theme" where setting.themes.contains(rest):
      setting.theme = rest
      previewed = nil
      return [.theme(rest)]
    case "theme":
      return rest.isEmpty
        ? [.complain("theme: expected one of \(setting.themes.joined(separator: ", "))")] : [.theme(rest)]
    default: break
    }
    if VerbLine(line) == nil, isName(first), !rest.isEmpty {
      return [.complain("'\(first)' is told nothing more, found '\(rest)'")]
    }
    if let macro = setting.macros.first(where: { $0.name == first }) { return carryOut(macro) }
    if let action = ConsoleAction(rawValue: first) { return perform(action) }
    if let screen = Screen.all.first(where: { $0.title.lowercased() == first.lowercased() }) {
      show(screen)
      return []
    }
    if let place = NamedPane.called(first) {
      show(place)
      return []
    }
    guard let verbLine = VerbLine(line) else {
      return [.complain(unknown(first))]
    }
    if verbLine.words.isEmpty { return begin(verbLine.verb) }
    let subjects = subjects(for: verbLine.verb)
    let parameters = verbLine.verb.parameters(for: subjects.first, setting.acting)
    if let effects = ask(whomOf: verbLine, parameters, on: subjects) { return effects }
    do throws(ParameterError) {
      let deed = Deed(verbLine.verb, try named(verbLine.values(for: parameters), parameters))
      return ask(aboutNewNamesOf: deed, parameters, on: subjects) ?? carryOut(deed, on: subjects)
    } catch {
      return [.complain(verbLine.verb.complaint(error))]
    }
  }

  /// Words of a customer's name that are no whole name are looked for in the form of the verb, as they are where they are typed there.
  private mutating func ask(
    whomOf line: VerbLine, _ parameters: [Parameter], on subjects: [ActSubject]
  ) -> [Effect]? {
    guard !subjects.isEmpty, !setting.isReadOnly else { return nil }
    let values = line.values(for: parameters)
    let isAsked = parameters.contains { parameter in
      guard case .thing(.customer) = parameter.kind, let text = values[parameter.name], !text.isEmpty else {
        return false
      }
      return areWordsOfAName(text)
    }
    guard isAsked else { return nil }
    let form = FormView(verb: line.verb, subjects: subjects, parameters: parameters, values: values)
    overlay = .form(previewing(form))
    return []
  }

  /// Of a customer: what is told is neither an id nor a whole name.
  func areWordsOfAName(_ text: String) -> Bool {
    let found = references[Reference(.customer, text)]
    return !ShortID.isID(text, of: .customer) && found?.id == nil && found?.merged == nil
  }

  /// A name that nobody has yet may be a slip of the finger: the form of the verb asks, as it does of what is typed there.
  private mutating func ask(
    aboutNewNamesOf deed: Deed, _ parameters: [Parameter], on subjects: [ActSubject]
  ) -> [Effect]? {
    guard !subjects.isEmpty, !setting.isReadOnly else { return nil }
    var form = FormView(verb: deed.verb, subjects: subjects, parameters: parameters, values: deed.values)
    guard form.newName(among: people) != nil else { return nil }
    return press(.enter, in: &form)
  }

  private func unknown(_ name: String) -> String {
    guard setting.shellCommands.contains(name) else { return "'\(name)' is no command; : lists them all" }
    return "'\(name)' is a command of the shell: 'rapport \(name)'; : lists those of the console"
  }

  /// Of a macro, of what the console does, or of a screen: they stand alone.
  private func isName(_ word: String) -> Bool {
    setting.macros.contains { $0.name == word } || ConsoleAction(rawValue: word) != nil
      || Screen.all.contains { $0.title.lowercased() == word.lowercased() } || NamedPane.called(word) != nil
  }

  /// Who is meant by a name is found as commands find it; a thing that is known not to be there is refused.
  func named(
    _ values: [String: String], _ parameters: [Parameter]
  ) throws(ParameterError) -> [String: String] {
    var values = values
    for parameter in parameters {
      guard case .thing(let kind) = parameter.kind, let text = values[parameter.name], !text.isEmpty else { continue }
      let reference = Reference(kind, text)
      if let id = references[reference]?.id { values[parameter.name] = id }
      if let words = references[reference]?.complaint(of: reference) { throw ParameterError(parameter.name, words) }
    }
    for parameter in parameters where parameter.kind == .person && !people.isEmpty {
      guard let typed = values[parameter.name] else { continue }
      values[parameter.name] = try PersonName.read(typed, for: parameter.name, among: people).name
    }
    return values
  }

  /// All of its acts as one entry to undo.
  private mutating func carryOut(_ macro: Macro) -> [Effect] {
    var deeds: [Deed] = []
    for line in macro.lines {
      guard let verbLine = VerbLine(line) else {
        return [.complain("macro \(macro.name): '\(line)' begins with no act")]
      }
      let parameters = verbLine.verb.parameters(for: subjects(for: verbLine.verb).first, setting.acting)
      do throws(ParameterError) {
        deeds.append(Deed(verbLine.verb, try named(verbLine.values(for: parameters), parameters)))
      } catch {
        return [.complain("macro \(macro.name): \(verbLine.verb.complaint(error))")]
      }
    }
    return carryOut(deeds)
  }
}

/// A name for a list of acts.
public struct Macro: Hashable, Sendable {
  public var name: String
  /// Each a verb with its values, such as `snooze 7d waiting for the budget`.
  public var lines: [String]

  public init(name: String, lines: [String]) {
    self.name = name
    self.lines = lines
  }
}

extension Verb {
  /// `snooze: until: found …`; where the parameter is called as the verb is, once.
  func complaint(_ error: ParameterError) -> String {
    let words = "\(error)"
    return words.hasPrefix("\(rawValue): ") ? words : "\(rawValue): \(words)"
  }
}
