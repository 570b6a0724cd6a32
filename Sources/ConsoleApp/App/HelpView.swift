import TerminalUI

/// Every key in force where the person stands, made from the actions themselves.
struct HelpView: Hashable, Sendable {
  var sections: [KeySection]
  private var top = 0

  init(sections: [KeySection]) { self.sections = sections }

  /// False when the key closes the help.
  mutating func press(_ key: Key) -> Bool {
    guard let move = ListMove.allCases.first(where: { $0.keys.contains(key) }) else { return false }
    let last = max(0, lines.count - 1)
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
    case blank
  }

  private var lines: [Line] {
    sections.flatMap { section -> [Line] in
      section.commands.isEmpty
        ? [] : [.title(section.title)] + section.commands.map(Line.command) + [.blank]
    }
  }

  func draw(on canvas: inout Canvas) {
    let lines = lines
    let width = min(canvas.width - 4, 76)
    let height = min(canvas.height - 2, lines.count + 1)
    let box = canvas.bounds.centred(Size(width: width, height: height))
    canvas.recolour(tone: .muted)
    let inside = box.inset()
    let start = min(top, max(0, lines.count - inside.height))
    canvas.fill(box)
    canvas.box(box, title: "Keys", titleRight: "any other key closes", focused: true)
    canvas.draw(in: inside) { canvas in
      for (y, line) in lines.dropFirst(start).prefix(inside.height).enumerated() { draw(line, y: y, on: &canvas) }
    }
  }

  private func draw(_ line: Line, y: Int, on canvas: inout Canvas) {
    switch line {
    case .title(let text): canvas.write(text, at: Point(x: 1, y: y), tone: .heading, emphasis: .bold)
    case .command(let command):
      let keys = command.keys.map(\.name).joined(separator: " ")
      canvas.write(keys, at: Point(x: 2, y: y), tone: .key, maxWidth: 24)
      canvas.write(command.title, at: Point(x: 28, y: y), maxWidth: canvas.width - 29)
    case .blank: break
    }
  }
}

extension Console {
  /// The focused pane's keys, then those that hold everywhere.
  var helpSections: [KeySection] {
    let title = panes[focus]?.title(in: scene(for: focus)) ?? ""
    let kind = panes[focus]?.subjectKind(in: scene(for: focus))
    let acts = VerbKeys.inForce(on: kind).map { place in
      KeySection(title: "On the \(place.kind.title)", commands: place.keys.map { $0.command(on: place.kind) })
    }
    let own = KeySection(title: title, commands: panes[focus]?.commands ?? [])
    return (acts + [own] + KeySection.everywhere).map { $0.resolved(by: keyMap) }
  }
}
