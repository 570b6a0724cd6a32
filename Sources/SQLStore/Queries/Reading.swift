import CustomerSuccess
import GRDB
import SuccessStore
import Synchronization

extension SQLStore {
  /// Answers from one snapshot in which every projection holds at `now`.
  func ask<Answer: Sendable>(
    at now: Instant, _ question: @escaping @Sendable (Snapshot) throws -> Answer
  ) async throws(StoreError) -> Answer {
    do {
      switch connections {
      case .shared(let pool): return try await ask(pool, now, question)
      case .alone(let queue): return try await ask(queue, now, question)
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Between a refresh and the question others may write: a few rounds are more than ever needed. Where the refresh cannot
  /// be had soon, the answer is what there is.
  private func ask<Answer: Sendable>(
    _ pool: DatabasePool, _ now: Instant, _ question: @escaping @Sendable (Snapshot) throws -> Answer
  ) async throws -> Answer {
    let rulebook = rulebook
    for _ in 1...3 {
      let answer: Answer? = try await pool.read { db in
        guard try !Refresh.isDue(db, rulebook, at: now) else { return nil }
        return try question(Snapshot(db: db, rulebook: rulebook, now: now))
      }
      if let answer { return answer }
      guard try await refreshSoon(at: now) else { break }
    }
    return try await pool.read { try question(Snapshot(db: $0, rulebook: rulebook, now: now)) }
  }

  /// False when others are writing, or nothing can be written at all: that is no reason not to answer.
  private func refreshSoon(at now: Instant) async throws(StoreError) -> Bool {
    guard writing.load(ordering: .relaxed) == 0 else { return false }
    do {
      try await refresh(at: now, .brief)
      return true
    } catch {
      switch error {
      case .busy, .full, .readOnly: return false
      default: throw error
      }
    }
  }

  private func ask<Answer: Sendable>(
    _ queue: DatabaseQueue, _ now: Instant, _ question: @escaping @Sendable (Snapshot) throws -> Answer
  ) async throws -> Answer {
    let (rulebook, mode) = (rulebook, mode)
    return try await queue.read { db in
      // GRDB's read of a read-only connection is one transaction: overlay and answer see the same file.
      guard case .asOf(let moment) = mode else {
        try Overlay(db: db, rulebook: rulebook, tolerance: Refresh.tolerance).prepare(at: now)
        return try question(Snapshot(db: db, rulebook: rulebook, now: now))
      }
      try Overlay(db: db, rulebook: rulebook, tolerance: 0).prepare(at: moment)
      return try question(Snapshot(db: db, rulebook: rulebook, now: moment))
    }
  }

  /// Answers from facts alone, which no clock moves.
  func askFacts<Answer: Sendable>(
    _ question: @escaping @Sendable (Database) throws -> Answer
  ) async throws(StoreError) -> Answer {
    do {
      switch connections {
      case .shared(let pool): return try await pool.read(question)
      case .alone(let queue): return try await queue.read(question)
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }
}

/// One consistent state of the store at one moment.
struct Snapshot {
  let db: Database
  let rulebook: Rulebook
  let now: Instant

  var today: LocalDate { rulebook.zone.date(of: now) }
}
