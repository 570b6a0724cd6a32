import CustomerSuccess
import Testing

/// Subscriptions to reckon with.
enum RetentionFixture {
  /// Of nine accounts of RavenStack's published export, those with the most gaps: account, from, to, dollars a month.
  private static let export = """
    A-0baac2 2024-06-02 2024-09-13 5771
    A-0baac2 2024-10-14 - 627
    A-0baac2 2024-10-27 - 6169
    A-0baac2 2024-12-10 - 361
    A-0baac2 2024-12-11 2024-12-12 2786
    A-0baac2 2024-12-11 - 2786
    A-410e86 2024-11-16 2024-11-22 4776
    A-410e86 2024-11-29 - 4776
    A-410e86 2024-12-01 - 456
    A-410e86 2024-12-02 - 1176
    A-410e86 2024-12-14 2024-12-25 0
    A-410e86 2024-12-17 - 0
    A-410e86 2024-12-25 - 4776
    A-40a557 2024-01-11 2024-01-16 3184
    A-40a557 2024-02-12 - 3184
    A-40a557 2024-03-24 - 10945
    A-40a557 2024-06-06 - 784
    A-40a557 2024-06-26 - 475
    A-40a557 2024-09-21 - 0
    A-40a557 2024-11-03 - 784
    A-40a557 2024-11-23 - 784
    A-40a557 2024-12-14 - 3184
    A-180abf 2023-09-16 2023-11-06 12736
    A-180abf 2024-01-17 2024-04-19 0
    A-180abf 2024-02-19 - 3136
    A-180abf 2024-04-16 - 12736
    A-180abf 2024-07-10 - 1216
    A-180abf 2024-11-09 - 1216
    A-180abf 2024-12-16 - 0
    A-180abf 2024-12-17 - 3136
    A-180abf 2024-12-20 - 3136
    A-432483 2023-04-02 2023-04-05 245
    A-432483 2023-04-11 - 0
    A-432483 2023-09-09 2024-12-30 1990
    A-432483 2023-12-13 - 11940
    A-432483 2023-12-17 - 931
    A-432483 2024-01-10 - 8159
    A-432483 2024-05-02 - 392
    A-432483 2024-09-02 2024-09-15 637
    A-432483 2024-11-29 - 1519
    A-c9bb3e 2024-04-01 2024-04-02 1715
    A-c9bb3e 2024-04-25 - 6027
    A-c9bb3e 2024-06-02 - 285
    A-c9bb3e 2024-06-08 - 245
    A-c9bb3e 2024-08-13 - 2189
    A-c9bb3e 2024-08-20 - 0
    A-c9bb3e 2024-09-13 - 494
    A-c9bb3e 2024-09-30 - 490
    A-c9bb3e 2024-10-26 - 3582
    A-c9bb3e 2024-11-02 - 190
    A-8adedc 2024-02-22 2024-03-09 11343
    A-8adedc 2024-03-16 - 76
    A-8adedc 2024-03-21 - 2786
    A-8adedc 2024-04-02 - 3871
    A-8adedc 2024-04-24 - 2786
    A-8adedc 2024-05-18 - 76
    A-8adedc 2024-05-23 - 95
    A-8adedc 2024-05-23 - 0
    A-8adedc 2024-05-24 - 0
    A-8adedc 2024-06-08 - 361
    A-8adedc 2024-07-17 2024-10-30 3184
    A-8adedc 2024-07-21 - 0
    A-8adedc 2024-08-21 - 418
    A-8adedc 2024-09-07 - 3332
    A-0a282f 2024-08-31 2024-09-25 3781
    A-0a282f 2024-09-28 2024-12-16 1194
    A-0a282f 2024-10-06 - 760
    A-0a282f 2024-10-07 - 980
    A-0a282f 2024-10-08 - 196
    A-0a282f 2024-10-10 - 5771
    A-0a282f 2024-10-11 - 398
    A-0a282f 2024-10-16 - 114
    A-0a282f 2024-10-23 - 882
    A-0a282f 2024-10-27 - 228
    A-0a282f 2024-11-10 - 49
    A-0a282f 2024-12-20 - 1140
    A-0a282f 2024-12-20 - 2695
    A-0a282f 2024-12-25 2024-12-28 0
    A-0a282f 2024-12-27 - 98
    A-751bd4 2024-09-18 - 190
    A-751bd4 2024-10-29 - 0
    """

  static func published() throws -> [Subscription] {
    try export.split(separator: "\n").enumerated().map { number, line in
      let words = line.split(separator: " ").map(String.init)
      try #require(words.count == 4)
      return Subscription(
        id: SubscriptionID("S-\(number)"), customer: CustomerID(words[0]), plan: "Pro",
        amount: Money(minorUnits: try #require(Int(words[3])) * 100, currency: "USD"), from: try day(words[1]),
        to: words[2] == "-" ? nil : try day(words[2]))
    }
  }

  static func day(_ text: String) throws -> LocalDate { try #require(LocalDate(iso8601: text)) }

  /// Numbered customers who pay so much from one day to another.
  static func subscription(
    _ customer: Int, _ amount: Int, _ currency: String = "USD", from: String, to: String? = nil
  ) throws -> Subscription {
    Subscription(
      id: SubscriptionID("\(customer)/\(amount)/\(from)"), customer: CustomerID("C-\(customer)"), plan: "Pro",
      amount: Money(minorUnits: amount, currency: currency), from: try day(from), to: try to.map(day))
  }

  /// Up to five for each of so many customers, in dollars and a few in euros, over three years; the same ones for a seed.
  static func random(_ seed: UInt64, customers: Int = 60) -> [Subscription] {
    var state = seed
    func number(_ limit: Int) -> Int {
      // Knuth's linear congruential numbers, of which the upper bits are good.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    return (0..<customers).flatMap { customer in
      (0..<number(6)).map { place in
        let from = LocalDate(day: 19_000 + number(1000))
        let length = [nil, nil, 0, 1, 30, 90, 365][number(7)]
        return Subscription(
          id: SubscriptionID("\(customer)/\(place)"), customer: CustomerID("C-\(customer)"), plan: "Pro",
          amount: Money(minorUnits: number(5) * 1050, currency: number(8) == 0 ? "EUR" : "USD"), from: from,
          to: length.map { from + $0 })
      }
    }
  }
}
