/// Text as YAML has it, in quotes only where it would be taken for something else.
enum YAMLText {
  static func scalar(_ text: String) -> String {
    let words = ["", "true", "false", "yes", "no", "on", "off", "null", "~", "y", "n"]
    guard let first = text.unicodeScalars.first, !words.contains(text.lowercased()), isPlainStart(first),
      Double(text) == nil,
      text.last != " ", text.last != ":", !text.contains(": "), !text.contains(" #"),
      text.unicodeScalars.allSatisfy({ !",[]{}\"\\#".unicodeScalars.contains($0) && $0.value >= 32 && $0.value != 0xA0 }
      )
    else { return quoted(text) }
    return text
  }

  private static func isPlainStart(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 32 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  static func list(_ texts: [String]) -> String { "[\(texts.map(scalar).joined(separator: ", "))]" }
  /// A question that a person has to answer before the mapping holds.
  static func decision(_ choices: [String]) -> String { "{decide: \(list(choices))}" }
}
