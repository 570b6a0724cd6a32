import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let movements = PaneID("movements")
}

/// How recurring revenue moved month by month, or quarter by quarter, from start to end, and who stayed.
struct MovementsPane: ListPane {
  let id = PaneID.movements
  var list = ListView<MovementRow>()
  let filterSubject: Field.Subject? = .customers
  let emptyState = PaneState.noCustomers
  let opening = Action.open
  let ownOrder: String? = "time by time, and the whole of it last"
  let signs = [SignKind.retention]
  private var plan: RetentionPlan?
  private var leftOut = RetentionFigures.LeftOut()

  init() {}

  enum Action: String, PaneAction {
    case open, quarters, months

    var title: String {
      switch self {
      case .open: "The customers who moved in that time"
      case .quarters: RetentionKey.quartersTitle
      case .months: RetentionKey.monthsTitle
      }
    }

    var keys: [Key] {
      switch self {
      case .open: [.enter, .right, .character("l")]
      case .quarters: [RetentionKey.quarters]
      case .months: [RetentionKey.months]
      }
    }

    var isForRows: Bool { self == .open }
    var hint: String? { self == .open ? "customers" : rawValue }
  }

  func title(in scene: Scene) -> String {
    let head = "Recurring revenue by \((plan?.step ?? scene.retention.step).rawValue)"
    let out = leftOut.customers > 0 ? " · \(NumberWords.whole(leftOut.customers)) not in it" : ""
    return (plan.map { "\(head) · \($0.from) to \($0.to)" } ?? head) + out
  }

  func question(in scene: Scene) -> RetentionQuery? { scene.retentionQuestion(list.filter) }

  func page(of answer: RetentionFigures) -> Page<MovementRow> {
    let rows = MovementRow.all(of: answer)
    return Page(rows: rows, position: 0, total: rows.count)
  }

  mutating func receive(_ answer: Answered<RetentionQuery>, in scene: Scene) -> [Effect] {
    if case .success(let found) = answer { (plan, leftOut) = (found.plan, found.leftOut) }
    return takeRows(of: answer, in: scene)
  }

  func emptyState(in scene: Scene) -> PaneState { scene.noRetention(leftOut) }

  func refusal(of action: Action, in scene: Scene) -> String? { action == .open ? nothingChosen("row") : nil }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: list.chosen.map { CustomersBehind.open($0.customers) } ?? []
    case .quarters: scene.retained(by: .quarter)
    case .months: scene.retained(by: .month)
    }
  }

  /// A sum is nothing that acts are done to.
  func subject(of row: MovementRow) -> ActSubject? { nil }
  func customer(of row: MovementRow) -> ActSubject? { nil }

  func why(in scene: Scene) -> Why {
    guard let row = list.chosen else { return .unknown("Nothing is chosen") }
    return .account(
      "Why: recurring revenue, \(row.title)",
      RetentionWords.why(row, today: scene.today)
        + [RetentionWords.leftOut(leftOut).map { "\($0)." }].compactMap(\.self))
  }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<MovementRow> {
    let rows = list.rows.page?.rows ?? []
    return MovementTable(
      step: plan?.step ?? scene.retention.step, hasCurrencies: rows.contains { !$0.isFirst }, glyphs: glyphs
    ).table
  }
}

/// The columns of movements: what adds up goes last where there is little room.
struct MovementTable {
  var step: RetentionStep
  /// There are several, and rows say which is theirs.
  var hasCurrencies: Bool
  var glyphs: GlyphSet

  /// Cells on each side of the bar's middle.
  private static let side = 8

