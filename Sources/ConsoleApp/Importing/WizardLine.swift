import CustomerSuccess
import Interchange
import TerminalUI

/// One line of a wizard's step: something about the file, what it is taken for, and what there is to see of it.
struct WizardLine: Hashable, Sendable {
  var subject: Subject
  var label: String
  /// What holds; empty where nothing does.
  var value: String
  /// What it may be; nil for what is only told.
  var kind: Parameter.Kind?
  /// It has to be answered, and is not.
  var isOpen = false
  var note = ""
  /// The note speaks against it.
  var isDoubtful = false
  var hint = ""

  enum Subject: Hashable, Sendable {
    case reading
    case sheet
    case zone
    case guess(GuessSubject)
    case column(String)
    case fact(String)
  }

  /// A field for it, as forms have them.
  var field: FormField? {
    guard let kind else { return nil }
    let parameter = Parameter("\(subject)", label, kind, isRequired: !isOpen && !isFree, hint: hint)
    return FormField(parameter, value: value)
  }

  /// A day that is only begun is none yet, and nothing is an answer only where it is one of the choices.
  func isAnswer(_ value: String) -> Bool {
    switch kind {
    case .choice(let choices): choices.contains { $0.value == value }
    case .line: LocalDate(written: value) != nil
    default: !value.isEmpty
    }
  }

  /// As a mapping has it: a day by its year first.
  func answer(_ value: String) -> String? {
    guard isAnswer(value) else { return nil }
    return kind == .line ? LocalDate(written: value)?.description : value
  }

  private var isFree: Bool { kind == .line }

  /// In words: a choice by its title.
  var shown: String {
    if case .choice(let choices)? = kind { return choices.first { $0.value == value }?.title ?? value }
    return value
  }
}

/// A list of lines, one of which has the keys: arrows to the left and right choose, letters find.
struct LineList: Hashable, Sendable {
  private(set) var lines: [WizardLine] = []
  private(set) var current = 0
  private(set) var field: FormField?

  private var isWritten: Bool {
    switch line?.kind {
    case .choice, nil: false
    default: true
    }
  }

  var line: WizardLine? { lines.indices.contains(current) ? lines[current] : nil }
  /// The first that is to be answered, from the current one on and round.
  var open: Int? {
    let order = Array(lines.indices.dropFirst(current)) + Array(lines.indices.prefix(current))
    return order.first { lines[$0].isOpen }
  }

  /// Other lines, with the keys on the same subject where it is still there.
  mutating func show(_ new: [WizardLine], keepsField: Bool = false) {
    let subject = line?.subject
    lines = new
    if let place = new.firstIndex(where: { $0.subject == subject }) {
      current = place
      if !keepsField { field = new[place].field }
    } else {
      let place = min(current, max(0, new.count - 1))
      go(to: new.indices.dropFirst(place).first { new[$0].kind != nil } ?? new.firstIndex { $0.kind != nil } ?? 0)
    }
  }

  mutating func go(to place: Int) {
    current = min(max(0, place), max(0, lines.count - 1))
    field = line?.field
  }

  /// What is only told is passed over.
  mutating func move(by step: Int) {
    let way = step > 0 ? lines.indices.dropFirst(current + 1) : lines.indices.prefix(current)
    let places = way.filter { lines[$0].kind != nil }
    let ordered = step > 0 ? Array(places) : places.reversed()
    guard !ordered.isEmpty else { return }
    go(to: ordered[min(abs(step), ordered.count) - 1])
  }

  /// What was said of the current line, where the key has changed it or answers what was open: that nothing is told is an answer
  /// too.
  mutating func press(_ key: Key) -> (subject: WizardLine.Subject, value: String)? {
    guard var input = field, let line else { return nil }
    let before = input.value
    input.press(key, people: [])
    field = input
    let isAnswered = line.isOpen && LineList.chooses(key) && line.isAnswer(input.value)
    return input.value != before || isAnswered ? (line.subject, input.value) : nil
  }

  private static func chooses(_ key: Key) -> Bool {
    switch key {
    case .left, .right, .character, .paste: true
    default: false
    }
  }

  /// By how many lines a key moves; what moves in a text that is written moves in no list.
  func step(_ key: Key) -> Int? {
    switch key {
    case .home where !isWritten: -lines.count
    case .end where !isWritten: lines.count
    case .down, .control("n"), .tab: 1
    case .up, .control("p"), .backTab: -1
    case .pageDown: 10
    case .pageUp: -10
    default: nil
    }
  }
}
