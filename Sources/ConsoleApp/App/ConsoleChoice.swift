import CustomerSuccess
import SuccessStore

/// What is chosen, by which panes know of each other without calling each other.
extension Console {
  mutating func focus(on customer: CustomerID) {
    guard customer != self.customer else { return }
    self.customer = customer
    customerName = nil
  }

  mutating func choose(_ target: Target) {
    if case .customer(let id) = target { return focus(on: id) }
    chosen[target.kind] = target
  }

  /// The page of a thing, with the list beside it on its row.
  mutating func show(_ target: Target) {
    let home = Screen.home(of: target.kind)
    guard let screen = Screen.all.first(where: { $0.id == home.screen }) else { return }
    let place = Place(screen: self.screen.id, pane: focus)
    choose(target)
    self.screen = screen
    focused[screen.id] = home.page
    if place != Place(screen: screen.id, pane: home.page) { trail.append(place) }
    for id in screen.panes { _ = with(id) { $0.seek(target, in: $1) } }
  }

  /// The sum behind what is chosen: in a line, or on the page that has it.
  mutating func explain() -> [Effect] {
    switch panes[focus]?.why(in: scene(for: focus)) {
    case .sum(let words): return [.say(words)]
    case .page(let target):
      show(target)
      panes[Screen.home(of: target.kind).page]?.isExplaining = true
    case .here:
      let now = panes[focus]?.isExplaining ?? false
      panes[focus]?.isExplaining = !now
    case .unknown(let words): return [.complain(words)]
    case nil: return []
    }
    return []
  }

  /// The pane that now has the keys makes its row the chosen one.
  mutating func appear() {
    let effects = with(focus) { pane, scene in pane.appear(in: scene) } ?? []
    _ = settle(effects)
  }
}

extension Scene {
  var action: ActionID? {
    guard case .action(let id) = chosen[.action] else { return nil }
    return id
  }

  var ticket: TicketID? {
    guard case .ticket(let id) = chosen[.ticket] else { return nil }
    return id
  }

  var learner: LearnerID? {
    guard case .learner(let id) = chosen[.learner] else { return nil }
    return id
  }
}

extension Scene {
  var article: ArticleID? {
    guard case .article(let id) = chosen[.article] else { return nil }
    return id
  }
}

extension Answer {
  /// The customer whose page it is part of.
  var customer: Customer? {
    switch self {
    case .customer(let detail): detail?.row.customer
    case .ticket(let detail): detail?.customer.customer
    default: nil
    }
  }
}
