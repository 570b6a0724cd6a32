import CustomerSuccess
import Foundation
import PortfolioGenerator

/// Seconds and calls of each rule over one portfolio.
struct Measurement {
  enum Rule: String, CaseIterable {
    case generate = "make the facts"
    case assess = "HealthModel.assess"
    case history = "HealthModel.history"
    case reading = "SupportRules.reading"
    case business = "BusinessCalendar.due, opening hours"
    case always = "BusinessCalendar.due, around the clock"
  }

  private struct Tally {
    var seconds = 0.0
    var calls = 0
  }

  let customers: Int
  private var tallies: [Rule: Tally] = [:]
  /// Taken from every answer, so that no call can be left out by the compiler.
  private var digest = 0

  /// Four open hours, as a policy for what is not urgent has it.
  private static let budget = 4 * 3600

  init(customers: Int) { self.customers = customers }

  mutating func run(_ rules: Rules) {
    var portfolio = Portfolio(
      PortfolioPlan(customers: customers), model: rules.health, training: rules.training, journeys: rules.journeys)
    let now = PortfolioPlan.anchor
    while let facts = time(.generate, calls: { $0?.count ?? 0 }, { portfolio.next() }) {
      measure(CustomerFacts(facts), rules, now)
    }
  }

  private mutating func measure(_ facts: CustomerFacts, _ rules: Rules, _ now: Instant) {
    guard let customer = facts.customer else { return }
    let assessment = time(.assess) {
      rules.health.assess(
        customer, observations: facts.observations, overrides: facts.overrides, at: now, zone: rules.zone)
    }
    let history = time(.history) {
      rules.health.history(
        of: customer, observations: facts.observations, overrides: facts.overrides, imported: facts.scores,
        through: now, zone: rules.zone)
    }
    digest &+= (assessment.score ?? 0) &+ history.count
    for ticket in facts.tickets {
      let events = facts.events[ticket.id] ?? []
      let reading = time(.reading) {
        rules.support.reading(of: ticket, events: events, customer: customer, at: now)
      }
      let business = time(.business) { rules.business.due(from: ticket.created, budget: Measurement.budget) }
      let always = time(.always) { BusinessCalendar.always.due(from: ticket.created, budget: Measurement.budget) }
      digest &+= reading.owner.count &+ (business == nil ? 0 : 1) &+ (always == nil ? 0 : 1)
    }
  }

  private mutating func time<Answer>(
    _ rule: Rule, calls: (Answer) -> Int = { _ in 1 }, _ body: () -> Answer
  ) -> Answer {
    let start = ContinuousClock.now
    let answer = body()
    let spent = (ContinuousClock.now - start).components
    tallies[rule, default: Tally()].seconds += Double(spent.seconds) + Double(spent.attoseconds) / 1e18
    tallies[rule, default: Tally()].calls += calls(answer)
    return answer
  }

  /// A line for each rule; beside it how much longer a call took than at the size before, which is 1 where it is linear.
  func show(against before: Measurement?) {
    print("\(customers) customers, peak \(Measurement.peakMegabytes) MB (digest \(digest))")
    for rule in Rule.allCases {
      guard let tally = tallies[rule], tally.calls > 0 else { continue }
      let each = tally.seconds / Double(tally.calls)
      var line = "  " + rule.rawValue.padding(toLength: 40, withPad: " ", startingAt: 0)
      line += String(format: "%9.3f s %12d calls %10.2f µs each", tally.seconds, tally.calls, each * 1e6)
      if let old = before?.tallies[rule], old.calls > 0 {
        line += String(format: "   %.2f × the size before", each / (old.seconds / Double(old.calls)))
      }
      print(line)
    }
  }

  private static var peakMegabytes: Int {
    var usage = rusage()
    getrusage(.init(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }
}

/// One customer's facts by kind.
struct CustomerFacts {
  private(set) var customer: Customer?
  private(set) var observations: [Observation] = []
  private(set) var overrides: [Override] = []
  private(set) var scores: [ScoreRecord] = []
  private(set) var tickets: [Ticket] = []
  private(set) var events: [TicketID: [TicketEvent]] = [:]

  init(_ facts: [Fact]) {
    for fact in facts {
      switch fact {
      case .customer(let value): customer = value
      case .observation(let value): observations.append(value)
      case .override(let value): overrides.append(value)
      case .score(let value): scores.append(value)
      case .ticket(let value): tickets.append(value)
      case .ticketEvent(let value): events[value.ticket, default: []].append(value)
      default: break
      }
    }
  }
}
