import CustomerSuccess
import SuccessStore

@testable import ConsoleApp

/// Three years of subscriptions made by hand: a customer every week, of whom some leave, some come back, and some pay more
/// or less after a while.
extension ConsoleFixture {
  /// Every third customer pays in the second currency, where there is one.
  static func subscriptions(in currencies: [String] = ["USD"]) -> [Subscription] {
    (0..<155).flatMap { number in
      subscriptions(of: number, in: number % 3 == 2 ? currencies[currencies.count - 1] : currencies[0])
    }
  }

  private static func subscriptions(of number: Int, in currency: String) -> [Subscription] {
    let first = today - 1085 + number * 7
    let price = 50_000 + number % 5 * 25_000
    func paid(_ amount: Int, from day: Int, to end: Int? = nil) -> Subscription {
      Subscription(
        id: SubscriptionID("SUB-\(number)/\(day)"), customer: CustomerID("CUST-\(100 + number)"), plan: "Pro",
        amount: Money(minorUnits: amount, currency: currency), from: first + day, to: end.map { first + $0 })
    }
    switch number % 8 {
    case 1: return [paid(price, from: 0, to: 120), paid(price, from: 230)]
    case 2: return [paid(price, from: 0, to: 150), paid(price * 3 / 2, from: 150)]
    case 3: return [paid(price, from: 0, to: 200), paid(price / 2, from: 200)]
    case 5: return [paid(price, from: 0, to: 95)]
    case 6: return [paid(price, from: 0, to: 520)]
    case 7: return [paid(0, from: 0, to: 40), paid(price, from: 40)]
    default: return [paid(price, from: 0)]
    }
  }

  func retention(_ query: RetentionQuery) -> RetentionFigures {
    RetentionFigures(query.plan, Self.subscriptions())
  }
}
