import CustomerSuccess

/// What is decided about one ticket before it is made.
struct TicketPlan {
  var number: Int
  var story: Story

  enum Story {
    /// Ended at a moment, as this sort of ticket.
    case ended(at: Instant, EndedTicket)
    case open(OpenTicket)
  }
}

/// Which tickets there are and whose they are: the worse a customer's score, the more.
struct TicketPlans {
  /// Thirty-day periods of ended tickets before the anchor; each holds the same figures.
  private static let periods = 3
  private static let periodSeconds = 30 * Instant.secondsPerDay

  private let seed: UInt64
  private let perPeriod: Int
  private let high: Int
  private let open: Int
  /// Ticket numbers by customer: those of customer i stand at `starts[i]..<starts[i + 1]`.
  private var numbers: [Int32] = []
  private var starts: [Int] = []

  init(_ plan: PortfolioPlan, plans: CustomerPlans) {
    seed = plan.seed
    perPeriod = Quotas.scaled(400, of: 1250, to: plan.customers)
    high = Quotas.scaled(45, of: 1250, to: plan.customers)
    open = Quotas.scaled(89, of: 1250, to: plan.customers)
    deal(to: plans)
  }

  func tickets(of customer: Int) -> [TicketPlan] {
    numbers[starts[customer]..<starts[customer + 1]].map { plan(Int($0)) }
  }

  /// How many they are: the number of the next one.
  var count: Int { ended + open }

  private var ended: Int { perPeriod * Self.periods }

  private mutating func deal(to plans: CustomerPlans) {
    var sums: [Int] = []
    var sum = 0
    for score in plans.scores {
      sum += (108 - Int(score)) * (108 - Int(score))
      sums.append(sum)
    }
    var random = Random(seed: seed, topic: .tickets, number: -1)
    let owners = (0..<(plans.count == 0 ? 0 : ended + open)).map { _ in
      let drawn = random.below(sum)
      return Int32(sums.partition { $0 > drawn })
    }
    var counts = [Int](repeating: 0, count: plans.count + 1)
    for owner in owners { counts[Int(owner) + 1] += 1 }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    starts = counts
    numbers = [Int32](repeating: 0, count: owners.count)
    for (number, owner) in owners.enumerated() {
      numbers[counts[Int(owner)]] = Int32(number)
      counts[Int(owner)] += 1
    }
  }

  private func plan(_ number: Int) -> TicketPlan {
    guard number < ended else {
      let position = number - ended
      let template =
        position < high
        ? OpenTicket.high[position * OpenTicket.high.count / max(1, high)]
        : OpenTicket.low[(position - high) * OpenTicket.low.count / max(1, open - high)]
      return TicketPlan(number: number, story: .open(template))
    }
    // Evenly through the period, so that any stretch of it shows the same shares.
    let start = PortfolioPlan.anchor - Self.periods * Self.periodSeconds
    let at = start + (2 * number + 1) * Self.periodSeconds / (2 * perPeriod)
    return TicketPlan(number: number, story: .ended(at: at, EndedTicket.of(number, seed: seed)))
  }
}

extension Array where Element == Int {
  /// The first index of a rising list at which `holds` does.
  fileprivate func partition(_ holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return Swift.min(low, count - 1)
  }
}
