/// One line that is completed as it is typed: what follows is shown as chosen, and typing goes over it letter by letter.
///
/// `text` is always what is shown. A suggestion that stands there from the beginning is replaced by what is typed.
public struct CompletingField: Hashable, Sendable {
  /// What was typed.
  private var field: TextField
  /// What is shown instead: the typed letters as they are spelled there, and the rest.
  private var completion: String?
  public private(set) var isSuggestion: Bool

  public init(_ text: String, isSuggestion: Bool = false) {
    field = TextField(text)
    self.isSuggestion = isSuggestion && !text.isEmpty
  }

  public var text: String { completion ?? field.text }

  /// The part of `text` behind the cursor that nobody typed.
  public var rest: String { completion.map { String($0.dropFirst(field.text.count)) } ?? "" }

  /// `candidates` are offered from the `least`th letter on, once what is typed is the beginning of one alone.
  public mutating func press(_ key: Key, candidates: [String], least: Int = 1) {
    switch key {
    case .character, .paste:
      if isSuggestion { field = TextField("") }
      completion = nil
      field.press(key)
      completion = completed(candidates, least: key.isLetter ? least : .max)
    case .backspace where !rest.isEmpty, .delete where !rest.isEmpty, .control("k") where !rest.isEmpty:
      completion = nil
    case .backspace where isSuggestion, .delete where isSuggestion, .control("u") where isSuggestion:
      field = TextField("")
    case .backspace, .delete, .control("k"), .control("u"), .control("w"):
      completion = nil
      field.press(key)
    case .right where !rest.isEmpty: take()
    case .left, .home, .control("a"):
      let cursor = field.cursor
      take()
      field.move(to: cursor)
      field.press(key)
    default:
      take()
      field.press(key)
    }
    isSuggestion = false
  }

  /// The cursor goes to a column of where it is drawn.
  public mutating func click(column: Int, width: Int) {
    take()
    isSuggestion = false
    field.click(column: column, width: width)
  }

  /// What is shown is what there is from now on, with the cursor at its end.
  public mutating func take() {
    guard let completion else { return }
    field = TextField(completion)
    self.completion = nil
  }

  /// The one that is spelled so already, else the only one that begins so. In the middle of a text nothing is completed.
  private func completed(_ candidates: [String], least: Int) -> String? {
    let typed = field.text
    guard field.cursor == typed.count, !typed.isEmpty, !candidates.contains(typed) else { return nil }
    let letters = typed.map { $0.lowercased() }
    let found = candidates.filter { $0.map { $0.lowercased() }.starts(with: letters) }
    if let same = found.first(where: { $0.count == letters.count }) { return same }
    return letters.count >= least && found.count == 1 ? found[0] : nil
  }

  public func draw(in rect: Rect, hasKeys: Bool, on canvas: inout Canvas) {
    guard hasKeys else {
      canvas.write(text, at: rect.origin, on: .input, maxWidth: rect.width)
      return
    }
    var shown = field
    if let completion { shown = TextField(String(completion.prefix(field.text.count))) }
    let used = shown.draw(in: rect, on: &canvas)
    if isSuggestion {
      canvas.write(text, at: rect.origin, emphasis: .reverse, on: .input, maxWidth: rect.width)
    } else if !rest.isEmpty, used < rect.width {
      canvas.write(
        rest, at: Point(x: rect.x + used, y: rect.y), emphasis: .reverse, on: .input, maxWidth: rect.width - used)
    }
  }
}

extension Key {
  fileprivate var isLetter: Bool {
    if case .character = self { true } else { false }
  }
}
