/// Text as roff takes it: nothing in it is a request, and a dash stays the one that can be copied.
enum Roff {
  static func text(_ text: String) -> String {
    var roff = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": roff += "\\e"
      case "-": roff += "\\-"
      case "'": roff += "\\(aq"
      case "`": roff += "\\(ga"
      case "^": roff += "\\(ha"
      case "~": roff += "\\(ti"
      case "\n": roff += "\n"
      case _ where scalar.value < 0x80: roff.unicodeScalars.append(scalar)
      default: roff += "\\[u\(digits(scalar))]"
      }
    }
    // A line must not begin with a dot; an apostrophe is written by its name above.
    return roff.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(".") ? "\\&\($0)" : String($0) }.joined(separator: "\n")
  }

  static func bold(_ words: String) -> String { "\\fB\(text(words))\\fR" }
  static func italic(_ words: String) -> String { "\\fI\(text(words))\\fR" }

  static func section(_ title: String) -> String { ".SH \(quoted(title))\n" }
  static func subsection(_ title: String) -> String { ".SS \(quoted(title))\n" }
  /// Words in paragraphs, parted by empty lines.
  static func paragraphs(_ words: String) -> String {
    words.split(separator: "\n\n").map { paragraph(text(String($0))) }.joined()
  }

  static func paragraph(_ words: String) -> String { words.isEmpty ? "" : ".PP\n\(words)\n" }

  /// A term with what is said about it, both roff already.
  static func entry(_ term: String, _ words: String) -> String { ".TP\n\(term)\n\(words.isEmpty ? "\\&" : words)\n" }

  /// Lines as they stand.
  static func example(_ lines: String) -> String { ".PP\n.EX\n\(text(lines))\n.EE\n" }

  private static func quoted(_ title: String) -> String {
    "\"\(text(title).split(separator: "\"").joined(separator: "\\(dq"))\""
  }

  private static func digits(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
