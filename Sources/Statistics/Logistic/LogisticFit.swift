/// A model with what it is tried on: the rows it was made of, and those it has not seen.
public struct LogisticFit: Hashable, Sendable {
  public let model: LogisticModel
  public let training: PredictionFigures
  /// The back-test.
  public let heldOut: PredictionFigures

  /// Below so many events in the training rows nothing is fitted.
  public static let leastEvents = 30
  /// A column of text has at most so many levels in the training rows, blank being one.
  public static let mostLevels = 100

  /// `events` and `training` say of each row of the table whether it is one. What a column is (numbers or text) is told by all of
  /// its rows; means, deviations and levels come from the training rows. `ridge` is at least 0.
  public init(_ table: TextTable, events: [Bool], training: [Bool], ridge: Double) throws(LogisticRefusal) {
    precondition(events.count == table.count && training.count == table.count, "one of each for every row")
    let rows = training.indices.filter { training[$0] }
    let outcomes = rows.map { events[$0] }
    let found = outcomes.count { $0 }
    guard found >= LogisticFit.leastEvents else { throw .tooFewEvents(found) }
    guard found < rows.count else { throw .onlyEvents(found) }
    let columns = try LogisticFit.read(table)
    let codings = columns.map { ColumnCoding($0, training: rows) }
    try LogisticFit.refuseCrowded(table, codings)
    let names = table.columns.map(\.name)
    let layout = FeatureLayout(zip(names, codings).map { (name: $0, coding: $1) })
    var solver = LogisticSolver(Design(columns, codings, layout, rows: rows), events: outcomes, ridge: ridge)
    try solver.solve()
    model = LogisticModel(names, codings, layout, solver)
    self.training = PredictionFigures(logOdds: solver.odds, events: outcomes)
    let others = training.indices.filter { !training[$0] }
    let odds = Design(columns, codings, layout, rows: others)
      .logOdds(solver.weights, intercept: solver.intercept)
    heldOut = PredictionFigures(logOdds: odds, events: others.map { events[$0] })
  }

  private static func read(_ table: TextTable) throws(LogisticRefusal) -> [ReadColumn] {
    var read: [ReadColumn] = []
    for column in table.columns { read.append(try ReadColumn(column)) }
    return read
  }

  private static func refuseCrowded(_ table: TextTable, _ codings: [ColumnCoding]) throws(LogisticRefusal) {
    let crowded = zip(table.columns, codings).compactMap { column, coding -> LogisticRefusal.CrowdedColumn? in
      guard case .levels(let coding) = coding, coding.levels.count > mostLevels else { return nil }
      return LogisticRefusal.CrowdedColumn(
        name: column.name, levels: coding.levels.count, stray: stray(in: column.values))
    }
    guard crowded.isEmpty else { throw .tooManyLevels(crowded) }
  }

  private static func stray(in values: [String]) -> LogisticRefusal.Stray? {
    let others = values.indices.filter { !values[$0].isEmpty && PlainNumber.value(values[$0]) == nil }
    guard let first = others.first, others.count * 2 < values.count(where: { !$0.isEmpty }) else { return nil }
    return LogisticRefusal.Stray(row: first, text: values[first])
  }
}
