internal import CNcurses
import Glibc
import TerminalUI

/// What was said on standard error while the screen was up.
enum HeldErrors {
  static func release() {
    let log = nc_stderr_release()
    guard log >= 0 else { return }
    defer { close(log) }
    var said: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while said.count < 1 << 20 {
      let count = read(log, &block, block.count)
      guard count > 0 else { break }
      said += block[..<count]
    }
    guard !said.isEmpty else { return }
    let shown = Array(Visible.lines(String(decoding: said, as: UTF8.self)).utf8)
    shown.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
