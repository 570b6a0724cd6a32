import CustomerSuccess
import TerminalUI

/// Which row of a dialog's list is chosen, and what keys and clicks make of it.
struct ChosenRow: Hashable, Sendable {
  private(set) var place = 0

  mutating func press(_ key: Key, of count: Int) {
    switch key {
    case .down, .character("j"), .control("n"): move(to: place + 1, of: count)
    case .up, .character("k"), .control("p"): move(to: place - 1, of: count)
    case .pageDown, .control("f"): move(to: place + 10, of: count)
    case .pageUp, .control("b"): move(to: place - 10, of: count)
    case .home, .character("g"): move(to: 0, of: count)
    case .end, .character("G"): move(to: .max, of: count)
    default: break
    }
  }

  /// In a list of customers and headings that nothing can be done to but to leave it, or to open one. `customer`: of a row.
  mutating func look(_ key: Key, of count: Int, _ customer: (Int) -> CustomerID?) -> LookOutcome {
    switch key {
    case .escape, .control("c"), .character("q"): return .closed
    case .enter: if place < count, let customer = customer(place) { return .open(customer) }
    default: press(key, of: count)
    }
    return .looking
  }

  mutating func move(to row: Int, of count: Int) { place = min(max(0, row), max(0, count - 1)) }

  /// The uppermost of `height` rows that are shown.
  func first(in height: Int) -> Int { max(0, place - height + 1) }

  /// `head`: the lines above the rows.
  mutating func click(
    at point: Point, in dialog: Dialog, on size: Size, below head: Int, height: Int, of count: Int
  ) -> OverlayHit {
    let first = first(in: height)
    let (hit, row) = dialog.row(at: point, on: size, from: head, count: max(0, min(height, count - first)))
    if hit == .row { move(to: first + row, of: count) }
    return hit
  }
}

/// What came of a key in such a list.
enum LookOutcome: Hashable {
  case looking
  case closed
  case open(CustomerID)
}

extension Console {
  /// After a key in a dialog that only shows: it stays, or is left, for a customer's page or not.
  mutating func follow(_ outcome: LookOutcome, in view: Overlay) -> [Effect] {
    overlay = outcome == .looking ? view : nil
    guard case .open(let customer) = outcome else { return [] }
    return settle([.show(.customer(customer))])
  }
}

extension Canvas {
  /// What a dialog says while what it is to list is reckoned, or why it cannot be.
  mutating func writeWait(_ words: String, refused: String?) {
    for (y, line) in Paragraph.wrap(refused ?? words, width: width - 2, glyphs: glyphs).enumerated() {
      write(line, at: Point(x: 1, y: y), tone: refused == nil ? .muted : .error)
    }
  }
}
