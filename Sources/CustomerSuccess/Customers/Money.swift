/// An amount of money: whole minor units (cents) and an ISO 4217 currency.
public struct Money: Hashable, Sendable, Codable {
  public var minorUnits: Int
  public var currency: String

  public init(minorUnits: Int, currency: String) {
    self.minorUnits = minorUnits
    self.currency = currency
  }
}
