import CustomerSuccess
import SuccessStore
import TerminalUI

/// A pane that is one list of rows; how it moves, filters and reloads is the same for all.
protocol ListPane: Pane {
  associatedtype Row: Identifiable & Hashable & Sendable where Row.ID: Sendable & CustomStringConvertible

  var list: ListView<Row> { get set }
  /// The rows of an answer.
  func page(of answer: Asked.Answer) -> Page<Row>
  /// Lines above the first row.
  var headerHeight: Int { get }
  /// What acts on a row are done to.
  func subject(of row: Row) -> ActSubject?
  /// The customer a row belongs to, whom the pages beside it speak of; nil where it is nobody's.
  func customer(of row: Row) -> ActSubject?
  /// What of the customer's a row is, where that is no target of acts.
  func matter(of row: Row) -> String?
  func table(in scene: Scene, glyphs: GlyphSet) -> Table<Row>
  /// What to draw when there is nothing at all.
  var emptyState: PaneState { get }
  /// What it leaves out whatever its filter is, the likeliest first.
  func leftOut(in scene: Scene) -> [LeftOut<Asked, Row>]
  /// The same where who is looking has a say in it.
  func emptyState(in scene: Scene) -> PaneState
  /// What Enter and a double click do.
  var opening: Action { get }
  /// Orders the list by a column, and by the one it is ordered by the other way round; false where it is not ordered by that.
  mutating func order(byHeading title: String) -> Bool
  /// The order that it always has, for whoever would have another: `by due date, the late ones first`. Nil where it is
  /// ordered by its columns.
  var ownOrder: String? { get }
}

extension ListPane where Asked.Answer == Page<Row> {
  func page(of answer: Page<Row>) -> Page<Row> { answer }
}

extension ListPane where Asked.Answer == [Row] {
  func page(of answer: [Row]) -> Page<Row> { Page(rows: answer, position: 0, total: answer.count) }
}

extension ListPane {
  var headerHeight: Int { 1 }
  func matter(of row: Row) -> String? { nil }

  mutating func receive(_ answer: Answered<Asked>, in scene: Scene) -> [Effect] { takeRows(of: answer, in: scene) }

