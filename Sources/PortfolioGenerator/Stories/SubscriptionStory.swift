import CustomerSuccess

/// What a customer has paid for since it signed up: what it pays now is what the customer says of itself.
struct SubscriptionStory {
  let customer: Customer
  let score: Int
  /// Days it was away, if it ever was.
  var absence: Departure?

  /// Oldest first; none of a customer that pays nothing.
  func facts(_ random: inout Random) -> [Fact] {
    guard customer.monthlyRevenue.minorUnits > 0 else { return [] }
    var phases = [
      Subscription(
        id: "", customer: customer.id, plan: customer.tier.title, amount: customer.monthlyRevenue,
        seats: customer.seats, from: customer.signedUp)
    ]
    // Backwards, so that the present comes out whatever was paid before.
    for turn in turns(&random) {
      var before = phases[0]
      phases[0].from = turn
      before.to = turn
      reprice(&before, &random)
      phases.insert(before, at: 0)
    }
    return phases.flatMap(cut).enumerated().map { number, phase in
      var phase = phase
      phase.id = SubscriptionID("\(customer.id)-S\(number + 1)")
      return .subscription(phase)
    }
  }

  /// On which days the price changed, the last one first: at renewals, and now and then in between.
  private func turns(_ random: inout Random) -> [LocalDate] {
    let tenure = PortfolioPlan.today - customer.signedUp
    var turns = (1...3).compactMap { year -> LocalDate? in
      let changes = random.chance(0.4)
      return changes && 365 * year < tenure ? customer.signedUp + 365 * year : nil
    }
    let (changes, ago) = (random.chance(score < 60 ? 0.3 : 0.1), random.int(5...150))
    if changes, ago + 30 < tenure { turns.append(PortfolioPlan.today - ago) }
    return Set(turns).sorted(by: >)
  }

  /// Most have grown; those who are not well have given up seats more often.
  private func reprice(_ phase: inout Subscription, _ random: inout Random) {
    let hasGrown = random.chance(score >= 70 ? 0.8 : score >= 60 ? 0.55 : 0.2)
    let percent = hasGrown ? random.int(68...95) : random.int(110...140)
    phase.amount.minorUnits = max(100, phase.amount.minorUnits * percent / 10_000 * 100)
    phase.seats = phase.seats.map { max(1, $0 * percent / 100) }
    if percent < 75, let lower = phase.lowerPlan { phase.plan = lower }
  }

  /// Without the days it was away.
  private func cut(_ phase: Subscription) -> [Subscription] {
    guard let absence, let back = absence.returned, phase.from < back, phase.to.map({ $0 > absence.left }) ?? true
    else {
      return [phase]
    }
    var (before, after) = (phase, phase)
    before.to = absence.left
    after.from = back
    let isOver = phase.to.map { $0 <= back } ?? false
    return (phase.from < absence.left ? [before] : []) + (isOver ? [] : [after])
  }
}

extension Subscription {
  fileprivate var lowerPlan: String? {
    switch plan {
    case Tier.enterprise.title: Tier.professional.title
    case Tier.professional.title: Tier.starter.title
    default: nil
    }
  }
}
