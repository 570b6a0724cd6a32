import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let customers = PaneID("customers")
}

/// All customers in columns, sorted by any of them.
struct CustomersPane: ListPane {
  let id = PaneID.customers
  var list = ListView<CustomerRow>()
  let filterSubject: Field.Subject? = .customers
  let emptyState = PaneState.noCustomers
  let opening = Action.open
  let signs = [SignKind.health]
  private var sort = CustomerQuery.Sort.score
  private var descending = false

  enum Action: String, PaneAction {
    case open, sort, sortBack, reverse

    var title: String {
      switch self {
      case .open: "The customer's page"
      case .sort: "Sort by the next column"
      case .sortBack: "Sort by the column before"
      case .reverse: "Turn the order round"
      }
    }

    var keys: [Key] {
      switch self {
      case .open: [.enter, .right, .character("l")]
      case .sort: [.character("s")]
      case .sortBack: [.character("S")]
      case .reverse: [.character("r")]
      }
    }

    var isForRows: Bool { self == .open }

    var hint: String? {
      switch self {
      case .open: "open"
      case .sort: "sort"
      case .reverse: "reverse"
      case .sortBack: nil
      }
    }
  }

  func title(in scene: Scene) -> String {
    let count = list.rows.page.map { " · \(NumberWords.whole($0.total))" } ?? ""
    let none = sort == .risk && scene.isForetold == false ? " · none is predicted" : ""
    return "Customers\(count) · by \(sort.words) \(descending ? scene.glyphs.down : scene.glyphs.up)\(none)"
  }

  /// An order by what nobody has predicted is none.
  func wantsForecast(in scene: Scene) -> Bool { sort == .risk || isEmptiedByForecast(in: scene) }

  func question(in scene: Scene) -> CustomerQuery? {
    CustomerQuery(
      filter: scene.scope.and(list.filter), sort: sort, descending: descending, window: list.rows.window)
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    action == .open ? nothingChosen("customer") : nil
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: return [.enter(.customerDetail)]
    case .sort: order(by: 1)
    case .sortBack: order(by: -1)
    case .reverse:
      descending.toggle()
      list.rows.reload()
    }
    return []
  }

  var order: String { SortWords.text(sort, descending) }

  mutating func setOrder(_ words: String) {
    guard let told: (sort: CustomerQuery.Sort, descending: Bool) = SortWords.read(words) else { return }
    (sort, descending) = told
    list.rows.reload()
  }

  var ownOrder: String? { nil }

  mutating func order(byHeading title: String) -> Bool {
    guard let told = CustomerTable.sorts.first(where: { CustomerTable.title(of: $0) == title }) else { return false }
    descending = told == sort ? !descending : CustomerTable.startsDescending(told)
    sort = told
    list.rows.reload()
    return true
  }

  private mutating func order(by step: Int) {
    let sorts = CustomerTable.sorts
    let index = sorts.firstIndex(of: sort) ?? 0
    sort = sorts[(index + step + sorts.count) % sorts.count]
    descending = CustomerTable.startsDescending(sort)
    list.rows.reload()
  }

  func subject(of row: CustomerRow) -> ActSubject? { .customer(row.customer) }
  func customer(of row: CustomerRow) -> ActSubject? { subject(of: row) }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<CustomerRow> {
    var table = CustomerTable(scene: scene, glyphs: glyphs).table
    table.sorted = (CustomerTable.title(of: sort), descending)
    return table
  }
}
