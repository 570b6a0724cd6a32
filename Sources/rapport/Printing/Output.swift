import Files
import Foundation
import TerminalUI

/// Standard output, written at once and watched: a full disk is an error, a reader that left is not.
enum Output {
  /// The reader at the other end of the pipe has gone.
  struct Closed: Error {}

  /// It cannot be written; in words.
  struct Failed: Error { var words: String }

  /// Hands over the answer to something that is done. Where that cannot be, it says so by other ways: a script that took it
  /// for not done would do it twice.
  static func answer(_ done: @autoclosure () -> String, _ print: () throws -> Void) throws {
    do { try print() } catch let failure as Failed {
      throw Complaint.complain(
        "Done: \(done())\nOnly the answer could not be delivered. \(failure.words)", Complaint.undelivered)
    }
  }

  /// A script's pipe or a file, not a person's terminal.
  static let isTerminal = isatty(1) != 0

  static func line(_ text: String) throws { try write(text + "\n") }

  /// On a terminal nothing in it can steer that terminal: what customers write is among it. A pipe and a file get it as it is.
  static func write(_ text: String) throws {
    var text = isTerminal ? Visible.lines(text) : text
    try text.withUTF8 { bytes in try write(UnsafeRawBufferPointer(bytes)) }
  }

  /// As they are, on a terminal too.
  static func write(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try write($0) } }

  private static func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = Foundation.write(1, rest.baseAddress, rest.count)
      if count > 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      } else if count < 0, errno != EINTR {
        throw failure(errno)
      }
    }
  }

  private static func failure(_ code: Int32) -> any Error {
    if code == EPIPE { return Closed() }
    return Failed(words: "Standard output cannot be written: \(SystemWords.why(code)).")
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
