import CustomerSuccess

/// What the team means to make better: a few initiatives of every corner of the board, whatever the portfolio's size.
enum InitiativeStory {
  static var facts: [Fact] {
    [search, handOver, signIn, guide, alerts, handbook, survey].map(Fact.initiative)
  }

  private static let (this, today) = (Quarter(PortfolioPlan.today), PortfolioPlan.today)

  private static func initiative(
    _ number: Int, _ title: String, _ impact: Int, _ effort: Int, _ status: Initiative.Status, daysAgo days: Int,
    _ change: (inout Initiative) -> Void
  ) -> Initiative {
    let created = PortfolioPlan.anchor.adding(days: -days)
    var one = Initiative(
      id: InitiativeID("INI-\(number)"), title: title, status: status, since: created, impact: impact, effort: effort,
      author: Names.colleague(0), created: created, changed: created)
    change(&one)
    return one
  }

  private static func dollars(_ amount: Int) -> Money { Money(minorUnits: amount * 100, currency: "USD") }

  private static let search = initiative(1, "Reports open within two seconds", 5, 3, .running, daysAgo: 40) { one in
    one.description = "Reports of the day are reckoned ahead at night."
    one.owner = Names.colleague(0)
    one.quarter = this
    one.origin = .theme("performance")
    one.customers = "tier:enterprise,professional"
    (one.cost, one.gain) = (dollars(18_000), dollars(45_000))
    one.milestones = [
      .init(title: "Measured where time goes", due: today - 21, done: today - 20),
      .init(title: "Pilot with ten customers", due: today - 3), .init(title: "Everybody", due: today + 40),
    ]
  }

  private static let handOver = initiative(2, "One checklist for every hand-over", 4, 2, .planned, daysAgo: 25) { one in
    one.owner = Names.colleague(1)
    one.quarter = this
    one.origin = .cause(CausePath("process", "hand-over"))
    (one.cost, one.gain) = (dollars(2500), dollars(9000))
    one.milestones = [.init(title: "Draft agreed by all tiers", due: today + 12)]
  }

  private static let signIn = initiative(3, "Single sign-on set up by the customer", 4, 5, .planned, daysAgo: 33) {
    one in
    one.owner = Names.colleague(0)
    one.quarter = this.adding(1)
    one.origin = .cause(CausePath("customer", "configuration"))
    one.cost = dollars(60_000)
  }

  private static let guide = initiative(4, "A guided first workflow", 5, 4, .planned, daysAgo: 18) { one in
    one.owner = Names.colleague(0)
    one.quarter = this.adding(1)
    one.origin = .theme("onboarding")
    one.customers = "tier:community,starter lifecycle:onboarding"
    (one.cost, one.gain) = (dollars(24_000), dollars(30_000))
  }

  private static let alerts = initiative(5, "Fewer alerts by mail", 2, 1, .idea, daysAgo: 9) { _ in }

  private static let handbook = initiative(6, "A handbook for administrators", 2, 4, .idea, daysAgo: 6) { one in
    one.origin = .theme("training")
  }

  private static let survey = initiative(7, "Articles for the ten commonest questions", 5, 2, .done, daysAgo: 120) {
    one in
    one.since = PortfolioPlan.anchor.adding(days: -30)
    one.changed = one.since
    one.owner = Names.colleague(1)
    one.quarter = this.adding(-1)
    (one.cost, one.gain, one.brought) = (dollars(6000), dollars(12_000), dollars(15_000))
    one.milestones = [.init(title: "Ten articles published", due: today - 45, done: today - 41)]
    one.outcome = "A tenth of the questions answer themselves"
  }
}
