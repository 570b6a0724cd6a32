import CustomerSuccess
import Interchange
import TerminalUI

/// What a file is taken for, and its columns beside fields.
extension ImportWizard {
  // MARK: What it is taken for

  mutating func pressTaken(_ key: Key) -> Outcome {
    if key == .enter { return goOn(from: .taken) }
    if let step = list.step(key) {
      list.move(by: step)
      return .staying
    }
    guard let (subject, value) = list.press(key) else { return .staying }
    switch subject {
    case .reading: choose(reading: Int(value) ?? 0)
    case .sheet:
      work = .looking
      return .asks(.look(path: path.text, sheet: value))
    default: take(value, for: subject)
    }
    return .staying
  }

  mutating func choose(reading new: Int) {
    guard readings.indices.contains(new), new != reading || draft?.asksKind ?? false else { return }
    guard edited == nil else {
      complaints = [
        "The mapping was changed by hand; ctrl-x throws that away, and then it can be read as something else"
      ]
      return show(.taken)
    }
    passOver(on: .reading)
    let isAgain = if case .again = readings[reading] { true } else { false }
    reading = new
    switch readings[new] {
    case .guess(let kind):
      if isAgain { (draft, name) = (guessed, TextField(guessed?.name ?? "")) }
      draft?.take(kind: kind)
      asked = []
    case .again(let fitting): reopen(fitting)
    case .own, .mapping: break
    }
    show(.taken, keepsField: true)
  }

  /// What a mapping says of the file's columns stands beside them.
  private mutating func reopen(_ fitting: FileLook.Fitting) {
    guard let file = look?.guessed,
      let reopened = MappingDraft(file, reopening: fitting.text, name: fitting.name)
    else { return }
    (draft, name, asked, unfolded) = (reopened, TextField(fitting.name), [], [])
  }

  mutating func take(_ value: String, for subject: WizardLine.Subject) {
    passOver(on: subject)
    switch subject {
    case .zone: draft?.take(zone: value)
    case .column(let column):
      guard draft?.columns.first(where: { $0.name == column })?.field ?? "" != value else { break }
      draft?.take(field: value, for: column)
    case .guess(let guessed):
      draft?.take(list.line?.answer(value), for: guessed)
    case .reading, .sheet, .fact: break
    }
    show(step, keepsField: true)
  }

  /// On to the next step, where nothing is open here any more.
  mutating func goOn(from step: Step) -> Outcome {
    if let open = list.open, edited == nil {
      list.go(to: open)
      let label = list.line?.label.withoutOuterBlanks ?? ""
      let why = list.line?.note ?? ""
      complaints = ["Still to be answered: \(label)\(why.isEmpty ? "" : ", \(why)")"]
      return .staying
    }
    if step == .taken, hasColumns {
      show(.columns)
      return .staying
    }
    return rehearse()
  }

  /// Its mapping is looked through before it is used.
  var hasColumns: Bool {
    if edited != nil { return true }
    return readings.indices.contains(reading) && readings[reading].hasColumns
  }

  /// Its columns stand beside fields there to be changed; else the mapping's text is there to be read.
  var columnsAreList: Bool { hasColumns && edited == nil }

  // MARK: Columns

  mutating func pressColumns(_ key: Key) -> Outcome {
    switch key {
    case .enter: return goOn(from: .columns)
    case .character("+") where list.line?.kind != .line, .character("-") where list.line?.kind != .line:
      fold(key == .character("+"))
    default:
      if let step = list.step(key) {
        list.move(by: step)
      } else if let (subject, value) = list.press(key) {
        take(value, for: subject)
      }
    }
    return .staying
  }

  mutating func fold(_ isUnfolded: Bool) {
    switch list.line?.subject {
    case .column(let column), .guess(.value(let column, _)):
      if isUnfolded { unfolded.insert(column) } else { unfolded.remove(column) }
      show(.columns)
    default: break
    }
  }

  mutating func pressText(_ key: Key, on size: Size) -> Outcome {
    switch key {
    case .enter:
      if let complaint = edited?.complaint {
        complaints = [complaint]
        return .staying
      }
      return rehearse()
    case .control("x") where edited != nil: doubt = .dropText
    default: scroll(key, on: size)
    }
    return .staying
  }
}
