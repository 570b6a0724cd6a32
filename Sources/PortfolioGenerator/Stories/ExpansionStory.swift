import CustomerSuccess

/// How far the team has brought the opportunities of its customers, and what it has noted of their markets.
struct ExpansionStory {
  /// Its clock is the portfolio's now.
  let context: OutreachContext

  struct Told {
    var opportunities: [Opportunity] = []
    var notes: [Activity] = []
  }

  /// Of a customer whose health says that it can grow; of all others nothing.
  func facts(of customer: Customer, told facts: OutreachFacts, _ random: inout Random) -> Told {
    let assessment = context.health.assess(
      customer, observations: facts.observations, overrides: facts.overrides, at: context.now, zone: context.zone)
    guard context.health.isExpansionOpportunity(assessment) else { return Told() }
    var told = Told()
    if let note = note(of: customer, &random) { told.notes.append(note) }
    if let opportunity = opportunity(of: customer, &random) { told.opportunities.append(opportunity) }
    return told
  }

  private static let stages: [(share: Double, stage: Opportunity.Stage)] = [
    (0.22, .qualified), (0.14, .proposed), (0.10, .won), (0.05, .lost),
  ]

  private static let losses = [
    "No budget before next year", "Stays on the present plan", "Chose another tool for it", "The sponsor has left",
  ]

  private func opportunity(of customer: Customer, _ random: inout Random) -> Opportunity? {
    var left = Double(random.int(0...999)) / 1000
    for (share, stage) in Self.stages {
      left -= share
      guard left < 0 else { continue }
      let since = context.now.adding(days: -random.int(1...60)) - random.int(0...30_000)
      let value = context.rules.programmes.expansion.value(of: customer)
      var one = Opportunity(
        id: OpportunityID("\(customer.id)/1"), customer: customer.id, stage: stage, since: since,
        identified: since.adding(days: -random.int(10...40)),
        amount: Money(minorUnits: 0, currency: customer.monthlyRevenue.currency), author: customer.owner)
      if !stage.isOpen { one.amount = value?.amount ?? one.amount }
      if stage == .lost { one.reason = random.pick(Self.losses) }
      if stage == .proposed { one.closes = context.today + random.int(10...120) }
      return one
    }
    return nil
  }

  private static let notes = [
    ("Regulation", "New reporting rules from next year, asks what we have for them"),
    ("Competitive pressure", "A competitor moves into their region, they want to be faster"),
    ("Market opportunity", "Opens a second site, wants the same workflows there"),
    ("Competitive advantage", "Won a tender with the turnaround our workflows gave them"),
    ("Technology advance", "Their new line has sensors, wants the data in workflows"),
  ]

  private func note(of customer: Customer, _ random: inout Random) -> Activity? {
    guard random.chance(0.2) else { return nil }
    let (kind, words) = random.pick(Self.notes)
    return Activity(
      id: ActivityID("\(customer.id)-N1"), customer: customer.id, at: context.now.adding(days: -random.int(2...80)),
      kind: kind, description: words, author: customer.owner)
  }
}
