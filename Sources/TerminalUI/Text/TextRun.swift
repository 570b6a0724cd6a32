/// A line of text cut into glyphs and to a width.
struct TextRun {
  private(set) var glyphs: [Glyph] = []
  private(set) var width = 0

  init(_ text: some StringProtocol, glyphs set: GlyphSet, maxWidth: Int = .max) {
    let ascii = set == .ascii
    /// The state before the last cluster after which an ellipsis would still fit.
    var cut = (count: 0, width: 0)
    for cluster in text {
      let before = glyphs.count
      Glyphs.append(cluster, ascii: ascii, to: &glyphs)
      let added = glyphs[before...].reduce(0) { $0 + $1.width }
      guard width + added <= maxWidth else {
        shorten(to: cut, ellipsis: set.ellipsis)
        return
      }
      width += added
      if width < maxWidth { cut = (glyphs.count, width) }
    }
  }

  private mutating func shorten(to cut: (count: Int, width: Int), ellipsis: Character) {
    glyphs.removeSubrange(cut.count...)
    glyphs.append(Glyph(character: ellipsis, width: 1))
    width = cut.width + 1
  }

  static func columns(_ text: some StringProtocol, glyphs set: GlyphSet) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return TextRun(text, glyphs: set).width
  }
}

extension StringProtocol {
  /// The columns this takes on a Unicode terminal, shown as `Visible` shows it.
  public var columns: Int { TextRun.columns(self, glyphs: .unicode) }

  /// This cut to so many columns, ending in an ellipsis where something is missing.
  public func truncated(to columns: Int, glyphs: GlyphSet = .unicode) -> String {
    guard columns > 0 else { return "" }
    return String(TextRun(self, glyphs: glyphs, maxWidth: columns).glyphs.map(\.character))
  }
}
