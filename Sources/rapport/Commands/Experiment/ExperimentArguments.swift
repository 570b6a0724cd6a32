import Statistics

/// A number as it was typed.
struct DecimalArgument: Sendable {
  let text: String
  let value: Double

  /// Reads a finite number in digits, of those that fit.
  static func reading(
    _ expected: String, where fits: @Sendable @escaping (Double) -> Bool = { _ in true }
  ) -> @Sendable (String) throws -> DecimalArgument {
    CallValue.reading(expected) { text in
      // A blank before it is `PlainWords`'.
      let text = String(text.trimmingPrefix(" "))
      guard text.utf8.allSatisfy(isDecimal), let value = Double(text), value.isFinite, fits(value) else { return nil }
      return DecimalArgument(text: text, value: value)
    }
  }

  /// Not `inf`, `nan` or `0x1p3`.
  private static func isDecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "e"), UInt8(ascii: "E"): true
    default: false
    }
  }

  static let mean = reading("a number such as 82.5")
  static let deviation = reading("a number from 0, such as 9.4") { $0 >= 0 }
  static let share = reading("a share from 0 to 1, such as 0.1") { (0...1).contains($0) }
  static let difference = reading("a difference of shares, above 0 or below, such as 0.02") { abs($0) <= 1 && $0 != 0 }
  static let chance = reading("a chance between 0 and 1, such as 0.8 or 0.05") { $0 > 0 && $0 < 1 }
}

extension Proportion {
  /// `45/1000`
  static let read = CallValue.reading(
    "X/N, whole numbers with X from 0 to N and N from 1 to \(most), such as 45/1000"
  ) { text in
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.joined().allSatisfy({ $0.isASCII && $0.isNumber }),
      let count = Int(parts[0]), let whole = Int(parts[1])
    else { return nil as Proportion? }
    return Proportion(count, of: whole)
  }
}
