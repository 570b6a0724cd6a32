import TerminalUI

/// A page for browsers and printers: one file that asks nothing of anywhere, well-formed as XML too.
struct HTMLWriter {
  private var markup = ""
  private var figures = 0

  static func html(_ paper: Paper) -> String {
    var writer = HTMLWriter()
    writer.write(paper)
    return writer.markup
  }

  private mutating func write(_ paper: Paper) {
    let title = Markup.text("\(paper.kind): \(paper.title)")
    markup += """
      <!DOCTYPE html>
      <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>\(title)</title>
      <style>
      \(HTMLStyle.sheet)
      </style>
      </head>
      <body>
      <main>

      """
    writeHead(paper)
    for (index, section) in paper.sections.enumerated() { write(section, number: index + 1) }
    markup += "</main>\n"
    if !paper.notes.isEmpty {
      markup += "<footer>\n\(paper.notes.map { paragraph($0) }.joined())</footer>\n"
    }
    markup += "</body>\n</html>\n"
  }

  private mutating func writeHead(_ paper: Paper) {
    markup += "<header>\n<p class=\"kind\">\(Markup.text(paper.kind))</p>\n"
    markup += "<h1 dir=\"auto\">\(Markup.text(paper.title))</h1>\n"
    markup += paper.lead.map { paragraph($0, "lead") }.joined()
    if let notice = paper.notice { markup += paragraph(notice, "notice") }
    markup += "</header>\n"
    guard !paper.highlights.isEmpty else { return }
    markup += "<dl class=\"highlights\">\n" + paper.highlights.map(box).joined() + "</dl>\n"
  }

  private func box(_ highlight: Paper.Highlight) -> String {
    let note = highlight.note.isEmpty ? "" : "<dd class=\"note\">\(Markup.text(highlight.note))</dd>"
    return "<div><dt>\(Markup.text(highlight.name))</dt>"
      + "<dd style=\"color:\(PaperInk.of(highlight.tone).hex)\">\(Markup.text(highlight.value))</dd>\(note)</div>\n"
  }

  private func paragraph(_ words: String, _ name: String? = nil) -> String {
    let kind = name.map { " class=\"\($0)\"" } ?? ""
    return "<p\(kind) dir=\"auto\">\(Markup.text(words))</p>\n"
  }

  private mutating func write(_ section: Paper.Section, number: Int) {
    markup += "<section aria-labelledby=\"section-\(number)\">\n"
    markup += "<h2 id=\"section-\(number)\">\(Markup.text(section.title))</h2>\n"
    for block in section.blocks {
      switch block {
      case .words(let words): markup += paragraph(words)
      case .list(let items):
        markup += "<ul>\n\(items.map { "<li dir=\"auto\">\(Markup.text($0))</li>\n" }.joined())</ul>\n"
      case .table(let sheet): markup += table(sheet)
      case .figure(let figure): write(figure)
      }
    }
    markup += "</section>\n"
  }

  private mutating func write(_ figure: Paper.Figure) {
    figures += 1
    markup += "<figure>\n<figcaption>\(Markup.text(figure.title))</figcaption>\n"
    markup += SVGWriter.figure(figure, id: "figure-\(figures)")
    markup += "</figure>\n"
    guard !figure.table.rows.isEmpty else { return }
    var sheet = figure.table
    if sheet.title.isEmpty { sheet.title = figure.title }
    markup += "<details>\n<summary>In numbers: \(Markup.text(figure.title))</summary>\n\(table(sheet))</details>\n"
  }

  private func table(_ sheet: Sheet) -> String {
    let head = sheet.columns.map { column in
      "<th scope=\"col\"\(column.isNumber ? " class=\"number\"" : "")>\(Markup.text(column.title))</th>"
    }
    let hasGroups = sheet.rows.contains(where: isInner)
    let rows = sheet.rows.map { row in
      let name = isInner(row) ? " class=\"inner\"" : hasGroups ? " class=\"group\"" : ""
      return "<tr\(name)>\(cells(row, sheet.columns))</tr>\n"
    }
    let size = sheet.rows.count <= Self.shortTable ? " class=\"short\"" : ""
    return """
      <table\(size)>
      <caption>\(Markup.text(sheet.title))</caption>
      <thead><tr>\(head.joined())</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>

      """
  }

  /// So many rows are kept on one page.
  private static let shortTable = 8

  /// A row that is a part of the one above it is set in.
  private func isInner(_ row: [String]) -> Bool { row.first?.hasPrefix("  ") == true }

  private func cells(_ row: [String], _ columns: [Sheet.Column]) -> String {
    zip(row, columns).enumerated().map { index, cell in
      let words = Markup.text(index == 0 ? cell.0.trimmed : cell.0[...])
      if index == 0 { return "<th scope=\"row\" dir=\"auto\">\(words)</th>" }
      return cell.1.isNumber ? "<td class=\"number\">\(words)</td>" : "<td dir=\"auto\">\(words)</td>"
    }.joined()
  }
}

extension String {
  fileprivate var trimmed: Substring { drop { $0 == " " } }
}
