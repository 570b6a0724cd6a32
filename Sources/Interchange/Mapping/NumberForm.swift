import CustomerSuccess
import Foundation

/// How a tool writes numbers.
struct NumberForm: Sendable, Hashable {
  var decimal: Character = "."
  /// Between groups of thousands; nil: none. A blank stands for every kind of blank.
  var thousands: Character?
  /// The sign `%` may follow.
  var isPercent = false
  var factor: Double?
  var divisor: Double?
  /// Digits after the decimal point that are kept.
  var digits: Int?
  /// How it is written, the file's own numbers prove (`NumberProof`).
  var isOpen = false

  /// The number as Rapport writes them; nil where the text is none. Currency signs and codes around it are passed over.
  func text(_ text: String) -> String? {
    guard let plain = plain(text).map(NumberForm.withoutZeros) else { return nil }
    guard factor != nil || divisor != nil || digits != nil else { return plain }
    guard var number = Double(plain) else { return nil }
    number = number * (factor ?? 1) / (divisor ?? 1)
    if let digits {
      let scale = pow(10, Double(digits))
      number = (number * scale).rounded() / scale
    }
    return number.isFinite ? number.shortText : nil
  }

  /// What is a number by its type is written as Rapport writes them, whatever the texts beside it are.
  var ofNumbers: NumberForm {
    var form = self
    (form.decimal, form.thousands) = (".", nil)
    return form
  }

  func number(_ text: String) -> Double? { self.text(text).flatMap(Double.init) }

  /// `25000000.0000` → `25000000`: what the point means is known here.
  private static func withoutZeros(_ text: String) -> String {
    guard let point = text.firstIndex(of: "."), text[point...].count > 3 else { return text }
    var text = text
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// Digits, a decimal point and a minus sign only.
  private func plain(_ text: String) -> String? {
    if let number = Double(text), number.isFinite, decimal == ".", text.utf8.allSatisfy(NumberForm.isPlain) {
      return text.utf8.contains { $0 | 0x20 == 0x65 || $0 == 0x2B } ? number.shortText : text
    }
    var rest = text.trimmingBlanks()
    guard cutEmptyCents(&rest) else { return nil }
    var isNegative = NumberForm.cutMinus(&rest)
    NumberForm.cutCurrency(&rest)
    guard cutEmptyCents(&rest) else { return nil }
    if !isNegative { isNegative = NumberForm.cutMinus(&rest) }
    if isPercent, rest.hasSuffix("%") { rest = String(rest.dropLast()).trimmingBlanks() }
    guard let number = digits(of: rest) else { return nil }
    return isNegative ? "-" + number : number
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || byte == 0x2E || byte == 0x2D || byte == 0x2B || byte | 0x20 == 0x65
  }

  /// `-12`, `−12`, `12-`, as SAP writes it, and `(12)` are negative.
  private static func cutMinus(_ text: inout String) -> Bool {
    if text.hasPrefix("("), text.hasSuffix(")") {
      text = String(text.dropFirst().dropLast()).trimmingBlanks()
      return true
    }
    for sign in ["-", "−"] {
      if text.hasPrefix(sign) {
        text = String(text.dropFirst()).trimmingBlanks()
        return true
      }
      if text.hasSuffix(sign) {
        text = String(text.dropLast()).trimmingBlanks()
        return true
      }
    }
    return false
  }

  /// `$`, `US$`, `EUR`, `kr.`: before or after the digits, a currency's.
  private static func cutCurrency(_ text: inout String) {
    func isCurrency(_ sign: String) -> Bool { CurrencySign.isCurrency(sign.trimmingBlanks().filter { $0 != "." }) }
    let front = text.prefix { !$0.isWholeNumber }
    if isCurrency(String(front)) { text = String(text.dropFirst(front.count)).trimmingBlanks() }
    let back = text.reversed().prefix { !$0.isWholeNumber && $0 != "," && !isDash($0) }.reversed()
    if isCurrency(String(back)) { text = String(text.dropLast(back.count)).trimmingBlanks() }
  }

  /// `1.500,-` and `1'500.–`: a dash behind the decimal point stands for cents that there are none of. False where the sign before
  /// it is not this form's decimal point, so that the text is no number of this form.
  private func cutEmptyCents(_ text: inout String) -> Bool {
    let dashes = text.reversed().prefix(while: NumberForm.isDash).count
    let rest = text.dropLast(dashes)
    guard dashes > 0, let point = rest.last, point == "," || point == "." else { return true }
    guard point == decimal else { return false }
    text = String(rest.dropLast()).trimmingBlanks()
    return true
  }

  private static func isDash(_ character: Character) -> Bool { "-–—−".contains(character) }

  private func digits(of text: String) -> String? {
    let parts = text.split(separator: decimal, maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let whole = ungrouped(first), parts.count < 2 || NumberForm.isDigits(parts[1]),
      !(whole.isEmpty && parts.count < 2)
    else { return nil }
    let start = whole.isEmpty ? "0" : whole
    return parts.count < 2 || parts[1].isEmpty ? start : "\(start).\(parts[1])"
  }

  /// Every group after the first, which begins with no zero, has three digits; in the Indian way two, but for the last.
  private func ungrouped(_ text: Substring) -> String? {
    guard let thousands else { return NumberForm.isDigits(text) ? String(text) : nil }
    let groups = text.split(omittingEmptySubsequences: false) { NumberForm.isSame($0, thousands) }
    guard groups.count > 1 else { return NumberForm.isDigits(text) ? String(text) : nil }
    guard let first = groups.first, (1...3).contains(first.count), first.first != "0",
      groups.allSatisfy(NumberForm.isDigits),
      groups.last?.count == 3
    else { return nil }
    let middle = groups.dropFirst().dropLast()
    guard middle.allSatisfy({ $0.count == 3 }) || middle.allSatisfy({ $0.count == 2 }) else { return nil }
    return groups.joined()
  }

  private static func isSame(_ character: Character, _ sign: Character) -> Bool {
    if character == sign { return true }
    if sign == " " { return character.isBlank }
    return sign == "'" && character == "’"
  }

  private static func isDigits(_ text: Substring) -> Bool { text.utf8.allSatisfy { (48...57).contains($0) } }
}
