import Statistics
import Testing

@testable import CustomerSuccess

/// All that is tried over a population in which things hang together, and over the same figures with the labels shuffled.
@Suite struct ShuffledInsightTests {
  /// Starters are worse off and fall more often, by their logins; tickets go with low scores, training with adoption, waiting with
  /// discontent.
  static func population(_ count: Int, seed: UInt64) -> [InsightCustomer] {
    var generator = SplitMix64(seed: seed)
    func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    let owners = ["ann", "ben", "cas", "dana", "eve", ""]
    return (0..<count).map { _ in
      let tier = Tier.allCases[draw(0...Tier.allCases.count - 1)]
      let isFalling = draw(1...100) <= (tier == .starter ? 45 : 15)
      // Most stand high, a few far down.
      let low = tier == .starter ? draw(0...25) : 0
      var customer = InsightCustomer(
        places: [
          .tier: tier.rawValue, .industry: Industry.allCases[draw(0...Industry.allCases.count - 1)].rawValue,
          .size: CompanySize.allCases[draw(0...CompanySize.allCases.count - 1)].rawValue,
          .owner: owners[draw(0...owners.count - 1)],
        ], score: 96 - low - min(draw(0...60), draw(0...60)), change: isFalling ? -draw(2...20) : draw(-1...6))
      customer.isDeclining = isFalling
      customer.isExpansion = tier == .professional && draw(0...3) == 0
      customer.openTickets = max(0, draw(0...6) - (customer.score ?? 0) / 20)
      customer.training = Double(draw(0...10)) / 10
      customer.adoption = (customer.training ?? 0) * 40 + Double(draw(0...60))
      let rated = draw(0...2) == 0
      customer.response = rated ? Double(draw(60...40_000)) : nil
      customer.satisfaction = customer.response.map { max(1, 5 - ($0 / 10_000).rounded() + Double(draw(-1...0))) }
      customer.points = [
        "logins": isFalling && draw(0...2) > 0 ? -Double(draw(1...9)) : 0, "rare": draw(0...19) == 0 ? -8 : 0,
        "noise": Double(draw(-3...3)),
      ]
      return customer
    }
  }

  private static func shuffled(_ customers: [InsightCustomer], seed: UInt64) -> [InsightCustomer] {
    var generator = SplitMix64(seed: seed)
    var mixed = customers
    func mix<Value>(_ path: WritableKeyPath<InsightCustomer, Value>) {
      let values = customers.map { $0[keyPath: path] }.shuffled(using: &generator)
      for (place, value) in values.enumerated() { mixed[place][keyPath: path] = value }
    }
    for segment in Segment.allCases { mix(\.places[segment]) }
    mix(\.openTickets)
    mix(\.training)
    mix(\.satisfaction)
    mix(\.isExpansion)
    mix(\.points)
    return mixed
  }

  /// Of 200 families of tests at 5 % for all that is tried together, ten may say something that is chance.
  @Test(arguments: [60, 180, 600])
  func shuffledLabelsSaySomethingInOneOfTwentyAtMost(count: Int) {
    let customers = Self.population(count, seed: 11)
    var (spoke, tried) = (0, 0)
    for seed in 0..<200 {
      let findings = InsightFindings(Self.shuffled(customers, seed: UInt64(1000 + seed)))
      tried += findings.missed.count + findings.found.count
      if !findings.found.isEmpty { spoke += 1 }
    }
    #expect(spoke <= 10, "\(spoke) of 200")
    #expect(tried > 200 * 15)
  }

  /// The same figures with their labels: each kind of thing that hangs together is seen, and nothing else.
  @Test func whatHangsTogetherIsFound() throws {
    let findings = InsightFindings(Self.population(600, seed: 11))
    #expect(findings.untried.isEmpty)
    #expect(Set(findings.found.map(\.topic)) == Set(InsightTopic.allCases))
    let all = findings.found + findings.missed
    #expect(all.map(\.p) == all.map(\.p).sorted() && findings.missed.allSatisfy { $0.p >= Insight.level })
    for insight in all {
      let bounds = try #require(insight.bounds)
      #expect(bounds.low <= insight.effect && insight.effect <= bounds.high)
      #expect(insight.effect == 0 || (insight.effect > 0) == (insight.statistic > 0))
    }
    let drivers = findings.found.compactMap { insight -> MetricID? in
      guard case .driver(let metric, _, _, _) = insight.subject else { return nil }
      return metric
    }
    #expect(drivers == ["logins"])
    #expect(findings.found.contains { $0.filter == "tier:starter trend:declining" })
    let signs = findings.found.compactMap { insight -> (Insight.Pair, Bool)? in
      guard case .together(let pair, let rho) = insight.subject else { return nil }
      return (pair, rho > 0)
    }
    #expect(signs.count == 3 && signs.allSatisfy { $0.1 == ($0.0 == .trainingAndAdoption) })
  }

  @Test func whatThereIsTooLittleOfIsSaidToBeUntried() {
    #expect(InsightFindings([]) == InsightFindings())
    var few = Self.population(60, seed: 3)
    for place in few.indices { (few[place].response, few[place].points) = (place < 9 ? 60 : nil, nil) }
    #expect(InsightFindings(few).untried.contains(.responseAndSatisfaction))
    #expect(InsightFindings(few).untried.contains(.decline))
  }
}
