import Glibc

/// Memory that was let go of, which the C library keeps for the thread that had it.
enum FreeMemory {
  private typealias Trim = @convention(c) (Int) -> CInt

  /// Looked up by its name: it is one library's own, and no header that Swift reads declares it.
  private static let trim = dlsym(nil, "malloc_trim").map { unsafeBitCast($0, to: Trim.self) }

  /// To the system, for whoever needs it next.
  static func giveBack() { _ = trim?(0) }
}
