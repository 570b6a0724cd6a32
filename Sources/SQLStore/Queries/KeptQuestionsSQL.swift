import CustomerSuccess
import SuccessStore
import Synchronization

extension KeptAnswerQuery: SQLQuestion {
  /// Without waiting for any projection: what is due makes it an older answer and no more. At another moment than the file's
  /// nothing is kept.
  func answer(from store: SQLStore, at now: Instant) async throws(StoreError) -> Answer {
    if case .asOf = store.mode { return nil }
    let (rules, asked) = (store.rules, asked)
    return try await store.askFacts { db in try KeptAnswers(db, rules.rulebook(in: db)).find(asked, at: now) }
  }
}

extension KeepingQuery: SQLQuestion where Asked: SnapshotQuestion {
  func answer(from store: SQLStore, at now: Instant) async throws(StoreError) -> Asked.Answer {
    guard store.mode == .readWrite else { return try await asked.answer(from: store, at: now) }
    let asked = asked
    let found = try await store.ask(at: now) { snapshot in
      let (answer, kept) = (try asked.answer(in: snapshot), KeptAnswers(snapshot))
      guard try kept.isWanted(asked, at: now) else { return Found(answer: answer) }
      return Found(answer: answer, stamp: try kept.stamp(), rulebook: snapshot.rulebook)
    }
    await store.keep(found, to: asked, at: now)
    return found.answer
  }
}

/// An answer with what it was made of, where it is to be kept.
private struct Found<Answer: Sendable>: Sendable {
  var answer: Answer
  var stamp: KeptAnswers.Stamp?
  var rulebook: Rulebook?
}

extension SQLStore {
  /// Others who write, or nothing that can be written, are no reason to wait or to complain: whoever asks next keeps it.
  fileprivate func keep<Asked: KeptQuestion>(
    _ found: Found<Asked.Answer>, to asked: Asked, at now: Instant
  ) async {
    guard let stamp = found.stamp, let rulebook = found.rulebook, writing.load(ordering: .relaxed) == 0 else { return }
    try? await write(.brief) { db in
      try KeptAnswers(db, rulebook).keep(found.answer, to: asked, at: now, stamp)
      return .commit(())
    }
  }
}

extension Snapshot {
  /// Whole answers, by the projections as they are now: in the transaction that has just made all of them.
  func keepAnswers() throws {
    for question in Self.kept { try keep(question) }
  }

  private static let kept: [any KeptQuestion & SnapshotQuestion] = [MetricsQuery()]

  private func keep<Asked: KeptQuestion & SnapshotQuestion>(_ asked: Asked) throws {
    let kept = KeptAnswers(self)
    try kept.keep(try asked.answer(in: self), to: asked, at: now, try kept.stamp())
  }
}
