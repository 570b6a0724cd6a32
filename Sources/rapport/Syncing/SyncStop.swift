import Foundation
import Synchronization

/// Tells everybody who works on sources that it is time to end.
final class SyncStop: Sendable {
  /// What was begun is left as it was.
  struct Ending: Error {}

  private let isSet = Atomic(false)
  /// Told to end, it ends too.
  private let above: SyncStop?

  init(under above: SyncStop? = nil) { self.above = above }

  func set() { isSet.store(true, ordering: .releasing) }
  var isStopped: Bool { isSet.load(ordering: .acquiring) || above?.isStopped ?? false }

  /// Waits for so long at most; true when it is time to end.
  func wait(seconds: Int) -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while !isStopped, ContinuousClock.now < end { usleep(50_000) }
    return isStopped
  }
}
