import CustomerSuccess
import SuccessStore
import Synchronization

extension SQLStore {
  /// Answers from one snapshot in which every projection holds at `now`.
  func ask<Answer: Sendable>(
    at now: Instant, _ question: @escaping @Sendable (Snapshot) throws -> Answer
  ) async throws(StoreError) -> Answer {
    do {
      return mode == .readWrite ? try await askShared(now, question) : try await askAlone(now, question)
    } catch {
      throw engine.words(for: error)
    }
  }

  /// Between a refresh and the question others may write: a few rounds are more than ever needed. Where the refresh cannot
  /// be had soon, the answer is what there is.
  private func askShared<Answer: Sendable>(
    _ now: Instant, _ question: @escaping @Sendable (Snapshot) throws -> Answer
  ) async throws -> Answer {
    let rules = rules
    for _ in 1...3 {
      let answer: Answer? = try await engine.read { db in
        let standing = try rules.standing(in: db)
        guard try !Refresh.isDue(db, standing.rulebook, at: now) else { return nil }
        return try question(self.shared(db, standing, at: now))
      }
      if let answer { return answer }
      guard try await refreshSoon(at: now) else { break }
    }
    return try await engine.read { try question(self.shared($0, rules.standing(in: $0), at: now)) }
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

  /// By projections of its own where the file's do not hold: nothing can be written there.
  private func askAlone<Answer: Sendable>(
    _ now: Instant, _ question: @escaping @Sendable (Snapshot) throws -> Answer
  ) async throws -> Answer {
    let (rules, mode) = (rules, mode)
    return try await engine.read { db in
      let standing = try rules.standing(in: db)
      guard case .asOf(let moment) = mode else {
        try Overlay(db: db, rulebook: standing.rulebook, tolerance: Refresh.tolerance).prepare(at: now)
        return try question(self.snapshot(db, standing, at: now))
      }
      try Overlay(db: db, rulebook: standing.rulebook, tolerance: 0).prepare(at: moment)
      return try question(self.snapshot(db, standing, at: moment))
    }
  }

  private func snapshot(
    _ db: any SQLConnection, _ standing: RulesInForce.Standing, at moment: Instant
  ) -> Snapshot {
    var snapshot = Snapshot(db: db, rulebook: standing.rulebook, now: moment, cache: standing.tickets)
    snapshot.feedback = standing.feedback
    return snapshot
  }

  private func shared(_ db: any SQLConnection, _ standing: RulesInForce.Standing, at moment: Instant) -> Snapshot {
    var snapshot = snapshot(db, standing, at: moment)
    snapshot.names = customerNames
    return snapshot
  }

  /// Answers from facts alone, which no clock moves.
  func askFacts<Answer: Sendable>(
    _ question: @escaping @Sendable (any SQLConnection) throws -> Answer
  ) async throws(StoreError) -> Answer {
    do { return try await engine.read(question) } catch { throw engine.words(for: error) }
  }
}

/// One consistent state of the store at one moment.
struct Snapshot {
  let db: any SQLConnection
  let rulebook: Rulebook
  let now: Instant
  /// Of the store: what reading a ticket took is not done again.
  let cache: TicketCache
  /// Of the store; nil where the projections are this snapshot's own.
  var names: CustomerNames?
  /// Of the rules in force; nil where nobody asks about feedback.
  var feedback: FeedbackInForce?

  var dialect: Dialect { db.dialect }
  var today: LocalDate { rulebook.zone.date(of: now) }
}
