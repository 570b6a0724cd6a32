import TerminalUI

/// Every key in force where the person stands, made from the actions themselves.
struct HelpView: Hashable, Sendable {
  var sections: [KeySection]
  /// What the panes of the screen show beside words.
  var signs: [SignKind]
  private var top = 0

  init(sections: [KeySection], signs: [SignKind] = []) {
    self.sections = sections
    self.signs = signs
  }

  /// False when the key closes the help.
  mutating func press(_ key: Key, on size: Size) -> Bool {
    guard let move = ListMove.allCases.first(where: { $0.keys.contains(key) }) else { return false }
    let last = max(0, lines(.unicode).count - place(on: size).inset().height)
    switch move {
    case .down: top += 1
    case .up: top -= 1
    case .pageDown, .halfPageDown: top += 10
    case .pageUp, .halfPageUp: top -= 10
    case .top: top = 0
    case .bottom: top = last
    }
    top = min(max(0, top), last)
    return true
  }

  private enum Line {
    case title(String)
    case command(Command)
    case sign(String, String)
    case blank
  }

  private static let width = 76
  /// Where titles and meanings begin, and the room for them.
  private static let indent = 28
  private static let room = width - indent - 3

  private func lines(_ glyphs: GlyphSet) -> [Line] {
    let keys = sections.map { section -> [Line] in
      section.commands.isEmpty
        ? [] : [.title(section.title)] + section.commands.map(Line.command) + [.blank]
    }
    let signs = signs.flatMap { kind -> [Line] in
      [.title(kind.title)] + kind.signs(glyphs).flatMap { HelpView.lines(of: $0, glyphs) } + [.blank]
    }
    // What holds where one stands comes before what holds everywhere.
    let own = keys.dropLast(KeySection.everywhere.count)
    let lines = own.joined() + signs + keys.suffix(KeySection.everywhere.count).joined()
    // Nothing stands behind the last section.
    if case .blank? = lines.last { return lines.dropLast() }
    return lines
  }

  private static func lines(of sign: (sign: String, meaning: String), _ glyphs: GlyphSet) -> [Line] {
    Paragraph.wrap(sign.meaning, width: room, glyphs: glyphs).enumerated().map { index, words in
      .sign(index == 0 ? sign.sign : "", words)
    }
  }

  func place(on size: Size) -> Rect {
    Rect(x: 0, y: 0, width: size.width, height: size.height).centred(
      Size(width: min(size.width - 4, HelpView.width), height: min(size.height - 2, lines(.unicode).count + 2)))
  }

  func draw(on canvas: inout Canvas) {
    let lines = lines(canvas.glyphs)
    let box = place(on: Size(width: canvas.width, height: canvas.height))
    canvas.recolour(tone: .muted)
    let inside = box.inset()
    let start = min(top, max(0, lines.count - inside.height))
    canvas.fill(box)
    let scrolls = lines.count > inside.height
    let ways = canvas.glyphs == .ascii ? "up down" : "↑ ↓"
    canvas.box(
      box, title: "Keys", titleRight: scrolls ? "\(ways) j k scroll, any other key closes" : "any other key closes",
      focused: true)
    canvas.draw(in: inside) { canvas in
      for (y, line) in lines.dropFirst(start).prefix(inside.height).enumerated() { draw(line, y: y, on: &canvas) }
    }
    canvas.draw(in: box.inset(horizontal: 1, vertical: 0)) { canvas in
      canvas.writeMore(below: lines.count - start - inside.height, y: canvas.height - 1)
    }
  }

  private func draw(_ line: Line, y: Int, on canvas: inout Canvas) {
    switch line {
    case .title(let text): canvas.write(text, at: Point(x: 1, y: y), tone: .heading, emphasis: .bold)
    case .command(let command):
      let keys = command.keys.map(\.name).joined(separator: " ")
      canvas.write(keys, at: Point(x: 2, y: y), tone: .key, maxWidth: 24)
      canvas.write(command.title, at: Point(x: HelpView.indent, y: y), maxWidth: canvas.width - HelpView.indent - 1)
    case .sign(let sign, let meaning):
      canvas.write(sign, at: Point(x: 2, y: y), tone: .accent, maxWidth: 24)
      canvas.write(meaning, at: Point(x: HelpView.indent, y: y), maxWidth: canvas.width - HelpView.indent - 1)
    case .blank: break
    }
  }
}

extension Console {
  /// Of every pane that is seen, each once.
  var shownSigns: [SignKind] {
    let shown = screen.panes.filter { places[$0] != nil }.flatMap { panes[$0]?.signs ?? [] }
    return SignKind.allCases.filter(shown.contains)
  }

  /// The focused pane's own keys, those of what is chosen in it, then those that hold everywhere.
  var helpSections: [KeySection] {
    let force = KeysInForce(self)
    return [force.own] + force.acts.map(\.section) + force.everywhere
  }
}
