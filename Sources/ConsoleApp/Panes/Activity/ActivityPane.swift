import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let activity = PaneID("activity")
}

/// What happened with the customer, with outcomes: the third column of a very wide screen.
struct ActivityPane: Pane {
  let id = PaneID.activity
  private var detail: CustomerDetail?
  private var failure: StoreError?
  private var top = 0

  init() {}

  enum Action: CaseIterable, PaneAction {
    var title: String { "" }
    var keys: [Key] { [] }
  }

  func title(in scene: Scene) -> String { "Activity" }

  func note(in scene: Scene) -> String {
    shown(scene).map { "\(NumberWords.whole($0.activities.count)) entries" } ?? ""
  }

  func question(in scene: Scene) -> CustomerDetailQuery? { scene.customer.map(CustomerDetailQuery.init) }

  mutating func receive(_ answer: Answered<CustomerDetailQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let detail):
      if detail?.row.id != self.detail?.row.id { top = 0 }
      self.detail = detail
      failure = nil
    case .failure(let error): failure = error
    }
    return []
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {}

  mutating func move(_ move: ListMove, in scene: Scene) -> [Effect] {
    let page = max(1, scene.size.height - 1)
    switch move {
    case .down: top += 1
    case .up: top -= 1
    case .pageDown: top += page
    case .pageUp: top -= page
    case .halfPageDown: top += page / 2
    case .halfPageUp: top -= page / 2
    case .top: top = 0
    case .bottom: top = .max / 2
    }
    settle(scene)
    return []
  }

  mutating func wheel(by rows: Int, in scene: Scene) -> [Effect] {
    top += rows
    settle(scene)
    return []
  }

  func draw(_ scene: Scene, on canvas: inout Canvas) {
    if let failure { return PaneState.failed(failure).draw(on: &canvas) }
    // As in the customer's own pane, the one before stays for the moment the next one takes.
    guard scene.hasFront, let detail else {
      return PaneState.empty("No customer is chosen").draw(on: &canvas)
    }
    let lines = lines(of: detail, in: scene)
    if lines.isEmpty { return PaneState.empty("Nothing has been written down yet").draw(on: &canvas) }
    for (y, line) in lines.dropFirst(top).prefix(canvas.height).enumerated() { line.draw(y: y, on: &canvas) }
  }

  private func shown(_ scene: Scene) -> CustomerDetail? {
    detail?.row.id == scene.customer ? detail : nil
  }

  private mutating func settle(_ scene: Scene) {
    let count = shown(scene).map { lines(of: $0, in: scene).count } ?? 0
    top = min(max(0, top), max(0, count - scene.size.height))
  }

  private func lines(of detail: CustomerDetail, in scene: Scene) -> [PageLine] {
    detail.activities.flatMap { activity -> [PageLine] in
      let day = TimeWords.day(scene.zone.date(of: activity.at), today: scene.today)
      let head = PageLine.text([
        Piece("\(day)  ", .muted), Piece(activity.kind, .heading, emphasis: .bold),
        Piece(activity.author.isEmpty ? "" : "  \(activity.author)", .muted),
      ])
      let width = max(10, scene.size.width - 4)
      let body = Paragraph.wrapLines(of: activity.description, width: width, glyphs: scene.glyphs)
        .map { PageLine.text([Piece("  \($0)")]) }
      let outcome = Paragraph.wrapLines(of: activity.outcome, width: width - 2, glyphs: scene.glyphs)
        .map { PageLine.text([Piece("  \(scene.glyphs.pointer) \($0)", .muted)]) }
      return [head] + body + (activity.outcome.isEmpty ? [] : outcome) + [.blank]
    }
  }
}
