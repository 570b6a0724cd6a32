public import CustomerSuccess
public import SuccessStore

extension SourceStatesQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    try db.statement(
      """
      SELECT name, every, cursor, call, success, rows, failure, error, failures, not_before FROM sources ORDER BY name
      """
    ).all([]) { row in
      var state = SourceState(name: row[0], every: row[1])
      state.cursor = row[2]
      state.call = row[3]
      state.success = (row[4] as Int?).map { Instant(seconds: $0) }
      state.rows = row[5]
      state.failure = (row[6] as Int?).map { Instant(seconds: $0) }
      state.error = row[7]
      state.failures = row[8]
      state.notBefore = (row[9] as Int?).map { Instant(seconds: $0) }
      return state
    }
  }
}

extension SQLStore {
  /// No change of facts, and so no entry of the log.
  public func note(_ state: SourceState) async throws(StoreError) {
    do {
      try await write(.patient) { db in
        try db.statement(
          """
          INSERT INTO sources
            (name, every, cursor, call, success, rows, failure, error, failures, not_before)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (name) DO UPDATE SET
            every = excluded.every, cursor = excluded.cursor, call = excluded.call, success = excluded.success,
            rows = excluded.rows, failure = excluded.failure, error = excluded.error, failures = excluded.failures,
            not_before = excluded.not_before
          """
        ).run { binder in
          binder.bind(state.name)
          binder.bind(state.every)
          binder.bind(state.cursor)
          binder.bind(state.call)
          binder.bind(state.success?.seconds)
          binder.bind(state.rows)
          binder.bind(state.failure?.seconds)
          binder.bind(state.error)
          binder.bind(state.failures)
          binder.bind(state.notBefore?.seconds)
        }
        return .commit(())
      }
    } catch {
      throw engine.words(for: error)
    }
  }
}
