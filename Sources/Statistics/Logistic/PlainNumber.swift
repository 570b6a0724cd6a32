import Foundation

/// Numbers as data has them: digits with a sign, a decimal point and an exponent; or with a decimal comma.
enum PlainNumber {
  /// Nil for what is no number, and for what is none to reckon with (`NaN`, `inf`, `1e999`, `0x10`).
  static func value(_ text: String) -> Double? {
    guard text.utf8.allSatisfy(isPlain), let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// `1234,5`; without groups.
  static func commaValue(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ isPlain($0) && $0 != point || $0 == comma }) else { return nil }
    return value(text.replacingOccurrences(of: ",", with: "."))
  }

  /// Whatever its comma means, it does not part thousands: other than three digits stand behind it, or before it a zero or more
  /// than three.
  static func provesComma(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: comma, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let before = parts[0].drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    return parts[1].count != 3 || before.first == UInt8(ascii: "0") || !(1...3).contains(before.count)
  }

  /// A number to a computer, but none to reckon with.
  static func isUnbounded(_ text: String) -> Bool { Double(text).map { !$0.isFinite } ?? false }

  private static let point = UInt8(ascii: ".")
  private static let comma = UInt8(ascii: ",")

  private static func isPlain(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || byte == point || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte | 0x20 == UInt8(ascii: "e")
  }
}
