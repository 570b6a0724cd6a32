import SuccessStore
import Synchronization

/// Rows of a list that is read window by window, for a report that has them all.
final class MemberGathering: Sendable {
  private let gathered = Mutex<[MemberRow]>([])

  var rows: [MemberRow] { gathered.withLock { $0 } }

  func add(_ rows: [MemberRow]) { gathered.withLock { $0 += rows } }
}
