/// An amount of money as people write it by hand: `3800`, `4,600.50`, `1.234,50 €`, `1 234,50 EUR`, `$99`, `1.500,-`.
struct WrittenAmount: Equatable {
  /// With a point before the decimals and nothing between thousands.
  var number: String
  /// A code of three letters, in capitals; nil where none is written.
  var currency: String?

  private static let signs: [Character: String] = ["€": "EUR", "£": "GBP", "¥": "JPY"]
  /// Where `$` is what stands beside amounts; elsewhere it is the United States'.
  static let dollars: Set<String> = ["USD", "CAD", "AUD", "NZD", "SGD", "HKD"]

  /// What a sign beside an amount may mean; nil for what is none.
  static func currencies(of sign: Character) -> [String]? {
    sign == "$" ? dollars.sorted() : signs[sign].map { [$0] }
  }

  /// `known` is the currency that holds where none is written. Nil for anything else, also where a sign could part thousands or decimals.
  init?(_ text: String, known: String?) {
    var rest = Substring(String(text.map { $0.isWhitespace ? " " : $0 }).withoutOuterBlanks)
    let before = WrittenAmount.currency(from: &rest, atEnd: false, known)
    let after = WrittenAmount.currency(from: &rest, atEnd: true, known)
    let whole = WrittenAmount.withoutDash(rest)
    guard before == nil || after == nil, let number = WrittenAmount.number(whole.map { "\($0)00"[...] } ?? rest) else {
      return nil
    }
    self.number = whole == nil ? number : String(number.prefix { $0 != "." })
    currency = before ?? after
    let digits = Currencies.digits(of: currency ?? known ?? "USD") ?? 2
    guard digits == 0 || !WrittenAmount.isDoubtful(rest) else { return nil }
  }

  /// `1.500,-` says by a dash that there are no decimals: `1.500,`. Nil where it has none.
  private static func withoutDash(_ text: Substring) -> Substring? {
    guard let dash = dashes.first(where: text.hasSuffix) else { return nil }
    let whole = text.dropLast(dash.count)
    guard let sign = whole.last, ".,".contains(sign), whole.dropLast().last.map(isDigit) ?? false else { return nil }
    return whole
  }

  private static let dashes = ["--", "-", "–", "—"]

  /// `1,234` is a thousand to some and one and a part to others. So is `1.234`, which is left as it is: only an amount of a
  /// currency with thousandths can be meant, for any other has too many decimals.
  private static func isDoubtful(_ text: Substring) -> Bool { text.wholeMatch(of: /[0-9]{1,3},[0-9]{3}/) != nil }

  /// What to add to "found '1,234'".
  static func doubt(of text: String) -> String {
    guard let found = text.firstMatch(of: /([0-9]{1,3})[.,]([0-9]{3})(?![0-9.,])/) else { return "" }
    return " (\(found.1)\(found.2), or \(found.1) and a part?)"
  }

  private static func currency(from text: inout Substring, atEnd: Bool, _ known: String?) -> String? {
    guard let edge = atEnd ? text.last : text.first else { return nil }
    if edge == "$" || signs[edge] != nil {
      text = (atEnd ? text.dropLast() : text.dropFirst()).withoutOuterBlanks[...]
      return signs[edge] ?? known.flatMap { dollars.contains($0) ? $0 : nil } ?? "USD"
    }
    let code = atEnd ? text.suffix(3) : text.prefix(3)
    guard code.count == 3, code.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
    text = (atEnd ? text.dropLast(3) : text.dropFirst(3)).withoutOuterBlanks[...]
    return code.uppercased()
  }

  /// What parts thousands stands before each group of three, what parts decimals once and last. Of one sign before three
  /// digits, which could be either, a comma parts thousands and a point decimals; `isDoubtful` says when that is taken.
  private static func number(_ text: Substring) -> String? {
    let signs = text.filter { !isDigit($0) }
    guard !text.isEmpty, signs.allSatisfy({ ".,'’ ".contains($0) }) else { return nil }
    guard let last = signs.last else { return String(text) }
    let tail = text.suffix(while: isDigit)
    let isRepeated = signs.count > 1 && signs.allSatisfy { $0 == last }
    let isDecimal = last == "." && !isRepeated || last == "," && !isRepeated && (signs.count > 1 || tail.count != 3)
    let whole = isDecimal ? text.dropLast(tail.count + 1) : text
    let groups = whole.split(omittingEmptySubsequences: false) { !isDigit($0) }
    let parting = Set(whole.filter { !isDigit($0) })
    guard parting.count <= 1, !(isDecimal && parting.contains(last)) else { return nil }
    let isGrouped =
      groups.count == 1 || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    guard isGrouped else { return nil }
    return groups.joined() + (isDecimal ? "." + tail : "")
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}

extension Substring {
  fileprivate func suffix(while holds: (Character) -> Bool) -> Substring {
    var text = self
    var count = 0
    while let last = text.last, holds(last) {
      text.removeLast()
      count += 1
    }
    return suffix(count)
  }
}