  /// What any list does with an answer, whatever its own `receive` does besides.
  mutating func takeRows(of answer: Answered<Asked>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let found): list.receive(page(of: found), of: listed(in: scene), height: height(scene))
    case .failure(let error): list.failure = error
    }
    return []
  }

  /// Tells the list that is asked for from others; where its window stands is no difference.
  func listed(in scene: Scene) -> Int {
    guard let question = question(in: scene) else { return 0 }
    guard let list = question as? any ListQuestion else { return question.hashValue }
    return list.list.hashValue
  }

  func note(in scene: Scene) -> String {
    "\(list.marksNote) \(list.note)".withoutOuterBlanks
  }

  func isReady(in scene: Scene) -> Bool { list.rows.page != nil || list.failure != nil }

  var isNarrowed: Bool { !filterText.isEmpty || !list.marks.isEmpty }

  mutating func reload() { list.rows.reload() }

  mutating func measure(in scene: Scene) {
    guard let page = list.rows.page else { return }
    list.natural = table(in: scene, glyphs: scene.glyphs).natural(of: page.rows)
  }

  mutating func move(_ move: ListMove, in scene: Scene) -> [Effect] {
    list.rows.move(move, height: height(scene))
    return []
  }

  mutating func order(byHeading title: String) -> Bool { false }
  var isOrdered: Bool { ownOrder == nil }

  mutating func click(at point: Point, isDouble: Bool, in scene: Scene) -> [Effect] {
    guard point.y >= headerHeight else { return clickHeading(at: point.x, in: scene) }
    guard list.rows.choose(line: point.y - headerHeight, height: height(scene)) else { return [] }
    return isDouble ? perform(opening, in: scene) : []
  }

  private mutating func clickHeading(at x: Int, in scene: Scene) -> [Effect] {
    guard list.rows.page != nil,
      let title = shown(in: scene, scene.glyphs).heading(at: x, width: scene.size.width),
      !title.isEmpty
    else { return [] }
    if let ownOrder { return [.complain("In an order of its own: \(ownOrder)")] }
    guard !order(byHeading: title) else { return [] }
    return [.complain("This list is not ordered by '\(title)'")]
  }

  /// The table as it is drawn.
  private func shown(in scene: Scene, _ glyphs: GlyphSet) -> Table<Row> {
    var table = table(in: scene, glyphs: glyphs)
    table.hasHeader = headerHeight > 0
    table.natural = list.natural
    table.columnRoom = scene.columnRoom
    return table
  }

  mutating func wheel(by rows: Int, in scene: Scene) -> [Effect] {
    list.rows.wheel(by: rows, height: height(scene))
    return []
  }

  func draw(_ scene: Scene, on canvas: inout Canvas) {
    if let state = list.state(empty: emptyState(in: scene), why: whyNothing(in: scene)) {
      return state.draw(on: &canvas)
    }
    shown(in: scene, canvas.glyphs).draw(
      top: list.rows.top, total: list.rows.total, selected: scene.isElsewhere ? -1 : list.rows.position,
      isFocused: scene.isFocused, on: &canvas, isMarked: { list.marks[$0.id] != nil }, row: list.rows.row(at:))
  }

  func emptyState(in scene: Scene) -> PaneState { emptyState }

  private func whyNothing(in scene: Scene) -> String? {
    guard list.rows.page?.total == 0, let subject = filterSubject else { return nil }
    let filter = scene.scope.and(list.filter)
    let context = FilterContext(now: scene.now, zone: scene.zone)
    return filter.whyNothing(
      in: subject, people: scene.people, isForetold: scene.isForetold, names: scene.filterNames, context)
      ?? leftOutWords(in: scene) ?? filter.misreading(in: subject, people: scene.people)
  }

  func wantsForecast(in scene: Scene) -> Bool { isEmptiedByForecast(in: scene) }

  func wantsFilterNames(in scene: Scene) -> Bool {
    list.rows.page?.total == 0 && scene.scope.and(list.filter).needsNames
  }

  /// Its filter asks for what is predicted, and finds nobody.
  func isEmptiedByForecast(in scene: Scene) -> Bool {
    list.rows.page?.total == 0 && scene.scope.and(list.filter).asks(about: .churnRisk)
  }

  func subjects(in scene: Scene) -> [ActSubject] {
    if !list.marks.isEmpty { return list.marks.sorted { $0.key.description < $1.key.description }.map(\.value) }
    return list.chosen.flatMap(subject).map { [$0] } ?? []
  }

  func why(in scene: Scene) -> Why {
    guard let row = list.chosen else { return .unknown("Nothing is chosen") }
    return subject(of: row)?.why(in: scene) ?? .nothing
  }

  mutating func mark(_ step: MarkStep, in scene: Scene) -> [Effect] {
    switch step {
    case .clear: list.clearMarks()
    case .toggle:
      guard let row = list.chosen, let subject = subject(of: row) else {
        return [.complain("There is no row to mark")]
      }
      list.toggle(row, subject)
      return move(.down, in: scene)
    case .range:
      for position in list.range {
        guard let row = list.rows.row(at: position), let subject = subject(of: row) else { continue }
        list.mark(row, subject)
      }
    }
    return []
  }

  /// Of a list that is empty nobody knows better.
  func canMark(in scene: Scene) -> Bool { list.chosen.map { subject(of: $0) != nil } ?? true }

  var hasMarks: Bool { !list.marks.isEmpty }

  mutating func clearMarks() { list.clearMarks() }

  func hiddenMarks(in scene: Scene) -> [ActSubject] { list.hidden }

  mutating func markAll(_ answer: Answered<Asked>, in scene: Scene) -> [Effect] {
    let page: Page<Row>
    switch answer {
    case .success(let found): page = self.page(of: found)
    case .failure(let error): return [.complain(error.description)]
    }
    for row in page.rows { list.mark(row, subject(of: row)) }
    let count = NumberWords.whole(list.marks.count)
    return page.total > page.rows.count
      ? [.complain("\(count) of \(NumberWords.whole(page.total)) marked: more are too many for one act")]
      : [.say("\(count) marked · \(scene.unmarkKey) unmarks")]
  }

  mutating func scopeChanged() { list.restart() }

  var filterText: String { list.filterText }
  mutating func setFilter(_ filter: Filter, text: String) { list.set(filter, text: text) }

  var lacksRows: Bool { list.rows.page == nil && list.failure == nil }

  /// Rows there is room for.
  func height(_ scene: Scene) -> Int { max(0, scene.size.height - headerHeight) }

  var front: Front? {
    guard list.failure == nil, let page = list.rows.page else { return Front(isReading: list.failure == nil) }
    guard let row = list.chosen else { return Front(isReading: page.total > 0) }
    return Front(target: subject(of: row)?.target, customer: customer(of: row), matter: matter(of: row))
  }

  func customer(in scene: Scene) -> ActSubject? { list.chosen.flatMap(customer) }

  /// Why nothing can be done to a row; nil when one is chosen.
  func nothingChosen(_ kind: String) -> String? {
    if list.chosen != nil { return nil }
    return front?.isReading == true ? "The list is still being read" : "No \(kind) is chosen"
  }

  mutating func stopSeeking() { list.rows.stopSeeking() }
  mutating func comeBack(from entry: Int) { list.rows.comeBack(from: entry) }

  mutating func seek(_ target: Target, in scene: Scene) {
    list.rows.seek(target.description, height: height(scene))
  }
}

extension Scene {
  fileprivate var unmarkKey: String {
    keyMap.keys(of: ConsoleAction.unmark, in: "console").first?.name ?? ":\(ConsoleAction.unmark.rawValue)"
  }
}
