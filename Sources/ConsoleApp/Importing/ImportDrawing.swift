import CustomerSuccess
import Interchange
import TerminalUI

/// The wizard in the middle of the screen: where one is, the step, what is wrong, the keys.
extension ImportWizard {
  private func dialog(on size: Size) -> Dialog {
    let file = look.map { " · \($0.file)" } ?? ""
    return Dialog(
      title: "Import\(step == .file ? "" : file)",
      content: Size(width: min(size.width - 6, 150), height: size.height - 5))
  }

  /// A step's own lines: between the line that says which it is and what stands at the bottom.
  private static let head = 2
  private var foot: Int { isNamed ? 3 : 2 }

  /// The mapping's name is asked for.
  private var isNamed: Bool { step == .preview && hasColumns }

  private func place(in content: Size, words: Int) -> Rect {
    let height = max(1, content.height - ImportWizard.head - foot - words)
    return Rect(x: 0, y: ImportWizard.head, width: content.width, height: height)
  }

  /// Where a step shows what is its own, on the screen.
  func body(on size: Size) -> Rect {
    let content = dialog(on: size).content(on: size)
    return place(in: content.size, words: words(width: content.width, glyphs: .unicode).count)
      .moved(x: content.x, y: content.y)
  }

  /// So far can a step's text be scrolled.
  func lastTop(on size: Size) -> Int {
    let body = body(on: size)
    return max(0, shown(text, width: body.width, glyphs: .unicode).count - body.height)
  }

  func draw(on canvas: inout Canvas, zone: Zone, now: Instant) {
    let dialog = dialog(on: Size(width: canvas.width, height: canvas.height))
    dialog.draw(on: &canvas) { canvas in
      drawSteps(on: &canvas)
      let words = words(width: canvas.width, glyphs: canvas.glyphs)
      let body = place(in: Size(width: canvas.width, height: canvas.height), words: words.count)
      canvas.draw(in: body) { drawBody(on: &$0, zone: zone, now: now) }
      for (index, line) in words.enumerated() {
        canvas.write(line.0, at: Point(x: 0, y: body.endY + index), tone: line.1, maxWidth: canvas.width)
      }
      if isNamed { drawName(y: canvas.height - 2, on: &canvas) }
      if words.isEmpty { drawDetail(y: canvas.height - 2, on: &canvas) }
      canvas.writeKeyHints(keys(canvas.glyphs), y: canvas.height - 1)
    }
    if let doubt { draw(doubt, on: &canvas) }
  }

  private func draw(_ doubt: Doubt, on canvas: inout Canvas) {
    let words =
      switch doubt {
      case .dropText: "Throw away what you changed by hand?"
      case .dropChoices: "Throw away what you chose for \(look?.file ?? "the file")?"
      }
    let width = min(canvas.width - 8, 60)
    let lines = Paragraph.wrap(words, width: width, glyphs: canvas.glyphs)
    Dialog(title: "Is that meant?", content: Size(width: width, height: lines.count + 2)).draw(on: &canvas) { canvas in
      for (y, line) in lines.enumerated() { canvas.write(line, at: Point(x: 0, y: y), tone: .warning) }
      canvas.writeKeyHints([("y", "throw it away"), ("esc", "keep it")], y: canvas.height - 1)
    }
  }

  private func drawSteps(on canvas: inout Canvas) {
    var pieces: [Piece] = []
    for other in Step.allCases where other != .done || step == .done {
      if !pieces.isEmpty { pieces.append(Piece(" \(canvas.glyphs.pointer) ", .muted)) }
      let isHere = other == step
      pieces.append(
        isHere
          ? Piece("\(other.rawValue + 1) \(other.title)", .heading, emphasis: .bold)
          : Piece("\(other.rawValue + 1) \(other.title)", .muted))
    }
    canvas.write(pieces, at: Point(x: 0, y: 0), maxWidth: canvas.width)
    let open = list.lines.filter(\.isOpen).count
    guard open > 0, edited == nil, step == .taken || step == .columns && columnsAreList else { return }
    let words = "\(open) to answer"
    canvas.writeRight(words, at: Point(x: 0, y: 0), width: canvas.width, tone: .warning)
  }

  // MARK: What is wrong, or asked

  private func words(width: Int, glyphs: GlyphSet) -> [(String, Tone)] {
    var words: [(String, Tone)] = []
    let (questions, others) = said.few(3)
    words += questions.map { ($0, .warning) }
    if others > 0 { words.append(("and \(others) more", .warning)) }
    if nameIsTaken {
      words.append(("A mapping '\(name.text)' is there, and says something else. Enter replaces it.", .warning))
    }
    let (wrong, more) = complaints.few(6)
    words += wrong.map { ($0, .error) }
    if more > 0 { words.append(("and \(more) more", .muted)) }
    return words.flatMap { words, tone in
      Paragraph.wrap(words, width: width, glyphs: glyphs).prefix(3).map { ($0, tone) }
    }
  }

  /// What the chosen line says, where its columns have no room for it.
  private func drawDetail(y: Int, on canvas: inout Canvas) {
    guard step == .taken || step == .columns && columnsAreList, edited == nil, work == nil, let line = list.line else {
      return
    }
    let isCut = line.note.columns > noteWidth(canvas.width)
    var words = [isCut ? line.note : ""]
    if line.isOpen, case .choice(let choices)? = line.kind {
      words.append("one of \(choices.map(\.title).joined(separator: " · "))")
    }
    let detail = words.filter { !$0.isEmpty }.joined(separator: "; ")
    canvas.write(
      detail, at: Point(x: 1, y: y), tone: line.isOpen || line.isDoubtful ? .warning : .muted,
      maxWidth: canvas.width - 1
    )
  }

