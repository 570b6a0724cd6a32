/// Amounts in whole minor units by currency, for amounts of two currencies are no sum. One that no `Int` holds stays at the
/// end of all numbers instead of ending the program.
public struct MoneySums: Hashable, Sendable, Codable {
  /// One a currency, by its code; a currency that nothing was told of is not there, one that came to 0 is.
  public private(set) var amounts: [Money] = []

  public init() {}

  public init(_ amounts: some Sequence<Money>) {
    for amount in amounts { add(amount.minorUnits, amount.currency) }
  }

  /// 0 for a currency that nothing was told of.
  public subscript(currency: String) -> Int { amounts.first { $0.currency == currency }?.minorUnits ?? 0 }

  public mutating func add(_ minorUnits: Int, _ currency: String) {
    let place = amounts.firstIndex { $0.currency >= currency } ?? amounts.endIndex
    guard place < amounts.endIndex, amounts[place].currency == currency else {
      amounts.insert(Money(minorUnits: minorUnits, currency: currency), at: place)
      return
    }
    amounts[place].minorUnits = amounts[place].minorUnits.addingUpToTheEnd(minorUnits)
  }

  /// The currency that most is in, by minor units as a book has its currencies, for no rate is known; nil where nothing is in any.
  public var main: String? {
    amounts.filter { $0.minorUnits > 0 }
      .max { ($0.minorUnits, $1.currency) < ($1.minorUnits, $0.currency) }?.currency
  }

  public static func += (left: inout MoneySums, right: MoneySums) {
    for amount in right.amounts { left.add(amount.minorUnits, amount.currency) }
  }
}

extension Int {
  /// The sum, or the number that is nearest to it.
  func addingUpToTheEnd(_ other: Int) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    guard overflows else { return sum }
    return other < 0 ? .min : .max
  }

  /// The difference, or the number that is nearest to it.
  func subtractingUpToTheEnd(_ other: Int) -> Int {
    let (difference, overflows) = subtractingReportingOverflow(other)
    guard overflows else { return difference }
    return other < 0 ? .max : .min
  }
}
