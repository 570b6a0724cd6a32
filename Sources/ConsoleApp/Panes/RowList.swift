import SuccessStore

/// A list's place: which rows are loaded, which one is chosen, which one stands at the top.
///
/// The whole list is never loaded: `window` is what is asked for, and changes only when the rows to be seen are about to
/// leave what is loaded or the data has changed.
struct RowList<Row: Identifiable & Hashable & Sendable>: Sendable where Row.ID: Sendable & CustomStringConvertible {
  private(set) var page: Page<Row>?
  private(set) var window: Window
  private(set) var top = 0
  /// The chosen row's position in the whole list.
  private(set) var position = 0
  private var chosen: Row.ID?
  /// The row to be chosen as soon as it is loaded.
  private var sought: String?
  /// The rows that went from under a cursor which nobody has moved since, the latest last; those that were let go, with the change
  /// that they went by.
  private var gone: [(id: Row.ID, entry: Int?)] = []
  /// The change that has been taken back just now.
  private var takenBack: Int?

  init(limit: Int = 200) { window = Window(.first, limit: limit) }

  var total: Int { page?.total ?? 0 }
  /// Nobody has moved in it, nor is looked for.
  var isAtItsBeginning: Bool { position == 0 && sought == nil }
  var selected: Row? { row(at: position) }

  func row(at position: Int) -> Row? {
    guard let page, position >= page.position, position < page.position + page.rows.count else { return nil }
    return page.rows[position - page.position]
  }

  /// Where a row stands in the whole list; nil where it is not among the loaded ones.
  func place(of id: Row.ID) -> Int? {
    guard let page else { return nil }
    return page.rows.firstIndex { $0.id == id }.map { page.position + $0 }
  }

  /// Takes in an answer. The chosen row stays chosen and at its height on the screen, wherever it has moved to.
  mutating func receive(_ page: Page<Row>, height: Int) {
    let before = self.page
    self.page = page
    if let back = returned(to: page) {
      gone.removeAll { $0.id == back }
      sought = back.description
    }
    takenBack = nil
    if let sought, let index = page.rows.firstIndex(where: { $0.id.description == sought }) {
      self.sought = nil
      position = page.position + index
      // What is seen already is gone to where it stands.
      if !(top..<top + height).contains(position) { top = position - height / 2 }
    } else if let chosen, let index = page.rows.firstIndex(where: { $0.id == chosen }) {
      follow(page.position + index, height: height)
    } else if let chosen {
      let next = window.anchor == .last ? nil : before.flatMap { successor(of: chosen, from: $0, in: page) }
      if window.anchor == .last { position = max(0, page.total - 1) }
      if let next { follow(next, height: height) }
      gone.append((chosen, nil))
    } else if window.anchor == .last {
      position = max(0, page.total - 1)
    }
    settle(height: height)
  }

  /// The chosen row keeps its height on the screen.
  private mutating func follow(_ place: Int, height: Int) {
    let heightOnScreen = position - top
    position = place
    // What comes above the first row of a list that stands at its beginning is seen to come.
    top = top == 0 && position < height ? 0 : position - heightOnScreen
  }

  /// The row that the change took which has been taken back: one that was gone and is there again, or one that was let go by it.
  private func returned(to page: Page<Row>) -> Row.ID? {
    guard let takenBack else { return nil }
    return gone.last { row in
      (row.entry == nil || row.entry == takenBack) && page.rows.contains { $0.id == row.id }
    }?.id
  }

