import CustomerSuccess
import Interchange
import SuccessStore
import Testing

/// What a customer says of itself is what its subscriptions say, whoever told them.
@Suite struct RevenueInStepTests {
  let bench: ImportBench

  init() throws { bench = try ImportBench() }

  private static let customers = (
    "customers.csv",
    """
    id,name,tier,industry,size,signed_up,monthly_revenue,currency
    C-1,One,starter,other,small,2024-01-10,550,USD
    C-2,Two,starter,other,small,2024-01-10,70,EUR

    """
  )
  private static let subscriptions = (
    "subscriptions.csv",
    """
    id,customer,plan,amount,currency,from
    S-1,C-1,Basic,400,USD,2024-01-10
    S-2,C-1,More,500,USD,2025-01-10
    S-3,C-2,Basic,70,EUR,2024-01-10

    """
  )

  private func revenue(_ id: CustomerID = "C-1") async throws -> Money? { try await bench.customer(id)?.monthlyRevenue }
  private var entries: Int { get async throws { try await bench.store.answer(LogQuery(limit: 99)).count } }
  private func check() async throws { #expect(try await bench.store.check(at: bench.now) == []) }

  /// Together with the customers into an empty store, and into one that has them.
  @Test(arguments: [true, false]) func subscriptionsOfAFileDecide(_ isFirst: Bool) async throws {
    if isFirst {
      try await bench.take([Self.customers, Self.subscriptions])
    } else {
      try await bench.take([Self.customers])
      #expect(try await revenue() == Money(minorUnits: 550_00, currency: "USD"))
      try await bench.take([Self.subscriptions])
    }
    #expect(try await revenue() == Money(minorUnits: 900_00, currency: "USD"))
    #expect(try await revenue("C-2") == Money(minorUnits: 70_00, currency: "EUR"))
    try await check()
    try await bench.undoLast()
    #expect(try await revenue() == (isFirst ? nil : Money(minorUnits: 550_00, currency: "USD")))
    try await check()
  }

  /// A term that a file ends, takes to another customer, or begins later.
  @Test func whatChangesLaterCountsToo() async throws {
    try await bench.take([Self.customers, Self.subscriptions])
    let head = "id,customer,plan,amount,currency,from,to\n"
    try await bench.take([("s.csv", head + "S-1,C-1,Basic,400,USD,2024-01-10,2026-01-10\n")])
    #expect(try await revenue() == Money(minorUnits: 500_00, currency: "USD"))
    try await bench.take([("s.csv", head + "S-2,C-2,More,30,EUR,2025-01-10,\n")])
    #expect(try await revenue() == Money(minorUnits: 0, currency: "USD"))
    #expect(try await revenue("C-2") == Money(minorUnits: 100_00, currency: "EUR"))
    try await bench.take([("s.csv", head + "S-9,C-2,More,5,EUR,2099-01-10,\n")])
    #expect(try await revenue("C-2") == Money(minorUnits: 100_00, currency: "EUR"))
    try await check()
  }

  /// The customers' own file says what it said: nothing is new, and there is nothing for the log.
  @Test(arguments: [true, false]) func theCustomersFileAgainSaysNothing(_ isTogether: Bool) async throws {
    if isTogether {
      try await bench.take([Self.customers, Self.subscriptions])
    } else {
      try await bench.take([Self.customers])
      try await bench.take([Self.subscriptions])
    }
    let before = try await entries
    let again = try await bench.take([Self.customers])
    #expect(again.counts[.customers] == .init(unchanged: 2))
    #expect(try await entries == before)
    let both = try await bench.take([Self.customers, Self.subscriptions])
    #expect(both.counts[.customers] == .init(unchanged: 2) && both.counts[.subscriptions] == .init(unchanged: 3))
    #expect(try await entries == before)
    #expect(try await revenue() == Money(minorUnits: 900_00, currency: "USD"))
  }

  /// What is exported, taken into an empty database and exported again is the same.
  @Test func whatIsExportedIsTheSameFromAnotherDatabase() async throws {
    try await bench.take([Self.customers, Self.subscriptions])
    let tables = try await bench.tables()
    let other = try ImportBench()
    try await other.take(tables.filter { ["customers", "subscriptions"].contains($0.0) }.map { ("\($0.0).csv", $0.1) })
    #expect(try await other.tables().map(\.1) == tables.map(\.1))
  }

  /// Who has left says what it brought last.
  @Test func whoHasLeftKeepsWhatItBrought() async throws {
    let left = """
      id,name,tier,industry,size,signed_up,monthly_revenue,currency,lifecycle,churned
      C-1,One,starter,other,small,2024-01-10,550,USD,churned,2026-01-01

      """
    let ended = "id,customer,plan,amount,currency,from,to\nS-1,C-1,Basic,400,USD,2024-01-10,2026-01-01\n"
    try await bench.take([("customers.csv", left), ("subscriptions.csv", ended)])
    #expect(try await revenue() == Money(minorUnits: 550_00, currency: "USD"))
  }

  /// Facts that are put in place as they are stay so.
  @Test func whatNoFileToldStays() async throws {
    let customer = Customer(
      id: "C-1", name: "One", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 19_000),
      monthlyRevenue: Money(minorUnits: 1, currency: "USD"))
    let term = Subscription(
      id: "S-1", customer: "C-1", plan: "P", amount: Money(minorUnits: 2, currency: "USD"), from: LocalDate(day: 19_000)
    )
    try await bench.load([.customer(customer), .subscription(term)])
    #expect(try await revenue() == customer.monthlyRevenue)
  }
}
