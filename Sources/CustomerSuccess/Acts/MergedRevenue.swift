/// What two customers bring as one: what is paid for of both is kept, and added up.
struct MergedRevenue {
  private let double: (id: CustomerID, terms: [Subscription])
  private let kept: (id: CustomerID, terms: [Subscription])
  /// What the double says of itself, where that is lost: the one that is kept says something of itself, too.
  private let lost: Money?
  private let brings: [Money]
  private let today: LocalDate

  init(
    _ double: Customer, _ own: [Subscription], _ kept: Customer, _ others: [Subscription], on today: LocalDate
  ) {
    (self.double, self.kept, self.today) = ((double.id, own), (kept.id, others), today)
    let bothSay = [double, kept].allSatisfy { $0.recurringRevenue(on: today).minorUnits > 0 }
    lost = bothSay ? double.monthlyRevenue : nil
    brings = kept.completed(by: double).monthlyRevenue(on: today, by: own + others)
  }

  var words: [String] {
    ["It then brings \(brings.amountWords) a month\(reason)."]
      + doubles.map { mine, other in
        """
        \(mine.id) of \(double.id) and \(other.id) of \(kept.id) are both \(mine.plan) at \([mine.amount].amountWords): if one is the double \
        of the other it counts twice, until one is ended or removed by importing it.
        """
      }
  }

  private var reason: String {
    let begun = [double.terms, kept.terms].map { terms in terms.contains { $0.from <= today } }
    switch (begun[0], begun[1]) {
    case (true, true): return ", for the subscriptions of both are kept"
    case (true, false):
      return ", as the subscriptions of \(double.id) say, which are kept; what \(kept.id) says of itself counts no more"
    case (false, true):
      return ", as the subscriptions of \(kept.id) say, which are kept; what \(double.id) says of itself counts no more"
    case (false, false):
      return lost.map { "; what \(double.id) says of itself, \([$0].amountWords), counts no more" } ?? ""
    }
  }

  /// Of each that is paid for now the first one of the other that says the same.
  private var doubles: [(mine: Subscription, other: Subscription)] {
    double.terms.filter { $0.isLive(on: today) }.compactMap { mine in
      kept.terms.first { $0.isLive(on: today) && $0.plan == mine.plan && $0.amount == mine.amount }.map { (mine, $0) }
    }
  }
}

extension Sequence<Fact> {
  var subscriptions: [Subscription] {
    compactMap { if case .subscription(let one) = $0 { one } else { nil } }
  }
}

extension Sequence<Money> {
  /// `99 USD + 20 EUR`
  var amountWords: String { map { "\($0.amountText) \($0.currency)" }.joined(separator: " + ") }
}