  /// Where the row stands now that came next after one that went.
  private func successor(of gone: Row.ID, from before: Page<Row>, in page: Page<Row>) -> Int? {
    guard let index = before.rows.firstIndex(where: { $0.id == gone }) else { return nil }
    let places = Dictionary(page.rows.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    return before.rows.dropFirst(index + 1).lazy.compactMap { places[$0.id] }.first.map { page.position + $0 }
  }

  /// Chooses the row with this id, wherever it is; one that the list does not have leaves the choice as it is.
  mutating func seek(_ id: String, height: Int) {
    gone = []
    guard selected?.id.description != id else { return }
    sought = id
    if let page, page.rows.contains(where: { $0.id.description == id }) { return receive(page, height: height) }
    window.anchor = .around(id)
  }

  /// What went is back, by the hand that had it go: so is the cursor, unless it was moved meanwhile.
  mutating func comeBack(from entry: Int) { takenBack = gone.isEmpty ? nil : entry }

  /// These rows, the chosen one among them, are done with: wherever they go, the cursor goes on to what comes next.
  mutating func letGo(of rows: Set<Row.ID>, as entry: Int) {
    guard let chosen, let page else { return }
    gone.append((chosen, entry))
    let after = page.rows.dropFirst(position - page.position + 1)
    self.chosen = after.first { !rows.contains($0.id) }?.id
    reload()
  }

  /// Whoever has the list under their hands now chooses for themselves: a row that comes later does not take the cursor.
  mutating func stopSeeking() {
    guard sought != nil else { return }
    sought = nil
    reload()
  }

  mutating func move(_ move: ListMove, height: Int) {
    (sought, gone) = (nil, [])
    switch move {
    case .up: position -= 1
    case .down: position += 1
    case .pageUp: scroll(by: -max(1, height - 1))
    case .pageDown: scroll(by: max(1, height - 1))
    case .halfPageUp: scroll(by: -max(1, height / 2))
    case .halfPageDown: scroll(by: max(1, height / 2))
    case .top: position = 0
    case .bottom: position = total - 1
    }
    settle(height: height)
  }

  /// The wheel moves what is seen; the choice follows only when it would leave the screen.
  mutating func wheel(by rows: Int, height: Int) {
    top = min(max(0, top + rows), max(0, total - height))
    position = min(max(position, top), max(top, min(total, top + height) - 1))
    settle(height: height)
  }

  /// Chooses the row at a line of the screen; false when there is none.
  mutating func choose(line: Int, height: Int) -> Bool {
    guard line >= 0, top + line < total else { return false }
    (sought, gone) = (nil, [])
    position = top + line
    settle(height: height)
    return true
  }

  /// Everything from the first row on, up to a limit.
  mutating func askForAll(limit: Int) { window = Window(.first, limit: limit) }

  /// Begins again at the first row: another filter is another list.
  mutating func restart() {
    window.anchor = .first
    page = nil
    position = 0
    top = 0
    chosen = nil
    (sought, gone) = (nil, [])
  }

  /// Begins again at this row: another list that has it too.
  mutating func restart(at id: Row.ID) {
    restart()
    sought = id.description
    window.anchor = .around(id.description)
  }

  /// The data or the order changed: asks for the rows around the chosen one.
  mutating func reload() {
    guard let chosen else {
      window.anchor = top == 0 ? .first : .position(top)
      return
    }
    window.anchor = .around(chosen.description)
  }

  private mutating func scroll(by rows: Int) {
    position += rows
    top += rows
  }

  private mutating func settle(height: Int) {
    position = min(max(0, position), max(0, total - 1))
    top = min(max(top, position - max(1, height) + 1), position)
    top = min(max(0, top), max(0, total - height))
    // A row not loaded yet has no id to follow; its position holds until its page arrives.
    chosen = selected?.id
    loadWhatIsSeen(height: height)
  }

  private mutating func loadWhatIsSeen(height: Int) {
    guard let page, page.total > page.rows.count else { return }
    window.limit = max(window.limit, height * 4)
    let loaded = page.position..<page.position + page.rows.count
    let margin = height / 2
    let wanted = max(0, top - margin)..<min(page.total, top + height + margin)
    if wanted.lowerBound >= loaded.lowerBound, wanted.upperBound <= loaded.upperBound { return }
    window.anchor = .position(max(0, min(top + height / 2 - window.limit / 2, page.total - window.limit)))
  }
}
