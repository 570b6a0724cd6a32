import TerminalUI

/// One value of a flat JSON object, or a cell of a CSV row.
enum JSONValue: Hashable, Sendable {
  case text(String)
  case number(Double)
  case whole(Int)
  case flag(Bool)
  case list([String])
  case absent

  init(_ text: String?) { self = text.map { .text($0) } ?? .absent }
  init(_ number: Int?) { self = number.map { .whole($0) } ?? .absent }
  init(_ number: Double?) { self = number.map { .number($0) } ?? .absent }

  var json: String {
    switch self {
    case .text(let text): JSONText.quoted(text)
    case .number, .whole, .flag: plain
    case .list(let texts): "[\(texts.map(JSONText.quoted).joined(separator: ", "))]"
    case .absent: "null"
    }
  }

  /// As a cell of a table for machines.
  var plain: String {
    switch self {
    case .text(let text): text
    case .number(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .whole(let number): "\(number)"
    case .flag(let flag): flag ? "true" : "false"
    case .list(let texts): texts.joined(separator: "; ")
    case .absent: ""
    }
  }
}

extension JSONText {
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default: append(scalar, to: &quoted)
      }
    }
    return quoted + "\""
  }

  /// What could steer a terminal is written by its number: the same text to a parser, and harmless to look at.
  static func harmless(_ json: String) -> String {
    guard json.utf8.contains(where: { $0 > 0x7E }) else { return json }
    var text = ""
    for scalar in json.unicodeScalars {
      if scalar == "\n" { text += "\n" } else { append(scalar, to: &text) }
    }
    return text
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    guard scalar.value < 0x20 || scalar.value > 0x7E, isHostile(scalar) else {
      text.unicodeScalars.append(scalar)
      return
    }
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }

  private static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    let shown = String(scalar)
    return Visible.line(shown) != shown
  }
}
