/// A quarter of a calendar year.
public struct Quarter: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  public var year: Int
  /// 1 to 4.
  public var number: Int

  public init(_ day: LocalDate) {
    let civil = day.civil
    year = civil.year
    number = (civil.month - 1) / 3 + 1
  }

  /// `2026-Q4`, in capitals or not; nil for anything else.
  public init?(text: String) {
    let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[0].allSatisfy({ $0.isASCII && $0.isNumber }),
      let year = Int(parts[0]), year > 0, parts[1].count == 2, parts[1].first == "Q",
      let number = Int(parts[1].dropFirst()), (1...4).contains(number)
    else { return nil }
    self.year = year
    self.number = number
  }

  public var first: LocalDate {
    LocalDate(year: year, month: (number - 1) * 3 + 1, day: 1) ?? LocalDate(day: 0)
  }

  public var last: LocalDate { adding(1).first - 1 }

  /// So many quarters later, or earlier.
  public func adding(_ quarters: Int) -> Quarter {
    let count = year * 4 + number - 1 + quarters
    var other = self
    other.year = Int((Double(count) / 4).rounded(.down))
    other.number = count - other.year * 4 + 1
    return other
  }

  /// `2026-Q4`
  public var description: String {
    let year = String(year)
    return String(repeating: "0", count: max(0, 4 - year.count)) + year + "-Q\(number)"
  }

  public static func < (left: Quarter, right: Quarter) -> Bool { (left.year, left.number) < (right.year, right.number) }
}