  var table: Table<MovementRow> {
    var currency = Table<MovementRow>.Column("", .fixed(3), named: "Currency") { [Piece($0.currency, .muted)] }
      .filed { $0.currency }
    currency.isForFiles = !hasCurrencies
    return Table(columns: [
      .init(step.rawValue.capitalizedFirst, .fixed(7)) { row in
        [Piece(row.isFirst ? row.title : "", row.period == nil ? .title : .text)]
      }
      .filed { $0.title }.filed(as: "From") { $0.days.from.description }.filed(as: "To") { $0.days.to.description },
      currency,
      amount("Start", .muted, \.start),
      movement(.new, "New", priority: 1), movement(.reactivation, "React.", priority: 4),
      movement(.expansion, "Expans.", priority: 2), movement(.contraction, "Contr.", priority: 3),
      movement(.churn, "Churned", priority: 1),
      amount("End", .title, \.end),
      share("Net", priority: 5, \.net), share("Logo", priority: 6, of: true, \.logo),
      share("Gross", priority: 7, \.gross),
      .init("Left", .fitting(4), named: "Customers who left", priority: 8, isRight: true) { row in
        [Piece(row.isFirst ? count(row) : "", .muted)]
      }
      .filed(number: { $0.isFirst ? $0.accounts[.churn] ?? 0 : nil }),
      .init("Gains and losses", .fixed(Self.side * 2 + 1), priority: 9, cell: bar).onScreenOnly(),
    ])
  }

  private func count(_ row: MovementRow) -> String {
    let left = row.accounts[.churn] ?? 0
    return left == 0 ? String(glyphs.dash) : NumberWords.whole(left)
  }

  private func amount(_ name: String, _ tone: Tone, _ amount: @escaping (MovementRow) -> Int)
    -> Table<MovementRow>.Column
  {
    .init(name, .fitting(8), isRight: true) { [Piece(NumberWords.sum(money(amount($0), of: $0)), tone)] }
      .filed(isNumber: true) { money(amount($0), of: $0).amountText }
  }

  /// Losses are below zero.
  private func movement(_ movement: RevenueMovement, _ title: String, priority: Int) -> Table<MovementRow>.Column {
    func signed(_ row: MovementRow) -> Money {
      // No amount is so large that its opposite is none.
      money(movement.isGain ? row.amount(movement) : -max(row.amount(movement), -.max), of: row)
    }
    return .init(
      title, .fitting(7), named: movement.rawValue.capitalizedFirst, priority: priority, isRight: true
    ) { row in
      guard row.amount(movement) != 0 else { return [Piece(String(glyphs.dash), .muted)] }
      return [Piece(NumberWords.sum(signed(row)), movement.isGain ? .healthy : .atRisk)]
    }
    .filed(isNumber: true) { signed($0).amountText }
  }

  private func share(
    _ name: String, priority: Int, of customers: Bool = false, _ share: @escaping (MovementRow) -> Double?
  ) -> Table<MovementRow>.Column {
    .init(name, .fitting(7), priority: priority, isRight: true) { row in
      if customers, !row.isFirst { return [] }
      return [Piece(share(row).map { NumberWords.percent($0) } ?? "–", .text)]
    }
    .filed(as: "\(name) retention in percent", isNumber: true) { row in
      customers && !row.isFirst ? "" : share(row).map(PlainNumber.percent) ?? ""
    }
  }

  private func money(_ minorUnits: Int, of row: MovementRow) -> Money {
    Money(minorUnits: minorUnits, currency: row.currency)
  }

  /// Losses to the left of the middle and gains to its right, against the most of any period.
  private func bar(_ row: MovementRow) -> [Piece] {
    guard row.period != nil else { return [] }
    func cells(_ amount: Int) -> Int {
      guard amount > 0, row.most > 0 else { return 0 }
      return max(1, Int((Double(amount) / Double(row.most) * Double(Self.side)).rounded()))
    }
    let (losses, gains) = (cells(row.losses), cells(row.gains))
    return [
      Piece(String(repeating: " ", count: Self.side - losses)),
      Piece(String(repeating: glyphs.shades[1], count: losses), .atRisk),
      Piece(String(glyphs.verticalRule), .muted),
      Piece(String(repeating: glyphs.barFull, count: gains), .healthy),
    ]
  }
}
