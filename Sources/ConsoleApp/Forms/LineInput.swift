import CustomerSuccess
import TerminalUI

/// One line: a name, a day, a number or a few words, completed from what there is.
struct LineInput: Hashable, Sendable {
  let parameter: Parameter
  private(set) var field: CompletingField

  init(_ parameter: Parameter, value: String) {
    self.parameter = parameter
    field = CompletingField(value, isSuggestion: parameter.isTypedOver)
  }

  var value: String { field.text }

  /// What arrows go through, and what typing is completed from.
  var words: [String] {
    if case .words(let words) = parameter.kind { words } else { [] }
  }

  mutating func press(_ key: Key, people: [String]) {
    switch key {
    case .right where canStep, .left where canStep: step(by: key == .right ? 1 : -1)
    default:
      // The only name that begins so is as good as typed, but only once three letters say so.
      let isPerson = parameter.kind == .person
      field.press(key, candidates: isPerson ? people : words, least: isPerson ? 3 : 1)
    }
  }

  mutating func click(column: Int, width: Int) { field.click(column: column, width: width) }

  /// Arrows choose until something is typed; then they move in it.
  private var canStep: Bool { !words.isEmpty && (field.isSuggestion || value.isEmpty) }

  private mutating func step(by step: Int) {
    let next = words.firstIndex(of: value).map { ($0 + step + words.count) % words.count }
    field = CompletingField(words[next ?? (step > 0 ? 0 : words.count - 1)], isSuggestion: true)
  }

  /// Of a field for a person: what its name comes to, where that is not plain from the name itself.
  func personNote(among people: [String]) -> String? {
    guard parameter.kind == .person, !people.isEmpty else { return nil }
    switch PersonName(value, among: people) {
    case .new: return "nobody owns anything as '\(value)' yet: a new name"
    case .oneOf(let names): return PersonName.several(value, names)
    case .known(let name): return folded(name) == folded(value.withoutOuterBlanks) ? nil : "'\(value)' is \(name)"
    }
  }

  func draw(in rect: Rect, hasKeys: Bool, on canvas: inout Canvas) {
    field.draw(in: rect, hasKeys: hasKeys, on: &canvas)
    if value.isEmpty {
      canvas.write(
        parameter.placeholder, at: Point(x: rect.x + 1, y: rect.y), tone: .muted, on: .input, maxWidth: rect.width - 1)
    }
    guard hasKeys, canStep, let place = words.firstIndex(of: value) else { return }
    canvas.writeRight("\(place + 1)/\(words.count)", at: rect.origin, width: rect.width - 1, tone: .muted, on: .input)
  }
}

extension Parameter {
  /// What may be written, where nothing is.
  var placeholder: String {
    if !hint.isEmpty { return hint }
    switch kind {
    case .day: return "today, fri, 7d, 2026-12-01"
    case .person: return "a name, me or none"
    case .moment: return "4h, 17:30, 2026-12-01 17:30"
    case .text: return "ctrl-e opens the editor"
    case .words(let words): return words.joined(separator: ", ")
    default: return isRequired ? "" : "optional"
    }
  }
}
