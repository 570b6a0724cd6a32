import CustomerSuccess
import SuccessStore
import TerminalUI

extension LogView {
  private func dialog(on size: Size) -> Dialog {
    Dialog(
      title: opened == nil ? "Change log" : "Change \(opened?.id ?? 0)",
      content: Size(width: min(size.width - 4, 180), height: max(3, size.height - 8)))
  }

  /// Between the filter above, and below the chosen entry in full and the keys.
  private func rows(_ height: Int) -> Int { max(0, height - 4 - LogView.linesOfChosen) }
  private static let linesOfChosen = 2

  private func first(_ rows: Int) -> Int { max(0, chosen - rows + 1) }

  mutating func click(_ point: Point, on size: Size) -> OverlayHit {
    let dialog = dialog(on: size)
    let rows = rows(dialog.content(on: size).height)
    let first = first(rows)
    let count = opened == nil ? min(rows, (entries?.count ?? 0) - first) : 0
    let (hit, row) = dialog.row(at: point, on: size, from: 2, count: max(0, count))
    if hit == .row { choose(first + row) }
    return hit
  }

  func draw(on canvas: inout Canvas, zone: Zone, now: Instant, rules: ActRules) {
    dialog(on: Size(width: canvas.width, height: canvas.height)).draw(on: &canvas) { canvas in
      if let opened {
        let words = ChangeWords(opened.context, rules: rules, zone: zone, now: now)
        drawEntry(opened, words, zone, on: &canvas)
      } else {
        drawList(zone, now, on: &canvas)
      }
    }
  }

  private func drawList(_ zone: Zone, _ now: Instant, on canvas: inout Canvas) {
    let line = Rect(x: 0, y: 0, width: canvas.width, height: 1)
    canvas.fill(line, on: .input)
    drawFilter(on: &canvas)
    if let mistake { canvas.write(mistake.message, at: Point(x: 1, y: 1), tone: .error, maxWidth: canvas.width - 2) }
    canvas.draw(in: Rect(x: 0, y: 2, width: canvas.width, height: rows(canvas.height))) { canvas in
      guard let entries, !entries.isEmpty else {
        let words = trouble?.description ?? (entries == nil ? "reading …" : "No change matches")
        canvas.write(words, at: Point(x: 1, y: 0), tone: trouble == nil ? .muted : .error)
        return
      }
      var table = LogTable(entries, zone: zone, now: now).table
      table.hasHeader = false
      let first = first(canvas.height)
      table.natural = table.natural(of: Array(entries.dropFirst(first).prefix(canvas.height)))
      table.draw(top: first, total: entries.count, selected: chosen, isFocused: true, on: &canvas) { index in
        entries.indices.contains(index) ? entries[index] : nil
      }
    }
    drawChosen(on: &canvas)
    canvas.writeKeyHints(keys, y: canvas.height - 1)
  }

  /// In full, whatever its row has room for.
  private func drawChosen(on canvas: inout Canvas) {
    guard let entries, entries.indices.contains(chosen) else { return }
    let lines = Paragraph.wrap(entries[chosen].title, width: canvas.width - 2, glyphs: canvas.glyphs)
    for (y, line) in lines.prefix(LogView.linesOfChosen).enumerated() {
      canvas.write(line, at: Point(x: 1, y: canvas.height - 1 - LogView.linesOfChosen + y), tone: .muted)
    }
  }

  private var keys: [(String, String)] {
    if isTyping { return [("enter", "keep"), ("esc", "all changes"), ("words author: kind: since:", "narrow")] }
    let escape = field.text.isEmpty ? "leave" : "all changes"
    return [("enter", "what it changed"), ("/", "narrow"), ("w", "write"), ("esc", escape)]
  }

  private func drawFilter(on canvas: inout Canvas) {
    let place = Rect(x: 1, y: 0, width: canvas.width - 2, height: 1)
    guard !isTyping else {
      field.draw(in: place, on: &canvas)
      return
    }
    let words = field.text.isEmpty ? "/ narrows: words, author: kind: since:" : field.text
    canvas.write(words, at: Point(x: 1, y: 0), tone: field.text.isEmpty ? .muted : .text, maxWidth: place.width)
  }

  private func drawEntry(_ record: ChangeRecord, _ words: ChangeWords, _ zone: Zone, on canvas: inout Canvas) {
    let title = Paragraph.wrap(record.entry.title, width: canvas.width - 2, glyphs: canvas.glyphs)
    for (y, line) in title.enumerated() {
      canvas.write(line, at: Point(x: 1, y: y), tone: .title, emphasis: .bold)
    }
    let head = title.count
    let who = record.entry.author.isEmpty ? "nobody" : record.entry.author
    let undone = record.undoneBy.map { "  undone by \($0)" } ?? ""
    canvas.write(
      "\(who), \(zone.date(of: record.entry.at)) \(TimeWords.clock(record.entry.at, in: zone))\(undone)",
      at: Point(x: 1, y: head), tone: .muted)
    let lines = lines(of: record, words)
    let height = max(1, canvas.height - head - 4)
    let first = min(top, max(0, lines.count - height))
    for (y, line) in lines.dropFirst(first).prefix(height).enumerated() {
      canvas.write(line, at: Point(x: 1, y: y + head + 2), maxWidth: canvas.width - 2)
    }
    canvas.writeMore(below: lines.count - first - height, y: canvas.height - 2)
    let undo = canUndo ? [("u", "undo this")] : []
    canvas.writeKeyHints([("j k", "scroll")] + undo + [("esc", "back")], y: canvas.height - 1)
  }

  /// What is about the same thing stands together, below its name.
  private func lines(of record: ChangeRecord, _ words: ChangeWords) -> [[Piece]] {
    var lines = record.added.sorted { $0.key < $1.key }.map { kind, count in
      [Piece("added \(NumberWords.whole(count)) of \(kind.title)")]
    }
    var heading = ""
    for edit in record.edits {
      let deed = words.deed(edit)
      let title = words.title(edit) + (deed.isEmpty ? "" : " \(deed)")
      if title != heading { lines.append([Piece(title, .heading, emphasis: .bold)]) }
      heading = title
      lines += words.lines(edit).map { line in
        let before = line.before.isEmpty ? [] : [Piece(line.before), Piece(" → ", .muted)]
        let after = Piece(line.after.isEmpty ? "–" : line.after, .accent)
        return [Piece("  \(line.labelWithin)  ", .muted)] + before + [after]
      }
    }
    if record.editCount > record.edits.count {
      lines.append([Piece("and \(record.editCount - record.edits.count) more", .muted)])
    }
    if record.isScrubbed { lines.append([Piece(ChangeWords.scrubbed, .muted)]) }
    return lines
  }
}
