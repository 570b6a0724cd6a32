/// How much a text that stands in one line may hold where people write it; fields say it in their declaration. What files bring in
/// is taken as it is.
public enum TextLimit: Hashable, Sendable {
  /// What somebody is called.
  case name
  /// A title, a subject, a reason.
  case line

  /// Characters as people count them.
  public var most: Int {
    switch self {
    case .name: 100
    case .line: 500
    }
  }

  /// What is wrong with a text, and what was expected; nil when it fits.
  public func complaint(_ text: String) -> String? {
    // Nothing of the kind is looked for where no byte can begin it: nearly every text that is read.
    if text.utf8.contains(where: { $0 < 32 || $0 == 127 || $0 == 0xC2 || $0 == 0xE2 }),
      let found = text.unicodeScalars.first(where: \.breaksALine)
    {
      return "found \(found.nameInALine), expected one line without control characters"
    }
    guard text.utf8.count > most, case let count = text.count, count > most else { return nil }
    return "found \(count) characters, expected at most \(most)"
  }
}

extension Unicode.Scalar {
  fileprivate var breaksALine: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  fileprivate var nameInALine: String {
    switch self {
    case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": "a line break"
    case "\t": "a tab"
    default: "the control character U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    }
  }

  private var code: String { String(value, radix: 16, uppercase: true) }
}
