/// A picture's words: a row is one element, a run of one look a part of it that begins at its own column.
struct PictureTexts {
  private struct Look: Hashable {
    var colour: RGB
    var isBold: Bool
    var isUnderlined: Bool
  }

  private var classes: [Look: Int] = [:]
  private var rules: [String] = []
  private(set) var svg = ""

  var styleSheet: String { rules.isEmpty ? "" : "<style>\(rules.joined())</style>\n" }

  mutating func add(_ cells: [Cell], _ inks: [Ink], baseline: Int) {
    var row = ""
    var run: (look: Look, start: Int, text: String, width: Int)?
    func flush(_ writer: inout PictureTexts) {
      if let run { row += writer.part(run.look, x: run.start, run.text, columns: run.width) }
      run = nil
    }
    for (x, cell) in cells.enumerated() where cell.width > 0 {
      let ink = inks[x]
      let isUnseen = cell.glyph == " " && !ink.isUnderlined
      let look = Look(colour: ink.foreground, isBold: ink.isBold, isUnderlined: ink.isUnderlined)
      guard CellShape(cell.glyph) == nil, !(isUnseen && (run == nil || PictureTexts.isGap(cells, after: x))) else {
        flush(&self)
        continue
      }
      // A glyph that the font may not have comes from another one, of another width: it stands alone.
      let isPlain = cell.glyph.unicodeScalars.allSatisfy { $0.value < 0x180 } && cell.width == 1
      if !isPlain || run?.look != look { flush(&self) }
      run = (look, run?.start ?? x, (run?.text ?? "") + String(cell.glyph), (run?.width ?? 0) + Int(cell.width))
      if !isPlain { flush(&self) }
    }
    flush(&self)
    if !row.isEmpty { svg += "<text y=\"\(baseline)\">\(row)</text>\n" }
  }

  /// Whether a blank is the last of the words before it: more blanks, a stroke or the edge follow.
  private static func isGap(_ cells: [Cell], after x: Int) -> Bool {
    guard x + 1 < cells.count else { return true }
    return cells[x + 1].glyph == " " || CellShape(cells[x + 1].glyph) != nil
  }

  private mutating func part(_ look: Look, x: Int, _ text: String, columns: Int) -> String {
    let width = ScreenPicture.cell.width
    let length = columns > 1 ? " textLength=\"\(columns * width)\" lengthAdjust=\"spacingAndGlyphs\"" : ""
    return "<tspan x=\"\(x * width)\"\(length) class=\"\(name(look))\">\(text.markupEscaped)</tspan>"
  }

  private mutating func name(_ look: Look) -> String {
    if let number = classes[look] { return "t\(number)" }
    let number = classes.count
    classes[look] = number
    let weight = look.isBold ? ";font-weight:bold" : ""
    let line = look.isUnderlined ? ";text-decoration:underline" : ""
    rules.append(".t\(number){fill:\(look.colour.hex)\(weight)\(line)}")
    return "t\(number)"
  }
}
