import CustomerSuccess
import SuccessStore

/// A condition with its arguments.
struct SQLCondition {
  var sql: String
  var arguments: SQLArguments = []

  static let all = SQLCondition(sql: "TRUE")
  static let none = SQLCondition(sql: "FALSE")
  /// Of customers `s` who are there: signed up by the clock, and not gone.
  static let present = SQLCondition(sql: "s.is_present = 1")

  var isAll: Bool { sql == Self.all.sql }

  /// 1 where the condition holds, to be added up.
  static func count(_ condition: String) -> String { "CASE WHEN \(condition) THEN 1 ELSE 0 END" }

  static func && (left: SQLCondition, right: SQLCondition) -> SQLCondition {
    if left.isAll { return right }
    if right.isAll { return left }
    return SQLCondition(sql: "\(left.sql) AND \(right.sql)", arguments: left.arguments + right.arguments)
  }
}

/// The one place where a filter becomes SQL. What it says of a row is what `Filter.matches` says of it in memory.
struct FilterSQL {
  let subject: Field.Subject
  let context: FilterContext
  let dialect: Dialect
  private let terms: CounterTrend.Terms

  init(_ subject: Field.Subject, _ snapshot: Snapshot) {
    self.subject = subject
    dialect = snapshot.dialect
    terms = snapshot.rulebook.health.counterTrend
    context = FilterContext(now: snapshot.now, zone: snapshot.rulebook.zone)
  }

  func condition(_ filter: Filter) -> SQLCondition {
    filter.terms.reduce(.all) { $0 && condition($1) }
  }

  private func condition(_ term: Filter.Term) -> SQLCondition {
    let condition = condition(term.condition)
    guard term.isNegated else { return condition }
    // A comparison with a missing value is neither true nor false in SQL; in the filter language it is false.
    return SQLCondition(sql: "(\(condition.sql)) IS NOT TRUE", arguments: condition.arguments)
  }

  private func condition(_ condition: Filter.Condition) -> SQLCondition {
    switch condition {
    case .words(let text): anyOf(FilterColumn.words(of: subject).map { contains($0.sql(dialect), text) })
    case .field(let field, let tests): anyOf(tests.map { test($0, field) })
    case .trend(let counter, let tests): anyOf(tests.map { trend($0, of: counter) })
    case .any(let filters): anyOf(filters.map(self.condition))
    }
  }

  private func anyOf(_ conditions: [SQLCondition]) -> SQLCondition {
    guard conditions.count != 1 else {
      return SQLCondition(sql: "(\(conditions[0].sql))", arguments: conditions[0].arguments)
    }
    let sql = conditions.isEmpty ? SQLCondition.none.sql : conditions.map(\.sql).joined(separator: " OR ")
    return SQLCondition(sql: "(\(sql))", arguments: conditions.reduce([]) { $0 + $1.arguments })
  }

  private func test(_ test: Filter.Test, _ field: Field) -> SQLCondition {
    guard let column = FilterColumn(field, of: subject, on: context.today) else {
      return test == .absent ? .all : .none
    }
    if case .contains(let text) = test, case .indexed(let sql, let names) = column {
      // The few names there are are looked through, and the rows found along the index.
      let wanted = contains("text", text)
      return SQLCondition(sql: "\(sql) IN (\(names) AND \(wanted.sql))", arguments: wanted.arguments)
    }
    switch column {
    case .text, .rawText, .indexed: return text(test, column.sql(dialect))
    case .code(let sql, let names): return choice(test, field, sql, names) { "\($0)" }
    case .codeAmong(let sql, let names, let among):
      let condition = choice(test, field, sql, names) { "\($0)" }
      return passing(test, field, names).contains(names.count - 1) ? condition : SQLCondition(sql: among) && condition
    case .name(let sql, let names): return choice(test, field, sql, names) { "'\(names[$0])'" }
    case .number(let sql): return number(test, sql)
    case .revenue: return revenue(test)
    case .day(let sql): return day(test, sql)
    case .moment(let sql): return moment(test, sql)
    case .moments(let sqls):
      let conditions = sqls.map { moment(test, $0) }
      return test == .absent ? conditions.reduce(.all) { $0 && $1 } : anyOf(conditions)
    }
  }
}

// MARK: Tests by kind of column

extension FilterSQL {
  private func contains(_ sql: String, _ text: String) -> SQLCondition {
    // Empty text is found nowhere in memory, everywhere in SQL.
    let wanted = folded(text)
    return wanted.isEmpty ? .none : SQLCondition(sql: dialect.holds(sql), arguments: [wanted])
  }

  private func text(_ test: Filter.Test, _ sql: String) -> SQLCondition {
    switch test {
    case .contains(let text): return contains(sql, text) && SQLCondition(sql: "\(sql) <> ''")
    case .equals(let text):
      return SQLCondition(sql: "\(sql) = ?", arguments: [folded(text)]) && SQLCondition(sql: "\(sql) <> ''")
    case .absent: return SQLCondition(sql: "\(sql) = ''")
    default: return .none
    }
  }

