import CustomerSuccess
import Foundation
import Framework
import Statistics
import Testing

enum HealthCase {
  static let now = Instant(seconds: 1_773_172_800)
  static let zone = Zone(identifier: "America/New_York") ?? .gmt

  /// Acme, signed up so many local days before `now`.
  static func customer(age: Int = 400, seats: Int? = 20, limits: [String: Int] = ["workflows": 50]) -> Customer {
    Customer(
      id: "CUST-001", name: "Acme Healthcare Inc.", tier: .professional, industry: .healthcare, size: .medium,
      signedUp: zone.date(of: now) - age, seats: seats, limits: limits)
  }

  static func observed(
    _ metric: MetricID, _ value: MetricValue, at: Instant = now, note: String = ""
  ) -> Observation {
    Observation(customer: "CUST-001", metric: metric, value: value, at: at, note: note)
  }

  /// The framework's facts about Acme.
  static let acme: [Observation] = [
    observed("activeUsers", .measured(85)), observed("featureAdoption", .measured(72)),
    observed("workflowVolume", .measured(78)), observed("timeToValue", .measured(28)),
    observed("roiDemonstration", .measured(150)), observed("expansionVelocity", .judged(.excellent)),
    observed("supportInteraction", .judged(.good)), observed("npsScore", .measured(8.5)),
    observed("productFeedback", .judged(.excellent)), observed("integrationStatus", .judged(.excellent)),
    observed("performance", .judged(.excellent)), observed("securityCompliance", .judged(.excellent)),
    observed("upgradeReadiness", .judged(.good)), observed("accountExpansion", .judged(.good)),
  ]

  static func override(
    _ target: OverrideTarget, _ value: Int, at: Instant = now, days: Int = 30, withdrawn: Instant? = nil,
    id: OverrideID = "O-1"
  ) -> Override {
    Override(
      id: id, customer: "CUST-001", target: target, value: value, reason: "sponsor left", author: "dana", at: at,
      expires: at.adding(days: days), withdrawn: withdrawn)
  }
}

/// A made-up customer with made-up facts over the 200 days up to `HealthCase.now` and the 20 after.
struct RandomHealth {
  var customer: Customer
  var observations: [Observation]
  var overrides: [Override]

  init(seed: Int, model: HealthModel) {
    var random = SplitMix64(seed: UInt64(seed))
    customer = HealthCase.customer(
      age: Int.random(in: 0...260, using: &random), seats: Bool.random(using: &random) ? 20 : nil,
      limits: Bool.random(using: &random) ? ["workflows": 50] : [:])
    let kinds = model.metrics.shuffled(using: &random).prefix(Int.random(in: 1...14, using: &random))
    observations = (0..<Int.random(in: 0...40, using: &random)).map { _ in
      let metric = kinds.randomElement(using: &random) ?? model.metrics[0]
      return HealthCase.observed(
        metric.id, RandomHealth.value(metric, &random), at: RandomHealth.moment(&random))
    }
    overrides = (0..<Int.random(in: 0...5, using: &random)).map { index in
      let at = RandomHealth.moment(&random)
      let days = Int.random(in: 1...90, using: &random)
      return HealthCase.override(
        RandomHealth.target(model, &random), Int.random(in: 0...100, using: &random), at: at, days: days,
        withdrawn: Int.random(in: 0..<4, using: &random) == 0 ? at + days * 40_000 : nil,
        id: OverrideID("O-\(index)"))
    }
  }

  static func moment(_ random: inout SplitMix64) -> Instant {
    HealthCase.now + Int.random(in: -200 * 86_400...20 * 86_400, using: &random)
  }

  private static func value(_ metric: HealthMetric, _ random: inout SplitMix64) -> MetricValue {
    let roll = Int.random(in: 0..<12, using: &random)
    if roll == 0 { return .notApplicable }
    if roll < 3, metric.deadline != nil { return .unmet }
    if let scale = metric.measure?.scale, roll < 10 || metric.levels.isEmpty {
      let ends = min(scale.best, scale.worst)...max(scale.best, scale.worst)
      return .measured(Double.random(in: ends, using: &random))
    }
    return .judged(metric.levels.keys.sorted().randomElement(using: &random) ?? .poor)
  }

  private static func target(_ model: HealthModel, _ random: inout SplitMix64) -> OverrideTarget {
    let roll = Int.random(in: 0..<6, using: &random)
    if roll == 0 { return .score }
    if roll < 3, let dimension = model.dimensions.randomElement(using: &random) { return .dimension(dimension.id) }
    return .metric(model.metrics.randomElement(using: &random)?.id ?? "activeUsers")
  }

  func assessed(_ model: HealthModel, at now: Instant) -> HealthAssessment {
    model.assess(customer, observations: observations, overrides: overrides, at: now, zone: HealthCase.zone)
  }
}
