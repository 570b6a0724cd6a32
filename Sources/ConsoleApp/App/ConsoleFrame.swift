import CustomerSuccess
import SuccessStore
public import TerminalUI

extension Console {
  /// Draws the whole screen: tabs, scope, panes, footer, and what lies above them.
  public func draw(on canvas: inout Canvas) {
    guard Console.least.fits(in: Size(width: canvas.width, height: canvas.height)) else {
      return canvas.writeTooSmall("Rapport needs \(Console.least.width)×\(Console.least.height)")
    }
    TabLine(self).draw(on: &canvas)
    drawScope(on: &canvas)
    for (id, place) in places { drawPane(id, in: place, on: &canvas) }
    drawFooter(on: &canvas)
    switch overlay {
    case .help(let help): help.draw(on: &canvas)
    case .why(let view): view.draw(on: &canvas)
    case .filter(let prompt): prompt.draw(on: &canvas)
    case .form(let form): form.draw(on: &canvas)
    case .conflict(let conflict): conflict.draw(on: &canvas, words: changeWords(ChangeContext()), zone: setting.zone)
    case .doubt(let view): view.draw(on: &canvas)
    case .palette(let palette): palette.draw(on: &canvas)
    case .search(let search): search.draw(on: &canvas)
    case .log(let log): log.draw(on: &canvas, zone: setting.zone, now: now, rules: setting.acting)
    case .export(let view): view.draw(on: &canvas)
    case .workload(let view): view.draw(on: &canvas)
    case .importing(let wizard): wizard.draw(on: &canvas, zone: setting.zone, now: now)
    case .sources(let view): view.draw(on: &canvas, zone: setting.zone, now: now)
    case .plan(let view):
      view.draw(
        on: &canvas, zone: setting.zone, rules: setting.outreach, model: setting.health, canApply: !setting.isReadOnly)
    case .difference(let view): view.draw(on: &canvas, health: setting.health)
    case .comparison(let view): view.draw(on: &canvas)
    case .moments(let view): view.draw(on: &canvas)
    case nil: break
    }
  }

  /// Said where a pane shows what was kept and what it asks is still being read.
  func ageWords(of pane: PaneID) -> String? {
    questions.keptSince(pane).map { at in
      let (day, today) = (setting.zone.date(of: at), setting.zone.date(of: now))
      let when = day == today ? "" : "\(TimeWords.near(day)), "
      return "figures of \(when)\(TimeWords.hour(at, in: setting.zone)), reading again"
    }
  }

  /// The same above what is said of the pane in front.
  var ageWords: [String] { ageWords(of: focus).map { [$0.capitalizedFirst] } ?? [] }

  func changeWords(_ context: ChangeContext) -> ChangeWords {
    ChangeWords(context, rules: setting.acting, zone: setting.zone, now: now)
  }

  /// Below this nothing can be laid out sensibly.
  static let least = Size(width: 60, height: 18)

  private func drawPane(_ id: PaneID, in place: Rect, on canvas: inout Canvas) {
    guard let pane = panes[id], place.width > 2, place.height > 2 else { return }
    var scene = scene(for: id)
    scene.glyphs = canvas.glyphs
    let age = ageWords(of: id)
    let note = age ?? pane.note(in: scene)
    var title = pane.title(in: scene)
    if pane.isNarrowed || age != nil {
      // What narrows the rows, and that they are old, is said whatever becomes of the title.
      title = title.truncated(to: max(10, place.width - canvas.columns(note) - 9), glyphs: canvas.glyphs)
      let room = max(0, place.width - canvas.columns(title) - 9)
      canvas.box(
        place, title: title, titleRight: note.truncated(to: room, glyphs: canvas.glyphs), focused: id == focus)
    } else {
      canvas.box(place, title: title, titleRight: note, focused: id == focus)
    }
    canvas.draw(in: place.inset()) { pane.draw(scene, on: &$0) }
  }

  private func drawScope(on canvas: inout Canvas) {
    let count = population.map { " \(canvas.glyphs.bullet) \(NumberWords.whole($0))" } ?? ""
    let scope = scopeText.isEmpty ? "all customers" : scopeText
    let dot = " \(canvas.glyphs.bullet) "
    let clock = "\(TimeWords.clock(now, in: setting.zone)) \(TimeWords.zone(setting.zone, at: now))"
    // In a narrow window the title of the terminal still has the database's name.
    let state = setting.past.map { [$0] } ?? (setting.isReadOnly ? ["read-only"] : [])
    let names = canvas.width < 76 ? [setting.me] : [setting.database, setting.me]
    let share = (canvas.width - 36 - clock.count - (state.first?.count ?? 0)) / 2
    // Which moment it is goes before whose it is.
    let said = setting.past != nil && canvas.width < 110 ? [] : names
    let right = (state + said.map { $0.truncated(to: share, glyphs: canvas.glyphs) } + [clock]).joined(separator: dot)
    canvas.writeRight(
      right, at: Point(x: 1, y: 1), width: canvas.width - 2, tone: setting.past == nil ? .muted : .warning)
    let left = canvas.width - 4 - canvas.columns(right)
    let failing = failingWords(canvas.glyphs, room: left - canvas.columns(scope + count) - 2)
    let free = canvas.width < 76 || !failing.isEmpty ? left : canvas.width - 50
    let room = failing.isEmpty ? free : free - canvas.columns(failing) - 2
    let used = canvas.write(
      scope, at: Point(x: 1, y: 1), tone: scopeText.isEmpty ? .muted : .accent,
      maxWidth: max(1, room - canvas.columns(count)))
    let counted = canvas.write(count, at: Point(x: 1 + used, y: 1), tone: .muted)
    canvas.write(failing, at: Point(x: 3 + used + counted, y: 1), tone: .error)
  }

