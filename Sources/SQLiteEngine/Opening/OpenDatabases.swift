import Files
import Synchronization

/// The databases that this process has open through SQLite.
///
/// The system takes all of a process's locks on a file away when the process closes any descriptor of it. So a file that
/// SQLite has open is never opened beside it; what has to be known of it is read through SQLite's own descriptor.
enum OpenDatabases {
  private struct Place: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  private static let counts = Mutex<[Place: Int]>([:])

  static func contains(_ status: FileStatus?) -> Bool {
    guard let place = place(status) else { return false }
    return counts.withLock { $0[place] != nil }
  }

  /// One use of a file. It ends with its owner at the latest: the system gives a deleted file's number to the next one, which
  /// would then be taken for open.
  final class Use: Sendable {
    private let place: Place?
    private let isOver = Atomic<Bool>(false)

    init(of status: FileStatus?) {
      place = OpenDatabases.place(status)
      guard let place else { return }
      counts.withLock { $0[place, default: 0] += 1 }
    }

    deinit { end() }

    func end() {
      guard let place, !isOver.exchange(true, ordering: .relaxed) else { return }
      counts.withLock { counts in
        let rest = (counts[place] ?? 0) - 1
        counts[place] = rest > 0 ? rest : nil
      }
    }
  }

  private static func place(_ status: FileStatus?) -> Place? {
    status.map { Place(device: $0.device, inode: $0.inode) }
  }
}
