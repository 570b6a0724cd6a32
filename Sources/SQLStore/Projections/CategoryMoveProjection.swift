import CustomerSuccess
import SuccessStore

extension Projector {
  private static let putMove = ProjectionSchema.categoryMoves.put

  /// A customer's moves between categories. Mostly one is added at the end: what stays the same is not written again, and what was
  /// taken back goes.
  func write(_ moves: [CategoryMove], of customer: Int, over isOld: Bool) throws {
    let old = isOld ? try CategoryMove.stored(of: customer, in: db) : []
    let same = zip(old, moves).prefix { $0 == $1 }.count
    if same < old.count {
      try db.statement("DELETE FROM category_moves WHERE customer = ? AND day >= ?").run { binder in
        binder.bind(customer)
        binder.bind(old[same].day)
      }
    }
    for move in moves[same...] {
      try db.statement(Self.putMove).run { binder in
        binder.bind(customer)
        binder.bind(move.day)
        binder.bind(move.before.code)
        binder.bind(move.after.code)
        binder.bind(move.because?.cause.stored ?? "")
        binder.bind(move.because?.points)
      }
    }
  }

  func removeMoves(of customer: Int) throws {
    try db.statement("DELETE FROM category_moves WHERE customer = ?").run { $0.bind(customer) }
  }
}

extension CategoryMove {
  static let columns = "m.day, m.from_place, m.to_place, m.cause, m.points"

  /// In the order of their days.
  static func stored(of customer: Int, in db: any SQLConnection) throws -> [CategoryMove] {
    try db.statement("SELECT \(columns) FROM category_moves m WHERE m.customer = ? ORDER BY m.day")
      .all([customer]) { CategoryMove($0, at: 0) }
  }

  /// From `columns`, the first of which is the row's `first`.
  init(_ row: SQLRow, at first: Int) {
    let cause = PointsLine.Cause(stored: row[first + 3])
    let points: Double? = row[first + 4]
    self.init(
      day: LocalDate(day: row[first]), before: CategoryPlace(code: row[first + 1]) ?? .absent,
      after: CategoryPlace(code: row[first + 2]) ?? .absent,
      because: cause.flatMap { cause in points.map { PointsLine(cause: cause, points: $0) } })
  }
}

extension PointsLine.Cause {
  private static let metric = "metric:"
  private static let override = "override:"
  private static let dimension = "dimension:"

  fileprivate var stored: String {
    switch self {
    case .metric(let id): Self.metric + id.text
    case .override(.metric(let id)): Self.override + Self.metric + id.text
    case .override(.dimension(let id)): Self.override + Self.dimension + id.text
    case .override(.score): Self.override + "score"
    case .coverage: "coverage"
    case .modelWeights: "weights"
    case .rounding: "rounding"
    }
  }

  /// Nil of an empty text.
  fileprivate init?(stored text: String) {
    func rest(_ prefix: String) -> String? { text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil }
    if let id = rest(Self.metric) {
      self = .metric(MetricID(id))
    } else if let id = rest(Self.override + Self.metric) {
      self = .override(.metric(MetricID(id)))
    } else if let id = rest(Self.override + Self.dimension) {
      self = .override(.dimension(DimensionID(id)))
    } else {
      switch text {
      case Self.override + "score": self = .override(.score)
      case "coverage": self = .coverage(gained: [], lost: [])
      case "weights": self = .modelWeights
      case "rounding": self = .rounding
      default: return nil
      }
    }
  }
}
