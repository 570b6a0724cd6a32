import CustomerSuccess

/// A customer that has left, told as if it left at the anchor; whoever tells it moves it back by the days since.
///
/// Most had been sinking for months, in use and in what was said of them; some left out of the blue, as some always do.
struct DepartedStory {
  let customer: Customer
  let contacts: [Contact]
  let departure: Departure
  /// Of the last days, and how it was a month before.
  let score: Int
  let lastMonth: Int
  /// How much lower an earlier look's score lies than the next one's.
  let sway: ClosedRange<Int>
  let tenure: Int

  init(index: Int, plan: PortfolioPlan) {
    var random = Random(seed: plan.seed, topic: .departures, number: index)
    tenure = random.chance(0.25) ? random.int(120...365) : random.int(366...1500)
    let hasSunk = random.chance(0.85)
    score = hasSunk ? random.int(28...64) : random.int(66...86)
    lastMonth = min(90, score + (hasSunk ? random.int(3...10) : random.int(-2...2)))
    sway = hasSunk ? -8...(-1) : -2...4
    let tier = Self.tier(&random)
    let story = CustomerStory(
      index: index, tier: tier, industry: random.pick(Industry.allCases), size: Self.size(of: tier, &random),
      tenure: tenure, plan: plan)
    var known = story.customer
    known.lifecycle = .active
    // Most leave when they would have renewed.
    if known.renews != nil { known.renews = PortfolioPlan.today + (random.chance(0.7) ? 0 : random.int(1...200)) }
    customer = known
    contacts = Array(story.contacts.prefix(1))
    let (reason, note) = random.pick(hasSunk ? Self.reasons : Self.surprises)
    departure = Departure(
      id: DepartureID("\(known.id)-D1"), customer: known.id, left: PortfolioPlan.today, reason: ChurnReasonID(reason),
      note: note)
  }

  /// As it is known since it left.
  var gone: Customer {
    var gone = customer
    gone.lifecycle = .churned
    gone.churned = departure.left
    return gone
  }

  /// Nobody who has left pays on.
  func subscriptions(_ random: inout Random) -> [Fact] {
    SubscriptionStory(customer: customer, score: score).facts(&random).map { fact in
      guard case .subscription(var last) = fact, last.to == nil else { return fact }
      last.to = departure.left
      return .subscription(last)
    }
  }

  private static func tier(_ random: inout Random) -> Tier {
    switch random.unit() {
    case ..<0.06: .enterprise
    case ..<0.32: .professional
    case ..<0.84: .starter
    default: .community
    }
  }

  private static func size(of tier: Tier, _ random: inout Random) -> CompanySize {
    tier == .enterprise ? random.pick([.enterprise, .large]) : random.pick([.large, .medium, .medium, .small, .small])
  }

  private static let reasons = [
    ("price", "Could not justify the price at renewal."), ("value", "Never got beyond two workflows."),
    ("quality", "Too many runs failed, they lost patience."), ("support", "Waited too long for answers too often."),
    ("competitor", "Moved to a competitor that does more."), ("missing-feature", ""),
    ("champion-left", "The sponsor left, nobody took it over."), ("not-paid", "Three invoices unpaid."),
    ("in-house", ""),
  ]

  private static let surprises = [
    ("acquired", "Bought by a company that uses another tool."), ("closed", "Closed the department."),
    ("champion-left", ""), ("price", "All tools were cut by head office."),
  ]
}
