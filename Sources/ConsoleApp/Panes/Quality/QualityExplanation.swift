import CustomerSuccess
import SuccessStore
import TerminalUI

/// The sum that made a figure: its parts by the cut, what they come to, and how far that is from the target.
struct QualityExplanation {
  var figures: QualityFigures
  var figure: QualityFigure
  /// Of one row of the cut; nil for all.
  var row: QualityBreakdown.Row?
  var scene: Scene

  private var breakdown: QualityBreakdown { figures.breakdown }
  private var sums: QualitySums { row?.sums ?? breakdown.total }

  var lines: [PageLine] {
    [head, .blank] + sum.flatMap { PageLine.paragraphs($0, in: scene) }
      + gap.flatMap { PageLine.paragraphs($0, tone: .muted, in: scene) } + parts
  }

  private var head: PageLine {
    let whose = row.map { "\(breakdown.title(of: $0)): " } ?? ""
    let value = sums.value(of: figure).map { QualityWords.value($0, of: figure) } ?? "no data"
    let target = QualityWords.target(of: figure).map { "  target \($0)" } ?? ""
    return .text([Piece("\(whose)\(figure.title) \(value)", .title, emphasis: .bold), Piece(target, .muted)])
  }

  private var share: TicketShare { sums.share(of: figure) }

  private var sum: [String] {
    let (part, whole) = (NumberWords.whole(share.part), NumberWords.whole(share.whole))
    guard sums.count(of: figure) > 0 else { return ["Nothing counts in the last \(counted(scene.lens.days, "day"))"] }
    switch figure.unit {
    case .percent:
      return [
        "\(part) ÷ \(whole) = \(NumberWords.percent(share.part, of: share.whole))",
        "\(part) of \(whole) \(thing); \(NumberWords.whole(share.missed)) missed",
      ]
    case .mark:
      return [
        "\(NumberWords.whole(sums.marks)) points in \(whole) answers: "
          + "\(NumberWords.whole(sums.marks)) ÷ \(whole) = \(hundredth(sums.value(of: figure)))",
        "\(part) of 4 or 5, \(NumberWords.whole(share.missed)) below",
      ]
    case .seconds:
      let hours = NumberWords.tenth(Double(sums.quality.resolutionSeconds) / 3600)
      return ["\(hours) hours for \(whole) tickets brought to an end, from the moment they were opened"]
    case .tickets:
      return [
        "\(whole) critical or high of \(NumberWords.whole(sums.openTickets)) open tickets",
        "\(NumberWords.whole(share.missed)) of them break a promise now",
      ]
    }
  }

  private var thing: String {
    switch figure {
    case .firstContact: "resolved tickets took one reply, no escalation, and were not reopened in 7 days"
    case .withoutEscalation: "closed tickets took no escalation"
    default: "promises that ended, or are open and broken, were kept"
    }
  }

  /// How many more would have been enough.
  private var gap: [String] {
    guard figure.unit == .percent, let target = figure.target(), let value = sums.value(of: figure) else { return [] }
    let needed = Int((target / 100 * Double(share.whole)).rounded(.up)) - share.part
    if value >= target { return ["The target is reached"] }
    return ["\(NumberWords.whole(needed)) more would have reached the target"]
  }

  private var parts: [PageLine] {
    guard row == nil else { return [] }
    let heading = PageLine.heading("By \(breakdown.cut.rawValue)")
    let rows = breakdown.rows.filter { $0.sums.count(of: figure) > 0 }.map { line(breakdown.title(of: $0), $0.sums) }
    return [.blank, heading] + rows + [line("Total", breakdown.total)]
  }

  private func line(_ title: String, _ sums: QualitySums) -> PageLine {
    let value = sums.value(of: figure).map { QualityWords.value($0, of: figure) } ?? "–"
    let part = partWords(sums)
    return PageLine(isStop: true) { y, canvas in
      canvas.write(title, at: Point(x: 1, y: y), maxWidth: canvas.width - 38)
      canvas.writeRight(part, at: Point(x: canvas.width - 36, y: y), width: 24, tone: .muted)
      canvas.writeRight(value, at: Point(x: canvas.width - 11, y: y), width: 10)
    }
  }

  private func partWords(_ sums: QualitySums) -> String {
    let share = sums.share(of: figure)
    switch figure.unit {
    case .percent: return "\(NumberWords.whole(share.part)) of \(NumberWords.whole(share.whole))"
    case .mark: return "\(NumberWords.whole(sums.marks)) in \(NumberWords.whole(share.whole))"
    case .seconds:
      let hours = NumberWords.tenth(Double(sums.quality.resolutionSeconds) / 3600)
      return "\(hours) h for \(NumberWords.whole(share.whole))"
    case .tickets: return "of \(NumberWords.whole(sums.openTickets)) open"
    }
  }

  private func hundredth(_ value: Double?) -> String {
    value.map { Hundredths.words(Int(($0 * 100).rounded())) } ?? "–"
  }
}
