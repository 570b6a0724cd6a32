import CustomerSuccess
import SuccessStore

/// Why a score is what it is: lines whose points add up to it, and what moved it.
struct ExplanationReport: Encodable {
  var score: Int
  /// Before rounding.
  var exact: Double
  var coverage: Coverage
  var dimensions: [Dimension]
  /// Every line of the sum; the points add up to `score`.
  var lines: [Line]
  /// Against an earlier moment; nil without a score then.
  var change: Change?

  struct Dimension: Encodable {
    var dimension: String
    var title: String
    /// The share of the whole score, 0 to 1.
    var weight: Double
    var score: Double?
    var points: Double
    var metrics: [Metric]
  }

  struct Metric: Encodable {
    var metric: String
    var title: String
    var state: String
    var value: String?
    /// The value and the note in the framework's wording.
    var text: String?
    var note: String?
    var band: String?
    var score: Double?
    var weight: Double
    var points: Double
    var observedAt: String?
    var staleFrom: String?
  }

  struct Line: Encodable {
    var cause: String
    var points: Double
  }

  struct Change: Encodable {
    var since: String
    var from: Int
    var to: Int
    var points: Int
    /// Add up to `points`.
    var lines: [Line]
  }
}

extension ExplanationReport {
  /// `imported` is the score another system gave, where that is the one that stood at the earlier moment.
  init?(_ now: HealthAssessment, since before: HealthAssessment, imported: Int?, model: HealthModel) {
    guard let explanation = Explanation(now), let exact = now.exact else { return nil }
    score = explanation.score
    self.exact = exact
    coverage = now.coverage
    dimensions = explanation.sections.map { Dimension($0, model: model) }
    lines = explanation.lines.map(Line.init)
    change = Change(from: before, to: now, imported: imported)
  }
}

extension ExplanationReport.Change {
  init?(from before: HealthAssessment, to now: HealthAssessment, imported: Int?) {
    guard let score = now.score else { return nil }
    let computed = ScoreChange(from: before, to: now)
    guard let start = imported ?? computed?.before else { return nil }
    since = before.at.iso8601
    from = start
    to = score
    points = score - start
    lines = computed?.lines.map(ExplanationReport.Line.init) ?? []
    // Nobody knows what made another system's score: its difference from ours stands on a line of its own.
    guard let imported else { return }
    lines.append(
      ExplanationReport.Line(cause: "imported score", points: Double((computed?.before ?? score) - imported)))
  }
}

extension ExplanationReport.Dimension {
  init(_ section: Explanation.Section, model: HealthModel) {
    let part = section.dimension
    dimension = part.id.text
    title = part.title
    weight = part.weight
    score = part.score
    points = section.points
    metrics = part.metrics.map { ExplanationReport.Metric($0, model: model) }
  }
}

extension ExplanationReport.Metric {
  init(_ part: MetricAssessment, model: HealthModel) {
    metric = part.id.text
    title = part.title
    state = part.state.word
    value = part.observation.map { model.text(of: $0.value, for: $0.metric) }
    text = part.observation.map { model.frameworkText(of: $0) }
    note = part.observation.map(\.note)
    band = part.band?.rawValue
    score = part.score
    weight = part.weight
    points = part.points
    observedAt = part.observation?.at.iso8601
    staleFrom = part.staleFrom?.iso8601
  }
}

extension ExplanationReport.Line {
  init(_ line: PointsLine) {
    cause = line.cause.words
    points = line.points
  }
}

extension MetricAssessment.State {
  var word: String {
    switch self {
    case .known: "known"
    case .stale: "stale"
    case .unknown: "unknown"
    case .notApplicable: "notApplicable"
    case .tooEarly: "tooEarly"
    }
  }
}

extension PointsLine.Cause {
  var words: String {
    switch self {
    case .metric(let metric): metric.text
    case .override(.metric(let metric)): "override of \(metric)"
    case .override(.dimension(let dimension)): "override of \(dimension)"
    case .override(.score): "override of the score"
    case .coverage: "coverage"
    case .modelWeights: "changed weights"
    case .rounding: "rounding"
    }
  }
}
