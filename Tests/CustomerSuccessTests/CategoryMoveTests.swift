import Framework
import Statistics
import Testing

@testable import CustomerSuccess

@Suite struct CategoryMoveTests {
  let model: HealthModel
  private let now = HealthCase.now
  private let zone = HealthCase.zone
  private var today: LocalDate { zone.date(of: now) }

  init() throws { model = try ShippedFramework.health() }

  private func moves(
    _ observations: [Observation], _ overrides: [Override] = [], imported: [ScoreRecord] = [],
    of customer: Customer = HealthCase.customer(), at moment: Instant = HealthCase.now
  ) -> [CategoryMove] {
    model.course(
      of: customer, observations: observations, overrides: overrides, imported: imported, through: moment, zone: zone
    ).moves
  }

  private func judged(_ metric: MetricID, _ level: HealthCategory, daysAgo: Int, hour: Int = 12) -> Observation {
    HealthCase.observed(metric, .judged(level), at: zone.instant(today - daysAgo, secondOfDay: hour * 3600))
  }

  /// Where a customer stands at the end of a day, by its moves.
  private func place(_ moves: [CategoryMove], endOf day: LocalDate) -> CategoryPlace {
    moves.last { $0.day <= day }?.after ?? .absent
  }

  // MARK: One customer

  @Test func aDaysTwoEndsAreCompared() {
    let facts = [
      judged("performance", .good, daysAgo: 9), judged("performance", .poor, daysAgo: 5, hour: 9),
      judged("performance", .good, daysAgo: 5, hour: 17), judged("performance", .fair, daysAgo: 3, hour: 9),
      judged("performance", .poor, daysAgo: 3, hour: 10),
    ]
    let found = moves(facts)
    #expect(found.map(\.day) == [today - 400, today - 9, today - 3], "what came back on its day is no move")
    #expect(found.map(\.before) == [.absent, .unscored, .category(.good)])
    #expect(found.map(\.after) == [.unscored, .category(.good), .category(.poor)])
    #expect(found.map(\.because?.cause) == [nil, nil, .metric("performance")])
    #expect(found.map { $0.because?.points ?? 0 < 0 } == [false, false, true])
    // While the day lasts, it ends now.
    let noon = zone.instant(today - 5, secondOfDay: 12 * 3600)
    #expect(moves(facts, at: noon).last?.after == .category(.poor))
  }

  @Test func whatLostMostIsTheReason() throws {
    let start = [
      judged("performance", .good, daysAgo: 9), judged("productFeedback", .good, daysAgo: 9),
      judged("supportInteraction", .good, daysAgo: 9),
    ]
    let fall = [judged("performance", .excellent, daysAgo: 2), judged("productFeedback", .poor, daysAgo: 2)]
    let found = try #require(moves(start + fall).last)
    #expect(found.because?.cause == .metric("productFeedback"))
    // As two assessments say it that are held against each other.
    func assessed(_ daysAgo: Int) -> HealthAssessment {
      model.assess(
        HealthCase.customer(), observations: start + fall, overrides: [],
        at: zone.instant(today - daysAgo, secondOfDay: 86_399), zone: zone)
    }
    var move = PortfolioDifference.Move(
      before: .init(customer: "C", score: assessed(3).score), after: .init(customer: "C", score: assessed(2).score))
    move.explain(from: assessed(3), to: assessed(2))
    #expect(move.firstReason?.cause == found.because?.cause && move.firstReason?.points == found.because?.points)
  }

  @Test func overridesMoveAndAnothersScoresDoNot() {
    let facts = [judged("performance", .good, daysAgo: 90)]
    let other = ScoreRecord(customer: "CUST-001", at: now.adding(days: -3), score: 12, origin: .imported)
    #expect(moves(facts, imported: [other]) == moves(facts))
    let set = HealthCase.override(.score, 20, at: now.adding(days: -40), days: 30)
    let found = moves(facts, [set]).suffix(2)
    #expect(found.map(\.after) == [.category(.poor), .category(.good)], "it ends by itself")
    #expect(found.map(\.because?.cause) == [.override(.score), .override(.score)])
  }

  @Test func comingAndLeavingAreTheirOwn() {
    var customer = HealthCase.customer(age: 8)
    let facts = [judged("performance", .poor, daysAgo: 20), judged("performance", .good, daysAgo: 4)]
    #expect(moves(facts, of: customer).map(\.before) == [.absent, .category(.poor)], "nobody counts it before")
    (customer.lifecycle, customer.churned) = (.churned, today - 6)
    let left = moves(facts, of: customer)
    #expect(left.map(\.after) == [.category(.poor), .absent] && left.map(\.isMove) == [false, false])
    customer.churned = customer.signedUp
    #expect(moves(facts, of: customer).isEmpty)
    (customer.lifecycle, customer.churned, customer.signedUp) = (.active, nil, today + 1)
    #expect(moves(facts, of: customer).isEmpty)
  }

  // MARK: Several days

  private func move(
    _ day: Int, _ before: CategoryPlace, _ after: CategoryPlace, _ metric: MetricID? = nil, _ points: Double = 0
  ) -> CategoryMove {
    CategoryMove(
      day: LocalDate(day: day), before: before, after: after,
      because: metric.map { PointsLine(cause: .metric($0), points: points) })
  }

