import Foundation
import Synchronization

/// Tells everybody who works on sources that it is time to end.
final class SyncStop: Sendable {
  /// What was begun is left as it was.
  struct Ending: Error {}

  private let isSet = Atomic(false)

  func set() { isSet.store(true, ordering: .releasing) }
  var isStopped: Bool { isSet.load(ordering: .acquiring) }

  /// Waits for so long at most; true when it is time to end.
  func wait(seconds: Int) -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while !isStopped, ContinuousClock.now < end { usleep(50_000) }
    return isStopped
  }
}
