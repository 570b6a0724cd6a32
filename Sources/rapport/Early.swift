import Dispatch
import Synchronization

/// Work begun on another core while this thread goes on with its own; whoever needs the answer waits for it.
final class Early<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)
  private let done = DispatchSemaphore(value: 0)

  init(_ work: @escaping @Sendable () throws -> Value) {
    DispatchQueue.global(qos: .userInteractive).async { [self] in
      let outcome = Result(catching: work)
      result.withLock { $0 = outcome }
      done.signal()
    }
  }

  /// Waits, and throws what the work threw.
  func value() throws -> Value {
    done.wait()
    // For whoever asks next.
    done.signal()
    guard let outcome = result.withLock({ $0 }) else { throw CancellationError() }
    return try outcome.get()
  }
}
