import Testing

@testable import CustomerSuccess

/// The figures of the metrics dashboard, each side of every edge.
@Suite struct PerformanceFigureTests {
  private static let zone = Zone(identifier: "UTC")
  /// 2026-11-23T14:00:00Z
  private let now = Instant(seconds: 1_795_442_400)
  private let today = LocalDate(day: 20_780)
  private let always = CustomerStay(signedUp: LocalDate(day: 0))

  private func moments() throws -> PerformanceMoments {
    PerformanceMoments(now: now, zone: try #require(Self.zone))
  }

  @Test func monthsEndNow() throws {
    let moments = try moments()
    #expect(moments.months.count == 12 && moments.today == today)
    #expect(moments.months.last == PerformanceMoment(at: now, day: today))
    #expect(moments.months.first?.day.description == "2025-12-23")
    #expect(moments.months.first?.at.iso8601 == "2025-12-23T23:59:59Z")
  }

  /// The 31st is the last of shorter months, and comes back.
  @Test func monthsAreClamped() throws {
    let moments = PerformanceMoments(
      now: try #require(Instant(iso8601: "2027-03-31T08:00:00Z")), zone: try #require(Self.zone))
    #expect(
      moments.months.suffix(4).map(\.day.description) == ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"])
    let early = PerformanceMoments(
      now: try #require(Instant(iso8601: "0001-02-01T00:00:00Z")), zone: try #require(Self.zone))
    #expect(early.months.count == 12, "no month is before the first year")
  }

  // MARK: Answers

  private static let answers: [(scores: [Int], nps: Double?)] = [
    ([10, 10, 9, 0], nil), ([10, 9, 8, 7, 6], 20), ([0, 6, 6, 0, 7], -80), ([9, 9, 9, 9, 9], 100),
    ([7, 8, 7, 8, 7, 8, 7, 6], -12),
  ]

  @Test(arguments: answers) func netPromoters(_ scores: [Int], _ expected: Double?) throws {
    var course = SurveyCourse(try moments())
    for score in scores { course.add(.nps, score, at: now - 60, of: always) }
    let series = course.series(.npsScore, of: .nps)
    #expect(series.current.value == expected && series.current.n == scores.count)
    #expect(series.current.lack == (expected == nil ? .tooFew(least: 5) : nil))
    #expect(series.before == PerformanceValue(.noAnswers) && series.months.count == 12)
  }

  /// The first and the last second of the days before now count now, the second before them counts before.
  @Test func answersCountForNinetyDays() throws {
    var course = SurveyCourse(try moments())
    let start = now.adding(days: -90)
    for (score, at) in [(5, now), (4, start), (1, start - 1), (2, start.adding(days: -90) - 1), (3, now + 1)] {
      course.add(.ces, score, at: at, of: always)
    }
    let series = course.series(.cesScore, of: .ces)
    #expect(series.current == PerformanceValue(4.5, n: 2))
    #expect(series.before == PerformanceValue(1.5, n: 2))
  }

  /// Who has left counts in no later moment, and in the earlier ones as it did then.
  @Test func answersAreOfThoseWhoAreThere() throws {
    var course = SurveyCourse(try moments())
    let left = CustomerStay(signedUp: today - 400, left: today - 10)
    course.add(.csat, 2, at: now.adding(days: -40), of: left)
    let series = course.series(.csatScore, of: .csat)
    #expect(series.current.lack == .noAnswers)
    #expect(series.months[10] == PerformanceValue(2, n: 1), "a month ago it was there")
  }

  // MARK: Trend

  @Test(arguments: [
    (PerformanceFigure.npsScore, 50.0, 48.0, 2.0, HealthTrend.improving), (.npsScore, 49, 48, 2, .stable),
    (.npsScore, 46, 48, 2, .declining), (.timeToFirstValue, 28, 30, 1, .improving),
    (.timeToFirstValue, 31, 30, 1, .declining), (.csatScore, 4.7, 4.6, 0.1, .improving),
    (.csatScore, 4.6, 4.6, 0, .stable), (.lifetimeValue, 3200.01, 3200, 0, .improving),
  ])
  func trends(
    _ figure: PerformanceFigure, _ now: Double, _ before: Double, _ steady: Double, _ expected: HealthTrend
  ) {
    let series = PerformanceSeries(
      figure, months: [PerformanceValue(now, n: 9)], before: PerformanceValue(before, n: 9))
    #expect(series.trend(steady: steady) == expected)
    let new = PerformanceSeries(figure, months: [PerformanceValue(now, n: 9)], before: PerformanceValue(.noAnswers))
    #expect(new.trend(steady: steady) == .new && new.change == nil)
    let none = PerformanceSeries(figure, months: [PerformanceValue(.noAnswers)], before: new.current)
    #expect(none.trend(steady: steady) == nil)
  }

  // MARK: Shares

  @Test func usersAreCountedByTheirLicences() throws {
    var course = ShareCourse.engagement(try moments())
    func values(_ days: Int, _ share: Double) -> [(at: Instant, value: MetricValue)] {
      [(now.adding(days: -days), .measured(share))]
    }
    course.add(values(1, 90), whole: 10, of: always)
    course.add(values(30, 50), whole: 30, of: always)
    course.add(values(31, 0), whole: 100, of: always)
    course.add(values(1, 0), whole: nil, of: always)
    course.add(values(1, 0), whole: 0, of: always)
    let series = course.series(.userEngagement)
    #expect(series.current == PerformanceValue(60, n: 2), "(9 + 15) of 40")
    #expect(series.before.n == 1)
  }

  @Test func featuresAreCountedByPlansWhereThatIsTold() throws {
    var course = ShareCourse.adoption(try moments())
    let old = now.adding(days: -700)
    course.add([(old, .measured(100))], whole: 10, of: always)
    course.add([(old, .measured(50))], whole: 30, of: always)
    #expect(course.series(.featureAdoption).current == PerformanceValue(62.5, n: 2))
    course.add([(old, .measured(0))], whole: nil, of: always)
    #expect(course.series(.featureAdoption).current.value.map { abs($0 - 2500 / 60) < 1e-9 } == true)
    course.add([(old, .measured(80)), (now, .notApplicable)], whole: 10, of: always)
    #expect(course.series(.featureAdoption).current.n == 3, "what is newest says that there is none")
  }

  // MARK: First value

  @Test func theMedianIsOfAllOfWhomItIsKnown() throws {
    let objective = ActivationObjective(
      title: "T", goal: "", days: 90, targetPercent: 85, signal: StepSignal(events: ["Live"]), metric: "timeToValue")
    var course = FirstValueCourse(try moments(), objective)
    let stay = CustomerStay(signedUp: today - 100)
    course.add(events: [now.adding(days: -80)], measured: [], of: stay)
    course.add(events: [], measured: [(now.adding(days: -5), .measured(31))], of: stay)
    course.add(events: [], measured: [(now.adding(days: -5), .unmet)], of: stay)
    let series = course.series
    #expect(series.current == PerformanceValue(25.5, n: 2))
    #expect(series.months[10] == PerformanceValue(20, n: 1), "what was told later was not known then")
    #expect(series.before.lack == .nothingKnown)
  }

  // MARK: Objectives

  /// Tier today, moves as days ago, days since sign-up, whether it counts, whether it is reached.
  private static let upgrades: [(Tier, [(Int, Tier, Tier)], Int, Bool, Bool)] = [
    (.professional, [], 400, true, false), (.professional, [], 100, false, false),
    (.enterprise, [(300, .professional, .enterprise)], 400, true, true),
    (.enterprise, [(100, .professional, .enterprise)], 400, true, false),
    (.enterprise, [(190, .starter, .professional), (100, .professional, .enterprise)], 900, true, true),
    (.starter, [(500, .professional, .starter)], 900, true, false),
    (.enterprise, [], 900, false, false), (.professional, [(20, .starter, .professional)], 900, false, false),
    (.enterprise, [(300, .starter, .enterprise)], 900, false, false),
  ]

  @Test(arguments: upgrades)
  func upgradesWithinSixMonths(
    _ tier: Tier, _ moves: [(Int, Tier, Tier)], _ days: Int, _ counts: Bool, _ isReached: Bool
  ) {
    var figure = UpgradeFigure(
      UpgradeObjective(title: "", goal: "", from: .professional, to: .enterprise, months: 6, target: 25))
    figure.add(
      signedUp: today - days, tier: tier,
      moves: moves.reversed().map { (today - $0.0, TierMove(from: $0.1, to: $0.2)) }, today: today)
    #expect((figure.count, figure.reached) == (counts ? 1 : 0, isReached ? 1 : 0))
    #expect(figure.percent == (counts ? (isReached ? 100 : 0) : nil))
  }

  /// The last day of the months is in time, and they are over the day after.
  @Test func theSixMonthsAreWhole() {
    let since = today.adding(months: -6)
    func figure(_ signedUp: LocalDate, moved: LocalDate) -> UpgradeFigure {
      var figure = UpgradeFigure(
        UpgradeObjective(title: "", goal: "", from: .professional, to: .enterprise, months: 6, target: nil))
      figure.add(
        signedUp: signedUp, tier: .enterprise, moves: [(moved, TierMove(from: .professional, to: .enterprise))],
        today: today)
      return figure
    }
    #expect(figure(since, moved: since).count == 0)
    let day = since - 1
    #expect(figure(day, moved: day.adding(months: 6)).reached == 1)
    #expect(figure(day, moved: day.adding(months: 6) + 1).reached == 0)
  }

  /// That nobody moved is a figure where moves are known, and none where nobody has noted any.
  @Test func noMoveThatIsKnownIsNoFigure() {
    var figure = UpgradeFigure(
      UpgradeObjective(title: "", goal: "", from: .professional, to: .enterprise, months: 6, target: 25))
    figure.add(signedUp: today - 400, tier: .professional, moves: [], today: today)
    #expect(PerformanceGoal(figure).value == PerformanceValue(0, n: 1) && PerformanceGoal(figure).isReached == false)
    figure.isTold = false
    #expect(
      PerformanceGoal(figure).value == PerformanceValue(.noMove, n: 1) && PerformanceGoal(figure).isReached == nil)
  }

  @Test func referralsAreOfNewCustomers() {
    var sums = ReferralSums()
    #expect(sums.impact.value.lack == .nothingKnown)
    sums.add(signedUp: today, isReferred: false, today: today)
    #expect(sums.impact.value == PerformanceValue(.nothingKnown, n: 1))
    sums.add(signedUp: today.adding(months: -12), isReferred: true, today: today)
    #expect(sums.impact.value == PerformanceValue(0, n: 1), "told of an older one: of the new one it is known too")
    sums.add(signedUp: today.adding(months: -12) + 1, isReferred: true, today: today)
    sums.add(signedUp: today + 1, isReferred: true, today: today)
    #expect(sums.impact.value == PerformanceValue(50, n: 2))
  }
}
