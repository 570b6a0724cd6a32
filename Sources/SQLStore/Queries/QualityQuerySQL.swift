import CustomerSuccess
import SuccessStore

extension QualityQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    let period = QualityPeriod(days: days, until: snapshot.now)
    let cells = QualityCells(snapshot, self)
    let start = period.seconds.lowerBound
    return QualityFigures(
      breakdown: QualityBreakdown(cut, try cells.rows(in: period)),
      before: try cells.ended(in: start.adding(days: -days)..<start).values.reduce(QualitySums(), +))
  }
}

/// Support quality added up by the values of a cut.
struct QualityCells {
  private let source: QualitySource
  private var snapshot: Snapshot { source.snapshot }
  private var db: any SQLConnection { source.snapshot.db }

  typealias Cells = [SQLValue: QualitySums]

  init(_ snapshot: Snapshot, _ query: QualityQuery) { source = QualitySource(snapshot, query) }

  func rows(in period: QualityPeriod) throws -> [QualityBreakdown.Row] {
    guard source.cut != .week else { return try weeks(in: period) }
    let parts = [try ended(in: period.seconds), try breaches(), try open()]
    return try name(parts.reduce([:]) { $0.merging($1, uniquingKeysWith: +) })
  }

  /// What came to its end, and what was answered.
  func ended(in seconds: Range<Instant>) throws -> Cells {
    try verdicts(in: seconds).merging(answers(in: seconds), uniquingKeysWith: +)
  }

  private func weeks(in period: QualityPeriod) throws -> [QualityBreakdown.Row] {
    let weeks = QualityWeek.of(period.seconds, in: snapshot.rulebook.zone)
    var rows = try weeks.flatMap { week in
      try ended(in: week.seconds).values.map { QualityBreakdown.Row("\(week.monday)", $0) }
    }
    if let last = weeks.last {
      rows += try breaches().values.map { QualityBreakdown.Row("\(last.monday)", $0) }
    }
    for (key, sums) in try open() {
      let created = Instant(seconds: key.integer ?? 0)
      let week = weeks.last { $0.seconds.contains(created) }
      rows.append(QualityBreakdown.Row(week.map { "\($0.monday)" } ?? "", sums))
    }
    return rows
  }

  private func cells(
    _ rows: QualitySource.Rows, _ sums: [String], _ condition: SQLCondition = .all,
    _ take: (SQLRow, inout QualitySums) -> Void
  ) throws -> Cells {
    let condition = source.condition(rows, condition)
    let group = source.cut == .week && rows != .open ? "" : "GROUP BY 1"
    let statement = try db.statement(
      """
      SELECT \(source.key(of: rows)), \(sums.map { "coalesce(sum(\($0)), 0)" }.joined(separator: ", "))
      FROM \(source.from(rows)) WHERE \(condition.sql) \(group)
      """)
    let cursor = try statement.rows(condition.arguments)
    var cells: Cells = [:]
    while let row = try cursor.next() { take(row, &cells[row[0], default: QualitySums()]) }
    return cells
  }

  private func verdicts(in seconds: Range<Instant>) throws -> Cells {
    try cells(.verdicts, Snapshot.verdictColumns, source.within(seconds, "v.at")) { row, sums in
      sums.quality = Snapshot.quality(row, from: 1)
    }
  }

  private func breaches() throws -> Cells {
    try cells(.breaches, ["t.respond_breached", "t.resolve_breached"]) { row, sums in
      sums.quality.respondInTime.whole = row[1]
      sums.quality.resolveInTime.whole = row[2]
    }
  }

  private func answers(in seconds: Range<Instant>) throws -> Cells {
    let columns = ["1", "r.score", SQLCondition.count("r.score >= \(QualitySums.satisfiedFrom)")]
    return try cells(.answers, columns, source.within(seconds, "r.at")) { row, sums in
      sums.answers = row[1]
      sums.marks = row[2]
      sums.satisfied = row[3]
    }
  }

  private func open() throws -> Cells {
    let urgent = "o.severity IN (\(Severity.critical.code), \(Severity.high.code))"
    let columns = [
      "1", SQLCondition.count(urgent), SQLCondition.count("\(urgent) AND o.sla = \(TicketSLA.breached.code)"),
    ]
    return try cells(.open, columns) { row, sums in
      sums.openTickets = row[1]
      sums.backlog = row[2]
      sums.breached = row[3]
    }
  }
}

// MARK: Values in words

extension QualityCells {
  private func name(_ cells: Cells) throws -> [QualityBreakdown.Row] {
    switch source.cut {
    case .severity: return cells.map { QualityBreakdown.Row(code($0.key, Severity.self), $0.value) }
    case .tier: return cells.map { QualityBreakdown.Row(code($0.key, Tier.self), $0.value) }
    case .owner:
      let spellings = Dictionary(try Snapshot.people(in: db).map { (folded($0), $0) }) { first, _ in first }
      return cells.map { key, sums in
        let name = key.text ?? ""
        return QualityBreakdown.Row(spellings[name] ?? name, sums)
      }
    case .customer:
      let statement = try db.statement("SELECT id, name FROM customers WHERE key = ?")
      return try cells.compactMap { key, sums in
        try statement.first([key]) { QualityBreakdown.Row($0[0], name: $0[1], sums) }
      }
    case .week: return []
    }
  }

  private func code<Choice: CaseIterable & RawRepresentable<String>>(
    _ key: SQLValue, _ type: Choice.Type
  ) -> String {
    key.integer.flatMap { Choice(code: $0)?.rawValue } ?? ""
  }
}
