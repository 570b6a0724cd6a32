import CustomerSuccess
import Foundation
import TerminalUI

/// A thing of the portfolio by its id or any part of its name, chosen from those that are found.
struct PickInput: Hashable, Sendable {
  struct Option: Hashable, Sendable {
    var subject: ActSubject
    /// `TKT-11205 Login outage`
    var title: String
    var note = ""
    var id: String { subject.target.description }
  }

  private var field: TextField
  private var options: [Option] = []
  private var chosen: Int?
  /// For what the options were found; nil while nothing was looked for.
  private(set) var answered: String?
  /// Stands there from the beginning: what is typed takes its place.
  private var isSuggestion = false
  /// Somebody has said that the chosen one is meant: by an arrow, by a click, or by being asked.
  var isDecided = false

  /// How many fit what is typed, while nothing says which of them is meant; nil where that is clear.
  var undecided: Int? {
    let typed = typed.withoutOuterBlanks
    guard !isDecided, !typed.isEmpty, let picked, !ShortID.means(typed, picked.subject.target), !isNamed(picked)
    else { return nil }
    let count = found.count
    return count > 1 ? count : nil
  }

  init(typed: String) { field = TextField(typed) }

  /// What is looked for; empty while nothing is typed.
  var typed: String { isSuggestion ? "" : field.text }

  /// Exactly what is shown as chosen, else what is typed.
  var value: String { picked?.id ?? field.text.withoutOuterBlanks }

  var picked: Option? { chosen.flatMap { found.indices.contains($0) ? found[$0] : nil } }

  /// An id, or what begins or contains every word.
  private var found: [Option] {
    let words = typed.plain.split(separator: " ")
    return options.filter { option in
      let text = "\(option.id) \(option.title) \(option.note)".plain
      return words.allSatisfy { text.contains($0) }
    }
  }

  /// `isAnswer`: found for what is typed; else the one that is suggested.
  mutating func offer(_ new: [Option], isAnswer: Bool) {
    let before = picked
    options = new
    if isAnswer { answered = typed }
    if !isAnswer {
      isSuggestion = !new.isEmpty
      chosen = new.isEmpty ? nil : 0
    } else if isSuggestion, let before {
      options = [before] + new.filter { $0.id != before.id }
    } else {
      chosen = found.firstIndex { $0.id == before?.id } ?? best
    }
  }

  /// What is typed in full, else the first that is found; while nothing is typed, nothing is meant.
  private var best: Int? {
    guard !typed.withoutOuterBlanks.isEmpty else { return nil }
    let found = found
    return found.firstIndex { ShortID.means(typed.withoutOuterBlanks, $0.subject.target) }
      ?? found.firstIndex(where: isNamed) ?? (found.isEmpty ? nil : 0)
  }

  /// It is called as is typed, and nothing else is: `Acme` beside `Acme Bank`.
  private func isNamed(_ option: Option) -> Bool {
    let typed = typed.withoutOuterBlanks.plain
    return option.title.plain == typed && options.count { $0.title.plain == typed } == 1
  }

  private var rows: OptionRows { OptionRows(count: found.count, chosen: chosen) }

  var height: Int { 1 + rows.height }

  func canMove(_ key: Key) -> Bool {
    guard !found.isEmpty else { return false }
    return key == .down ? (chosen ?? -1) < found.count - 1 : (chosen ?? 0) > 0
  }

  mutating func press(_ key: Key) {
    switch key {
    case .down: choose((chosen ?? -1) + 1)
    case .up: choose((chosen ?? 0) - 1)
    default:
      let before = field.text
      if isSuggestion, key.isTyping { (field, isSuggestion, chosen) = (TextField(""), false, nil) }
      field.press(key)
      if field.text != before || key.isTyping { (chosen, isDecided) = (best, false) }
    }
  }

  private mutating func choose(_ place: Int) {
    chosen = min(max(0, place), max(0, found.count - 1))
    isDecided = true
  }

  mutating func click(row: Int) {
    if let place = rows.option(atRow: row - 1) { choose(place) }
  }

  func draw(in rect: Rect, hasKeys: Bool, hint: String, on canvas: inout Canvas) {
    let line = Rect(x: rect.x, y: rect.y, width: rect.width, height: 1)
    if hasKeys, !isSuggestion {
      let used = field.draw(in: line, on: &canvas)
      if let picked, typed != picked.id {
        canvas.write(
          "  \(canvas.glyphs.pointer) \(picked.title)", at: Point(x: rect.x + used, y: rect.y), tone: .muted,
          on: .input,
          maxWidth: max(0, rect.width - used))
      }
    } else {
      canvas.write(
        picked?.title ?? field.text, at: rect.origin, emphasis: hasKeys ? .reverse : [], on: .input,
        maxWidth: rect.width)
    }
    if value.isEmpty {
      canvas.write(hint, at: Point(x: rect.x + 1, y: rect.y), tone: .muted, on: .input, maxWidth: rect.width - 1)
    }
    guard hasKeys else { return }
    let below = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: max(0, rect.height - 1))
    rows.draw(in: below, on: &canvas) { (found[$0].title, found[$0].note) }
  }
}

extension String {
  /// As people look for it: without capitals and accents.
  fileprivate var plain: String { folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil) }
}

extension Key {
  /// Keys that put something in, or take away what stands there.
  fileprivate var isTyping: Bool {
    switch self {
    case .character, .paste, .backspace, .delete, .control("u"), .control("w"): true
    default: false
    }
  }
}
