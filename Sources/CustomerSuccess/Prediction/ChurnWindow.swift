/// The days after a day in which customers stay or leave.
public struct ChurnWindow: Hashable, Sendable {
  /// At whose end things are looked at.
  public var day: LocalDate
  /// How many days are waited for what comes.
  public var days: Int

  public init(after day: LocalDate, days: Int) {
    self.day = day
    self.days = days
  }

  public var last: LocalDate { day + days }

  /// Whether it left in these days, whatever it did afterwards; nil for one that is not asked about: it signed up after the day,
  /// or was away at its end. Customers count from sign-up to the day they left.
  public func hasLeft(_ customer: Customer, _ departures: [Departure]) -> Bool? {
    guard customer.signedUp <= day else { return nil }
    let left = departures.map(\.left) + (customer.churned.map { [$0] } ?? [])
    let isAway = customer.churned.map { $0 <= day } ?? false
    guard !isAway, !departures.contains(where: { $0.isAway(on: day) }) else { return nil }
    return left.contains { day < $0 && $0 <= last }
  }
}
