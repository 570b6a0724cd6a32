import Framework
import Interchange
import TerminalUI

/// A mapping's text as the person's own editor was left with it.
struct EditedMapping: Hashable, Sendable {
  let text: String
  /// What is wrong with it, and on which line.
  let complaint: String?
  let line: Int?

  /// `file` is what complaints call it.
  init(_ text: String, file: String) {
    self.text = text
    do throws(DocumentError) {
      _ = try Mapping(yaml: text, file: file)
      (complaint, line) = (nil, nil)
    } catch {
      (complaint, line) = (error.description, error.line)
    }
  }

  var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

  /// With the numbers that complaints name; the one that is wrong stands out.
  var shown: [[Piece]] {
    let width = "\(lines.count)".count
    return lines.enumerated().map { index, words in
      let number = "\(index + 1)"
      let isWrong = index + 1 == line
      let sign = isWrong ? "! " : "  "
      return [
        Piece(String(repeating: " ", count: width - number.count) + number + " " + sign, isWrong ? .error : .muted),
        Piece(words, isWrong ? .error : .text),
      ]
    }
  }
}
