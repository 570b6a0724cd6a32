import SQLStore
import Synchronization

/// How long the writer waits for other processes' writers. Set by the one who is about to begin a transaction, on the
/// writer's own queue; asked by SQLite while that transaction waits.
final class Patience: Sendable {
  /// In SQLite's calls of the busy handler, each of which sleeps 2.5 ms on average.
  private enum Limit: Int {
    /// 5 seconds: somebody asked for a change and wants it made.
    case patient = 2000
    /// 50 ms: a question would rather have what there is.
    case brief = 20
  }

  private let limit = Atomic<Int>(Limit.patient.rawValue)

  func set(_ manner: SQLWriting) {
    let limit: Limit = manner == .brief ? .brief : .patient
    self.limit.store(limit.rawValue, ordering: .relaxed)
  }

  func allows(_ tries: Int) -> Bool { tries < limit.load(ordering: .relaxed) }
}
