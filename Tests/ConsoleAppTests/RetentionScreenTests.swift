import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// Who stays, on the ninth screen: movements of revenue, and the triangle of cohorts.
@Suite struct RetentionScreenTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  /// On one of the two panes, of these subscriptions.
  private func open(
    _ pane: PaneID, _ width: Int = 120, _ height: Int = 36, _ keys: [String] = [],
    of subscriptions: [Subscription] = ConsoleFixture.subscriptions()
  ) -> Console {
    var console = fixture.settled(width: width, height: height)
    press(&console, ["9"], of: subscriptions)
    for _ in 0..<3 where console.focus != pane { press(&console, ["tab"], of: subscriptions) }
    press(&console, keys, of: subscriptions)
    return console
  }

  private func press(
    _ console: inout Console, _ keys: [String], of subscriptions: [Subscription] = ConsoleFixture.subscriptions()
  ) {
    for key in keys.compactMap(Key.init(name:)) {
      console.settle(console.handle(.keys([key]))) { question in
        guard let asked = question.asked as? RetentionQuery else { return fixture.answer(question) }
        return asked.told(RetentionFigures(asked.plan, subscriptions))
      }
    }
  }

  private func asked(_ console: Console, _ pane: PaneID) -> AnyQuestion? {
    var console = console
    return console.with(pane) { $0.asked(in: $1) } ?? nil
  }

  private func figures(_ step: RetentionStep = .month) -> RetentionFigures {
    RetentionFigures(
      RetentionPlan(last: 12, step, upTo: ConsoleFixture.today), ConsoleFixture.subscriptions())
  }

  // MARK: Frames

  @Test(arguments: [(80, 24), (120, 36), (200, 60)]) func frames(_ width: Int, _ height: Int) throws {
    try expectFrame(open(.movements, width, height, ["j"]), fixture, "movements-\(width)x\(height)")
    try expectFrame(open(.cohorts, width, height, ["j", "l", "l"]), fixture, "cohorts-\(width)x\(height)")
  }

  @Test func ascii() throws {
    try GoldenFrame.expect(
      fixture.frame(open(.cohorts, 120, 36, ["j"]), glyphs: .ascii), "retention-ascii-120x36")
  }

  @Test func revenueByQuarters() throws {
    try expectFrame(open(.cohorts, 120, 36, ["]", "m", "j", "l"]), fixture, "retention-quarters-120x36")
  }

  @Test func severalCurrencies() throws {
    let console = open(.movements, 120, 36, of: ConsoleFixture.subscriptions(in: ["USD", "EUR"]))
    try expectFrame(console, fixture, "retention-currencies-120x36")
  }

  @Test(arguments: [PaneID.movements, .cohorts]) func emptyAndBroken(_ pane: PaneID) throws {
    try expectFrame(open(pane, 120, 36, of: []), fixture, "\(pane)-empty-120x36")
    var broken = fixture.console(width: 120, height: 36)
    func answer(_ question: AnyQuestion) -> AnyAnswer {
      question.asked is RetentionQuery ? question.failed(.busy) : fixture.answer(question)
    }
    broken.settle(broken.ask() + broken.handle(.keys([.character("9")])), by: answer)
    for _ in 0..<3 where broken.focus != pane { broken.settle(broken.handle(.keys([.tab])), by: answer) }
    try expectFrame(broken, fixture, "\(pane)-broken-120x36")
  }

  /// Each state says what to do next.
  @Test func nothingIsSaidToBeThere() {
    let nobody = fixture.frame(open(.movements, of: [])).text
    #expect(nobody.contains(":import brings them in from a file of subscriptions"))
    var console = open(.movements, of: [])
    console.settle(console.narrow(to: "tier:enterprise") + console.ask()) { question in
      (question.asked as? RetentionQuery).map { $0.told(RetentionFigures($0.plan, [])) } ?? fixture.answer(question)
    }
    #expect(fixture.frame(console).text.contains("Nobody in this scope had a live subscription in this time"))
    let early = Subscription(
      id: "S", customer: "CUST-1", plan: "Pro", amount: Money(minorUnits: 100, currency: "USD"),
      from: ConsoleFixture.today - 900)
    let text = fixture.frame(open(.cohorts, of: [early])).text
    #expect(text.contains("Nobody began in this time; a month is a cohort once it is over"))
    var reading = fixture.settled()
    fixture.press(&reading, "9")
    _ = reading.handle(.keys([.tab]))
    #expect(reading.focus == .movements && fixture.frame(reading).text.contains("reading …"))
    #expect(reading.notice == nil)
  }

  // MARK: One question

  @Test func bothPanesAskTheSame() throws {
    let months = open(.movements)
    let plan = RetentionPlan(last: 12, .month, upTo: ConsoleFixture.today)
    #expect(plan.from.description == "2025-11-30" && plan.periods.count == 12)
    for pane in [PaneID.movements, .cohorts] { #expect(asked(months, pane) == AnyQuestion(RetentionQuery(plan))) }
    for (pane, other) in [(PaneID.movements, PaneID.cohorts), (.cohorts, .movements)] {
      let quarters = open(pane, 120, 36, ["]"])
      let plan = RetentionPlan(last: 12, .quarter, upTo: ConsoleFixture.today)
      #expect(
        asked(quarters, pane) == AnyQuestion(RetentionQuery(plan)) && asked(quarters, other) == asked(quarters, pane))
      #expect(open(pane, 120, 36, ["]", "]"]).notice?.text == "Retention is by quarters already")
      #expect(asked(open(pane, 120, 36, ["]", "["]), other) == asked(months, pane))
    }
  }

  /// The days are those of the moment that is looked at, in the zone in force.
  @Test func theDaysFollowTheClock() throws {
    var console = open(.movements)
    let past = try #require(Instant(iso8601: "2026-03-01T02:00:00Z"))
    fixture.settle(&console, console.handle(.tick(past)))
    // It is still February in New York.
    let plan = RetentionPlan(last: 12, .month, upTo: try #require(LocalDate(iso8601: "2026-02-28")))
    for pane in [PaneID.movements, .cohorts] { #expect(asked(console, pane) == AnyQuestion(RetentionQuery(plan))) }
  }

  @Test func itIsOfTheScopeAndTheFilter() throws {
    var console = open(.movements)
    fixture.settle(&console, console.narrow(to: "tier:enterprise") + console.ask())
    press(&console, ["/", "o", "w", "n", "e", "r", ":", "m", "e", "enter"])
    let plan = RetentionPlan(last: 12, .month, upTo: ConsoleFixture.today)
    func filter(_ text: String) throws -> Filter { try Filter.parse(text, in: .customers, me: "dana") }
    #expect(asked(console, .movements) == AnyQuestion(RetentionQuery(plan, try filter("tier:enterprise owner:me"))))
    #expect(asked(console, .cohorts) == AnyQuestion(RetentionQuery(plan, try filter("tier:enterprise"))))
  }

  // MARK: Movements

  @Test(arguments: [["USD"], ["USD", "EUR"]]) func rowsAddUpFromStartToEnd(_ currencies: [String]) throws {
    let figures = RetentionFigures(
      RetentionPlan(last: 12, .month, upTo: ConsoleFixture.today), ConsoleFixture.subscriptions(in: currencies))
    let rows = MovementRow.all(of: figures)
    #expect(rows.count == 13 * currencies.count && Set(rows.map(\.id)).count == rows.count)
    for currency in currencies {
      let own = rows.filter { $0.currency == currency }
      for row in own { #expect(row.start + row.gains - row.losses == row.end, "\(row.id)") }
      let months = own.dropLast()
      #expect(zip(months, months.dropFirst()).allSatisfy { $0.end == $1.start })
      let total = try #require(own.last)
      #expect(total.period == nil && total.start == months.first?.start && total.end == months.last?.end)
      for movement in RevenueMovement.allCases {
        #expect(total.amount(movement) == months.reduce(0) { $0 + $1.amount(movement) })
        #expect(months.contains { $0.amount(movement) > 0 } || currencies.count > 1, "\(movement) is tried")
      }
    }
    #expect(rows.filter(\.isFirst).count == 13)
    // Shares of the whole are those of the report over the whole time in one.
    let whole = RetentionFigures(
      try RetentionPlan(from: figures.plan.from, to: figures.plan.to), ConsoleFixture.subscriptions(in: currencies))
    #expect(rows.last?.logo == whole.periods.first?.sums.logoRetention)
    #expect(rows.last?.net == whole.periods.first?.sums.netRetention(currencies.sorted().last ?? ""))
    #expect(MovementRow.all(of: RetentionFigures(figures.plan, [])).isEmpty)
  }

  /// Enter goes to those who moved, and back again.
  @Test func enterOpensWhoMoved() throws {
    let rows = MovementRow.all(of: figures())
    let row = rows[3]
    #expect(!row.customers.isEmpty)
    var console = open(.movements, 120, 36, ["j", "j", "j", "enter"])
    #expect(console.screen.id == .customers)
    #expect(console.panes[.customers]?.filterText == Filter.text(of: row.customers))
    press(&console, ["escape"])
    #expect(console.screen.id == .metrics && console.focus == .movements)
  }

  @Test func behindAFigureAreSoManyAndNoMore() {
    func ids(_ count: Int) -> [CustomerID] { (0..<count).map { CustomerID("C-\($0)") } }
    #expect(CustomersBehind.open([]) == [.say("Nobody is behind this figure")])
    #expect(CustomersBehind.open(ids(2)) == [.open(.customers, filter: "id=C-0,C-1")])
    #expect(CustomersBehind.open(ids(201)).first.map { if case .complain = $0 { true } else { false } } == true)
    #expect(
      CustomersBehind.open([CustomerID("\"'”’")]).first.map { if case .complain = $0 { true } else { false } } == true)
  }

  @Test func aRowSaysWhatItAddsUp() throws {
    let rows = MovementRow.all(of: figures())
    for (place, row) in rows.enumerated() {
      let text = RetentionWords.why(row, today: ConsoleFixture.today).joined(separator: " ")
      #expect(text.contains("\(row.days.from) and \(row.days.to)") && text.contains("at the start + "))
      #expect(text.contains("The month is not over") == (place == 11), "\(row.id)")
      #expect(text.contains("The movements are those of the rows above") == (row.period == nil))
    }
    let shown = fixture.frame(open(.movements, 120, 36, ["G", "="])).text
    #expect(shown.contains("Why: recurring revenue, Total"))
  }

  @Test(
    arguments: [
      (373_972_380, "USD", "$3,739,724"), (373_972_349, "USD", "$3,739,723"), (-373_972_350, "USD", "-$3,739,724"),
      (99_950, "USD", "$999.50"), (100_000, "EUR", "€1,000"), (0, "USD", "$0"), (12_345, "JPY", "¥12,345"),
      (.max, "USD", "$92,233,720,368,547,758"),
    ] as [(Int, String, String)])
  func sumsAreWholeFromAThousandOn(_ minorUnits: Int, _ currency: String, _ words: String) {
    #expect(NumberWords.sum(Money(minorUnits: minorUnits, currency: currency)) == words)
  }

  /// However large the amounts are: both ends of a row stay, and so do what came and what went.
  @Test(arguments: [1, 100, 10_000]) func theEndsOfARowStay(_ times: Int) throws {
    let large = ConsoleFixture.subscriptions().map { one in
      var one = one
      one.amount.minorUnits *= times
      return one
    }
    let console = open(.movements, 80, 24, of: large)
    let pane = try #require(console.panes[.movements] as? MovementsPane)
    var table = pane.table(in: console.scene(for: .movements), glyphs: .unicode)
    table.natural = pane.list.natural
    let shown = table.shown(width: console.scene(for: .movements).size.width)
    #expect(Set(["Month", "Start", "New", "Churn", "End"]).isSubset(of: shown), "\(shown)")
  }

  /// What is filed is days, plain numbers and words, whatever the screen had room for.
  @Test func rowsAreFiledPlain() throws {
    let console = open(.movements, 80, 24)
    let pane = try #require(console.panes[.movements] as? MovementsPane)
    let table = try #require(pane.table(of: figures(), in: console.scene(for: .movements)))
    #expect(
      table.columns.map(\.name) == [
        "Month", "From", "To", "Currency", "Start", "New", "Reactivation", "Expansion", "Contraction", "Churn", "End",
        "Net retention in percent", "Logo retention in percent", "Gross retention in percent", "Customers who left",
      ])
    #expect(table.rows.count == 13 && table.rows.allSatisfy { $0.count == table.columns.count })
    for (place, column) in table.columns.enumerated() where column.isNumber {
      #expect(table.rows.allSatisfy { $0[place].isEmpty || Double($0[place]) != nil }, "\(column.name)")
    }
    for row in table.rows {
      let numbers = row[4...10].compactMap(Double.init)
      #expect(numbers.count == 7 && numbers.dropLast().reduce(0, +) == numbers.last)
    }
  }

  // MARK: Cohorts

  private func chosen(_ console: Console) -> String {
    guard case .account(let title, _)? = console.panes[.cohorts]?.why(in: console.scene(for: .cohorts)) else {
      return ""
    }
    return String(title.dropFirst("Why: ".count))
  }

  @Test(
    arguments: [
      ([], "2025-11, on their first day"), (["l"], "2025-11, 1 month on"),
      (["j", "right", "down"], "2026-01, 1 month on"),
      (["l", "h"], "2025-11, on their first day"), (["G"], "2026-10, on their first day"),
      (["G", "g"], "2025-11, on their first day"),
      // Of a younger cohort its last age is meant, and who comes back is where they were.
      (["l", "l", "l", "G"], "2026-10, on their first day"), (["l", "l", "l", "G", "g"], "2025-11, 3 months on"),
      (["]", "l"], "2023-Q4, 1 quarter on"),
    ] as [([String], String)])
  func keysChooseACell(_ keys: [String], _ cell: String) {
    #expect(chosen(open(.cohorts, 120, 36, keys)) == cell)
  }

  @Test func thereIsNoCellBesideTheTriangle() {
    #expect(open(.cohorts, 120, 36, ["h"]).notice?.text == "There is no cell further left")
    #expect(open(.cohorts, 120, 36, ["G", "l"]).notice?.text == "There is no cell further right")
  }

  @Test func enterOpensWhoIsStillThere() throws {
    let console = open(.cohorts, 120, 36, ["j", "l", "l", "l", "l", "l", "enter"])
    let cohort = figures().cohorts[1]
    #expect(cohort.ages[5].customers.count <= cohort.customers.count)
    #expect(console.screen.id == .customers)
    #expect(console.panes[.customers]?.filterText == Filter.text(of: cohort.ages[5].customers))
  }

  /// The mouse chooses the cell it is on, opens it the second time, and turns through the rows.
  @Test func theMouseChoosesAndOpens() throws {
    let console = open(.cohorts)
    let scene = console.scene(for: .cohorts)
    var pane = try #require(console.panes[.cohorts] as? CohortsPane)
    let grid = HeatGrid(figures(), .customers, chosen: (0, 0), size: scene.size)
    func point(_ row: Int, _ column: Int) throws -> Point {
      let points = (0..<scene.size.height).flatMap { y in (0..<scene.size.width).map { Point(x: $0, y: y) } }
      return try #require(points.first { point in grid.place(at: point).map { $0 == (row, column) } ?? false })
    }
    #expect(pane.click(at: try point(2, 3), isDouble: false, in: scene).isEmpty)
    let cohort = figures().cohorts[2]
    #expect(pane.perform(.open, in: scene) == CustomersBehind.open(cohort.ages[3].customers))
    #expect(
      pane.click(at: try point(2, 3), isDouble: true, in: scene) == CustomersBehind.open(cohort.ages[3].customers))
    // Outside of the triangle nothing is chosen.
    #expect(pane.click(at: try point(9, 9), isDouble: true, in: scene).isEmpty)
    #expect(pane.perform(.open, in: scene) == CustomersBehind.open(cohort.ages[3].customers))
    _ = pane.wheel(by: -1, in: scene)
    #expect(pane.perform(.open, in: scene) == CustomersBehind.open(figures().cohorts[1].ages[3].customers))
  }

  /// Beside the title stands the chosen cell, which nobody takes for the rows below.
  @Test func theNoteSaysWhoseCustomersItCounts() throws {
    let console = open(.cohorts, 120, 36)
    let note = console.panes[.cohorts]?.note(in: console.scene(for: .cohorts)) ?? ""
    #expect(note.contains(/^\d{4}-\d\d: [\d,]+ of [\d,]+ customers?$/), "\(note)")
  }

  @Test func itTurnsBetweenCustomersAndRevenue() {
    let revenue = open(.cohorts, 120, 36, ["m"])
    #expect(revenue.retention.measure == .revenue)
    #expect(fixture.frame(revenue).text.contains("Cohorts by month · revenue, in percent of the first day's"))
    #expect(open(.cohorts, 120, 36, ["m", "m"]).retention.measure == .customers)
    #expect(fixture.frame(open(.cohorts, 120, 36, ["m", "="])).text.contains("of $"))
  }

  /// Amounts of two currencies are no sum: of such a cohort there is no share, and where there is none at all, why.
  @Test func severalCurrenciesHaveNoShare() throws {
    let both = ["USD", "EUR"].map { currency in
      Subscription(
        id: SubscriptionID(currency), customer: "CUST-1", plan: "Pro",
        amount: Money(minorUnits: 100, currency: currency), from: ConsoleFixture.today - 90)
    }
    let console = open(.cohorts, 120, 36, ["m"], of: both)
    #expect(console.retention.measure == .customers)
    #expect(
      console.notice?.text == "Every cohort pays in several currencies (EUR and USD): their amounts have no share")
    let figures = RetentionFigures(RetentionPlan(last: 12, .month, upTo: ConsoleFixture.today), both)
    let cohort = try #require(figures.cohorts.first)
    #expect(RetentionLens.Measure.revenue.share(of: cohort, at: 0) == nil)
    #expect(RetentionLens.Measure.revenue.share(of: figures, at: 0) == nil)
    #expect(RetentionLens.Measure.customers.share(of: figures, at: 0) == 1)
    let words = RetentionWords.why(cohort, at: 0, .revenue).joined(separator: " ")
    #expect(words.contains("They pay in EUR and USD: amounts of several currencies have no share."))
  }

  @Test func aCellSaysWhatItRestsOn() {
    let cohort = figures().cohorts[1]
    let text = RetentionWords.why(cohort, at: 3, .customers).joined(separator: " ")
    #expect(
      text.contains(
        "of \(cohort.customers.count) customers whose first subscription began in 2025-12 have a live one 3 months on"))
    #expect(RetentionWords.hundredths(0.856) == "86" && RetentionWords.hundredths(12.345) == "1235")
  }
}
