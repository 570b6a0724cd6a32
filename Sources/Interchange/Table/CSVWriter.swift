/// Writes rows as CSV: LF line ends, quotes only where needed, safe to open in a spreadsheet unless `raw`.
public struct CSVWriter: Sendable {
  /// Values are written as they are, for machines; `import --raw-csv` reads them back.
  public var raw: Bool

  public init(raw: Bool = false) { self.raw = raw }

  /// One line with its end. A NUL, which no CSV reader can be trusted with, becomes U+FFFD.
  public func line(_ values: [String]) -> String {
    var line = ""
    append(values, to: &line)
    return line
  }

  public func append(_ values: [String], to text: inout String) {
    // A lone empty field would read as an empty line.
    if values.count == 1, values[0].isEmpty { text += "\"\"" }
    for (index, value) in values.enumerated() {
      if index > 0 { text += "," }
      text += quoted(raw ? value : FormulaProtection.apply(value))
    }
    text += "\n"
  }

  private func quoted(_ value: String) -> String {
    guard value.utf8.contains(where: { Byte.endsPlain($0) }) else { return value }
    var quoted = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\"\""
      case "\0": quoted += "\u{FFFD}"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

/// Rows as JSON Lines: one object a line, every value a text as in CSV.
public struct JSONLineWriter: Sendable {
  private let keys: [String]

  public init(columns: [String]) { keys = columns.map(JSONLineWriter.quoted) }

  public func line(_ values: [String]) -> String {
    let members = zip(keys, values).map { "\($0):\(JSONLineWriter.quoted($1))" }
    return "{\(members.joined(separator: ","))}\n"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
