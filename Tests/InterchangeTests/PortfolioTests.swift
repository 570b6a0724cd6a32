import CustomerSuccess
import Foundation
import Framework
import Interchange
import PortfolioGenerator
import Testing

@Suite struct PortfolioTests {
  private let model: HealthModel
  private let rules: SupportRules
  private let training: TrainingCatalogue
  private let journeys: JourneyRules
  private let zone: Zone

  init() throws {
    model = try ShippedFramework.health()
    rules = try SLAReader.shipped()
    training = try ShippedFramework.training()
    journeys = try JourneyReader.shipped()
    zone = try #require(Zone(identifier: "America/New_York"))
  }

  private func portfolio(
    _ customers: Int, seed: UInt64 = PortfolioPlan.defaultSeed, shift: TimeShift = .none, hasDepartures: Bool = false
  ) -> Portfolio {
    Portfolio(
      PortfolioPlan(customers: customers, seed: seed, hasDepartures: hasDepartures), model: model, training: training,
      journeys: journeys,
      shift: shift)
  }

  /// The framework's figures, at the anchor and wherever the data are moved to: weekends, holidays, nights, a change of
  /// the clocks, a leap day.
  @Test(arguments: [
    ("2026-11-29T03:17:41Z", false), ("2027-03-14T07:30:00Z", true),
  ])
  func showsTheFrameworksFigures(now: String, hasDepartures: Bool) throws {
    let now = try #require(Instant(iso8601: now))
    let shift = TimeShift.toNow(now, zone: zone)
    let figures = ComputedFigures(
      portfolio(PortfolioPlan.sampleSize, shift: shift, hasDepartures: hasDepartures), model: model, rules: rules,
      at: now, zone: zone)
    expectHealth(figures)
    expectSegments(figures)
    expectBacklog(figures)
    for days in [30, 90] { expectQuality(figures, days: days) }
  }

  private func expectHealth(_ figures: ComputedFigures) {
    #expect(figures.customers.count == 1250 && figures.scores.count == 1250)
    #expect(HealthCategory.allCases.map(figures.count) == [420, 500, 250, 80])
    #expect(tenths(figures.average()) == 785)
    #expect(tenths(figures.change) == 23)
    #expect(figures.expansion == 180)
    #expect(figures.forgotten == 45)
    #expect(figures.scores["CUST-001"] == 84 && figures.lastMonth["CUST-001"] == 82)
    #expect(figures.coverages.values.count { $0.share < model.coverageFloor } > 3)
    // No fact is given twice.
    #expect(figures.keys.count == figures.facts)
  }

