/// What a customer pays for on a day.
///
/// All subscriptions of a customer that are live that day are one sum, so that an upgrade on the day on which the one before
/// ends is more or less of the same revenue, two products beside each other are added up, and one given up for another of the
/// same price is no movement. Between two days nothing is seen: who comes and goes in between was never there, and a gap
/// counts only when a period ends or begins in it; then its end is churn and its beginning a reactivation.
/// A free plan or a trial is a subscription of amount 0: who has one is there, with nothing paid, and what is paid afterwards
/// is expansion. One that ends on its first day was never live. Negative amounts, as credits are, lower the sum.
struct RevenueStanding: Hashable, Sendable {
  /// Whether any subscription is live, whatever it brings.
  var isLive = false
  var revenue = MoneySums()

  init(_ subscriptions: some Sequence<Subscription>, on day: LocalDate) {
    for subscription in subscriptions where subscription.isLive(on: day) {
      isLive = true
      revenue.add(subscription.amount.minorUnits, subscription.amount.currency)
    }
  }
}

extension Sequence<Subscription> {
  /// The first day on which one of them was live; nil where none ever was.
  var firstLiveDay: LocalDate? {
    lazy.filter { subscription in subscription.to.map { $0 > subscription.from } ?? true }.map(\.from).min()
  }

  /// Whether one begins or ends after a day and up to another, so that what is live may not be the same.
  func changes(after day: LocalDate, through other: LocalDate) -> Bool {
    contains { subscription in
      if subscription.from > day, subscription.from <= other { return true }
      guard let to = subscription.to else { return false }
      return to > day && to <= other
    }
  }
}
