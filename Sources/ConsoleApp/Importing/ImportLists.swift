import CustomerSuccess
import TerminalUI

/// The lists of the wizard's steps, and what a click on them means.
extension ImportWizard {
  // MARK: Lines with values

  func drawList(_ titles: [String], on canvas: inout Canvas) {
    let table = table(titles, width: canvas.width)
    let hasHeader = table.hasHeader
    let first = first(height: canvas.height)
    table.draw(
      top: first, total: list.lines.count, selected: -1, isFocused: true, on: &canvas
    ) { list.lines.indices.contains($0) ? list.lines[$0] : nil }
    guard let line = list.line, list.current >= first else { return }
    let y = list.current - first + (hasHeader ? 1 : 0)
    guard y < canvas.height else { return }
    canvas.write(String(canvas.glyphs.pointer), at: Point(x: 0, y: y), tone: .key, emphasis: .bold)
    guard let place = valuePlace(table, width: canvas.width) else { return }
    drawField(line, in: Rect(x: place.x, y: y, width: place.width, height: 1), on: &canvas)
  }

  private func drawField(_ line: WizardLine, in rect: Rect, on canvas: inout Canvas) {
    guard let field = list.field else { return }
    guard line.isOpen, field.value.isEmpty, case .choice(let choices)? = line.kind else {
      return field.draw(in: rect, hasKeys: work == nil, on: &canvas)
    }
    canvas.fill(rect, on: .input)
    let words = "\(canvas.glyphs.pointer) ? " + choices.map(\.title).joined(separator: " · ")
    canvas.write(words, at: rect.origin, tone: .warning, on: .input, maxWidth: rect.width)
  }

  private func table(_ titles: [String], width: Int) -> Table<WizardLine> {
    let label = min(34, max(14, (list.lines.map { $0.label.columns }.max() ?? 0)), width * 3 / 10)
    let values = list.lines.map { line in max(line.shown.columns, line.kind == nil ? 0 : 12) }.max() ?? 0
    let value = min(max(20, values + 10), max(18, step == .taken ? width / 2 : width * 4 / 10))
    var table = Table<WizardLine>(columns: [
      .init(titles[0], .fixed(label), named: "label") { line in
        [Piece(line.label, line.kind == nil ? .muted : .text)]
      },
      .init(titles[1], .fixed(value), named: "value") { ImportWizard.value($0) },
      .init(titles[2], .flexible(minimum: 10, weight: 1), named: "note", priority: 3) { line in
        [Piece(line.note, line.isDoubtful ? .warning : .muted)]
      },
    ])
    table.hasHeader = !titles.allSatisfy(\.isEmpty)
    return table
  }

  private static func value(_ line: WizardLine) -> [Piece] {
    if line.isOpen {
      guard case .choice(let choices)? = line.kind else { return [Piece("? \(line.hint)", .warning)] }
      return [Piece("? " + choices.map(\.title).joined(separator: " · "), .warning)]
    }
    if line.kind == nil { return [Piece(line.value, .muted)] }
    return [Piece(line.shown, line.value.isEmpty ? .muted : .accent)]
  }

  private func valuePlace(_ table: Table<WizardLine>, width: Int) -> (x: Int, width: Int)? {
    var x = 1
    for (name, width) in table.widths(width: width) {
      if name == "value" { return (x, width) }
      x += width + 1
    }
    return nil
  }

  func noteWidth(_ width: Int) -> Int {
    table(["", "", ""], width: width).widths(width: width).first { $0.name == "note" }?.width ?? 0
  }

  private func first(height: Int) -> Int {
    let rows = max(1, height - (step == .columns ? 1 : 0))
    return max(0, min(list.current - rows / 2, list.lines.count - rows))
  }

  // MARK: Files

