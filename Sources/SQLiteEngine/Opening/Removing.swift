import Files
import Foundation
public import SuccessStore

extension SQLiteEngine {
  /// Takes a database away with all that lies beside it, for one that is made anew; refused while anybody has it open.
  public static func remove(_ path: String) throws(StoreError) {
    try inWords(path) {
      let place = FilePath.resolved(path)
      let lock = try DatabaseLock(place)
      defer { withExtendedLifetime(lock) {} }
      for ending in [""] + DatabaseNames.companions {
        guard unlink(place + ending) != 0, errno != ENOENT else { continue }
        throw FileFailure("\(path)\(ending) cannot be removed: \(SystemWords.why(errno))")
      }
    }
  }
}
