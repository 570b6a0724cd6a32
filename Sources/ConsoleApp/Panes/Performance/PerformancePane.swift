import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let performance = PaneID("performance")
}

/// The framework's metrics dashboard: every figure against its target, the time before and the last months; the objectives, and
/// what is promised of it all. `=` says what a figure is.
struct PerformancePane: ListPane {
  let id = PaneID.performance
  var list = ListView<PerformanceRow>()
  let filterSubject: Field.Subject? = .customers
  let emptyState = PaneState.empty("The metrics file names no figure")
  let opening = Action.open
  let ownOrder: String? = "that of the framework's dashboard"
  let signs = [SignKind.performance]

  init() {}

  enum Action: String, PaneAction {
    case open
    var title: String { "What the figure is, and what it rests on" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "what it is" }
  }

  func title(in scene: Scene) -> String {
    let rows = list.rows.page?.rows.compactMap(\.isReached) ?? []
    guard !rows.isEmpty else { return "Metrics" }
    return "Metrics · \(rows.count { $0 }) of \(rows.count) targets reached"
  }

  func question(in scene: Scene) -> MetricsQuery? { MetricsQuery(scene.scope.and(list.filter)) }

  func page(of answer: SuccessMetrics) -> Page<PerformanceRow> {
    let rows = PerformanceRow.all(of: answer)
    return Page(rows: rows, position: 0, total: rows.count)
  }

  func refusal(of action: Action, in scene: Scene) -> String? { nothingChosen("figure") }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    guard let row = list.chosen else { return [] }
    return [.read(title: row.title, row.why)]
  }

  /// A figure is nothing that acts are done to.
  func subject(of row: PerformanceRow) -> ActSubject? { nil }
  func customer(of row: PerformanceRow) -> ActSubject? { nil }

  func why(in scene: Scene) -> Why {
    guard let row = list.chosen else { return .unknown("Nothing is chosen") }
    return .account("Why: \(row.title)", row.why)
  }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<PerformanceRow> {
    Table(columns: [
      .init("", .fitting(21, most: 21), named: "Group", priority: 2) { [Piece($0.heading, .heading)] }
        .filed { $0.group },
      .init("Figure", .flexible(minimum: 18, weight: 1, wants: 24)) { [Piece($0.title)] },
      .init("Current", .fitting(9, most: 18), isRight: true) { [Piece($0.current, $0.tone, emphasis: .bold)] }
        .filed(as: "Current", isNumber: true) { PerformanceRow.plain($0.value) }.filed(as: "Unit") { $0.unit.rawValue },
      .init("", .fixed(1), named: "Reached") { row in
        [Piece(row.isReached.map { String($0 ? glyphs.met : glyphs.down) } ?? "", row.tone)]
      }
      .filed { row in row.isReached.map { $0 ? "yes" : "no" } ?? "" },
      .init("Target", .fitting(8, most: 18), isRight: true) { [Piece($0.target, .muted)] }
        .filed(as: "Target", isNumber: true) { PerformanceRow.plain($0.aimed) },
      .init("Trend", .fitting(9, most: 22), priority: 1) { row in
        [Piece(row.trendWords(glyphs), PerformanceWords.tone(row.trend))]
      }
      .filed { $0.trend?.rawValue ?? "" }
      .filed(as: "Change", isNumber: true) { PerformanceRow.plain($0.change) },
      .init("12 months", .fixed(12), priority: 3) { [Piece($0.sparkline(glyphs), .sparkline)] }
        .filed { row in row.months.map(PerformanceRow.plain).joined(separator: "; ") },
      .init("n", .fitting(6), priority: 4, isRight: true) { [Piece(NumberWords.whole($0.n), .muted)] }
        .filed(as: "n", number: { $0.n }),
      .init("", .flexible(minimum: 10, weight: 1, wants: 40), named: "Note", priority: 5) { [Piece($0.note, .muted)] },
    ])
  }
}

/// A figure, an objective or a promise.
struct PerformanceRow: Hashable, Sendable, Identifiable {
  /// The figure's name in data.
  var id: String
  var group: String
  /// The group's title in its first row.
  var heading: String
  var title: String
  var current: String
  var target: String
  /// As numbers, in the unit.
  var value: Double?
  var aimed: Double?
  var unit: PerformanceFigure.Unit
  var isReached: Bool?
  /// Nil where none is reckoned.
  var trend: HealthTrend?
  var n: Int
  /// Why there is no figure, or what is compared.
  var note: String
  var why: [String]
  private var series: PerformanceSeries?
  private var steady = 0.0

  var change: Double? { series?.change }
  var months: [Double?] { series?.months.map(\.value) ?? [] }

  /// For files; nothing where there is none.
  static func plain(_ number: Double?) -> String {
    guard let number else { return "" }
    return abs(number) < 1e15 ? PlainNumber.tenth(number) : "\(number)"
  }

  var tone: Tone {
    switch isReached {
    case true?: .healthy
    case false?: .atRisk
    case nil: .text
    }
  }

  func trendWords(_ glyphs: GlyphSet) -> String {
    series.map { PerformanceWords.trend($0, steady: steady, glyphs: glyphs) } ?? ""
  }

  func sparkline(_ glyphs: GlyphSet) -> String {
    series.map { PerformanceWords.sparkline($0, glyphs: glyphs) } ?? ""
  }
}

extension PerformanceRow {
  /// The framework's groups, then the objectives, then what is promised.
  static func all(of metrics: SuccessMetrics) -> [PerformanceRow] {
    let figures = PerformanceFigure.Group.allCases.flatMap { group in
      titled(
        group.figures.compactMap { figure in
          metrics[figure].map { PerformanceRow($0, metrics.rules[figure], group: group.title) }
        })
    }
    return figures + titled(metrics.objectives.map { PerformanceRow($0, group: "Objectives") })
      + titled(metrics.promises.map { PerformanceRow($0, group: "Business impact") })
  }

  private static func titled(_ rows: [PerformanceRow]) -> [PerformanceRow] {
    guard var first = rows.first else { return [] }
    first.heading = first.group
    return [first] + rows.dropFirst()
  }

  private init(_ series: PerformanceSeries, _ aim: PerformanceRules.Aim, group: String) {
    let figure = series.figure
    self.init(
      id: figure.rawValue, group: group, heading: "", title: figure.title, current: PerformanceWords.current(series),
      target: PerformanceWords.target(aim.target, of: figure.unit, in: series.currency),
      value: series.current.value, aimed: aim.target, unit: figure.unit, trend: series.trend(steady: aim.steady),
      n: series.current.n, note: series.note ?? "",
      why: PerformanceWords.why(series, aim), series: series, steady: aim.steady)
    if let value = series.current.value, let target = aim.target {
      isReached = figure.isReached(by: value, of: target)
    }
  }

  private init(_ goal: PerformanceGoal, group: String) {
    self.init(
      id: goal.id, group: group, heading: "", title: goal.title, current: PerformanceWords.current(goal),
      target: PerformanceWords.target(goal.target, of: goal.unit, in: goal.currency), value: goal.value.value,
      aimed: goal.target, unit: goal.unit,
      isReached: goal.isReached, n: goal.value.n,
      note: PerformanceWords.note(goal),
      why: PerformanceWords.why(goal))
  }
}
