import CustomerSuccess
import Testing

/// The book of business: what counts as at risk, in which quarter a renewal falls, who is whose, and in which order.
@Suite struct BookTests {
  private static let today = LocalDate(iso8601: "2026-11-23") ?? LocalDate(day: 0)

  private func entry(
    _ owner: String, _ score: Int?, _ dollars: Int = 100, _ currency: String = "USD", renews: String? = nil
  ) -> BookEntry {
    BookEntry(
      owner: owner, revenue: Money(minorUnits: dollars * 100, currency: currency), score: score,
      renews: renews.flatMap(LocalDate.init(iso8601:)))
  }

  @Test(arguments: [(nil, false), (0, true), (49, true), (50, true), (69, true), (70, false), (100, false)])
  func fairAndPoorAreAtRisk(score: Int?, isAtRisk: Bool) {
    #expect(entry("", score).isAtRisk == isAtRisk)
    let sums = BookOfBusiness([entry("", score, 7)], on: Self.today).total
    #expect(sums.valueAtRisk.amounts == (isAtRisk ? [Money(minorUnits: 700, currency: "USD")] : []))
    #expect(sums.atRisk + sums.critical == (isAtRisk ? 1 : 0) && sums.revenue["USD"] == 700)
  }

  @Test(
    arguments: [
      ("2026-09-30", nil), ("2026-10-01", 0), ("2026-11-22", 0), ("2026-11-23", 0), ("2026-12-31", 0),
      ("2027-01-01", 1), ("2027-03-31", 1), ("2027-04-01", 2), ("2027-06-30", 2), ("2027-07-01", 3),
      ("2027-09-30", 3), ("2027-10-01", nil),
    ] as [(String, Int?)])
  func aRenewalCountsInItsCalendarQuarter(day: String, place: Int?) {
    let book = BookOfBusiness([entry("dana", 80, 50, renews: day)], on: Self.today)
    #expect(book.quarters.map(\.description) == ["2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3"])
    #expect(book.total.renewals.map(\.customers) == (0..<4).map { $0 == place ? 1 : 0 })
    #expect(book.total.renewals.map { $0.value["USD"] } == (0..<4).map { $0 == place ? 5000 : 0 })
  }

  /// Of whatever quarter; in this one it is counted there as well.
  @Test(arguments: [("2025-01-01", 1, 0), ("2026-09-30", 1, 0), ("2026-11-22", 1, 1), ("2026-11-23", 0, 1)])
  func aRenewalWhoseDayIsOverIsOverdue(day: String, overdue: Int, thisQuarter: Int) {
    let book = BookOfBusiness(
      [entry("dana", 80, 50, renews: day), entry("dana", 80, 9), entry("", 80, 7, renews: day)], on: Self.today)
    #expect(book.rows.map(\.sums.overdue.customers) == [overdue, overdue])
    #expect(book.total.overdue.customers == 2 * overdue && book.total.overdue.value["USD"] == 5700 * overdue)
    #expect(book.total.renewals[0].customers == 2 * thisQuarter)
  }

  @Test func whoRenewsNeverIsInNoQuarter() {
    #expect(BookOfBusiness([entry("dana", 80)], on: Self.today).total.renewals.allSatisfy { $0.customers == 0 })
  }

  /// One name however it is written, as a filter has it; nobody's last.
  @Test func ownersAreTheirFoldedNames() {
    let book = BookOfBusiness(
      [entry("", 80), entry("zoë", 60), entry("Zoe", 40), entry("dana", nil), entry("ZOË", 90)], on: Self.today)
    #expect(book.rows.map(\.sums.customers) == [1, 3, 1])
    #expect(book.rows.map(\.owner) == ["dana", ["zoë", "Zoe", "ZOË"].min(), ""])
    #expect(book.rows[1].sums.average.map { abs($0 - 190.0 / 3) < 1e-9 } == true)
    #expect(book.rows[0].sums.average == nil && book.rows[0].sums.scored == 0)
  }

  @Test func amountsOfTwoCurrenciesAreNoSum() {
    let book = BookOfBusiness(
      [entry("a", 40, 10), entry("a", 40, 900, "EUR"), entry("b", 40, 20), entry("b", 90, 0, "JPY")], on: Self.today)
    #expect(book.currencies == ["EUR", "USD"])
    #expect(book.total.valueAtRisk.amounts.map(\.currency) == ["EUR", "USD"])
    #expect(book.total.revenue["USD"] == 3000 && book.total.revenue["EUR"] == 90_000)
  }

  @Test func whatNoNumberHoldsStaysAtTheEnd() {
    let most = BookEntry(owner: "a", revenue: Money(minorUnits: .max, currency: "USD"), score: 10)
    #expect(BookOfBusiness([most, most], on: Self.today).total.valueAtRisk["USD"] == .max)
  }

