import Dispatch

/// Counts wakes; a test's main thread can wait for one.
final class WakeCounter: Sendable {
  private let wakes = DispatchSemaphore(value: 0)

  func wake() { wakes.signal() }

  /// Takes all wakes so far; false if there were none.
  func take() -> Bool {
    var found = false
    while wakes.wait(timeout: .now()) == .success { found = true }
    return found
  }

  /// Waits for a wake; false if none comes for thirty seconds, so that a broken test fails instead of hanging.
  func wait() -> Bool {
    guard wakes.wait(timeout: .now() + 30) == .success else { return false }
    _ = take()
    return true
  }
}
