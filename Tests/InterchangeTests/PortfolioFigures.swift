import CustomerSuccess
import Foundation
import Framework
import PortfolioGenerator

/// A portfolio's figures, computed from its facts by the real rules at a moment.
struct ComputedFigures {
  /// Those who are there.
  var customers: [Customer] = []
  var departed: [Customer] = []
  var scores: [CustomerID: Int] = [:]
  var lastMonth: [CustomerID: Int] = [:]
  var readiness: [CustomerID: HealthCategory] = [:]
  var openActions: Set<CustomerID> = []
  var readings: [TicketReading] = []
  var surveys: [SurveyResponse] = []
  var coverages: [CustomerID: Coverage] = [:]
  var keys: Set<FactKey> = []
  var facts = 0
  let now: Instant

  init(_ portfolio: Portfolio, model: HealthModel, rules: SupportRules, at now: Instant, zone: Zone) {
    self.now = now
    for facts in portfolio { add(facts, model: model, rules: rules, zone: zone) }
  }

  private mutating func add(_ facts: [Fact], model: HealthModel, rules: SupportRules, zone: Zone) {
    var observations: [Observation] = []
    var overrides: [Override] = []
    var records: [ScoreRecord] = []
    var tickets: [Ticket] = []
    var events: [TicketID: [TicketEvent]] = [:]
    guard case .customer(let customer)? = facts.first else { return }
    for fact in facts {
      keys.insert(fact.key)
      self.facts += 1
      switch fact {
      case .observation(let fact): observations.append(fact)
      case .override(let fact): overrides.append(fact)
      case .score(let fact): records.append(fact)
      case .ticket(let fact): tickets.append(fact)
      case .ticketEvent(let fact): events[fact.ticket, default: []].append(fact)
      case .survey(let fact): surveys.append(fact)
      case .action(let fact) where fact.status.isOpen: openActions.insert(fact.customer)
      default: break
      }
    }
    readings += tickets.map { rules.reading(of: $0, events: events[$0.id] ?? [], customer: customer, at: now) }
    guard customer.lifecycle != .churned else { return departed.append(customer) }
    customers.append(customer)
    let assessment = model.assess(customer, observations: observations, overrides: overrides, at: now, zone: zone)
    scores[customer.id] = assessment.score
    coverages[customer.id] = assessment.coverage
    readiness[customer.id] = assessment.metrics.first { $0.id == "upgradeReadiness" }?.band
    let month = now.adding(days: -30)
    let before = model.assess(customer, observations: observations, overrides: overrides, at: month, zone: zone).score
    lastMonth[customer.id] = before ?? records.filter { $0.at <= month }.max { $0.at < $1.at }?.score
  }

  func average(where holds: (Customer) -> Bool = { _ in true }) -> Double {
    let found = customers.filter(holds).compactMap { scores[$0.id] }
    return Double(found.reduce(0, +)) / Double(max(1, found.count))
  }

  func count(_ category: HealthCategory) -> Int { scores.values.count { HealthCategory(score: $0) == category } }

  var change: Double {
    let changes = scores.compactMap { id, score in lastMonth[id].map { score - $0 } }
    return Double(changes.reduce(0, +)) / Double(max(1, changes.count))
  }

  var expansion: Int { scores.count { id, score in score >= 70 && [.good, .excellent].contains(readiness[id]) } }
  var forgotten: Int { scores.count { id, score in score < 70 && !openActions.contains(id) } }
  var open: [TicketReading] { readings.filter(\.isOpen) }

  func quality(days: Int) -> SupportQuality {
    SupportQualityRules.quality(of: readings, period: now.adding(days: -days)..<now, at: now)
  }

  func answers(_ kind: SurveyResponse.Kind, days: Int) -> [Int] {
    surveys.filter { $0.kind == kind && $0.at >= now.adding(days: -days) && $0.at < now }.map(\.score)
  }

  func nps(days: Int) -> Double {
    let answers = answers(.nps, days: days)
    let balance = answers.count { $0 >= 9 } - answers.count { $0 <= 6 }
    return Double(balance) / Double(max(1, answers.count)) * 100
  }

  func csat(days: Int) -> Double {
    let answers = answers(.csat, days: days)
    return Double(answers.reduce(0, +)) / Double(max(1, answers.count))
  }
}
