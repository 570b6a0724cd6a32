import CustomerSuccess
import TerminalUI

/// `  Active users     85 % (17/20 licensed users)   89  Excellent  ▲ 2`
struct MetricLine {
  var metric: MetricAssessment
  var before: Double?
  var model: HealthModel
  var now: Instant

  func draw(y: Int, on canvas: inout Canvas) {
    let tone = HealthWords.tone(metric.band)
    canvas.write(metric.title, at: Point(x: 3, y: y), tone: .muted, maxWidth: 19)
    let right = 16
    let score = metric.score.map { String(roundedHalfUp($0)) } ?? "–"
    canvas.writeRight(score, at: Point(x: canvas.width - right - 6, y: y), width: 4, tone: tone)
    canvas.write(stateWord, at: Point(x: canvas.width - right, y: y), tone: tone, maxWidth: 11)
    canvas.writeRight(
      HealthWords.change(difference, glyphs: canvas.glyphs), at: Point(x: canvas.width - 6, y: y), width: 5,
      tone: HealthWords.tone(change: difference.map(Double.init)))
    canvas.write(value, at: Point(x: 23, y: y), maxWidth: canvas.width - right - 30)
  }

  private var difference: Int? {
    guard let before, let score = metric.score else { return nil }
    return roundedHalfUp(score) - roundedHalfUp(before)
  }

  private var stateWord: String {
    switch metric.state {
    case .known, .stale: metric.band?.rawValue.capitalizedFirst ?? ""
    case .unknown: "Unknown"
    case .notApplicable: "n/a"
    case .tooEarly: "Too early"
    }
  }

  /// What was observed in words, or why there is nothing.
  var value: String {
    switch metric.state {
    case .known: return text
    case .stale:
      let days = metric.observation.map { (now - $0.at) / Instant.secondsPerDay } ?? 0
      return "\(days) d old · \(text)"
    case .unknown: return metric.override == nil ? "never recorded" : overrideText
    case .notApplicable: return "does not apply"
    case .tooEarly(let reachable): return "can still be \(reachable.rawValue)"
    }
  }

  private var text: String {
    if metric.override != nil { return overrideText }
    return metric.observation.map { model.frameworkText(of: $0) } ?? ""
  }

  private var overrideText: String {
    guard let override = metric.override else { return "" }
    let computed = metric.computed.map { "computed \(roundedHalfUp($0))" } ?? "no value"
    return "\(override.value) M by \(override.author), \(computed)"
  }
}
