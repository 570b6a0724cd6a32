import GRDB
package import SQLStore
import SuccessStore

extension SQLiteEngine {
  package func read<Answer: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Answer
  ) async throws -> Answer {
    try fileGuard.requireReadable()
    let withdrawal = Withdrawal()
    // GRDB's read is one transaction on a read-only connection too: all that `body` asks is of one state.
    return try await withTaskCancellationHandler {
      try await translating {
        switch connections {
        case .shared(let pool): try await pool.read { try body(SQLiteConnection($0, withdrawal)) }
        case .alone(let queue): try await queue.read { try body(SQLiteConnection($0, withdrawal)) }
        }
      }
    } onCancel: {
      withdrawal.withdraw()
    }
  }

  package func write<Answer: Sendable>(
    _ manner: SQLWriting, _ body: @escaping @Sendable (any SQLConnection) throws -> SQLEnding<Answer>
  ) async throws -> Answer {
    let pool = try writablePool()
    let (patience, withdrawal) = (patience, Withdrawal())
    let answer = try await withTaskCancellationHandler {
      try await translating {
        try await pool.writeWithoutTransaction { db in
          patience.set(manner)
          if manner == .bulk { try Connection.checksRows(db, false) }
          defer { if manner == .bulk { try? Connection.checksRows(db, true) } }
          var answer: Answer?
          try db.inTransaction(.immediate) {
            switch try body(SQLiteConnection(db, withdrawal)) {
            case .commit(let result):
              try Connection.countChange(db)
              answer = result
              return .commit
            case .rollback(let result):
              answer = result
              return .rollback
            }
          }
          Connection.readCounterAnew(db)
          if manner == .bulk, isInPlace { Connection.checkpoint(db) }
          guard let answer else { throw CancellationError() }
          return answer
        }
      }
    } onCancel: {
      withdrawal.withdraw()
    }
    // Nothing is acknowledged that went to a file which is not there any more.
    try requireInPlace()
    return answer
  }

  func writablePool() throws(StoreError) -> DatabasePool {
    guard case .shared(let pool) = connections else {
      throw .readOnly("\(path) was opened read-only: nothing can be changed in it.")
    }
    try requireInPlace()
    return pool
  }

  package func inspect<Answer: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Answer
  ) async throws -> Answer {
    try fileGuard.requireReadable()
    return try await translating {
      let queue = try DatabaseQueue(
        path: location, configuration: Connection.configuration(readOnly: true, Patience(), meter))
      defer { try? queue.close() }
      return try await queue.read { try body(SQLiteConnection($0)) }
    }
  }
}
