import CustomerSuccess
import SuccessStore

extension TrainingQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.training(filter) }
}

extension Snapshot {
  func training(_ filter: Filter) throws -> TrainingFigures {
    let matching = FilterSQL(.customers, self).condition(filter)
    let condition = SQLCondition.present && matching
    let keys = Keys(db, addsNames: false)
    return TrainingFigures(
      paths: try rulebook.training.paths.map { path in
        guard let key = try keys.key(of: path.id.text, in: .names) else { return .nobody(path) }
        return try figures(path, key, condition)
      })
  }

  private func figures(
    _ path: TrainingPath, _ key: Int, _ condition: SQLCondition
  ) throws -> TrainingFigures.PathFigures {
    let enrolments = try db.statement(
      """
      SELECT count(*), coalesce(sum(e.modules_done), 0), count(e.satisfied_on), count(*) FILTER (WHERE e.due < ?2),
        count(*) FILTER (WHERE e.due < ?2 AND e.satisfied_on <= e.due)
      FROM enrolment_standing e \(dialect.inOrder) customer_standing s ON s.customer = e.customer
      WHERE e.path = ?1 AND \(condition.sql)
      """)
    // Whoever let one run out longer ago is not about to renew it.
    let days = rulebook.training.renewalDays
    let certificates = try db.statement(
      """
      SELECT count(*) FILTER (WHERE ends >= ?2), count(*) FILTER (WHERE ends BETWEEN ?2 AND ?2 + \(days)),
        count(*) FILTER (WHERE ends < ?2)
      FROM (
        SELECT max(c.expires) AS ends
        FROM certificates c \(dialect.inOrder) learners l ON l.key = c.learner
        \(dialect.inOrder) customer_standing s ON s.customer = l.customer
        WHERE c.path = ?1 AND c.expires >= ?2 - \(days) AND c.issued <= ?2 AND \(condition.sql) GROUP BY c.learner
      ) AS holders
      """)
    let arguments: SQLArguments = [key, today.day] + condition.arguments
    var figures = TrainingFigures.PathFigures.nobody(path)
    _ = try enrolments.first(arguments) { row in
      figures.enrolled = row[0]
      figures.modulesDone = row[1]
      figures.completed = row[2]
      figures.due = row[3]
      figures.onTime = row[4]
    }
    _ = try certificates.first(arguments) { row in
      figures.certified = row[0]
      figures.expiring = row[1]
      figures.lapsed = row[2]
    }
    figures.modules = figures.enrolled * path.modules.count
    return figures
  }
}

extension TrainingFigures.PathFigures {
  fileprivate static func nobody(_ path: TrainingPath) -> Self {
    Self(
      path: path.id, enrolled: 0, modulesDone: 0, modules: 0, completed: 0, onTime: 0, due: 0, certified: 0,
      expiring: 0)
  }
}
