import CustomerSuccess

/// Who has left in the last two years, beside those who are there: so many a month, as many in every one.
struct Departures {
  private static let days = 720
  /// Of 1,250 customers who are there, 264 left in the two years before: fewer than three in a hundred a quarter.
  private static let share = 264
  /// Of those who left longer ago nothing is told but what they paid for and why they left.
  private static let daysTold = 360

  let count: Int

  init(_ plan: PortfolioPlan) {
    count = plan.hasDepartures ? Quotas.scaled(Self.share, of: PortfolioPlan.sampleSize, to: plan.customers) : 0
  }

  /// How many days ago the one of this number left, the longest gone first.
  func daysAgo(_ number: Int) -> Int { Self.days - number * (Self.days - 1) / max(1, count) }

  func isTold(daysAgo days: Int) -> Bool { days <= Self.daysTold }
}
