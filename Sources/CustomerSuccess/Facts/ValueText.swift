extension MetricValue {
  /// The value as files have it: `85`, `good`, `unmet`, `n/a`.
  public var text: String {
    switch self {
    case .measured(let number): number.shortText
    case .judged(let level): level.rawValue
    case .unmet: "unmet"
    case .notApplicable: "n/a"
    }
  }

  /// Reads what `text` writes; nil for anything else. It does not know which metrics are measured and which judged.
  public init?(text: String) {
    let text = text.trimmingBlanks()
    if let level = HealthCategory(rawValue: text.lowercased()) {
      self = .judged(level)
    } else if text.plainName == "unmet" {
      self = .unmet
    } else if ["n/a", "notapplicable"].contains(text.plainName) {
      self = .notApplicable
    } else if let number = Double(text), number.isFinite {
      self = .measured(number)
    } else {
      return nil
    }
  }
}

extension Double {
  /// The shortest text that reads back as this number: whole numbers without `.0`, and never an exponent, which people
  /// mistake and metrics refuse.
  package var shortText: String {
    let text = description
    if text.hasSuffix(".0") { return String(text.dropLast(2)) }
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else { return text }
    let digits = text[..<mark].filter(\.isNumber)
    let point = (text[..<mark].drop { $0 == "-" }.firstIndex(of: ".") == nil ? digits.count : 1) + exponent
    let sign = self < 0 ? "-" : ""
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    return sign + digits + String(repeating: "0", count: max(0, point - digits.count))
  }
}

extension Money {
  /// `3800` or `3800.50`: major units, with the currency's own number of digits when there are minor ones.
  public var amountText: String {
    let digits = Money.fractionDigits(of: currency)
    let text = String(minorUnits.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    let sign = minorUnits < 0 ? "-" : ""
    let fraction = padded.suffix(digits)
    guard fraction.contains(where: { $0 != "0" }) else { return sign + padded.dropLast(digits) }
    return "\(sign)\(padded.dropLast(digits)).\(fraction)"
  }

  /// 100 of most currencies.
  static func minorUnitsInMajor(_ currency: String) -> Double {
    (0..<Money.fractionDigits(of: currency)).reduce(1) { units, _ in units * 10 }
  }

  /// 38.5 of 3850 cents.
  package var majorUnits: Double { Double(minorUnits) / Money.minorUnitsInMajor(currency) }

  /// Reads `3800.5`; nil when it is no decimal number, has more digits than the currency, or does not fit.
  package init?(amount: String, currency: String) {
    let digits = Money.fractionDigits(of: currency)
    let isNegative = amount.hasPrefix("-")
    let parts = amount.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { return nil }
    // More digits than the currency has are no cents, even zeros: `3.800` is nearly four thousand to many.
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    guard parts.count == 1 || !fraction.isEmpty, fraction.count <= digits else { return nil }
    let all = whole + fraction + String(repeating: "0", count: digits - fraction.count)
    guard all.utf8.allSatisfy({ (48...57).contains($0) }), let units = Int((isNegative ? "-" : "") + all) else {
      return nil
    }
    self.init(minorUnits: units, currency: currency)
  }

  /// Two for a code that is no currency, as rows may have it that were stored before codes were looked at.
  private static func fractionDigits(of currency: String) -> Int { Currencies.digits(of: currency) ?? 2 }
}

extension String {
  /// `agent:Mira` → `agent`, `Mira`; nil without a colon.
  var namedPart: (kind: String, name: String)? {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return (String(self[..<colon]).lowercased(), String(self[utf8.index(after: colon)...]))
  }

  /// Without blanks of any kind and tabs at either end: those that do not break, and those without width, too.
  package func trimmingBlanks() -> String {
    guard let first = utf8.first, let last = utf8.last, Character.beginsBlank(first) || Character.endsBlank(last) else {
      return self
    }
    let start = firstIndex { !$0.isBlank } ?? endIndex
    let end = lastIndex { !$0.isBlank }.map(index(after:)) ?? start
    return String(self[start..<Swift.max(start, end)])
  }

  /// A name as it was meant: trimmed, and with plain blanks where some were put that do not break.
  package func withPlainBlanks() -> String {
    let trimmed = trimmingBlanks()
    guard trimmed.utf8.contains(where: { $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF }) else { return trimmed }
    return String(trimmed.map { $0.isBlank ? " " : $0 })
  }

  /// What somebody or a company is called, as people see it: with one plain blank between words and nothing that has no width, which
  /// would make two of one. Signs without width that letters of other scripts and emoji are joined by stay.
  package func asName() -> String {
    guard !isPlainName else { return self }
    let scalars = Array(unicodeScalars)
    var name = String.UnicodeScalarView()
    var isGap = false
    for (index, scalar) in scalars.enumerated() {
      let beside = [index > 0 ? scalars[index - 1] : nil, index + 1 < scalars.count ? scalars[index + 1] : nil]
      if scalar.isUnseen(beside: beside) { continue }
      guard scalar != "\t", scalar.properties.generalCategory != .spaceSeparator else {
        isGap = !name.isEmpty
        continue
      }
      if isGap { name.append(" ") }
      isGap = false
      name.append(scalar)
    }
    return String(name)
  }

  /// Nearly every name is: without anything that could be another blank, or unseen.
  private var isPlainName: Bool {
    var before: UInt8 = 32
    for byte in utf8 {
      if byte == 9 || byte == 0xC2 || (0xE1...0xE3).contains(byte) || byte == 0xEF || byte == 32 && before == 32 {
        return false
      }
      before = byte
    }
    return before != 32 || isEmpty
  }

  /// Lower case letters and digits only, so that `In Progress`, `in_progress` and `inProgress` are one name.
  package var plainName: String { String(withTypedSigns.lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }) }
  /// Short enough for a complaint.
  package var excerpt: String { count <= 60 ? self : prefix(59) + "…" }
}

extension Character {
  /// A blank, a tab, or one of the blanks that spreadsheets and web pages leave: no-break, narrow, of a figure's width, of none.
  package var isBlank: Bool {
    switch self {
    case " ", "\t", "\u{A0}", "\u{202F}", "\u{2007}", "\u{2009}", "\u{200B}", "\u{FEFF}": true
    default: false
    }
  }

  /// Nearly every text is told by its first and last byte.
  fileprivate static func beginsBlank(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 9 || byte == 0xC2 || byte == 0xE2 || byte == 0xEF
  }
  fileprivate static func endsBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case 32, 9, 0xA0, 0xAF, 0x87, 0x89, 0x8B, 0xBF: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// Without width and without a meaning where it stands.
  fileprivate func isUnseen(beside others: [Unicode.Scalar?]) -> Bool {
    switch self {
    case "\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}", "\u{200E}", "\u{200F}": true
    case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": true
    case "\u{200C}", "\u{200D}": others.contains { $0.map { $0.value < 0x590 } ?? true }
    default: false
    }
  }
}
