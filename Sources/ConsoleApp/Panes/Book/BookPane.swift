import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let book = PaneID("book")
}

/// The book of business: an owner a row, customers that nobody owns after them, and the total.
struct BookPane: OrderedPane {
  let id = PaneID.book
  var list = ListView<BookLine>()
  let filterSubject: Field.Subject? = .customers
  let emptyState = PaneState.noCustomers
  let signs = [SignKind.health]
  let opened = PaneID.book
  let noun = "owner"
  var sort = BookOfBusiness.Sort.owner
  var descending = false
  private var book: BookOfBusiness?

  init() {}

  enum Opening: OpeningWords {
    static let title = "Narrow to the owner's customers"
  }

  /// The quarters are called as they are.
  static func heading(of sort: BookOfBusiness.Sort) -> String? {
    switch sort {
    case .owner: "Owner"
    case .customers: "Customers"
    case .revenue: "Revenue"
    case .average: "Average"
    case .atRisk: "At risk"
    case .critical: "Critical"
    case .valueAtRisk: "Value at risk"
    case .tickets: "Tickets"
    case .breached: "Breached"
    case .actions: "Actions"
    case .late: "Late"
    case .overdue: BookTable.overdue
    case .opportunities: "Growing"
    case .pipeline: "Pipeline"
    case .thisQuarter, .nextQuarter, .thirdQuarter, .fourthQuarter: nil
    }
  }

  private static func heading(of sort: BookOfBusiness.Sort, _ quarters: [Quarter]) -> String? {
    heading(of: sort) ?? sort.quarter.flatMap { quarters.indices.contains($0) ? quarters[$0].description : nil }
  }

  static func startsDescending(_ sort: BookOfBusiness.Sort) -> Bool { sort != .owner }

  mutating func order(byHeading title: String) -> Bool {
    let quarters = book?.quarters ?? []
    guard let told = BookOfBusiness.Sort.allCases.first(where: { Self.heading(of: $0, quarters) == title }) else {
      return false
    }
    descending = told == sort ? !descending : Self.startsDescending(told)
    sort = told
    list.rows.reload()
    return true
  }

  func title(in scene: Scene) -> String {
    guard let book else { return "Book of business" }
    let risk = BookWords.amounts(book.total.valueAtRisk)
    return "Book of business · \(BookWords.amounts(book.total.revenue)) a month, \(risk) at risk"
  }

  func question(in scene: Scene) -> BookQuery? {
    BookQuery(scene.scope.and(list.filter), by: sort, descending: descending)
  }

  func page(of answer: BookOfBusiness) -> Page<BookLine> {
    let rows = BookLine.all(of: answer)
    return Page(rows: rows, position: 0, total: rows.count)
  }

  mutating func receive(_ answer: Answered<BookQuery>, in scene: Scene) -> [Effect] {
    if case .success(let found) = answer { book = found }
    return takeRows(of: answer, in: scene)
  }

  func emptyState(in scene: Scene) -> PaneState { scene.scope.isEmpty ? emptyState : .noneInScope }

  func enter(_ row: BookLine) -> [Effect] {
    guard case .owner(let owner) = row.place else {
      return [.say("The total is everybody's; only an owner's row has customers to narrow to")]
    }
    guard let filter = Segment.owner.filter(owner) else {
      return [.complain("The name \(owner) cannot be written in a filter")]
    }
    return [.narrow(filter)]
  }

  /// A sum is nothing that acts are done to.
  func subject(of row: BookLine) -> ActSubject? { nil }
  func customer(of row: BookLine) -> ActSubject? { nil }

  func why(in scene: Scene) -> Why {
    guard let row = list.chosen, let book else { return .unknown("Nothing is chosen") }
    let words = BookWords.why(row.sums, in: book.quarters, scene.health)
    return .account("Why: book of business, \(row.place.title)", words)
  }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<BookLine> {
    let quarters = book?.quarters ?? (0..<BookOfBusiness.quarterCount).map(Quarter(scene.today).adding)
    var table = BookTable(
      quarters: quarters, currencies: book?.currencies ?? [], hasOverdue: (book?.total.overdue.customers ?? 0) > 0,
      glyphs: glyphs
    ).table
    table.sorted = Self.heading(of: sort, quarters).map { ($0, descending) }
    return table
  }
}
