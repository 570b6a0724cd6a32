/// A fitted model: how likely an event is, by weights that can be looked at.
public struct LogisticModel: Hashable, Sendable {
  public let intercept: Double
  /// In the order of the columns; the levels of one in the order of their bytes.
  public let features: [Feature]

  let names: [String]
  let codings: [ColumnCoding]
  let layout: FeatureLayout
  /// By slots.
  let weights: [Double]

  public struct Feature: Hashable, Sendable {
    /// `NAME`, `NAME=missing` or `NAME=level`.
    public let name: String
    /// Points of log-odds: for one standard deviation of a column of numbers, for 1 of what is 0 or 1.
    public let coefficient: Double
    /// Of the training rows, as the column has it: the share of what is 0 or 1.
    public let mean: Double
    /// Of the training rows as a population, blanks filled with the mean.
    public let deviation: Double
  }

  init(_ names: [String], _ codings: [ColumnCoding], _ layout: FeatureLayout, _ solver: LogisticSolver) {
    (self.names, self.codings, self.layout) = (names, codings, layout)
    (intercept, weights) = (solver.intercept, solver.weights)
    features = layout.features.map { planned in
      Feature(
        name: planned.name, coefficient: planned.slot.map { solver.weights[$0] } ?? 0, mean: planned.mean,
        deviation: planned.deviation)
    }
  }

  /// Each row's log-odds. Columns go by their names; one that is not there is blank, as is a text among numbers.
  public func logOdds(of table: TextTable) -> [Double] {
    design(table, rows: Array(0..<table.count)).logOdds(weights, intercept: intercept)
  }

  /// Why a row's log-odds are what they are, what weighs most first.
  public func reasons(row: Int, of table: TextTable) -> [Reason] { reasons(design(table, rows: [row]), row: 0).reasons }

  /// Each row's log-odds with why they are what they are, one after the other: the table is read once.
  public func explain(_ table: TextTable, _ body: (_ row: Int, _ logOdds: Double, _ reasons: [Reason]) -> Void) {
    let design = design(table, rows: Array(0..<table.count))
    for row in 0..<table.count {
      let told = reasons(design, row: row)
      body(row, told.logOdds, told.reasons)
    }
  }

  private func reasons(_ design: Design, row: Int) -> (logOdds: Double, reasons: [Reason]) {
    let values = design.values(ofRow: row)
    let odds = values.indices.reduce(intercept) { $0 + values[$1] * weights[$1] }
    let reasons = layout.features.compactMap { feature -> Reason? in
      guard let slot = feature.slot else { return nil }
      return Reason(name: feature.name, points: weights[slot] * (values[slot] - feature.centre), logOdds: odds)
    }.enumerated().sorted { (-abs($0.element.points), $0.offset) < (-abs($1.element.points), $1.offset) }.map(\.element)
    return (odds, reasons)
  }

  /// The log-odds of a row that is in everything as the training rows are on the average: with the points of its reasons they make a
  /// row's own.
  public var averageLogOdds: Double {
    layout.features.reduce(intercept) { sum, feature in
      sum + (feature.slot.map { weights[$0] * feature.centre } ?? 0)
    }
  }

  private func design(_ table: TextTable, rows: [Int]) -> Design {
    let columns = Dictionary(table.columns.map { ($0.name, $0.values) }) { first, _ in first }
    let blanks = Array(repeating: "", count: table.count)
    let read = zip(names, codings).map { $1.reading(columns[$0] ?? blanks) }
    return Design(read, codings, layout, rows: rows)
  }
}

/// What one feature does to the log-odds of one row.
public struct Reason: Hashable, Sendable {
  public let name: String
  /// Of log-odds: coefficient × (value − mean).
  public let points: Double
  /// How much likelier the event is for it, from −1 to 1: the row's likelihood less that without these points.
  public let change: Double

  init(name: String, points: Double, logOdds: Double) {
    (self.name, self.points) = (name, points)
    change = Likelihood.of(logOdds: logOdds) - Likelihood.of(logOdds: logOdds - points)
  }
}
