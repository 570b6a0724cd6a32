import CustomerSuccess
import Dispatch
import Synchronization

/// Batches read on a thread of their own while the store writes those before them; a few wait, never more.
final class ReadingAhead: Sendable {
  private static let waiting = 2

  private struct State {
    var batches: [Result<[ToldFact], any Error>] = []
    var isStarted = false
    var isStopped = false
  }

  private let read: @Sendable () throws -> [ToldFact]
  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let found = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  init(_ read: @escaping @Sendable () throws -> [ToldFact]) { self.read = read }

  /// The next batch, none at the end. Nothing is read before the first is asked for: what is read may depend on what is
  /// stored, which is sure to stay only once the store has begun to write.
  func next() throws -> [ToldFact] {
    start()
    found.wait()
    let batch = state.withLock { $0.batches.removeFirst() }
    room.signal()
    return try batch.get()
  }

  /// Returns when nothing is being read any more.
  func stop() {
    let isReading = state.withLock { state in
      defer { (state.isStarted, state.isStopped) = (true, true) }
      return state.isStarted && !state.isStopped
    }
    guard isReading else { return }
    room.signal()
    ended.wait()
  }

  private func start() {
    let isFirst = state.withLock { state in
      defer { state.isStarted = true }
      return !state.isStarted
    }
    guard isFirst else { return }
    for _ in 0..<Self.waiting { room.signal() }
    DispatchQueue(label: "rapport.import").async { [self] in
      while readNext() {}
      ended.signal()
    }
  }

  /// False when there is no more, or nobody wants it.
  private func readNext() -> Bool {
    room.wait()
    guard !state.withLock({ $0.isStopped }) else { return false }
    let batch = Result { try read() }
    state.withLock { $0.batches.append(batch) }
    found.signal()
    return (try? batch.get().isEmpty) == false
  }
}
