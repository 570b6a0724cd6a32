import CustomerSuccess
import SuccessStore
import TerminalUI

/// The change log: who did what, when; each entry opens into what it changed from what to what.
struct LogView: Hashable, Sendable {
  private let reader: Reader
  private var field = TextField("")
  private var filter = LogFilter()
  private var mistake: FilterError?
  private(set) var entries: [ChangeEntry]?
  private var chosen = 0
  private(set) var opened: ChangeRecord?
  private var wanted: ChangeEntry.ID?
  private var top = 0
  private var trouble: StoreError?

  /// As many as anyone scrolls through; words find the rest.
  static let limit = 300
  /// Edits of one entry that are shown.
  static let editLimit = 100

  /// What the filter's words mean, as of when the log was opened.
  struct Reader: Hashable, Sendable {
    var me: String
    var zone: Zone
    var now: Instant
  }

  init(_ reader: Reader, text: String = "") {
    self.reader = reader
    field = TextField(text)
    narrow()
  }

  enum Outcome: Hashable {
    case looking
    case closed
    /// This entry is to be taken back.
    case undo(ChangeEntry)
  }

  var question: AnyQuestion {
    if let wanted { return AnyQuestion(ChangeQuery(wanted, limit: LogView.editLimit, withContext: true)) }
    return AnyQuestion(LogQuery(filter, limit: LogView.limit))
  }

  mutating func press(_ key: Key) -> Outcome {
    opened == nil ? pressList(key) : pressEntry(key)
  }

  private mutating func pressList(_ key: Key) -> Outcome {
    switch key {
    case .escape, .control("c"): return .closed
    case .enter:
      if let entry = chosenEntry { wanted = entry.id }
    case .down, .control("n"): move(by: 1)
    case .up, .control("p"): move(by: -1)
    case .pageDown: move(by: 10)
    case .pageUp: move(by: -10)
    default:
      let before = field.text
      field.press(key, openedBy: "/")
      if field.text != before { narrow() }
    }
    return .looking
  }

  /// What is shown stays until the filter can be read again.
  private mutating func narrow() {
    chosen = 0
    do throws(FilterError) {
      filter = try LogFilter(field.text, me: reader.me, zone: reader.zone, at: reader.now)
      mistake = nil
    } catch {
      mistake = error
    }
  }

  private mutating func pressEntry(_ key: Key) -> Outcome {
    switch key {
    case .down, .character("j"): top += 1
    case .up, .character("k"): top = max(0, top - 1)
    case .character("u"): if let entry = opened?.entry { return .undo(entry) }
    default:
      opened = nil
      wanted = nil
      top = 0
    }
    return .looking
  }

  private var chosenEntry: ChangeEntry? {
    guard let entries, entries.indices.contains(chosen) else { return nil }
    return entries[chosen]
  }

  private mutating func move(by step: Int) { chosen = min(max(0, chosen + step), max(0, (entries?.count ?? 0) - 1)) }

  mutating func receive(_ answer: AnyAnswer) {
    if let error = answer.failure { trouble = error }
    if case .success(let found) = answer.to(LogQuery.self) {
      entries = found
      chosen = min(chosen, max(0, found.count - 1))
      trouble = nil
    }
    if case .success(let record) = answer.to(ChangeQuery.self), wanted != nil { opened = record }
  }
}

// MARK: Drawing

extension LogView {
  private func dialog(on size: Size) -> Dialog {
    Dialog(
      title: opened == nil ? "Change log" : "Change \(opened?.id ?? 0)",
      content: Size(width: min(size.width - 8, 140), height: max(3, size.height - 8)))
  }

  private func first(_ rows: Int) -> Int { max(0, chosen - rows + 1) }

  mutating func click(_ point: Point, on size: Size) -> OverlayHit {
    let dialog = dialog(on: size)
    let rows = max(0, dialog.content(on: size).height - 4)
    let first = first(rows)
    let count = opened == nil ? min(rows, (entries?.count ?? 0) - first) : 0
    let (hit, row) = dialog.row(at: point, on: size, from: 2, count: max(0, count))
    if hit == .row { chosen = first + row }
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
    field.draw(in: Rect(x: 1, y: 0, width: canvas.width - 2, height: 1), on: &canvas)
    if let mistake { canvas.write(mistake.message, at: Point(x: 1, y: 1), tone: .error, maxWidth: canvas.width - 2) }
    canvas.draw(in: Rect(x: 0, y: 2, width: canvas.width, height: canvas.height - 4)) { canvas in
      guard let entries, !entries.isEmpty else {
        let words = trouble?.description ?? (entries == nil ? "reading …" : "No change matches")
        canvas.write(words, at: Point(x: 1, y: 0), tone: trouble == nil ? .muted : .error)
        return
      }
      var table = Table<ChangeEntry>(columns: columns(zone, now))
      table.hasHeader = false
      let first = first(canvas.height)
      table.draw(top: first, total: entries.count, selected: chosen, isFocused: true, on: &canvas) { index in
        entries.indices.contains(index) ? entries[index] : nil
      }
    }
    canvas.writeKeyHints(
      [("enter", "what it changed"), ("esc", "leave"), ("words author: kind: since:", "narrow")], y: canvas.height - 1)
  }

  private func columns(_ zone: Zone, _ now: Instant) -> [Table<ChangeEntry>.Column] {
    let today = zone.date(of: now)
    return [
      .init("Entry", .fixed(6), isRight: true) { [Piece("\($0.id)", .muted)] },
      .init("When", .fixed(19)) { entry in
        let day = TimeWords.day(zone.date(of: entry.at), today: today)
        return [Piece("\(day) \(TimeWords.clock(entry.at, in: zone))", .muted)]
      },
      .init("Who", .fixed(16)) { [Piece($0.author.isEmpty ? "–" : $0.author)] },
      .init("What", .flexible(minimum: 20, weight: 1)) { [Piece($0.title)] },
    ]
  }

  private func drawEntry(_ record: ChangeRecord, _ words: ChangeWords, _ zone: Zone, on canvas: inout Canvas) {
    canvas.write(record.entry.title, at: Point(x: 1, y: 0), tone: .title, emphasis: .bold)
    let who = record.entry.author.isEmpty ? "nobody" : record.entry.author
    let undone = record.undoneBy.map { "  undone by \($0)" } ?? ""
    canvas.write(
      "\(who), \(zone.date(of: record.entry.at)) \(TimeWords.clock(record.entry.at, in: zone))\(undone)",
      at: Point(x: 1, y: 1), tone: .muted)
    let lines = lines(of: record, words)
    let height = max(1, canvas.height - 5)
    let first = min(top, max(0, lines.count - height))
    for (y, line) in lines.dropFirst(first).prefix(height).enumerated() {
      canvas.write(line, at: Point(x: 1, y: y + 3), maxWidth: canvas.width - 2)
    }
    canvas.writeMore(below: lines.count - first - height, y: canvas.height - 2)
    canvas.writeKeyHints([("j k", "scroll"), ("u", "undo this"), ("esc", "back")], y: canvas.height - 1)
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
        return [Piece("  \(line.label.lowercased())  ", .muted)] + before + [after]
      }
    }
    if record.editCount > record.edits.count {
      lines.append([Piece("and \(record.editCount - record.edits.count) more", .muted)])
    }
    return lines
  }
}
