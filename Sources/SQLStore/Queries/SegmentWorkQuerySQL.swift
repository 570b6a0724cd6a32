import CustomerSuccess
import SuccessStore

extension SegmentWorkQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    var reading = SegmentWorkReading(segment, filter, snapshot)
    try reading.readTraining()
    try reading.readFirings()
    try reading.readRetention()
    return reading.cut
  }
}

/// Reads what the columns beside health are made of, a kind of fact after the other.
private struct SegmentWorkReading {
  private let segment: Segment
  private let snapshot: Snapshot
  private let matching: SQLCondition
  private(set) var cut = SegmentWorkCut()

  init(_ segment: Segment, _ filter: Filter, _ snapshot: Snapshot) {
    self.segment = segment
    self.snapshot = snapshot
    matching = FilterSQL(.customers, snapshot).condition(filter)
  }

  private var db: any SQLConnection { snapshot.db }
  private var present: SQLCondition { SQLCondition.present && matching }

  private func value(_ row: SQLRow, _ column: Int) -> String {
    let value = row[column] as SQLValue
    return segment.name(value.text ?? "\(value.integer ?? 0)")
  }

  mutating func readTraining() throws {
    let keys = Keys(db, addsNames: false)
    let modules = try snapshot.rulebook.training.paths.reduce(into: [Int: Int]()) { modules, path in
      if let key = try keys.key(of: path.id.text, in: .names) { modules[key] = path.modules.count }
    }
    let rows = try db.statement(
      """
      SELECT s.\(segment.column), e.path, count(*), sum(e.modules_done)
      FROM enrolment_standing e \(snapshot.dialect.inOrder) customer_standing s ON s.customer = e.customer
      WHERE \(present.sql) GROUP BY s.\(segment.column), e.path
      """
    ).rows(present.arguments)
    while let row = try rows.next() {
      // A path that is taught no more has no modules to be done.
      guard let count = modules[row[1]] else { continue }
      var work = SegmentWork()
      work.modules = count * row[2]
      work.modulesDone = row[3]
      cut.add(work, to: value(row, 0))
    }
  }

  mutating func readFirings() throws {
    let start = snapshot.now.adding(days: -SegmentWork.outreachDays).seconds
    let rows = try db.statement(
      """
      SELECT s.\(segment.column), count(*)
      FROM firings f \(snapshot.dialect.along("firings_in_order"))
      \(snapshot.dialect.inOrder) customer_standing s ON s.customer = f.customer
      WHERE f.at > ? AND f.at <= ? AND \(present.sql) GROUP BY s.\(segment.column)
      """
    ).rows([start, snapshot.now.seconds] + present.arguments)
    while let row = try rows.next() {
      var work = SegmentWork()
      work.firings = row[1]
      cut.add(work, to: value(row, 0))
    }
  }

  /// Of those who are there and of those who were, for who leaves is what is asked.
  mutating func readRetention() throws {
    let today = snapshot.today
    let plan = try RetentionPlan(from: today.adding(months: -SegmentWork.retentionMonths), to: today)
    var values: [Int: String] = [:]
    let rows = try db.statement(
      "SELECT s.customer, s.\(segment.column) FROM customer_standing s WHERE \(matching.sql)"
    ).rows(matching.arguments)
    while let row = try rows.next() { values[row[0]] = value(row, 1) }
    var reckonings: [String: RetentionReckoning] = [:]
    try snapshot.subscriptions(of: matching) { key, customer, theirs in
      guard let value = values[key] else { return }
      reckonings[value, default: RetentionReckoning(plan)].add(customer, theirs)
    }
    for (value, reckoning) in reckonings {
      var work = SegmentWork()
      work.retention = reckoning.figures.periods.first?.sums ?? RetentionSums()
      cut.add(work, to: value)
    }
  }
}
