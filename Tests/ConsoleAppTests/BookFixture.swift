import CustomerSuccess

@testable import ConsoleApp

extension ConsoleFixture {
  /// The six customers, two more in another currency, one of whom nobody owns, and a name that would steer the terminal.
  var bookEntries: [BookEntry] {
    let own = (1...6).map { number -> BookEntry in
      let row = row(number)
      var entry = BookEntry(
        owner: row.customer.owner, revenue: row.customer.monthlyRevenue, score: row.health.score,
        renews: row.customer.renews)
      (entry.openTickets, entry.breachedTickets) = (row.openTickets, number == 2 ? 1 : 0)
      (entry.openActions, entry.lateActions) = (row.openActions, number % 3 == 0 ? 1 : 0)
      guard number == 1 else { return entry }
      (entry.opportunities, entry.pipeline) = (1, MoneySums([Money(minorUnits: 95_000, currency: "USD")]))
      return entry
    }
    func euros(_ owner: String, _ amount: Int, _ score: Int?, in days: Int) -> BookEntry {
      BookEntry(
        owner: owner, revenue: Money(minorUnits: amount, currency: "EUR"), score: score, renews: Self.today + days)
    }
    return own + [euros("", 120_050, 40, in: 150), euros("\u{1B}[31mkim", 90_000, nil, in: 240)]
  }

  func book(by sort: BookOfBusiness.Sort = .owner, descending: Bool = false) -> BookOfBusiness {
    var reckoning = BookReckoning(on: Self.today)
    for entry in bookEntries { reckoning.add(entry) }
    return reckoning.book(by: sort, descending: descending)
  }
}
