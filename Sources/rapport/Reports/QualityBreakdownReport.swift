import ConsoleApp
import CustomerSuccess
import SuccessStore

/// Support quality cut one way: `breakdown.rows`, whose counts add up to `breakdown.total`.
struct QualityBreakdownReport: Encodable {
  var by: String
  var rows: [Row]
  var total: Figures
  /// What came to an end in as many days before.
  var previous: Figures
  /// For text only.
  var breakdown: QualityBreakdown

  enum CodingKeys: String, CodingKey { case by, rows, total, previous }

  struct Row: Encodable {
    /// What `--of` takes: `critical`, a customer's id, a Monday; empty for what has none.
    var value: String
    var title: String
    var figures: Figures
  }

  /// By the framework's names.
  struct Figures: Encodable {
    var firstContactResolution: Measure
    var closedWithoutEscalation: Measure
    var customerSatisfaction: Measure
    var responseTimeCompliance: Measure
    var resolutionTimeCompliance: Measure
    var averageResolutionHours: Double?
    /// Tickets that the average is of.
    var resolved: Int
    /// Open now.
    var openTickets: Int
    /// Of them critical or high, and of these breaking a promise.
    var highPriority: Int
    var breached: Int
  }

  struct Measure: Encodable {
    var value: Double?
    var target: Double?
    /// How many tickets, promises or answers count, and how many of them are the share; of answers, those of 4 or 5.
    var n: Int
    var count: Int

    init(_ sums: QualitySums, _ figure: QualityFigure) {
      let share = sums.share(of: figure)
      value = tenths(sums.value(of: figure))
      target = figure.target()
      n = share.whole
      count = share.part
    }
  }

  init(_ figures: QualityFigures) {
    breakdown = figures.breakdown
    by = breakdown.cut.rawValue
    rows = figures.breakdown.rows.map { row in
      Row(value: row.value, title: figures.breakdown.title(of: row), figures: Figures(row.sums))
    }
    total = Figures(breakdown.total)
    previous = Figures(figures.before)
  }

  /// A row a value, the targets above, the total below.
  var sheet: Sheet {
    let all = QualityFigure.allCases
    let columns = [.words("By \(by) (n)", maximum: 32)] + all.map { Sheet.Column.number(QualityWords.column($0)) }
    let targets = ["Target"] + all.map { QualityWords.target(of: $0) ?? "–" }
    let body = breakdown.rows.map { [breakdown.title(of: $0)] + cells($0.sums) }
    return Sheet(columns: columns, rows: [targets] + body + [["Total"] + cells(breakdown.total)])
  }

  private func cells(_ sums: QualitySums) -> [String] {
    QualityFigure.allCases.map { figure in
      guard let value = sums.value(of: figure) else { return "–" }
      return "\(QualityWords.value(value, of: figure)) (\(NumberWords.whole(sums.count(of: figure))))"
    }
  }
}

extension QualityBreakdownReport.Figures {
  init(_ sums: QualitySums) {
    firstContactResolution = .init(sums, .firstContact)
    closedWithoutEscalation = .init(sums, .withoutEscalation)
    customerSatisfaction = .init(sums, .satisfaction)
    responseTimeCompliance = .init(sums, .response)
    resolutionTimeCompliance = .init(sums, .resolution)
    averageResolutionHours = tenths(sums.value(of: .resolutionTime).map { $0 / 3600 })
    resolved = sums.count(of: .resolutionTime)
    openTickets = sums.openTickets
    highPriority = sums.backlog
    breached = sums.breached
  }
}