  private func drawName(y: Int, on canvas: inout Canvas) {
    let label = "Keep the mapping as "
    let used = canvas.write(label, at: Point(x: 0, y: y), tone: .heading)
    let room = Rect(x: used, y: y, width: max(4, min(40, canvas.width - used)), height: 1)
    canvas.fill(room, on: .input)
    guard work == nil else {
      canvas.write(name.text, at: room.origin, on: .input, maxWidth: room.width)
      return
    }
    name.draw(in: room, on: &canvas)
  }

  // MARK: The steps

  private func drawBody(on canvas: inout Canvas, zone: Zone, now: Instant) {
    if work != nil, step != .file { return drawWork(y: 1, now, on: &canvas) }
    switch step {
    case .file: drawFile(on: &canvas, zone: zone, now: now)
    case .taken: drawList(["", "", ""], on: &canvas)
    case .columns where columnsAreList: drawList(["Column", "Field", "Values"], on: &canvas)
    case .columns, .preview, .done: drawText(on: &canvas)
    }
  }

  /// What a step shows to be read.
  private var text: [[Piece]] {
    switch step {
    case .columns: (edited ?? mapping.map { EditedMapping($0.text, file: "\($0.name).yaml") })?.shown ?? []
    case .preview: report.map { ReportLines(report: $0).lines } ?? []
    case .done: doneLines
    case .file, .taken: []
    }
  }

  private func shown(_ lines: [[Piece]], width: Int, glyphs: GlyphSet) -> [[Piece]] {
    // A mapping's lines are its own, and so are the blanks before them.
    step == .columns ? lines : lines.flatMap { $0.wrapped(to: width - 1, glyphs: glyphs) }
  }

  private var doneLines: [[Piece]] {
    let kept = keptIn.map { [[Piece("The mapping is kept in ", .muted), Piece($0)]] } ?? []
    let lost = hasColumns && keptIn == nil ? [[Piece("The mapping could not be kept under that name", .warning)]] : []
    let head = canUndo ? "Imported, in one step that u takes back" : "Nothing of it is new; all is as it was"
    return [[Piece(head, .success, emphasis: .bold)], []] + (report.map { ReportLines(report: $0).lines } ?? [])
      + (kept + lost).flatMap { [[], $0] }
  }

  private func drawText(on canvas: inout Canvas) {
    let shown = shown(text, width: canvas.width, glyphs: canvas.glyphs)
    let first = min(top, max(0, shown.count - canvas.height))
    for (y, line) in shown.dropFirst(first).prefix(canvas.height).enumerated() {
      canvas.write(line, at: Point(x: 0, y: y), maxWidth: canvas.width - 1)
    }
    canvas.writeMore(below: shown.count - first - canvas.height, y: canvas.height - 1)
  }

  private func drawWork(y: Int, _ now: Instant, on canvas: inout Canvas) {
    let line = Rect(x: 0, y: y, width: canvas.width, height: 1)
    guard let read, read.of > 0, !othersWrite, work != .stopping else {
      return Progress.running(turns: now.seconds).draw(workWords, in: line, on: &canvas)
    }
    Progress.counted(done: read.bytes, of: read.of).draw(workWords, in: line, on: &canvas)
    let isRead = read.bytes >= read.of
    let words =
      isRead && work == .importing
      ? "All of it is read; scores, clocks and lists are being brought up to it"
      : "\(ImportWizard.size(read.bytes)) of \(ImportWizard.size(read.of)) read"
    canvas.write(words, at: Point(x: 0, y: y + 1), tone: .muted, maxWidth: canvas.width)
  }

  private var workWords: String {
    if othersWrite { return "Waiting for another program that writes to the database" }
    switch work {
    case .looking: return "Looking at the file"
    case .rehearsing: return "Trying it out"
    case .importing: return "Importing"
    case .stopping: return "Stopping"
    case nil: return ""
    }
  }

  /// `12 kB`
  static func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1000: "\(bytes) B"
    case ..<1_000_000: "\(bytes / 1000) kB"
    default: "\(NumberWords.tenth(Double(bytes) / 1_000_000)) MB"
    }
  }
}

extension [Piece] {
  /// In lines of this width: the last piece goes on below its beginning.
  fileprivate func wrapped(to width: Int, glyphs: GlyphSet) -> [[Piece]] {
    func columns(_ pieces: some Sequence<Piece>) -> Int { pieces.reduce(0) { $0 + $1.text.columns } }
    guard let last, columns(self) > width else { return [self] }
    let lead = columns(dropLast())
    // Where little room is left behind the others, all of them go on in lines.
    guard lead * 3 <= width * 2 else {
      let words = Paragraph.wrap(map(\.text).joined(), width: Swift.max(10, width - 4), glyphs: glyphs)
      return words.enumerated().map { index, text in [Piece((index == 0 ? "  " : "    ") + text)] }
    }
    let indent = Swift.min(lead, width / 2)
    let words = Paragraph.wrap(last.text, width: Swift.max(10, width - lead), glyphs: glyphs)
    return words.enumerated().map { index, text in
      let piece = Piece(text, last.style.tone, emphasis: last.style.emphasis)
      return index == 0 ? dropLast() + [piece] : [Piece(String(repeating: " ", count: indent)), piece]
    }
  }
}
