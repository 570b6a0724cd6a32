import Testing

@testable import CustomerSuccess

/// Retention as the metrics dashboard has it, and what follows from it.
@Suite struct RevenueCourseTests {
  private let now = Instant(seconds: 1_795_442_400)
  private let today = LocalDate(day: 20_780)

  private func course(base: Int = 12, _ all: [(Int, Tier, [Subscription])]) throws -> RevenueCourse {
    let moments = PerformanceMoments(now: now, zone: try #require(Zone(identifier: "UTC")))
    var course = RevenueCourse(moments, baseMonthsAgo: base)
    for (number, tier, theirs) in all { course.add(CustomerID("C-\(number)"), of: tier, theirs) }
    return course
  }

  private func subscription(_ amount: Int, _ currency: String = "USD", from: Int, to: Int? = nil) -> Subscription {
    Subscription(
      id: "S", customer: "C", plan: "Pro", amount: Money(minorUnits: amount, currency: currency), from: today - from,
      to: to.map { today - $0 })
  }

  /// Ten customers at 100 a month a year ago: one left, one pays half, two pay twice as much; one is new.
  @Test func aYearOfTen() throws {
    var all: [(Int, Tier, [Subscription])] = (1...6).map { ($0, .starter, [subscription(10_000, from: 900)]) }
    all += [
      (7, .starter, [subscription(10_000, from: 900, to: 30)]),
      (8, .enterprise, [subscription(10_000, from: 900, to: 30), subscription(5_000, from: 30)]),
      (9, .enterprise, [subscription(10_000, from: 900, to: 50), subscription(20_000, from: 50)]),
      (10, .enterprise, [subscription(10_000, from: 900), subscription(10_000, from: 60)]),
      (11, .community, [subscription(40_000, from: 20)]),
    ]
    let course = try course(all)
    func value(_ figure: PerformanceFigure) -> Double? { course.series(figure).current.value }
    #expect(value(.retentionRate) == 90 && value(.grossRetention) == 85 && value(.netRetention) == 105)
    #expect(value(.expansionRate) == 20)
    // 1,450 of ten customers a month, for a year, a tenth of whom leave in a year.
    #expect(value(.lifetimeValue).map { abs($0 - 17_400) < 1e-6 } == true)
    #expect(course.series(.lifetimeValue).currency == "USD")
    #expect(course.series(.lifetimeValue).before.lack == .nobodyLeft)
    #expect(course.series(.retentionRate).months.map(\.value) == Array(repeating: 100, count: 11) + [90])
    let tiers = course.byTier
    #expect(tiers.count == 4 && tiers[.enterprise]?[.retentionRate] == PerformanceValue(100, n: 3))
    #expect(tiers[.starter]?[.retentionRate].n == 7)
    #expect(tiers[.community]?[.retentionRate].lack == .noSubscription)
    #expect(ImpactValue.retentionImprovement(course.current, since: course.base).value.lack == .nobodyLeft)
  }

  @Test func nothingIsSaidOfNothing() throws {
    let nobody = try course([])
    for figure in PerformanceFigure.Group.businessOutcomes.figures {
      #expect(nobody.series(figure).current == PerformanceValue(.noSubscription), "\(figure)")
      #expect(nobody.series(figure).months.count == 12)
    }
    let free = try course([(1, .starter, [subscription(0, from: 900)])])
    #expect(free.series(.retentionRate).current == PerformanceValue(100, n: 1))
    #expect(free.series(.netRetention).current == PerformanceValue(.nothingPaid, n: 1))
    #expect(free.series(.lifetimeValue).current.lack == .nobodyLeft)
    let two = try course([
      (1, .starter, [subscription(100, from: 900)]), (2, .starter, [subscription(100, "EUR", from: 900, to: 5)]),
    ])
    #expect(two.series(.retentionRate).current == PerformanceValue(50, n: 2))
    // What is paid in dollars, of the one who pays in them.
    #expect(two.series(.grossRetention).current == PerformanceValue(100, n: 1))
    #expect(two.series(.grossRetention).share == CurrencyShare("USD", leftOut: ["EUR"]))
    #expect(two.series(.retentionRate).share == nil, "customers count whatever they pay in")
    #expect(two.series(.lifetimeValue).current == PerformanceValue(24, n: 1))
    #expect(two.series(.lifetimeValue).currency == "USD")
  }

  /// One more who pays in another currency changes nothing of what is said of the others' amounts but the words beside it; who pays most
  /// says of what the figures are.
  @Test func oneMoreInAnotherCurrencyBlanksNothing() throws {
    let dollars: [(Int, Tier, [Subscription])] = [
      (1, .starter, [subscription(10_000, from: 900, to: 30), subscription(12_000, from: 30)]),
      (2, .starter, [subscription(10_000, from: 900)]), (3, .enterprise, [subscription(10_000, from: 900, to: 90)]),
    ]
    let alone = try course(dollars)
    let both = try course(dollars + [(4, .enterprise, [subscription(15_000, "JPY", from: 900)])])
    for figure in [PerformanceFigure.grossRetention, .netRetention, .expansionRate] {
      let (one, other) = (alone.series(figure), both.series(figure))
      #expect(one.months.map(\.value) == other.months.map(\.value) && one.share == nil, "\(figure)")
      #expect(other.share == CurrencyShare("USD", leftOut: ["JPY"]), "\(figure)")
      #expect(other.note == "in USD alone: JPY is left out, report retention has each", "\(figure)")
    }
    #expect(both.current[.netRetention].n == 3 && both.byTier[.enterprise]?.currency == "JPY")
    let more = try course(dollars + [(4, .enterprise, [subscription(30_000, "JPY", from: 900)])])
    #expect(more.series(.netRetention).share == CurrencyShare("JPY", leftOut: ["USD"]))
    #expect(more.series(.netRetention).current == PerformanceValue(100, n: 1))
  }

  /// In a currency without minor units, the same amounts are a hundred times as much.
  @Test(arguments: [("USD", 100.0), ("JPY", 1), ("KWD", 1000)])
  func amountsAreInMajorUnits(_ currency: String, _ minorUnits: Double) throws {
    let course = try course([
      (1, .starter, [subscription(5000, currency, from: 900)]),
      (2, .starter, [subscription(5000, currency, from: 900, to: 9)]),
    ])
    #expect(course.series(.lifetimeValue).current.value == 5000 * 12 / 0.5 / minorUnits)
  }

  /// In the base year two of four left, in the last one of the two that were left and two that came: as many.
  @Test func impactComparesWithTheBaseYear() throws {
    let all: [(Int, Tier, [Subscription])] = [
      (1, .starter, [subscription(100, from: 900)]), (2, .starter, [subscription(100, from: 900, to: 30)]),
      (3, .starter, [subscription(100, from: 900, to: 500)]), (4, .starter, [subscription(100, from: 900, to: 500)]),
      (5, .starter, [subscription(100, from: 400)]), (6, .starter, [subscription(100, from: 400)]),
    ]
    let course = try course(all)
    let churn = ImpactValue.retentionImprovement(course.current, since: course.base)
    #expect((churn.now, churn.base) == (25, 50))
    #expect(churn.value == PerformanceValue(50, n: 4))
    let growth = ImpactValue.revenueGrowth(course.current, since: course.base)
    #expect((growth.now, growth.base) == (48, 24))
    #expect(growth.value.value == 100)
  }

  // MARK: What holds of every portfolio

  @Test(arguments: UInt64(1)...30) func netIsGrossAndExpansion(_ seed: UInt64) throws {
    let subscriptions = RetentionFixture.random(seed).filter { $0.amount.currency == "USD" }
    let all = Dictionary(grouping: subscriptions, by: \.customer)
    let moments = PerformanceMoments(
      now: Instant(seconds: 19_900 * 86_400), zone: try #require(Zone(identifier: "UTC")))
    var course = RevenueCourse(moments, baseMonthsAgo: 12)
    for (customer, theirs) in all.sorted(by: { $0.key < $1.key }) {
      course.add(customer, of: customer.text.utf8.count.isMultiple(of: 2) ? .starter : .enterprise, theirs)
    }
    let (gross, net) = (course.series(.grossRetention), course.series(.netRetention))
    let (logo, grown) = (course.series(.retentionRate), course.series(.expansionRate))
    var seen = 0
    for place in 0..<12 {
      #expect(logo.months[place].value.map { (0...100).contains($0) } ?? (logo.months[place].n == 0))
      guard let left = gross.months[place].value, let more = grown.months[place].value else { continue }
      seen += 1
      #expect(net.months[place].value.map { abs($0 - left - more) < 1e-9 } == true)
      #expect(left <= 100 + 1e-9 && more >= 0)
    }
    #expect(seen > 0)
    // The last year is what the report on retention says of the same days, and tiers add up to it.
    let plan = try RetentionPlan(from: moments.today.adding(months: -12), to: moments.today)
    let told = try #require(RetentionFigures(plan, subscriptions).periods.first?.sums)
    #expect(course.current.sums == told)
    var tiers = RetentionSums()
    for figures in course.byTier.values { tiers += figures.sums }
    #expect(tiers == told)
  }
}
