import Foundation
import TerminalUI

/// Control sequences ncurses does not know of, written by ourselves to terminals that understand xterm's.
enum ModeSequences {
  /// Window title kept, bracketed paste on.
  static let start = "\u{1B}[22;2t\u{1B}[?2004h"
  static let mouseStart = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h"
  static let end = "\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l\u{1B}[23;2t"
  /// Asks for the ground's colour. Ended by BEL: after ST, some terminals forget half of it in their answer.
  static let askBackground = "\u{1B}]11;?\u{7}"
  static let frameStart = "\u{1B}[?2026h"
  static let frameEnd = "\u{1B}[?2026l"

  /// What a program that was killed leaves switched on and we never use: reports of focus, keys in another coding, a cursor of
  /// another shape.
  static let leftOver = "\u{1B}[?1004l\u{1B}[>4m\u{1B}[0 q"

  /// Everything off, whatever was on: what a crash leaves behind is a usable shell.
  static func rescue(isXtermLike: Bool) -> String {
    let modes = isXtermLike ? frameEnd + end + leftOver : ""
    let screen = isXtermLike ? "\u{1B}[?1049l" : "\u{1B}[r\u{1B}[999;1H"
    return modes + "\u{1B}[?1l\u{1B}>\u{1B}[0m\u{1B}[?25h" + screen + "\r\n"
  }

  /// The title with everything taken out that could steer the terminal.
  static func title(_ text: String, glyphs: GlyphSet) -> String {
    "\u{1B}]2;\(Visible.line(text).truncated(to: 120, glyphs: glyphs))\u{7}"
  }

  /// A notification with everything taken out that could steer the terminal, or end the title before its time.
  static func notification(_ title: String, _ body: String, by form: NotificationForm, glyphs: GlyphSet) -> String {
    func harmless(_ text: String, _ columns: Int) -> String {
      Visible.line(text).truncated(to: columns, glyphs: glyphs)
    }
    switch form {
    case .osc9: return "\u{1B}]9;\(harmless("\(title): \(body)", 240))\u{7}"
    case .osc777:
      let title = harmless(title, 120).replacingOccurrences(of: ";", with: ",")
      return "\u{1B}]777;notify;\(title);\(harmless(body, 240))\u{7}"
    }
  }

  /// nil if it is more than terminals take (74,994 bytes, as other programs have found).
  static func clipboard(_ text: String) -> [UInt8]? {
    let encoded = Data(text.utf8).base64EncodedData()
    guard encoded.count <= 74_994 else { return nil }
    return Array("\u{1B}]52;c;".utf8) + encoded + [7]
  }
}
