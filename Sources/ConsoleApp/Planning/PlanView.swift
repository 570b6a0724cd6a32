import CustomerSuccess
import SuccessStore
import TerminalUI

/// What other framework files would do, before they hold; they can be applied from here.
struct PlanView: Hashable, Sendable {
  let request: PlanRequest
  private(set) var news: PlanNews?
  private(set) var chosen = ChosenRow()
  /// Whether they are to be applied has been asked.
  private(set) var isAsking = false

  init(_ request: PlanRequest) { self.request = request }

  enum Outcome: Hashable {
    case looking
    case closed
    case open(Target)
    case apply(PlanDraft, [AppliedFile])
  }

  mutating func receive(_ found: PlanNews) { news = found }

  var refused: String? { if case .refused(let words)? = news { words } else { nil } }
  var draft: PlanDraft? { if case .found(let draft, _, _)? = news { draft } else { nil } }

  mutating func press(_ key: Key) -> Outcome {
    if isAsking {
      isAsking = false
      guard key == .character("y"), case .found(let draft, let team, _)? = news else { return .looking }
      return .apply(draft, team)
    }
    switch key {
    case .escape, .control("c"), .character("q"): return .closed
    case .enter: if let target = chosenTarget { return .open(target) }
    case .character("a"): isAsking = draft != nil
    default: chosen.press(key, of: rows.count)
    }
    return .looking
  }

  private var chosenTarget: Target? { rows.indices.contains(chosen.place) ? rows[chosen.place].target : nil }

  mutating func click(_ point: Point, on size: Size) -> OverlayHit {
    let dialog = dialog(on: size)
    let content = dialog.content(on: size).size
    return chosen.click(
      at: point, in: dialog, on: size, below: head(content.width).count + 1, height: height(content), of: rows.count)
  }

  /// One line of the plan: a section's name, or what one thing becomes.
  struct Row: Hashable, Sendable {
    enum Content: Hashable, Sendable {
      case heading(String)
      case warning(String)
      case value(PlanDraft.Change)
      case category(RulebookPlan.Category)
      case deadline(RulebookPlan.Deadline)
      case firing(OutreachFiring, isNew: Bool)
      case membership(RulebookPlan.Membership)
    }

    var content: Content

    /// What Enter opens.
    var target: Target? {
      switch content {
      case .heading, .warning, .value: nil
      case .category(let one): .customer(one.customer)
      case .deadline(let one): .ticket(one.ticket)
      case .firing(let one, _): .customer(one.customer)
      case .membership(let one): .customer(one.customer)
      }
    }
  }

  var rows: [Row] {
    guard case .found(let draft, _, let plan)? = news else { return [] }
    func section(_ title: String, _ contents: [Row.Content]) -> [Row] {
      contents.isEmpty ? [] : [Row(content: .heading("\(title): \(contents.count)"))] + contents.map(Row.init)
    }
    return draft.warnings.map { Row(content: .warning($0)) }
      + section("Values", draft.changes.map { .value($0) })
      + section("Other category", plan.categories.map { .category($0) })
      + section("Deadlines that move", plan.deadlines.map { .deadline($0) })
      + section("Fires in the next run", plan.firings.map { .firing($0, isNew: true) })
      + section("Fires no more", plan.silenced.map { .firing($0, isNew: false) })
      + section("Programmes", plan.programmes.map { .membership($0) })
  }
}

// MARK: Keys

extension Console {
  /// What the framework files at a path would do.
  mutating func plan(_ path: String) -> [Effect] {
    plans += 1
    let request = PlanRequest(number: plans, path: path)
    overlay = .plan(PlanView(request))
    return [.plan(request)]
  }

  mutating func receive(_ news: PlanNews, number: Int) {
    guard case .plan(var view) = overlay, view.request.number == number else { return }
    view.receive(news)
    overlay = .plan(view)
  }

  mutating func press(_ key: Key, in view: inout PlanView) -> [Effect] {
    let outcome = view.press(key)
    overlay = .plan(view)
    switch outcome {
    case .looking: return []
    case .closed:
      overlay = nil
      return []
    case .open(let target):
      overlay = nil
      return settle([.show(target)])
    case .apply(let draft, let team):
      guard !setting.isReadOnly else { return [.complain(refusal)] }
      overlay = nil
      return [.apply(draft, over: team)]
    }
  }
}
