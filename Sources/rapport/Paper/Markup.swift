import TerminalUI

/// The one way by which text gets into HTML and SVG.
enum Markup {
  /// As the text of an element or an attribute: nothing of it is markup, and nothing in it is unseen.
  static func text(_ text: some StringProtocol) -> String { Visible.line(text).markupEscaped }

  /// In units of a drawing, to a tenth; 0 for what is no place on any sheet.
  static func number(_ value: Double) -> String {
    guard abs(value) < 1e9 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let rest = abs(tenths) % 10
    return "\(sign)\(abs(tenths) / 10)\(rest == 0 ? "" : ".\(rest)")"
  }
}
