/// Text in lines of a width.
public enum Paragraph {
  /// Lines of at most `width` columns, broken between words; a longer word stands alone and is cut when drawn.
  public static func wrap(_ text: String, width: Int, glyphs: GlyphSet) -> [String] {
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
}