  // MARK: Order

  @Test func nobodyStandsLastWhicheverWay() {
    let entries = [entry("", 10, 900), entry("", 10, 900), entry("b", 50, 10), entry("a", 90, 20), entry("c", nil, 10)]
    var reckoning = BookReckoning(on: Self.today)
    for entry in entries { reckoning.add(entry) }
    for sort in BookOfBusiness.Sort.allCases {
      for descending in [false, true] {
        let rows = reckoning.book(by: sort, descending: descending).rows
        #expect(rows.count == 4 && rows.last?.owner == "", "\(sort) \(descending)")
      }
    }
    func owners(_ sort: BookOfBusiness.Sort, _ descending: Bool = true) -> [String] {
      reckoning.book(by: sort, descending: descending).rows.map(\.owner)
    }
    #expect(owners(.owner, false) == ["a", "b", "c", ""] && owners(.owner) == ["c", "b", "a", ""])
    // Of two alike the first by name, and who has no score is below everybody.
    #expect(owners(.revenue) == ["a", "b", "c", ""] && owners(.revenue, false) == ["b", "c", "a", ""])
    #expect(owners(.average) == ["a", "b", "c", ""] && owners(.average, false) == ["c", "b", "a", ""])
    #expect(owners(.valueAtRisk) == ["b", "a", "c", ""])
  }

  // MARK: What holds of every portfolio

  private static func random(_ seed: UInt64) -> [BookEntry] {
    var random = SeededNumbers(seed)
    return (0..<120).map { _ in
      var entry = BookEntry(
        owner: ["", "dana", "Dana", "sam", "Zoë", "zoe"][random.next(6)],
        revenue: Money(minorUnits: random.next(3) * random.next(90_000), currency: ["USD", "EUR"][random.next(2)]),
        score: random.next(4) == 0 ? nil : random.next(101),
        renews: random.next(4) == 0 ? nil : today + random.next(500) + -100)
      (entry.openTickets, entry.breachedTickets) = (random.next(5), random.next(2))
      (entry.openActions, entry.lateActions) = (random.next(4), random.next(2))
      entry.opportunities = random.next(2)
      entry.pipeline = MoneySums([Money(minorUnits: random.next(9000) + 1, currency: "USD")])
      return entry
    }
  }

  @Test(arguments: UInt64(1)...25) func rowsAddUpToTheTotal(_ seed: UInt64) {
    let entries = Self.random(seed)
    let book = BookOfBusiness(entries, on: Self.today)
    var sums = BookSums()
    for row in book.rows { sums += row.sums }
    #expect(sums == book.total && sums.customers == entries.count && book.rows.count == 4)
    for sort in BookOfBusiness.Sort.allCases {
      var reckoning = BookReckoning(on: Self.today)
      for entry in entries.reversed() { reckoning.add(entry) }
      let other = reckoning.book(by: sort, descending: true)
      #expect(other.total == book.total && Set(other.rows) == Set(book.rows), "\(sort)")
    }
  }

  /// Counted once more, figure by figure.
  @Test(arguments: UInt64(1)...10) func eachRowIsItsCustomersCounted(_ seed: UInt64) throws {
    let entries = Self.random(seed)
    for row in BookOfBusiness(entries, on: Self.today).rows {
      let own = entries.filter { folded($0.owner) == folded(row.owner) }
      let (sums, threatened) = (row.sums, own.filter { ($0.score ?? 100) < 70 })
      #expect(sums.customers == own.count && sums.atRisk + sums.critical == threatened.count)
      #expect(sums.critical == own.count { ($0.score ?? 100) < 50 })
      for currency in ["USD", "EUR"] {
        func total(_ entries: [BookEntry]) -> Int { entries.reduce(0) { $0 + $1.revenue[currency] } }
        #expect(sums.revenue[currency] == total(own) && sums.valueAtRisk[currency] == total(threatened))
        for (place, renewals) in sums.renewals.enumerated() {
          let first = Quarter(Self.today).adding(place)
          let renewing = own.filter { $0.renews.map { (first.first...first.last).contains($0) } ?? false }
          #expect(renewals.customers == renewing.count && renewals.value[currency] == total(renewing))
        }
      }
      #expect(sums.openTickets == own.reduce(0) { $0 + $1.openTickets })
      #expect(sums.lateActions == own.reduce(0) { $0 + $1.lateActions })
      #expect(sums.opportunities == own.reduce(0) { $0 + $1.opportunities })
    }
  }
}

/// The same numbers for the same seed.
private struct SeededNumbers {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

  mutating func next(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(count))
  }
}
