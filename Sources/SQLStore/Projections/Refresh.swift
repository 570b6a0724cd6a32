import CustomerSuccess
import SuccessStore

/// Which rows the clock has made stale: their time is over, or they were computed for a later moment.
enum Refresh {
  /// Clocks of processes that share a file differ a little, and each would undo what the other just computed; by so
  /// many seconds a row may be ahead.
  static let tolerance = 60

  private static let parts = [
    ("customer_standing", "customer"), ("ticket_standing", "ticket"), ("enrolment_standing", "learner"),
  ]

  /// Stale, or made by other rules.
  static func isDue(_ db: any SQLConnection, _ rulebook: Rulebook, at now: Instant) throws -> Bool {
    try isStale(db, at: now) || Projector.isOfOtherRules(db, rulebook)
  }

  static func isStale(_ db: any SQLConnection, at now: Instant, tolerance: Int = tolerance) throws -> Bool {
    let tests = parts.map { table, _ in
      """
      EXISTS (SELECT 1 FROM \(table) WHERE valid_until <= ?1 AND valid_until < \(ProjectionSchema.forever))
      OR EXISTS (SELECT 1 FROM \(table) WHERE computed_at > ?2)
      """
    }
    let statement = try db.statement("SELECT " + tests.joined(separator: " OR "))
    return try statement.isTrue([now.seconds, now.seconds + tolerance])
  }

  static func due(_ db: any SQLConnection, at now: Instant, tolerance: Int = tolerance) throws -> Touched {
    var touched = try late(db, at: now)
    touched.formUnion(try rows(db, where: "computed_at > ?", now.seconds + tolerance))
    return touched
  }

  /// Those whose time is over.
  static func late(_ db: any SQLConnection, at now: Instant) throws -> Touched {
    try rows(db, where: "valid_until <= ? AND valid_until < \(ProjectionSchema.forever)", now.seconds)
  }

  private static func rows(_ db: any SQLConnection, where condition: String, _ second: Int) throws -> Touched {
    func keys(_ table: String, _ column: String) throws -> Set<Int> {
      Set(try db.statement("SELECT \(column) FROM \(table) WHERE \(condition)").ints([second]))
    }
    var touched = Touched()
    touched.customers = try keys("customer_standing", "customer")
    touched.tickets = try keys("ticket_standing", "ticket")
    touched.learners = try keys("enrolment_standing", "learner")
    return touched
  }
}
