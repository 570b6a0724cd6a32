import CustomerSuccess
import SuccessStore

extension LearnerQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.learners(self) }
}

extension Snapshot {
  /// Learners of churned customers are in no figure and in no list.
  func learnerList(_ query: LearnerQuery) -> OrderedList {
    let stays = SQLCondition.present
    return OrderedList(
      db: db, table: "learner_names l", index: "learners_by_name",
      join: "customer_standing s ON s.customer = l.customer",
      condition: stays && FilterSQL(.learners, self).condition(query.filter), reach: .init(query.filter),
      order: ["l.name_folded", "l.learner"])
  }

  func learners(_ query: LearnerQuery) throws -> Page<LearnerRow> {
    let keys = Keys(db, addsNames: false)
    let slice = try learnerList(query).slice(query.window) { try keys.key(of: $0, in: .learners) }
    let name = try db.statement(
      "SELECT c.name FROM customers c JOIN learners l ON l.customer = c.key WHERE l.key = ?")
    let rows = try slice.keys.compactMap { key in
      try learnerRow(key, of: try name.string([key]) ?? "")
    }
    return Page(rows: rows, position: slice.position, total: slice.total)
  }

  func learnerRow(_ key: Int, of customer: String) throws -> LearnerRow? {
    guard let person = try Learner.stored("f.key = ?", [key], in: db).first else { return nil }
    return LearnerRow(
      learner: person, customerName: customer,
      enrolments: try Enrolment.stored("f.learner = ? ORDER BY f.enrolled, path_name.text", [key], in: db),
      progress: try ModuleProgress.stored("f.learner = ? ORDER BY path_name.text, module_name.text", [key], in: db),
      certificates: try Certificate.stored("f.learner = ? ORDER BY f.issued, f.id", [key], in: db))
  }
}
