/// What may be paid, and for how many: nothing is paid back by a subscription, and a slip of some digits is no contract.
enum SoundAmounts {
  /// A month, in major units.
  static let most = 1_000_000_000_000
  static let mostSeats = 100_000_000
}

extension FieldVisitor {
  mutating func checkPaid(_ column: String, _ amount: Money) {
    guard hasRead(column) else { return }
    let found = "found '\(amount.amountText)'"
    if amount.minorUnits < 0 { return complain(column, "\(found), expected 0 or more") }
    guard Double(amount.minorUnits) > Double(SoundAmounts.most) * Money.minorUnitsInMajor(amount.currency) else {
      return
    }
    complain(column, "\(found), expected an amount a month up to \(SoundAmounts.most)")
  }

  mutating func checkSeats(_ seats: Int?) {
    guard hasRead("seats"), let seats, seats > SoundAmounts.mostSeats else { return }
    complain("seats", "found \(seats), expected up to \(SoundAmounts.mostSeats) users")
  }
}
