/// `a=1; b=2` in one field, and lists of steps: `;` parts them, and `\` stands before a `;`, `=` or `\` that belongs to them.
enum ListText {
  static func join(_ parts: [String]) -> String { parts.joined(separator: "; ") }

  static func escape(_ text: String) -> String {
    // A blank at the start would be taken for the one after a `;`.
    var escaped = text.unicodeScalars.first == " " ? "\\" : ""
    for scalar in text.unicodeScalars {
      if scalar == "\\" || scalar == ";" || scalar == "=" { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }

  /// The parts, each cut in two at its first bare `=`; nil when a `\` stands at the end.
  static func parts(_ text: String) -> [(name: String, value: String?)]? {
    guard !text.isEmpty else { return [] }
    var parts: [(name: String, value: String?)] = []
    var name = ""
    var value: String?
    var isEscaped = false
    func finish() {
      parts.append((name, value))
      name = ""
      value = nil
    }
    for scalar in text.unicodeScalars {
      if isEscaped || (scalar != "\\" && scalar != ";" && (scalar != "=" || value != nil)) {
        if !isEscaped, scalar == " ", name.isEmpty, value == nil, !parts.isEmpty { continue }
        if value == nil { name.unicodeScalars.append(scalar) } else { value?.unicodeScalars.append(scalar) }
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == ";" {
        finish()
      } else {
        value = ""
      }
    }
    guard !isEscaped else { return nil }
    finish()
    return parts
  }
}
