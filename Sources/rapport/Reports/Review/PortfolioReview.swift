import ConsoleApp
import CustomerSuccess
import SuccessStore

/// The portfolio's month as a page: the report with what moved and what renews.
struct PortfolioReview: PaperReport {
  var report: PortfolioReport
  var trends: [Trend]
  /// The furthest up, and the furthest down.
  var risen: Page<CustomerRow>
  var fallen: Page<CustomerRow>
  /// This month from today on, and those after it.
  var renewals: [Renewals]
  /// The next ones, the soonest first.
  var next: Page<CustomerRow>
  /// Those whose day is over, the last of them first.
  var overdue: Page<CustomerRow>
  var today: LocalDate
  var model: HealthModel

  struct Trend {
    var trend: HealthTrend
    var customers: Int
  }

  struct Renewals {
    var first: LocalDate
    var figures: PortfolioFigures
  }

  /// What scripts read of it is the report.
  func encode(to encoder: any Encoder) throws { try report.encode(to: encoder) }

  private static let monthsAhead = 6
  /// Renewals are named so many days ahead.
  static let daysAhead = 90
  private static let moversShown = 6
  private static let renewalsShown = 15

  static func make(from place: Workplace, _ filter: Filter) async throws -> PortfolioReview {
    let (store, now, today) = (place.store, place.now, place.today)
    func with(_ field: Field, _ test: Filter.Test) -> Filter { PortfolioReport.those(of: filter, with: field, test) }
    var trends: [Trend] = []
    for trend in HealthTrend.allCases {
      let count = try await store.answer(PopulationQuery(with(.trend, .equals(trend.rawValue))), at: now)
      trends.append(Trend(trend: trend, customers: count))
    }
    var renewals: [Renewals] = []
    var first = today
    for _ in 0..<monthsAhead {
      let end = Months.after(Months.first(of: first))
      let days = Filter.Bounds(lower: Double(first.day), upper: Double(end.day), includesUpper: false)
      let figures = try await store.answer(PortfolioQuery(with(.renews, .day(days))), at: now)
      renewals.append(Renewals(first: first, figures: figures))
      first = end
    }
    let movers = { (bounds: Filter.Bounds, isDescending: Bool) in
      CustomerQuery(
        filter: with(.change, .number(bounds)), sort: .change, descending: isDescending,
        window: Window(limit: moversShown))
    }
    let soon = CustomerQuery(
      filter: with(.renews, .daysAhead(.init(lower: 0, upper: Double(daysAhead)))), sort: .renews,
      window: Window(limit: renewalsShown + 1))
    let missed = CustomerQuery(
      filter: PortfolioReport.missed(filter), sort: .renews, descending: true, window: Window(limit: renewalsShown + 1))
    var (next, overdue) = (try await store.answer(soon, at: now), try await store.answer(missed, at: now))
    next.rows = next.rows.few(renewalsShown, of: next.total).shown
    overdue.rows = overdue.rows.few(renewalsShown, of: overdue.total).shown
    var report = try await PortfolioReport.make(from: place, filter)
    report.overdueSums = try await store.answer(OverdueRenewalsQuery(filter), at: now)
    return PortfolioReview(
      report: report, trends: trends,
      risen: try await store.answer(movers(.init(lower: 0, includesLower: false), true), at: now),
      fallen: try await store.answer(movers(.init(upper: 0, includesUpper: false), false), at: now),
      renewals: renewals, next: next, overdue: overdue, today: today, model: place.model)
  }
}
