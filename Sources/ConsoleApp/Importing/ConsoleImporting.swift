import CustomerSuccess
import TerminalUI

/// The import wizard above the screen.
extension Console {
  /// Opens it; with a path it goes on to what that is. `takesUp`: with what was left half-way, unless another path is being typed.
  mutating func startImport(_ path: String = "", isWhole: Bool = false, takesUp: Bool = true) -> [Effect] {
    var wizard = ImportWizard(zone: setting.zone.identifier, path: path)
    if takesUp, let left = leftImport, path.isEmpty || left.path.text == wizard.path.text {
      wizard = left
      leftImport = nil
      if isWhole { wizard.said = [] }
    }
    let outcome = isWhole ? wizard.begin() : .asks(.paths(wizard.path.text))
    return settle(outcome, of: wizard)
  }

  mutating func press(_ key: Key, in wizard: inout ImportWizard) -> [Effect] {
    let outcome = wizard.press(key, on: size)
    return settle(outcome, of: wizard)
  }

  mutating func settle(_ outcome: ImportWizard.Outcome, of wizard: ImportWizard) -> [Effect] {
    overlay = .importing(wizard)
    switch outcome {
    case .staying: return []
    case .asks(let work):
      imports += 1
      return [.importing(ImportRequest(number: imports, work: work))]
    case .stops:
      // While something may have been written, what came of it is waited for.
      if wizard.work != .stopping { imports += 1 }
      return [.stopImporting]
    case .closed:
      overlay = nil
      imports += 1
      guard let kept = wizard.kept, let file = kept.look?.file else { return [] }
      leftImport = kept
      return [.say("Nothing was imported; what you chose for \(file) is kept until you quit: I goes on with it")]
    case .edits(let text): return [.editMapping(text)]
    case .undoes:
      overlay = nil
      return [.undo]
    }
  }

  mutating func receive(_ news: ImportNews, number: Int) -> [Effect] {
    guard number == imports, case .importing(var wizard) = overlay else { return [] }
    let outcome = wizard.receive(news)
    if case .imported = news { reload() }
    return settle(outcome, of: wizard)
  }

  mutating func editedMapping(_ text: String?) {
    isEditing = false
    guard let text, case .importing(var wizard) = overlay else { return }
    wizard.takeEdited(text)
    overlay = .importing(wizard)
  }
}
