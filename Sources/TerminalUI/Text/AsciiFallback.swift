/// Stand-ins for terminals that cannot show Unicode; one column for one column, so that nothing moves.
enum AsciiFallback {
  static func text(_ text: String) -> String {
    text.unicodeScalars.map { self.text(for: $0, afterBase: true) ?? "" }.joined()
  }

  /// nil for combining marks; `?` (twice for wide scalars) where there is no likeness.
  static func text(for scalar: Unicode.Scalar, afterBase: Bool) -> String? {
    if scalar.isASCII { return String(scalar) }
    if let like = likeness[scalar] { return String(like) }
    if let letter = letter(scalar) { return String(letter) }
    switch ScalarWidth.of(scalar) ?? 1 {
    case 0: return nil
    case 2: return "??"
    default: return "?"
    }
  }

  private static let likeness: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (ascii, others) in [
      ("-", "‐‑‒–—―─╌╍┄┅┈┉−"), ("=", "━═▬‖"), ("|", "│┃║╎╏▏▎▍▐"), ("+", "╭╮╰╯┌┐└┘┏┓┗┛├┤┬┴┼┣┫┳┻╋◆▪"),
      ("'", "‘’‚‛′"), ("\"", "“”„″«»"), ("~", "…≈"), (".", "·▁▂"), ("*", "•●★"), (">", "›→▶▸❯"), ("<", "‹←◀◂"),
      ("^", "▲↑△"), ("v", "▼↓▽"), ("x", "×✗✘"), ("Y", "✓✔"), ("#", "█▉▊▋▇▓▮▆▀▄"), (":", "▌▒▅▃"), (".", "░▯"),
      ("$", "␊"), (" ", "\u{A0}\u{2002}\u{2003}\u{2007}\u{2009}\u{202F}"), ("o", "○◦°"), ("!", "‼¡"),
    ] {
      for scalar in others.unicodeScalars { table[scalar] = ascii.unicodeScalars.first }
    }
    return table
  }()

  /// The letter below a Latin letter's accent.
  private static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let latin1 = Array(
      "AAAAAAACEEEEIIIIDNOOOOO?OUUUUYTsaaaaaaaceeeeiiiidnooooo?ouuuuyty".unicodeScalars)
    let extended = Array(
      ("AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiJjJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTt"
        + "UuUuUuUuUuUuWwYyYZzZzZzs").unicodeScalars)
    switch scalar.value {
    case 0xC0...0xFF: return latin1[Int(scalar.value) - 0xC0]
    case 0x100...0x17F where Int(scalar.value) - 0x100 < extended.count:
      return extended[Int(scalar.value) - 0x100]
    default: return nil
    }
  }
}
