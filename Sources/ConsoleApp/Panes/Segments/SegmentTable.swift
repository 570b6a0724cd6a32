import CustomerSuccess
import TerminalUI

/// By what segments are ordered: the framework's order, or a column from the most down.
enum SegmentSort: String, CaseIterable {
  case own, count, average, critical, change, tickets

  var next: SegmentSort {
    let all = SegmentSort.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// The title of the column; nil for the segments' own order.
  var column: String? {
    switch self {
    case .own: nil
    case .count: "Customers"
    case .average: "Average"
    case .critical: "Critical"
    case .change: "30 days"
    case .tickets: "Open tickets"
    }
  }

  var words: String { column.map { "Sorted by \($0.lowercased()), the most first" } ?? "In the framework's order" }

  func ordered(_ rows: [SegmentCut.Row]) -> [SegmentCut.Row] {
    guard self != .own else { return rows }
    // Rows alike keep their own order.
    return rows.enumerated().sorted { left, right in
      let (a, b) = (key(left.element.sums), key(right.element.sums))
      return a == b ? left.offset < right.offset : a > b
    }.map(\.element)
  }

  /// What is not known comes last.
  private func key(_ sums: SegmentSums) -> Double {
    switch self {
    case .own: 0
    case .count: Double(sums.customers)
    case .average: sums.average ?? -.infinity
    case .critical: Double(sums.distribution[.poor] ?? 0)
    case .change: sums.change ?? -.infinity
    case .tickets: Double(sums.openTickets)
    }
  }
}

/// The columns of a cut.
struct SegmentTable {
  /// Stands for a value in the row of the total; no value holds a control character.
  static let total = "\u{0}"

  var segment: Segment
  var health: HealthModel
  /// Nil while it is read.
  var work: SegmentWorkCut?
  /// Of the pane.
  var width: Int
  var glyphs: GlyphSet

  var table: Table<SegmentCut.Row> {
    var columns = [
      Table<SegmentCut.Row>.Column(segment.title, .flexible(minimum: 12, weight: 1)) { row in
        row.value == SegmentTable.total ? [Piece("Total", .title)] : [Piece(segment.title(of: row.value))]
      },
      figure(SegmentSort.count.column ?? "", 10) { Piece(NumberWords.whole($0.customers)) },
      figure("Average", 8) { Piece($0.average.map(NumberWords.tenth) ?? "–", .title) },
    ]
    columns += HealthCategory.allCases.map { category in
      let title = HealthWords.status(category, in: health)
      return figure(title, 8, priority: category == .poor ? 1 : 4) { sums in
        Piece(NumberWords.whole(sums.distribution[category] ?? 0), HealthWords.tone(category))
      }
    }
    columns += [
      figure("30 days", 8) { Piece(change($0.change), HealthWords.tone(change: $0.change)) },
      figure(SegmentSort.tickets.column ?? "", 13, priority: 2) { Piece(NumberWords.whole($0.openTickets)) },
      .init("Distribution", .fixed(barWidth), priority: 3) { bar($0.sums) },
      beside("Training", 8, priority: 5) { $0.training.map(percent) },
      beside("Retention", 9, priority: 6) { $0.netRetention.map(percent) },
      beside("Outreach", 8, priority: 7) { NumberWords.whole($0.firings) },
    ]
    return Table(columns: columns)
  }

  private func percent(_ share: Double) -> String { "\(NumberWords.tenth(share * 100)) %" }

  /// What is done there beside health: an ellipsis until it is read.
  private func beside(
    _ title: String, _ width: Int, priority: Int, _ words: @escaping (SegmentWork) -> String?
  ) -> Table<SegmentCut.Row>.Column {
    .init(title, .fixed(width), priority: priority, isRight: true) { row in
      guard let work else { return [Piece(String(glyphs.ellipsis), .muted)] }
      let found = row.value == SegmentTable.total ? work.total : work.rows[row.value] ?? SegmentWork()
      return [words(found).map { Piece($0) } ?? Piece("–", .muted)]
    }
  }

  private var barWidth: Int { width > 150 ? width - 139 : width > 90 ? 22 : 18 }

  private func figure(
    _ title: String, _ width: Int, priority: Int = 0, _ piece: @escaping (SegmentSums) -> Piece
  ) -> Table<SegmentCut.Row>.Column {
    .init(title, .fixed(width), priority: priority, isRight: true) { [piece($0.sums)] }
  }

  private func change(_ change: Double?) -> String {
    guard let change else { return "–" }
    let tenth = NumberWords.tenth(abs(change))
    if tenth == "0.0" { return String(glyphs.level) }
    return "\(change > 0 ? glyphs.up : glyphs.down) \(tenth)"
  }

  /// As `StackedBar` draws it, each category with its own filling.
  private func bar(_ sums: SegmentSums) -> [Piece] {
    let counts = HealthCategory.allCases.map { Double(sums.distribution[$0] ?? 0) }
    let shades = glyphs.shades
    return zip(HealthCategory.allCases, StackedBar.shares(counts, of: barWidth)).enumerated().map { index, part in
      Piece(
        String(repeating: shades[min(index, shades.count - 1)], count: part.1), HealthWords.tone(part.0))
    }
  }
}
