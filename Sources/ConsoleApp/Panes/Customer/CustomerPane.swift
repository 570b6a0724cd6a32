import CustomerSuccess
import SuccessStore
import TerminalUI

/// One customer: header, score, dimensions with their metrics, and what happened. A page of lines that scrolls.
struct CustomerPane: Pane {
  let id: PaneID
  let style: Style
  private(set) var detail: CustomerDetail?
  private(set) var failure: StoreError?
  private var opened: Set<DimensionID> = []
  private var chosen = 0
  private var top = 0

  /// How much is shown: beside other panes, or as a page of its own.
  enum Style: Sendable { case overview, page }

  init(id: PaneID, style: Style) {
    self.id = id
    self.style = style
  }

  enum Action: String, CaseIterable, PaneAction {
    case open, openAll

    var title: String {
      switch self {
      case .open: "Show or hide the metrics of a dimension"
      case .openAll: "Show or hide all metrics"
      }
    }

    var keys: [Key] {
      switch self {
      case .open: [.enter, .character(" ")]
      case .openAll: [.character("o")]
      }
    }

    var hint: String? { self == .open ? "metrics" : "all metrics" }
  }

  func title(in scene: Scene) -> String {
    guard scene.customer != nil, let customer = detail?.row.customer else { return "Customer" }
    return "\(customer.name) · \(customer.id)"
  }

  func question(in scene: Scene) -> Question? { scene.customer.map(Question.customer) }

  mutating func receive(_ answer: Answer, in scene: Scene) -> [Effect] {
    switch answer {
    case .customer(let detail):
      if detail?.row.id != self.detail?.row.id { (chosen, top) = (0, 0) }
      self.detail = detail
      failure = nil
    case .failed(let error): failure = error
    default: break
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    shown(scene) == nil ? "No customer is chosen" : nil
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    guard let detail = shown(scene) else { return [] }
    switch action {
    case .open:
      let page = lines(of: detail, in: scene)
      guard let line = firstStop(page, from: chosen), let dimension = page[line].dimension else {
        return [.say("Enter opens a dimension; this line has nothing behind it")]
      }
      opened.formSymmetricDifference([dimension])
    case .openAll:
      let all = Set(detail.assessment.dimensions.map(\.id))
      opened = opened == all ? [] : all
    }
    keepInSight(lines(of: detail, in: scene), height: scene.size.height)
    return []
  }

  mutating func move(_ move: ListMove, in scene: Scene) -> [Effect] {
    guard let detail = shown(scene) else { return [] }
    let page = lines(of: detail, in: scene)
    let stops = page.indices.filter { page[$0].isStop }
    guard let first = stops.first, let last = stops.last else { return [] }
    let step = max(1, scene.size.height - 1)
    switch move {
    case .down: chosen = stops.first { $0 > chosen } ?? last
    case .up: chosen = stops.last { $0 < chosen } ?? first
    case .pageDown: chosen = stops.first { $0 >= chosen + step } ?? last
    case .pageUp: chosen = stops.last { $0 <= chosen - step } ?? first
    case .halfPageDown: chosen = stops.first { $0 >= chosen + step / 2 } ?? last
    case .halfPageUp: chosen = stops.last { $0 <= chosen - step / 2 } ?? first
    case .top: chosen = first
    case .bottom: chosen = last
    }
    keepInSight(page, height: scene.size.height)
    return []
  }

  mutating func click(at point: Point, isDouble: Bool, in scene: Scene) -> [Effect] {
    guard let detail = shown(scene) else { return [] }
    let page = lines(of: detail, in: scene)
    guard page.indices.contains(top + point.y), page[top + point.y].isStop else { return [] }
    chosen = top + point.y
    return isDouble ? perform(.open, in: scene) : []
  }

  mutating func wheel(by rows: Int, in scene: Scene) -> [Effect] {
    guard let detail = shown(scene) else { return [] }
    top = min(max(0, top + rows), max(0, lines(of: detail, in: scene).count - scene.size.height))
    return []
  }

  func draw(_ scene: Scene, on canvas: inout Canvas) {
    if let failure { return PaneState.failed(failure).draw(on: &canvas) }
    guard scene.customer != nil else {
      return PaneState.empty("Choose a customer, an action or a ticket").draw(on: &canvas)
    }
    // The one before stays, under its own name, for the moment the next one takes: no pane blinks as the cursor moves.
    guard let detail else { return PaneState.loading.draw(on: &canvas) }
    let page = lines(of: detail, in: scene)
    let marked = scene.isFocused ? firstStop(page, from: chosen) : nil
    for (y, index) in page.indices.dropFirst(top).prefix(canvas.height).enumerated() {
      page[index].draw(y: y, on: &canvas)
      if index == marked { canvas.shade(Rect(x: 0, y: y, width: canvas.width, height: 1), with: .selection) }
    }
  }

  /// The detail, once it is the chosen customer's: no key acts on another's.
  private func shown(_ scene: Scene) -> CustomerDetail? {
    detail?.row.id == scene.customer ? detail : nil
  }

  private func lines(of detail: CustomerDetail, in scene: Scene) -> [PageLine] {
    CustomerPage(detail: detail, style: style, opened: opened, scene: scene).lines
  }

  private func firstStop(_ page: [PageLine], from index: Int) -> Int? {
    page.indices.contains(index) && page[index].isStop ? index : page.firstIndex { $0.isStop }
  }

  private mutating func keepInSight(_ page: [PageLine], height: Int) {
    chosen = min(chosen, max(0, page.count - 1))
    // Going up to the first stop shows the header above it again.
    if page.prefix(chosen).allSatisfy({ !$0.isStop }) { top = 0 }
    top = min(max(top, chosen - height + 1), chosen)
    top = min(max(0, top), max(0, page.count - height))
  }
}
