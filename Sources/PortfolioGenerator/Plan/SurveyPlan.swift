import CustomerSuccess

/// Who answered the NPS survey when, and how: of every 25 answers 15 promote and 3 detract, which makes 48.
struct SurveyPlans {
  private static let periods = 3
  /// Long enough a customer to have been asked in the first of the periods.
  private static let tenure = 95
  private static let group = 25

  private var answers: [Int32: Answer] = [:]

  struct Answer {
    var score: Int
    var at: Instant
  }

  init(_ plan: PortfolioPlan, plans: CustomerPlans) {
    var random = Random(seed: plan.seed, topic: .surveys, number: -1)
    // The example's NPS is the framework's 8.5, which is no single answer.
    var asked = plans.scores.indices.filter { $0 > 0 && Tenure(seed: plan.seed, index: $0).days >= Self.tenure }
    random.shuffle(&asked)
    let count = min(asked.count, Self.periods * Quotas.scaled(125, of: 1250, to: plan.customers))
    let span = Self.periods * 30 * Instant.secondsPerDay
    for start in stride(from: 0, to: count - count % Self.group, by: Self.group) {
      let members = asked[start..<start + Self.group].map { ($0, Double(plans.score($0)) + random.normal() * 8) }
        .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
      // The better the score, the higher the answer; when within the group each answered is left to chance.
      var places = Array(start..<start + Self.group)
      random.shuffle(&places)
      for (rank, member) in members.enumerated() {
        // Odd seconds: an observation made of it never meets one of the monthly looks, which have even ones.
        let offset = (2 * places[rank] + 1) * span / (2 * count) | 1
        answers[Int32(member.0)] = Answer(
          score: Self.score(rank, &random),
          at: (PortfolioPlan.anchor - span - PortfolioPlan.anchor.seconds % 2) + offset)
      }
    }
  }

  func answer(of customer: Int) -> Answer? { answers[Int32(customer)] }

  private static func score(_ rank: Int, _ random: inout Random) -> Int {
    switch rank {
    case ..<15: random.int(9...10)
    case ..<22: random.int(7...8)
    default: random.int(2...6)
    }
  }
}
