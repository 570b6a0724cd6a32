import CustomerSuccess
import TerminalUI

/// The screens where things are worked: their list on the left, the chosen one's page on the right.
extension Screen {
  static let tickets = Screen(
    id: .tickets, number: 3, title: "Tickets", panes: [.queue, .ticket], pages: [.ticket: [.queue]]
  ) { rect in
    let columns = desk(rect)
    return [.queue: columns[0], .ticket: columns[1]]
  }

  static let actions = Screen(
    id: .actions, number: 4, title: "Actions", panes: [.actionList, .action], pages: [.action: [.actionList]]
  ) { rect in
    let columns = desk(rect)
    return [.actionList: columns[0], .action: columns[1]]
  }

  static let training = Screen(
    id: .training, number: 5, title: "Training", panes: [.learners, .learner, .training],
    pages: [.learner: [.learners]]
  ) { rect in
    let columns = desk(rect)
    let left = Layout.rows(columns[0], [.fixed(8), .flexible(minimum: 8)])
    return [.training: left[0], .learners: left[1], .learner: columns[1]]
  }

  private static func desk(_ rect: Rect) -> [Rect] {
    let isWide = rect.width > 140
    return Layout.columns(
      rect, [.flexible(weight: isWide ? 12 : 21, minimum: 50), .flexible(weight: isWide ? 9 : 19, minimum: 48)])
  }

  /// Where a kind of thing is worked, and the pane that is its page.
  static func home(of kind: Target.Kind) -> (screen: ScreenID, page: PaneID) {
    switch kind {
    case .customer: (.customers, .customerDetail)
    case .ticket: (.tickets, .ticket)
    case .action: (.actions, .action)
    case .learner: (.training, .learner)
    case .article: (.metrics, .article)
    }
  }
}
