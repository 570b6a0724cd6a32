import CustomerSuccess
import SuccessStore
import TerminalUI

/// Who crossed a category, came and left since another moment, and by what the scores moved. Nothing can be changed here.
struct DifferenceView: Hashable, Sendable {
  let request: DifferenceRequest
  private(set) var news: DifferenceNews?
  private(set) var rows: [Row] = []
  private(set) var chosen = ChosenRow()

  init(_ request: DifferenceRequest) { self.request = request }

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

  var refused: String? { if case .refused(let words)? = news { words } else { nil } }

  mutating func receive(_ found: DifferenceNews) {
    news = found
    rows = difference.map(DifferenceView.rows) ?? []
    chosen = ChosenRow()
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

  mutating func press(_ key: Key) -> LookOutcome {
    chosen.look(key, of: rows.count) { rows[$0].customer }
  }

  mutating func click(_ point: Point, on size: Size) -> OverlayHit {
    let dialog = dialog(on: size)
    return chosen.click(
      at: point, in: dialog, on: size, below: DifferenceView.head, height: height(dialog.content(on: size).size),
      of: rows.count)
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
    guard !PastWish.isLater(text, than: now, in: setting.zone) else {
      return [.complain("diff: found '\(text)', \(PastWish.notLater)")]
    }
    let request = differenceRequest(from: text, manner)
    overlay = .difference(DifferenceView(request))
    return [.compare(request)]
  }

  /// The next one: what comes of an earlier one is not taken for its answer.
  mutating func differenceRequest(
    from text: String, _ manner: PastMoment.Manner, comparing filter: String? = nil
  ) -> DifferenceRequest {
    differences += 1
    return DifferenceRequest(
      number: differences, from: text, manner: manner, scope: scopeText, me: setting.me, now: now, comparing: filter)
  }

  mutating func receive(_ news: DifferenceNews, number: Int) {
    switch overlay {
    case .difference(var view) where view.request.number == number:
      view.receive(news)
      overlay = .difference(view)
    case .moments(var view) where view.request.number == number:
      view.receive(news)
      overlay = .moments(view)
    default: break
    }
  }

  mutating func press(_ key: Key, in view: inout DifferenceView) -> [Effect] {
    let outcome = view.press(key)
    return follow(outcome, in: .difference(view))
  }
}
