import CustomerSuccess

/// How long a customer has been one, known without making the customer.
struct Tenure {
  /// From so many days on there was a score 30 days ago.
  static let scoredLastMonth = 45
  var days: Int

  init(seed: UInt64, index: Int) {
    if index == 0 {
      days = PortfolioPlan.today - ExampleCustomer.signedUp
      return
    }
    var random = Random(seed: seed, topic: .customer, number: index)
    switch random.unit() {
    case ..<0.02: days = random.int(8...35)
    case ..<0.05: days = random.int(46...89)
    case ..<0.35: days = random.int(90...365)
    default: days = random.int(366...1900)
    }
  }
}
