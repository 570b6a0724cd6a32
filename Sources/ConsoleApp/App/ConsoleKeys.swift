import CustomerSuccess
import SuccessStore
import TerminalUI

extension Console {
  /// One key: the overlay has it first, then the focused pane, then the console.
  mutating func press(_ key: Key) -> [Effect] {
    if case .resize(let size) = key {
      self.size = size
      return []
    }
    guard Console.least.fits(in: size) else { return pressUnseen(key) }
    // The end of a click is no further deed: what the click has said stays.
    if case .mouse(let mouse) = key, mouse.kind == .release || mouse.kind == .drag { return [] }
    // Told unasked it stays until a key was pressed that found it on the screen.
    if notice == nil { announced = nil }
    notice = nil
    if case .mouse(let mouse) = key { return self.mouse(mouse) }
    if leadsToTheShell(key) { return [.suspend] }
    switch overlay {
    case .help(var help):
      overlay = help.press(key, on: size) ? .help(help) : nil
      return []
    case .why(var view):
      overlay = view.press(key, on: size) ? .why(view) : nil
      return []
    case .filter(var prompt): return press(key, in: &prompt)
    case .form(var form): return press(key, in: &form)
    case .conflict(let view): return press(key, in: view)
    case .doubt(let view): return press(key, in: view)
    case .palette(var palette): return press(key, in: &palette)
    case .search(var search): return press(key, in: &search)
    case .log(var log): return press(key, in: &log)
    case .export(var view): return press(key, in: &view)
    case .workload(var view): return press(key, in: &view)
    case .importing(var wizard): return press(key, in: &wizard)
    case .plan(var view): return press(key, in: &view)
    case .difference(var view): return press(key, in: &view)
    case .moments(var view): return press(key, in: &view)
    case .comparison(let view):
      if !view.press(key) { overlay = nil }
      return []
    case .sources(var view):
      overlay = view.press(key) ? .sources(view) : nil
      return []
    case nil: break
    }
    if let target = digit(key) {
      show(target)
      return []
    }
    if let move: ListMove = keyMap.action(for: key, in: "move") {
      return with(focus) { $0.move(move, in: $1) } ?? []
    }
    if let effects = with(focus, { $0.press(key, in: $1) }) ?? nil { return effects }
    let told = use(of: key)
    switch told?.use {
    case .verb(let verb): return begin(verb, on: told?.kind)
    case .openLink: return openLink()
    case nil: break
    }
    guard let action: ConsoleAction = keyMap.action(for: key, in: "console") else {
      return [.complain("\(key.name) means nothing here; \(name(of: .help)) lists the keys")]
    }
    return perform(action)
  }

  /// In a window too small to draw in, nobody sees what a key would do: they only lead out of it.
  private func pressUnseen(_ key: Key) -> [Effect] {
    let action: ConsoleAction? = keyMap.action(for: key, in: "console")
    switch action {
    case .quit: return [.quit]
    case .suspend: return [.suspend]
    default: return []
    }
  }

  /// Wherever the keys are, unless it is a letter, which may be meant for a field.
  private func leadsToTheShell(_ key: Key) -> Bool {
    if case .character = key { return false }
    let action: ConsoleAction? = keyMap.action(for: key, in: "console")
    return action == .suspend
  }

  private func digit(_ key: Key) -> Screen? {
    guard case .character(let character) = key, let number = character.wholeNumberValue else { return nil }
    return Screen.all.first { $0.number == number }
  }

  /// The key that means it, for texts that name it.
  func name(of action: ConsoleAction) -> String {
    keyMap.keys(of: action, in: "console").first?.name ?? ":\(action.rawValue)"
  }

  mutating func perform(_ action: ConsoleAction) -> [Effect] {
    switch action {
    case .nextPane: cycle(by: 1)
    case .previousPane: cycle(by: -1)
    case .back: return back()
    case .filter: return startFilter()
    case .help: overlay = .help(HelpView(sections: helpSections, signs: shownSigns))
    case .redraw: return handle(.dataChanged)
    case .palette: overlay = .palette(PaletteView(entries: paletteEntries, history: paletteHistory))
    case .search: overlay = .search(SearchView())
    case .log: overlay = .log(logView())
    case .markAll: return markAll()
    case .undo: return [.undo]
    case .redo: return [.redo]
    case .again: return repeatLast()
    case .widen: return widen()
    case .mark: return with(focus) { $0.mark(.toggle, in: $1) } ?? []
    case .markRange: return with(focus) { $0.mark(.range, in: $1) } ?? []
    case .unmark: return with(focus) { $0.mark(.clear, in: $1) } ?? []
    case .why: return explain()
    case .copy: return copyChosen()
    case .export: overlay = .export(exportView)
    case .import: return startImport()
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    }
    return []
  }