  private func drawFooter(on canvas: inout Canvas) {
    let y = canvas.height - 1
    if let notice = notice ?? announced ?? trouble.map({ Notice(text: $0.description, isComplaint: true) }) {
      canvas.write(
        notice.text, at: Point(x: 1, y: y), tone: notice.isComplaint ? .error : .success,
        maxWidth: canvas.width - 2)
      return
    }
    // Whatever else there is room for: what is used most, and what leads to all the rest.
    let first = leadingHints
    var last = lastHints
    // What treats the line under the cursor gives way to nothing but the ways to all the rest.
    let needed = first.reduce(1) { $0 + width(of: $1, on: canvas) }
    for action in [ConsoleAction.nextPane, .filter, .undo, .palette]
    where needed + last.reduce(0, { $0 + width(of: $1, on: canvas) }) > canvas.width + 1 {
      last.removeAll { $0 == Command(action, in: "console") }
    }
    // What treats the line may come as near to the edge as the blanks behind the last hint.
    let room = canvas.width - (first.isEmpty ? 1 : -1) - last.reduce(0) { $0 + width(of: $1, on: canvas) }
    var x = 1
    for command in first + hints(after: first)
    where !last.contains(where: { $0.id == command.id }) && x + width(of: command, on: canvas) <= room {
      x += drawHint(command, x: x, y: y, on: &canvas)
    }
    for command in last { x += drawHint(command, x: x, y: y, on: &canvas) }
  }

  private func width(of command: Command, on canvas: Canvas) -> Int {
    guard let hint = command.hint, let key = keyMap.keys(of: command).first else { return 0 }
    return canvas.columns(key.name) + canvas.columns(hint) + 3
  }

  /// The columns it took; none without a hint or a key.
  private func drawHint(_ command: Command, x: Int, y: Int, on canvas: inout Canvas) -> Int {
    guard let hint = command.hint, let key = keyMap.keys(of: command).first else { return 0 }
    let used = canvas.write(key.name, at: Point(x: x, y: y), tone: .key, emphasis: .bold) + 1
    canvas.write(hint, at: Point(x: x + used, y: y), tone: .muted)
    return width(of: command, on: canvas)
  }

  /// What holds everywhere and is used most; where rows are marked, how they are so no more.
  private var lastHints: [Command] {
    let marked: [ConsoleAction] = panes[focus]?.hasMarks == true ? [.unmark] : []
    return (marked + [.filter, .nextPane, .undo, .palette, .help, .quit]).map { Command($0, in: "console") }
      .filter(isPossible)
  }

  /// The keys that treat the line under the cursor, where a pane knows better than its kind of thing.
  private var leadingHints: [Command] {
    (panes[focus]?.leadingHints(in: scene(for: focus)) ?? []).filter(isPossible)
  }

  /// The acts on what is chosen, the pane's own keys, then what holds everywhere; nothing twice, and no key that has nothing to
  /// say here.
  private func hints(after first: [Command]) -> [Command] {
    let scene = scene(for: focus)
    let kind = panes[focus]?.subjectKind(in: scene)
    let isExplained = panes[focus]?.why(in: scene).isKnown ?? false
    let force = KeysInForce(self)
    let acts = force.acts.filter { $0.kind == kind }.flatMap(\.section.commands)
    // Where rows are marked, how they are so no more stands among the last ones.
    let idle = (isExplained ? [ConsoleAction.unmark] : [.unmark, .why]).map { Command.id($0, in: "console") }
    let everywhere = force.everywhere.flatMap(\.commands).filter { !idle.contains($0.id) }
    let taken = Set(first.flatMap { keyMap.keys(of: $0) })
    return (acts + force.own.commands + everywhere).filter { taken.isDisjoint(with: $0.keys) }
  }
}

extension Canvas {
  /// In short lines: a terminal that is too small cuts long ones.
  mutating func writeTooSmall(_ need: String) {
    let lines = [need, "this terminal is \(width)×\(height)", "enlarge it, or q to quit"]
    let top = max(0, (height - lines.count) / 2)
    for (index, line) in lines.enumerated() {
      writeCentred(line, at: Point(x: 0, y: top + index), width: width, tone: index == 0 ? .title : .muted)
    }
  }
}
