import CustomerSuccess
import SuccessStore

/// A list's rows, its filter, and what went wrong.
struct ListView<Row: Identifiable & Hashable & Sendable>: Sendable where Row.ID: Sendable & CustomStringConvertible {
  var rows = RowList<Row>()
  private(set) var filter = Filter()
  private(set) var filterText = ""
  /// How wide the words of the loaded rows are, by column: measured once, so that columns stand still under a cursor.
  var natural: [String: Int] = [:]
  var failure: StoreError?
  /// The rows an act is for, with what was seen of them.
  var marks: [Row.ID: ActSubject] = [:]
  /// Where a range begins.
  var lastMark: Int?

  mutating func receive(_ page: Page<Row>, height: Int) {
    failure = nil
    rows.receive(page, height: height)
  }

  /// Marks outlive it, for the frame says how many there are; whoever takes it away stays on the row they had found.
  mutating func set(_ filter: Filter, text: String) {
    let isSame = filter == self.filter
    self.filter = filter
    filterText = text
    guard !isSame else { return }
    lastMark = nil
    if filter.isEmpty, let chosen { rows.restart(at: chosen.id) } else { rows.restart() }
  }

  /// Another list: no mark is for a row of the one before.
  mutating func restart() {
    rows.restart()
    marks = [:]
    lastMark = nil
  }

  /// The row the cursor is on, as far as it can be seen.
  var chosen: Row? { failure == nil ? rows.selected : nil }

  /// What to draw instead of rows; nil when there are some.
  func state(empty: PaneState) -> PaneState? {
    if let failure { return .failed(failure) }
    guard let page = rows.page else { return .loading }
    guard page.total == 0 else { return nil }
    return filterText.isEmpty ? empty : .filteredOut(filterText)
  }

  /// `/score<70`, for the frame.
  var note: String { filterText.isEmpty ? "" : "/\(filterText)" }
}
