import ConsoleApp
import CustomerSuccess
import SuccessStore

/// The framework's `customerHealthDashboard` of one customer.
struct CustomerReport: Encodable {
  var customerOverview: Overview
  var healthBreakdown: [String: Dimension]
  var actionItems: [Action]
  var recentActivity: [RecentActivity]
  /// Each only of a customer who has any.
  var contacts: [ContactPerson]?
  var usage: [Usage]?
  var surveys: [Answer]?
  var departures: [Left]?
  var exitInterviews: [Interview]?
  var businessReviews: [Review]?
  /// Only of a customer who has any, with what the live ones bring a month.
  var subscriptions: [Subscription]?
  var monthlyRevenue: [Revenue]?
  /// Only of whom something was predicted.
  var predictions: [Chance]?
  /// Only with `--explain`.
  var explanation: ExplanationReport?
  /// For text only: the model's order of dimensions and of their metrics, and the titles of both.
  var order: [String]
  var metricOrder: [String: [String]]
  var titles: [String: String]
  /// For text only: the metrics that are older than their shelf life.
  var stale: Set<String>
  /// `At Risk (fair)`; nil without a score.
  var statusWords: String?

  enum CodingKeys: String, CodingKey {
    case customerOverview, healthBreakdown, actionItems, recentActivity, subscriptions, monthlyRevenue, explanation
    case contacts, usage, surveys, departures, exitInterviews, businessReviews, predictions
  }

  struct Overview: Encodable {
    var customerId: String
    var companyName: String
    var tier: String
    var industry: String
    var companySize: String
    var owner: String
    @OrNull var healthScore: Int?
    @OrNull var computedScore: Int?
    @OrNull var healthCategory: String?
    var isProvisional: Bool
    var isOverridden: Bool
    var coverage: Coverage
    /// For text only: how many of the known ones are stale.
    var stale: Int
    var trend: String
    @OrNull var trendChange: Int?
    @OrNull var lastUpdated: String?
    @OrNull var renewalDate: String?
    /// For text only: when it left, or leaves.
    var churned: LocalDate?
    var lifecycle: String
    /// Another system's, of a customer without a score of its own.
    var importedScore: ImportedScore?
    /// Its page in the tool it came from.
    var link: String?

    private enum CodingKeys: String, CodingKey {
      case customerId, companyName, tier, industry, companySize, owner, healthScore, computedScore, healthCategory
      case isProvisional, isOverridden, coverage, trend, trendChange, lastUpdated, renewalDate, lifecycle
      case importedScore, link
    }
  }

  struct ImportedScore: Encodable {
    var score: Int
    var at: String
  }

  struct Dimension: Encodable {
    @OrNull var score: Int?
    @OrNull var status: String?
    /// Each known metric in the framework's wording.
    var metrics: [String: String]
  }

  struct Action: Encodable {
    var actionId: String
    var priority: String
    var type: String
    var title: String
    var description: String
    var owner: String
    @OrNull var dueDate: String?
    var status: String
  }

  /// How likely something is, 0 to 1, and what speaks most for it, in points of log-odds.
  struct Chance: Encodable {
    var event: String
    var chance: Double
    var predicted: String
    var reasons: [Reason]

    struct Reason: Encodable {
      var feature: String
      var points: Double
    }
  }

  /// In major units: an amount a currency, for amounts of two are no sum.
  struct Revenue: Encodable {
    var amount: String
    var currency: String
  }

  struct Subscription: Encodable {
    var subscriptionId: String
    var plan: String
    var amount: String
    var currency: String
    var seats: Int?
    var from: String
    var to: String?
    var isLive: Bool
  }

  struct RecentActivity: Encodable {
    var date: String
    var type: String
    var description: String
    var outcome: String
  }
}

extension CustomerReport {
  private static let activityLimit = 20

