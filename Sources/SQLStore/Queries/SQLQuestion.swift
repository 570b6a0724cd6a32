public import CustomerSuccess
public import SuccessStore

/// A question and how this store answers it: one conformance, in the file of its query.
protocol SQLQuestion<Answer>: Question {
  func answer(from store: SQLStore, at now: Instant) async throws(StoreError) -> Answer
}

/// Answered from one snapshot in which every projection holds at its clock.
protocol SnapshotQuestion: SQLQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer
}

extension SnapshotQuestion {
  func answer(from store: SQLStore, at now: Instant) async throws(StoreError) -> Answer {
    try await store.ask(at: now) { try answer(in: $0) }
  }
}

/// Answered from facts alone, and so without waiting for any projection.
protocol FactQuestion: SQLQuestion, TimelessQuestion {
  func answer(in db: any SQLConnection) throws -> Answer
}

extension FactQuestion {
  func answer(from store: SQLStore, at now: Instant) async throws(StoreError) -> Answer {
    try await store.askFacts { try answer(in: $0) }
  }
}

extension SQLStore {
  public func answer<Asked: Question>(_ question: Asked, at now: Instant) async throws(StoreError) -> Asked.Answer {
    guard let known = question as? any SQLQuestion<Asked.Answer> else {
      throw .refused(Refusal("This store has no answer to \(Asked.self)."))
    }
    return try await known.answer(from: self, at: now)
  }
}
