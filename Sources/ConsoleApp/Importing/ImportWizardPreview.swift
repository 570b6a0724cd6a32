import CustomerSuccess
import Interchange
import TerminalUI

/// What would be done, the import, and what was done.
extension ImportWizard {
  mutating func rehearse() -> Outcome {
    work = .rehearsing
    read = nil
    report = nil
    show(.preview)
    return .asks(.rehearse(plan))
  }

  /// The mapping that can say what Rapport's own columns cannot, such as how their dates are written.
  var remedy: Int? {
    guard readings.indices.contains(reading), case .own = readings[reading], report == nil else { return nil }
    return readings.firstIndex { if case .guess = $0 { true } else { false } }
  }

  mutating func pressPreview(_ key: Key, on size: Size) -> Outcome {
    if key == .enter { return run() }
    if scroll(key, on: size) { return .staying }
    guard hasColumns else {
      if key == .character("c"), mapping != nil { showColumns() }
      return .staying
    }
    let before = name.text
    name.press(key)
    if name.text != before { nameIsTaken = false }
    return .staying
  }

  /// Those of a person's own mapping can be changed; a built-in one is read.
  private mutating func showColumns() {
    let again = readings.firstIndex { other in
      if case .again(let fitting) = other, case .mapping(let own) = readings[reading] { fitting == own } else { false }
    }
    if let again, edited == nil {
      choose(reading: again)
      report = nil
    }
    show(.columns)
  }

  mutating func run() -> Outcome {
    guard report != nil else {
      guard let remedy else { return rehearse() }
      choose(reading: remedy)
      show(.taken)
      return .staying
    }
    if hasColumns, let complaint = nameComplaint {
      complaints = [complaint]
      return .staying
    }
    work = .importing
    read = nil
    othersWrite = false
    return .asks(.run(plan, keeping: hasColumns ? ImportPlan.Kept(replaces: nameIsTaken) : nil))
  }

  private var nameComplaint: String? {
    let text = name.text
    if text.allSatisfy(\.isWhitespace) { return "Name the mapping, so that the next such file is known by it" }
    return text.contains("/") || text.hasPrefix(".") || text.contains("\0")
      ? "A mapping's name is a file's name: no slash in it, and no dot before it" : nil
  }

  mutating func pressDone(_ key: Key, on size: Size) -> Outcome {
    switch key {
    case .enter, .character("q"): return .closed
    case .character("u") where canUndo: return .undoes
    default: scroll(key, on: size)
    }
    return .staying
  }

  /// Something was written that can be taken back.
  var canUndo: Bool { report?.counts.values.contains { $0.added + $0.changed > 0 } ?? false }

  @discardableResult
  mutating func scroll(_ key: Key, on size: Size) -> Bool {
    switch key {
    case .down, .control("n"): top += 1
    case .up, .control("p"): top -= 1
    case .pageDown: top += max(1, body(on: size).height - 1)
    case .pageUp: top -= max(1, body(on: size).height - 1)
    default: return false
    }
    top = min(max(0, top), lastTop(on: size))
    return true
  }
}
