import Glibc

extension ProcessMemory {
  /// Pages of programs and libraries that were read to run code once, at the start above all. The system keeps them for as long as it has
  /// room, and what runs again is there again without a read from the disk: a fault for each 64 KiB.
  ///
  /// Only code is let go of. It is never written to, so that nothing is lost by it.
  public static func giveBackCode() {
    let descriptor = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    guard let maps = fdopen(descriptor, "r") else {
      close(descriptor)
      return
    }
    defer { fclose(maps) }
    var line: UnsafeMutablePointer<CChar>?
    var room = 0
    defer { free(line) }
    while getline(&line, &room, maps) > 0, let text = line.map({ String(cString: $0) }) {
      guard let (start, length) = code(in: text) else { continue }
      madvise(start, length, MADV_DONTNEED)
    }
  }

  /// `7f1c0000-7f1d0000 r-xp 00001000 fe:00 123 /usr/lib/libc.so.6`; nil for what is no file's code.
  private static func code(in line: String) -> (start: UnsafeMutableRawPointer, length: Int)? {
    let parts = line.split(separator: " ", omittingEmptySubsequences: true)
    guard parts.count >= 6, parts[1] == "r-xp", parts[5].hasPrefix("/") else { return nil }
    let ends = parts[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
    guard ends.count == 2, ends[1] > ends[0], let start = UnsafeMutableRawPointer(bitPattern: ends[0]) else {
      return nil
    }
    return (start, Int(ends[1] - ends[0]))
  }
}
