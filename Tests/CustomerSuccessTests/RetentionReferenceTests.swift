import CustomerSuccess
import Testing

/// Retention as plain SQL has it that others publish (net retention, account churn and MRR churn of "Fighting Churn with
/// Data", with a fixed start and end day), run by SQLite over RavenStack's subscriptions for each period.
@Suite struct RetentionReferenceTests {
  /// From, to; accounts and dollars at the start; retained; accounts churned; churned, downsell; expansion, new, reactivated; dollars and
  /// accounts at the end; accounts new, and reactivated.
  private static let byMonth = """
    2023-07-31 2023-08-31 1 0 0 0 0 0 0 0 0 0 1 0 0
    2023-08-31 2023-09-30 1 0 1990 0 0 0 1990 12736 0 14726 2 1 0
    2023-09-30 2023-10-31 2 14726 14726 0 0 0 0 0 0 14726 2 0 0
    2023-10-31 2023-11-30 2 14726 1990 1 12736 0 0 0 0 1990 1 0 0
    2023-11-30 2023-12-31 1 1990 14861 0 0 0 12871 0 0 14861 1 0 0
    2023-12-31 2024-01-31 1 14861 23020 0 0 0 8159 0 0 23020 2 0 1
    2024-01-31 2024-02-29 2 23020 26156 0 0 0 3136 11343 3184 40683 4 1 1
    2024-02-29 2024-03-31 4 40683 43147 0 0 8481 10945 0 0 43147 4 0 0
    2024-03-31 2024-04-30 4 43147 62540 0 0 0 19393 6027 0 68567 5 1 0
    2024-04-30 2024-05-31 5 68567 69130 0 0 0 563 0 0 69130 5 0 0
    2024-05-31 2024-06-30 5 69130 71280 0 0 0 2150 5771 0 77051 6 1 0
    2024-06-30 2024-07-31 6 77051 81451 0 0 0 4400 0 0 81451 6 0 0
    2024-07-31 2024-08-31 6 81451 84058 0 0 0 2607 3781 0 87839 7 1 0
    2024-08-31 2024-09-30 7 87839 83797 1 5771 2587 4316 190 0 83987 7 1 0
    2024-09-30 2024-10-31 7 83987 93714 0 0 3184 12911 0 6796 100510 8 0 1
    2024-10-31 2024-11-30 8 100510 105052 0 0 0 4542 4776 0 109828 9 1 0
    2024-11-30 2024-12-31 9 109828 129588 0 0 1990 21750 0 0 129588 9 0 0
    """
  private static let byQuarter = """
    2023-01-15 2023-04-15 0 0 0 0 0 0 0 0 0 0 1 1 0
    2023-04-15 2023-07-15 1 0 0 0 0 0 0 0 0 0 1 0 0
    2023-07-15 2023-10-15 1 0 1990 0 0 0 1990 12736 0 14726 2 1 0
    2023-10-15 2024-01-15 2 14726 23020 1 12736 0 21030 3184 0 26204 2 1 0
    2024-01-15 2024-04-15 2 26204 37149 0 0 0 10945 6733 3136 47018 4 1 1
    2024-04-15 2024-07-15 4 47018 65939 0 0 0 18921 5771 6557 78267 6 1 1
    2024-07-15 2024-10-15 6 78267 83230 0 0 5144 10107 9489 0 92719 8 2 0
    2024-10-15 2025-01-01 8 92719 118404 0 0 3655 29340 11184 0 129588 9 1 0
    """
  private static let whole = """
    2024-01-01 2025-01-01 1 14861 22941 0 0 0 8080 82071 24576 129588 9 7 1
    """

  @Test(arguments: [(RetentionStep.month, byMonth), (.quarter, byQuarter), (nil, whole)] as [(RetentionStep?, String)])
  func periods_are_what_the_published_queries_say(_ step: RetentionStep?, _ expected: String) throws {
    let lines = expected.split(separator: "\n").map(String.init)
    let (first, last) = (try #require(lines.first).prefix(10), try #require(lines.last).dropFirst(11).prefix(10))
    let plan = try RetentionPlan(
      from: RetentionFixture.day(String(first)), to: RetentionFixture.day(String(last)), by: step)
    let figures = RetentionFigures(plan, try RetentionFixture.published())
    #expect(figures.periods.map(Self.line) == lines)
    for period in figures.periods { try expectRates(of: period.sums) }
  }

  private static func line(_ period: RetentionFigures.Period) -> String {
    let sums = period.sums
    func dollars(_ amounts: MoneySums) -> Int { amounts["USD"] / 100 }
    let numbers = [
      sums.startAccounts, dollars(sums.start), dollars(sums.retained), sums.accounts(.churn),
      dollars(sums.amount(.churn)), dollars(sums.amount(.contraction)), dollars(sums.amount(.expansion)),
      dollars(sums.amount(.new)), dollars(sums.amount(.reactivation)), dollars(sums.end), sums.endAccounts,
      sums.accounts(.new), sums.accounts(.reactivation),
    ]
    return "\(period.days.from) \(period.days.to) \(numbers.map(String.init).joined(separator: " "))"
  }

  private func expectRates(of sums: RetentionSums) throws {
    guard sums.startAccounts > 0 else {
      #expect(sums.logoRetention == nil && sums.grossRetention("USD") == nil && sums.netRetention("USD") == nil)
      return
    }
    let gone = Double(sums.accounts(.churn)) / Double(sums.startAccounts)
    #expect(abs(try #require(sums.logoRetention) - (1 - gone)) < 1e-12)
    guard sums.start["USD"] > 0 else {
      #expect(sums.grossRetention("USD") == nil && sums.netRetention("USD") == nil)
      return
    }
    let (start, lost) = (
      Double(sums.start["USD"]), Double(sums.amount(.churn)["USD"] + sums.amount(.contraction)["USD"])
    )
    #expect(abs(try #require(sums.grossRetention("USD")) - (1 - lost / start)) < 1e-12)
    #expect(sums.netRetention("USD") == Double(sums.retained["USD"]) / start)
  }
}