  @Test func severalDaysAreOneMove() {
    let (good, fair, poor) = (
      CategoryPlace.category(.good), CategoryPlace.category(.fair), CategoryPlace.category(.poor)
    )
    #expect(CategoryMove.net([]) == nil)
    #expect(CategoryMove.net([move(1, good, poor, "a", -9), move(2, poor, good, "a", 9)]) == nil)
    let down = CategoryMove.net([
      move(1, good, fair, "a", -9), move(2, fair, good, "b", 30), move(3, good, fair, "c", -12),
      move(4, fair, poor, "a", -5),
    ])
    #expect(down?.before == good && down?.after == poor && down?.day == LocalDate(day: 4))
    #expect(down?.because == PointsLine(cause: .metric("a"), points: -14), "its points are added up")
    let up = CategoryMove.net([move(1, poor, fair, "a", 3), move(2, fair, good, "b", 8)])
    #expect(up?.because?.cause == .metric("b"))
    #expect(CategoryMove.net([move(1, .absent, good), move(2, good, poor, "a", -9)])?.because == nil)
  }

  @Test func flowsAreCountedAndSaidWorstFirst() {
    let (good, poor) = (CategoryPlace.category(.good), CategoryPlace.category(.poor))
    let flows = CategoryFlows(
      [
        move(1, good, poor, "a", -9), move(2, good, poor, "b", -9), move(2, good, poor, "a", -9),
        move(3, poor, good, "a", 20), move(3, .absent, poor), move(3, .unscored, good), move(4, good, .absent),
      ], over: 7)
    #expect(flows.net(.poor) == 2 && flows.net(.good) == -1 && flows.net(.fair) == 0)
    #expect(flows.entered(.poor) == 3 && flows.gone(from: .poor) == 1)
    #expect((flows.came, flows.left) == (1, 1))
    #expect(flows.foremost == .poor)
    #expect(flows.reasons(into: .poor).map(\.cause) == [.metric("a"), .metric("b")])
    #expect(flows.reasons(into: .poor).map(\.customers) == [2, 1])
    #expect(flows.moves.map(\.customers) == [3, 1, 1])
    #expect(CategoryFlows([], over: 7).foremost == nil)
  }

  // MARK: Random histories

  /// At the end of every day the moves lead to where the model's assessment puts the customer, and nowhere else.
  @Test(arguments: 1...60) func movesLeadToWhatIsAssessed(seed: Int) {
    var made = RandomHealth(seed: seed, model: model)
    if seed.isMultiple(of: 3) { (made.customer.lifecycle, made.customer.churned) = (.churned, today - seed % 40) }
    if let churned = made.customer.churned, churned < made.customer.signedUp { made.customer.signedUp = churned }
    let found = moves(made.observations, made.overrides, of: made.customer)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.day < $1.day && $0.after == $1.before })
    #expect(found.allSatisfy { $0.before != $0.after })
    for daysAgo in 0...120 {
      let day = today - daysAgo
      let end = min(now, zone.instant(day + 1, secondOfDay: 0) - 1)
      let category = made.assessed(model, at: end).category
      let expected = made.customer.counts(on: day) ? CategoryPlace(category) : .absent
      #expect(place(found, endOf: day) == expected, "day \(daysAgo)")
    }
  }

  /// A category's customers at one day, less those who moved out of it or left, with those who moved into it or came, are those
  /// of the other.
  @Test(arguments: 1...10) func movesAddUpOverAPortfolio(seed: Int) {
    let made = (0..<30).map { RandomHealth(seed: seed * 100 + $0, model: model) }
    let all = made.map { moves($0.observations, $0.overrides, of: $0.customer) }
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<10 {
      let days = Int.random(in: 1...60, using: &random)
      let flows = CategoryFlows(
        all.compactMap { CategoryMove.net($0.filter { $0.day > today - days }) }, over: days)
      for category in HealthCategory.allCases {
        func count(_ daysAgo: Int) -> Int {
          all.count { place($0, endOf: today - daysAgo) == .category(category) }
        }
        func sum(_ holds: (CategoryFlows.Flow) -> Bool) -> Int {
          flows.flows.reduce(0) { holds($1) ? $0 + $1.customers : $0 }
        }
        let came = sum { $0.from == .absent && $0.to == .category(category) }
        let left = sum { $0.to == .absent && $0.from == .category(category) }
        #expect(count(days) + flows.net(category) + came - left == count(0))
      }
    }
  }

  /// What was known on a day says the same of the days before it as what is known now.
  @Test(arguments: 1...20) func laterDaysChangeNothingOfEarlierOnes(seed: Int) {
    let made = RandomHealth(seed: seed, model: model)
    let all = moves(made.observations, made.overrides, of: made.customer)
    for daysAgo in [1, 10, 40] {
      let end = zone.instant(today - daysAgo + 1, secondOfDay: 0) - 1
      #expect(
        moves(made.observations, made.overrides, of: made.customer, at: end) == all.filter { $0.day <= today - daysAgo }
      )
    }
  }
}