  /// The core decides which choices pass; SQL only lists them.
  private func choice(
    _ test: Filter.Test, _ field: Field, _ sql: String, _ names: [String], _ literal: (Int) -> String
  ) -> SQLCondition {
    let passing = passing(test, field, names)
    guard !passing.isEmpty else { return .none }
    return SQLCondition(sql: "\(sql) IN (\(passing.map(literal).joined(separator: ", ")))")
  }

  private func passing(_ test: Filter.Test, _ field: Field, _ names: [String]) -> [Int] {
    let filter = Filter([.init(.field(field, anyOf: [test]))])
    return names.indices.filter { filter.matches(Choice(name: names[$0]), in: context) }
  }

  private struct Choice: FilterRow {
    var name: String
    var words: [String] { [] }
    func value(of field: Field) -> FieldValue? { .text(name) }
  }

  /// Of each customer that is looked at the counts of two stretches are read along the key, however many there are of others or were
  /// before. It is what `CounterTrend.percent` says.
  private func trend(_ test: Filter.Test, of counter: CounterID) -> SQLCondition {
    // Of rows that have no customer nothing is counted.
    guard FilterTrend.isKnown(in: subject) else { return test == .absent ? .all : .none }
    let (now, turn) = (context.now.seconds, context.now.adding(days: -terms.days).seconds)
    let start = context.now.adding(days: -2 * terms.days).seconds
    let condition = number(test, "g.percent")
    return SQLCondition(
      sql: """
        (SELECT \(condition.sql) FROM (
          SELECT CASE WHEN count(w.recent) >= \(terms.counts) AND count(w.earlier) >= \(terms.counts)
            AND avg(w.earlier) > 0 THEN 100.0 * avg(w.recent) / avg(w.earlier) - 100 END AS percent
          FROM (SELECT CASE WHEN x.at > \(turn) THEN 1.0 * x.value END AS recent,
              CASE WHEN x.at <= \(turn) THEN 1.0 * x.value END AS earlier
            FROM counters x WHERE x.customer = s.customer
              AND x.counter IN (SELECT n.key FROM names n WHERE \(dialect.folded("n.text")) = ?)
              AND x.at > \(start) AND x.at <= \(now)) w) g)
        """, arguments: condition.arguments + [folded(counter.text)])
  }

  private func number(_ test: Filter.Test, _ sql: String) -> SQLCondition {
    switch test {
    case .number(let bounds): return within(bounds, sql) { $0 }
    case .absent: return SQLCondition(sql: "\(sql) IS NULL")
    default: return .none
    }
  }

  private func day(_ test: Filter.Test, _ sql: String) -> SQLCondition {
    let today = Double(context.today.day)
    switch test {
    case .daysAhead(let bounds): return within(bounds, sql) { $0 + today }
    case .day(let bounds): return within(bounds, sql) { $0 }
    case .absent: return SQLCondition(sql: "\(sql) IS NULL")
    default: return .none
    }
  }

  private func moment(_ test: Filter.Test, _ sql: String) -> SQLCondition {
    switch test {
    case .age(let bounds):
      let now = Double(context.now.seconds)
      let mirrored = Filter.Bounds(
        lower: bounds.upper.map { now - $0 }, includesLower: bounds.includesUpper,
        upper: bounds.lower.map { now - $0 }, includesUpper: bounds.includesLower)
      return within(mirrored, sql) { $0 }
    case .daysAhead(let bounds): return within(localDays(bounds, from: context.today.day), sql) { $0 }
    case .day(let bounds): return within(localDays(bounds, from: 0), sql) { $0 }
    case .absent: return SQLCondition(sql: "\(sql) IS NULL")
    default: return .none
    }
  }

  /// Days as the seconds that lie in them: from the first one's midnight to before the midnight after the last.
  private func localDays(_ bounds: Filter.Bounds, from origin: Int) -> Filter.Bounds {
    func midnight(_ day: Double) -> Double {
      Double(context.zone.instant(LocalDate(day: origin + Int(day)), secondOfDay: 0).seconds)
    }
    let first = bounds.lower.map { bounds.includesLower ? $0.rounded(.up) : $0.rounded(.down) + 1 }
    let after = bounds.upper.map { bounds.includesUpper ? $0.rounded(.down) + 1 : $0.rounded(.up) }
    return Filter.Bounds(
      lower: first.map(midnight), includesLower: true, upper: after.map(midnight), includesUpper: false)
  }

  func within(_ bounds: Filter.Bounds, _ sql: String, _ place: (Double) -> Double) -> SQLCondition {
    var condition = SQLCondition(sql: "\(sql) IS NOT NULL")
    if let lower = bounds.lower {
      condition = SQLCondition(sql: "\(sql) \(bounds.includesLower ? ">=" : ">") ?", arguments: [place(lower)])
    }
    guard let upper = bounds.upper else { return condition }
    let below = SQLCondition(sql: "\(sql) \(bounds.includesUpper ? "<=" : "<") ?", arguments: [place(upper)])
    return bounds.lower == nil ? below : condition && below
  }
}
