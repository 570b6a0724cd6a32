import Foundation

/// Interrupt and termination, waited for between two files instead of breaking into one.
struct StopSignals {
  private var set = sigset_t()

  /// Blocks them for this thread and those made after it.
  init() {
    sigemptyset(&set)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits for so long at most; true when it is time to end.
  func wait(seconds: Int) -> Bool { wait(milliseconds: seconds * 1000) }

  func wait(milliseconds: Int) -> Bool {
    var set = set
    var span = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    return sigtimedwait(&set, nil, &span) > 0
  }
}
