import CustomerSuccess
import TerminalUI

/// One of a closed list: arrows go through it, those up and down no further than its ends, typing finds.
struct ChoiceInput: Hashable, Sendable {
  let choices: [Parameter.Choice]
  let isRequired: Bool
  /// What none of them means.
  private let none: String
  /// The one that is taken; nil for none. Nobody's answer is the first of the list by mistake: where nothing is usual, one has
  /// to be chosen.
  private(set) var chosen: Int?
  /// The letters typed one after the other: one search.
  private var typed = ""
  /// What was taken before the first of them.
  private var searchedFrom: Int?

  init(_ parameter: Parameter, _ choices: [Parameter.Choice], value: String) {
    self.choices = choices
    isRequired = parameter.isRequired
    let isOwed = parameter.isRequired && !choices.isEmpty
    none = isOwed ? "choose one" : parameter.hint.isEmpty ? "none" : parameter.hint
    chosen = choices.firstIndex { $0.value == value }
  }

  private var rows: OptionRows { OptionRows(count: choices.count, chosen: chosen) }

  /// With all there is to choose below it, as far as there is room.
  var height: Int { 1 + rows.height }

  mutating func click(row: Int) {
    guard let place = rows.option(atRow: row - 1) else { return }
    (chosen, typed) = (place, "")
  }

  /// Letters that nothing begins with are an answer too, which is refused by name: Enter after them does not take what stood there.
  var value: String { isSearchInVain ? typed : chosen.map { choices[$0].value } ?? "" }

  /// Beyond an end of the list they go on to the next field.
  func canMove(_ key: Key) -> Bool {
    guard !choices.isEmpty else { return false }
    return key == .down ? (chosen ?? -1) < choices.count - 1 : (chosen ?? 0) > 0
  }

  mutating func press(_ key: Key) {
    guard !choices.isEmpty else { return }
    switch key {
    case .right, .down: step(by: 1)
    case .character(" ") where !isSearchInVain && find(typed + " ") == nil: step(by: 1)
    case .left, .up: step(by: -1)
    // An end of the list is no answer to what nobody has answered.
    case .home where chosen != nil: (chosen, typed) = (0, "")
    case .end where chosen != nil: (chosen, typed) = (choices.count - 1, "")
    case .backspace where isSearchInVain: search(String(typed.dropLast()))
    case .backspace, .delete:
      typed = ""
      if !isRequired { chosen = nil }
    case .character(let letter): type(letter)
    case .paste(let text): if let found = find(text) { chosen = found }
    default: typed = ""
    }
  }

  private mutating func step(by step: Int) {
    typed = ""
    chosen = chosen.map { ($0 + step + choices.count) % choices.count } ?? (step > 0 ? 0 : choices.count - 1)
  }

  /// A word typed whole finds what begins with it; the same letter again goes on to the next that begins with it.
  private mutating func type(_ letter: Character) {
    if typed.isEmpty { searchedFrom = chosen }
    let isAgain = !typed.isEmpty && typed.allSatisfy { $0 == letter } && !isSearchInVain
    guard isAgain, find(typed + String(letter)) == nil else { return search(typed + String(letter)) }
    let start = (chosen ?? -1) + 1
    let order = (0..<choices.count).map { (start + $0) % choices.count }
    chosen = order.first { begins(choices[$0], with: typed) } ?? chosen
  }

  /// Letters that nothing begins with take nothing, and none of them finds anything by itself.
  private mutating func search(_ text: String) {
    typed = text
    chosen = text.isEmpty ? searchedFrom : find(text) ?? searchedFrom
  }

  private var isSearchInVain: Bool { !typed.isEmpty && find(typed) == nil }

  private func find(_ text: String) -> Int? {
    let wanted = text.lowercased()
    guard !wanted.allSatisfy(\.isWhitespace) else { return nil }
    if let exact = choices.firstIndex(where: { [$0.title, $0.value].contains { $0.lowercased() == wanted } }) {
      return exact
    }
    if let chosen, begins(choices[chosen], with: wanted), wanted.count > 1 { return chosen }
    return choices.firstIndex { begins($0, with: wanted) } ?? choices.firstIndex { $0.hasWord(wanted) }
  }

  private func begins(_ choice: Parameter.Choice, with text: String) -> Bool {
    let text = text.lowercased()
    return choice.title.lowercased().hasPrefix(text) || choice.value.lowercased().hasPrefix(text)
  }

  func draw(in rect: Rect, hasKeys: Bool, on canvas: inout Canvas) {
    let title = chosen.map { choices[$0].title } ?? none
    let tone: Tone = chosen == nil ? .muted : .text
    guard hasKeys else {
      if isSearchInVain {
        canvas.write("no '\(typed)'", at: rect.origin, tone: .warning, on: .input, maxWidth: rect.width)
        return
      }
      canvas.write(title, at: rect.origin, tone: tone, on: .input, maxWidth: rect.width)
      return
    }
    let place =
      isSearchInVain ? "no '\(typed)'" : "\(chosen.map { "\($0 + 1)" } ?? "–")/\(choices.count)"
    let room = max(0, rect.width - canvas.columns(place) - 5)
    let used = canvas.write("\(canvas.glyphs.pointer) ", at: rect.origin, tone: .key, on: .input)
    canvas.write(title, at: Point(x: rect.x + used, y: rect.y), tone: tone, emphasis: .bold, on: .input, maxWidth: room)
    canvas.writeRight(
      place, at: rect.origin, width: rect.width - 1, tone: isSearchInVain ? .warning : .muted, on: .input)
    let below = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: max(0, rect.height - 1))
    rows.draw(in: below, on: &canvas) { (choices[$0].title, "") }
  }
}

extension Parameter.Choice {
  /// One of its words, but for the first, begins so: `revenue` is "monthly revenue".
  fileprivate func hasWord(_ text: String) -> Bool { title.lowercased().contains(" \(text)") }
}
