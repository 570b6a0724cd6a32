import Statistics

extension InsightFindings {
  /// Everything that can be asked of these customers, tried once and corrected together.
  public init(_ customers: [InsightCustomer]) {
    let cuts = Segment.allCases.map { segment in
      SegmentCut(segment, customers.map { SegmentCut.Row($0.places[segment] ?? "", $0.sums) })
    }
    let tried =
      Insight.Pair.allCases.compactMap { Insight.together($0, customers) } + Insight.drivers(customers)
      + cuts.flatMap { Insight.ofSegments($0) + Insight.declines($0.told, customers, by: $0.segment) }
    let judged = Insight.judged(tried)
    let topics = Set(tried.map(\.topic))
    self.init(
      customers: customers.count, found: judged.filter { $0.p < Insight.level },
      missed: judged.filter { $0.p >= Insight.level },
      untried: InsightTopic.allCases.filter { !topics.contains($0) })
  }
}

extension Insight.Pair {
  /// Both figures of a customer; nil where one is not known.
  func figures(of customer: InsightCustomer) -> (Double, Double)? {
    switch self {
    case .ticketsAndHealth: customer.score.map { (Double(customer.openTickets), Double($0)) }
    case .trainingAndAdoption: customer.training.flatMap { training in customer.adoption.map { (training, $0) } }
    case .responseAndSatisfaction:
      customer.response.flatMap { response in customer.satisfaction.map { (response, $0) } }
    }
  }

  /// What narrows to some of those it speaks of; nothing where the filter language has no word for it.
  fileprivate var filter: String {
    switch self {
    case .ticketsAndHealth: "tickets>0"
    case .trainingAndAdoption: "adoption>=0"
    case .responseAndSatisfaction: ""
    }
  }
}

extension Insight {
  /// A metric that moved a score by so little cost nothing.
  public static let leastPoints = 0.5

  fileprivate static func together(_ pair: Pair, _ customers: [InsightCustomer]) -> Insight? {
    let figures = customers.compactMap(pair.figures)
    guard figures.count >= leastCount, let found = RankCorrelation(figures.map(\.0), figures.map(\.1)) else {
      return nil
    }
    return Insight(
      subject: .together(pair, rho: found.rho), count: found.count, p: found.p, statistic: found.t,
      bounds: found.interval.map { Bounds(low: $0.low, high: $0.high) }, filter: pair.filter)
  }

  /// Each segment's share in decline against everybody else's.
  fileprivate static func declines(
    _ rows: ArraySlice<SegmentCut.Row>, _ customers: [InsightCustomer], by segment: Segment
  ) -> [Insight] {
    let compared = customers.filter { $0.change != nil }
    let counts = Dictionary(grouping: compared) { $0.places[segment] ?? "" }
      .mapValues { (declining: $0.count(where: \.isDeclining), whole: $0.count) }
    let all = compared.count(where: \.isDeclining)
    return rows.compactMap { row in
      guard let filter = segment.filter(row.value), let own = counts[row.value] else { return nil }
      let part = Proportion(own.declining, of: own.whole)
      let rest = Proportion(all - own.declining, of: compared.count - own.whole)
      let found = shares(part, against: rest, filter: filter) {
        .declining(segment, value: row.value, share: $0, rest: $1)
      }
      guard var found, found.statistic > 0 else { return found }
      found.filter += " trend:declining"
      return found
    }
  }

  /// Each metric that cost anybody points: how many of those in decline, against how many of all others.
  fileprivate static func drivers(_ customers: [InsightCustomer]) -> [Insight] {
    let known = customers.compactMap { customer in customer.points.map { (customer.isDeclining, $0) } }
    let (falling, others) = (known.filter(\.0).map(\.1), known.filter { !$0.0 }.map(\.1))
    guard !falling.isEmpty else { return [] }
    let metrics = Set(known.flatMap { $0.1.keys }).sorted()
    return metrics.compactMap { metric in
      func losers(_ points: [[MetricID: Double]]) -> Int { points.count { ($0[metric] ?? 0) <= -leastPoints } }
      let points = falling.reduce(0) { $0 + ($1[metric] ?? 0) } / Double(falling.count)
      return shares(
        Proportion(losers(falling), of: falling.count), against: Proportion(losers(others), of: others.count),
        filter: "trend:declining"
      ) { .driver(metric, share: $0, rest: $1, points: points) }
    }
  }
}
