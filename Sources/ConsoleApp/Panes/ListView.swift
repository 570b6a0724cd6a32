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
  /// Those of them that were marked under another filter and have not been met under this one.
  private var fromElsewhere: Set<Row.ID> = []
  /// The filter of the rows that have come.
  private var listed: Filter?
  /// Where a range begins: the row that was marked last, and where it stood then; nil where nothing is marked.
  private var lastMark: (id: Row.ID, position: Int)?
  /// Which list the rows are of, and where the cursor and the marks of others were left, the latest last.
  private var list: Int?
  private var places: [Place] = []

  private struct Place: Sendable {
    var list: Int
    var chosen: Row.ID?
    var marks: [Row.ID: ActSubject]
  }

  /// So many lists are come back to.
  private static var memory: Int { 12 }

  /// `list` tells one list from another; whoever comes back to one finds it as it was left.
  mutating func receive(_ page: Page<Row>, of list: Int, height: Int) {
    failure = nil
    rows.receive(page, height: height)
    defer { meet(page) }
    guard list != self.list else { return }
    self.list = list
    let place = places.first { $0.list == list }
    if marks.isEmpty, let place { marks = place.marks }
    guard let place else { return }
    if let chosen = place.chosen, rows.isAtItsBeginning { rows.seek(chosen.description, height: height) }
  }

  /// A mark whose row was among the loaded ones is not hidden by the filter, wherever it is scrolled to.
  private mutating func meet(_ page: Page<Row>) {
    if filter != listed { fromElsewhere = Set(marks.keys) }
    listed = filter
    if !fromElsewhere.isEmpty { fromElsewhere.subtract(page.rows.map(\.id)) }
  }

  private mutating func keepPlace() {
    guard let list, rows.page != nil else { return }
    places.removeAll { $0.list == list }
    places.append(Place(list: list, chosen: rows.isAtItsBeginning ? nil : chosen?.id, marks: marks))
    if places.count > Self.memory { places.removeFirst() }
  }

  /// Marks outlive it, for the frame says how many there are; whoever takes it away stays on the row they had found.
  mutating func set(_ filter: Filter, text: String) {
    let isSame = filter == self.filter
    self.filter = filter
    filterText = text
    guard !isSame else { return }
    keepPlace()
    lastMark = nil
    if filter.isEmpty, let chosen { rows.restart(at: chosen.id) } else { rows.restart() }
  }

  /// Another list: no mark is for a row of the one before.
  mutating func restart() {
    keepPlace()
    rows.restart()
    (marks, fromElsewhere) = ([:], [])
    lastMark = nil
  }

  mutating func mark(_ row: Row, _ subject: ActSubject?) {
    marks[row.id] = subject
    fromElsewhere.remove(row.id)
    if marks.isEmpty { lastMark = nil }
  }

  /// Marks the chosen row, or takes its mark away; a range goes on from there.
  mutating func toggle(_ row: Row, _ subject: ActSubject) {
    lastMark = (row.id, rows.position)
    mark(row, marks[row.id] == nil ? subject : nil)
  }

  /// The places from the row that was marked last, wherever that has gone, to the chosen one.
  var range: ClosedRange<Int> {
    let from = lastMark.map { rows.place(of: $0.id) ?? $0.position } ?? rows.position
    return min(from, rows.position)...max(from, rows.position)
  }

  /// Taken away or acted on: they are not found again in a list that had them too.
  mutating func clearMarks() {
    for index in places.indices { places[index].marks = places[index].marks.filter { marks[$0.key] == nil } }
    (marks, fromElsewhere) = ([:], [])
    lastMark = nil
  }

  /// The row the cursor is on, as far as it can be seen.
  var chosen: Row? { failure == nil ? rows.selected : nil }

  /// What to draw instead of rows; nil when there are some.
  func state(empty: PaneState, why: String? = nil) -> PaneState? {
    if let failure { return .failed(failure) }
    guard let page = rows.page else { return .loading }
    guard page.total == 0 else { return nil }
    return filterText.isEmpty ? empty : .filteredOut(filterText, why: why)
  }

  /// The marks whose rows the list has not: a filter hides them, or they have gone from it. One that is only scrolled away, or put
  /// elsewhere by another order, is known to be marked.
  var hidden: [ActSubject] {
    guard !marks.isEmpty else { return [] }
    return marks.filter { isHidden($0.key) }.sorted { $0.key.description < $1.key.description }.map(\.value)
  }

  private func isHidden(_ id: Row.ID) -> Bool {
    guard let page = rows.page else { return true }
    if page.rows.contains(where: { $0.id == id }) { return false }
    // Of a long list only a part is loaded; without a filter it has everything.
    return page.rows.count == page.total || !filter.isEmpty && fromElsewhere.contains(id)
  }

  /// `3 marked, 1 not shown`, for the frame, so that nobody acts on a row that was filtered away and believes it is the one in
  /// front; empty without marks.
  var marksNote: String {
    guard !marks.isEmpty else { return "" }
    let count = hidden.count
    let hidden = count == marks.count ? "" : "\(NumberWords.whole(count)) "
    return "\(NumberWords.whole(marks.count)) marked" + (count == 0 ? "" : ", \(hidden)not shown")
  }

  /// `/score<70`, for the frame.
  var note: String { filterText.isEmpty ? "" : "/\(filterText)" }
}
