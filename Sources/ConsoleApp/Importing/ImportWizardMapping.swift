import CustomerSuccess
import Interchange
import TerminalUI

/// The mapping that a file is read by, and the one changed by hand.
extension ImportWizard {
  /// What is called wrong is named by this file's lines.
  var mappingFile: String { "\(name.text).yaml" }

  mutating func edit() -> Outcome {
    guard let text = edited?.text ?? mapping?.text else {
      complaints = [step == .file ? "Choose a file first" : "Rapport's own columns need no mapping"]
      return .staying
    }
    return .edits(text)
  }

  mutating func takeEdited(_ text: String) {
    let text = text.hasSuffix("\n") ? text : text + "\n"
    guard text != edited?.text ?? mapping?.text else { return }
    edited = EditedMapping(text, file: mappingFile)
    complaints = [edited?.complaint].compactMap(\.self)
    show(.columns)
    top = max(0, (edited?.line ?? 1) - 5)
  }

  /// By what the file is read; nil where its columns are Rapport's own.
  var mapping: ImportPlan.MappingText? {
    if let edited { return ImportPlan.MappingText(name: name.text, text: edited.text) }
    guard readings.indices.contains(reading) else { return nil }
    switch readings[reading] {
    case .own: return nil
    case .mapping(let fitting): return ImportPlan.MappingText(name: fitting.name, text: fitting.text)
    case .guess, .again:
      guard var draft else { return nil }
      draft.name = name.text
      return ImportPlan.MappingText(name: name.text, text: draft.yaml)
    }
  }

  var plan: ImportPlan { ImportPlan(path: path.text, sheet: look?.sheet, mapping: mapping) }
}
