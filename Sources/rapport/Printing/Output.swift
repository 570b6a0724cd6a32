import Foundation
import TerminalUI

/// Standard output, written at once and watched: a full disk is an error, a reader that left is not.
enum Output {
  /// The reader at the other end of the pipe has gone.
  struct Closed: Error {}

  /// A script's pipe or a file, not a person's terminal.
  static let isTerminal = isatty(1) != 0

  static func line(_ text: String) throws { try write(text + "\n") }

  static func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Foundation.write(1, rest.baseAddress, rest.count)
        if count > 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        } else if count < 0, errno != EINTR {
          throw failure(errno)
        }
      }
    }
  }

  private static func failure(_ code: Int32) -> any Error {
    if code == EPIPE { return Closed() }
    return Complaint.complain(
      "Standard output cannot be written: \(String(cString: strerror(code))).", Complaint.workFailed)
  }

  /// So that a reader that left is an error of `write` and not the end of the process, with the database open.
  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}

/// What text may be drawn with: ASCII where a terminal's locale knows no more.
extension GlyphSet {
  static let ofOutput: GlyphSet = {
    guard Output.isTerminal else { return .unicode }
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    let name = locale?.lowercased() ?? ""
    return name.contains("utf-8") || name.contains("utf8") ? .unicode : .ascii
  }()
}
