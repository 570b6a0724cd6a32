import Dispatch

/// Work that waits for answers of the store.
public enum Waiting {
  /// Does it on a thread of its own: the tasks that answer have as few threads as the machine has cores, and one that waits on one
  /// of those may wait for itself.
  public static func beside<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { done in
      DispatchQueue(label: "rapport.import").async { done.resume(with: Result(catching: work)) }
    }
  }
}
