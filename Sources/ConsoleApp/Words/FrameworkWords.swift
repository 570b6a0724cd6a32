import CustomerSuccess
import Framework

/// What became different in a framework file: value by value, as `framework check` has it.
enum FrameworkWords {
  static func lines(from before: FrameworkFile?, to after: FrameworkFile?) -> [ChangeWords.Line] {
    guard let id = (after ?? before)?.id, let document = FrameworkDocument(rawValue: id.text) else {
      return lineCounts(before?.text ?? "", after?.text ?? "")
    }
    func node(_ file: FrameworkFile?) throws(DocumentError) -> DocumentNode {
      guard let file else { return try document.shipped() }
      return try document.laid(file.text, file: id.fileName)
    }
    guard let old = try? node(before), let new = try? node(after) else {
      return lineCounts(before?.text ?? "", after?.text ?? "")
    }
    let changes = document.changes(from: old, to: new)
    guard !changes.isEmpty else { return lineCounts(before?.text ?? "", after?.text ?? "") }
    return changes.map { ChangeWords.Line(label: $0.path, before: $0.before ?? "", after: $0.after ?? "none") }
  }

  /// Where no value says it: words, order, or a text that cannot be read.
  private static func lineCounts(_ before: String, _ after: String) -> [ChangeWords.Line] {
    let changes = after.split(separator: "\n", omittingEmptySubsequences: false)
      .difference(from: before.split(separator: "\n", omittingEmptySubsequences: false))
    let words = "\(changes.insertions.count) new, \(changes.removals.count) gone; no value is another"
    return [ChangeWords.Line(label: "Lines", before: "", after: words)]
  }
}
