import CustomerSuccess
import TerminalUI

/// One field of a form: what is asked for, and what has been answered.
struct FormField: Hashable, Sendable {
  let parameter: Parameter
  private var input: Input

  private enum Input: Hashable, Sendable {
    case choice(ChoiceInput)
    case line(LineInput)
    case text(TextArea)
    case pick(PickInput)
  }

  init(_ parameter: Parameter, value: String) {
    self.parameter = parameter
    input =
      switch parameter.kind {
      case .choice(let choices): .choice(ChoiceInput(parameter, choices, value: value))
      case .text: .text(TextArea(value))
      case .thing: .pick(PickInput(typed: value))
      case .line, .person, .day, .moment, .number, .words: .line(LineInput(parameter, value: value))
      }
  }

  var value: String {
    switch input {
    case .choice(let input): input.value
    case .line(let input): input.value
    case .text(let area): area.text
    case .pick(let input): input.picked == nil ? usual(input.value) : input.value
    }
  }

  private func usual(_ text: String) -> String {
    if case .thing(let kind) = parameter.kind { ShortID.usual(text, as: kind) } else { text }
  }

  var isText: Bool { parameter.kind == .text }

  /// The arrows that choose: up and down in a list below the field, to the left and the right where none is shown.
  var chooses: Arrows? {
    switch input {
    case .choice, .pick: .upAndDown
    case .line(let input): input.words.isEmpty ? nil : .leftAndRight
    case .text: nil
    }
  }

  enum Arrows { case upAndDown, leftAndRight }

  var pick: PickInput? {
    if case .pick(let input) = input { input } else { nil }
  }

  /// The one that is shown as chosen is meant.
  mutating func decide() {
    guard case .pick(var input) = input else { return }
    input.isDecided = true
    self.input = .pick(input)
  }

  mutating func set(_ value: String) { self = FormField(parameter, value: value) }

  mutating func offer(_ options: [PickInput.Option], isAnswer: Bool = true) {
    guard case .pick(var input) = input else { return }
    input.offer(options, isAnswer: isAnswer)
    self.input = .pick(input)
  }

  /// What moves through the text, or the list of what can be picked, rather than to the next field.
  func takesMove(_ key: Key, in room: Size) -> Bool {
    switch input {
    case .text(let area): !area.isAtEdge(key, width: room.width)
    case .pick(let input): input.canMove(key)
    case .choice(let input): input.canMove(key)
    case .line: false
    }
  }

  mutating func press(_ key: Key, people: [String], in room: Size = Size(width: 80, height: 1)) {
    switch input {
    case .choice(var input):
      input.press(key)
      self.input = .choice(input)
    case .line(var input):
      input.press(key, people: people)
      self.input = .line(input)
    case .text(var area):
      area.press(key, in: room)
      self.input = .text(area)
    case .pick(var input):
      input.press(key)
      self.input = .pick(input)
    }
  }

  /// The cursor goes where it points, or what it points at is taken.
  mutating func click(at point: Point, in room: Size) {
    switch input {
    case .text(var area):
      area.click(at: point, in: room)
      input = .text(area)
    case .pick(var pick):
      pick.click(row: point.y)
      input = .pick(pick)
    case .line(var line):
      line.click(column: point.x, width: room.width)
      input = .line(line)
    case .choice(var choice):
      choice.click(row: point.y)
      input = .choice(choice)
    }
  }

  func personNote(among people: [String]) -> String? {
    if case .line(let input) = input { input.personNote(among: people) } else { nil }
  }

  /// The rows it would like to have.
  func height(width: Int, hasKeys: Bool, least: Int) -> Int {
    switch input {
    case .text(let area): max(least, area.height(width: width))
    case .pick(let input): hasKeys ? input.height : 1
    case .choice(let input): hasKeys ? input.height : 1
    case .line: 1
    }
  }

  func draw(in rect: Rect, hasKeys: Bool, on canvas: inout Canvas) {
    canvas.fill(rect, on: .input)
    switch input {
    case .choice(let input): input.draw(in: rect, hasKeys: hasKeys, on: &canvas)
    case .line(let input): input.draw(in: rect, hasKeys: hasKeys, on: &canvas)
    case .pick(let input): input.draw(in: rect, hasKeys: hasKeys, hint: parameter.placeholder, on: &canvas)
    case .text(let area):
      area.draw(in: rect, hasKeys: hasKeys, on: &canvas)
      guard area.text.isEmpty else { return }
      canvas.write(
        parameter.placeholder, at: Point(x: rect.x + 1, y: rect.y), tone: .muted, on: .input, maxWidth: rect.width - 1)
    }
  }
}
