import TerminalUI

/// A page as Markdown: drawings are the tables of what is drawn, for most readers of Markdown show no others.
enum MarkdownWriter {
  static func markdown(_ paper: Paper) -> String {
    var blocks: [String] = []
    if let notice = paper.notice { blocks.append(MarkdownText.paragraph(notice)) }
    blocks.append("# \(MarkdownText.escaped("\(paper.kind): \(paper.title)"))")
    blocks += paper.lead.map { MarkdownText.paragraph($0) }
    if !paper.highlights.isEmpty { blocks.append(table(paper.highlights)) }
    for section in paper.sections {
      blocks.append("## \(MarkdownText.escaped(section.title))")
      for block in section.written { blocks += text(of: block) }
    }
    blocks += paper.notes.map { MarkdownText.paragraph($0) }
    return blocks.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined(separator: "\n")
  }

  private static func table(_ highlights: [Paper.Highlight]) -> String {
    let rows = highlights.map { [$0.name, $0.value, $0.note] }
    return Sheet(columns: [.words("Figure"), .words("Value"), .words("Note")], rows: rows).markdown
  }

  private static func text(of block: Paper.Block) -> [String] {
    switch block {
    case .words(let words): [MarkdownText.paragraph(words)]
    case .list(let items): [items.map { "- \(MarkdownText.escaped($0))\n" }.joined()]
    case .table(let sheet): [heading(sheet.title), table(sheet)]
    case .figure(let figure): [heading(figure.title), MarkdownText.paragraph(figure.summary), table(figure.table)]
    }
  }

  private static func heading(_ title: String) -> String { "### \(MarkdownText.escaped(title))" }

  private static func table(_ sheet: Sheet) -> String {
    var sheet = sheet
    sheet.title = ""
    return sheet.markdown
  }
}
