import Foundation
import Interchange
import Synchronization

/// One source at work on a thread of its own, until it is told to end.
final class SourceWorker: Sendable {
  let source: DataSource
  let stop: SyncStop
  private let work = DispatchGroup()
  private let refusal = Mutex<String?>(nil)

  /// `before`: who worked on a source of that name until now, and has to have ended first.
  init(
    _ source: DataSource, under stop: SyncStop, after before: SourceWorker? = nil,
    _ body: @escaping @Sendable (SourceWorker) -> Void
  ) {
    self.source = source
    self.stop = SyncStop(under: stop)
    work.enter()
    Thread.detachNewThread {
      defer { self.work.leave() }
      before?.wait()
      body(self)
    }
  }

  func wait() { work.wait() }
  var hasEnded: Bool { work.wait(timeout: .now()) == .success }

  /// What it is told by was refused, and why: it goes on as it is.
  func refuse(_ words: String) { refusal.withLock { $0 = words } }

  /// Why it was refused last, once.
  func takeRefusal() -> String? {
    refusal.withLock { refusal in
      defer { refusal = nil }
      return refusal
    }
  }
}
