import CustomerSuccess
import TerminalUI

/// Asks for the format and the file of an export, and tells what came of it.
struct ExportView: Hashable, Sendable {
  private let pane: PaneID
  /// The view's title.
  private let title: String
  private let names: Names
  private var fields: [FormField]
  /// What is written comes first: the name; its ending says the format too.
  private var current = 1
  private(set) var stage = Stage.editing
  /// Whose entries are written, and what is in front again afterwards; nil for a pane's view.
  var log: LogView?
  /// What files are named until another name is typed: the picture is of the whole screen.
  struct Names: Hashable, Sendable {
    var view: String
    var screen: String
    var day: LocalDate

    func file(_ format: ExportRequest.Format) -> String {
      "rapport-\(format == .svg ? screen : view)-\(day)\(format.ending)"
    }
  }

  enum Stage: Hashable, Sendable {
    case editing
    case writing(ExportRequest)
    /// The file is there, and the next Enter replaces it.
    case asking
    case failed(String)
  }

  enum Outcome: Hashable {
    case editing
    case accepted(ExportRequest)
    case cancelled
  }

  init(pane: PaneID, title: String, names: Names, format: ExportRequest.Format = .csv, path: String? = nil) {
    self.pane = pane
    self.title = title
    self.names = names
    let choices = ExportRequest.Format.allCases.map { Parameter.Choice($0.rawValue, $0.title) }
    fields = [
      FormField(Parameter("format", "Format", .choice(choices)), value: format.rawValue),
      FormField(Parameter("file", "File", .words([])), value: path ?? names.file(format)),
    ]
  }

  private var format: ExportRequest.Format { ExportRequest.Format(name: fields[0].value) ?? .csv }
  private var path: String { fields[1].value }

  mutating func press(_ key: Key) -> Outcome {
    switch key {
    case .escape, .control("c"): return .cancelled
    case .enter: return submit()
    case .tab, .down, .backTab, .up: current = 1 - current
    default: edit(key)
    }
    return .editing
  }

  /// Nothing is asked for twice while it is being written.
  mutating func submit() -> Outcome {
    if case .writing = stage { return .editing }
    let request = ExportRequest(
      pane: pane, format: format, path: path, replaces: stage == .asking, log: log?.filter)
    stage = .writing(request)
    return .accepted(request)
  }

  /// False when the outcome is not this one's; then nothing is changed.
  mutating func receive(_ outcome: ExportOutcome, of request: ExportRequest) -> Bool {
    guard stage == .writing(request) else { return false }
    switch outcome {
    case .written: stage = .editing
    case .exists: stage = .asking
    case .failed(let words): stage = .failed(words)
    }
    return true
  }

  private mutating func edit(_ key: Key) {
    if case .writing = stage { return }
    let before = (format, path)
    fields[current].press(key, people: [])
    guard (format, path) != before else { return }
    stage = .editing
    guard format != before.0 else { return followEnding() }
    if path == names.file(before.0) {
      fields[1].set(names.file(format))
    } else if path.hasSuffix(before.0.ending) {
      fields[1].set("\(path.dropLast(before.0.ending.count))\(format.ending)")
    }
  }

  private mutating func followEnding() {
    let told = ExportRequest.Format.allCases.first { path.lowercased().hasSuffix($0.ending) }
    if let told, told.ending != format.ending { fields[0].set(told.rawValue) }
  }
}

extension ExportView {
  private static let labelWidth = 8

  private func dialog(on size: Size, glyphs: GlyphSet = .unicode) -> Dialog {
    let width = min(size.width - 8, 76)
    let notes = notes(width: width, glyphs: glyphs)
    let content = Size(width: width, height: fields.count + 3 + notes.count)
    return Dialog(title: "Write to a file \(glyphs.bullet) \(title)", content: content)
  }

  mutating func click(_ point: Point, on size: Size) -> OverlayHit {
    let (hit, row) = dialog(on: size).row(at: point, on: size, from: 0, count: fields.count)
    if hit == .row { current = row }
    return .inside
  }

  func draw(on canvas: inout Canvas) {
    let dialog = dialog(on: Size(width: canvas.width, height: canvas.height), glyphs: canvas.glyphs)
    dialog.draw(on: &canvas) { canvas in
      let notes = notes(width: canvas.width, glyphs: canvas.glyphs)
      for (y, field) in fields.enumerated() {
        canvas.write(
          field.parameter.title, at: Point(x: 0, y: y), tone: y == current ? .heading : .muted,
          emphasis: y == current ? .bold : [])
        let room = max(4, canvas.width - ExportView.labelWidth)
        field.draw(
          in: Rect(x: ExportView.labelWidth, y: y, width: room, height: 1), hasKeys: y == current, on: &canvas)
      }
      for (index, note) in notes.enumerated() {
        canvas.write(note.text, at: Point(x: 0, y: fields.count + 1 + index), tone: note.tone, maxWidth: canvas.width)
      }
      drawKeys(y: canvas.height - 1, on: &canvas)
    }
  }

  private func notes(width: Int, glyphs: GlyphSet) -> [(text: String, tone: Tone)] {
    let (text, tone): (String, Tone) =
      switch stage {
      case .editing: ("", .text)
      case .writing: ("Writing \(glyphs.ellipsis)", .muted)
      case .asking: ("\(path) is there already. Enter replaces it.", .warning)
      case .failed(let words): (words, .error)
      }
    return text.isEmpty ? [] : Paragraph.wrap(text, width: width, glyphs: glyphs).map { ($0, tone) }
  }

  private func drawKeys(y: Int, on canvas: inout Canvas) {
    var keys = [("enter", stage == .asking ? "replace" : "write"), ("tab", "next"), ("esc", "leave")]
    if current == 0 { keys.append((canvas.glyphs == .ascii ? "left right" : "← →", "choose")) }
    canvas.writeKeyHints(keys, y: y)
  }
}
