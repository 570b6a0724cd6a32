import CustomerSuccess
import SuccessStore

/// How the rows that quality is counted from are cut and narrowed in SQL: `s` is the customer's standing, `t` the
/// ticket's, and each kind of row has its own name.
struct QualitySource {
  let snapshot: Snapshot
  let cut: QualityCut
  private let customers: SQLCondition

  init(_ snapshot: Snapshot, _ query: QualityQuery) {
    self.snapshot = snapshot
    cut = query.cut
    customers = FilterSQL(.customers, snapshot).condition(query.filter)
  }

  enum Rows: String {
    /// Seconds at which a ticket counted.
    case verdicts = "v"
    /// Promises that are open and broken.
    case breaches = "t"
    /// Answers after support; not each is about a ticket.
    case answers = "r"
    /// Tickets that are open.
    case open = "o"

    func table(_ dialect: Dialect) -> String {
      switch self {
      case .verdicts: "ticket_verdicts v"
      case .breaches: "ticket_standing t \(dialect.along("tickets_breached"))"
      case .answers: "surveys r"
      case .open: "ticket_standing o \(dialect.along("tickets_in_order"))"
      }
    }
  }

  /// By what the rows are cut; weeks are read one by one, except that the backlog has the moment it was opened.
  func key(of rows: Rows) -> String {
    switch cut {
    case .severity: rows == .answers ? "coalesce(t.severity, -1)" : "\(rows.rawValue).severity"
    case .owner: rows == .answers ? "coalesce(t.owner_folded, '')" : "\(rows.rawValue).owner_folded"
    case .tier: rows == .verdicts ? "v.tier" : "s.tier"
    case .customer: "\(rows.rawValue).customer"
    case .week: rows == .open ? "o.created" : "0"
    }
  }

  /// The table with what the key and the condition need beside it, in the order of reading.
  func from(_ rows: Rows) -> String {
    var sql = rows.table(snapshot.dialect)
    if rows == .answers, cut == .severity || cut == .owner {
      sql += " LEFT JOIN ticket_standing t ON t.ticket = r.ticket"
    }
    guard (cut == .tier && rows != .verdicts) || !customers.isAll || rows == .open else { return sql }
    return sql + " \(snapshot.dialect.inOrder) customer_standing s ON s.customer = \(rows.rawValue).customer"
  }

  func condition(_ rows: Rows, _ condition: SQLCondition) -> SQLCondition {
    let own: SQLCondition =
      switch rows {
      case .verdicts: .all
      case .breaches: SQLCondition(sql: "t.respond_breached + t.resolve_breached > 0")
      case .answers: SQLCondition(sql: "r.kind = '\(SurveyResponse.Kind.csat.rawValue)'")
      // Whoever has left has no backlog, as in the portfolio's figures.
      case .open:
        SQLCondition(sql: "o.band < \(TicketBand.ended) AND \(SQLCondition.present.sql)")
      }
    return own && condition && customers
  }

  /// Within these seconds.
  func within(_ seconds: Range<Instant>, _ column: String) -> SQLCondition {
    SQLCondition(
      sql: "\(column) >= ? AND \(column) < ?",
      arguments: [seconds.lowerBound.seconds, seconds.upperBound.seconds])
  }

  /// Only the rows of one value of the cut; nil where there cannot be any. A week is read by its seconds.
  func holding(_ value: String, _ rows: Rows) throws -> SQLCondition? {
    if cut == .week { return .all }
    return try sqlValue(of: value).map { SQLCondition(sql: "\(key(of: rows)) = ?", arguments: [$0]) }
  }

  private func sqlValue(of value: String) throws -> SQLValue? {
    switch cut {
    case .severity: value.isEmpty ? .integer(-1) : (Severity(rawValue: value)?.code).map(SQLValue.integer)
    case .tier: (Tier(rawValue: value)?.code).map(SQLValue.integer)
    case .owner: .text(folded(value))
    case .customer: try Keys(snapshot.db, addsNames: false).key(of: value, in: .customers).map(SQLValue.integer)
    case .week: nil
    }
  }
}
