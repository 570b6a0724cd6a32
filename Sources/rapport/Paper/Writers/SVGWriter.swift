import TerminalUI

/// Drawings as SVG: each in its page, or all of a paper below each other in a file of its own.
enum SVGWriter {
  /// Said aloud by its title and its sentences; `id` is its own on the page.
  static func figure(_ figure: Paper.Figure, id: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="\(id)-title \(id)-words" \
    viewBox="0 0 \(Markup.number(Drawing.width)) \(Markup.number(figure.chart.height))" font-family="\(Drawing.fonts)">
    <title id="\(id)-title">\(Markup.text(figure.title))</title>
    <desc id="\(id)-words">\(Markup.text(figure.summary))</desc>
    \(figure.chart.drawing.markup)</svg>

    """
  }

  private static let margin = 48.0

  /// What it says in words and drawings on one sheet as long as it takes; tables have no place in a picture.
  static func page(_ paper: Paper) -> String {
    var sheet = PictureSheet()
    sheet.write(paper)
    let (width, height) = (Drawing.width + 2 * margin, sheet.y + 2 * margin)
    var page = Drawing()
    page.box(.init(x: 0, y: 0), width: width, height: height, PaperInk.ground)
    page.add(sheet.drawing, at: .init(x: margin, y: margin))
    let size = "width=\"\(Markup.number(width))\" height=\"\(Markup.number(height))\""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" xml:lang="en" role="img" aria-labelledby="title words" \(size) \
      viewBox="0 0 \(Markup.number(width)) \(Markup.number(height))" font-family="\(Drawing.fonts)">
      <title id="title">\(Markup.text("\(paper.kind): \(paper.title)"))</title>
      <desc id="words">\(Markup.text(sheet.said.joined(separator: " ")))</desc>
      \(page.markup)</svg>

      """
  }
}

/// A sheet that is written from top to bottom.
private struct PictureSheet {
  private(set) var drawing = Drawing()
  private(set) var y = 0.0
  /// The same in words.
  private(set) var said: [String] = []

  mutating func write(_ paper: Paper) {
    line(paper.kind.uppercased(), .init(size: 11, ink: PaperInk.accent, isBold: true), below: 6)
    line(paper.title, .init(size: 28, isBold: true), below: 4)
    for words in paper.lead + (paper.notice.map { [$0] } ?? []) { paragraph(words, ink: PaperInk.muted) }
    y += 6
    drawing.box(.init(x: 0, y: y), width: Drawing.width, height: 3, PaperInk.accent)
    y += 20
    write(paper.highlights)
    for section in paper.sections { write(section) }
    y += 12
    for words in paper.notes { paragraph(words, ink: PaperInk.muted, size: 11) }
  }

  private mutating func write(_ section: Paper.Section) {
    let hasTableOnly = section.blocks.allSatisfy { if case .table = $0 { true } else { false } }
    guard !hasTableOnly else { return }
    y += 18
    line(section.title, .init(size: 18, ink: PaperInk.accent, isBold: true), below: 6)
    drawing.line(.init(x: 0, y: y), .init(x: Drawing.width, y: y), PaperInk.rule)
    y += 10
    for block in section.blocks {
      switch block {
      case .words(let words):
        paragraph(words, size: 13)
        said.append(words)
      case .list(let items):
        for item in items { paragraph("• \(item)", size: 13) }
        said += items
      case .table: break
      case .figure(let figure):
        y += 8
        line(figure.title, .init(size: 13, isBold: true), below: 8)
        drawing.add(figure.chart.drawing, at: .init(x: 0, y: y))
        y += figure.chart.height + 10
        said.append("\(figure.title): \(figure.summary)")
      }
    }
  }

  private mutating func write(_ highlights: [Paper.Highlight]) {
    let (across, gap, height) = (3, 12.0, 82.0)
    let width = (Drawing.width - Double(across - 1) * gap) / Double(across)
    for (index, highlight) in highlights.enumerated() {
      let x = Double(index % across) * (width + gap)
      let top = y + Double(index / across) * (height + gap)
      drawing.box(.init(x: x, y: top), width: width, height: height, PaperInk.shade, round: 6)
      let room = width - 24
      drawing.words(highlight.name, .init(x: x + 12, y: top + 22), .init(ink: PaperInk.muted, widest: room))
      drawing.words(
        highlight.value, .init(x: x + 12, y: top + 48),
        .init(size: 21, ink: PaperInk.of(highlight.tone), isBold: true, widest: room))
      drawing.words(
        highlight.note, .init(x: x + 12, y: top + 68), .init(ink: PaperInk.muted, widest: room))
      said.append("\(highlight.name): \(highlight.value)\(highlight.note.isEmpty ? "" : ", \(highlight.note)").")
    }
    y += Double((highlights.count + across - 1) / across) * (height + gap)
  }

  private mutating func line(_ words: String, _ letters: Drawing.Letters, below gap: Double) {
    y += letters.size
    drawing.words(words, .init(x: 0, y: y), letters)
    y += gap + letters.size * 0.2
  }

  /// Words broken into lines.
  private mutating func paragraph(_ words: String, ink: RGB = PaperInk.text, size: Double = 13) {
    var row = ""
    for word in words.split(separator: " ") {
      let longer = row.isEmpty ? String(word) : "\(row) \(word)"
      guard Drawing.width(of: longer, size: size) > Drawing.width, !row.isEmpty else {
        row = longer
        continue
      }
      line(row, .init(size: size, ink: ink), below: 4)
      row = String(word)
    }
    line(row, .init(size: size, ink: ink), below: 6)
  }
}
