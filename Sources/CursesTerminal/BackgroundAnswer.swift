import TerminalUI

/// A terminal's answer to what its ground is (OSC 11), put together scalar by scalar after its `ESC ]`. Other answers of that
/// shape are swallowed likewise: none of their letters is ever a key.
struct BackgroundAnswer {
  enum Step: Hashable {
    /// There is more to come.
    case more
    /// The answer is over; nil when it was about something else, or cannot be read.
    case ended(RGB?)
    /// This is no answer: somebody typed `]` with Alt, and this after it.
    case typed
  }

  /// More than this without an end is no answer any more.
  private static let limit = 4096
  private var text = ""
  private var isEscaped = false

  /// Nothing has come after `ESC ]` yet.
  var isEmpty: Bool { text.isEmpty }

  mutating func take(_ scalar: Unicode.Scalar) -> Step {
    if isEscaped || scalar == "\u{7}" { return .ended(BackgroundAnswer.read(text)) }
    if scalar == "\u{1B}" {
      isEscaped = true
      return .more
    }
    if text.isEmpty, !("0"..."9").contains(scalar) { return .typed }
    text.unicodeScalars.append(scalar)
    return text.utf8.count < BackgroundAnswer.limit ? .more : .ended(nil)
  }

  /// `11;rgb:1e1e/1e1e/2e2e`, with one to four digits a part, `rgba:` or `#1e1e2e`, as XParseColor has them.
  static func read(_ text: String) -> RGB? {
    guard text.hasPrefix("11;") else { return nil }
    let colour = text.dropFirst(3)
    if colour.hasPrefix("#") {
      let digits = colour.dropFirst()
      guard digits.count % 3 == 0, (3...12).contains(digits.count) else { return nil }
      let size = digits.count / 3
      return rgb((0..<3).map { digits.dropFirst($0 * size).prefix(size) })
    }
    guard let prefix = ["rgb:", "rgba:"].first(where: colour.hasPrefix) else { return nil }
    let parts = colour.dropFirst(prefix.count).split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == prefix.count - 1 ? rgb(Array(parts.prefix(3))) : nil
  }

  private static func rgb(_ parts: [Substring]) -> RGB? {
    let values = parts.compactMap { part -> UInt8? in
      guard (1...4).contains(part.utf8.count), part.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
      let most = (1 << (4 * part.utf8.count)) - 1
      return Int(part, radix: 16).map { UInt8(($0 * 255 + most / 2) / most) }
    }
    return values.count == 3 ? RGB(red: values[0], green: values[1], blue: values[2]) : nil
  }
}
