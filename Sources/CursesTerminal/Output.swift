import Glibc

/// Bytes to the terminal beside those of ncurses.
enum Output {
  static func write(_ text: String) { write(Array(text.utf8)) }

  /// Gives up on an error: a terminal that is gone is noticed where input is read.
  static func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
