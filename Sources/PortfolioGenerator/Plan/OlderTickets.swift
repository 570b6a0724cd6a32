import CustomerSuccess

/// Tickets that ended before the 90 days whose figures are shown, fewer than in those: what was known of a customer on a past day has some.
/// The worse its score, the more there are.
struct OlderTickets {
  private static let period = 30 * Instant.secondsPerDay
  /// The periods of 30 days before the 90, and those from the anchor on for who has left before.
  private static let periods = 3..<9
  private static let periodsOfDeparted = 0..<9

  let seed: UInt64
  private(set) var next: Int

  /// `first` is the number of the first of them.
  init(seed: UInt64, first: Int) { (self.seed, next) = (seed, first) }

  /// Of a customer since `signedUp`; `departed` is how many days ago it left, at the anchor in its own story.
  mutating func tickets(of index: Int, score: Int, signedUp: LocalDate, departed: Int? = nil) -> [TicketPlan] {
    var random = Random(seed: seed, topic: .olderTickets, number: index)
    let share = Double((108 - score) * (108 - score)) / 16_000
    let earliest = PortfolioPlan.anchor.adding(days: signedUp - PortfolioPlan.today + 14)
    let latest = PortfolioPlan.anchor.adding(days: min(-2, (departed ?? 0) - 91))
    return (departed == nil ? Self.periods : Self.periodsOfDeparted).compactMap { period in
      let (comes, offset) = (random.chance(share), random.int(1...Self.period))
      let end = PortfolioPlan.anchor - period * Self.period - offset
      guard comes, end > earliest, end < latest else { return nil }
      defer { next += 1 }
      return TicketPlan(number: next, story: .ended(at: end, EndedTicket.of(next, seed: seed)))
    }
  }
}
