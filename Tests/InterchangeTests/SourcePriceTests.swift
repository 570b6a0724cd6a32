import CustomerSuccess
import Interchange
import SuccessStore
import Testing

/// A customer's subscription is a billing tool's: whatever is done by hand, what the tool tells next falls on what is paid now, and what was
/// paid before stays paid.
@Suite struct SourcePriceTests {
  let bench: ImportBench
  private let me = Target.customer("C-1")

  init() throws { bench = try ImportBench() }

  private func dollars(_ amount: Int) -> Money { Money(minorUnits: amount * 100, currency: "USD") }

  private func begin() async throws {
    let customers = """
      id,name,tier,industry,size,signed_up,renews,monthly_revenue,currency
      C-1,One,starter,other,small,2024-01-10,2027-01-10,499,USD

      """
    try await bench.take([("customers.csv", customers)])
    try await told(499)
  }

  @discardableResult
  private func told(
    _ amount: Int, from: String = "2024-01-10", to: String = "", plan: String = "Pro"
  ) async throws -> ImportReport { try await bench.take([row(amount, from, to, plan)]) }

  private func row(_ amount: Int, _ from: String = "2024-01-10", _ to: String = "", _ plan: String = "Pro") -> (
    String, String
  ) {
    ("s.csv", "id,customer,plan,amount,currency,from,to\nsub_1AAA,C-1,\(plan),\(amount),USD,\(from),\(to)\n")
  }

  private func subscription(_ id: String = "sub_1AAA") async throws -> Subscription? {
    guard case .subscription(let found)? = try await bench.fact(FactKey(.subscription, id)) else { return nil }
    return found
  }

  /// What all subscriptions in an export bring on a day.
  private func paid(_ day: String) async throws -> Int {
    let table = try await bench.tables().first { $0.0 == "subscriptions" }?.1 ?? ""
    let header = RecordKind.subscriptions.header
    var sum = 0
    for line in table.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let row: [String: String] = Dictionary(uniqueKeysWithValues: zip(header, cells))
      guard let from = row["from"], let to = row["to"], let amount = row["amount"], from <= day else { continue }
      if to.isEmpty || to > day { sum += try #require(Int(amount), "\(line)") }
    }
    return sum
  }