  /// The change log, narrowed by these words.
  func logView(_ words: String = "") -> LogView {
    LogView(
      LogView.Reader(me: setting.me, zone: setting.zone, now: now, canUndo: !setting.isReadOnly), text: words)
  }

  /// Panes that this size has no room for are passed over, unless only one is shown at a time.
  private mutating func cycle(by step: Int) {
    let shown = places.count > 1 && screen.parts.isEmpty ? screen.panes.filter { places[$0] != nil } : screen.panes
    guard let index = shown.firstIndex(of: focus) else { return }
    giveKeys(to: shown[(index + step + shown.count) % shown.count], of: screen.id)
  }

  private mutating func startFilter() -> [Effect] {
    // On a screen, or a part of it, with one list, that list is meant from anywhere.
    let part = screen.parts.first { $0.contains(focus) } ?? screen.panes
    let lists = part.filter { panes[$0]?.filterSubject != nil }
    let target = panes[focus]?.filterSubject != nil ? focus : lists.count == 1 ? lists.first : nil
    guard let target, let pane = panes[target], let subject = pane.filterSubject else {
      if panes[focus]?.isNarrowedByScope == true { return startScope() }
      overlay = .search(SearchView())
      return []
    }
    if target != focus { enter(target) }
    overlay = .filter(
      FilterPrompt(
        pane: target, subject: subject, text: pane.filterText, people: people,
        counters: filterNames?.counters.sorted() ?? []))
    return subject == .customers ? [.prepare(AnyQuestion(FilterReadiness()))] : []
  }

  /// What counts everybody is narrowed together with every screen.
  private mutating func startScope() -> [Effect] {
    let line = "scope \(scopeText)".withoutOuterBlanks + " "
    overlay = .palette(PaletteView(entries: paletteEntries, text: line, history: paletteHistory))
    return []
  }

  private func copyChosen() -> [Effect] {
    let subjects = panes[focus]?.subjects(in: scene(for: focus)) ?? []
    guard let first = subjects.first else { return [.complain("There is no row to copy here")] }
    // A ticket's title begins with its id already.
    let lines = subjects.map { "\($0.target)\t\($0.title.trimmingPrefix("\($0.target) "))" }
    let name = lines.count == 1 ? "\(first.target)" : "\(NumberWords.whole(lines.count)) rows"
    return [.copy(CopyRequest(text: lines.joined(separator: "\n"), name: name))]
  }

  private mutating func press(_ key: Key, in log: inout LogView) -> [Effect] {
    switch log.press(key) {
    case .looking: overlay = .log(log)
    case .closed: overlay = nil
    case .undo(let entry):
      overlay = nil
      return [.undoEntry(entry.id)]
    case .write: overlay = .export(exportView(of: log))
    }
    return []
  }

  private mutating func markAll() -> [Effect] {
    guard panes[focus]?.allAsked(in: scene(for: focus), limit: MarkStep.limit) != nil else {
      return [.complain("There are no rows to mark here")]
    }
    markingAll = focus
    return []
  }

  private mutating func press(_ key: Key, in search: inout SearchView) -> [Effect] {
    switch search.press(key) {
    case .searching: overlay = .search(search)
    case .cancelled: overlay = nil
    case .chosen(let hit):
      overlay = nil
      return open(hit)
    }
    return []
  }

  private mutating func press(_ key: Key, in palette: inout PaletteView) -> [Effect] {
    switch palette.press(key) {
    case .editing:
      // Its own line knows the files.
      if let path = palette.importedPath { return preview(nil) + startImport(path, takesUp: !path.isEmpty) }
      palette.meaning = meaning(of: palette)
      overlay = .palette(palette)
      return preview(palette.highlighted)
    case .cancelled:
      overlay = nil
      return preview(nil)
    case .chosen(let choice):
      overlay = nil
      return choose(choice)
    case .line(let line):
      overlay = nil
      paletteHistory.add(line)
      let effects = carryOut(line: line)
      // What was refused is there to be mended, with the reason below it.
      if overlay == nil, let first = effects.first, case .complain = first { overlay = .palette(palette) }
      return effects
    }
  }

  private mutating func press(_ key: Key, in prompt: inout FilterPrompt) -> [Effect] {
    switch prompt.press(key, me: setting.me) {
    case .editing(let filter):
      overlay = .filter(prompt)
      if let filter { panes[prompt.pane]?.setFilter(filter, text: prompt.words) }
    case .mistaken:
      overlay = .filter(prompt)
      guard panes[prompt.pane]?.filterText != prompt.before else { break }
      return apply(filter: prompt.before, to: prompt.pane)
    case .accepted: overlay = nil
    case .cancelled:
      overlay = nil
      return apply(filter: prompt.before, to: prompt.pane)
    }
    return []
  }
}
