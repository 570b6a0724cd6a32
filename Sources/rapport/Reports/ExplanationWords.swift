import ConsoleApp
import CustomerSuccess

extension ExplanationReport {
  /// The table behind `Why 82?`: printed to hundredths that add up as the figures do.
  var parts: [ReportPart] {
    [.line(title), .sheet(Sheet(columns: columns, rows: rows))]
  }

  private var title: String {
    guard let change else { return "Why \(score)?" }
    return
      "Why \(score)?  \(ReportWords.change(Double(change.points), whole: true)) since \(change.since.prefix(10)) (was \(change.from))"
  }

  private var columns: [Sheet.Column] {
    let points: [Sheet.Column] = [
      .words("Health"), .words("Value", maximum: 70), .number("Score"), .words("Band"), .number("Weight"),
      .number("Points"),
    ]
    return points + (change == nil ? [] : [.number("Change")])
  }

  private var rows: [[String]] {
    let points = Hundredths.addingUp(lines.map(\.points), to: Double(score))
    let changes = change.map { Hundredths.addingUp($0.lines.map(\.points), to: Double($0.points)) } ?? []
    var moves: [String: Int] = [:]
    for (line, hundredths) in zip(change?.lines ?? [], changes) { moves[line.cause, default: 0] += hundredths }
    var rest = zip(lines, points).map { (cause: $0.cause, points: $1) }
    var rows: [[String]] = []
    for dimension in dimensions {
      rows += self.rows(of: dimension, &rest, &moves)
    }
    for line in rest {
      rows.append(row(line.cause.capitalizedFirst, points: line.points, move: moves.removeValue(forKey: line.cause)))
    }
    for line in change?.lines ?? [] {
      guard let move = moves.removeValue(forKey: line.cause) else { continue }
      rows.append(row(line.cause.capitalizedFirst, points: nil, move: move))
    }
    rows.append(row("Score", points: score * 100, move: change.map { $0.points * 100 }))
    return rows
  }

  /// A dimension, and below it its metrics; takes their lines out of `rest` and `moves`.
  private func rows(
    of dimension: Dimension, _ rest: inout [(cause: String, points: Int)], _ moves: inout [String: Int]
  ) -> [[String]] {
    let overrides =
      dimension.metrics.map { (cause: "override of \($0.metric)", title: "Override of \($0.title)") } + [
        (cause: "override of \(dimension.dimension)", title: "Override of \(dimension.title)")
      ]
    let own = dimension.metrics.map(\.metric) + overrides.map(\.cause)
    let sum = rest.filter { own.contains($0.cause) }.reduce(0) { $0 + $1.points }
    let moved = own.compactMap { moves[$0] }.reduce(0, +)
    var rows = [
      [
        dimension.title, "", dimension.score.map { String(roundedHalfUp($0)) } ?? "–",
        dimension.score.map { HealthCategory(score: roundedHalfUp($0)).title } ?? "Unknown",
        "\(NumberWords.tenth(dimension.weight * 100)) %", Hundredths.words(sum),
      ] + (change == nil ? [] : [Hundredths.change(moved)])
    ]
    for metric in dimension.metrics {
      let points = take(metric.metric, from: &rest)
      rows.append(
        [
          "  \(metric.title)", metric.words, metric.score.map { String(roundedHalfUp($0)) } ?? "–",
          metric.band?.capitalizedFirst ?? "–", "\(NumberWords.tenth(metric.weight * 100)) %",
          points.map(Hundredths.words) ?? "–",
        ] + (change == nil ? [] : [moves.removeValue(forKey: metric.metric).map(Hundredths.change) ?? "–"]))
    }
    for (cause, title) in overrides {
      let (points, move) = (take(cause, from: &rest), moves.removeValue(forKey: cause))
      if points != nil || move != nil { rows.append(row("  \(title)", points: points, move: move)) }
    }
    return rows
  }

  private func take(_ cause: String, from rest: inout [(cause: String, points: Int)]) -> Int? {
    guard let index = rest.firstIndex(where: { $0.cause == cause }) else { return nil }
    return rest.remove(at: index).points
  }

  private func row(_ title: String, points: Int?, move: Int?) -> [String] {
    [title, "", "", "", "", points.map(Hundredths.words) ?? ""]
      + (change == nil ? [] : [move.map(Hundredths.change) ?? ""])
  }
}

extension ExplanationReport.Metric {
  /// The value in the framework's words, and what is out of the ordinary about it.
  fileprivate var words: String {
    let value = text ?? ""
    switch state {
    case "stale": return "\(value), stale"
    case "unknown": return "never recorded"
    case "notApplicable": return "does not apply"
    case "tooEarly": return value.isEmpty ? "too early" : "\(value), too early"
    default: return value
    }
  }
}

extension Hundredths {
  static func change(_ value: Int) -> String {
    value == 0 ? String(ReportWords.level) : "\(value > 0 ? ReportWords.up : ReportWords.down) \(words(abs(value)))"
  }
}