  private var revenue: Money? { get async throws { try await bench.customer("C-1")?.monthlyRevenue } }
  private var entries: Int { get async throws { try await bench.store.answer(LogQuery(limit: 99)).count } }
  private func check() async throws { #expect(try await bench.store.check(at: bench.now) == []) }

  @Test func anotherPriceHoldsFromTheImportOn() async throws {
    try await begin()
    let before = try await bench.tables().map(\.1)
    let rehearsed = try await bench.rehearse([row(599)])
    let report = try await told(599)
    #expect(report.text.contains("amount: '499' → '599' from 2026-11-27"), "\(report.text)")
    #expect(rehearsed.text.contains("amount: '499' → '599' from 2026-11-27"), "\(rehearsed.text)")
    #expect(report.counts[.subscriptions] == .init(changed: 1))
    #expect(try await paid("2024-01-10") == 499)
    #expect(try await paid("2026-11-26") == 499)
    #expect(try await paid("2026-11-27") == 599)
    #expect(try await revenue == dollars(599))
    #expect(try await subscription()?.from == LocalDate(iso8601: "2026-11-27"))
    try await check()
    // The next file says what this one said.
    let entries = try await entries
    let again = try await told(599)
    #expect(again.counts[.subscriptions] == .init(unchanged: 1))
    #expect(try await self.entries == entries)
    try await bench.undoLast()
    #expect(try await bench.tables().map(\.1) == before)
    try await check()
  }

  /// What grew is told as growth, from the day on which it grew.
  @Test func aPriceThatRisesIsExpansion() async throws {
    try await begin()
    let day = try #require(LocalDate(iso8601: "2026-11-27"))
    let plan = try RetentionPlan(from: day + -30, to: day + 1)
    func sums() async throws -> RetentionSums? {
      try await bench.store.answer(RetentionQuery(plan), at: bench.now).periods.first?.sums
    }
    let before = try await sums()
    try await told(599)
    let after = try await sums()
    #expect(before != after)
    #expect(try await paid("2026-10-28") == 499)
  }

  /// Once more, and back: every price keeps its days.
  @Test func severalPricesOneAfterTheOther() async throws {
    try await begin()
    try await told(599)
    bench.later(days: 20)
    try await told(450)
    bench.later(days: 20)
    try await told(500, plan: "More")
    #expect(try await paid("2026-11-26") == 499)
    #expect(try await paid("2026-12-01") == 599)
    #expect(try await paid("2027-01-01") == 450)
    #expect(try await paid("2027-02-01") == 500)
    #expect(try await revenue == dollars(500))
    try await check()
    let tables = try await bench.tables()
    let other = try ImportBench()
    // What customers bring is said of the same day.
    other.later(days: 40)
    try await other.take(tables.filter { ["customers", "subscriptions"].contains($0.0) }.map { ("\($0.0).csv", $0.1) })
    #expect(try await other.tables().map(\.1) == tables.map(\.1))
  }

  @Test func anotherFirstDayIsACorrection() async throws {
    try await begin()
    try await told(599, from: "2024-02-01")
    #expect(try await paid("2024-02-01") == 599)
    #expect(try await paid("2024-01-31") == 0)
    #expect(try await revenue == dollars(599))
    try await told(650, from: "2024-02-01")
    try await told(650, from: "2024-03-01")
    #expect(try await paid("2024-02-15") == 0)
    #expect(try await paid("2024-03-01") == 599)
    #expect(try await paid("2026-11-27") == 650)
    let report = try await told(650, from: "2024-03-01")
    #expect(report.counts[.subscriptions] == .init(unchanged: 1))
    try await check()
  }

  @Test func whoIsBackFollowsTheSource() async throws {
    try await begin()
    try await bench.do(.churn(on: bench.today, reason: "price", note: ""), on: me)
    try await bench.do(.comeBack(on: bench.today, renews: nil), on: me)
    #expect(try await revenue == dollars(499))
    bench.later(days: 3)
    try await told(599)
    #expect(try await revenue == dollars(599))
    #expect(try await paid("2026-11-28") == 499)
    #expect(try await paid("2026-11-30") == 599)
    try await told(599, to: "2026-11-30")
    #expect(try await revenue == dollars(0))
    try await check()
  }

  /// Renewed by hand from today, or from the renewal's day ahead; the same file again is no news, and another price holds from its import on.
  @Test(arguments: [nil, "2026-11-20", "2026-11-27"]) func aRenewalByHandIsFollowedByTheSource(_ from: String?)
    async throws
  {
    try await begin()
    try await bench.do(
      .renew(
        until: LocalDate(iso8601: "2028-01-10")!, amount: dollars(550), from: from.flatMap { LocalDate(iso8601: $0) }),
      on: me)
    let entries = try await entries
    let again = try await told(499)
    #expect(again.counts[.subscriptions] == .init(unchanged: 1))
    #expect(try await self.entries == entries)
    #expect(try await paid("2027-02-01") == 550)
    bench.later(days: 5)
    let report = try await told(599)
    #expect(report.text.contains("→ '599' from 2026-12-02"), "\(report.text)")
    #expect(try await revenue == dollars(599))
    #expect(try await paid("2027-02-01") == 599)
    #expect(try await paid("2026-12-02") == 599)
    #expect(try await paid("2026-12-01") == (from == nil ? 499 : 550))
    #expect(try await paid("2026-11-19") == 499)
    try await check()
    try await bench.undoLast()
    #expect(try await paid("2026-12-02") == (from == nil ? 499 : 550))
    #expect(try await paid("2027-02-01") == 550)
    try await check()
  }

  /// Cancelled before the agreed price was to begin.
  @Test func anEndBeforeTheAgreedPriceIsTheEnd() async throws {
    try await begin()
    try await bench.do(.renew(until: LocalDate(iso8601: "2028-01-10")!, amount: dollars(550)), on: me)
    #expect(try await subscription()?.from == LocalDate(iso8601: "2027-01-10"))
    try await told(499, to: "2026-11-27")
    #expect(try await revenue == dollars(0))
    #expect(try await paid("2026-11-26") == 499)
    #expect(try await paid("2027-02-01") == 0)
    #expect(try await subscription()?.to == LocalDate(iso8601: "2026-11-27"))
    try await check()
    let again = try await told(499, to: "2026-11-27")
    #expect(again.counts[.subscriptions] == .init(unchanged: 1))
    try await bench.undoLast()
    #expect(try await paid("2026-12-01") == 499)
    #expect(try await paid("2027-02-01") == 550)
    try await check()
  }

  /// Several rows of one file tell of it: the last one counts, and the past is kept once.
  @Test func severalRowsOfOneFile() async throws {
    try await begin()
    let head = "id,customer,plan,amount,currency,from,to\n"
    let rows = [599, 650].map { "sub_1AAA,C-1,Pro,\($0),USD,2024-01-10,\n" }.joined()
    try await bench.take([("s.csv", head + rows)])
    #expect(try await paid("2026-11-26") == 499)
    #expect(try await paid("2026-11-27") == 650)
    let back = [700, 650].map { "sub_1AAA,C-1,Pro,\($0),USD,2024-01-10,\n" }.joined()
    try await bench.take([("s.csv", head + back)])
    #expect(try await paid("2026-11-26") == 499)
    #expect(try await paid("2026-11-27") == 650)
    try await check()
  }
}

extension ImportBench {
  fileprivate var today: LocalDate { Zone.gmt.date(of: now) }
}
