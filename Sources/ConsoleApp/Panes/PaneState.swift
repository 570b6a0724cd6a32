import SuccessStore
import TerminalUI

/// What stands in a pane that has no rows: each says what to do next.
enum PaneState {
  case loading
  case noCustomers
  /// Customers there may be, but none in what everything is narrowed to.
  static let noneInScope = PaneState.empty("No customer is in this scope; Backspace widens it")

  /// Nothing there at all, in the pane's own words.
  case empty(String)
  /// Rows there are, but the filter lets none through.
  case filteredOut(String, why: String?)
  case failed(StoreError)

  func draw(on canvas: inout Canvas) {
    let width = max(1, canvas.width - 2)
    let shown = lines.enumerated().flatMap { index, line in
      Paragraph.wrap(line, width: width, glyphs: canvas.glyphs).map { ($0, index == 0 ? firstTone : .muted) }
    }
    let top = max(0, (canvas.height - shown.count) / 2)
    for (y, (line, tone)) in shown.enumerated() {
      canvas.writeCentred(line, at: Point(x: 1, y: top + y), width: width, tone: tone)
    }
  }

  private var firstTone: Tone {
    if case .failed = self { return .error }
    return .muted
  }

  private var lines: [String] {
    switch self {
    case .loading: ["reading …"]
    case .noCustomers: ["No customers yet", "I or :import brings them in from a file; rapport demo shows how it looks"]
    case .empty(let words): [words]
    case .filteredOut(let filter, let why):
      ["Nothing matches \(filter)"] + [why].compactMap { $0?.capitalizedFirst } + ["Esc clears the filter"]
    case .failed(let error): ["\(error)", "Ctrl-L tries again"]
    }
  }
}
