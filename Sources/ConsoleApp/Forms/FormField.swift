import CustomerSuccess
import TerminalUI

/// One line of a form: what is asked for, and what has been answered.
struct FormField: Hashable, Sendable {
  let parameter: Parameter
  private var line: TextField
  /// Several lines of text are kept whole; the field shows and edits them in the editor or as one line.
  private var text: String
  /// A name, day or number that stands there as a suggestion: what is typed takes its place.
  private(set) var isSuggestion: Bool
  /// Of a choice: the one that is taken; nil for none.
  private(set) var chosen: Int?

  init(_ parameter: Parameter, value: String) {
    self.parameter = parameter
    line = TextField(value)
    text = value
    isSuggestion = !value.isEmpty && parameter.kind.isReplacedWhole
    if case .choice(let choices) = parameter.kind {
      chosen = choices.firstIndex { $0.value == value }
      // What cannot stay empty begins with the first.
      if chosen == nil, parameter.isRequired, !choices.isEmpty { chosen = 0 }
    }
  }

  var choices: [Parameter.Choice]? {
    if case .choice(let choices) = parameter.kind { return choices }
    return nil
  }

  var isText: Bool { parameter.kind == .text }

  var value: String {
    if let choices { return chosen.map { choices[$0].value } ?? "" }
    return isText && text.contains("\n") ? text : line.text
  }

  mutating func set(_ value: String) {
    self = FormField(parameter, value: value)
  }

  mutating func press(_ key: Key, people: [String]) {
    if let choices { return choose(key, among: choices) }
    if isText, case .paste(let pasted) = key, pasted.contains("\n") {
      set(value.isEmpty ? pasted : value + "\n" + pasted)
      return
    }
    // A text of several lines is for the editor: one key would make it one line.
    guard !(isText && text.contains("\n")) else { return }
    if isSuggestion, key.isTyping { line = TextField("") }
    isSuggestion = false
    line.press(key)
    text = line.text
    if parameter.kind == .person, case .character = key { complete(people) }
  }

  /// The only name that begins so is as good as typed, but only once three letters say so.
  private mutating func complete(_ people: [String]) {
    let typed = line.text.lowercased()
    guard typed.count >= 3 else { return }
    let found = people.filter { $0.lowercased().hasPrefix(typed) }
    if found.count == 1, found[0].count > typed.count { line = TextField(found[0]) }
  }

  /// Of a field for a person: its name, if none of the people has it.
  func newName(beside people: [String]) -> String? {
    guard parameter.kind == .person, !people.isEmpty, !["", "me", "none"].contains(line.text.lowercased()) else {
      return nil
    }
    return people.contains { $0.lowercased() == line.text.lowercased() } ? nil : line.text
  }

  /// Arrows go through the choices; letters go to the next that begins so.
  private mutating func choose(_ key: Key, among choices: [Parameter.Choice]) {
    guard !choices.isEmpty else { return }
    switch key {
    case .right, .character(" "): chosen = chosen.map { ($0 + 1) % choices.count } ?? 0
    case .left: chosen = chosen.map { ($0 + choices.count - 1) % choices.count } ?? choices.count - 1
    case .backspace, .delete: if !parameter.isRequired { chosen = nil }
    case .character(let letter):
      let start = (chosen ?? -1) + 1
      let order = (0..<choices.count).map { (start + $0) % choices.count }
      let typed = String(letter).lowercased()
      chosen =
        order.first { choices[$0].title.lowercased().hasPrefix(typed) || choices[$0].value.hasPrefix(typed) } ?? chosen
    default: break
    }
  }

  func draw(in rect: Rect, hasKeys: Bool, on canvas: inout Canvas) {
    canvas.fill(rect, on: .input)
    if let choices { return drawChoice(choices, in: rect, hasKeys: hasKeys, on: &canvas) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if isText, lines.count > 1 {
      let note = "  \(lines.count) lines, ctrl-e edits"
      let used = canvas.write(lines[0], at: rect.origin, on: .input, maxWidth: max(0, rect.width - note.count))
      canvas.write(note, at: Point(x: rect.x + used, y: rect.y), tone: .muted, on: .input, maxWidth: rect.width - used)
      return
    }
    if hasKeys {
      line.draw(in: rect, on: &canvas)
      if isSuggestion { canvas.write(line.text, at: rect.origin, emphasis: .reverse, on: .input, maxWidth: rect.width) }
    } else {
      canvas.write(line.text, at: rect.origin, on: .input, maxWidth: rect.width)
    }
    if line.text.isEmpty {
      canvas.write(placeholder, at: Point(x: rect.x + 1, y: rect.y), tone: .muted, on: .input, maxWidth: rect.width - 1)
    }
  }

  private var placeholder: String {
    if !parameter.hint.isEmpty { return parameter.hint }
    switch parameter.kind {
    case .day: return "today, fri, 7d, 2026-12-01"
    case .person: return "a name, me or none"
    case .moment: return "4h, 17:30, 2026-12-01 17:30"
    case .text: return "ctrl-e opens the editor"
    default: return parameter.isRequired ? "" : "optional"
    }
  }

  private func drawChoice(_ choices: [Parameter.Choice], in rect: Rect, hasKeys: Bool, on canvas: inout Canvas) {
    let title = chosen.map { choices[$0].title } ?? "none"
    let tone: Tone = chosen == nil ? .muted : .text
    guard hasKeys else {
      canvas.write(title, at: rect.origin, tone: tone, on: .input, maxWidth: rect.width)
      return
    }
    let place = "\(chosen.map { "\($0 + 1)" } ?? "–")/\(choices.count)"
    let room = max(0, rect.width - canvas.columns(place) - 5)
    let used = canvas.write("\(canvas.glyphs.pointer) ", at: rect.origin, tone: .key, on: .input)
    canvas.write(title, at: Point(x: rect.x + used, y: rect.y), tone: tone, emphasis: .bold, on: .input, maxWidth: room)
    canvas.writeRight(place, at: rect.origin, width: rect.width - 1, tone: .muted, on: .input)
  }
}

extension Parameter.Kind {
  /// Nobody mends a letter of these: another one is typed.
  fileprivate var isReplacedWhole: Bool {
    switch self {
    case .person, .day, .moment, .number: true
    case .line, .text, .choice: false
    }
  }
}

extension Key {
  /// Keys that put something in, or take away what stands there.
  fileprivate var isTyping: Bool {
    switch self {
    case .character, .paste, .backspace, .delete: true
    default: false
    }
  }
}
