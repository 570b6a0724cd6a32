import CustomerSuccess

/// The framework's example: `customerHealthDashboard` for Acme Healthcare Inc., told as facts.
enum ExampleCustomer {
  /// By the rules; the framework prints 82, which stands in its history a month ago.
  static let score = 84
  static let lastMonth = 82
  static let change = score - lastMonth
  static let signedUp = PortfolioPlan.today - 664

  static let customer = Customer(
    id: "CUST-001", name: "Acme Healthcare Inc.", tier: .professional, industry: .healthcare, size: .medium,
    owner: Names.colleague(0), accountExecutive: Names.colleague(13), signedUp: signedUp,
    renews: PortfolioPlan.today + 64, monthlyRevenue: Money(minorUnits: 380_000, currency: "USD"), seats: 20,
    limits: ["features": 25, "workflows": 50])

  static var facts: [Fact] {
    [.customer(customer)] + contacts + subscriptions + observations.map(Fact.observation) + [history] + actions
      + activities
  }

  private static let contacts: [Fact] = [
    .contact(
      Contact(
        id: "CUST-001-P1", customer: customer.id, name: "Dana Whitfield",
        email: "dana.whitfield@acmehealthcare.example",
        role: "Chief operating officer", isPrimary: true)),
    .contact(
      Contact(
        id: "CUST-001-P2", customer: customer.id, name: "Luis Herrera", email: "luis.herrera@acmehealthcare.example",
        role: "IT director")),
  ]

  /// It pays more since its first renewal.
  private static let subscriptions: [Fact] = [
    .subscription(
      Subscription(
        id: "CUST-001-S1", customer: customer.id, plan: Tier.professional.title,
        amount: Money(minorUnits: 312_000, currency: "USD"), seats: 16, from: signedUp, to: signedUp + 365)),
    .subscription(
      Subscription(
        id: "CUST-001-S2", customer: customer.id, plan: Tier.professional.title, amount: customer.monthlyRevenue,
        seats: customer.seats, from: signedUp + 365)),
  ]

  private static let history = Fact.score(
    ScoreRecord(customer: customer.id, at: day(-33, hour: 10), score: lastMonth, origin: .imported))

  /// All of them three weeks ago, and the newest values, half past ten on the anchor's day.
  private static var observations: [Observation] {
    let first: [(MetricID, MetricValue, String)] = [
      ("activeUsers", .measured(80), "16/20 licensed users"),
      ("featureAdoption", .measured(68), "17/25 available features"),
      ("workflowVolume", .measured(72), "36/50 monthly workflows"),
    ]
    let newest: [(MetricID, MetricValue, String)] = [
      ("activeUsers", .measured(85), "17/20 licensed users"),
      ("featureAdoption", .measured(72), "18/25 available features"),
      ("workflowVolume", .measured(78), "39/50 monthly workflows"),
    ]
    let facts: [(MetricID, MetricValue, String)] = [
      ("timeToValue", .measured(28), "28 days to first production workflow"),
      ("roiDemonstration", .measured(150), "150% ROI demonstrated"),
      ("expansionVelocity", .judged(.excellent), "Expanded to 3 use cases"),
      ("supportInteraction", .judged(.good), "Proactive engagement, regular check-ins"),
      ("npsScore", .measured(8.5), "Promoter"),
      ("productFeedback", .judged(.excellent), "Detailed feature requests and suggestions"),
      ("integrationStatus", .judged(.excellent), "All integrations successful"),
      ("performance", .judged(.excellent), "Meeting all performance SLAs"),
      ("securityCompliance", .judged(.excellent), "Fully SOC2 compliant"),
      ("upgradeReadiness", .judged(.good), "Considering Enterprise upgrade"),
      ("accountExpansion", .judged(.good), "Additional departments interested"),
    ]
    return observed(first + facts, at: day(-21, hour: 10)) + observed(newest, at: day(0, hour: 10))
  }

  private static func observed(_ values: [(MetricID, MetricValue, String)], at moment: Instant) -> [Observation] {
    values.map { metric, value, note in
      let source = note.contains("/") ? "usage" : metric == "npsScore" ? "survey" : customer.owner
      return Observation(customer: customer.id, metric: metric, value: value, at: moment, source: source, note: note)
    }
  }

  private static var actions: [Fact] {
    let items: [(ActionPriority, String, String, String, String, Int, ActionStatus)] = [
      (
        .high, "Expansion", "Enterprise Upgrade Opportunity", "Customer showing strong interest in Enterprise features",
        customer.owner, 17, .inProgress
      ),
      (
        .medium, "Engagement", "Schedule QBR", "Quarterly business review to discuss progress and roadmap",
        customer.owner, 10, .scheduled
      ),
      (
        .low, "Education", "Share Advanced Templates", "Introduce new healthcare-specific workflow templates",
        "Solutions Engineer", 5, .pending
      ),
    ]
    return items.enumerated().map { number, item in
      .action(
        ActionItem(
          id: ActionID("CUST-001-A\(number + 1)"), customer: customer.id, priority: item.0, kind: item.1, title: item.2,
          description: item.3, owner: item.4, due: PortfolioPlan.today + item.5, status: item.6,
          created: day(-7 - number, hour: 9)))
    }
  }

  private static let activities: [Fact] = [
    activity(
      1, day(-1, hour: 16), "Support", "Resolved integration issue with EHR system",
      "Customer satisfied with quick resolution"),
    activity(
      2, day(-3, hour: 11), "Feature Usage", "Adopted advanced AI model for diagnostic workflows",
      "20% improvement in workflow efficiency"),
    activity(
      3, day(-5, hour: 14), "Feedback", "Provided detailed feedback on new features",
      "Feature enhancement prioritized for next release"),
  ]

  private static func activity(
    _ number: Int, _ at: Instant, _ kind: String, _ description: String, _ outcome: String
  ) -> Fact {
    .activity(
      Activity(
        id: ActivityID("CUST-001-V\(number)"), customer: customer.id, at: at, kind: kind, description: description,
        outcome: outcome, author: customer.owner))
  }

  /// Half past the hour, UTC, so many days from the anchor's.
  private static func day(_ days: Int, hour: Int) -> Instant {
    Instant(seconds: (PortfolioPlan.today.day + days) * Instant.secondsPerDay + hour * 3600 + 1800)
  }
}