  private func expectSegments(_ figures: ComputedFigures) {
    let tiers: [Tier] = [.enterprise, .professional, .starter, .community]
    let industries: [Industry] = [.financial, .healthcare, .technology, .manufacturing, .other]
    let sizes: [CompanySize] = [.enterprise, .large, .medium, .small]
    #expect(tiers.map { tier in figures.customers.count { $0.tier == tier } } == [150, 400, 500, 200])
    #expect(
      industries.map { industry in figures.customers.count { $0.industry == industry } } == [220, 180, 350, 150, 350])
    #expect(sizes.map { size in figures.customers.count { $0.size == size } } == [200, 300, 450, 300])
    expectFalling(tiers.map { tier in figures.average { $0.tier == tier } })
    expectFalling(industries.map { industry in figures.average { $0.industry == industry } })
    expectFalling(sizes.map { size in figures.average { $0.size == size } })
  }

  private func expectBacklog(_ figures: ComputedFigures) {
    #expect(figures.open.count == 89)
    #expect(figures.open.count { $0.severity == .critical || $0.severity == .high } == 45)
    let running = figures.open.flatMap { ticket in
      ticket.openClocks.filter { $0.state(at: figures.now).standing != nil }
        .map { (ticket.severity, $0.state(at: figures.now).remaining ?? 0) }
    }
    #expect(running.count { $0.1 < 0 } == 3)
    #expect(running.filter { $0.0 == .critical && $0.1 >= 0 }.map(\.1).min() == 180)
    #expect(running.count { $0.1 >= 0 && $0.1 <= 3600 } >= 8)
    #expect(running.filter { $0.0 == .low || $0.0 == .medium }.allSatisfy { $0.1 > 3600 })
  }

  private func expectQuality(_ figures: ComputedFigures, days: Int) {
    let quality = figures.quality(days: days)
    #expect(quality.firstContact.percent.map { $0.rounded() } == 72)
    #expect(quality.respondInTime.percent.map { $0.rounded() } == 94)
    #expect(quality.resolveInTime.percent.map { $0.rounded() } == 91)
    #expect(tenths(figures.csat(days: days)) == 46)
    #expect(figures.nps(days: days).rounded() == 48)
  }

  /// The demo's figures stay as they are for a while, although its timers run.
  /// By a calendar of others', wherever the data are moved to: a leap day may lie between.
  @Test(arguments: ["2024-01-15T15:00:00Z", "2024-03-01T12:00:00Z", "2026-11-29T03:17:41Z", "2028-02-29T12:00:00Z"])
  func certificatesRunTwelveMonthsLessADayWhereverTheyAreMoved(now: String) throws {
    let moment = try #require(Instant(iso8601: now))
    let shift = TimeShift.toNow(moment, zone: zone)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var count = 0
    for case .certificate(let certificate) in portfolio(120, shift: shift).flatMap({ $0 }) {
      let issued = Date(timeIntervalSince1970: Double(certificate.issued.day) * 86_400)
      let year = try #require(calendar.date(byAdding: .month, value: 12, to: issued))
      #expect(certificate.expires.day == Int(year.timeIntervalSince1970) / 86_400 - 1, "\(certificate)")
      count += 1
    }
    #expect(count > 10)
  }

  @Test func theFiguresHoldForMinutes() {
    let later = PortfolioPlan.anchor + 600
    let figures = ComputedFigures(
      portfolio(PortfolioPlan.sampleSize), model: model, rules: rules, at: later, zone: zone)
    expectHealth(figures)
    for days in [30, 90] { expectQuality(figures, days: days) }
    expectMoreTicketsForWorseScores(figures)
  }

  private func expectMoreTicketsForWorseScores(_ figures: ComputedFigures) {
    let tickets = Dictionary(grouping: figures.readings, by: \.ticket.customer).mapValues(\.count)
    func perCustomer(_ scores: ClosedRange<Int>) -> Double {
      let ids = figures.scores.filter { scores.contains($0.value) }.keys
      return Double(ids.reduce(0) { $0 + (tickets[$1] ?? 0) }) / Double(ids.count)
    }
    expectFalling([perCustomer(0...49), perCustomer(50...69), perCustomer(70...84), perCustomer(85...100)])
  }

  @Test(arguments: [0, 1, 2, 7, 100, 251])
  func anySizeKeepsTheProportions(customers: Int) {
    let figures = ComputedFigures(
      portfolio(customers, seed: 3), model: model, rules: rules, at: PortfolioPlan.anchor, zone: zone)
    #expect(figures.customers.count == customers)
    #expect(figures.scores.count == customers)
    #expect(figures.keys.count == figures.facts)
    guard customers >= 100 else { return }
    #expect(abs(figures.count(.excellent) - customers * 420 / 1250) <= 1)
    #expect(abs(figures.count(.poor) - customers * 80 / 1250) <= 1)
    #expect(abs(figures.average() - 78.5) < 0.1)
    #expect(figures.scores["CUST-001"] == 84)
  }

  @Test func thePlanDecidesEverything() {
    let one = Array(portfolio(40, seed: 9))
    #expect(Array(portfolio(40, seed: 9)) == one)
    #expect(Array(portfolio(40, seed: 10)) != one)
  }

  @Test func whatIsGeneratedCanBeImported() throws {
    let plan = PortfolioPlan(customers: 60, seed: 5)
    let portfolio = Portfolio(plan, model: model, training: training, journeys: journeys)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-portfolio-\(UUID().uuidString)")
      .path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let counts = try PortfolioFolder(path: folder).write(portfolio, plan: plan)
    let facts = portfolio.flatMap { $0 }
    #expect(counts.values.reduce(0, +) == facts.count)
    let target = MemoryTarget()
    try target.take(PortfolioFolder.files.map { try ImportSource(path: "\(folder)/\($0)") })
    #expect(target.all == Dictionary(uniqueKeysWithValues: facts.map { ($0.key, $0) }))
    #expect(throws: InterchangeError.self) { try PortfolioFolder(path: folder).write(portfolio, plan: plan) }
  }

  /// Those who left are beside those who are there, in every quarter alike, and enough of them to fit a model to.
  @Test func asManyLeaveEveryQuarter() {
    let facts = portfolio(PortfolioPlan.sampleSize, hasDepartures: true).flatMap { $0 }
    let gone = facts.compactMap { if case .customer(let customer) = $0 { customer.churned } else { nil } }
    #expect(gone.count == 264)
    let quarters = Dictionary(grouping: gone) { (PortfolioPlan.today - $0 - 1) / 90 }
    #expect(quarters.keys.sorted() == Array(0..<8) && quarters.values.allSatisfy { (32...34).contains($0.count) })
  }

  /// What is live brings what the customer says of itself, whoever has left pays no more, and no two hold at once.
  @Test func subscriptionsSayTheRevenue() {
    var (paying, moved) = (0, 0)
    for facts in portfolio(400, hasDepartures: true) {
      guard case .customer(let customer)? = facts.first else { continue }
      let paid = facts.compactMap { if case .subscription(let fact) = $0 { fact } else { nil } }
      let departures = facts.compactMap { if case .departure(let fact) = $0 { fact } else { nil } }
      let live = paid.filter { $0.isLive(on: PortfolioPlan.today) }
      let owed = customer.churned == nil && customer.monthlyRevenue.minorUnits > 0
      #expect(live.map(\.amount) == (owed ? [customer.monthlyRevenue] : []), "\(customer.id)")
      #expect(departures.count { $0.returned == nil } == (customer.churned == nil ? 0 : 1), "\(customer.id)")
      #expect(paid.first.map { $0.from == customer.signedUp } ?? true, "\(customer.id)")
      for (one, next) in zip(paid, paid.dropFirst()) {
        #expect(one.from < one.to ?? one.from && one.to ?? next.from <= next.from, "\(one) \(next)")
      }
      paying += live.count
      moved += paid.count - 1
    }
    #expect(paying > 250 && moved > 100)
  }

  /// Who leaves stands lower before than others do, and it shows before: not in all, for then there was nothing to predict.
  @Test func leavingShowsBeforeItComes() {
    let day = PortfolioPlan.anchor.adding(days: -91)
    var (leaving, staying) = ([Int](), [Int]())
    for facts in portfolio(PortfolioPlan.sampleSize, hasDepartures: true) {
      guard case .customer(let customer)? = facts.first else { continue }
      let observations = facts.compactMap { if case .observation(let fact) = $0 { fact } else { nil } }
      let score = model.assess(customer, observations: observations, overrides: [], at: day, zone: zone).score
      guard let score else { continue }
      switch customer.churned {
      case nil: staying.append(score)
      case let left? where left > PortfolioPlan.today - 90: leaving.append(score)
      default: continue
      }
    }
    let share = leaving.reduce(0) { sum, score in sum + staying.count { $0 > score } }
    let auc = Double(share) / Double(leaving.count * staying.count)
    #expect(leaving.count > 20 && (0.6...0.95).contains(auc), "\(auc)")
  }

  private func tenths(_ value: Double) -> Int { Int((value * 10).rounded()) }

  private func expectFalling(_ values: [Double]) {
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 > $1 }, "\(values)")
  }
}

