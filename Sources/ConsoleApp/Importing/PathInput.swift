import CustomerSuccess
import Foundation
import TerminalUI

/// The line for a file's path, with the files and folders that it may go on to below.
struct PathInput: Hashable, Sendable {
  private(set) var field: CompletingField
  private(set) var candidates: [PathCandidate] = []
  /// The one chosen with the arrows.
  private(set) var chosen: Int?
  /// Why nothing is offered.
  private(set) var complaint: String?

  /// A suggestion is typed over.
  init(_ path: String = "", isSuggestion: Bool = false) {
    field = CompletingField(PathInput.plain(path), isSuggestion: isSuggestion)
  }

  var text: String { field.text }

  enum Outcome: Hashable {
    case nothing
    /// Other letters stand there.
    case changed
    case accepted
    /// What stands there can be no file, and why.
    case noFile(String)
  }

  mutating func press(_ key: Key) -> Outcome {
    switch key {
    case .down, .control("n"): move(by: 1)
    case .up, .control("p"), .backTab: move(by: -1)
    case .pageDown: move(by: 10)
    case .pageUp: move(by: -10)
    case .tab: return complete()
    case .enter: return accept()
    case .paste(let pasted): return paste(pasted)
    default:
      let before = text
      field.press(key, candidates: [])
      if text != before { return changed() }
    }
    return .nothing
  }

  /// What has been overtaken by other letters is dropped.
  mutating func receive(_ found: [PathCandidate], for typed: String, complaint: String?) {
    guard typed == text else { return }
    candidates = found
    self.complaint = complaint
    chosen = nil
  }

  mutating func choose(_ index: Int) { if candidates.indices.contains(index) { chosen = index } }

  private mutating func changed() -> Outcome {
    chosen = nil
    return .changed
  }

  /// Past the last there is none, and then the first again.
  private mutating func move(by step: Int) {
    guard !candidates.isEmpty else { return }
    let next = (chosen ?? (step > 0 ? -1 : candidates.count)) + step
    if abs(step) > 1 {
      chosen = min(max(0, next), candidates.count - 1)
    } else {
      chosen = candidates.indices.contains(next) ? next : nil
    }
  }

  /// Takes the chosen one, or as many letters as all have in common.
  private mutating func complete() -> Outcome {
    if let chosen { return take(candidates[chosen].path) }
    guard let first = candidates.first else { return .nothing }
    var common = first.path
    for other in candidates.dropFirst() { common = common.commonPrefix(with: other.path) }
    guard common.count > text.count else {
      move(by: 1)
      return .nothing
    }
    return take(common)
  }

  private mutating func take(_ path: String) -> Outcome {
    field = CompletingField(path)
    return changed()
  }

  /// A folder is gone into; a file is taken.
  private mutating func accept() -> Outcome {
    if let chosen {
      let candidate = candidates[chosen]
      let outcome = take(candidate.path)
      return candidate.isFolder ? outcome : .accepted
    }
    if let folder = candidates.first(where: { $0.isFolder && ($0.path == text || $0.path == text + "/") }) {
      return text == folder.path ? .noFile("\(text) is a folder; choose a file in it") : take(folder.path)
    }
    if text.isBlank { return .noFile("No file is named yet") }
    guard text.hasSuffix("/") else { return .accepted }
    return .noFile(
      candidates.isEmpty && complaint != nil ? "There is no file \(text)" : "\(text) is a folder; choose a file in it")
  }

  /// A whole path takes the place of what stands there; a part of one goes in at the cursor.
  private mutating func paste(_ pasted: String) -> Outcome {
    let path = PathInput.plain(pasted)
    if path.hasPrefix("/") || path.hasPrefix("~/") { return take(path) }
    field.press(.paste(path), candidates: [])
    return changed()
  }

  /// Without what terminals and file managers put round a path: blanks, quotes, backslashes, `file://`.
  static func plain(_ pasted: String) -> String {
    var path = pasted.withoutOuterBlanks
    for quote in ["'", "\""] where path.count > 1 && path.hasPrefix(quote) && path.hasSuffix(quote) {
      return String(path.dropFirst().dropLast())
    }
    if path.hasPrefix("file://") {
      path = String(path.dropFirst("file://".count))
      return path.removingPercentEncoding ?? path
    }
    return path.replacing("\\ ", with: " ")
  }
}