  func drawFile(on canvas: inout Canvas, zone: Zone, now: Instant) {
    canvas.fill(Rect(x: 0, y: 0, width: canvas.width, height: 1), on: .input)
    path.field.draw(in: Rect(x: 1, y: 0, width: canvas.width - 2, height: 1), hasKeys: true, on: &canvas)
    if path.text.isEmpty {
      let hint = "the path of an export: CSV, JSON or Excel"
      canvas.write(hint, at: Point(x: 2, y: 0), tone: .muted, on: .input, maxWidth: canvas.width - 2)
    }
    let rows = Rect(x: 0, y: 2, width: canvas.width, height: max(1, canvas.height - 2))
    if work != nil {
      let line = Rect(x: 1, y: 2, width: canvas.width - 2, height: 1)
      let progress = read.map { Progress.counted(done: $0.bytes, of: $0.of) } ?? .running(turns: now.seconds)
      return progress.draw("Looking at the file", in: line, on: &canvas)
    }
    guard !path.candidates.isEmpty else {
      let words = path.complaint ?? (path.text.isEmpty ? "" : "nothing here begins so")
      canvas.write(words, at: Point(x: 1, y: 2), tone: .muted, maxWidth: canvas.width - 2)
      return
    }
    canvas.draw(in: rows) { canvas in
      var table = Table<PathCandidate>(columns: columns(zone, now))
      table.hasHeader = false
      let first = firstPath(height: canvas.height)
      table.draw(
        top: first, total: path.candidates.count, selected: path.chosen ?? -1, isFocused: true, on: &canvas
      ) { path.candidates.indices.contains($0) ? path.candidates[$0] : nil }
    }
  }

  private func firstPath(height: Int) -> Int { max(0, (path.chosen ?? 0) - height + 1) }

  private func columns(_ zone: Zone, _ now: Instant) -> [Table<PathCandidate>.Column] {
    [
      .init("Name", .flexible(minimum: 20, weight: 1)) { [Piece($0.name, $0.isFolder ? .accent : .text)] },
      .init("Size", .fixed(9), isRight: true) { [Piece($0.size.map(ImportWizard.size) ?? "folder", .muted)] },
      .init("Written", .fixed(12), isRight: true) { candidate in
        let day = zone.date(of: Instant(seconds: candidate.written))
        return [Piece(TimeWords.day(day, today: zone.date(of: now)), .muted)]
      },
    ]
  }

  // MARK: The mouse

  /// A click chooses the line that it points at.
  mutating func click(_ point: Point, on size: Size) -> OverlayHit {
    defer { leaveLine() }
    let place = body(on: size)
    guard place.contains(point), work == nil, doubt == nil else { return .inside }
    let y = point.y - place.y
    switch step {
    case .file:
      let row = firstPath(height: max(1, place.height - 2)) + y - 2
      guard y >= 2, path.candidates.indices.contains(row) else { return .inside }
      path.choose(row)
      return .row
    case .taken: go(to: first(height: place.height) + y)
    case .columns where columnsAreList: go(to: first(height: place.height) + y - 1)
    case .columns, .preview, .done: break
    }
    return .inside
  }

  private mutating func go(to row: Int) {
    guard list.lines.indices.contains(row), list.lines[row].kind != nil else { return }
    list.go(to: row)
  }

  // MARK: Keys

  func keys(_ glyphs: GlyphSet) -> [(String, String)] {
    let sides = glyphs == .ascii ? "left right" : "← →"
    let ways = glyphs == .ascii ? "up down" : "↑ ↓"
    if work != nil { return [("esc", work == .importing ? "stop, nothing is imported" : "stop")] }
    switch step {
    case .file:
      let drop = isChosen ? [("ctrl-x", "throw away")] : []
      return [("enter", "go on"), ("tab", "complete"), (ways, "choose")] + drop + [("esc", "leave")]
    case .taken:
      let edit = mapping == nil ? [] : [("ctrl-e", "edit the mapping")]
      return [("enter", "go on"), (sides, "choose"), (ways, "line")] + edit + [("esc", "back")]
    case .columns where !columnsAreList && edited == nil:
      return [("enter", "try it out"), ("ctrl-e", "edit"), (ways, "scroll"), ("esc", "back")]
    case .columns where edited != nil:
      return [("enter", "try it out"), ("ctrl-e", "edit"), ("ctrl-x", "throw away"), (ways, "scroll"), ("esc", "back")]
    case .columns:
      return [
        ("enter", "try it out"), (sides, "field"), (ways, "line"), ("+ -", "values"), ("ctrl-e", "edit"),
        ("esc", "back"),
      ]
    case .preview:
      let columns = hasColumns ? [] : [("c", "columns")]
      let edit = mapping == nil ? [] : columns + [("ctrl-e", "edit")]
      let enter =
        report == nil
        ? remedy == nil ? "try again" : "read it by a new mapping" : nameIsTaken ? "replace and import" : "import"
      return [("enter", enter), (ways, "scroll")] + edit + [("esc", "back")]
    case .done: return (canUndo ? [("u", "undo")] : []) + [("enter", "close"), (ways, "scroll")]
    }
  }
}
