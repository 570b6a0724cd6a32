import GRDB
import SQLStore
import SuccessStore

/// The steps from an empty file to today's schema. Only ever added to: `user_version` counts those done.
enum Migrations {
  static let steps = [
    schema1, schema2, myDayIndexes, cubeSquares, outsideUpdates, verdictCuts, improvement, changeKeys,
    rowSums, numbers, folding, subscriptions, untoldClocks, imports, accounts, remembered, sources,
    links, journeys, runs, outreach, programmes, outbox, trainingWhole, frameworkFiles, referrals,
    equalRows, departedLast, predictions, initiatives,
    paidRevenue, categoryMoves, feedbackCorrections, exitInterviews, businessReviews, changeMarks, keptAnswers,
  ]
  static var current: Int { steps.count }

  /// Brings the schema up to today's in one transaction; answers whether there was anything to do.
  static func run(_ db: Database) throws -> Bool {
    guard try version(db) < current else { return false }
    try db.inTransaction(.immediate) {
      // Another process may have been faster.
      let done = try version(db)
      guard done < current else { return .rollback }
      for step in steps[done...] { try db.execute(sql: step) }
      try DerivedTables.rebuild(in: SQLiteConnection(db))
      try db.execute(sql: "PRAGMA application_id = \(DatabaseFile.applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(current)")
      return .commit
    }
    return true
  }

  static func version(_ db: Database) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }

  /// Refuses what is not ours, or from a later day, before anything is written.
  static func check(_ db: Database, path: String) throws {
    let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try version(db)
    let isEmpty = try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)") ?? false
    let isUntouched = id == 0 && version == 0 && isEmpty
    guard id == DatabaseFile.applicationID || isUntouched else {
      throw StoreError.damaged(
        "\(path) is not a Rapport database but another program's. \(DatabaseFile.advice)")
    }
    guard version <= current else { throw StoreError.newerSchema(found: version, known: current) }
  }
}
