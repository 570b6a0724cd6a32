import CustomerSuccess
import SuccessStore
import TerminalUI

/// `Why 82? ▲ 4 since 24 Oct`: points that add up to the score, and changes that add up to its change.
struct WhyPage {
  private let detail: CustomerDetail
  private let scene: Scene
  private let explanation: Explanation
  private let change: ScoreChange?

  /// Nil for a customer without a score.
  init?(detail: CustomerDetail, scene: Scene) {
    guard let explanation = Explanation(detail.assessment) else { return nil }
    self.detail = detail
    self.scene = scene
    self.explanation = explanation
    change = detail.monthAgo.flatMap { ScoreChange(from: $0, to: detail.assessment) }
  }

  var lines: [PageLine] {
    var ledger = Ledger(explanation, change)
    let sections = explanation.sections.flatMap { section(of: $0, taking: &ledger) }
    let total = WhyLine(
      title: "Score", score: explanation.score, points: explanation.score * 100,
      change: change.map { $0.points * 100 }, isHead: true)
    return [title, .blank] + sections + [.blank] + rest(taking: &ledger) + [total.line()]
  }

  private var title: PageLine {
    var pieces = [Piece("Why \(explanation.score)?", .title, emphasis: .bold)]
    if let change, let month = detail.monthAgo {
      let since = TimeWords.day(scene.zone.date(of: month.at), today: scene.today)
      let words = HealthWords.change(change.points, glyphs: scene.glyphs)
      pieces.append(Piece("  \(words) since \(since)", HealthWords.tone(change: Double(change.points))))
    } else if let points = detail.row.health.change {
      // Another system's score: which of its parts moved, nobody can say.
      let words = HealthWords.change(points, glyphs: scene.glyphs)
      pieces.append(Piece("  \(words) in 30 days", HealthWords.tone(change: Double(points))))
      pieces.append(Piece(" against an imported score", .muted))
    } else {
      pieces.append(Piece("  no score 30 days ago", .muted))
    }
    return .text(pieces)
  }

  private func section(of section: Explanation.Section, taking ledger: inout Ledger) -> [PageLine] {
    let part = section.dimension
    var lines: [PageLine] = []
    var sum = Entry()
    for metric in part.metrics {
      let entry = ledger.take(.metric(metric.id))
      sum.add(entry)
      let value = MetricLine(metric: metric, model: scene.health, now: scene.now).value
      let line = WhyLine(
        title: metric.title, detail: value, score: metric.score.map(roundedHalfUp), tone: HealthWords.tone(metric.band),
        points: entry.points, change: entry.change)
      lines.append(line.line(dimension: part.id, preset: metric.id.presets))
      lines += override(.metric(metric.id), of: metric.title, in: part.id, taking: &ledger, &sum)
    }
    lines += override(.dimension(part.id), of: part.title, in: part.id, taking: &ledger, &sum)
    let head = WhyLine(
      title: part.title, score: part.score.map(roundedHalfUp), tone: HealthWords.tone(part.category),
      points: sum.points ?? 0, change: change == nil ? nil : sum.change ?? 0, isHead: true)
    return [head.line(dimension: part.id, preset: ["target": part.id.text])] + lines
  }

  private func override(
    _ target: OverrideTarget, of title: String, in dimension: DimensionID, taking ledger: inout Ledger,
    _ sum: inout Entry
  ) -> [PageLine] {
    let entry = ledger.take(.override(target))
    guard entry.points != nil || entry.change != nil else { return [] }
    sum.add(entry)
    return [
      WhyLine(title: "override of \(title)", points: entry.points, change: entry.change).line(dimension: dimension)
    ]
  }

  /// What belongs to no dimension.
  private func rest(taking ledger: inout Ledger) -> [PageLine] {
    ledger.causes.map { cause in
      let entry = ledger.take(cause)
      return WhyLine(title: words(cause), points: entry.points, change: entry.change).line()
    }
  }

