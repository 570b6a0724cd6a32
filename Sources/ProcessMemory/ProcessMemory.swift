import CMalloc

/// What the C library keeps of the memory that was let go of, and for whom.
public enum ProcessMemory {
  /// To the system, for whoever needs it next.
  public static func giveBack() { _ = malloc_trim(0) }

  /// One pool for all threads, instead of one for each that keeps what that thread alone once needed: for programs that run all
  /// day and rarely allocate on two threads at once. Only before the second thread.
  public static func keepInOnePool() { _ = mallopt(M_ARENA_MAX, 1) }
}
