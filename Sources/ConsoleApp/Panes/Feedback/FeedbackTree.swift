import CustomerSuccess
import SuccessStore
import TerminalUI

/// The lines of the feedback's pane: a theme with a bar of its weight, what it rests on, and under an open one its texts.
struct FeedbackTree {
  var topics: FeedbackTopics
  var opened: Set<String>
  var scene: Scene

  private struct Node {
    var line: PageLine
    var theme: String?
  }

  var lines: [PageLine] { nodes.map(\.line) }

  /// The theme whose texts a line opens.
  func theme(at line: Int) -> String? { nodes.indices.contains(line) ? nodes[line].theme : nil }

  private var nodes: [Node] {
    let figures = topics.figures
    guard !figures.themes.isEmpty else {
      let words =
        figures.verbatims == 0
        ? "Nothing that customers said was written down in this time"
        : "What customers said is about nothing that feedback.yaml knows"
      return [Node(line: .text([Piece(words, .muted)], isStop: true))]
    }
    let themes = figures.themes.flatMap { figure -> [Node] in
      let isOpen = opened.contains(figure.id)
      return [Node(line: bar(figure, isOpen: isOpen).named(figure.id), theme: figure.id)]
        + (isOpen ? inside(figure) : [])
    }
    let head = PageLine.heading("By what is at stake", note: "texts, more or fewer than before, weight")
    return [Node(line: head)] + themes + (figures.themeless == 0 ? [] : [Node(line: themeless(figures))])
  }

  private func bar(_ figure: ThemeFigure, isOpen: Bool) -> PageLine {
    let most = topics.figures.themes.first?.weight ?? figure.weight
    let change = FeedbackWords.change(of: figure, in: topics.figures)
    return PageLine(isStop: true) { y, canvas in
      let mark = isOpen ? canvas.glyphs.down : canvas.glyphs.pointer
      canvas.write(String(mark), at: Point(x: 1, y: y), tone: .key)
      let width = max(4, (canvas.width - 24) / 2)
      canvas.write(
        figure.theme.title, at: Point(x: 3, y: y), tone: .title, maxWidth: max(0, canvas.width - width - 22))
      canvas.writeRight(
        NumberWords.whole(figure.count), at: Point(x: canvas.width - width - 18, y: y), width: 6, tone: .title)
      canvas.writeRight(change, at: Point(x: canvas.width - width - 11, y: y), width: 6, tone: .muted)
      let tone = FeedbackTree.tone(of: figure.sentiment, neutral: .muted)
      Bar(value: figure.weight, of: most, tone: tone).draw(
        in: Rect(x: canvas.width - width - 1, y: y, width: width, height: 1), on: &canvas)
    }
  }

  private static func tone(of sentiment: Sentiment, neutral: Tone) -> Tone {
    switch sentiment {
    case .negative: .critical
    case .neutral: neutral
    case .positive: .healthy
    }
  }

  /// Colour alone says nothing to whoever has none.
  private static func sign(of sentiment: Sentiment) -> String {
    switch sentiment {
    case .negative: "-"
    case .neutral: " "
    case .positive: "+"
    }
  }

  /// What the weight is made of, then the texts.
  private func inside(_ figure: ThemeFigure) -> [Node] {
    let dot = Piece(" \(scene.glyphs.bullet) ", .muted)
    let facts = stakes(of: figure).flatMap { [Piece($0, .muted), dot] }.dropLast()
    let texts = topics.texts[figure.id] ?? []
    let left = figure.count - texts.count
    let rest =
      left > 0 ? [Node(line: .text([Piece("    and \(counted(left, "text")) before", .muted)], isStop: true))] : []
    return PageLine.wrapped([Piece("  ")] + facts, in: scene).map { Node(line: $0) }
      + texts.flatMap { lines(of: $0) }.map { Node(line: $0) } + rest
  }

  private func stakes(of figure: ThemeFigure) -> [String] {
    let mentions = figure.mentions
    var words = [
      "\(counted(figure.customers, "customer"))",
      "\(NumberWords.whole(mentions[.negative] ?? 0)) complain, \(NumberWords.whole(mentions[.positive] ?? 0)) praise",
    ]
    if let mine = figure.named.meanScore, let others = figure.others.meanScore {
      words.append("health \(NumberWords.tenth(mine)), others \(NumberWords.tenth(others))")
    }
    words.append("\(NumberWords.tenth(figure.revenueShare * 100)) % of revenue")
    words.append("weight \(NumberWords.tenth(figure.weight))")
    return words
  }

  /// A text, and beneath it what people have corrected of how it is read.
  private func lines(of row: VerbatimRow) -> [PageLine] {
    let correction = FeedbackWords.correction(of: row.read, in: scene.zone).map { words in
      PageLine.text([Piece("                \(words)", .muted)])
    }
    return [line(of: row)] + [correction].compactMap(\.self)
  }

  /// Enter leads to what was written: the ticket, else the customer.
  private func line(of row: VerbatimRow) -> PageLine {
    let (said, sentiment) = (row.read.verbatim, row.read.reading.sentiment)
    return PageLine.text([
      Piece("    \(scene.zone.date(of: said.at))  ", .muted),
      Piece("\(row.customerName)  ", .accent),
      Piece(
        "\(FeedbackTree.sign(of: sentiment)) \(said.text.oneLine)", FeedbackTree.tone(of: sentiment, neutral: .text)),
    ]).about(.verbatim(row.read), opens: said.source == .ticket ? .ticket(TicketID(said.id)) : .customer(said.customer))
  }

  private func themeless(_ figures: FeedbackFigures) -> PageLine {
    .text([Piece("  \(counted(figures.themeless, "text")) about nothing that is known", .muted)], isStop: true)
  }
}
