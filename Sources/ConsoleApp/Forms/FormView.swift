import CustomerSuccess
import TerminalUI

/// Asks for what a verb has to be told, on one thing or many.
struct FormView: Hashable, Sendable {
  let verb: Verb
  let subjects: [ActSubject]
  private(set) var fields: [FormField]
  private(set) var current = 0
  private(set) var mistake: ParameterError?
  /// Why the store would not have it.
  private(set) var refusal: String?
  /// A name that nobody in the data has yet: it may be a slip of the finger.
  private var newName: String?
  /// What the act would bring about, such as the new deadlines of another severity.
  var preview: [String] = []

  enum Outcome: Hashable {
    case editing
    case submitted
    case cancelled
    /// The current field's text is wanted in the person's own editor.
    case wantsEditor(String)
  }

  init(verb: Verb, subjects: [ActSubject], parameters: [Parameter], values: [String: String]) {
    self.verb = verb
    self.subjects = subjects
    fields = parameters.map { FormField($0, value: values[$0.name] ?? "") }
    // Whoever records what a line shows wants to type the value, not to choose the metric again.
    current = fields.firstIndex { $0.parameter.isRequired && $0.value.isEmpty } ?? 0
  }

  var values: [String: String] {
    Dictionary(uniqueKeysWithValues: fields.map { ($0.parameter.name, $0.value) })
  }

  var deed: Deed { Deed(verb, values) }

  mutating func press(_ key: Key, people: [String]) -> Outcome {
    refusal = nil
    switch key {
    case .escape, .control("c"): return .cancelled
    case .enter: return .submitted
    case .tab, .down: current = (current + 1) % fields.count
    case .backTab, .up: current = (current + fields.count - 1) % fields.count
    case .control("e") where fields[current].isText: return .wantsEditor(fields[current].value)
    default:
      fields[current].press(key, people: people)
      if mistake?.parameter == fields[current].parameter.name { mistake = nil }
      newName = fields[current].newName(beside: people)
    }
    return .editing
  }

  mutating func choose(line: Int) {
    if fields.indices.contains(line) { current = line }
  }

  mutating func complain(_ error: ParameterError) {
    mistake = error
    current = fields.firstIndex { $0.parameter.name == error.parameter } ?? current
  }

  /// Other choices of a field, once it is known what there is.
  mutating func offer(_ choices: [Parameter.Choice], for name: String, chosen: String) {
    guard let index = fields.firstIndex(where: { $0.parameter.name == name }) else { return }
    var parameter = fields[index].parameter
    parameter.kind = .choice(choices)
    let value = fields[index].value
    fields[index] = FormField(parameter, value: choices.contains { $0.value == value } ? value : chosen)
  }

  mutating func refuse(_ words: String) { refusal = words }

  mutating func edited(_ text: String) { fields[current].set(text) }

  mutating func set(_ name: String, to value: String) {
    guard let index = fields.firstIndex(where: { $0.parameter.name == name }) else { return }
    fields[index].set(value)
  }
}

extension FormView {
  func draw(on canvas: inout Canvas) {
    let width = min(canvas.width - 8, 92)
    let notes = notesHeight(width: width, glyphs: canvas.glyphs)
    let content = Size(width: width, height: fields.count + 3 + notes)
    Dialog(title: title, content: content).draw(on: &canvas) { canvas in
      drawFields(on: &canvas)
      drawNotes(from: fields.count + 1, on: &canvas)
      drawKeys(y: canvas.height - 1, on: &canvas)
    }
  }

  private var title: String {
    guard subjects.count == 1, let subject = subjects.first else { return "\(verb.title) · \(subjects.count) chosen" }
    return "\(verb.title) · \(subject.title)"
  }

  private var labelWidth: Int { (fields.map(\.parameter.title.count).max() ?? 0) + 2 }

  private func drawFields(on canvas: inout Canvas) {
    for (y, field) in fields.enumerated() {
      let isCurrent = y == current
      let isWrong = mistake?.parameter == field.parameter.name
      let label = field.parameter.title + (field.parameter.isRequired ? "" : " ")
      canvas.write(
        label, at: Point(x: 0, y: y), tone: isWrong ? .error : isCurrent ? .heading : .muted,
        emphasis: isCurrent ? .bold : [])
      let rect = Rect(x: labelWidth, y: y, width: max(4, canvas.width - labelWidth), height: 1)
      field.draw(in: rect, hasKeys: isCurrent, on: &canvas)
    }
  }

  private func notes(width: Int, glyphs: GlyphSet) -> [(String, Tone)] {
    var notes: [(String, Tone)] = []
    if let mistake {
      notes += Paragraph.wrap(mistake.message, width: width, glyphs: glyphs).map { ($0, .error) }
    }
    if let refusal { notes += Paragraph.wrap(refusal, width: width, glyphs: glyphs).map { ($0, .error) } }
    if let newName { notes.append(("nobody owns anything as '\(newName)' yet: a new name", .muted)) }
    // What fits stays as it is: a blank line and a margin mean something.
    let lines = preview.flatMap { $0.count <= width ? [$0] : Paragraph.wrap($0, width: width, glyphs: glyphs) }
    return notes + lines.map { ($0, .muted) }
  }

  private func notesHeight(width: Int, glyphs: GlyphSet) -> Int { notes(width: width, glyphs: glyphs).count }

  private func drawNotes(from y: Int, on canvas: inout Canvas) {
    for (index, note) in notes(width: canvas.width, glyphs: canvas.glyphs).enumerated() {
      canvas.write(note.0, at: Point(x: 0, y: y + index), tone: note.1, maxWidth: canvas.width)
    }
  }

  private func drawKeys(y: Int, on canvas: inout Canvas) {
    var keys: [(String, String)] = [("enter", "do it"), ("esc", "leave")]
    if fields.count > 1 { keys.insert(("tab", "next"), at: 1) }
    if fields[current].isText { keys.append(("ctrl-e", "editor")) }
    if fields[current].choices != nil { keys.append(("\(canvas.glyphs == .ascii ? "left right" : "← →")", "choose")) }
    canvas.writeKeyHints(keys, y: y)
  }
}
