import TerminalUI

/// A report as it is handed over to people: what it says, whatever it is written down as.
struct Paper {
  /// What kind of paper it is: `Business review`.
  var kind: String
  /// Whom or what it is about.
  var title: String
  /// Lines under the title.
  var lead: [String] = []
  /// What must be known before anything is read: that it is not about everybody.
  var notice: String?
  /// The figures that stand above all others.
  var highlights: [Highlight] = []
  var sections: [Section] = []
  /// Where the figures come from, at the end.
  var notes: [String] = []

  struct Highlight {
    var name: String
    var value: String
    /// What it is held against; empty where it stands alone.
    var note = ""
    var tone = Tone.text
  }

  struct Section {
    var title: String
    var blocks: [Block]
  }

  enum Block {
    case words(String)
    case list([String])
    /// Its title is what it is called; its first column says what each row is.
    case table(Sheet)
    case figure(Figure)
  }

  /// A drawing with what it says in words and in numbers, for who cannot see it and for forms that have no drawings.
  struct Figure {
    var title: String
    /// What is to be seen, in sentences.
    var summary: String
    var chart: any Chart
    /// The numbers that are drawn.
    var table: Sheet
  }
}

/// A report that has a page on paper.
protocol PaperReport: PrintedReport {
  var paper: Paper { get }
}

extension PaperReport {
  var parts: [ReportPart] { paper.parts }
}

extension Paper {
  /// The page as words and tables, as other reports have them.
  var parts: [ReportPart] {
    let head = ([notice, "\(kind): \(title)"] + lead).compactMap(\.self)
    let figures = highlights.map { highlight in
      [highlight.name, highlight.value, highlight.note].filter { !$0.isEmpty }.joined(separator: "  ")
    }
    var parts: [ReportPart] = [.line(head.joined(separator: "\n"))]
    if !figures.isEmpty { parts.append(.line(figures.joined(separator: "\n"))) }
    for section in sections {
      parts.append(.line(section.title))
      parts += section.written.map(\.part)
    }
    if !notes.isEmpty { parts.append(.line(notes.joined(separator: "\n"))) }
    return parts
  }
}

extension Paper.Section {
  /// For forms that have no drawings: what a figure draws is its table, and that stands there once.
  var written: [Paper.Block] {
    var seen: [Sheet] = []
    return blocks.filter { block in
      switch block {
      case .words, .list: return true
      case .figure(let figure):
        seen.append(figure.table)
        return true
      case .table(let sheet): return !seen.contains(sheet)
      }
    }
  }
}

extension Paper.Block {
  fileprivate var part: ReportPart {
    switch self {
    case .words(let words): .line(words)
    case .list(let items): .line(items.map { "- \($0)" }.joined(separator: "\n"))
    case .table(let sheet): .sheet(sheet)
    case .figure(let figure): .sheet(figure.table)
    }
  }
}