  init(_ detail: CustomerDetail, model: HealthModel, zone: Zone, at now: Instant) {
    customerOverview = Overview(detail)
    statusWords = detail.assessment.category.map { "\(HealthWords.status($0, in: model)) (\($0.rawValue))" }
    healthBreakdown = Dictionary(
      uniqueKeysWithValues: detail.assessment.dimensions.map { ($0.id.text, Dimension($0, model: model)) })
    order = detail.assessment.dimensions.map(\.id.text)
    metricOrder = Dictionary(
      uniqueKeysWithValues: detail.assessment.dimensions.map { ($0.id.text, $0.metrics.map(\.id.text)) })
    titles = Dictionary(
      detail.assessment.dimensions.map { ($0.id.text, $0.title) }
        + detail.assessment.metrics.map { ($0.id.text, $0.title) }
    ) { first, _ in first }
    stale = Set(detail.assessment.metrics.filter { $0.state == .stale }.map(\.id.text))
    actionItems = detail.actions.filter(\.status.isOpen).map(Action.init)
    recentActivity = detail.activities.prefix(CustomerReport.activityLimit).map {
      RecentActivity(
        date: zone.date(of: $0.at).description, type: $0.kind, description: $0.description, outcome: $0.outcome)
    }
    let today = zone.date(of: now)
    tellAccount(detail, zone)
    if detail.row.lifecycle != .churned, !detail.predictions.isEmpty {
      predictions = detail.predictions.map { told in
        Chance(
          event: told.event.text, chance: told.chance, predicted: zone.date(of: told.at).description,
          reasons: told.reasons.map { Chance.Reason(feature: $0.feature, points: $0.points) })
      }
    }
    guard !detail.subscriptions.isEmpty else { return }
    subscriptions = detail.subscriptions.map { Subscription($0, on: today) }
    monthlyRevenue = detail.monthlyRevenue(on: today).map { Revenue(amount: $0.amountText, currency: $0.currency) }
  }
}

extension CustomerReport.Overview {
  init(_ detail: CustomerDetail) {
    let (customer, health) = (detail.row.customer, detail.row.health)
    customerId = customer.id.text
    companyName = customer.name
    tier = customer.tier.title
    industry = customer.industry.rawValue
    companySize = customer.size.rawValue
    owner = customer.owner
    healthScore = detail.assessment.score
    computedScore = detail.assessment.computed
    healthCategory = detail.assessment.category?.rawValue.capitalizedFirst
    isProvisional = detail.assessment.isProvisional
    isOverridden = detail.assessment.isOverridden
    coverage = detail.assessment.coverage
    stale = detail.assessment.stale
    trend = health.trend.rawValue
    trendChange = health.change
    lastUpdated = detail.assessment.metrics.compactMap { $0.observation?.at }.max()?.iso8601
    renewalDate = customer.renews?.description
    churned = customer.churned
    lifecycle = detail.row.lifecycle.rawValue
    importedScore = detail.importedScore.map { .init(score: $0.score, at: $0.at.iso8601) }
    link = customer.link?.text
  }
}

extension CustomerReport.Dimension {
  init(_ dimension: DimensionAssessment, model: HealthModel) {
    score = dimension.score.map(roundedHalfUp)
    status = dimension.category?.rawValue.capitalizedFirst
    metrics = Dictionary(
      uniqueKeysWithValues: dimension.metrics.compactMap { metric in
        metric.observation.map { (metric.id.text, model.frameworkText(of: $0)) }
      })
  }
}

extension CustomerReport.Subscription {
  init(_ subscription: CustomerSuccess.Subscription, on day: LocalDate) {
    subscriptionId = subscription.id.text
    plan = subscription.plan
    amount = subscription.amount.amountText
    currency = subscription.amount.currency
    seats = subscription.seats
    from = subscription.from.description
    to = subscription.to?.description
    isLive = subscription.isLive(on: day)
  }
}

extension CustomerReport.Action {
  init(_ action: ActionItem) {
    actionId = action.id.text
    priority = action.priority.title
    type = action.kind
    title = action.title
    description = action.description
    owner = action.owner
    dueDate = action.due?.description
    status = action.status.title
  }
}
