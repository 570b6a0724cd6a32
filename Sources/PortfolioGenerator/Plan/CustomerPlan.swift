import CustomerSuccess

/// What is decided about all customers together: who has which score and segment, so that the portfolio's figures come
/// out. A few bytes a customer; everything else is made when a customer's turn comes.
struct CustomerPlans {
  private(set) var scores: [Int8]
  /// Now less 30 days ago; nil for those who were not there yet.
  private(set) var changes: [Int8?]
  private(set) var tiers: [Tier]
  private(set) var industries: [Industry]
  private(set) var sizes: [CompanySize]
  private(set) var isExpansion: [Bool]
  /// At risk without an open action.
  private(set) var isForgotten: [Bool]
  /// The score is a person's judgement over a computed one.
  private(set) var isOverridden: [Bool]

  init(_ plan: PortfolioPlan) {
    var random = Random(seed: plan.seed, topic: .plan, number: 0)
    scores = ScorePlan.scores(count: plan.customers, &random)
    changes = []
    tiers = []
    industries = []
    sizes = []
    isExpansion = []
    isForgotten = []
    isOverridden = []
    assignSegments(plan)
    placeExample()
    isExpansion = chosen(Quotas.scaled(180, of: 1250, to: plan.customers), among: { $0 >= 70 }, first: 0, &random)
    isForgotten = chosen(Quotas.scaled(45, of: 1250, to: plan.customers), among: { $0 < 70 }, first: nil, &random)
    isOverridden = chosen(
      Quotas.scaled(12, of: 1250, to: plan.customers), among: { (55...80).contains($0) }, first: nil, &random)
    changes = ScorePlan.changes(scores: scores, seed: plan.seed)
  }

  var count: Int { scores.count }
  func score(_ index: Int) -> Int { Int(scores[index]) }

  /// Segments follow the score with noise: sorted by a mixture of both, the best get the framework's best segments.
  private mutating func assignSegments(_ plan: PortfolioPlan) {
    var random = Random(seed: plan.seed, topic: .segments, number: 0)
    let mean = Double(scores.reduce(0) { $0 + Int($1) }) / Double(max(1, scores.count))
    let health = scores.map { (Double($0) - mean) / 13 }
    func assign<Segment>(_ quotas: [(Segment, Int)], pull: Double) -> [Segment] {
      let rank = health.map { $0 * pull + random.normal() * (1 - pull * pull).squareRoot() }
      let order = rank.indices.sorted { (rank[$1], $0) < (rank[$0], $1) }
      let counts = Quotas.scaled(quotas.map(\.1), to: scores.count)
      var result = scores.map { _ in quotas[0].0 }
      var position = 0
      for (quota, count) in zip(quotas, counts) {
        for index in order[position..<position + count] { result[index] = quota.0 }
        position += count
      }
      return result
    }
    tiers = assign(
      [(.enterprise, 150), (.professional, 400), (.starter, 500), (.community, 200)], pull: SegmentPull.tier)
    industries = assign(
      [(.financial, 220), (.healthcare, 180), (.technology, 350), (.manufacturing, 150), (.other, 350)],
      pull: SegmentPull.industry)
    sizes = assign([(.enterprise, 200), (.large, 300), (.medium, 450), (.small, 300)], pull: SegmentPull.size)
  }

  /// Makes the first customer the framework's example: its segments and score change places with others'.
  private mutating func placeExample() {
    guard !scores.isEmpty else { return }
    func bring<Value: Equatable>(_ value: Value, to values: inout [Value]) {
      if let other = values.firstIndex(of: value) { values.swapAt(0, other) } else { values[0] = value }
    }
    bring(.professional, to: &tiers)
    bring(.healthcare, to: &industries)
    bring(.medium, to: &sizes)
    bring(Int8(ExampleCustomer.score), to: &scores)
  }

  private func chosen(
    _ count: Int, among fits: (Int) -> Bool, first: Int?, _ random: inout Random
  ) -> [Bool] {
    var candidates = scores.indices.filter { fits(score($0)) && $0 != 0 }
    random.shuffle(&candidates)
    var isChosen = scores.map { _ in false }
    let picked = (first.map { [$0] } ?? []).filter(scores.indices.contains) + candidates
    for index in picked.prefix(count) { isChosen[index] = true }
    return isChosen
  }
}

/// How strongly a segment follows the score, from 0 to 1, so that the averages stand apart as the framework's do.
private enum SegmentPull {
  static let tier = 0.55
  static let industry = 0.42
  static let size = 0.44
}
