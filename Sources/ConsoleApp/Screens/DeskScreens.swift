import CustomerSuccess
import TerminalUI

/// The screens where things are worked: their list on the left, the chosen one's page on the right.
extension Screen {
  static let tickets = Screen(
    id: .tickets, number: 3, title: "Tickets", panes: [.queue, .ticket], pages: [.ticket: [.queue]],
    least: desk
  ) { rect in
    let columns = desk(rect)
    return [.queue: columns[0], .ticket: columns[1]]
  }

  static let actions = Screen(
    id: .actions, number: 4, title: "Actions", panes: [.actionList, .action], pages: [.action: [.actionList]],
    least: desk
  ) { rect in
    let columns = desk(rect)
    return [.actionList: columns[0], .action: columns[1]]
  }

  static let training = Screen(
    id: .training, number: 5, title: "Training",
    panes: [.learners, .learner, .training, .sessions, .session, .learning, .trainingGrid],
    pages: [.learner: [.learners], .session: [.sessions], .trainingGrid: [.learners]],
    parts: [[.learners, .learner, .training], [.sessions, .session], [.learning, .trainingGrid]], least: desk
  ) { rect in
    let columns = desk(rect)
    let left = Layout.rows(columns[0], [.fixed(8), .flexible(minimum: 8)])
    let halves = Layout.columns(rect, [.flexible(weight: 1, minimum: 60), .flexible(weight: 1, minimum: 50)])
    return [
      .training: left[0], .learners: left[1], .learner: columns[1], .sessions: columns[0], .session: columns[1],
      .learning: halves[0], .trainingGrid: halves[1],
    ]
  }

  /// Where a kind of thing is worked, and the pane that is its page.
  static func home(of kind: Target.Kind) -> (screen: ScreenID, page: PaneID) {
    switch kind {
    case .customer, .contact, .portfolio: (.customers, .customerDetail)
    case .ticket: (.tickets, .ticket)
    case .action: (.actions, .action)
    case .learner: (.training, .learner)
    case .session: (.training, .session)
    case .article: (.metrics, .article)
    case .initiative: (.metrics, .initiative)
    case .verbatim: (.metrics, .feedback)
    case .message: (.outreach, .outreach)
    }
  }
}