@Suite struct SampleDataTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("sample-data").path

  @Test func theCommittedFilesAreWhatIsGenerated() throws {
    let made = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-sample-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: made) }
    let plan = PortfolioPlan()
    let portfolio = Portfolio(
      plan, model: try ShippedFramework.health(), training: try ShippedFramework.training(),
      journeys: try JourneyReader.shipped())
    _ = try PortfolioFolder(path: made).write(portfolio, plan: plan)
    for name in PortfolioFolder.files + ["portfolio.yaml"] {
      let isSame = FileManager.default.contentsEqual(atPath: "\(made)/\(name)", andPath: "\(Self.folder)/\(name)")
      #expect(isSame, "\(name): run rapport generate sample-data --customers 1250")
    }
  }

  @Test func theReadMeNamesTheColumns() throws {
    let text = try String(contentsOfFile: "\(Self.folder)/README.md", encoding: .utf8)
    for kind in RecordKind.allCases {
      #expect(text.contains("| `\(kind.rawValue).csv` |") && text.contains("`\(kind.header.joined(separator: " "))`"))
    }
  }

  /// With the model's own reading of metric values.
  @Test func theCommittedFilesImport() throws {
    let model = try ShippedFramework.health()
    let reading = RecordReading { id, text in try model.value(for: id, from: text) }
    let importer = try Importer(
      PortfolioFolder.files.reversed().map { try ImportSource(path: "\(Self.folder)/\($0)") },
      options: ImportOptions(reading: reading), target: EmptyTarget())
    let report = try importer.rehearse()
    #expect(report.counts[.customers] == .init(added: 1250))
    #expect(report.counts.count == PortfolioFolder.kinds.count)
  }
}
