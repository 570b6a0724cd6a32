/// Text in lines of a width.
public enum Paragraph {
  /// Lines of at most `width` columns, broken between words; a longer word stands alone and is cut when drawn. How the words
  /// stood does not matter: for a name or a sentence.
  public static func wrap(_ text: some StringProtocol, width: Int, glyphs: GlyphSet) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, TextRun.columns(line, glyphs: glyphs) + 1 + TextRun.columns(word, glyphs: glyphs) > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The lines of a text as somebody wrote it, with its empty lines and its indents; tabs are blanks up to the next stop.
  /// Empty lines before and after the text are not part of it.
  public static func lines(of text: some StringProtocol) -> [String] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      withoutTabs(line.drop(last: \.isWhitespace))
    }
    guard let first = lines.firstIndex(where: { !$0.isEmpty }), let last = lines.lastIndex(where: { !$0.isEmpty })
    else { return [] }
    return Array(lines[first...last])
  }

  /// The same in at most `width` columns. A line that is broken goes on below its first word, and one that is not stands as
  /// it was written.
  public static func wrapLines(of text: some StringProtocol, width: Int, glyphs: GlyphSet) -> [String] {
    lines(of: text).flatMap { line -> [String] in
      guard TextRun.columns(line, glyphs: glyphs) > width else { return [line] }
      // Of a narrow place words get at least the half.
      let indent = min(TextRun.columns(line.prefix(while: \.isWhitespace), glyphs: glyphs), width / 2)
      return wrap(line, width: width - indent, glyphs: glyphs).map { String(repeating: " ", count: indent) + $0 }
    }
  }

  private static let tabStop = 4

  private static func withoutTabs(_ line: some StringProtocol) -> String {
    guard line.contains("\t") else { return String(line) }
    var shown = ""
    for part in line.split(separator: "\t", omittingEmptySubsequences: false) {
      if !shown.isEmpty || part.startIndex > line.startIndex {
        shown += String(repeating: " ", count: tabStop - shown.columns % tabStop)
      }
      shown += part
    }
    return shown
  }
}

extension StringProtocol {
  /// This without the characters at its end that are such.
  fileprivate func drop(last isDropped: (Character) -> Bool) -> SubSequence {
    self[..<(lastIndex { !isDropped($0) }.map(index(after:)) ?? startIndex)]
  }
}
