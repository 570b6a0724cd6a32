import CustomerSuccess
import TerminalUI

/// Where a form's fields stand on a screen.
struct FormLayout {
  /// The whole dialog, with its frame.
  var dialog: Rect
  /// One a field, without its label.
  var rects: [Rect]
  var labelWidth: Int

  /// Inside the frame.
  var content: Rect { dialog.inset(horizontal: 2, vertical: 1) }
}

extension FormView {
  func layout(on size: Size, glyphs: GlyphSet = .unicode) -> FormLayout {
    let width = min(size.width - 8, 92)
    let labels = (fields.map(\.parameter.title.count).max() ?? 0) + 2
    let notes = notes(width: width, glyphs: glyphs).count
    let heights = heights(width: max(4, width - labels), room: max(fields.count, size.height - 6 - notes))
    let dialog = Dialog(title: "", content: Size(width: width, height: heights.reduce(3 + notes, +)))
      .place(on: Rect(x: 0, y: 0, width: size.width, height: size.height))
    var y = dialog.y + 1
    let rects = heights.map { height in
      defer { y += height }
      return Rect(x: dialog.x + 2 + labels, y: y, width: max(4, dialog.width - 4 - labels), height: height)
    }
    return FormLayout(dialog: dialog, rects: rects, labelWidth: labels)
  }

  /// As many rows as each text has, as far as there is room; the one that has the keys comes first.
  private func heights(width: Int, room: Int) -> [Int] {
    let texts = fields.filter(\.isText).count
    var heights = fields.enumerated().map { index, field in
      field.height(width: width, hasKeys: index == current, least: texts == 1 ? 4 : 1)
    }
    let order = fields.indices.filter { $0 != current } + [current]
    for index in order {
      let excess = heights.reduce(-room, +)
      guard excess > 0 else { break }
      heights[index] = max(1, heights[index] - excess)
    }
    return heights
  }

  func draw(on canvas: inout Canvas) {
    let layout = layout(on: Size(width: canvas.width, height: canvas.height), glyphs: canvas.glyphs)
    let content = layout.content
    Dialog(title: title, content: content.size).draw(on: &canvas) { canvas in
      for (index, rect) in layout.rects.enumerated() {
        drawField(index, in: rect.moved(x: -content.x, y: -content.y), on: &canvas)
      }
      let end = layout.rects.last.map { $0.endY - content.y } ?? 0
      let notes = notes(width: canvas.width, glyphs: canvas.glyphs).prefix(max(0, canvas.height - end - 2))
      for (y, note) in notes.enumerated() {
        canvas.write(note.0, at: Point(x: 0, y: end + 1 + y), tone: note.1, maxWidth: canvas.width)
      }
      canvas.writeKeyHints(keys(canvas.glyphs), y: canvas.height - 1)
    }
  }

  private var title: String {
    let deed = things.first.map { verb.title(on: $0.target.kind) } ?? verb.title
    if asksWho || verb.targets == [.portfolio] { return deed }
    guard subjects.count == 1, let subject = subjects.first else {
      return "\(deed) · \(NumberWords.whole(subjects.count)) chosen"
    }
    return "\(deed) · \(subject.title)"
  }

  private func drawField(_ index: Int, in rect: Rect, on canvas: inout Canvas) {
    let field = fields[index]
    let isCurrent = index == current
    let isWrong = mistake?.parameter == field.parameter.name
    let label = field.parameter.title + (field.parameter.isRequired ? "" : " ")
    canvas.write(
      label, at: Point(x: 0, y: rect.y), tone: isWrong ? .error : isCurrent ? .heading : .muted,
      emphasis: isCurrent ? .bold : [])
    field.draw(in: rect, hasKeys: isCurrent, on: &canvas)
  }

  private func notes(width: Int, glyphs: GlyphSet) -> [(String, Tone)] {
    var notes: [(String, Tone)] = []
    func add(_ words: String?, _ tone: Tone) {
      guard let words else { return }
      notes += Paragraph.wrap(words, width: width, glyphs: glyphs).map { ($0, tone) }
    }
    add(mistakeWords, .error)
    add(refusal, .error)
    switch doubt {
    case .throwAway: add("Throw away what you typed? y throws it away, any other key keeps it.", .warning)
    case .insist(let words): add("\(words) y does it all the same, any other key leaves it.", .warning)
    case .newName(let name):
      add("\(name) is a new name: Enter again to keep it, Esc to correct it.", .warning)
    case nil: break
    }
    // A name that was refused has been said already.
    if mistake == nil {
      add(referenceNote, .warning)
      add(personNote, .muted)
    }
    if !changedSince.isEmpty { add("Changed since you typed this: \(changedSince.joined(separator: "; "))", .warning) }
    add(news, .warning)
    if let draftedAt { notes.append(("your draft of \(draftedAt); ctrl-x throws it away", .muted)) }
    // What fits stays as it is: a blank line and a margin mean something.
    let lines = preview.flatMap { $0.count <= width ? [$0] : Paragraph.wrap($0, width: width, glyphs: glyphs) }
    return notes + lines.map { ($0, .muted) }
  }

  private func keys(_ glyphs: GlyphSet) -> [(String, String)] {
    var keys: [(String, String)] = [("enter", "do it"), ("esc", "leave")]
    if fields.count > 1 { keys.insert(("tab", "next"), at: 1) }
    if fields[current].isText { keys += [("ctrl-e", "editor"), ("ctrl-o", "new line")] }
    switch fields[current].chooses {
    case .upAndDown: keys.append((glyphs == .ascii ? "up down" : "↑ ↓", "choose"))
    case .leftAndRight: keys.append((glyphs == .ascii ? "left right" : "← →", "choose"))
    case nil: break
    }
    return keys
  }
}
