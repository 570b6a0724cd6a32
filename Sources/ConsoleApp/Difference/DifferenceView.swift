import CustomerSuccess
import SuccessStore
import TerminalUI

/// Who crossed a category, came and left since another moment, and by what the scores moved. Nothing can be changed here.
struct DifferenceView: Hashable, Sendable {
  let request: DifferenceRequest
  private(set) var news: DifferenceNews?
  private(set) var rows: [Row] = []
  private(set) var chosen = 0

  init(_ request: DifferenceRequest) { self.request = request }

  enum Outcome: Hashable {
    case looking
    case closed
    case open(CustomerID)
  }

  enum Row: Hashable, Sendable {
    case heading(String)
    case moved(PortfolioDifference.Move)
    case came(PortfolioDifference.Standing)
    case left(PortfolioDifference.Standing)
    case cause(PortfolioDifference.CauseSum)

    /// What Enter opens.
    var customer: CustomerID? {
      switch self {
      case .heading, .cause: nil
      case .moved(let move): move.customer
      case .came(let one), .left(let one): one.customer
      }
    }
  }

  var difference: PortfolioDifference? { if case .found(let found)? = news { found } else { nil } }

  mutating func receive(_ found: DifferenceNews) {
    news = found
    rows = difference.map(DifferenceView.rows) ?? []
    chosen = 0
  }

  private static func rows(of found: PortfolioDifference) -> [Row] {
    func section(_ title: String, _ rows: [Row]) -> [Row] {
      rows.isEmpty ? [] : [.heading("\(title): \(NumberWords.whole(rows.count))")] + rows
    }
    let (crossed, others) = (found.moved.filter(\.isCrossing), found.moved.filter { !$0.isCrossing })
    let sum = "By cause: \(DifferenceWords.signed(Double(found.points))) points"
    return section("Other category", crossed.map(Row.moved)) + section("Came", found.came.map(Row.came))
      + section("Left", found.left.map(Row.left))
      + (found.causes.isEmpty ? [] : [.heading(sum)] + found.causes.map(Row.cause))
      + section("Same category, other score", others.map(Row.moved))
  }

  mutating func press(_ key: Key) -> Outcome {
    switch key {
    case .escape, .control("c"), .character("q"): return .closed
    case .enter: if rows.indices.contains(chosen), let customer = rows[chosen].customer { return .open(customer) }
    case .down, .character("j"), .control("n"): move(to: chosen + 1)
    case .up, .character("k"), .control("p"): move(to: chosen - 1)
    case .pageDown, .control("f"): move(to: chosen + 10)
    case .pageUp, .control("b"): move(to: chosen - 10)
    case .home, .character("g"): move(to: 0)
    case .end, .character("G"): move(to: .max)
    default: break
    }
    return .looking
  }

  private mutating func move(to place: Int) { chosen = min(max(0, place), max(0, rows.count - 1)) }

  mutating func click(_ point: Point, on size: Size) -> OverlayHit {
    let dialog = dialog(on: size)
    let height = height(dialog.content(on: size).size)
    let first = first(height)
    let (hit, row) = dialog.row(
      at: point, on: size, from: DifferenceView.head, count: max(0, min(height, rows.count - first)))
    if hit == .row { move(to: first + row) }
    return hit
  }
}

// MARK: Keys

extension Console {
  static let differenceExpected = "expected a day such as 2026-10-01, or a time with Z or an offset, and known or held"

  /// How the customers in the scope stood at another moment, against how they stand.
  mutating func difference(from rest: String) -> [Effect] {
    guard case .past(let text, let manner)? = PastWish(line: rest) else {
      return [.complain("diff: \(rest.isEmpty ? "" : "found '\(rest)', ")\(Console.differenceExpected)")]
    }
    let isLater =
      LocalDate(written: text).map { $0 > setting.zone.date(of: now) } ?? Instant(iso8601: text).map { $0 > now }
      ?? false
    guard !isLater else {
      return [.complain("diff: found '\(text)', expected a day or a time that is not later than now")]
    }
    differences += 1
    let request = DifferenceRequest(
      number: differences, from: text, manner: manner, scope: scopeText, me: setting.me, now: now)
    overlay = .difference(DifferenceView(request))
    return [.compare(request)]
  }

  mutating func receive(_ news: DifferenceNews, number: Int) {
    guard case .difference(var view) = overlay, view.request.number == number else { return }
    view.receive(news)
    overlay = .difference(view)
  }

  mutating func press(_ key: Key, in view: inout DifferenceView) -> [Effect] {
    let outcome = view.press(key)
    overlay = .difference(view)
    switch outcome {
    case .looking: return []
    case .closed:
      overlay = nil
      return []
    case .open(let customer):
      overlay = nil
      return settle([.show(.customer(customer))])
    }
  }
}