  private func words(_ cause: PointsLine.Cause) -> String {
    if case .coverage(let gained, let lost) = cause { return "Coverage: \(gained.count) gained, \(lost.count) lost" }
    return CauseWords.title(cause, in: scene.health).capitalizedFirst
  }
}

/// Hundredths of points; nil where the sum has no such line.
private struct Entry {
  var points: Int?
  var change: Int?

  mutating func add(_ other: Entry) {
    if let more = other.points { points = (points ?? 0) + more }
    if let more = other.change { change = (change ?? 0) + more }
  }
}

/// Both sums' lines in hundredths that add up as printed, taken out one by one.
private struct Ledger {
  private var points: [(cause: PointsLine.Cause, value: Int)]
  private var changes: [(cause: PointsLine.Cause, value: Int)]

  init(_ explanation: Explanation, _ change: ScoreChange?) {
    points = Ledger.rounded(explanation.lines, to: Double(explanation.score))
    changes = change.map { Ledger.rounded($0.lines, to: Double($0.points)) } ?? []
  }

  private static func rounded(_ lines: [PointsLine], to total: Double) -> [(cause: PointsLine.Cause, value: Int)] {
    Array(zip(lines.map(\.cause), Hundredths.addingUp(lines.map(\.points), to: total)))
  }

  /// What is left, each once.
  var causes: [PointsLine.Cause] {
    points.map(\.cause) + changes.map(\.cause).filter { cause in !points.contains { $0.cause == cause } }
  }

  mutating func take(_ cause: PointsLine.Cause) -> Entry {
    defer {
      points.removeAll { $0.cause == cause }
      changes.removeAll { $0.cause == cause }
    }
    return Entry(
      points: points.first { $0.cause == cause }?.value, change: changes.first { $0.cause == cause }?.value)
  }
}

/// `  Active users    85 % (17/20)        88    8.50  ▲ 0.20`
private struct WhyLine {
  var title: String
  var detail = ""
  var score: Int?
  var tone = Tone.text
  var points: Int?
  var change: Int?
  var isHead = false

  func line(dimension: DimensionID? = nil, preset: [String: String] = [:]) -> PageLine {
    PageLine(isStop: true, dimension: dimension, preset: preset) { y, canvas in draw(y: y, on: &canvas) }
  }

  private func draw(y: Int, on canvas: inout Canvas) {
    // In a narrow page figures stand closer, so that the longest title is whole and apart from its score.
    let widths = canvas.width < 48 ? (score: 3, points: 6, change: 8) : (score: 4, points: 8, change: 9)
    let right = canvas.width - widths.score - widths.points - widths.change - 3
    let indent = isHead ? 1 : 3
    let titleWidth = detail.isEmpty ? right - indent - 1 : 19
    canvas.write(
      title, at: Point(x: indent, y: y), tone: isHead ? .heading : .muted, emphasis: isHead ? .bold : [],
      maxWidth: titleWidth)
    if !detail.isEmpty { canvas.write(detail, at: Point(x: 23, y: y), maxWidth: max(0, right - 24)) }
    canvas.writeRight(score.map(String.init) ?? "", at: Point(x: right, y: y), width: widths.score, tone: tone)
    canvas.writeRight(
      points.map(Hundredths.words) ?? "", at: Point(x: right + widths.score + 1, y: y), width: widths.points,
      emphasis: isHead ? .bold : [])
    canvas.writeRight(
      moved(canvas.glyphs), at: Point(x: right + widths.score + widths.points + 2, y: y), width: widths.change,
      tone: HealthWords.tone(change: change.map(Double.init)))
  }

  private func moved(_ glyphs: GlyphSet) -> String {
    guard let change else { return "" }
    if change == 0 { return String(glyphs.level) }
    return "\(change > 0 ? glyphs.up : glyphs.down) \(Hundredths.words(abs(change)))"
  }
}
