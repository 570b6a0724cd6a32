import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let dayCustomer = PaneID("dayCustomer")
  static let customer = PaneID("customer")
  static let customerDetail = PaneID("customerDetail")
}

/// One customer: header, score, dimensions with their metrics, and what happened. A page of lines that scrolls.
struct CustomerPane: DetailPane {
  let id: PaneID
  let style: Style
  var detail: CustomerDetail?
  var failure: StoreError?
  private var opened: Set<DimensionID> = []
  var isExplaining = false {
    didSet { if isExplaining != oldValue { view.restart() } }
  }
  var view = PageView()
  let opening = Action.open
  let noun = "customer"
  let signs = [SignKind.health, .deadlines, .actions, .training, .journeys]

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
      case .open: "The metrics of a dimension, a text to its end, or the line's ticket, action item or learner"
      case .openAll: "Show or hide all metrics"
      }
    }

    var keys: [Key] {
      switch self {
      case .open: [.enter, .character(" ")]
      case .openAll: [.character("+")]
      }
    }

    var hint: String? {
      switch self {
      case .open: "open"
      case .openAll: nil
      }
    }
  }

  func title(in scene: Scene) -> String {
    guard scene.hasFront, let customer = detail?.row.customer else { return "Customer" }
    return "\(customer.name) · \(customer.id)"
  }

  func question(in scene: Scene) -> CustomerDetailQuery? { scene.customer.map(CustomerDetailQuery.init) }
  func thing(of detail: CustomerDetail) -> CustomerID { detail.row.id }
  func chosen(in scene: Scene) -> CustomerID? { scene.customer }

  func why(in scene: Scene) -> Why {
    guard isCurrent(in: scene) else { return .unknown("No customer is chosen") }
    if let counter = chosenCounter(in: scene), let trend = detail?.usageCourses[counter]?.trend {
      return .sum("\(counter): \(trend.words)")
    }
    return detail?.row.health.score == nil ? .unknown("This customer has no score yet") : .here
  }

  /// The one whose line the cursor is on.
  private func chosenCounter(in scene: Scene) -> CounterID? {
    isExplaining ? nil : chosenLine(in: scene)?.preset["counter"].map { CounterID($0) }
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open:
      guard let line = chosenLine(in: scene) else { return [.say("There is nothing to open")] }
      guard line.opens == nil, let dimension = line.dimension, !isExplaining else { return openChosen(in: scene) }
      opened.formSymmetricDifference([dimension])
    case .openAll:
      let all = Set(detail?.assessment.dimensions.map(\.id) ?? [])
      isExplaining = false
      opened = opened == all ? [] : all
    }
    if let page = livePage(in: scene) { view.keepInSight(page, height: scene.size.height) }
    return []
  }

  func page(of detail: CustomerDetail, in scene: Scene) -> [PageLine] {
    if isExplaining, let why = WhyPage(detail: detail, scene: scene) { return why.lines }
    return CustomerPage(detail: detail, style: style, opened: opened, scene: scene).lines
  }

  func emptiness(in scene: Scene) -> PaneState {
    if let failure { return .failed(failure) }
    return scene.hasFront ? .loading : .empty("Choose a customer, an action or a ticket")
  }

  func subject(in scene: Scene) -> ActSubject? { detail.map { .customer($0.row.customer) } }
  func owner(in scene: Scene) -> Customer? { detail?.row.customer }

  func subjectKind(in scene: Scene) -> Target.Kind? { subjects(in: scene).first?.target.kind ?? .customer }
}
