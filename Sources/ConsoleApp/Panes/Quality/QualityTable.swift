import CustomerSuccess
import SuccessStore
import TerminalUI

/// The columns of the figures and of their breakdown.
struct QualityTable {
  var figures: QualityFigures
  /// The figure whose cells can be opened.
  var column: QualityFigure
  /// Of the pane.
  var width: Int
  var glyphs: GlyphSet

  /// Stands for a value in the row of the total; no value holds a control character.
  static let total = "\u{0}"

  /// Each figure against its target, and against the time before.
  var summary: Table<QualityFigure> {
    let total = figures.breakdown.total
    return Table(columns: [
      .init("Figure", names(25)) { [Piece($0.title)] },
      figure("Current", 8) { figure in Piece(value(total, figure), tone(total, figure), emphasis: .bold) },
      .init("", .fixed(1), named: "Reached") { figure in [Piece(mark(total, figure), tone(total, figure))] },
      figure("Target", 7) { Piece(QualityWords.target(of: $0) ?? "–", .muted) },
      figure("Trend", 8, priority: 1) { figure in
        guard let change = figures.change(of: figure) else { return Piece("–", .muted) }
        return Piece(
          QualityWords.change(change, of: figure, glyphs: glyphs), QualityWords.tone(change: change, of: figure))
      },
      figure("n", 7, priority: 2) { Piece(NumberWords.whole(total.count(of: $0))) },
      figure("Missed", 7, priority: 3) { figure in
        Piece(figure == .resolutionTime ? "–" : NumberWords.whole(total.share(of: figure).missed))
      },
    ])
  }

  /// In a wide pane figures stay near to what they are of.
  private func names(_ least: Int) -> ColumnWidth {
    width < 110 ? .flexible(minimum: least, weight: 1) : .fixed(30)
  }

  private func figure(
    _ title: String, _ width: Int, priority: Int = 0, _ piece: @escaping (QualityFigure) -> Piece
  ) -> Table<QualityFigure>.Column {
    .init(title, .fitting(width), priority: priority, isRight: true) { [piece($0)] }
  }

  /// A row a value of the cut; of the figures, those fall away first that are looked at least.
  var breakdown: Table<QualityBreakdown.Row> {
    let cut = figures.breakdown
    let title = Table<QualityBreakdown.Row>.Column(cut.cut.title, names(12)) { row in
      row.value == QualityTable.total ? [Piece("Total", .title)] : [Piece(cut.title(of: row))]
    }
    let cells = QualityFigure.allCases.map { figure in
      Table<QualityBreakdown.Row>.Column(
        QualityTable.title(figure), .fitting(9), named: figure.title, priority: figure == column ? 0 : priority(figure),
        isRight: true
      ) { row in
        let isChosen = figure == column
        let mark = isChosen ? String(glyphs.pointer) : ""
        return [Piece(mark + value(row.sums, figure) + shortfall(row.sums, figure), tone(row.sums, figure))]
      }
    }
    let count = Table<QualityBreakdown.Row>.Column("n", .fitting(6), priority: 4, isRight: true) { row in
      [Piece(NumberWords.whole(row.sums.count(of: column)), .muted)]
    }
    return Table(columns: [title] + cells + [count])
  }

  static func title(_ figure: QualityFigure) -> String { QualityWords.column(figure) }

  private func priority(_ figure: QualityFigure) -> Int {
    switch figure {
    case .withoutEscalation: 6
    case .resolutionTime: 5
    case .satisfaction: 3
    case .backlog: 2
    case .firstContact, .response, .resolution: 1
    }
  }

  private func value(_ sums: QualitySums, _ figure: QualityFigure) -> String {
    sums.value(of: figure).map { QualityWords.value($0, of: figure) } ?? "–"
  }

  private func isReached(_ sums: QualitySums, _ figure: QualityFigure) -> Bool? {
    sums.value(of: figure).flatMap { figure.isReached(by: $0) }
  }

  private func mark(_ sums: QualitySums, _ figure: QualityFigure) -> String {
    isReached(sums, figure).map { String($0 ? glyphs.met : glyphs.down) } ?? ""
  }

  /// In a table of many figures only what falls short is marked.
  private func shortfall(_ sums: QualitySums, _ figure: QualityFigure) -> String {
    isReached(sums, figure) == false ? String(glyphs.down) : " "
  }

  private func tone(_ sums: QualitySums, _ figure: QualityFigure) -> Tone {
    switch isReached(sums, figure) {
    case true?: .healthy
    case false?: .atRisk
    case nil: sums.value(of: figure) == nil ? .muted : .text
    }
  }
}

/// The order of a breakdown's rows: its own, or by a figure, the worst first.
struct QualitySort {
  var figure: QualityFigure?

  func ordered(_ rows: [QualityBreakdown.Row]) -> [QualityBreakdown.Row] {
    guard let figure else { return rows }
    func key(_ row: QualityBreakdown.Row) -> Double {
      // What is not known comes last.
      guard let value = row.sums.value(of: figure) else { return .infinity }
      return figure.isLowerBetter ? -value : value
    }
    return rows.enumerated().sorted { left, right in
      let (a, b) = (key(left.element), key(right.element))
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
  }
}
