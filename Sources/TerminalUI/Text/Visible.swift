/// Makes text from data harmless and visible: nothing in it can steer the terminal, and nothing that was there disappears
/// unseen. Everything that leaves for a terminal goes through here: canvas, command line, window title, error messages.
public enum Visible {
  /// One line of text as it may be printed. Line breaks and tabs become a space or a mark, controls `^[`, the rest `<202E>`.
  public static func line(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(text) }
    var shown = ""
    for scalar in text.unicodeScalars {
      if let mark = mark(for: scalar) { shown += mark } else { shown.unicodeScalars.append(scalar) }
    }
    return shown
  }

  /// Several lines: line feeds stay, everything else as in `line`.
  public static func lines(_ text: some StringProtocol) -> String {
    String(text).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line(String($0)) }.joined(separator: "\n")
  }

  /// What stands for a scalar that must not reach the terminal; nil for those that may.
  static func mark(for scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x20...0x7E: nil
    case 0x09: " "
    case 0x0A: "\u{240A}"
    case 0x00...0x1F: "^" + String(Unicode.Scalar(UInt8(scalar.value + 0x40)))
    case 0x7F: "^?"
    case 0x80...0x9F: code(scalar)
    case 0xA0...0x2FF: scalar.value == 0xAD ? code(scalar) : nil
    default: isInvisible(scalar) ? code(scalar) : nil
    }
  }

  /// Scalars without a shape of their own that change how others are read, ordered or measured. Joiners and variation
  /// selectors belong to ordinary words and are not among them.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200C, 0x200D: false
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x61C, 0x180E, 0xFEFF, 0xFFF9...0xFFFB: true
    case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x034F, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
    default: ScalarWidth.of(scalar) == nil
    }
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<\(String(repeating: "0", count: max(0, (scalar.value < 0x100 ? 2 : 4) - digits.count)))\(digits)>"
  }
}
